"""The one question of this room: how do things stand with this client on that day?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from goodterms.facts import History, Practice
from goodterms.health import advice, condition
from goodterms.health.answer import Evidence, Health, ToneReading
from goodterms.health.signals import SIGNALS
from goodterms.health.view import prepare

# Two kinds of signals lean together where they began within a month.
_TOGETHER_DAYS = 30


def assess(
    history: History,
    today: date,
    practice: Practice | None = None,
    readings: Mapping[str, ToneReading] | None = None,
) -> Health:
    """How a relationship stands on a day, with the evidence, and what to do next.

    Facts dated after ``today`` do not exist for the answer, and the order of facts does not matter.

    Args:
        history: all facts of one client.
        today: the day of the answer.
        practice: our own facts: working days, addresses.
        readings: what the words of each message do, by message id; None where they were not read.
    """
    view = prepare(history, today, practice, readings)
    evidence = _ordered(_settled([one for signal in SIGNALS for one in signal.look(view)]))
    began = min((one.since for one in evidence if (one.moved or one.severe) and one.since), default=None)
    asked_on = advice.talk_asked_on(view, began)
    found = condition.condition(view, evidence, advice.talk_failed(view, asked_on))
    return Health(
        client=history.client.name,
        as_of=today,
        condition=found,
        score=condition.score(evidence),
        since=condition.since(evidence, found),
        evidence=tuple(evidence),
        advice=advice.advise(view, found, evidence, asked_on),
        unknown=view.gaps,
    )


def _settled(evidence: list[Evidence]) -> list[Evidence]:
    """What only leans is no evidence, unless two kinds began to lean at the same time and nothing has moved:
    then the heavier counts as moved. So a decline on several sides is seen before each side alone is sure."""
    sure = [one for one in evidence if not one.leaning]
    leaning = [one for one in evidence if one.leaning and one.since]
    if any(one.moved for one in sure):
        return sure
    for one in sorted(leaning, key=lambda one: (one.weight, one.signal)):
        beside = [
            other
            for other in leaning
            if other.kind != one.kind
            and other.since
            and one.since
            and abs((other.since - one.since).days) <= _TOGETHER_DAYS
        ]
        if beside:
            return [*sure, replace(one, moved=True, leaning=False), *beside]
    return sure


def _ordered(evidence: list[Evidence]) -> list[Evidence]:
    """What weighs most against comes first, what is good last."""
    return sorted(evidence, key=lambda one: (one.weight, -one.on.toordinal(), one.signal, one.source, one.quote))
