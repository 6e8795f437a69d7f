"""Hours a week: what there is, what is promised, what is left. Honest figures for a yes or a no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from goodterms.facts import Deliverable, History, Practice

_WEEKS_BACK = 8
# A client without a fact for this long takes no hours, whatever was once agreed.
_RESTS_DAYS = 60


@dataclass(frozen=True, slots=True)
class Load:
    """What one client takes: hours a week as worked lately, or as agreed where that is more."""

    client: str
    hours_week: Decimal
    worked_week: Decimal | None
    agreed_week: Decimal | None


@dataclass(frozen=True, slots=True)
class Capacity:
    """Hours a week. ``free`` is below zero where more is promised than there is; None where unknown."""

    hours_week: Decimal | None
    loads: tuple[Load, ...]

    @property
    def promised(self) -> Decimal:
        """What all clients take together."""
        return sum((load.hours_week for load in self.loads), Decimal(0))

    @property
    def free(self) -> Decimal | None:
        """What is left."""
        return None if self.hours_week is None else self.hours_week - self.promised


def capacity(histories: Sequence[History], practice: Practice | None, today: date) -> Capacity:
    """What is promised to whom on that day."""
    return Capacity(
        practice.weekly_capacity if practice else None, tuple(load(history, today) for history in histories)
    )


def load(history: History, today: date) -> Load:
    """What one client takes."""
    agreement = history.agreement
    agreed = agreement.weekly_hours
    if agreed is None and agreement.retainer_hours is not None:
        agreed = round(agreement.retainer_hours * 12 / 52, 1)
    known = history.until(today)
    if not _runs(known, today):
        return Load(history.client.name, Decimal(0), None, agreed)
    start = today - timedelta(weeks=_WEEKS_BACK)
    recent = [entry.hours for entry in known.hours if entry.day > start]
    worked = round(sum(recent, Decimal(0)) / _WEEKS_BACK, 1) if known.hours else None
    return Load(history.client.name, max(agreed or Decimal(0), worked or Decimal(0)), worked, agreed)


def open_work(history: History, today: date) -> tuple[Deliverable, ...]:
    """What is promised with a date and not delivered, by date."""
    found = (
        d
        for d in history.deliverables
        if d.due_on is not None
        and (d.delivered_on is None or d.delivered_on > today)
        and d.state not in ("delivered", "accepted", "will not be done")
    )
    return tuple(sorted(found, key=lambda d: (d.due_on or date.max, d.title)))


def is_live(history: History, today: date) -> bool:
    """Is there anything between you at present: a date, work, an invoice, or a mail in either direction?"""
    known = history.until(today)
    days = (
        *(entry.day for entry in known.hours),
        *(invoice.issued_on for invoice in known.invoices if invoice.issued_on),
        *(message.sent_at.date() for message in known.messages if message.sent_at),
    )
    return bool(open_work(known, today)) or any((today - day).days <= _RESTS_DAYS for day in days)


def _runs(known: History, today: date) -> bool:
    if open_work(known, today):
        return True
    days = [*(e.day for e in known.hours), *(i.issued_on for i in known.invoices if i.issued_on)]
    if not days:
        # Nothing has been worked or billed yet: what was agreed stands.
        return known.client.since is None or (today - known.client.since).days <= _RESTS_DAYS
    return (today - max(days)).days <= _RESTS_DAYS
