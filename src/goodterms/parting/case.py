"""One case: a parting from the first doubt to the closed file and back. A value; nothing in it is ever edited."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from goodterms.notice import NoticeTerms

Rung = Literal[
    "running",
    "consider",
    "cool off",
    "talk",
    "offer",
    "decide",
    "give notice",
    "settle",
    "hand over",
    "close",
    "keep in touch",
    "severed",
]
EndedBy = Literal["practice", "client", "both"]

Hurt = Literal["insult", "threat_violence", "threat_reputation", "threat_legal", "threat_nonpayment"]
HURTS: tuple[Hurt, ...] = ("insult", "threat_violence", "threat_reputation", "threat_legal", "threat_nonpayment")
ASKED_TWICE: tuple[Hurt, ...] = ("threat_reputation", "threat_nonpayment", "threat_legal")
"""Threats that can be a clumsy sentence about money or a review: for these a person says yes twice."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the client that hurt or threaten: literally, and where they stand."""

    label: Hurt
    words: str
    source: str
    on: date | None = None

    def __str__(self) -> str:
        return f"{self.label}: “{self.words}” ({self.source})"


@dataclass(frozen=True, slots=True)
class Case:
    """Where a parting stands.

    Attributes:
        rung: the rung of the ladder, and ``since`` the day it was reached.
        opened_on: the day the case began.
        client_since: the day the work with the client began.
        quotes: insults and threats that were read out of the correspondence.
        open_ends: what keeps the file from being closed, one sentence each.
        severed: whether contact was broken off; this stays.
    """

    client: str
    opened_on: date
    since: date
    rung: Rung = "running"
    terms: NoticeTerms = field(default_factory=NoticeTerms)
    client_since: date | None = None
    wished_end: date | None = None
    ended_by: EndedBy | None = None
    notice_on: date | None = None
    ends_on: date | None = None
    quotes: tuple[Quote, ...] = ()
    open_ends: tuple[str, ...] = ()
    severed: bool = False
    disputed: bool = False
    opted_out: bool = False
    overruled: str = ""

    @property
    def needs_second_yes(self) -> bool:
        """Whether breaking off asks a person twice: nothing but threats that may be clumsy words."""
        return all(quote.label in ASKED_TWICE for quote in self.quotes)
