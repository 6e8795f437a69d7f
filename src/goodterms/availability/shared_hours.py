"""Two clocks: how far apart they are on a day, and how many hours of a working day both sides share."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

_OPENS, _CLOSES = 9.0, 18.0


def zone(name: str | None) -> ZoneInfo | None:
    """The time zone of that name in the IANA database, or None."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


def lag_hours(theirs: ZoneInfo, ours: ZoneInfo, on: date) -> float:
    """By how many hours our clock is ahead of theirs at noon of that day; below zero: behind."""
    noon = datetime.combine(on, time(12))
    there, here = noon.replace(tzinfo=theirs).utcoffset(), noon.replace(tzinfo=ours).utcoffset()
    return 0.0 if there is None or here is None else (here - there).total_seconds() / 3600


def overlap_hours(theirs: ZoneInfo, ours: ZoneInfo, on: date) -> float:
    """Hours between nine and six that both sides work at the same time."""
    lag = abs(lag_hours(theirs, ours, on)) % 24
    return max(0.0, _CLOSES - _OPENS - min(lag, 24 - lag))  # a day further round the clock meets again
