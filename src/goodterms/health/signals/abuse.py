"""Insults and threats as events: is one recent, and has it been made good?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from goodterms.health.view import Heard, View

State = Literal["live", "fading", "made good"]

# "Recent" in the sense of the condition untenable; then the event fades, and after this long it is past.
LIVE_DAYS = 90
_PAST_DAYS = 180
# An apology is believed after this long without a relapse.
_CONDUCT_DAYS = 14

_APOLOGY = re.compile(
    r"\b(?:apolog(?:y|ies|ise|ize|ised|ized|ising|izing)|sorry|ashamed|forgive me|pardon"
    r"|(?:was|were) (?:out of line|unfair|wrong|rude|uncalled for|unacceptable)|out of order|lost my temper"
    r"|took it out on|should(?:n['\u2019]t| not| never) have (?:said|written|called|sent|spoken|put|threatened)"
    r"|take (?:it|that|all that|everything|every word) back|entschuldig\w*|tut mir leid|d\u00e9sol\u00e9e?)\b",
    re.IGNORECASE,
)
# Sorry for a delay is no apology for an insult; "sorry but" and "not sorry" are none at all.
_OTHER_SORRY = re.compile(
    r"\bsorry,? (?:for|about) (?:the |my |our )?(?:slow|late|delay|silence|wait|short notice|long)\w*"
    r"|\bsorry to (?:hear|say|see|bother|chase)|\bsorry,? but\b|\b(?:not|hardly|never) (?:sorry|apologi[sz]\w*)"
    r"|\bapologies for the (?:delay|late|slow|wait)\w*|\bdon['\u2019]t apologi[sz]e|\bsorry excuse",
    re.IGNORECASE,
)


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
    last = max((heard.sent_at for heard in hurts), default=None)
    found = []
    for heard in hurts:
        age = (view.today - heard.day).days
        if age > _PAST_DAYS:
            continue
        apology = next((h for h in view.heard if last and h.sent_at > last and apologises(h.message.text)), None)
        state = _state(view, age, apology)
        found += [Event(heard, label, state, apology) for label in labels if heard.flagged(label)]
    return found


def apologises(text: str) -> bool:
    """Does the message apologise for how something was said or done, not only for a delay?"""
    return bool(_APOLOGY.search(_OTHER_SORRY.sub(" ", text)))


def _state(view: View, age: int, apology: Heard | None) -> State:
    if apology is not None and (view.today - apology.day).days >= _CONDUCT_DAYS:
        return "made good"
    if apology is not None or age > LIVE_DAYS:
        return "fading"
    return "live"


ABUSE = ("insult", "threat_violence", "threat_reputation", "threat_legal", "threat_nonpayment")
