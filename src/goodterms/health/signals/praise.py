"""Good words: praise in the client's messages. It fades with time and never counts against anybody."""

from __future__ import annotations

from goodterms.health.answer import Evidence
from goodterms.health.signals.signal import Signal
from goodterms.health.view import View

_LATELY_DAYS = 120
_AT_MOST = 3


def look(view: View) -> list[Evidence]:
    """The latest good words, worth 4 points each when fresh and less as months go by; a recommendation is told as
    such."""
    found = []
    for heard in view.heard:
        age = (view.today - heard.day).days
        if age > _LATELY_DAYS or not heard.praises or heard.referral:
            continue
        found.append(
            Evidence(
                signal="praise",
                kind="good",
                weight=4 if age <= 30 else 3 if age <= 75 else 2,
                says="They praise the work.",
                source=str(heard.message.source),
                on=heard.day,
                quote=heard.quote("praise"),
            )
        )
    return found[-_AT_MOST:]


SIGNAL = Signal(
    name="praise",
    kind="good",
    reason="Good words count, and they are easily forgotten when something else goes wrong.",
    speaks="“This is the best sheet that we have had.”",
    silent="“Thanks, received.”",
    look=look,
)
