"""A day that lies far ahead is answered like any other, without a walk through the empty weeks before it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from goodterms import health, importers
from goodterms.health.signals import hours
from goodterms.health.view import prepare

PRACTICE = Path(__file__).parents[2] / "src" / "goodterms" / "sample" / "reed-and-rye"
FOLDERS = sorted(toml.parent for toml in PRACTICE.glob("*/client.toml"))
YEAR = timedelta(days=365)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_empty_weeks_beyond_the_bound_change_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    books = importers.read_folder(folder)
    last = max((entry.day for entry in books.history.hours), default=date(2026, 6, 12))
    days = [last + timedelta(weeks=n) for n in (1, 9, 60, 259, 261)] + [last + 6 * YEAR, last + 20 * YEAR]
    bounded = [health.assess(books.history, day, books.practice) for day in days]
    monkeypatch.setattr(hours, "_LONG_OVER", 100 * YEAR)
    assert bounded == [health.assess(books.history, day, books.practice) for day in days]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_last_day_of_the_calendar_is_not_walked_to(folder: Path) -> None:
    books = importers.read_folder(folder)
    view = prepare(books.history, date.max, books.practice, None)
    assert len(hours.weekly(view)) < 1000
    assert health.assess(books.history, date.max, books.practice).as_of == date.max
