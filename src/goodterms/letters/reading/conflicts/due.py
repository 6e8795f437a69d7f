"""When the money is due: two days, or two lengths of time, for one bill."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from goodterms.letters.reading.conflicts.place import MAY, Place, both, clauses, day_in, words_of
from goodterms.letters.reading.numbers import COUNT, count
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

_PAY = Pattern(
    r"\b(?:pay(?! (?:data|grades?|slips?|roll|day|rise)\b)|payable|due|payment|payments|settle|transfer|remit)\b"
    r"|\b(?:invoice|bill|balance|amount"
    r"|sum)\b[^.;]{0,40}"
    r"\b(?:to be (?:paid|settled|transferred)|(?:be|is) (?:paid|settled))\b|\bto be paid\b"
    r"|\b(?:money|eur [\d.,]+|[€£$] ?[\d.,]+|it)\b[^.;]{0,20}\b(?:on|in|reach(?:es)?|to) my account\b"
    r"|\b(?:have|expect|send me) the (?:money|amount|sum|balance|whole)\b"
)
_WHEN = Pattern(
    rf"\b(?P<n>{COUNT}) (?P<unit>day|week|month)s? (?:net|to pay|to settle|for (?:the |your )?payment)\b"
    rf"|\b(?:within|net|in|term of|terms are|payable|due) (?:the )?(?:usual |agreed |next )?(?P<n2>{COUNT})"
    r" (?P<unit2>day|week|month)s?\b(?! notice)"
    rf"|\b(?P<n3>{COUNT})[- ](?P<unit3>day|week|month)s? (?:payment )?terms?\b"
    r"|\b(?P<at_once>(?:up)?on receipt|at once|immediately|straight away|right away)\b"
)
_MONEY = Pattern(
    r"\b(?:pay|payable|payments?|money|invoices?|bills?|fees?|sum|amount|total|balance|account|settle|transfer"
    r"|remit)\b"
)
"""The index may be due as well as the money."""
_BY = Pattern(r"\b(?:by|on|until|before|no later than|latest|for|due)\b")
_END_OF = Pattern(r"\bend of (?:the month of )?$")
_NOT_DUE = Pattern(
    r"\b(?:paid on|already|received|half|parts?|instal?ments?|second|third|rest of|other|each|every|monthly"
    r"|keys?|files?|originals|answer|reply|handover|decision|deposit|refund\w*|(?:i|we)(?:'ll| will)? (?:pay"
    r"|transfer|settle)"
    r"|was due|fell due|were due|since|has been due|have been|extension|if|could|would|might|earlier|interest"
    r"|reminder"
    rf"|usual(?:ly)? (?:pay|take)|instead|normally|otherwise|late|overdue|first|owe you|{MAY}|not|\w*n't|never"
    r"|still (?:open|unpaid|outstanding)|open, due|unpaid|cannot|accept|no|was|were)\b"
)
_KEY = Pattern(
    r"\b(?:invoice|bill|no\.|number)s? (?:no\.? |number |nr\.? |#)?(?P<number>[a-z]{0,4}[-/]?\d[\w/-]*)"
    r"|\b(?P<month>january|february|march|april|june|july|august|september|october|november|december) (?:invoice"
    r"|bill|fee"
    r"|retainer|account)|\b(?:invoice|bill|fee|retainer|fees) for (?P<month2>january|february|march|april|may"
    r"|june|july"
    r"|august|september|october|november|december)\b|\b(?P<last>last|final|closing|outstanding|open|remaining)"
    r" (?:invoice|bill|account|fee|payment|amount|sum|balance)\b"
)
_LENGTH = {"day": 1, "week": 7, "month": 30}
_NEAR = 3
"""Days by which two lengths may differ and still be the same in other words."""


class Term(NamedTuple):
    """A clause that says when something is to be paid.

    Attributes:
        by: the day, as month and day.
        within: the days that it leaves.
        sums, keys: what is to be paid, by its amount and by its name.
    """

    clause: Span
    by: tuple[int, int] | None
    within: int | None
    sums: frozenset[object]
    keys: frozenset[str]


def pay_days(draft: Draft) -> Iterator[Place]:
    """Two different days, or lengths of time, by which one bill is to be paid."""
    terms = list(_terms(draft)) if "reminder" not in draft.kind else []
    if len(terms) < 2:
        return
    bills = {key for match in draft.everywhere(_KEY) for key in _keys(match[0])}
    bills.discard("last")  # it is one of those that bear a number, if any do
    several = len({frozenset(term.sums) for term in terms} - {frozenset()}) > 1
    for one, other in combinations(terms, 2):
        if _differ(one, other) and _one_bill(one, other, len(bills) > 1 or several):
            says = "The letter names two different times to pay."
            yield from both(draft, one.clause, other.clause, says, "Keep one of them.")


def _terms(draft: Draft) -> Iterator[Term]:
    for clause in clauses(draft, _PAY, _NOT_DUE):
        words = words_of(draft, clause)
        match = _WHEN.search(words)
        by = _day(draft, clause) if not match and _BY.search(words) else None
        within = None
        if match:
            unit = match["unit"] or match["unit2"] or match["unit3"]
            number = match["n"] or match["n2"] or match["n3"]
            within = int(count(number) or 0) * _LENGTH[unit] if unit else 0
        if (by or within is not None) and (draft.sums_in(clause) or _MONEY.search(words)):
            sums = frozenset(amount.value for amount in draft.sums_in(clause))
            yield Term(clause, by, within, sums, _keys(words))


def _day(draft: Draft, clause: Span) -> tuple[int, int] | None:
    """The day that a clause names; the end of a month is one."""
    day = day_in(draft, clause)
    if day is None or day.day:
        return (day.month, day.day) if day else None
    return (day.month, 31) if _END_OF.search(words_of(draft, clause)[: day.start]) else None


def _keys(words: str) -> frozenset[str]:
    """What tells one bill from another: its number, its month, that it is the last."""
    return frozenset(
        value if name != "last" else "last"
        for match in _KEY.finditer(words)
        for name, value in match.groupdict().items()
        if value
    )


def _differ(one: Term, other: Term) -> bool:
    if one.by and other.by:
        return one.by != other.by
    return one.within is not None and other.within is not None and abs(one.within - other.within) > _NEAR


def _one_bill(one: Term, other: Term, several: bool) -> bool:
    """Whether both speak of the same bill; where the letter names several, both must name it."""
    if one.sums and other.sums:
        return bool(one.sums & other.sums)
    if one.keys and other.keys:
        return bool(one.keys & other.keys)
    return not several
