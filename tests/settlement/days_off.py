"""Writes settlement/data/days_off.txt from the package `holidays`: `python -m tests.settlement.days_off`.

The test beside it fails where the package has learnt something that the table does not hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import holidays

from goodterms.settlement import calendars

YEARS = range(2023, 2034)
WITH_PARTS = ("AT", "AU", "CA", "CH", "DE", "GB", "US")
WHOLE = ("BE", "CZ", "DK", "ES", "FI", "FR", "IE", "IT", "LU", "NL", "NO", "NZ", "PL", "PT", "SE")
_HEAD = """\
# Weekdays on which nobody works, by country (or its part) and year, as month and day.
# Written by tests/settlement/days_off.py from the package holidays; it is asked about other places and years.
"""


def text() -> str:
    """The whole table."""
    return _HEAD + "".join(f"{line}\n" for country in sorted((*WITH_PARTS, *WHOLE)) for line in _lines(country))


def _lines(country: str) -> Iterator[str]:
    parts = holidays.country_holidays(country).subdivisions if country in WITH_PARTS else ()
    for part in (None, *parts):
        known = holidays.country_holidays(country, subdiv=part)
        for year in YEARS:
            days = [date(year, 1, 1) + timedelta(days=n) for n in range(366 if year % 4 == 0 else 365)]
            if any(known.is_working_day(day) for day in days if day.weekday() > 4):
                raise ValueError(f"{country} works on a day of the weekend in {year}: the table cannot say that")
            off = [f"{day:%m%d}" for day in days if day.weekday() <= 4 and not known.is_working_day(day)]
            yield f"{country}{'-' + part if part else ''} {year} {' '.join(off)}"


if __name__ == "__main__":
    calendars.DAYS_OFF.write_text(text(), encoding="utf-8")
