"""Work drying up: fewer hours, week after week, than this client used to need."""

from __future__ import annotations

import math
from datetime import date

from goodterms.health.answer import Evidence
from goodterms.health.change import Level, median, walk
from goodterms.health.signals.hours import weekly
from goodterms.health.signals.season import is_season
from goodterms.health.signals.signal import Signal, weigh
from goodterms.health.view import View

_HEIGHT = 8.5
_RELIEF = 4.0


def look(view: View) -> list[Evidence]:
    """Compare each week's hours with the client's own, on a scale of halvings."""
    weeks = weekly(view)
    values = [-math.log2(1 + hours) for _, hours in weeks]
    past = Level(needed=10, least_spread=0.35, smallest=0.7, clip=3.0)
    shift = walk(values, past, _HEIGHT, _RELIEF)
    if shift is None:
        return []
    dated = [(monday, value) for (monday, _), value in zip(weeks, values, strict=True)]
    if is_season(dated, shift, view.today):
        return []
    began = weeks[shift.onset][0]
    rests = all(hours == 0 for _, hours in weeks[shift.onset :])
    if rests and not _alive(view, began):
        return []
    usual = median([hours for _, hours in weeks[: shift.onset]])
    now = median([hours for _, hours in weeks[shift.onset :]])
    return [
        Evidence(
            signal="work_volume",
            kind="work",
            weight=weigh(14, (shift.now - shift.usual) / 3),
            says=f"The work has fallen to {now:.1f} hours a week; it was {usual:.1f}.",
            source="hours.csv",
            on=weeks[-1][0],
            since=began,
            moved=True,
        )
    ]


def _alive(view: View, began: date) -> bool:
    """Has anything been said since? Where both sides rest, it is a pause, not a decline."""
    return any((at.date() - began).days > 14 for at, _ in view.said)


SIGNAL = Signal(
    name="work_volume",
    kind="work",
    reason="A client who leaves often leaves by asking for less.",
    speaks="Eight hours a week for a year, then two for six weeks, while mails go on.",
    silent="A pause of three weeks, the summer that was as quiet last year, the weeks round Christmas.",
    look=look,
)
