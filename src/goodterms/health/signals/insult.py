"""Insults by the client, aimed at us, as events."""

from __future__ import annotations

from goodterms.health.answer import Evidence
from goodterms.health.signals.abuse import events
from goodterms.health.signals.signal import Signal
from goodterms.health.view import View

_AT_MOST = 3
_WEIGHT = {"live": -34, "unsure": -6, "fading": -14, "made good": -2}


def look(view: View) -> list[Evidence]:
    """The latest insults, with their words."""
    return [
        Evidence(
            signal="insult",
            kind="abuse",
            weight=_WEIGHT[event.state],
            says=_SAYS[event.state],
            source=str(event.heard.message.source),
            on=event.on,
            quote=event.heard.quote("insult"),
            since=event.on,
            moved=event.state == "live",
            severe=event.state in ("live", "fading"),
            label="insult",
        )
        for event in events(view, "insult")[-_AT_MOST:]
    ]


_SAYS = {
    "live": "This reads as an insult aimed at you.",
    "unsure": "This can be read as an insult. Read it yourself.",
    "fading": "This read as an insult; it lies some time back or has been apologised for only now.",
    "made good": "This read as an insult; it has been apologised for and not repeated.",
}

SIGNAL = Signal(
    name="insult",
    kind="abuse",
    reason="An insult is no noise around a mean. It is shown with its words, and a person judges it.",
    speaks="“You are a pair of amateurs playing at design.”",
    silent="“Page 3 is dull”, friendly swearing, an insult that is only reported.",
    look=look,
)
