"""The handover plan as it is given: dated tasks, access, renewals, people, days after the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from goodterms.facts import Source
from goodterms.handover.access import Entry, Renewal
from goodterms.handover.checklist import Owner
from goodterms.handover.stakeholders import StakeholderNote


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do.

    Attributes:
        who: the person or side that does it, by name where one is known.
        hours: our own effort.
        lead_days: working days from start to done.
        slack_days: working days it can slip before something else must move.
        slip_days: working days by which it will be late, where the plan does not fit.
        because: where it comes from: the checklist, or a row of the client's files.
    """

    key: str
    title: str
    owner: Owner
    who: str
    start_on: date
    due_on: date
    hours: Decimal
    lead_days: int
    after: tuple[str, ...]
    proof: str
    slack_days: int
    slip_days: int
    critical: bool
    call: bool
    because: str


@dataclass(frozen=True, slots=True)
class DayAfter:
    """A day after the end that matters to the client."""

    on: date
    says: str
    source: Source


@dataclass(frozen=True, slots=True)
class Support:
    """Until when questions are answered without charge, and what an hour costs afterwards ("" = not agreed)."""

    until: date
    price: str

    @property
    def price_note(self) -> str:
        """For a sentence: "; later ones cost GBP 85.00 an hour", or nothing."""
        return f"; later ones cost {self.price}" if self.price else ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """What is not known, why it matters, and what to do."""

    what: str
    why: str
    try_: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What passes over, by whom, by when.

    Attributes:
        fits: whether everything can be done by its day within the hours there are.
        earliest_end_on: where it does not fit, the first last day on which it would.
        hours_week: our hours a week that were planned with, and ``hours_because`` where they come from.
        support: None after a severance: no question is invited.
        severed: whether contact was broken off; then nobody is told, met or called.
    """

    client: str
    trade: str
    as_of: date
    ends_on: date
    fits: bool
    earliest_end_on: date | None
    hours_week: Decimal
    hours_because: str
    tasks: tuple[Task, ...]
    critical_path: tuple[str, ...]
    access: tuple[Entry, ...]
    renewals: tuple[Renewal, ...]
    stakeholders: tuple[StakeholderNote, ...]
    after_the_end: tuple[DayAfter, ...]
    support: Support | None
    knowledge: tuple[str, ...]
    unknown: tuple[Unknown, ...]
    severed: bool = False

    @property
    def slips(self) -> tuple[Task, ...]:
        """The tasks that will be late."""
        return tuple(task for task in self.tasks if task.slip_days)
