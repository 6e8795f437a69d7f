"""A country's calendar loaded alone is the one that the whole package gives."""

from __future__ import annotations

from datetime import date, timedelta

import holidays
import pytest

from goodterms.settlement.calendars import working_days_of

PLACES = [("GB", "ENG"), ("GB", "SCT"), ("DE", None), ("DE", "BY"), ("FR", None), ("AT", None), ("IE", None)]
PLACES += [("US", None), ("US", "NY"), ("CH", "ZH"), ("AE", None), ("IL", None), ("SE", None), ("PR", None)]


@pytest.mark.parametrize(("country", "part"), PLACES)
def test_it_is_the_packages_own(country: str, part: str | None) -> None:
    ours, theirs = working_days_of(country, part), holidays.country_holidays(country, subdiv=part)
    assert ours is not None
    days = [date(2025, 1, 1) + timedelta(days=n) for n in range(730)]
    assert [day for day in days if ours(day)] == [day for day in days if theirs.is_working_day(day)]


def test_a_place_that_is_not_known() -> None:
    assert working_days_of("XX", None) is None
    assert working_days_of("GB", "TEXAS") is None
