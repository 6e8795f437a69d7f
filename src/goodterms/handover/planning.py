"""Makes the handover plan: checklist and own facts together, on working days, within the hours there are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal

from goodterms.errors import GoodtermsError
from goodterms.facts import History, Practice
from goodterms.handover import access, own_tasks, stakeholders
from goodterms.handover.checklist import (
    TRADES,
    Checklist,
    ListedTask,
    Owner,
    after_severance,
    checklist_for,
    has_own_checklist,
)
from goodterms.handover.own_tasks import OwnTask
from goodterms.handover.plan import DayAfter, Plan, Support, Task, Unknown
from goodterms.handover.schedule import Job, Schedule, fits, schedule
from goodterms.workdays import WorkingDays

FARTHEST = timedelta(days=3 * 366)
_ASSUMED_HOURS = Decimal(8)
_SEARCH = timedelta(days=200)
_SUPPORT = "support-ends"
_REACH = 5
"""Working days after a severance by which what is the client's own has left the house."""
_CHECKLIST = "the checklist"


def plan(
    history: History,
    practice: Practice | None,
    ends_on: date,
    today: date,
    hours_week: Decimal | None = None,
    severed: bool = False,
) -> Plan:
    """The plan of a handover that ends on a day.

    Args:
        hours_week: our hours a week for it; by default those agreed with this client, else a quarter of the
            practice's week, else 8.
        severed: contact was broken off. The client's own things go back within five working days, access is given
            up, and nobody is told, met or called.

    Raises:
        GoodtermsError: ``access.secret`` where the access list holds a secret; ``handover.too_far`` where the last
            day lies more than three years away; ``handover.no_hours`` where there are none.
    """
    _check(ends_on, today, hours_week)
    access.refuse_secrets(history)
    hours, because = _hours(history, practice, hours_week)
    work = _Work.of(history, practice, today, hours, severed)
    made = work.scheduled(ends_on)
    in_time = made.schedule.fits
    return Plan(
        client=history.client.name,
        trade=work.checklist.trade,
        as_of=today,
        ends_on=ends_on,
        fits=in_time,
        earliest_end_on=None if in_time or severed else _first_that_fits(work, ends_on),
        hours_week=hours,
        hours_because=because,
        tasks=_tasks(work.checklist.tasks, made, _Names.of(history, practice)),
        critical_path=made.schedule.critical_path,
        access=made.register,
        renewals=access.renewals(history),
        stakeholders=made.notes,
        after_the_end=_after_the_end(history, ends_on, today, severed),
        support=made.support,
        knowledge=work.checklist.knowledge,
        unknown=tuple(_unknown(work, ends_on)),
        severed=severed,
    )


