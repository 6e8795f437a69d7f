"""Insults and threats as events: is one recent, and has it been made good?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

from goodterms.health.signals.apology import apologises
from goodterms.health.view import Heard, View

ABUSE = ("insult", "threat_violence", "threat_reputation", "threat_legal", "threat_nonpayment")

State = Literal["live", "unsure", "fading", "made good"]

# Where other hard words stand close by, it is no accident of reading.
_BESIDE = timedelta(days=14)
# What a careful reader would rather not call so, hard words beside it do not make so.
_LIKELIER_THAN_NOT = 0.5
# "Recent" in the sense of the condition untenable; then the event fades, and after this long it is past.
LIVE_DAYS = 90
_PAST_DAYS = 180
# An apology is believed after this long without a relapse.
_CONDUCT_DAYS = 14


@dataclass(frozen=True, slots=True)
class Event:
    """A message that insults or threatens, and what has become of it since."""

    heard: Heard
    label: str
    state: State
    apology: Heard | None

    @property
    def on(self) -> date:
        """The day of the message."""
        return self.heard.day


def events(view: View, *labels: str) -> list[Event]:
    """The insults or threats of these labels that still matter on the day, in order of time."""
    hurts = [heard for heard in view.heard if heard.flagged(*ABUSE)]
    sure = {id(heard) for heard in hurts if any(_is_sure(view, heard, label) for label in ABUSE)}
    last = max((heard.sent_at for heard in hurts if id(heard) in sure), default=None)
    recent = [heard for heard in hurts if (view.today - heard.day).days <= _PAST_DAYS]
    apology = None
    if recent and last is not None:
        apology = next((h for h in view.heard if h.sent_at > last and apologises(h.message.text)), None)
    found = []
    for heard in recent:
        state = _state(view, (view.today - heard.day).days, apology)
        for label in labels:
            if heard.flagged(label):
                found.append(Event(heard, label, state if _is_sure(view, heard, label) else "unsure", apology))
    return found


def _is_sure(view: View, heard: Heard, label: str) -> bool:
    if heard.flagged(label) is None:
        return False
    chance = heard.chance(label)
    return chance >= _clear_from(label) or (chance >= _LIKELIER_THAN_NOT and _is_borne_out(view, heard))


@cache
def _clear_from(label: str) -> float:
    """At least four in five, and half of the way from the threshold to certainty. Below, it may be read otherwise:
    it is shown and weighs little, and decides nothing by itself."""
    # Imported here because only the few who were insulted need it, and it loads the reader's tables.
    from goodterms.language import tone

    return max(0.8, (1 + tone.thresholds()[label]) / 2)


def _is_borne_out(view: View, doubtful: Heard) -> bool:
    """Two other messages of the same fortnight are hard as well."""
    beside = [
        heard
        for heard in view.heard
        if heard is not doubtful and abs(heard.sent_at - doubtful.sent_at) <= _BESIDE and heard.is_hard
    ]
    return len(beside) >= 2


def _state(view: View, age: int, apology: Heard | None) -> State:
    if apology is not None and (view.today - apology.day).days >= _CONDUCT_DAYS:
        return "made good"
    if apology is not None or age > LIVE_DAYS:
        return "fading"
    return "live"
