"""Away and yet there: a stretch of days in which the writer cannot be reached, and can."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

from goodterms.letters.reading.conflicts.place import Place, both, clauses, words_of
from goodterms.letters.reading.days import find_months
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

_AWAY = Pattern(
    r"\b(?:not|no longer|cannot|can't|isn't|aren't)(?: be| to)? (?:reach(?:ed|able)?|available|there|in the"
    r" (?:office|country)|working|at work)\b|\bunreachable\b|\bno (?:laptop|signal|phone|mail|e-?mail|internet)\b"
    r"|\b(?:am|is|are|be|'m|'re|'ll be)(?: \w+)? (?:on (?:parental |maternity |sick |annual )?(?:leave|holiday)"
    r"|away"
    r"|closed|abroad|trekking|travelling|in hospital|off)\b"
)
"""`I am on leave and not to be reached`, `our firm is closed`, `no laptop, no signal`."""
_THERE = Pattern(
    r"\b(?:fully|always|completely|entirely) (?:available|reachable|there|at your disposal)\b"
    r"|\b(?:call|ring|phone|reach|mail|write to) (?:me|us) (?:always|any ?time|at any time|whenever|day (?:and|or)"
    r" night)\b|\b(?:day (?:and|or) night|round the clock|around the clock)\b|\ball the time (?:in|of) the world\b"
    r"|\b(?:i|we)(?:'ll| will| shall)? (?:offer|teach|give|hold|run|work|come|answer|do)\b[^.;]{0,30}\b(?:every"
    r"|each) (?:morning|afternoon|evening|day|week|mon|tues|wednes|thurs|fri|satur|sun)\w*"
    r"|\b(?:i am|i'm|we are|we're|number (?:is|works)) (?:reachable|available)\b"
)
"""`You can call me always`, `round the clock`, `I offer every morning the summer course`."""
_NOT_THERE = Pattern(r"\b(?:not|\w*n't|no longer|cannot|could|would|if|until now|before|so far|colleague|again)\b")
_NOT_AWAY = Pattern(r"\b(?:was|were|could|would|if|last|colleague|she|he|they|except|but)\b")
_UNTIL = Pattern(r"\b(?:until|till|up to|through)\b")
_FROM = Pattern(r"\b(?:from|between|after|as of|since)\b")
_AFTER = Pattern(r"\bafter\b")
_YEAR, _MONTH = 372, 31


def available_while_away(draft: Draft) -> Iterator[Place]:
    """The writer is away for a stretch of days, and yet can be had in it."""
    there = [(c, s) for c in clauses(draft, _THERE, _NOT_THERE) if (s := _stretch(draft, c))]
    if not there:
        return
    for away, (other, stretch) in product(clauses(draft, _AWAY, _NOT_AWAY), there):
        gone = _stretch(draft, away) or _stretch(draft, _sentence(draft, away))
        if gone and _overlap(gone, stretch):
            yield from both(draft, away, other, "This falls into the time in which you are away.")


def _sentence(draft: Draft, clause: Span) -> Span:
    return next((s for s in draft.sentences if s.start <= clause.start < s.end), clause)


def _stretch(draft: Draft, clause: Span) -> tuple[int, int] | None:
    """The days of a year from the first to the last that the clause names; a month counts as a whole.

    Months are counted as 31 days, so that no calendar is needed.
    """
    days = [(d.month - 1) * _MONTH + d.day for d in draft.days_in(clause)]
    months = [(m.month - 1) * _MONTH for m in find_months(clause.of(draft.plain))] if not days else []
    words = words_of(draft, clause)
    if not days and "new year" in words:
        days = [_YEAR]
    if days:
        first, last = days[0], days[-1]
    elif months:
        first, last = months[0] + 1, months[-1] + _MONTH
    else:
        return None
    if first == last or len(months) == 1:
        if _UNTIL.search(words):
            first = last - 3 * _MONTH
        elif _FROM.search(words):
            first, last = first + (1 if _AFTER.search(words) else 0), first + _MONTH
    return first, last if last >= first else last + _YEAR


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether the two share more than their edges, in this year or over the turn of it."""
    return any(
        min(one[1], other[1] + turn) - max(one[0], other[0] + turn) > 0
        or one == (other[0] + turn, other[1] + turn)
        for turn in (-_YEAR, 0, _YEAR)
    )
