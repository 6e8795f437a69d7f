"""How long the client takes to answer, in working time, against how long it used to take."""

from __future__ import annotations

import math

from goodterms.health.answer import Evidence
from goodterms.health.change import Level, crowding, walk
from goodterms.health.signals.season import is_past, is_season
from goodterms.health.signals.signal import Signal, days, weigh
from goodterms.health.view import Exchange, View

_HEIGHT = 4.2
_SLACK = 0.6
_RELIEF = 3.0
_NEEDED = 8


def look(view: View) -> list[Evidence]:
    """Compare each answer's working days with the client's own, on a scale of doublings."""
    exchanges = view.exchanges
    values = [_doublings(exchange) for exchange in exchanges]
    if len(exchanges) <= _NEEDED:
        return []
    crowded = crowding(len(exchanges), exchanges[0].asked_at.date(), exchanges[-1].asked_at.date())
    past = Level(needed=_NEEDED, least_spread=0.6, smallest=1.0, clip=3.5, slack=_SLACK, caution=5.0)
    shift = walk(values, past, _HEIGHT + crowded / (2 * _SLACK), _RELIEF)
    if shift is None:
        return []
    dated = [(e.asked_at.date(), value) for e, value in zip(exchanges, values, strict=True)]
    if is_past(dated, shift, view.today) or is_season(dated, shift, view.today):
        return []
    now, usual = _days(shift.now), _days(shift.usual)
    slow = [e for e in exchanges[shift.onset :] if _doublings(e) > (shift.usual + shift.now) / 2]
    latest = slow[-1] if slow else exchanges[-1]
    return [
        Evidence(
            signal="reply_time",
            kind="answers",
            weight=weigh(16, (shift.now - shift.usual) / 4),
            says=f"Replies take {days(now)} of working time; it was {days(usual)}.",
            source=str(latest.answer.message.source),
            on=latest.answer.day,
            since=exchanges[shift.onset].asked_at.date(),
            moved=not shift.leaning,
            leaning=shift.leaning,
        )
    ]


def _doublings(exchange: Exchange) -> float:
    return math.log2(0.25 + exchange.days)


def _days(doublings: float) -> float:
    return max(0.0, math.pow(2.0, doublings) - 0.25)


SIGNAL = Signal(
    name="reply_time",
    kind="answers",
    reason="A client who answered within the day and now takes a week has other things in mind.",
    speaks="Answers within a day for months, then four in a row that took three to five working days.",
    silent="One slow answer, a weekend, a public holiday, or a client who always takes a week.",
    look=look,
)
