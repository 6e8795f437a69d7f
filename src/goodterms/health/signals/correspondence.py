"""The client writes less and less: days with a message of theirs, week by week, against their own past."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goodterms.health.answer import Evidence
from goodterms.health.change import Shift, walk
from goodterms.health.finished import was_finished
from goodterms.health.signals import invoiced
from goodterms.health.signals.hours import is_christmas_week, monday_of, weekly
from goodterms.health.signals.pauses import was_announced
from goodterms.health.signals.signal import Signal, weigh
from goodterms.health.view import Heard, View

_HEIGHT, _RELIEF = 4.0, 4.0
_NEEDED_WEEKS, _NEEDED_DAYS = 12, 10
# The fall that is looked for, and the least that matters to a person.
_THIRD, _HALF = 1 / 3, 0.5
# One week says at most so much for a fall, and so much against it.
_MOST_FOR, _MOST_AGAINST = 0.8, 2.0
# So much of the standard error is taken from what is usual: a figure from few weeks is mostly too high.
_HIDDEN = 0.5
# A quiet time that is shorter may be a holiday, a busy month elsewhere, or the season.
_LEAST_DAYS = 70
_YEAR = timedelta(days=365)
_SEASON_WEEKS = 3
_NEARLY = 0.6
# Where nobody has written for so long the work rests or has ended, or the mail was not added.
_RESTS_DAYS = 90
_WEEK = timedelta(days=7)
_WEEKS_A_MONTH = 365 / 12 / 7


@dataclass(slots=True)
class _Frequency:
    """How often the client writes, as days a week: a count, less regular than chance alone by ``spread`` or more.

    Values are given below zero, for less is worse.
    """

    usual: float = 0.0
    _sum: float = 0.0
    _squares: float = 0.0
    _count: int = 0

    def ready(self) -> bool:
        """Enough weeks, with enough days in them."""
        return self._count >= _NEEDED_WEEKS and -self._sum >= _NEEDED_DAYS

    def learn(self, value: float) -> None:
        """A calm week."""
        self._sum += value
        self._squares += value * value
        self._count += 1
        self.usual = self._sum / self._count

    def forget(self) -> None:
        """Count from nothing."""
        self.usual, self._sum, self._squares, self._count = 0.0, 0.0, 0.0, 0

    def against(self, value: float, so_far: bool = False) -> float:
        """The logarithm of how much likelier the week is where the client writes a third as often."""
        spread = self._spread()
        usual = max(0.0, -self.usual - _HIDDEN * math.sqrt(-self.usual * spread / self._count))
        found = (value * -math.log(_THIRD) + usual * (1 - _THIRD)) / spread
        return max(-_MOST_AGAINST, min(_MOST_FOR, found))

    def back(self, value: float, ordered: Sequence[float]) -> float:
        """The mirror image, against how often they have written since."""
        since = max(-self.usual * _THIRD / 2, min(-self.usual * _HALF, -_mean(ordered)))
        ratio = -self.usual / since
        return max(
            -_MOST_FOR, min(_MOST_AGAINST, (-value * math.log(ratio) + self.usual + since) / self._spread())
        )

    def matters(self, ordered: Sequence[float]) -> bool:
        """They write half as often as before, or less."""
        return -_mean(ordered) <= -self.usual * _HALF

    def began(self, moved: Sequence[float]) -> int:
        """The first: the likeliest beginning is where the sum last stood at zero."""
        return 0

    def _spread(self) -> float:
        mean = -self.usual
        variance = self._squares / self._count - mean * mean
        return max(1.0, variance / mean) if mean else 1.0


def look(view: View) -> list[Evidence]:
    """Compare how often the client writes with how often they used to.

    It is a sign that the work dries up where nothing else shows how much there is. Where hours or invoices do and
    go on as before, it is said and weighs little: who knows what to do needs fewer mails.
    """
    weeks = _weeks(view)
    values = [-float(count) for _, count in weeks]
    shift = walk(values, _Frequency(), _HEIGHT, _RELIEF, days=[monday for monday, _ in weeks])
    if shift is None or shift.leaning:
        return []
    began = weeks[shift.onset][0]
    usual, now = -shift.usual, _lately(view, weeks[shift.onset :])
    if now > usual * _HALF or not _lasts(view, began) or _is_season(weeks, shift, usual, now):
        return []
    if was_announced(view, began) or was_finished(view, began):
        return []
    latest = _written(view)[-1]
    alone = not weekly(view) and not invoiced.is_known(view)
    return [
        Evidence(
            signal="correspondence",
            kind="work",
            weight=weigh(12, 1 - now / usual) if alone else -3,
            says=_says(now, usual),
            source=str(latest.message.source),
            on=latest.day,
            since=began,
            moved=alone,
        )
    ]


def _written(view: View) -> list[Heard]:
    """What they wrote themselves."""
    return [one for one in view.plain if "sent by a program" not in one.message.notes]


def _weeks(view: View) -> list[tuple[date, int]]:
    """For each whole week from the first message of theirs: its Monday, and on how many days they wrote. The weeks
    round Christmas are left out."""
    days = {one.day for one in _written(view)}
    if not days:
        return []
    counts: dict[date, int] = {}
    for day in days:
        counts[monday_of(day)] = counts.get(monday_of(day), 0) + 1
    weeks = []
    monday = min(counts)
    while monday + _WEEK <= view.today:
        if not is_christmas_week(monday):
            weeks.append((monday, counts.get(monday, 0)))
        monday += _WEEK
    return weeks


def _lately(view: View, weeks: Sequence[tuple[date, int]]) -> float:
    """On how many days a week they have written since, kind words included: these speak for them."""
    mondays = {monday for monday, _ in weeks}
    return len({one.day for one in view.heard if monday_of(one.day) in mondays}) / len(weeks)


def _lasts(view: View, began: date) -> bool:
    """Has it lasted longer than a holiday, and has it not stopped altogether?"""
    if not _LEAST_DAYS <= (view.today - began).days <= _YEAR.days:
        return False
    heard = {one.day for one in _written(view) if one.day >= began + _WEEK}
    spoken = heard | {at.date() for at, _ in view.said if at.date() >= began + _WEEK}
    return bool(heard) and len(spoken) > 1 and (view.today - max(spoken)).days <= _RESTS_DAYS


def _is_season(weeks: Sequence[tuple[date, int]], shift: Shift, usual: float, now: float) -> bool:
    """Were the same weeks a year before, give or take three, nearly as quiet?"""
    first, last = weeks[shift.onset][0] - _YEAR, weeks[-1][0] - _YEAR
    quiet = usual - _NEARLY * (usual - now)
    for moved in range(-_SEASON_WEEKS, _SEASON_WEEKS + 1):
        aside = moved * _WEEK
        then = [count for monday, count in weeks[: shift.onset] if first + aside <= monday <= last + aside]
        if len(then) >= _LEAST_DAYS // 7 - 1 and sum(then) / len(then) <= quiet:
            return True
    return False


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _says(now: float, usual: float) -> str:
    """Days a week, told as days a month."""
    fewer, before = round(now * _WEEKS_A_MONTH), round(usual * _WEEKS_A_MONTH)
    if fewer <= 1:
        return f"They write on one day a month; it was {before}."
    return f"They write on {fewer} days a month; it was {before}."


SIGNAL = Signal(
    name="correspondence",
    kind="work",
    reason="A client who leaves often leaves by writing less, long before anything is said.",
    speaks="A mail a week for a year, then one a month since spring, and neither hours nor invoices are kept.",
    silent="A summer, an announced pause, a project that was finished, a quiet autumn like the last one.",
    look=look,
)