@dataclass(frozen=True, slots=True)
class _Work:
    """What there is to schedule, whatever the last day."""

    history: History
    practice: Practice | None
    today: date
    days: WorkingDays
    checklist: Checklist
    minutes_a_day: int
    severed: bool

    @classmethod
    def of(cls, history: History, practice: Practice | None, today: date, hours: Decimal, severed: bool) -> _Work:
        days = WorkingDays.of(practice, history.client)
        checklist = after_severance() if severed else checklist_for(history.client.trade)
        return cls(history, practice, today, days, checklist, _minutes_a_day(hours, days), severed)

    def scheduled(self, ends_on: date) -> _Made:
        """Everything set on days for one last day."""
        asked = self.jobs(ends_on)
        return _Made(
            asked.span,
            asked.register,
            asked.notes,
            asked.own,
            asked.support,
            schedule(asked.jobs, self.minutes_a_day),
        )

    def fits(self, ends_on: date) -> bool:
        """Whether everything can be done by a last day."""
        return fits(self.jobs(ends_on).jobs, self.minutes_a_day)

    def jobs(self, ends_on: date) -> _Asked:
        """What there is to do by a last day."""
        by = self.days.shifted(max(ends_on, self.today), _REACH) if self.severed else ends_on
        span = _Span.of(self.days, self.today, by)
        ours = self.practice.name if self.practice else ""
        register = access.register(self.history, by, self.today, self.days, ours)
        told = () if self.severed else self._told(ends_on, span)
        own = (
            *own_tasks.people_tasks(told),
            *(() if self.severed else own_tasks.work_tasks(self.history, ends_on, self.today)),
            *own_tasks.access_tasks(register, by, self.days.shifted(by, 1)),
            *own_tasks.money_tasks(self.history, by),
        )
        support = None if self.severed else _support(self.checklist, self.history, ends_on, self.days)
        listed = _listed_jobs(self.checklist, span, span.number(support.until) if support else span.end)
        jobs = (*listed, *(_own_job(task, span) for task in own))
        return _Asked(span, register, told, own, support, jobs)

    def _told(self, ends_on: date, span: _Span) -> tuple[stakeholders.StakeholderNote, ...]:
        return stakeholders.notes_for(self.history, self.practice, ends_on, span.first, self.days)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What there is to do by one last day."""

    span: _Span
    register: tuple[access.Entry, ...]
    notes: tuple[stakeholders.StakeholderNote, ...]
    own: tuple[OwnTask, ...]
    support: Support | None
    jobs: tuple[Job, ...]


@dataclass(frozen=True, slots=True)
class _Made:
    """What was set on days for one last day."""

    span: _Span
    register: tuple[access.Entry, ...]
    notes: tuple[stakeholders.StakeholderNote, ...]
    own: tuple[OwnTask, ...]
    support: Support | None
    schedule: Schedule


def _first_that_fits(work: _Work, ends_on: date) -> date | None:
    """The first working day after a last day that is too early; None where no later day helps, because something
    was due before today. More time never fits less, so the days are halved until one is left."""
    begin = max(ends_on, work.today) + timedelta(days=1)
    later = work.days.between(begin, begin + _SEARCH)
    return later[bisect_left(later, True, key=work.fits)] if work.fits(later[-1]) else None


def _check(ends_on: date, today: date, hours_week: Decimal | None) -> None:
    if abs(ends_on - today) > FARTHEST:
        raise GoodtermsError(
            "handover.too_far",
            f"The last day, {ends_on.isoformat()}, lies more than three years from {today.isoformat()}.",
            hint="Check the year.",
        )
    if hours_week is not None and hours_week <= 0:
        raise GoodtermsError(
            "handover.no_hours",
            "A plan needs more than 0 hours a week.",
            hint="Give the hours there are, such as 6.",
        )


@dataclass(frozen=True, slots=True)
class _Span:
    """Working days as numbers: 0 is the first from today on, `end` the last one up to the last day.

    Where the last day lies before today, `end` is below zero and everything slips.
    """

    days: tuple[date, ...]
    end: int

    @classmethod
    def of(cls, days: WorkingDays, today: date, ends_on: date) -> _Span:
        begin = days.on_or_after(today)
        all_days = days.between(begin, max(begin, ends_on) + timedelta(days=200))
        return cls(all_days, bisect_right(all_days, ends_on) - 1)

    @property
    def first(self) -> date:
        return self.days[0]

    def number(self, day: date) -> int:
        """The number of the day, or of the working day before it."""
        return bisect_right(self.days, day) - 1

    def day(self, number: int) -> date:
        """The day of a number; beyond the calendar made here, weeks are counted on by five days."""
        if number < 0:
            return self.days[0] - timedelta(days=-number)
        if number >= len(self.days):
            return self.days[-1] + timedelta(days=(number - len(self.days) + 1) * 7 // 5)
        return self.days[number]


def _listed_jobs(checklist: Checklist, span: _Span, support_ends: int) -> list[Job]:
    """The checklist's tasks on days. Where there is less time than it counts on, its days draw together."""
    longest = max(task.by + task.lead for task in checklist.tasks) - 1
    draw = min(Decimal(1), Decimal(max(span.end, 0)) / longest)
    jobs = [_listed_job(task, span, draw) for task in checklist.tasks]
    return [
        replace(job, due=support_ends, not_before=support_ends) if job.key == _SUPPORT else job for job in jobs
    ]


def _listed_job(task: ListedTask, span: _Span, draw: Decimal) -> Job:
    before = int(task.by * draw) if task.by > 0 else task.by
    due = span.end - before
    return Job(task.key, _minutes(task.hours), task.lead, due, task.after, due if task.by < 0 else None)


def _own_job(task: OwnTask, span: _Span) -> Job:
    due = span.number(task.due_on)
    wait = bisect_left(span.days, task.due_on) if task.only_then else None
    not_before = min(wait, due) if wait is not None else None
    return Job(task.key, _minutes(task.hours), task.lead, due, task.after, not_before, dated=True)


def _minutes(hours: Decimal) -> int:
    return int((hours * 60).to_integral_value(ROUND_CEILING))


def _minutes_a_day(hours: Decimal, days: WorkingDays) -> int:
    return max(1, int(hours * 60 / len(days.week)))


def _hours(history: History, practice: Practice | None, given: Decimal | None) -> tuple[Decimal, str]:
    if given is not None:
        return given, "as you gave them"
    if history.agreement.weekly_hours:
        return history.agreement.weekly_hours, "client.toml: weekly_hours, the hours agreed with this client"
    if practice is not None and practice.weekly_capacity:
        quarter = (practice.weekly_capacity / 4).quantize(Decimal("0.01"))
        return quarter, "practice.toml: a quarter of weekly_capacity"
    return _ASSUMED_HOURS, "assumed: neither weekly_hours nor weekly_capacity is known"


