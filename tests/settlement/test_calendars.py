"""The working days of our table, and of a country's module loaded alone, are those of the whole package."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest
from tests.settlement import days_off

from goodterms.settlement.calendars import DAYS_OFF, of_the_package, working_days_of

PLACES = [("GB", "ENG"), ("GB", "SCT"), ("DE", None), ("DE", "BY"), ("FR", None), ("AT", None), ("IE", None)]
PLACES += [("US", None), ("US", "NY"), ("CH", "ZH"), ("AE", None), ("IL", None), ("SE", None), ("PR", None)]


@pytest.mark.parametrize(("country", "part"), PLACES)
def test_it_is_the_packages_own(country: str, part: str | None) -> None:
    theirs = holidays.country_holidays(country, subdiv=part)
    days = [date(2032, 6, 1) + timedelta(days=n) for n in range(730)]  # the table ends within them
    for ours in (working_days_of(country, part), of_the_package(country, part)):
        assert ours is not None
        assert [day for day in days if ours(day)] == [day for day in days if theirs.is_working_day(day)]


def test_the_table_is_as_the_package_now_gives_it() -> None:
    assert DAYS_OFF.read_text(encoding="utf-8") == days_off.text()


def test_a_place_that_is_not_known() -> None:
    assert working_days_of("XX", None) is None
    assert working_days_of("GB", "TEXAS") is None
