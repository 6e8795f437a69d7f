"""What a letter is written from and held against: the facts of the case on one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goodterms.availability import Capacity
    from goodterms.facts import History, Practice, Referral
    from goodterms.handover import Plan
    from goodterms.money import Money
    from goodterms.settlement import Settlement


@dataclass(frozen=True, slots=True)
class Offer:
    """A way forward that the writer offers. ``kind`` is scope, timeline, phase_out or referral; ``says`` is one
    sentence in the letter's language, as it will stand in the letter."""

    kind: str
    says: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A piece of work that a change of schedule moves: what, and its new day."""

    title: str
    to: date
    before: date | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A change of schedule: from when, until when (None: for good), what is different, and what follows from it.

    ``what`` completes the sentence "From 1 September ..." in the letter's language: "I work Monday to Wednesday".
    ``emergency`` says how to reach somebody in between; ``cover`` is who stands in.
    """

    starts_on: date
    what: str
    ends_on: date | None = None
    moved: tuple[Moved, ...] = ()
    emergency: str = ""
    cover: Referral | None = None
    fee_stays: bool | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """The facts behind a letter. What is None or empty is unknown, and the letter says nothing about it.

    Attributes:
        settlement: what is owed on the last day; its amounts are the only ones a letter may name as owed.
        plan: how the work passes over.
        reason: one true, checkable reason, as one sentence in the letter's language.
        request: what the client asked for, as it stands after "for": "the winter catalogue".
        offers: the ways forward that the writer has chosen to offer.
        referrals: colleagues to name; empty: those of the practice who agreed to be named and have room.
        happened: for a concern, what happened, as dated facts, one sentence each.
        ask: for a concern, what is asked for, as one sentence.
        incident_on: for a severance, the day of the message that decided it. It is never quoted back.
        ended_by: who ends the work, where it is the client; the ending letter then confirms it.
        cure_days: for an end that follows a breach, the days to put it right before the notice counts.
        invoice: for a reminder, the number of the invoice that it is about; empty: the oldest that is overdue.
        capacity: hours a week that the practice has and has promised, with all its clients.
        price: for a referral or a smaller offer, a price that the practice names.
    """

    history: History
    practice: Practice | None = None
    today: date | None = None
    ends_on: date | None = None
    settlement: Settlement | None = None
    plan: Plan | None = None
    reason: str = ""
    request: str = ""
    offers: tuple[Offer, ...] = ()
    referrals: tuple[Referral, ...] = ()
    happened: tuple[str, ...] = ()
    ask: str = ""
    change: Change | None = None
    incident_on: date | None = None
    price: Money | None = None
    to: str = ""
    ended_by: str = ""
    cure_days: int = 0
    invoice: str = ""
    capacity: Capacity | None = None
