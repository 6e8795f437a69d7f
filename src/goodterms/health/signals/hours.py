"""Hours against what was agreed: does the client take more than the agreement holds, week after week?"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from goodterms.facts import TimeEntry
from goodterms.health.answer import Evidence
from goodterms.health.change import Level, walk
from goodterms.health.signals.signal import Signal, weigh
from goodterms.health.view import View

_HEIGHT = 4.6
_RELIEF = 3.0
_OVER = 1.25


def look(view: View) -> list[Evidence]:
    """Compare the hours of each week with the agreed ones and with the client's own past."""
    agreed = agreed_weekly(view)
    if agreed is None or agreed <= 0:
        return []
    weeks = weekly(view)
    if len(weeks) < 8:
        return []
    sums = [hours for _, hours in weeks]
    values = [hours / agreed for hours in sums]
    past = Level(needed=8, least_spread=0.12, smallest=0.15, clip=3.0)
    shift = walk(values, past, _HEIGHT, _RELIEF)
    lately = sum(sums[-6:]) / min(6, len(sums)) / agreed
    if shift is None or lately < _OVER or shift.now < _OVER:
        return []
    began = weeks[shift.onset][0]
    rows = [entry for entry in view.history.hours if entry.day >= began]
    return [
        Evidence(
            signal="hours",
            kind="work",
            weight=weigh(12, lately - 1),
            says=f"The work takes {lately * agreed:.1f} hours a week; {agreed:.1f} are agreed.",
            source=_rows(rows),
            on=max((entry.day for entry in rows), default=began),
            since=began,
            moved=not shift.leaning,
            leaning=shift.leaning,
        )
    ]


def agreed_weekly(view: View) -> float | None:
    """The hours a week that were agreed; a retainer's monthly hours are spread over its weeks."""
    agreement = view.history.agreement
    if agreement.weekly_hours is not None:
        return float(agreement.weekly_hours)
    return float(agreement.retainer_hours * 12 / 52) if agreement.retainer_hours is not None else None


def weekly(view: View) -> list[tuple[date, float]]:
    """Hours of each whole week from the first entry, by its Monday, weeks without work included; the weeks
    round Christmas are left out."""
    entries = view.history.hours
    if not entries:
        return []
    sums: dict[date, Decimal] = {}
    for entry in entries:
        monday = entry.day - timedelta(days=entry.day.weekday())
        sums[monday] = sums.get(monday, Decimal(0)) + entry.hours
    weeks = []
    monday = min(sums)
    while monday + timedelta(days=6) <= view.today:
        if not _christmas_week(monday):
            weeks.append((monday, float(sums.get(monday, Decimal(0)))))
        monday += timedelta(days=7)
    return weeks


def _christmas_week(monday: date) -> bool:
    return any((day.month, day.day) in ((12, 25), (1, 1)) for day in (monday + timedelta(n) for n in range(7)))


def _rows(entries: list[TimeEntry]) -> str:
    ordered = sorted(entries, key=lambda entry: entry.source)
    if not ordered:
        return "hours.csv"
    first, last = ordered[0].source, ordered[-1].source
    return f"{first}-{last.line}" if first.file == last.file and last.line else str(first)


SIGNAL = Signal(
    name="hours",
    kind="work",
    reason="Work beyond the agreement is either billed, agreed anew, or given away.",
    speaks="Five hours a week agreed and worked for a year, then seven and a half for six weeks.",
    silent="A busy fortnight before a fair, or a client who has always stayed below what was agreed.",
    look=look,
)
