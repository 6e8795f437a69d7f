"""Threats by the client, aimed at us, as events, each kind with its own weight."""

from __future__ import annotations

from goodterms.health.answer import Evidence
from goodterms.health.signals.abuse import events
from goodterms.health.signals.signal import Signal
from goodterms.health.view import View

_AT_MOST = 3
_WEIGHT = {"threat_violence": -50, "threat_reputation": -36, "threat_legal": -24, "threat_nonpayment": -24}
_WORDS = {
    "threat_violence": "a threat of harm",
    "threat_reputation": "a threat to harm your reputation",
    "threat_legal": "a threat with lawyers or authorities",
    "threat_nonpayment": "a threat not to pay",
}
_SHARE = {"live": 1.0, "unsure": 0.2, "fading": 0.4, "made good": 0.05}


def look(view: View) -> list[Evidence]:
    """The latest threats, with their words."""
    return [
        Evidence(
            signal="threat",
            kind="abuse",
            weight=round(_WEIGHT[event.label] * _SHARE[event.state]),
            says=f"This reads as {_WORDS[event.label]}" + _AFTER[event.state],
            source=str(event.heard.message.source),
            on=event.on,
            quote=event.heard.quote(event.label),
            since=event.on,
            moved=event.state == "live",
            severe=event.state in ("live", "fading"),
            label=event.label,
        )
        for event in events(view, *_WEIGHT)[-_AT_MOST:]
    ]


_AFTER = {
    "live": ".",
    "unsure": ", or not. Read it yourself.",
    "fading": "; it lies some time back or has been taken back only now.",
    "made good": "; it has been taken back and not repeated.",
}

SIGNAL = Signal(
    name="threat",
    kind="abuse",
    reason="A threat ends the talk about the work. It is shown with its words, and a person judges it.",
    speaks="“If the files are not here by Friday, every architect in town will hear from me.”",
    silent="“Our lawyer sends the contract on Monday”, “the deadline is killing us”.",
    look=look,
)
