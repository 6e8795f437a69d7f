"""What to raise before anything is decided: facts put neutrally, an offer of help, and a day to look again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

_FOLLOW_UP_DAYS = 21
_AT_MOST = 3


class Observation(Protocol):
    """Evidence as `goodterms.health` gives it."""

    @property
    def signal(self) -> str:
        """The signal's name."""

    @property
    def says(self) -> str:
        """One sentence about what moved."""

    @property
    def source(self) -> str:
        """Where it can be looked up."""

    @property
    def moved(self) -> bool:
        """Has it moved and stayed moved?"""


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to raise: the fact, where it stands, and what to ask or offer."""

    signal: str
    fact: str
    source: str
    ask: str


@dataclass(frozen=True, slots=True)
class Concern:
    """What to raise with a client, what would make staying worthwhile, and when to look again."""

    points: tuple[Point, ...]
    offer: str
    worthwhile: tuple[str, ...]
    follow_up_on: date


_ASKS: dict[str, tuple[str, str]] = {
    "payment_lateness": (
        "Has something changed in how invoices are paid?",
        "Invoices are paid by their day.",
    ),
    "reply_time": (
        "Is there a better way to reach you, or a better day?",
        "Answers within two days.",
    ),
    "approvals": (
        "Who says the final yes, and what helps that person?",
        "A yes or no within a week.",
    ),
    "silence": ("Shall the work rest for a while?", "A sign of life, and a next date."),
    "correspondence": ("What comes next on your side?", "A next date in both calendars."),
    "work_volume": ("Do your plans for this work look different now?", "A forecast for the next three months."),
    "hours": (
        "Shall we agree on more hours, or choose what waits?",
        "Hours as agreed, or agreed anew.",
    ),
    "scope": ("Shall we put the extras on one page, with a price each?", "Extras are priced before they start."),
    "meetings": ("Would a fixed time, or a shorter call, suit you better?", "Two calls in a row that take place."),
    "after_hours": ("Can we agree on hours in which you hear from us?", "Evenings and weekends are quiet again."),
    "tone": ("How is the work for you at the moment?", "We can talk about problems as we used to."),
}


def concern(evidence: Sequence[Observation], today: date) -> Concern | None:
    """What to raise, from the evidence that has moved; None where nothing has.

    Insults and threats are never raised as a concern: they are answered by a person, or not at all.
    """
    moved = [one for one in evidence if one.moved and one.signal in _ASKS][:_AT_MOST]
    if not moved:
        return None
    return Concern(
        points=tuple(Point(one.signal, one.says, one.source, _ASKS[one.signal][0]) for one in moved),
        offer="If something on our side should change, tell us; we would rather know.",
        worthwhile=tuple(_ASKS[one.signal][1] for one in moved),
        follow_up_on=today + timedelta(days=_FOLLOW_UP_DAYS),
    )
