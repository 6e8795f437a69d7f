"""Work drying up: fewer hours, week after week, than this client used to need."""

from __future__ import annotations

import itertools
from datetime import date

from goodterms.health.answer import Evidence
from goodterms.health.change import Level, walk
from goodterms.health.signals.hours import weekly
from goodterms.health.signals.season import is_past, is_season
from goodterms.health.signals.signal import Signal, weigh
from goodterms.health.view import View

_HEIGHT = 9.0
_RELIEF = 4.0
_LEAST_FALL = 0.6
# In the first year a quiet time this long may be the season.
_MAYBE_SEASON_DAYS = 49
# Work that has stood still for longer has ended, or rests; it does not dry up.
_ENDED_WEEKS = 10


def look(view: View) -> list[Evidence]:
    """Compare each week's hours with the client's own, week by week."""
    weeks = weekly(view)
    values = [-hours for _, hours in weeks]
    past = Level(needed=10, least_spread=0.5, smallest=0.5, clip=3.0)
    shift = walk(values, past, _HEIGHT, _RELIEF)
    if shift is None:
        return []
    began = weeks[shift.onset][0]
    dated = [(monday, value) for (monday, _), value in zip(weeks, values, strict=True)]
    if not _knows_the_season(weeks, shift.onset) and (view.today - began).days < _MAYBE_SEASON_DAYS:
        return []
    if is_past(dated, shift, view.today) or is_season(dated, shift, view.today):
        return []
    if _stopped(weeks) > _ENDED_WEEKS or (_stopped(weeks) >= len(weeks) - shift.onset and not _alive(view, began)):
        return []
    usual, now = -shift.usual, -shift.now
    if now > usual * _LEAST_FALL:
        return []
    return [
        Evidence(
            signal="work_volume",
            kind="work",
            weight=weigh(14, 1 - now / usual),
            says=f"The work has fallen to {now:.1f} hours a week; it was {usual:.1f}.",
            source="hours.csv",
            on=weeks[-1][0],
            since=began,
            moved=not shift.leaning,
            leaning=shift.leaning,
        )
    ]


def _knows_the_season(weeks: list[tuple[date, float]], onset: int) -> bool:
    """Has the same time of year been seen before?"""
    return (weeks[onset][0] - weeks[0][0]).days >= 330


def _stopped(weeks: list[tuple[date, float]]) -> int:
    """How many weeks without any work there have been, up to now."""
    return sum(1 for _ in itertools.takewhile(lambda week: week[1] == 0, reversed(weeks)))


def _alive(view: View, began: date) -> bool:
    """Has anything been said since? Where both sides rest, it is a pause, not a decline."""
    later = [at.date() for at, _ in view.said] + [heard.day for heard in view.heard]
    return sum((day - began).days > 7 for day in later) >= 2


SIGNAL = Signal(
    name="work_volume",
    kind="work",
    reason="A client who leaves often leaves by asking for less.",
    speaks="Eight hours a week for a year, then two for six weeks, while mails go on.",
    silent="A pause of three weeks, the summer that was as quiet last year, the weeks round Christmas.",
    look=look,
)
