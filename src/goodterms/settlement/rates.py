"""Reference rates by series and day: the shipped table and what the user adds.

A rate counts on the day written beside it and for nothing else. A day that no table holds is unknown:
nothing is extrapolated and the last rate known is never taken in its place.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

from goodterms.errors import GoodtermsError, nearest

_SHIPPED = Path(__file__).parent / "data" / "rates.toml"
_KEYS = ("series", "from", "percent", "source")


@dataclass(frozen=True, slots=True)
class Rate:
    """One reference rate, in percent a year, on its reference day."""

    series: str
    day: date
    percent: Decimal
    source: str
    users: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """A published reference rate, and the two days of a year on which it counts (``MM-DD``)."""

    name: str
    title: str
    source: str
    checked_on: date
    checked_against: str
    days: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Rates:
    """Every rate that is known. The user's own stand before shipped ones of the same day."""

    series: tuple[Series, ...]
    known: Mapping[tuple[str, date], Rate]
    unused: tuple[Rate, ...] = ()
    """The user's entries for days on which their series does not count, so that they can be pointed at."""

    def on(self, series: str, day: date) -> Rate | None:
        """The rate of that reference day, or None where no table holds it."""
        return self.known.get((series, day))

    def of(self, series: str) -> tuple[Rate, ...]:
        """All rates of a series in order of time."""
        return tuple(rate for key, rate in sorted(self.known.items()) if key[0] == series)


def load_rates(*extra: Path | None) -> Rates:
    """The shipped rates and those of the given files; a later file stands before an earlier one.

    Raises:
        GoodtermsError: ``rates.unreadable``, ``rates.bad_toml`` or ``rates.bad_entry``, with the file and entry.
    """
    series, shipped = _shipped()
    known = dict(shipped)
    unused = []
    for file in extra:
        if file is None:
            continue
        for rate in _users(file, {s.name: s for s in series}):
            if f"{rate.day:%m-%d}" in _days_of(series, rate.series):
                known[rate.series, rate.day] = rate
            else:
                unused.append(rate)
    return Rates(series, known, tuple(unused))


def _days_of(series: tuple[Series, ...], name: str) -> tuple[str, str]:
    return next(s.days for s in series if s.name == name)


@cache
def _shipped() -> tuple[tuple[Series, ...], Mapping[tuple[str, date], Rate]]:
    series, known = [], {}
    for table in tomllib.loads(_SHIPPED.read_text(encoding="utf-8"))["series"]:
        values = table.pop("percent")
        one = Series(**{**table, "days": tuple(table["days"])})
        series.append(one)
        for written, percent in values.items():
            day = date.fromisoformat(written)
            known[one.name, day] = Rate(one.name, day, Decimal(percent), one.source)
    return tuple(series), known


def _users(file: Path, series: Mapping[str, Series]) -> Iterator[Rate]:
    try:
        content = tomllib.loads(file.read_text(encoding="utf-8-sig"), parse_float=Decimal)
    except (OSError, UnicodeDecodeError) as error:
        raise GoodtermsError(
            "rates.unreadable",
            f"{file.name} cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8 text'}.",
            where=str(file),
            hint="Check the name and its permissions.",
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise GoodtermsError(
            "rates.bad_toml",
            f"{file.name} is not valid TOML: {error}.",
            where=str(file),
            hint="Texts stand in quotes, days do not.",
        ) from error
    entries = content.pop("rate", [])
    if content or not isinstance(entries, list):
        raise _bad(file, 0, "it may hold only [[rate]] tables")
    for number, entry in enumerate(entries, start=1):
        yield _entry(file, number, entry, series)


def _entry(file: Path, number: int, entry: Mapping[str, object], series: Mapping[str, Series]) -> Rate:
    for key in entry:
        if key not in _KEYS:
            close = nearest(key, _KEYS)
            guess = f"; is “{close}” meant?" if close else ""
            raise _bad(file, number, f"“{key}” is not one of its keys{guess}")
    for key in ("series", "from", "percent"):
        if key not in entry:
            raise _bad(file, number, f"“{key}” is missing")
    name = str(entry["series"])
    if name not in series:
        raise _bad(file, number, f"“{name}” is not a series; held are " + ", ".join(series))
    day, percent = _day(entry["from"]), _percent(entry["percent"])
    if day is None:
        raise _bad(file, number, f"“from” is “{entry['from']}”, which is not a day such as 2026-07-01")
    if percent is None:
        raise _bad(file, number, f'“percent” is “{entry["percent"]}”, which is not a number such as "2.40"')
    return Rate(name, day, percent, str(entry.get("source", "")), users=True)


def _day(value: object) -> date | None:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else None
    except ValueError:
        return None


def _percent(value: object) -> Decimal | None:
    """Exact: a decimal in quotes, or a TOML number, which is read as a decimal and never as a float."""
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        return None
    try:
        percent = Decimal(value)
    except InvalidOperation:
        return None
    return percent if percent.is_finite() else None


def _bad(file: Path, number: int, what: str) -> GoodtermsError:
    place = f"[[rate]] number {number}" if number else "The file"
    return GoodtermsError(
        "rates.bad_entry",
        f"{place} of {file.name}: {what}.",
        where=str(file),
        hint='An entry holds series, from, percent and source, such as series = "ECB-MRO", from = 2026-07-01.',
    )
