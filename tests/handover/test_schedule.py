"""The schedule keeps its laws for any set of tasks."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.handover.schedule import Job, schedule


@st.composite
def jobs(draw: st.DrawFn) -> list[Job]:
    count = draw(st.integers(0, 25))
    made = []
    for number in range(count):
        after = draw(st.sets(st.integers(0, number - 1), max_size=3)) if number else set()
        made.append(
            Job(
                str(number),
                draw(st.integers(0, 600)),
                draw(st.integers(1, 8)),
                draw(st.integers(-5, 60)),
                tuple(str(n) for n in sorted(after)),
            )
        )
    return draw(st.permutations(made))


@settings(max_examples=150, deadline=None)
@given(jobs(), st.integers(30, 480))
def test_what_waits_comes_after_and_no_day_is_overfull(made: list[Job], capacity: int) -> None:
    result = schedule(made, capacity)
    for job in made:
        slot = result.slots[job.key]
        assert slot.finish - slot.start + 1 >= job.lead
        assert all(result.slots[key].finish < slot.start for key in job.after)
    assert all(minutes <= capacity for minutes in result.minutes.values())
    assert sum(result.minutes.values()) == sum(job.minutes for job in made)


@settings(max_examples=150, deadline=None)
@given(jobs(), st.integers(30, 480))
def test_a_plan_that_fits_is_in_time_and_one_that_does_not_says_what_slips(made: list[Job], capacity: int) -> None:
    result = schedule(made, capacity)
    for job in made:
        slot = result.slots[job.key]
        assert slot.start >= 0
        if result.fits:
            assert slot.finish <= job.due
            assert slot.slip == 0
        else:
            assert slot.slip == max(slot.finish - job.due, 0)


@settings(max_examples=50, deadline=None)
@given(jobs())
def test_the_critical_path_is_a_chain(made: list[Job]) -> None:
    by_key = {job.key: job for job in made}
    path = schedule(made, 480).critical_path
    for before, after in pairwise(path):
        assert before in by_key[after].after


def test_a_circle_and_a_stranger_are_named() -> None:
    with pytest.raises(ValueError, match="a, b"):
        schedule([Job("a", 0, 1, 5, ("b",)), Job("b", 0, 1, 5, ("a",))], 60)
    with pytest.raises(ValueError, match="nobody"):
        schedule([Job("a", 0, 1, 5, ("nobody",))], 60)


def test_work_for_ten_hours_does_not_fit_into_three_days_of_two_hours() -> None:
    result = schedule([Job("big", 600, 1, 2)], 120)
    assert not result.fits
    assert result.slots["big"].slip == 2


@settings(max_examples=100, deadline=None)
@given(jobs(), st.integers(30, 480))
def test_it_fits_exactly_where_nothing_is_late(made: list[Job], capacity: int) -> None:
    result = schedule([replace(job, dated=n % 2 == 0) for n, job in enumerate(made)], capacity)
    assert result.fits == (not any(slot.slip for slot in result.slots.values()))
    for job in made:
        assert all(result.slots[key].finish < result.slots[job.key].start for key in job.after)
    assert all(minutes <= capacity for minutes in result.minutes.values())
    assert sum(result.minutes.values()) == sum(job.minutes for job in made)


def test_where_it_does_not_fit_what_has_a_day_of_its_own_keeps_it() -> None:
    made = [Job("work", 480, 1, 5), Job("invoice", 60, 1, 9, dated=True), Job("promised", 0, 2, 8, dated=True)]
    result = schedule(made, 60)
    assert not result.fits
    assert result.slots["work"].slip == 2
    assert (result.slots["promised"].start, result.slots["promised"].finish) == (7, 8)
    assert (result.slots["invoice"].finish, result.slots["invoice"].slip) == (9, 0)


def test_500_tasks_take_less_than_100_ms() -> None:
    made = [Job(str(n), 60, 2, 200 + n % 50, tuple({str(n // 2), str(n // 3)}) if n else ()) for n in range(500)]
    for minutes_a_day in (480, 60):  # the second does not fit
        started = time.process_time()  # other work on the machine does not count
        result = schedule(made, minutes_a_day)
        assert time.process_time() - started < 0.1
        assert len(result.slots) == 500
