"""Hours against what was agreed: does the client take more than the agreement holds, week after week?"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

from goodterms.facts import TimeEntry
from goodterms.health.answer import Evidence
from goodterms.health.change import Level, median, walk
from goodterms.health.signals.season import is_past
from goodterms.health.signals.signal import Signal, weigh
from goodterms.health.view import View
from goodterms.money import Money

_HEIGHT = 4.6
_RELIEF = 3.0
_OVER = 1.25
_CLEARLY_LESS = Fraction(9, 10)
_REST_WEEKS = range(2, 7)
_RESTS_ALL_THE_TIME = 1 / 6
_LONG_OVER = timedelta(weeks=5 * 52)
"""After so long without any work, further empty weeks change nothing that is said of it."""


def look(view: View) -> list[Evidence]:
    """Compare the hours of each week with the agreed ones, those that nobody pays with the client's own past."""
    return _beyond_agreement(view) or _unbilled(view)


def _beyond_agreement(view: View) -> list[Evidence]:
    agreed = agreed_weekly(view)
    if agreed is None or agreed <= 0:
        return []
    weeks = weekly(view)
    if len(weeks) < 8:
        return []
    sums = [hours for _, hours in weeks]
    values = [hours / agreed for hours in sums]
    past = Level(needed=8, least_spread=0.12, smallest=0.15, clip=3.0, slack=0.6, caution=4.0)
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
            says=f"The work takes {lately * agreed:.1f} hours a week; {agreed:.1f} are agreed."
            + _earns(view, Fraction(sum(sums[-6:])) / min(6, len(sums)), weeks[-min(6, len(sums))][0]),
            source=_rows(rows),
            on=max((entry.day for entry in rows), default=began),
            since=began,
            moved=not shift.leaning,
            leaning=shift.leaning,
        )
    ]


def _unbilled(view: View) -> list[Evidence]:
    """More and more hours that are written down and not billed. Where fees are agreed, they may pay for these."""
    fees = any(deliverable.fee for deliverable in view.history.deliverables)
    unpaid = [] if fees else [entry for entry in view.history.hours if entry.billable is False]
    weeks = weekly(view)
    if not unpaid or len(weeks) < 8 or _written_every(sorted({entry.day for entry in view.history.hours})) > 1:
        return []
    usual_week = median([hours for _, hours in weeks if hours > 0] or [1.0])
    sums: dict[date, float] = {}
    for entry in unpaid:
        sums[monday_of(entry.day)] = sums.get(monday_of(entry.day), 0.0) + float(entry.hours)
    values = [sums.get(monday, 0.0) / usual_week for monday, _ in weeks]
    past = Level(needed=8, least_spread=0.1, smallest=0.2, clip=3.0, caution=4.0)
    shift = walk(values, past, _HEIGHT, _RELIEF, days=[monday for monday, _ in weeks])
    if shift is None or is_past(weeks, shift, view.today):
        return []
    began = weeks[shift.onset][0]
    rows = [entry for entry in unpaid if entry.day >= began]
    now, usual = shift.now * usual_week, shift.usual * usual_week
    recent = weeks[-6:]
    return [
        Evidence(
            signal="hours",
            kind="work",
            weight=weigh(10, shift.now),
            says=f"{now:.1f} hours a week are not billed; it was {usual:.1f}."
            + _earns(view, Fraction(sum(hours for _, hours in recent)) / len(recent), recent[0][0]),
            source=_rows(rows),
            on=max((entry.day for entry in rows), default=began),
            since=began,
            moved=not shift.leaning,
            leaning=shift.leaning,
        )
    ]


