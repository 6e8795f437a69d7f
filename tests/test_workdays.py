"""Working days: weekends, holidays of one or two places, forward and back."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.facts import Client, Practice
from goodterms.workdays import Place, WorkingDays

GB, DE = Place("GB"), Place("DE")


@pytest.mark.parametrize(
    ("place", "day", "works"),
    [
        (Place("GB"), date(2026, 8, 31), False),  # summer bank holiday: England and Wales where no part is named
        (Place("GB", "SCT"), date(2026, 8, 31), True),
        (Place("GB", "GB-SCT"), date(2026, 8, 3), False),
        (Place("DE"), date(2026, 6, 4), True),
        (Place("DE", "BY"), date(2026, 6, 4), False),  # Corpus Christi
        (Place("DE", "nowhere"), date(2026, 10, 3), False),
        (Place("GB"), date(2026, 12, 28), False),  # Boxing Day falls on a Saturday
        (Place("ZZ"), date(2026, 12, 25), True),
    ],
)
def test_holidays(place: Place, day: date, works: bool) -> None:
    assert WorkingDays((place,)).is_working(day) == works


def test_both_sides_count_and_what_is_unknown_is_said() -> None:
    both = WorkingDays.of(Practice("We", country="GB"), Client("They", country="DE"))
    assert not both.is_working(date(2026, 5, 14))  # Ascension, in Germany
    assert not both.is_working(date(2026, 5, 4))  # May Day, in Britain
    assert WorkingDays((GB, Place("ZZ"))).unknown_places == ("ZZ",)


def test_an_own_working_week_is_kept() -> None:
    days = WorkingDays.of(Practice("We", working_days=("tue", "thu")), Client("They"))
    assert days.on_or_after(date(2026, 6, 15)) == date(2026, 6, 16)
    assert WorkingDays.of(Practice("We", working_days=()), None).week == ("mon", "tue", "wed", "thu", "fri")


@settings(max_examples=100, deadline=None)
@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(1, 60))
def test_there_and_back(day: date, count: int) -> None:
    days = WorkingDays((GB, DE))
    start = days.on_or_after(day)
    there = days.shifted(start, count)
    assert days.is_working(there)
    assert days.shifted(there, -count) == start
    assert len(days.between(start + timedelta(days=1), there)) == count
    assert days.on_or_before(there) == there == days.on_or_after(there)


def test_holidays_are_loaded_only_when_asked_for() -> None:
    code = (
        "import sys, goodterms.workdays, goodterms.handover, goodterms.parting; print('holidays' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"