@dataclass(frozen=True, slots=True)
class _Names:
    ours: str
    client: str

    @classmethod
    def of(cls, history: History, practice: Practice | None) -> _Names:
        people = {person.role: person.name for person in reversed(history.client.people)}
        theirs = people.get("day-to-day") or people.get("sponsor") or history.client.name
        return cls((practice.owner or practice.name) if practice else "you", theirs)

    def who(self, owner: Owner) -> str:
        """Who does it, by name."""
        both = f"{self.ours} and {self.client}"
        return {"practice": self.ours, "client": self.client, "both": both, "successor": "whoever takes over"}[
            owner
        ]


def _tasks(listed: Sequence[ListedTask], made: _Made, names: _Names) -> tuple[Task, ...]:
    calls = {task.key for task in listed if task.call}
    first = made.span.first
    tasks = [
        _task(OwnTask(t.key, t.title, t.owner, first, t.proof, t.hours, t.lead, t.after), made, names)
        for t in listed
    ]
    tasks = [replace(task, call=task.key in calls) for task in tasks]
    tasks += [_task(task, made, names) for task in made.own]
    return tuple(sorted(tasks, key=lambda task: (task.due_on, task.start_on)))


def _task(task: OwnTask, made: _Made, names: _Names) -> Task:
    slot, span = made.schedule.slots[task.key], made.span
    return Task(
        key=task.key,
        title=task.title,
        owner=task.owner,
        who=names.who(task.owner),
        start_on=span.day(slot.start),
        due_on=span.day(slot.finish),
        hours=task.hours,
        lead_days=task.lead,
        after=task.after,
        proof=task.proof,
        slack_days=slot.slack,
        slip_days=slot.slip,
        critical=task.key in made.schedule.critical_path,
        call=False,
        because=str(task.source) if task.source else _CHECKLIST,
    )


def _after_the_end(history: History, ends_on: date, today: date, severed: bool) -> tuple[DayAfter, ...]:
    """Promised days and dates in the access list that fall after the last day. After a severance nothing that was
    promised is done any more: the letter says so."""
    promised = [
        DayAfter(work.due_on, f"{work.title} was promised for this day.", work.source)
        for work in history.deliverables
        if not severed and work.due_on is not None and work.due_on > ends_on and own_tasks.is_open(work, today)
    ]
    moved = [
        DayAfter(row.due_on, f"{row.system}: {row.action}.", row.source)
        for row in history.access
        if row.due_on is not None and row.due_on > ends_on and row.action not in (None, "keep")
    ]
    return tuple(sorted([*promised, *moved], key=lambda day: (day.on, day.says)))


def _support(checklist: Checklist, history: History, ends_on: date, days: WorkingDays) -> Support:
    rate = history.agreement.rate
    until = days.on_or_before(ends_on + timedelta(days=checklist.support_days))
    return Support(until, f"{rate} an hour" if rate is not None else "")


def _unknown(work: _Work, ends_on: date) -> list[Unknown]:
    history, practice = work.history, work.practice
    found = [] if work.severed else _unknown_of_the_work(history, practice, ends_on, work.today)
    if not history.access:
        found.append(
            Unknown("access", "No access list, so nothing is handed back.", "Add access.csv, one row a system.")
        )
    found += [
        Unknown(f"action of {row.system}", f"{row.source} does not say what becomes of it.", "Fill in its action.")
        for row in history.access
        if row.action is None
    ]
    if practice is None or practice.country is None:
        found.append(Unknown("holidays", "Our own country is not known.", "Add country to practice.toml."))
    if history.client.country is None:
        found.append(Unknown("holidays", "The client's country is not known.", "Add country to client.toml."))
    found += [
        Unknown("holidays", f"No public holidays are known for {country}.", "Check the days of the plan yourself.")
        for country in work.days.unknown_places
    ]
    return found


def _unknown_of_the_work(history: History, practice: Practice | None, ends_on: date, today: date) -> list[Unknown]:
    """Who else should be told, and what open work still takes."""
    found = []
    trade = history.client.trade
    if trade and not has_own_checklist(trade):
        known = f"Known: {', '.join(TRADES)}."
        found.append(Unknown("trade", f"There is no checklist for “{trade}”; the general one is used.", known))
    if not history.client.people:
        found.append(
            Unknown("people", "Nobody is listed, so nobody is told.", "Add [[people]] to client.toml, with roles.")
        )
    found += [
        Unknown(
            address, f"Wrote {count} times and is not listed.", "Add them to [[people]], or tell them yourself."
        )
        for address, count in stakeholders.unlisted(history, practice)
    ]
    found += [
        Unknown(f"effort of {work.title}", "The hours it still needs are not in the plan.", "Leave room for it.")
        for work in history.deliverables
        if own_tasks.is_open(work, today) and (work.due_on is None or work.due_on <= ends_on)
    ]
    return found