def _earns(view: View, weekly_hours: Fraction, since: date) -> str:
    """What an hour of all that work earns, where that is clearly less than agreed: by the retainer's fee, or by
    the share of the hours that is billed."""
    agreement = view.history.agreement
    fee, included = agreement.retainer_fee, agreement.retainer_hours
    if any(deliverable.fee for deliverable in view.history.deliverables):
        return ""
    if fee is not None:
        agreed = agreement.rate or (
            Money.rounded(fee.exact / Fraction(included), fee.currency) if included else None
        )
        earned = fee.exact * 12 / 52 / weekly_hours if weekly_hours > 0 else Fraction(0)
    else:
        entries = [entry for entry in view.history.hours if entry.day >= since]
        billed = sum((Fraction(e.hours) for e in entries if e.billable), Fraction(0))
        agreed = agreement.rate if all(entry.billable is not None for entry in entries) else None
        worked = sum((Fraction(e.hours) for e in entries), Fraction(0))
        earned = agreed.exact * billed / worked if agreed and worked > 0 else Fraction(0)
    if agreed is None or earned <= 0 or earned >= agreed.exact * _CLEARLY_LESS:
        return ""
    return f" An hour earns about {Money.rounded(earned, agreed.currency)}; {agreed} was agreed."


def agreed_weekly(view: View) -> float | None:
    """The hours a week that were agreed; a retainer's monthly hours are spread over its weeks."""
    agreement = view.history.agreement
    if agreement.weekly_hours is not None:
        return float(agreement.weekly_hours)
    return float(agreement.retainer_hours * 12 / 52) if agreement.retainer_hours is not None else None


def weekly(view: View) -> list[tuple[date, float]]:
    """Hours of each whole week from the first entry, by its Monday, weeks without work included; the weeks
    round Christmas are left out. Hours that are written down once a fortnight or month are spread over it."""
    by_day: dict[date, Decimal] = {}
    for entry in view.history.hours:
        by_day[entry.day] = by_day.get(entry.day, Decimal(0)) + entry.hours
    if not by_day:
        return []
    days = sorted(by_day)
    every = _written_every(days)
    sums = _spread(by_day, days, every)
    # What is written down once a month says nothing yet about the weeks since.
    lately = every > 1 and view.today - days[-1] <= timedelta(weeks=2 * every)
    quiet_until = monday_of(days[-1] + min(_LONG_OVER, date.max - days[-1]))
    last = max(sums) if lately else min(quiet_until, monday_of(view.today - timedelta(days=6)))
    weeks = []
    monday = min(sums)
    while monday <= last:
        if not is_christmas_week(monday):
            weeks.append((monday, float(sums.get(monday, Decimal(0)))))
        monday += timedelta(days=7)
    return weeks


def rests(weeks: Sequence[tuple[date, float]]) -> list[list[date]]:
    """The runs of two to six whole weeks without any work, by their Mondays, the one that goes on included.

    A client who rests all the time has none: then it is no rest but the way the work goes.
    """
    runs = [(worked, [monday for monday, _ in run]) for worked, run in groupby(weeks, key=lambda w: w[1] > 0)]
    found = [run for worked, run in runs if not worked and len(run) in _REST_WEEKS]
    return found if sum(map(len, found)) <= _RESTS_ALL_THE_TIME * len(weeks) else []


def _spread(by_day: dict[date, Decimal], days: list[date], every: int) -> dict[date, Decimal]:
    """The hours of each week; an entry stands for the weeks since the one before."""
    sums: dict[date, Decimal] = {}
    before: date | None = None
    for day in days:
        monday = monday_of(day)
        since = (monday - before).days // 7 if before else every
        covers = 1 if every == 1 else max(1, since if since <= 2 * every else every)
        for back in range(covers):
            week = monday - timedelta(weeks=back)
            sums[week] = sums.get(week, Decimal(0)) + by_day[day] / covers
        before = monday
    return sums


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def _written_every(days: list[date]) -> int:
    """How many weeks one entry stands for: 1, or more where hours are written down that seldom."""
    gaps = sorted((later - earlier).days for earlier, later in itertools.pairwise(days))
    return max(1, round(gaps[len(gaps) // 2] / 7)) if len(gaps) >= 3 and gaps[len(gaps) // 2] >= 11 else 1


def is_christmas_week(monday: date) -> bool:
    """Does the week that begins on this Monday hold Christmas or New Year's Day?"""
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
    speaks="Five hours a week agreed and worked for a year, then seven and a half; or two that nobody pays.",
    silent="A busy fortnight before a fair, or a client who has always stayed below what was agreed.",
    look=look,
)
