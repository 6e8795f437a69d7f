"""Meetings moved, cancelled or missed by the client, more often than before."""

from __future__ import annotations

import re

from goodterms.health.answer import Evidence
from goodterms.health.signals.marked import risen
from goodterms.health.signals.signal import Signal, weigh
from goodterms.health.view import Heard, View, first_sentence, shortened

_MEETING = r"(?:call|meeting|chat|catch-?up|appointment|session|visit|monday|tuesday|wednesday|thursday|friday)"
_WHOSE = r"(?:our|the|this|(?:today|tomorrow|\w+day)['\u2019]s)"
_MOVED = re.compile(
    r"\b(?:reschedul|postpon)\w*"
    r"|\bcan(?:['\u2019]?t|not) (?:make (?:it|our|the|to|tomorrow|\w+day)|do (?:tomorrow|today|\w+day))\b"
    rf"|\b(?:cancel|mov|push|skip)\w* (?:back )?{_WHOSE} {_MEETING}\b"
    r"|\bhave to (?:move|cancel|push|postpone)(?: it)?(?: again)?(?=[.,!?\n]|$)"
    rf"|\b{_MEETING} is off\b|\bmissed (?:that|our|the|your) {_MEETING}\b|^missed that\b",
    re.IGNORECASE | re.MULTILINE,
)


# Only messages with one of these are worth the longer look.
_HINT = re.compile(r"sched|postpon|can['\u2019]?t|cannot|cancel|mov|push|skip|is off|missed", re.IGNORECASE)


def look(view: View) -> list[Evidence]:
    """Count the messages that move or cancel a meeting."""
    found = risen(view, _moves_a_meeting, least=0.04)
    if found is None:
        return []
    latest = found.messages[-1]
    return [
        Evidence(
            signal="meetings",
            kind="meetings",
            weight=weigh(8, len(found.messages) / 6),
            says=f"{len(found.messages)} of the last {found.among} messages move or cancel a meeting.",
            source=str(latest.message.source),
            on=latest.day,
            quote=_quote(latest),
            since=found.messages[0].day,
            moved=not found.leaning,
            leaning=found.leaning,
        )
    ]


def _moves_a_meeting(heard: Heard) -> bool:
    text = heard.message.text
    return bool(_HINT.search(text) and _MOVED.search(text))


def _quote(heard: Heard) -> str:
    text = heard.message.text
    match = _MOVED.search(text)
    start = text.rfind("\n", 0, match.start()) + 1 if match else 0
    return shortened(first_sentence(text[start:]))


SIGNAL = Signal(
    name="meetings",
    kind="meetings",
    reason="A meeting moved twice is often a conversation that somebody does not want to have.",
    speaks="Three calls moved or missed within a month, none in the year before.",
    silent="One call moved because of a train.",
    look=look,
)
