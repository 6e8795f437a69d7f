"""One price with two values: a fee is fixed, and yet another is billed; one piece of work has two rates."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import TYPE_CHECKING

from goodterms.letters.reading.conflicts.place import Place, both, clause_at, clauses, nouns, vocabulary, words_of
from goodterms.letters.reading.conflicts.topic import other_kind
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span
from goodterms.letters.reading.sums import Sum

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

_FIXED = Pattern(
    r"\b(?:fee|price|rate|charge|cost|honorarium|retainer)s?\b[^.;]{0,50}\b(?:is|are|stays?|remains?|fixed"
    r"|agreed|all"
    r" in|included|flat|unchanged)\b|\bunchanged\b|\bthe agreed\b"
)
"""`My fee for the set is €380, all included`, `the monthly fee of $2,400 is unchanged`."""
_BILLED = Pattern(
    r"\b(?:you(?:'ll| will)? (?:owe|pay)|(?:we|i)(?:'ll| will| shall)? (?:bill|charge|invoice|ask|take)|costs?"
    r"|payable"
    r"|comes? to"
    r"|fee of|invoice (?:of|over)|bill (?:of|over)|as per the agreed)\b"
)
"""`For the set you owe me €420`, `each hour costs 95`."""
_OTHER_TERMS = Pattern(
    r"\b(?:if|would|could|or|option|instead|until|till|so far|was|were|plus|vat|net|gross|of which|half|part"
    r"|instal?ments?"
    r"|first|second|each|extra|more|remaining|rest|open|already|paid|refund|deposit|discount|reduced"
    r"|from (?:january"
    r"|february|march|april|may|june|july|august|september|october|november|december))\b"
)
_GENERAL = vocabulary(
    "fee price rate charge cost honorarium retainer owe pay bill final account month monthly"
    " hour hourly flat included"
    " fixed agreed unchanged payable as per attached stay eur gbp usd chf total net letter please"
)
_UNIT = Pattern(
    r"\b(?P<unit>monthly|hourly|daily|weekly|closing|flat|kill|annual)(?: \w+)? (?:fee|price|rate|retainer)\b"
    r"|\b(?P<named>hour|day|week|month|page|word|line|lesson) (?:rate|fee|price)\b"
    r"|\b(?:a|an|per|each|every) (?P<per>month|hour|day|week|year|page|word|line|lesson|session)\b"
)
_OF_UNIT = {"monthly": "month", "hourly": "hour", "daily": "day", "weekly": "week", "annual": "year"}


def fixed_and_billed(draft: Draft) -> Iterator[Place]:
    """The price of a thing is settled, and yet the same thing costs another amount."""
    if draft.kind == "options":
        return
    fixed = [(c, s) for c in clauses(draft, _FIXED, _OTHER_TERMS) if (s := _only(draft, c))]
    billed = [(c, s) for c in clauses(draft, _BILLED, _NOT_BILLED) if (s := _only(draft, c))] if fixed else []
    for (one, first), (other, second) in product(fixed, billed):
        differ = first.currency == second.currency and first.value != second.value
        if (
            differ
            and _multiple(first, second) is None
            and _same_thing(words_of(draft, one), words_of(draft, other))
        ):
            yield from both(
                draft, one, other, "The letter names two amounts for one thing.", "Keep the agreed one."
            )


_NOT_BILLED = Pattern(
    r"\b(?:if|would|could|or|option|until now|so far|was|were|plus|vat|gross|of which|half|part|instal?ments?"
    r"|first|second|extra|remaining|rest|refund|deposit|discount|\d+ (?:hours|days|pages)|hours|days"
    r"|urgent|rush\w*|overtime|weekends?|express|nights?|evenings?|anything|everything else)\b"
)


def _only(draft: Draft, clause: Span) -> Sum | None:
    inside = draft.sums_in(clause)
    return inside[0] if len(inside) == 1 else None


def _multiple(one: Sum, other: Sum) -> int | None:
    """How many times the smaller goes into the larger, where no rest is left: a month's fee and a year's."""
    small, large = sorted((abs(one.value), abs(other.value)))
    return int(large / small) if small and large % small == 0 else None


def _same_thing(one: str, other: str) -> bool:
    """Whether both name one thing beside the price, or one unit of time; and no more than the other names."""
    first, second = nouns(one) - _GENERAL, nouns(other) - _GENERAL
    units, others = _units(one), _units(other)
    if units or others:
        return bool(units & others) and not (first and second and not first & second)
    return bool(first & second)


def _units(words: str) -> set[str]:
    return {
        _OF_UNIT.get(unit, unit) for m in _UNIT.finditer(words) if (unit := m["unit"] or m["named"] or m["per"])
    }


_PER = Pattern(r"\s*(?:an?|per|each|/) ?(?P<unit>hour|day)\b", small=True)
_OTHER_RATE = Pattern(
    r"\b(?:if|would|could|or|option|until|till|so far|was|were|from now|new|old|instead|normally|usual\w*"
    r"|regular|reduced"
    r"|discount|previously|weekends?|nights?|evenings?|urgent|rush\w*|express|travel|extra|beyond|more than"
    r"|after that"
    r"|anything|she|he|they|his|her|their|colleague|successor|plus|vat|gross)\b"
)


def rates(draft: Draft) -> Iterator[Place]:
    """Work at one rate an hour, and the same work at another."""
    found = [
        (clause_at(draft, amount.start, amount.end), amount, match["unit"])
        for amount in draft.sums
        if (match := _PER.match(draft.lower, amount.end)) and not draft.is_quoted_at(amount.start)
    ]
    plain = [rate for rate in found if not draft.holds(_OTHER_RATE, rate[0])]
    for (one, first, unit), (other, second, per) in combinations(plain, 2):
        if first.currency != second.currency or first.value == second.value or unit != per:
            continue
        words, others = words_of(draft, one), words_of(draft, other)
        shared = (nouns(words) & nouns(others)) - _GENERAL
        if any(not other_kind(noun, words, others) for noun in shared):
            yield from both(draft, one, other, f"The letter names two rates for each {unit} of this.", "Keep one.")
