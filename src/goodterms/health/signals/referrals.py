"""Good words to others: the client says that you were recommended. It fades with time, as praise does."""

from __future__ import annotations

from goodterms.health.answer import Evidence
from goodterms.health.signals.signal import Signal
from goodterms.health.view import View, shortened

_LATELY_DAYS = 180
_AT_MOST = 2


def look(view: View) -> list[Evidence]:
    """The latest recommendations, worth 5 points each when fresh and less as months go by."""
    found = []
    for heard in view.heard:
        age = (view.today - heard.day).days
        if age > _LATELY_DAYS or not heard.referral:
            continue
        found.append(
            Evidence(
                signal="referrals",
                kind="good",
                weight=5 if age <= 60 else 3,
                says="They recommended you to others.",
                source=str(heard.message.source),
                on=heard.day,
                quote=shortened(heard.referral),
            )
        )
    return found[-_AT_MOST:]


SIGNAL = Signal(
    name="referrals",
    kind="good",
    reason="Who sends others to you wants you to be there for long.",
    speaks="“I gave your number to the shop next door.”",
    silent="“I would recommend you if the dates were kept.”",
    look=look,
)
