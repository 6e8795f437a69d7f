"""Days that a letter names from where it stands: tomorrow, next Friday, in two weeks, at the end of next month."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from goodterms.letters.reading.days import MONTHS, WEEKDAYS
from goodterms.letters.reading.numbers import COUNT, count
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span

_DAY_NAMES = "|".join(sorted((name for name in WEEKDAYS if len(name) > 4), key=len, reverse=True))
_MONTH_NAMES = "|".join(sorted((name for name in MONTHS if len(name) > 3 or name == "mai"), key=len, reverse=True))
_FROM_TODAY = Pattern(
    r"\b(?P<near>today|tomorrow|yesterday|heute|morgen|gestern|aujourd'hui|demain|hier|hoy|mañana|ayer)\b"
    rf"|\b(?P<which>this|next|last|coming|nächste[nrs]?|kommende[nrs]?"
    rf"|letzte[nrs]?) (?P<weekday>{_DAY_NAMES})\b(?!,? \d|,? the \d)"
    rf"|\b(?:in|within) (?P<n>{COUNT}|an?|einem?|einer|un|une|una) (?P<unit>days?|weeks?|months?|tagen?"
    rf"|wochen?|monate?n?"
    r"|jours?|semaines?|mois|días?|semanas?|meses)(?:' time)?\b"
    rf"|\b(?P<n2>{COUNT}|an?) (?P<unit2>days?|weeks?|months?) ago\b|\bvor (?P<n3>{COUNT}|einem?|einer)"
    r" (?P<unit3>tagen?|wochen?|monate?n?)\b"
    rf"|\bend of (?P<month>this month|next month|last month|the month|{_MONTH_NAMES})\b(?! \d|,? 20)"
    r"|\bende (?P<month2>des monats|nächsten monats|dieses monats)\b|\b(?P<month3>month[- ]end)\b"
    r"|\b(?P<week>this week|next week|last week|nächste woche|diese woche|letzte woche)\b"
)
_UNITS = {"d": 1, "t": 1, "j": 1, "w": 7, "s": 7}
_NEAR = {
    "today": 0, "heute": 0, "aujourd'hui": 0, "hoy": 0, "tomorrow": 1, "morgen": 1, "demain": 1, "mañana": 1,
    "yesterday": -1, "gestern": -1, "hier": -1, "ayer": -1,
}  # fmt: skip
_LAST_WEEK_OF_MONTH = 7


@dataclass(frozen=True, slots=True)
class Stretch(Span):
    """A day named from today, as wide as its words are: from ``first`` to ``last``."""

    first: date
    last: date

    def days(self) -> Iterator[date]:
        """Every day that may be meant, in order."""
        for n in range((self.last - self.first).days + 1):
            yield self.first + timedelta(days=n)


def find(lower: str, span: Span, today: date) -> Iterator[Stretch]:
    """The days in a stretch of a letter (lower case) that are named from today."""
    for match in _FROM_TODAY.finditer(lower, span.start, span.end):
        if match["near"]:
            first = last = today + timedelta(days=_NEAR[match["near"]])
        elif match["weekday"]:
            first, last = _weekday(match["which"], WEEKDAYS[match["weekday"]], today)
        elif match["week"]:
            first, last = _week(match["week"], today)
        elif match["n"] or match["n2"] or match["n3"]:
            number = match["n"] or match["n2"] or match["n3"]
            unit = (match["unit"] or match["unit2"] or match["unit3"])[0]
            first, last = _away(int(count(number) or 1), unit, today, back=not match["n"])
        else:
            last = _month_end(match["month"] or match["month2"] or "", today)
            first = last - timedelta(days=_LAST_WEEK_OF_MONTH)
        yield Stretch(match.start(), match.end(), first, last)


def _weekday(which: str, weekday: int, today: date) -> tuple[date, date]:
    """`Next Friday` may be the coming one, or the one of the week after."""
    ahead = (weekday - today.weekday()) % 7
    if which.startswith(("last", "letzt")):
        behind = today - timedelta(days=(-ahead) % 7 or 7)
        return behind - timedelta(days=7), behind
    coming = today + timedelta(days=ahead)
    return coming, coming + timedelta(days=0 if which == "this" else 7)


def _week(which: str, today: date) -> tuple[date, date]:
    monday = today - timedelta(days=today.weekday())
    weeks = 1 if which.startswith(("next", "näch")) else -1 if which.startswith(("last", "letzt")) else 0
    monday += timedelta(weeks=weeks)
    return monday, monday + timedelta(days=6)


def _away(number: int, unit: str, today: date, back: bool) -> tuple[date, date]:
    """So many days, weeks or months ahead or back; a longer unit is meant more roughly."""
    days = number * _UNITS.get(unit, 30)
    rough = 0 if _UNITS.get(unit) == 1 else 3 if unit in _UNITS else 6
    day = today + timedelta(days=-days if back else days)
    return day - timedelta(days=rough), day + timedelta(days=rough)


def _month_end(which: str, today: date) -> date:
    """The last day of the month that is meant; of a named one the nearest to come."""
    if which in MONTHS:
        year = today.year + (MONTHS[which] < today.month)
        return _last_of(year, MONTHS[which])
    months = today.year * 12 + today.month - 1
    months += 1 if which.startswith(("next", "näch")) else -1 if which.startswith("last") else 0
    return _last_of(months // 12, months % 12 + 1)


def _last_of(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])
