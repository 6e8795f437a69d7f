"""How the owner felt about the client, 1 to 5: one signal among others."""

from __future__ import annotations

from goodterms.health.answer import Evidence
from goodterms.health.signals.signal import Signal
from goodterms.health.view import View, shortened

_LATELY_DAYS = 90


def look(view: View) -> list[Evidence]:
    """The latest pulse, and whether the last two are low."""
    pulses = sorted(view.history.pulses, key=lambda pulse: (pulse.day, str(pulse.source), pulse.score))
    if not pulses or (view.today - pulses[-1].day).days > _LATELY_DAYS:
        return []
    latest = pulses[-1]
    low = [pulse for pulse in pulses[-2:] if pulse.score <= 2]
    if latest.score == 3 or (latest.score > 3 and low):
        return []
    moved = len(low) == 2
    return [
        Evidence(
            signal="pulse",
            kind="pulse" if low else "good",
            weight={1: -10, 2: -6, 4: 2, 5: 4}.get(latest.score, 0),
            says=f"You gave {latest.score} of 5 for how this client feels.",
            source=str(latest.source),
            on=latest.day,
            quote=shortened(latest.note),
            since=low[0].day if low else None,
            moved=moved,
        )
    ]


SIGNAL = Signal(
    name="pulse",
    kind="pulse",
    reason="You often know before the figures do. It is one signal, not the answer.",
    speaks="A 2 in May and a 1 in June.",
    silent="A 3, or a low one half a year ago.",
    look=look,
)
