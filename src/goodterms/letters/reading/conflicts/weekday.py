"""A weekday that its day does not fall on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import TYPE_CHECKING

from goodterms.letters.reading.conflicts.place import Place, both, clause_at, dates_back
from goodterms.letters.reading.days import Day, find_months
from goodterms.letters.reading.sentences import Span

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FAR = 6
"""Months apart from which on two days without a year may lie in two years."""


def weekdays(draft: Draft) -> Iterator[Place]:
    """A weekday that the day does not fall on, in the year that the letter names."""
    wrong = False
    marked = [(day, day.weekday) for day in draft.days if day.weekday is not None]
    named = _years(draft) if any(not day.year for day, _ in marked) else ()
    for day, weekday in marked:
        years = (day.year,) if day.year else named
        if not years or draft.is_quoted(Span(day.start, day.end)):
            continue
        possible = [on for year in years if (on := day.on(year))]
        spread = {on.weekday() for year in years for near in (year - 1, year, year + 1) if (on := day.on(near))}
        fits = {on.weekday() for on in possible} if day.year else spread
        if not possible or weekday in fits:
            continue
        wrong = True
        true = _NAMES[possible[0].weekday()]
        span = clause_at(draft, day.start, day.end)
        yield Place(
            span.start,
            span.end,
            f"{possible[0].day} {possible[0]:%B %Y} is a {true}, not a {_NAMES[weekday]}.",
            f"Write {true}, or correct the day.",
            certain=True,
        )
    if not wrong:
        yield from _against_each_other(draft)


def _years(draft: Draft) -> tuple[int, ...]:
    """The years of the days and months that the letter names, but for those in which something began long ago."""
    dated = [day for day in (*draft.days, *find_months(draft.plain)) if day.year]
    return tuple(dict.fromkeys(day.year for day in dated if day.year and not dates_back(draft, day.start)))


def _against_each_other(draft: Draft) -> Iterator[Place]:
    """Two days whose weekdays cannot both hold in any one year."""
    marked = [day for day in draft.days if day.weekday is not None and not draft.is_quoted_at(day.start)]
    for one, other in combinations(marked, 2):
        if one.year and other.year:
            continue
        if abs(one.month - other.month) < _FAR and not _fit(one, other):
            says = "These two weekdays cannot both be right in one year."
            advice = "Look both days up in the calendar."
            first, second = (clause_at(draft, day.start, day.end) for day in (one, other))
            if first.overlaps(second):
                yield Place(first.start, first.end, says, advice)
            else:
                yield from both(draft, first, second, says, advice)


def _fit(one: Day, other: Day) -> bool:
    years = {year for day in (one, other) if (year := day.year)} or set(range(2020, 2034))
    return any(
        _weekday(one, year) == one.weekday and _weekday(other, year) == other.weekday for year in sorted(years)
    )


def _weekday(day: Day, year: int) -> int | None:
    on: date | None = day.on(year)
    return on.weekday() if on else None
