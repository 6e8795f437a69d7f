"""Sets tasks on working days: backward from the last day, within the hours there are for it.

Two passes. The backward pass gives each task its latest days: as late as its own due day, its successors and
our hours allow. The forward pass gives the earliest ones. Where the backward pass begins before today the work
does not fit, and the forward one is the plan; what then ends later than it should is a slip, and is shown.
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
    """

    key: str
    minutes: int
    lead: int
    due: int
    after: tuple[str, ...] = ()
    not_before: int | None = None


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
    early, early_minutes = _forward(order, late, minutes_a_day)
    fits = all(start >= 0 for start, _ in late.values())
    chosen, minutes = (late, late_minutes) if fits else (early, early_minutes)
    slots = {
        job.key: Slot(
            *chosen[job.key],
            slack=0 if not fits and early[job.key][1] > job.due else max(late[job.key][1] - early[job.key][1], 0),
            slip=0 if fits else max(early[job.key][1] - job.due, 0),
        )
        for job in order
    }
    return Schedule(slots, fits, _critical(order, early), minutes)


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
        first = _fill(used, job.minutes, finish, -1, capacity)
        start = min(first, finish - job.lead + 1)
        slots[job.key] = (start, finish)
        for key in job.after:
            latest[key] = min(latest[key], start - 1)
            waiting[key] -= 1
            if not waiting[key]:
                heapq.heappush(ready, (-latest[key], -by_key[key][0]))
    return slots, used


def _forward(
    order: list[Job], late: Mapping[str, tuple[int, int]], capacity: int
) -> tuple[dict[str, tuple[int, int]], dict[int, int]]:
    used: dict[int, int] = defaultdict(int)
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
        last = _fill(used, job.minutes, start, 1, capacity)
        slots[job.key] = (start, max(last, start + job.lead - 1))
        for follower in followers[job.key]:
            waiting[follower.key] -= 1
            if not waiting[follower.key]:
                heapq.heappush(ready, (late[follower.key][0], number[follower.key]))
    return slots, used


def _fill(used: dict[int, int], minutes: int, day: int, step: int, capacity: int) -> int:
    """Take the minutes from the days' free time, from one day on in one direction; the last day touched."""
    touched = day
    while minutes > 0:
        free = capacity - used[day]
        if free > 0:
            taken = min(free, minutes)
            used[day] += taken
            minutes -= taken
            touched = day
        if minutes > 0:
            day += step
    return touched


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
