"""Is a change only the time of year, or long past? The same weeks of the year before answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from goodterms.health.change import Shift, median

_YEAR = timedelta(days=365)
_EITHER_SIDE = 3
_NEEDED = 3
_NEARLY = 0.6


def is_past(dated: Sequence[tuple[date, float]], shift: Shift, today: date) -> bool:
    """What has stood for a year is the client's own way by now."""
    return (today - dated[shift.onset][0]).days > 365


def is_season(dated: Sequence[tuple[date, float]], shift: Shift, today: date) -> bool:
    """Did the series stand nearly as far from usual in the same weeks a year before, give or take three?

    A change that has lasted longer than half a year is no season.
    """
    began = dated[shift.onset][0]
    if (today - began).days > 183:
        return False
    return any(
        _stood(dated[: shift.onset], began - _YEAR + moved, today - _YEAR + moved, shift)
        for moved in (timedelta(weeks=weeks) for weeks in range(-_EITHER_SIDE, _EITHER_SIDE + 1))
    )


def _stood(before: Sequence[tuple[date, float]], first: date, last: date, shift: Shift) -> bool:
    then = [value for day, value in before if first <= day <= last]
    return len(then) >= _NEEDED and median(then) - shift.usual >= _NEARLY * (shift.now - shift.usual)
