"""A change of schedule: who is affected and how, new dates that fit, the notice owed, one letter each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from goodterms.availability.capacity import Capacity, capacity, open_work
from goodterms.errors import GoodtermsError
from goodterms.facts import Deliverable, History, Practice

ChangeKind = Literal["leave", "fewer_hours", "days", "timezone"]

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# Where a contract names no notice, two weeks are polite.
_POLITE_NOTICE_DAYS = 14


@dataclass(frozen=True, slots=True)
class Change:
    """What changes, from when, and until when (None: for good).

    ``weekly_capacity`` is the new number of hours, ``working_days`` the new days, ``timezone`` the new zone;
    leave needs none of them.
    """

    kind: ChangeKind
    starts_on: date
    ends_on: date | None = None
    weekly_capacity: Decimal | None = None
    working_days: tuple[str, ...] = ()
    timezone: str | None = None


@dataclass(frozen=True, slots=True)
class NewDate:
    """A promised day and the one to propose instead."""

    title: str
    due_on: date
    proposed_on: date


@dataclass(frozen=True, slots=True)
class Affected:
    """One client: how the change touches it, and by when it must know.

    ``late`` is true where the notice that was agreed can no longer be kept: then it is a request, not a notice.
    """

    client: str
    says: str
    hours_week: Decimal
    new_hours_week: Decimal
    dates: tuple[NewDate, ...]
    notice_days: int
    tell_by: date
    late: bool
    letter: Literal["schedule_change"] = "schedule_change"


@dataclass(frozen=True, slots=True)
class Effects:
    """What a change does to everybody."""

    change: Change
    capacity_before: Decimal | None
    capacity_after: Decimal | None
    promised: Decimal
    affected: tuple[Affected, ...]
    unaffected: tuple[str, ...]
    unknown: tuple[str, ...]


def change(wanted: Change, histories: Sequence[History], practice: Practice | None, today: date) -> Effects:
    """Who is affected by a change of schedule, and what to propose to each.

    Raises:
        GoodtermsError: where the change starts in the past, ends before it starts, or says nothing.
    """
    _check(wanted, today)
    before = capacity(histories, practice, today)
    after = _after(wanted, before, practice)
    share = _share(before, after)
    working = _working_days(wanted, practice)
    affected, unaffected = [], []
    for history, load in zip(histories, before.loads, strict=True):
        dates = tuple(_moved(d, wanted, share, working, today) for d in open_work(history, today))
        dates = tuple(d for d in dates if d.proposed_on != d.due_on)
        if not load.hours_week and not dates:
            unaffected.append(history.client.name)
            continue
        new_hours = Decimal(0) if wanted.kind == "leave" else _part(load.hours_week, share)
        if not dates and new_hours == load.hours_week and wanted.kind not in ("days", "timezone"):
            unaffected.append(history.client.name)
            continue
        notice = history.agreement.notice_days
        tell_by = wanted.starts_on - timedelta(days=_POLITE_NOTICE_DAYS if notice is None else notice)
        affected.append(
            Affected(
                client=history.client.name,
                says=_says(wanted, load.hours_week, new_hours),
                hours_week=load.hours_week,
                new_hours_week=new_hours,
                dates=dates,
                notice_days=_POLITE_NOTICE_DAYS if notice is None else notice,
                tell_by=max(today, tell_by),
                late=tell_by < today,
            )
        )
    return Effects(
        change=wanted,
        capacity_before=before.hours_week,
        capacity_after=after,
        promised=before.promised,
        affected=tuple(sorted(affected, key=lambda a: (a.tell_by, a.client))),
        unaffected=tuple(unaffected),
        unknown=() if before.hours_week is not None else ("practice.toml names no weekly_capacity.",),
    )


def _check(wanted: Change, today: date) -> None:
    if wanted.starts_on < today:
        raise GoodtermsError(
            "availability.past",
            f"{wanted.starts_on} has passed.",
            hint="Give a later day.",
        )
    if wanted.ends_on is not None and wanted.ends_on < wanted.starts_on:
        raise GoodtermsError(
            "availability.order", "The change ends before it starts.", hint="Put the two days the other way round."
        )
    if wanted.kind == "leave" and wanted.ends_on is None:
        raise GoodtermsError(
            "availability.no_end", "Leave needs a last day.", hint="Write 2026-08-03..2026-08-21."
        )


def _after(wanted: Change, before: Capacity, practice: Practice | None) -> Decimal | None:
    if wanted.kind == "leave":
        return Decimal(0)
    if wanted.weekly_capacity is not None:
        return wanted.weekly_capacity
    if wanted.working_days and before.hours_week is not None:
        now = len(practice.working_days) if practice else 5
        return round(before.hours_week * len(wanted.working_days) / max(1, now), 1)
    return before.hours_week


def _share(before: Capacity, after: Decimal | None) -> Fraction:
    """How much of the promised work still fits into a week."""
    if after is None or not before.promised or after >= before.promised:
        return Fraction(1)
    return Fraction(after) / Fraction(before.promised)


def _part(hours: Decimal, share: Fraction) -> Decimal:
    return round(hours * share.numerator / share.denominator, 1)


def _working_days(wanted: Change, practice: Practice | None) -> frozenset[int]:
    names = wanted.working_days or (practice.working_days if practice else _DAYS[:5])
    return frozenset(_DAYS.index(name) for name in names if name in _DAYS) or frozenset(range(5))


def _moved(work: Deliverable, wanted: Change, share: Fraction, working: frozenset[int], today: date) -> NewDate:
    due = work.due_on or today
    if due < wanted.starts_on:
        return NewDate(work.title, due, due)
    if wanted.kind == "leave":
        last_day = wanted.ends_on or wanted.starts_on
        away = (min(due, last_day) - wanted.starts_on).days + 1
        proposed = due + timedelta(days=away)
        proposed = max(proposed, last_day + timedelta(days=1))
    elif share < 1:
        slow = Fraction((due - wanted.starts_on).days) * (1 / share - 1) if share else Fraction(365)
        last = (wanted.ends_on - wanted.starts_on).days if wanted.ends_on else 365
        extra = min(slow, Fraction(last) * (1 - share))
        proposed = due + timedelta(days=-(-extra.numerator // extra.denominator))
    else:
        proposed = due
    while proposed.weekday() not in working:
        proposed += timedelta(days=1)
    return NewDate(work.title, due, proposed)


def _says(wanted: Change, hours: Decimal, new_hours: Decimal) -> str:
    until = f" until {wanted.ends_on.isoformat()}" if wanted.ends_on else ""
    start = wanted.starts_on.isoformat()
    if wanted.kind == "leave":
        return f"No work from {start}{until}."
    if wanted.kind == "timezone":
        return f"From {start}{until} you work in {wanted.timezone}: calls and replies move."
    if wanted.kind == "days":
        days = ", ".join(wanted.working_days)
        return f"From {start}{until} you work on {days}: about {new_hours} hours a week, now {hours}."
    return f"From {start}{until} about {new_hours} hours a week instead of {hours}."
