"""A change of schedule: who is affected and how, new dates that fit, the notice owed, one letter each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from goodterms.availability.capacity import Capacity, capacity, is_live, open_work
from goodterms.availability.shared_hours import lag_hours, overlap_hours, zone
from goodterms.days import long_day
from goodterms.errors import GoodtermsError
from goodterms.facts import Deliverable, History, Practice
from goodterms.workdays import WEEK, WorkingDays

ChangeKind = Literal["leave", "fewer_hours", "days", "timezone"]

_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HOURS_IN_A_WEEK = 168
_LONGEST_LEAVE = timedelta(days=5 * 366)
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


# Whoever writes to you notices these, whether hours are agreed or not.
_FELT_BY_ALL = ("leave", "days", "timezone")


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
    touched = [
        _touched(wanted, history, load.hours_week, share, practice, today)
        for history, load in zip(histories, before.loads, strict=True)
    ]
    return Effects(
        change=wanted,
        capacity_before=before.hours_week,
        capacity_after=after,
        promised=before.promised,
        affected=tuple(sorted((one for one in touched if one), key=lambda a: (a.tell_by, a.client))),
        unaffected=tuple(h.client.name for h, one in zip(histories, touched, strict=True) if one is None),
        unknown=() if before.hours_week is not None else ("practice.toml names no weekly_capacity.",),
    )


def _touched(
    wanted: Change, history: History, hours: Decimal, share: Fraction, practice: Practice | None, today: date
) -> Affected | None:
    """What the change does to one client, or None where it does nothing."""
    working = _working_days(wanted, history, practice)
    if wanted.kind == "leave" and not working.between(wanted.starts_on, wanted.ends_on or wanted.starts_on):
        return None  # days off that are days off anyway
    dates = tuple(_moved(d, wanted, share, working, today) for d in open_work(history, today))
    dates = tuple(d for d in dates if d.proposed_on != d.due_on)
    new_hours = Decimal(0) if wanted.kind == "leave" else _part(hours, share)
    says = _says(wanted, hours, new_hours)
    if wanted.kind == "timezone":
        says = _clock_says(wanted, history, practice)
    if not hours and not dates and not (wanted.kind in _FELT_BY_ALL and is_live(history, today)):
        return None
    felt = wanted.kind in ("days", "leave") or (wanted.kind == "timezone" and says)
    if not dates and new_hours == hours and not felt:
        return None
    notice = _POLITE_NOTICE_DAYS if history.agreement.notice_days is None else history.agreement.notice_days
    told = WorkingDays.of(practice, history.client)
    tell_by = told.on_or_before(wanted.starts_on - timedelta(days=notice))
    return Affected(
        client=history.client.name,
        says=says,
        hours_week=hours,
        new_hours_week=new_hours,
        dates=dates,
        notice_days=notice,
        tell_by=max(today, tell_by),
        late=tell_by < today,
    )


def _check(wanted: Change, today: date) -> None:
    if wanted.starts_on < today:
        raise GoodtermsError(
            "availability.past",
            f"{long_day(wanted.starts_on)} has passed.",
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
    if wanted.kind == "leave" and wanted.ends_on and wanted.ends_on - wanted.starts_on > _LONGEST_LEAVE:
        raise GoodtermsError(
            "availability.too_long",
            f"{long_day(wanted.ends_on)} is more than five years after the first day.",
            hint="Check the two days; who is away for longer ends the work.",
        )
    if wanted.weekly_capacity is not None and wanted.weekly_capacity > _HOURS_IN_A_WEEK:
        raise GoodtermsError(
            "availability.hours", f"A week has {_HOURS_IN_A_WEEK} hours.", hint="Give the hours you mean to work."
        )
    if wanted.weekly_capacity is not None and wanted.weekly_capacity <= 0:
        raise GoodtermsError(
            "availability.hours",
            "A week without hours is leave, or the end of the work.",
            hint="Name the days off as leave, with a last day.",
        )
    if wanted.kind == "fewer_hours" and wanted.weekly_capacity is None:
        raise GoodtermsError(
            "availability.hours", "The new hours a week are not named.", hint="Give the hours you mean to work."
        )
    if wanted.kind == "days" and not set(WEEK) & set(wanted.working_days):
        raise GoodtermsError(
            "availability.days", "No working day is named.", hint="Name the days on which you mean to work."
        )
    if wanted.kind == "timezone" and zone(wanted.timezone) is None:
        raise GoodtermsError(
            "availability.timezone", f"“{wanted.timezone}” is not a time zone.", hint="Write it as Europe/Lisbon."
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


def _working_days(wanted: Change, history: History, practice: Practice | None) -> WorkingDays:
    """Days on which work can be handed over: ours, by the change, and no holiday on either side."""
    both = WorkingDays.of(practice, history.client)
    week = tuple(day for day in WEEK if day in wanted.working_days)
    return WorkingDays(both.places, week) if week else both


def _moved(work: Deliverable, wanted: Change, share: Fraction, working: WorkingDays, today: date) -> NewDate:
    due = work.due_on or today
    if due < wanted.starts_on:
        return NewDate(work.title, due, due)
    if wanted.kind == "leave":
        last_day = wanted.ends_on or wanted.starts_on
        lost = len(working.between(wanted.starts_on, min(due, last_day)))
        if not lost:
            return NewDate(work.title, due, due)
        proposed = max(working.shifted(due, lost), last_day + timedelta(days=1))
    elif share < 1:
        slow = Fraction((due - wanted.starts_on).days) * (1 / share - 1) if share else Fraction(365)
        last = (wanted.ends_on - wanted.starts_on).days if wanted.ends_on else 365
        extra = min(slow, Fraction(last) * (1 - share))
        proposed = due + timedelta(days=-(-extra.numerator // extra.denominator))
    else:
        proposed = due
    if wanted.kind == "timezone":
        return NewDate(work.title, due, due)
    return NewDate(work.title, due, working.on_or_after(proposed))


def _says(wanted: Change, hours: Decimal, new_hours: Decimal) -> str:
    until = f" until {long_day(wanted.ends_on)}" if wanted.ends_on else ""
    start = long_day(wanted.starts_on)
    if wanted.kind == "leave":
        return f"No work on {start}." if wanted.ends_on == wanted.starts_on else f"No work from {start}{until}."
    if wanted.kind == "days":
        days = _list(_DAY_NAMES[index] for index, name in enumerate(WEEK) if name in wanted.working_days)
        less = (
            f"about {new_hours} hours a week, now {hours}" if new_hours != hours else "the hours stay as they are"
        )
        return f"From {start}{until} you work on {days}: {less}."
    return f"From {start}{until} about {new_hours} hours a week instead of {hours}."


def _clock_says(wanted: Change, history: History, practice: Practice | None) -> str:
    """What a new time zone does to the hours that both sides work; nothing where the clocks agree as before."""
    theirs = zone(history.client.timezone) or zone(practice.timezone if practice else None)
    before, after = zone(practice.timezone if practice else None), zone(wanted.timezone)
    start = long_day(wanted.starts_on)
    if theirs is None or before is None or after is None:
        return f"From {start} you work in {wanted.timezone}: calls and replies may come at other hours."
    if lag_hours(before, after, wanted.starts_on) == 0:
        return ""
    lag = lag_hours(theirs, after, wanted.starts_on)
    shared = overlap_hours(theirs, after, wanted.starts_on)
    was = overlap_hours(theirs, before, wanted.starts_on)
    ahead = "the same as" if lag == 0 else f"{abs(lag):g} hour{'s' if abs(lag) != 1 else ''} {_side(lag)}"
    return (
        f"From {start} you work in {wanted.timezone}: your clock is {ahead} theirs,"
        f" and {shared:g} hours of a working day are shared, now {was:g}."
    )


def _side(lag: float) -> str:
    return "ahead of" if lag > 0 else "behind"


def _list(names: Iterable[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
