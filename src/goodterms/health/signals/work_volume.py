"""Work drying up, or growing without an agreement: hours, week after week, against the client's own past."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

from goodterms.health.answer import Evidence
from goodterms.health.change import Level, Shift, walk
from goodterms.health.signals import invoiced
from goodterms.health.signals.hours import agreed_weekly, rests, weekly
from goodterms.health.signals.pauses import both_rest, was_announced
from goodterms.health.signals.season import is_past, is_season
from goodterms.health.signals.signal import Signal, weigh
from goodterms.health.view import View

_HEIGHT = 6.0
_RELIEF = 4.0
_LEAST_FALL = 0.6
_LEAST_GROWTH = 1.5
# In the first year a quiet time this long may be the season.
_MAYBE_SEASON_DAYS = 70
# Work that has stood still for longer has ended, or rests; it does not dry up.
_ENDED_WEEKS = 10
_SUNDAY = timedelta(days=6)


def look(view: View) -> list[Evidence]:
    """Compare each week's hours with the client's own; without hours, what was invoiced for each month."""
    weeks = weekly(view)
    if not weeks:
        return invoiced.look(view)
    return [*_drying_up(view, weeks), *_swelling(view, weeks)]


def _drying_up(view: View, weeks: list[tuple[date, float]]) -> list[Evidence]:
    weeks = _without_rests(view, weeks)
    shift = _moved(view, [(monday, -hours) for monday, hours in weeks], _HEIGHT)
    if shift is None:
        return []
    stopped = _stopped(weeks)
    if stopped > _ENDED_WEEKS or (stopped and _rests_only(view, weeks, stopped)):
        return []
    usual, now = -shift.usual, -shift.now
    if now > usual * _LEAST_FALL or was_announced(view, weeks[shift.onset][0]):
        return []
    says = f"The work has fallen to {now:.1f} hours a week; it was {usual:.1f}."
    return [_evidence(weeks, shift, weigh(14, 1 - now / usual), says)]


def _swelling(view: View, weeks: list[tuple[date, float]]) -> list[Evidence]:
    """More and more work is no decline as such; it is one where nothing is agreed about how much."""
    if agreed_weekly(view) is not None:
        return []
    shift = _moved(view, weeks, _HEIGHT)
    if shift is None or shift.now < shift.usual * _LEAST_GROWTH:
        return []
    says = (
        f"The work has grown to {shift.now:.1f} hours a week; it was {shift.usual:.1f}, and no amount is agreed."
    )
    return [_evidence(weeks, shift, weigh(8, shift.now / max(1.0, shift.usual) - 1), says)]


def _moved(view: View, weeks: list[tuple[date, float]], height: float) -> Shift | None:
    """Has the weekly figure (higher is worse) moved, and is that neither the season nor long past?"""
    past = Level(needed=10, least_spread=0.5, smallest=0.5, clip=3.0, caution=4.0)
    shift = walk([value for _, value in weeks], past, height, _RELIEF, days=[monday for monday, _ in weeks])
    if shift is None:
        return None
    began = weeks[shift.onset][0]
    if not _knows_the_season(weeks, shift.onset) and (view.today - began).days < _MAYBE_SEASON_DAYS:
        return None
    return None if is_past(weeks, shift, view.today) or is_season(weeks, shift, view.today) else shift


def _evidence(weeks: list[tuple[date, float]], shift: Shift, weight: int, says: str) -> Evidence:
    return Evidence(
        signal="work_volume",
        kind="work",
        weight=weight,
        says=says,
        source="hours.csv",
        on=weeks[-1][0],
        since=weeks[shift.onset][0],
        moved=not shift.leaning,
        leaning=shift.leaning,
    )


def _knows_the_season(weeks: list[tuple[date, float]], onset: int) -> bool:
    """Has the same time of year been seen before?"""
    return (weeks[onset][0] - weeks[0][0]).days >= 330


def _without_rests(view: View, weeks: list[tuple[date, float]]) -> list[tuple[date, float]]:
    """The weeks without those of a rest that has ended: work that stopped and came back, be it this week."""
    back = bool(weeks) and any(entry.day > weeks[-1][0] + _SUNDAY for entry in view.history.hours)
    resting = {monday for run in rests(weeks) if back or run[-1] != weeks[-1][0] for monday in run}
    return [week for week in weeks if week[0] not in resting]


def _stopped(weeks: list[tuple[date, float]]) -> int:
    """How many weeks without any work there have been, up to now."""
    return sum(1 for _ in itertools.takewhile(lambda week: week[1] == 0, reversed(weeks)))


def _rests_only(view: View, weeks: list[tuple[date, float]], stopped: int) -> bool:
    """Do only the weeks without any work speak, and do both sides rest in them? Then it is a pause, no decline."""
    before = _moved(view, [(monday, -hours) for monday, hours in weeks[:-stopped]], _HEIGHT)
    if before is not None and not before.leaning:
        return False
    return both_rest(view, weeks[-stopped][0])


SIGNAL = Signal(
    name="work_volume",
    kind="work",
    reason="A client who leaves often leaves by asking for less.",
    speaks="Eight hours a week for a year, then two for six weeks, while mails go on.",
    silent="A rest and work again, the summer that was as quiet last year, the weeks round Christmas.",
    look=look,
)
