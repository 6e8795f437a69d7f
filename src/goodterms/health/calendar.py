"""Working days: what a client's weekend, public holidays and the days round Christmas take out of a wait."""

from __future__ import annotations

from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

_DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_OPENS, _CLOSES = 9.0, 18.0
HOURS_A_DAY = 9
# Waits beyond this say no more than this one.
_LONGEST_DAYS = 90


class Calendar:
    """The working time of one client's country."""

    def __init__(
        self, country: str | None, subdivision: str | None, timezone: str | None, working_days: tuple[str, ...]
    ) -> None:
        self._country, self._subdivision = country, subdivision
        self._working = {_DAY_NAMES.index(name) for name in working_days if name in _DAY_NAMES}
        self._zone = _zone(timezone)
        self._known: dict[date, bool] = {}

    def local(self, moment: datetime) -> datetime:
        """The moment on the client's own clock, where the time zone is known."""
        return moment.astimezone(self._zone) if self._zone and moment.tzinfo else moment

    def is_working(self, day: date) -> bool:
        """No weekend, no public holiday, not between 24 December and 1 January."""
        known = self._known.get(day)
        if known is None:
            known = day.weekday() in self._working and not is_christmas(day) and not self._is_holiday(day)
            self._known[day] = known
        return known

    def working_days(self, start: datetime, end: datetime) -> float:
        """Working time between two moments, in days of nine hours, at most that of 90 days."""
        start, end = self.local(start), self.local(end)
        if end <= start:
            return 0.0
        last = min(end.date(), start.date() + timedelta(days=_LONGEST_DAYS))
        hours = 0.0
        day = start.date()
        while day <= last:
            if self.is_working(day):
                opens = _hour(start) if day == start.date() else _OPENS
                closes = _hour(end) if day == end.date() else _CLOSES
                hours += max(0.0, min(closes, _CLOSES) - max(opens, _OPENS))
            day += timedelta(days=1)
        return hours / (_CLOSES - _OPENS)

    def next_working(self, day: date) -> date:
        """The day itself, or the first working day after it."""
        for _ in range(31):
            if self.is_working(day):
                return day
            day += timedelta(days=1)
        return day

    def _is_holiday(self, day: date) -> bool:
        return bool(self._country) and day in _public_holidays(str(self._country), self._subdivision, day.year)


def is_christmas(day: date) -> bool:
    """24 December to 1 January: nobody owes anybody a reply, whatever the country's holidays."""
    return (day.month, day.day) >= (12, 24) or (day.month, day.day) == (1, 1)


def _hour(moment: datetime) -> float:
    return moment.hour + moment.minute / 60


def _zone(name: str | None) -> tzinfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


@lru_cache(maxsize=1024)
def _public_holidays(country: str, subdivision: str | None, year: int) -> frozenset[date]:
    # Imported here because it takes longer to load than most answers take to give.
    import holidays

    try:
        found = holidays.country_holidays(country, subdiv=subdivision, years=year)
    except NotImplementedError:
        try:
            found = holidays.country_holidays(country, years=year)
        except NotImplementedError:
            return frozenset()
    return frozenset(found)
