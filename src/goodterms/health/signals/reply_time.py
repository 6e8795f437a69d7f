"""How long the client takes to answer, in working time, against how long it used to take."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from goodterms.health.answer import Evidence
from goodterms.health.calendar import HOURS_A_DAY
from goodterms.health.change import Level, crowding, median, walk
from goodterms.health.signals.hours import rests, weekly
from goodterms.health.signals.season import is_past, is_season
from goodterms.health.signals.signal import Signal, days, weigh
from goodterms.health.view import View, Waiting

_HEIGHT = 4.4
_SLACK = 0.6
_RELIEF = 3.0
_NEEDED = 8
# A question open for longer was forgotten, by both.
_FRESH_DAYS = 45
_WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class _Wait:
    """How long one question of ours waited, or has waited so far, on a scale of doublings."""

    asked_at: datetime
    doublings: float
    source: str
    on: date
    open: bool = False


def look(view: View) -> list[Evidence]:
    """Compare each answer's working days with the client's own, on a scale of doublings."""
    if len(view.exchanges) <= _NEEDED:
        return []
    waits = _waits(view)
    if len(waits) <= _NEEDED:
        return []
    crowded = crowding(len(waits), waits[0].asked_at.date(), waits[-1].asked_at.date())
    past = Level(
        needed=_NEEDED,
        least_spread=0.6,
        smallest=1.0,
        clip=3.5,
        slack=_SLACK,
        caution=5.0,
        forgotten=_forgotten(view, len(waits)),
    )
    shift = walk(
        [one.doublings for one in waits],
        past,
        _HEIGHT + crowded / (2 * _SLACK),
        _RELIEF,
        so_far=frozenset(place for place, one in enumerate(waits) if one.open),
        days=[one.asked_at.date() for one in waits],
    )
    if shift is None:
        return []
    dated = [(one.asked_at.date(), one.doublings) for one in waits]
    if is_past(dated, shift, view.today) or is_season(dated, shift, view.today):
        return []
    now, usual = _days(shift.now), _days(shift.usual)
    slow = [one for one in waits[shift.onset :] if one.doublings > (shift.usual + shift.now) / 2]
    latest = slow[-1] if slow else waits[-1]
    still = sum(one.open for one in slow)
    return [
        Evidence(
            signal="reply_time",
            kind="answers",
            weight=weigh(16, (shift.now - shift.usual) / 4),
            says=f"Replies take {_working_time(now)} of working time; it was {_working_time(usual)}."
            + (f" {_questions(still)} still open." if still else ""),
            source=latest.source,
            on=latest.on,
            since=waits[shift.onset].asked_at.date(),
            moved=not shift.leaning,
            leaning=shift.leaning,
        )
    ]


def _waits(view: View) -> list[_Wait]:
    """The answered questions, and of the open ones those that have waited longer than usual already. What waited
    through a rest of the work says nothing."""
    resting = rests(weekly(view))
    answered = [
        _Wait(e.asked_at, _doublings(e.days), str(e.answer.message.source), e.answer.day)
        for e in view.exchanges
        if not _spans_a_rest(e.asked_at.date(), e.answer.day, resting)
    ]
    if not answered:
        return []
    long_since = median([one.doublings for one in answered]) + 1
    waiting = [
        _Wait(one.asked_at, _doublings(one.days), str(one.message.source), view.today, open=True)
        for one in view.waiting
        if _doublings(one.days) > long_since
        and _is_fresh(view, one)
        and not _spans_a_rest(one.asked_at.date(), view.today, resting)
    ]
    return sorted([*answered, *waiting], key=lambda one: (one.asked_at.timestamp(), one.source))


def _is_fresh(view: View, waiting: Waiting) -> bool:
    return (view.today - waiting.asked_at.date()).days <= _FRESH_DAYS


def _forgotten(view: View, asked: int) -> float:
    """The share of our questions that this client never answers; never quite none, for nobody answers all."""
    forgotten = sum(not _is_fresh(view, one) for one in view.waiting)
    return (forgotten + 1) / (asked + forgotten + 2)


def _spans_a_rest(asked_on: date, until: date, resting: Sequence[Sequence[date]]) -> bool:
    """Did the question wait through a whole week in which the work rested? Then its wait says nothing."""
    return any(asked_on <= monday + _WEEK and monday + _WEEK <= until for run in resting for monday in run)


def _doublings(working_days: float) -> float:
    return math.log2(0.25 + working_days)


def _days(doublings: float) -> float:
    return max(0.0, math.pow(2.0, doublings) - 0.25)


def _working_time(working_days: float) -> str:
    """In days; below one, in the hours of a working day, for else a change within the day could not be seen."""
    hours = round(working_days * HOURS_A_DAY)
    if hours >= HOURS_A_DAY:
        return days(working_days)
    return "less than an hour" if hours < 1 else f"{hours} hour{'' if hours == 1 else 's'}"


def _questions(count: int) -> str:
    return "One question is" if count == 1 else f"{count} questions are"


SIGNAL = Signal(
    name="reply_time",
    kind="answers",
    reason="A client who answered within the day and now takes a week has other things in mind.",
    speaks="Answers within a day for months, then four in a row that took three to five working days.",
    silent="One slow answer, a weekend, a public holiday, or a client who always takes a week.",
    look=look,
)
