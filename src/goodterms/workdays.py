"""Working days: weekends and public holidays of one or several places, counted forward and backward.

Public holidays come from the `holidays` package, which is imported when the first one is asked for: it is
slow to load, and most questions never ask.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from goodterms.facts import Client, Practice

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ONE_DAY = timedelta(days=1)

# Where the parts of a country keep different holidays and no part is named, the part that most contracts mean.
_USUAL_PART = {"GB": "ENG"}


@dataclass(frozen=True, slots=True)
class Place:
    """A country (ISO 3166-1 alpha-2) and, where it keeps its own holidays, a part of it (ISO 3166-2)."""

    country: str
    subdivision: str | None = None

    @classmethod
    def of(cls, whose: Client | Practice | None) -> Place | None:
        """Where a client or a practice is, or None where that is not known."""
        if whose is None or whose.country is None:
            return None
        return cls(whose.country, whose.subdivision)


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Days on which work is done in all the places at once.

    A place whose holidays nobody has written down counts with its weekends only; `unknown_places` names it.
    """

    places: tuple[Place, ...] = ()
    week: tuple[str, ...] = ("mon", "tue", "wed", "thu", "fri")

    @classmethod
    def of(cls, *whose: Client | Practice | None) -> WorkingDays:
        """The days on which all of them work; a practice brings its own working week along."""
        places = tuple(dict.fromkeys(p for p in map(Place.of, whose) if p is not None))
        week = next((w.working_days for w in whose if isinstance(w, Practice) and w.working_days), None)
        return cls(places, week) if week else cls(places)

    @property
    def unknown_places(self) -> tuple[str, ...]:
        """Countries for which no public holidays are known."""
        return tuple(p.country for p in self.places if not _is_known(p.country))

    def holiday(self, day: date) -> str | None:
        """The name of the public holiday that falls on the day in any of the places, or None."""
        for place in self.places:
            name = (_holidays(place, day.year) or {}).get(day)
            if name:
                return name
        return None

    def is_working(self, day: date) -> bool:
        """Whether work is done on that day in all the places."""
        return WEEK[day.weekday()] in self.week and self.holiday(day) is None

    def on_or_after(self, day: date) -> date:
        """The day itself where it is a working day, else the next one."""
        while not self.is_working(day):
            day += _ONE_DAY
        return day

    def on_or_before(self, day: date) -> date:
        """The day itself where it is a working day, else the last one before it."""
        while not self.is_working(day):
            day -= _ONE_DAY
        return day

    def shifted(self, day: date, days: int) -> date:
        """The working day that lies so many working days after (or, below zero, before) the day."""
        step = _ONE_DAY if days >= 0 else -_ONE_DAY
        for _ in range(abs(days)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def between(self, first: date, last: date) -> tuple[date, ...]:
        """All working days from the first to the last day, both counted."""
        span = (last - first).days + 1
        days = (first + timedelta(days=n) for n in range(max(span, 0)))
        return tuple(day for day in days if self.is_working(day))


def _is_known(country: str) -> bool:
    return _holidays(Place(country), 2000) is not None


@cache
def _holidays(place: Place, year: int) -> dict[date, str] | None:
    """The public holidays of a year, or None where nobody has written them down."""
    import holidays  # slow to load: only when a holiday matters

    part = (place.subdivision or _USUAL_PART.get(place.country) or "").removeprefix(f"{place.country}-")
    for subdivision in (part or None, None):
        try:
            return dict(holidays.country_holidays(place.country, subdiv=subdivision, years=year))
        except NotImplementedError:
            continue  # a part that keeps no holidays of its own, or a country that is not known
    return None
