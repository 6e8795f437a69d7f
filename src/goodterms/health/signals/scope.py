"""Requests beyond what was agreed, more often than this client used to make them."""

from __future__ import annotations

import re

from goodterms.health.answer import Evidence
from goodterms.health.signals.marked import risen
from goodterms.health.signals.signal import Signal, weigh
from goodterms.health.view import View

# Where several passages are marked, one with such a word is the request.
_MORE = re.compile(
    r"\b(?:also|too|as well|another|(?:one|some) more|extra|add|while you|throw in|on top|in addition|besides"
    r"|auch|noch|zusätzlich)\b",
    re.IGNORECASE,
)


def look(view: View) -> list[Evidence]:
    """Count the messages that ask for more."""
    found = risen(view, lambda heard: heard.flagged("scope_request") is not None, least=0.04)
    if found is None:
        return []
    latest = found.messages[-1]
    return [
        Evidence(
            signal="scope",
            kind="scope",
            weight=weigh(12, len(found.messages) / 6),
            says=f"{len(found.messages)} of the last {found.among} messages ask for work beyond the agreement.",
            source=str(latest.message.source),
            on=latest.day,
            quote=latest.quote("scope_request", rather=_MORE),
            since=found.messages[0].day,
            moved=not found.leaning,
            leaning=found.leaning,
        )
    ]


SIGNAL = Signal(
    name="scope",
    kind="scope",
    reason="Small extras, one after the other, are how an agreement is rewritten without talking about it.",
    speaks="Hardly a request in a year, then four in five weeks.",
    silent="A client who asks now and then, as always.",
    look=look,
)
