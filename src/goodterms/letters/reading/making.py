"""Whether figures make another: every product, sum, difference and share of them is tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, permutations
from typing import NamedTuple

_MOST_VALUES = 20_000
"""Beyond these nearly every amount could be made somehow, and nothing is said."""
_LEAST_ADDED = 20
"""A smaller number without a currency counts something, and is not added to money."""
_MOST_COUNTED = 12
"""Of two numbers that are no larger none is a price without a currency."""
_CENT = Fraction(1, 100)
_ROUNDED = Fraction(1)
"""A share of an amount may have been rounded to the whole."""


class Figure(NamedTuple):
    """A figure that may take part: an amount of money, a count, or a share of something."""

    start: int
    end: int
    value: Fraction
    kind: str


Number = int | Fraction
"""A value in reckoning: whole where it can be, as whole numbers are reckoned with several times as fast."""


def makes(figures: Sequence[Figure], stated: Figure) -> bool:
    """Whether the figures make the one that is stated."""
    return can_make(figures, stated.value, stated.kind == "amount")


def can_make(figures: Sequence[Figure], stated: Fraction, money: bool = False) -> bool:
    """Whether products, shares, sums and differences of the figures make the one that is stated, each figure
    taking part once at most. What is money is made of money: a count may multiply or divide it, not be added."""
    shares = [f.value for f in figures if f.kind == "share"]
    factors: set[Number] = {1, *(part for share in shares for part in _parts(share))}
    near = _ROUNDED if shares else _CENT
    most, least = _plain(stated + near), _plain(stated - near)
    reached: dict[int, set[Number]] = {0: {0}}
    size = 0
    money = money and any(f.kind == "amount" for f in figures)
    operands = [_operand(figure, money) for figure in figures if figure.kind != "share"]
    if any(least < value * factor < most for value in _alone(operands) for factor in factors):
        return True
    for used, term in _terms(operands, shares):
        for taken, values in list(reached.items()):
            if taken & used:
                continue
            more = {value + term for value in values} | {value - term for value in values}
            # what is more has both signs of each value
            if any(least < value * factor < most for value in more for factor in factors):
                return True
            reached.setdefault(taken | used, set()).update(more)
            size += len(more)
        if size > _MOST_VALUES:
            return True
    return False


class _Operand(NamedTuple):
    """A figure in reckoning."""

    value: Number
    money: bool
    """Whether it is an amount, where amounts and counts are kept apart."""
    alone: bool
    """Whether it can be added as it stands."""


def _operand(figure: Figure, apart: bool) -> _Operand:
    amount = apart and figure.kind == "amount"
    alone = not apart or amount or (figure.start < figure.end and figure.value >= _LEAST_ADDED)
    return _Operand(_plain(figure.value), amount, alone)


def _plain(value: Number) -> Number:
    return value.numerator if value.denominator == 1 else value


def _parts(share: Fraction) -> set[Fraction]:
    """What a share may mean: itself, what it leaves or adds, and the whole of which it was taken."""
    whole = {1 / share, 1 / share - 1, 1 / share + 1} if share else set()
    return {share, 1 - share, 1 + share} | whole


_PAIR = 2


def _in_proportion(whole: Number, one: Number, other: Number) -> Iterator[Number]:
    """Of a sum for so many what falls to a part of them (`20 sessions were £900, 14 are done`), and the rest."""
    if whole:
        part = Fraction(one * other) / whole
        yield from (_plain(part), _plain(one - part), _plain(other - part))


def _terms(operands: list[_Operand], shares: list[Fraction]) -> Iterator[tuple[int, Number]]:
    """What figures may stand for by themselves, with the set of figures (as bits) that this takes: one alone, a
    share of it, two or three multiplied, one divided by another, one in proportion to two others, a run of some
    added and then multiplied by another."""
    bits = [(1 << place, one) for place, one in enumerate(operands)]
    yield from ((used, one.value) for used, one in bits if one.alone)
    for place, share in enumerate(shares, len(operands)):
        for used, one in bits:
            if one.alone:
                parts = (share, 1 - share, 1 + share)
                yield from ((used | 1 << place, _plain(one.value * part)) for part in parts)
    for (first_bit, a), (second_bit, b) in combinations(bits, 2):
        if a.money and b.money:
            continue
        if a.money or b.money or max(a.value, b.value) > _MOST_COUNTED or (a.alone and b.alone):
            yield first_bit | second_bit, a.value * b.value
        if not (a.money or b.money):
            yield from ((first_bit | second_bit, value) for value in _quotients(a, b))
    for chosen in combinations(bits, 3):
        used = sum(bit for bit, _ in chosen)
        yield from ((used, term) for term in _of_three(*(one for _, one in chosen)))
    for first, last in combinations(range(len(bits) + 1), 2):
        run = bits[first:last]
        if len(run) > _PAIR and len({one.money for _, one in run}) == 1:
            used, added = sum(bit for bit, _ in run), sum(one.value for _, one in run)
            yield from (
                (used | bit, added * one.value)
                for bit, one in bits
                if not bit & used and not (one.money and run[0][1].money)
            )


def _alone(operands: list[_Operand]) -> Iterator[Number]:
    """What stands for nothing but itself, or is put to or taken from one more: a sum in so many parts, and one
    rate for some of a number and another for the rest (`80 pages at 2 euros, 2.50 for the 20 with tables`)."""
    for a, b in permutations(operands, 2):
        if a.money and not b.money:
            for value in _quotients(a, b):
                yield value
                yield from (value + sign * c.value for c in operands if c.money and c is not a for sign in (1, -1))
    for every, some, one, other in permutations(operands, 4):
        two_rates = one.money and (other.money or other.value.denominator > 1)
        if two_rates and not (every.money or some.money) and every.value > some.value > 1:
            yield (every.value - some.value) * one.value + some.value * other.value


def _quotients(whole: _Operand, part: _Operand) -> Iterator[Number]:
    for one, other in ((whole, part), (part, whole)):
        if other.value and not other.money:
            yield _plain(Fraction(one.value, other.value))


def _of_three(a: _Operand, b: _Operand, c: _Operand) -> Iterator[Number]:
    if a.money + b.money + c.money > 1:
        for one, other, times in ((a, b, c), (a, c, b), (b, c, a)):
            if one.money and other.money and not times.money:
                yield (one.value + other.value) * times.value
        return
    x, y, z = a.value, b.value, c.value
    yield x * y * z
    for one, other, times in ((a, b, c), (a, c, b), (b, c, a)):
        if one.money == other.money:
            yield (one.value + other.value) * times.value
    for whole, one, other in ((a, b, c), (b, a, c), (c, a, b)):
        if not whole.money:
            yield from _in_proportion(whole.value, one.value, other.value)
