"""Messages at night and at weekends, more often than this client used to send them."""

from __future__ import annotations

from goodterms.health.answer import Evidence
from goodterms.health.signals.marked import risen
from goodterms.health.signals.signal import Signal, weigh
from goodterms.health.view import Heard, View

_EARLIEST, _LATEST = 7, 20


def look(view: View) -> list[Evidence]:
    """Count the messages sent outside the working day, on the client's own clock."""
    found = risen(view, lambda heard: is_after_hours(view, heard), least=0.1, jump=0.35)
    if found is None or len(found.messages) < 4:
        return []
    latest = found.messages[-1]
    return [
        Evidence(
            signal="after_hours",
            kind="pressure",
            weight=weigh(8, len(found.messages) / 10),
            says=f"{len(found.messages)} of the last {found.among} messages came at night or at the weekend.",
            source=str(latest.message.source),
            on=latest.day,
            quote=latest.quote("pressure"),
            since=found.messages[0].day,
            moved=not found.leaning,
            leaning=found.leaning,
        )
    ]


def is_after_hours(view: View, heard: Heard) -> bool:
    """Before seven, from eight in the evening, on a Saturday or Sunday."""
    local = view.calendar.local(heard.sent_at)
    return local.weekday() >= 5 or not _EARLIEST <= local.hour < _LATEST


SIGNAL = Signal(
    name="after_hours",
    kind="pressure",
    reason="A client who starts to write at night is under pressure, and passes it on.",
    speaks="Office hours for a year, then most messages after ten in the evening.",
    silent="A client who has always written late.",
    look=look,
)
