"""The working days of one country, without loading those of all the others.

The package `holidays` loads every country's module as soon as one is asked for, which takes longer than a
whole settlement. Its registry says in which module a country stands; that module is loaded alone.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase

IsWorkingDay = Callable[[date], bool]


@cache
def working_days_of(country: str, part: str | None) -> IsWorkingDay | None:
    """Whether a day is one, by the country's weekends and public holidays; None where they are not known.

    Args:
        country: ISO 3166-1 alpha-2.
        part: ISO 3166-2 without the country, or None for what holds in the whole country.
    """
    # Only here, because few questions need a calendar.
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
