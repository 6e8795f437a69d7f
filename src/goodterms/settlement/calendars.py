"""The working days of a country: from a table for those that freelancers meet most, else from the package.

The package `holidays` takes longer to load than a whole settlement. So its answers for some twenty countries and
a few years stand in a table that is written from it; a test holds the two together. For other places and years the
package itself is asked, and of it only the country's own module is loaded.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

IsWorkingDay = Callable[[date], bool]
DAYS_OFF = Path(__file__).parent / "data" / "days_off.txt"


@cache
def working_days_of(country: str, part: str | None) -> IsWorkingDay | None:
    """Whether a day is one, by the country's weekends and public holidays; None where they are not known.

    Args:
        country: ISO 3166-1 alpha-2.
        part: ISO 3166-2 without the country, or None for what holds in the whole country.
    """
    off = _days_off(f"{country}-{part}" if part else country)
    if not off:
        return of_the_package(country, part)

    def is_working(day: date) -> bool:
        in_year = off.get(day.year)
        if in_year is not None:
            return day.weekday() <= 4 and f"{day:%m%d}" not in in_year
        beyond = of_the_package(country, part)
        return beyond is not None and beyond(day)

    return is_working


@cache
def _days_off(place: str) -> dict[int, list[str]]:
    """The weekdays off in each year that the table holds, as month and day; nothing for another place."""
    lines = re.finditer(rf"^{re.escape(place)} (\d+)(.*)$", DAYS_OFF.read_text(encoding="ascii"), re.MULTILINE)
    return {int(line[1]): line[2].split() for line in lines}


@cache
def of_the_package(country: str, part: str | None) -> IsWorkingDay | None:
    """As `working_days_of`, from the package alone."""
    # Only here, because few questions need a calendar that the table does not hold.
    import holidays

    try:
        one = _alone(country)
        known = one(subdiv=part) if one else holidays.country_holidays(country, subdiv=part)
    except NotImplementedError:
        return None
    return known.is_working_day


def _alone(country: str) -> Callable[..., HolidayBase] | None:
    """The country's own class from its own module; None where the registry does not lead to one."""
    import holidays
    from holidays.registry import COUNTRIES

    for module, (name, code, *_) in COUNTRIES.items():
        if code == country:
            file = Path(holidays.__file__).parent / "countries" / f"{module}.py"
            spec = importlib.util.spec_from_file_location(f"{__name__}.{module}", file)
            if spec is None or spec.loader is None or not file.is_file():
                return None
            loaded = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(loaded)
            return getattr(loaded, name, None)
    return None
