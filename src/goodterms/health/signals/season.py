"""Is a change only the time of year, or long past? The same weeks of the year before answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from goodterms.health.change import Shift, median

_YEAR = timedelta(days=365)
_EITHER_SIDE = timedelta(days=21)
_NEEDED = 3


def is_past(dated: Sequence[tuple[date, float]], shift: Shift, today: date) -> bool:
    """What has stood for a year is the client's own way by now."""
    return (today - dated[shift.onset][0]).days > 365


def is_season(dated: Sequence[tuple[date, float]], shift: Shift, today: date) -> bool:
    """Did the series stand at least half as far from usual in the same weeks a year before?

    A change that has lasted longer than half a year is no season.
    """
    began = dated[shift.onset][0]
    if (today - began).days > 183:
        return False
    first, last = began - _YEAR - _EITHER_SIDE, today - _YEAR + _EITHER_SIDE
    before = [value for day, value in dated[: shift.onset] if first <= day <= last]
    return len(before) >= _NEEDED and median(before) - shift.usual >= (shift.now - shift.usual) / 2
