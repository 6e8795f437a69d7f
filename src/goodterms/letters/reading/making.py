"""Whether figures make another: every product, sum, difference and share of them is tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, permutations
from math import ceil, floor, inf, lcm
from typing import NamedTuple

_MOST_VALUES = 20_000
"""Beyond these nearly every amount could be made somehow, and nothing is said."""
_LEAST_ADDED = 20
"""A smaller number without a currency counts something, and is not added to money."""
_MOST_COUNTED = 12
"""Of two numbers that are no larger none is a price without a currency."""
CENT = Fraction(1, 100)
"""What differs by less is the same amount."""
_ROUNDED = Fraction(1)
"""A share of an amount may have been rounded to the whole."""


_LEAST, _MOST = Fraction(7, 10), Fraction(14, 10)


def may_be_a_slip(stated: Fraction, made: Fraction) -> bool:
    """Whether what is stated is near enough to what the figures make: a slip is seldom larger, and what differs by
    more is a figure of another thing."""
    return made > 0 and _LEAST < stated / made < _MOST


class Figure(NamedTuple):
    """A figure that may take part: an amount of money, a count, or a share of something."""

    start: int
    end: int
    value: Fraction
    kind: str


def makes(figures: Sequence[Figure], stated: Figure) -> bool:
    """Whether the figures make the one that is stated."""
    return can_make(figures, stated.value, stated.kind == "amount")


def can_make(figures: Sequence[Figure], stated: Fraction, money: bool = False) -> bool:
    """Whether products, shares, sums and differences of the figures make the one that is stated, each figure
    taking part once at most. What is money is made of money: a count may multiply or divide it, not be added.

    All is counted in one small unit of which every value that can come out is a whole number: whole numbers are
    reckoned with ten times as fast as fractions, and no less exactly.
    """
    shares = [f.value for f in figures if f.kind == "share"]
    near = _ROUNDED if shares else CENT
    apart = money and any(f.kind == "amount" for f in figures)
    unit, operands, parts = _in_units([f for f in figures if f.kind != "share"], shares, apart)
    factors = {(0, Fraction(1))}
    factors |= {(bit, part) for (bit, _), share in zip(parts, shares, strict=True) for part in _parts(share)}
    stretches = [(bit, *_between(stated - near, stated + near, factor, unit.whole)) for bit, factor in factors]
    if any(least <= value <= most for value in _alone(operands, unit) for _, least, most in stretches):
        return True
    reached: dict[int, set[int]] = {0: {0}}
    size = 0
    for used, term in _terms(operands, parts, unit):
        for taken, before in list(reached.items()):
            if taken & used:
                continue
            more = {value + term for value in before} | {value - term for value in before}
            # what is more has both signs of each value
            taking = taken | used
            within = [(least, most) for bit, least, most in stretches if not bit & taking]
            if any(least <= value <= most for least, most in within for value in more):
                return True
            reached.setdefault(taking, set()).update(more)
            size += len(more)
        if size > _MOST_VALUES:
            return True
    return False


class _Unit(NamedTuple):
    """The unit that all is counted in: values have ``once`` in one; three of them multiplied, and one of them
    divided by another, are whole numbers of it too."""

    once: int
    divided: int

    @property
    def whole(self) -> int:
        """So many units are one."""
        return self.once**3 * self.divided

    @property
    def single(self) -> int:
        """So many units a value is worth,"""
        return self.once**2 * self.divided

    @property
    def twice(self) -> int:
        """and two values multiplied."""
        return self.once * self.divided


class _Operand(NamedTuple):
    """A figure in reckoning."""

    bit: int
    value: int
    money: bool
    """Whether it is an amount, where amounts and counts are kept apart."""
    alone: bool
    """Whether it can be added as it stands."""
    price: bool
    """Whether it can be what one of something costs."""


def _in_units(
    figures: list[Figure], shares: list[Fraction], apart: bool
) -> tuple[_Unit, list[_Operand], list[tuple[int, int]]]:
    """The unit, the figures and the shares in it."""
    once = lcm(*(value.denominator for value in (*(f.value for f in figures), *shares)))
    operands = []
    for place, figure in enumerate(figures):
        amount = apart and figure.kind == "amount"
        alone = not apart or amount or (figure.start < figure.end and figure.value >= _LEAST_ADDED)
        price = alone or figure.value > _MOST_COUNTED or figure.value.denominator > 1
        operands.append(_Operand(1 << place, int(figure.value * once), amount, alone, price))
    parts = [(1 << place, int(share * once)) for place, share in enumerate(shares, len(figures))]
    return _Unit(once, lcm(*(one.value for one in operands if one.value))), operands, parts


def _between(least: Fraction, most: Fraction, factor: Fraction, whole: int) -> tuple[float, float]:
    """The smallest and the largest number of units (``whole`` are one) that times the factor lies between two
    bounds and on neither."""
    if not factor:
        return (-inf, inf) if least < 0 < most else (inf, -inf)
    low, high = sorted((least * whole / factor, most * whole / factor))
    return floor(low) + 1, ceil(high) - 1


def _parts(share: Fraction) -> set[Fraction]:
    """What a share may mean: itself, what it leaves or adds, and the whole of which it was taken."""
    whole = {1 / share, 1 / share - 1, 1 / share + 1} if share else set()
    return {share, 1 - share, 1 + share} | whole


_PAIR = 2


def _terms(operands: list[_Operand], parts: list[tuple[int, int]], unit: _Unit) -> Iterator[tuple[int, int]]:
    """What figures may stand for by themselves, with the set of figures (as bits) that this takes: one alone, a
    share of it, two or three multiplied, one number divided by another, one in proportion to two others, a run of
    some added and then multiplied by another."""
    yield from ((one.bit, one.value * unit.single) for one in operands if one.alone)
    for bit, share in parts:
        for one in operands:
            if one.alone:
                said = (share, unit.once - share, unit.once + share)
                yield from ((one.bit | bit, one.value * part * unit.twice) for part in said)
    for a, b in combinations(operands, 2):
        if a.money and b.money:
            continue
        if a.money or b.money or a.price or b.price:
            yield a.bit | b.bit, a.value * b.value * unit.twice
        if not (a.money or b.money):
            yield from ((a.bit | b.bit, value) for value in (_quotient(a, b, unit), _quotient(b, a, unit)))
    for a, b, c in combinations(operands, 3):
        used = a.bit | b.bit | c.bit
        yield from ((used, term) for term in _of_three(a, b, c, unit))
    for first, last in combinations(range(len(operands) + 1), 2):
        run = operands[first:last]
        if len(run) > _PAIR and len({one.money for one in run}) == 1:
            used, added = sum(one.bit for one in run), sum(one.value for one in run)
            others = (one for one in operands if not one.bit & used and not (one.money and run[0].money))
            yield from ((used | one.bit, added * one.value * unit.twice) for one in others)


def _of_three(a: _Operand, b: _Operand, c: _Operand, unit: _Unit) -> Iterator[int]:
    """Three figures multiplied, two added and multiplied by the third, or one in proportion to the others."""
    amounts = a.money + b.money + c.money
    for one, other, times in ((a, b, c), (a, c, b), (b, c, a)):
        if one.money == other.money and not (one.money and times.money):
            yield (one.value + other.value) * times.value * unit.twice
    if amounts > 1:
        return
    yield a.value * b.value * c.value * unit.divided
    for whole, one, other in ((a, b, c), (b, a, c), (c, a, b)):
        if not whole.money:
            yield from _in_proportion(whole.value, one.value, other.value, unit.single)


def _in_proportion(whole: int, one: int, other: int, single: int) -> Iterator[int]:
    """Of a sum for so many what falls to a part of them (`20 sessions were £900, 14 are done`), and the rest; each
    figure is worth ``single`` units."""
    if whole:
        part = one * other * (single // whole)
        yield from (part, one * single - part, other * single - part)


def _alone(operands: list[_Operand], unit: _Unit) -> Iterator[int]:
    """What stands for nothing but itself, or is put to or taken from one more: a sum in so many parts, and one
    rate for some of a number and another for the rest (`80 pages at 2 euros, 2.50 for the 20 with tables`)."""
    amounts = [one for one in operands if one.money]
    counts = [one for one in operands if not one.money]
    for whole in amounts:
        for value in (_quotient(whole, part, unit) for part in counts):
            yield value
            for other in amounts:
                if other is not whole:
                    yield from (value + other.value * unit.single, value - other.value * unit.single)
    for every, some in permutations(counts, 2):
        if every.value > some.value > unit.once:
            for one in amounts:
                yield from (
                    ((every.value - some.value) * one.value + some.value * other.value) * unit.twice
                    for other in operands
                    if other.price and other.bit not in (every.bit, some.bit, one.bit)
                )


def _quotient(whole: _Operand, part: _Operand, unit: _Unit) -> int:
    return whole.value * (unit.once * unit.single // part.value) if part.value else 0
