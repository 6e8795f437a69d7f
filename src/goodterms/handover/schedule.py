"""Sets tasks on working days: backward from the last day, within the hours there are for it.

Two passes. The backward pass gives each task its latest days: as late as its own due day, its successors and
our hours allow. The forward pass gives the earliest ones. Where the backward pass begins before today the forward
one is the plan, with the tasks that have a day of their own moved back to it where nothing waits for them; what
then ends later than it should is a slip, and is shown. Without a slip the work fits all the same.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Job:
    """A task as the scheduler sees it. Days are numbers of working days; 0 is the first from today on.

    Attributes:
        minutes: our own effort; 0 where others do it.
        lead: working days from start to done, at least 1.
        due: the last day on which it may be done.
        not_before: the first day on which it may be begun, where it must wait.
        dated: whether ``due`` is a day of its own (a promised delivery, the final invoice), not one that was drawn
            together with all others.
    """

    key: str
    minutes: int
    lead: int
    due: int
    after: tuple[str, ...] = ()
    not_before: int | None = None
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """When a job is done: first and last day, days to spare, and days too late."""

    start: int
    finish: int
    slack: int
    slip: int


@dataclass(frozen=True, slots=True)
class Schedule:
    """A slot for each job; whether everything is done in time; and the chain that decides when it can be."""

    slots: Mapping[str, Slot]
    fits: bool
    critical_path: tuple[str, ...]
    minutes: Mapping[int, int]


def schedule(jobs: Sequence[Job], minutes_a_day: int) -> Schedule:
    """Set the jobs on days.

    Args:
        jobs: in any order; ``after`` names jobs that must be finished the day before.
        minutes_a_day: how much of our own time there is on a working day.

    Raises:
        ValueError: where jobs wait for one another in a circle or for one that is not there.
    """
    order = _in_order(jobs)
    late, late_minutes = _backward(order, minutes_a_day)
    early, early_minutes, hours = _forward(order, late, minutes_a_day)
    critical = _critical(order, early)
    if all(start >= 0 for start, _ in late.values()):
        slots = {
            job.key: Slot(*late[job.key], slack=max(late[job.key][1] - early[job.key][1], 0), slip=0)
            for job in order
        }
        return Schedule(slots, True, critical, late_minutes)
    in_time = all(early[job.key][1] <= job.due for job in order)
    placed = _on_their_days(order, early, hours, early_minutes, minutes_a_day)
    slots = {
        job.key: Slot(
            *placed[job.key],
            slack=0 if early[job.key][1] > job.due else max(late[job.key][1] - early[job.key][1], 0),
            slip=max(placed[job.key][1] - job.due, 0),
        )
        for job in order
    }
    return Schedule(slots, in_time, critical, early_minutes)


def fits(jobs: Sequence[Job], minutes_a_day: int) -> bool:
    """Whether everything can be done in time; the same answer as `schedule`, without the days."""
    order = _in_order(jobs)
    late, _ = _backward(order, minutes_a_day)
    if all(start >= 0 for start, _ in late.values()):
        return True
    early, _, _ = _forward(order, late, minutes_a_day)
    return all(early[job.key][1] <= job.due for job in order)


def _in_order(jobs: Sequence[Job]) -> list[Job]:
    """Jobs after those they wait for; otherwise in order of their due day, then as given."""
    by_key = {job.key: number for number, job in enumerate(jobs)}
    waiting = [len(job.after) for job in jobs]
    followers: dict[str, list[int]] = defaultdict(list)
    for number, job in enumerate(jobs):
        for key in job.after:
            if key not in by_key:
                raise ValueError(f"{job.key} waits for {key}, which is not there")
            followers[key].append(number)
    ready = [(job.due, number) for number, job in enumerate(jobs) if not job.after]
    heapq.heapify(ready)
    order = []
    while ready:
        _, number = heapq.heappop(ready)
        order.append(jobs[number])
        for follower in followers[jobs[number].key]:
            waiting[follower] -= 1
            if not waiting[follower]:
                heapq.heappush(ready, (jobs[follower].due, follower))
    if len(order) < len(jobs):
        circle = sorted(job.key for job in jobs if job not in order)
        raise ValueError(f"these wait for one another: {', '.join(circle)}")
    return order


def _backward(order: list[Job], capacity: int) -> tuple[dict[str, tuple[int, int]], dict[int, int]]:
    used: dict[int, int] = defaultdict(int)
    full: dict[int, int] = {}
    latest: dict[str, int] = {job.key: job.due for job in order}
    slots: dict[str, tuple[int, int]] = {}
    # Not simply reversed: of the jobs whose successors are placed, the one that may end last comes first,
    # so that it does not take the hours of earlier days from those that need them.
    waiting: dict[str, int] = defaultdict(int)
    for job in order:
        for key in job.after:
            waiting[key] += 1
    by_key = {job.key: (number, job) for number, job in enumerate(order)}
    ready = [(-job.due, -number) for number, job in enumerate(order) if not waiting[job.key]]
    heapq.heapify(ready)
    while ready:
        _, number = heapq.heappop(ready)
        job = order[-number]
        finish = latest[job.key]
        taken = _fill(used, job.minutes, finish, -1, capacity, full)
        start = min(finish, finish - job.lead + 1, *taken)
        slots[job.key] = (start, finish)
        for key in job.after:
            latest[key] = min(latest[key], start - 1)
            waiting[key] -= 1
            if not waiting[key]:
                heapq.heappush(ready, (-latest[key], -by_key[key][0]))
    return slots, used


def _forward(
    order: list[Job], late: Mapping[str, tuple[int, int]], capacity: int
) -> tuple[dict[str, tuple[int, int]], dict[int, int], dict[str, dict[int, int]]]:
    """The earliest days of each job, the minutes used on each day, and those that each job takes."""
    used: dict[int, int] = defaultdict(int)
    full: dict[int, int] = {}
    hours: dict[str, dict[int, int]] = {}
    slots: dict[str, tuple[int, int]] = {}
    followers: dict[str, list[Job]] = defaultdict(list)
    waiting = {job.key: len(job.after) for job in order}
    number = {job.key: n for n, job in enumerate(order)}
    for job in order:
        for key in job.after:
            followers[key].append(job)
    # The job that must begin first gets the first hours.
    ready = [(late[job.key][0], number[job.key]) for job in order if not job.after]
    heapq.heapify(ready)
    while ready:
        job = order[heapq.heappop(ready)[1]]
        start = max([0, job.not_before or 0, *(slots[key][1] + 1 for key in job.after)])
        hours[job.key] = _fill(used, job.minutes, start, 1, capacity, full)
        slots[job.key] = (start, max(start, start + job.lead - 1, *hours[job.key]))
        for follower in followers[job.key]:
            waiting[follower.key] -= 1
            if not waiting[follower.key]:
                heapq.heappush(ready, (late[follower.key][0], number[follower.key]))
    return slots, used, hours


def _on_their_days(
    order: list[Job],
    early: Mapping[str, tuple[int, int]],
    hours: Mapping[str, Mapping[int, int]],
    used: dict[int, int],
    capacity: int,
) -> dict[str, tuple[int, int]]:
    """The earliest days, but a job with a day of its own lies on it where it can: nobody sends the last invoice
    weeks before the last day only because other work presses."""
    slots = dict(early)
    next_start: dict[str, int] = {}
    for job in reversed(order):
        start, finish = slots[job.key]
        limit = min(job.due, next_start.get(job.key, job.due + 1) - 1)
        if job.dated and finish < limit:
            for day, minutes in hours[job.key].items():
                used[day] -= minutes
            taken = _fill(used, job.minutes, limit, -1, capacity, {})
            start, finish = min(limit, limit - job.lead + 1, *taken), limit
            slots[job.key] = (start, finish)
        for key in job.after:
            next_start[key] = min(next_start.get(key, start), start)
    return slots


def _fill(
    used: dict[int, int], minutes: int, day: int, step: int, capacity: int, full: dict[int, int]
) -> dict[int, int]:
    """Take the minutes from the days' free time, from one day on in one direction; what was taken of each day.

    ``full`` leads from a day without free time on to the next one that may have some, so that none is looked at
    twice; it holds for one direction, as long as no time is given back.
    """
    taken: dict[int, int] = {}
    while minutes > 0:
        day = _free_from(day, full)
        free = min(capacity - used[day], minutes)
        if free > 0:
            used[day] += free
            taken[day] = free
            minutes -= free
        if used[day] >= capacity:
            full[day] = day + step
        day += step
    return taken


def _free_from(day: int, full: dict[int, int]) -> int:
    passed = []
    while day in full:
        passed.append(day)
        day = full[day]
    for one in passed:
        full[one] = day
    return day


def _critical(order: list[Job], early: Mapping[str, tuple[int, int]]) -> tuple[str, ...]:
    """The chain that decides how early the work can be done: each task of it waits for the one before."""
    if not order:
        return ()
    jobs = {job.key: job for job in order}
    free = [job for job in order if job.not_before is None] or order
    chain = [max(free, key=lambda job: early[job.key][1]).key]
    while jobs[chain[-1]].after:
        chain.append(max(jobs[chain[-1]].after, key=lambda key: (early[key][1], key)))
    return tuple(reversed(chain))
