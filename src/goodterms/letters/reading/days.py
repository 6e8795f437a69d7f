"""Finds every day that a text names: in figures, in words, with its weekday, in four languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from goodterms.letters.reading.pattern import Pattern

_MONTH_NAMES: tuple[tuple[str, ...], ...] = (
    ("january", "jan", "januar", "jänner", "janvier", "enero"),
    ("february", "feb", "februar", "février", "febrero"),
    ("march", "mar", "märz", "mars", "marzo"),
    ("april", "apr", "avril", "abril"),
    ("may", "mai", "mayo"),
    ("june", "jun", "juni", "juin", "junio"),
    ("july", "jul", "juli", "juillet", "julio"),
    ("august", "aug", "août", "agosto"),
    ("september", "sept", "sep", "septembre", "septiembre", "setiembre"),
    ("october", "oct", "oktober", "okt", "octobre", "octubre"),
    ("november", "nov", "novembre", "noviembre"),
    ("december", "dec", "dezember", "dez", "décembre", "diciembre"),
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names}
_WEEKDAY_NAMES: tuple[tuple[str, ...], ...] = (
    ("monday", "mon", "montag", "lundi", "lunes"),
    ("tuesday", "tue", "tues", "dienstag", "mardi", "martes"),
    ("wednesday", "wed", "mittwoch", "mercredi", "miércoles"),
    ("thursday", "thu", "thur", "thurs", "donnerstag", "jeudi", "jueves"),
    ("friday", "fri", "freitag", "vendredi", "viernes"),
    ("saturday", "sat", "samstag", "sonnabend", "samedi", "sábado"),
    ("sunday", "sun", "sonntag", "dimanche", "domingo"),
)
WEEKDAYS = {name: number for number, names in enumerate(_WEEKDAY_NAMES) for name in names}
_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth"),
    *("eighteenth", "nineteenth", "twentieth", "twenty-first", "twenty-second", "twenty-third"),
    *("twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh", "twenty-eighth", "twenty-ninth"),
    *("thirtieth", "thirty-first"),
)


def _either(words: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_MONTH = rf"(?:{_either(MONTHS)})\b\.?"
_BEFORE = Pattern(rf"\b(?P<weekday>{_either(WEEKDAYS)})\b\.?,?\s+(?:the\s+|den\s+|dem\s+|le\s+|el\s+)?$")
_NUMBER = rf"(?P<day>\d{{1,2}}|{'|'.join(sorted(_ORDINALS, key=len, reverse=True))})(?:st|nd|rd|th|er|\.)?"
_YEAR = r"(?:,?\s*(?:de\s+|del\s+)?(?P<year>20\d\d))?(?!\d)"
_FORMS = tuple(
    Pattern(form)
    for form in (
        rf"\b{_NUMBER}(?:\s+|-)(?:of\s+|de\s+|day of\s+)?(?P<month>{_MONTH})(?:-(?=20))?{_YEAR}",
        rf"\b(?P<month>{_MONTH})\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.]*\d|,\d{{3}}\b"
        rf"|\s?h(?:rs?|ours?)?\b){_YEAR}",
        r"\b(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)\b",
        r"\b(?P<year>20\d\d)/(?P<month>\d\d)/(?P<day>\d\d)\b",
        r"(?<![\d.,/-])(?P<day>\d{1,2})(?P<mark>[./-])(?P<month>\d{1,2})(?P=mark)(?P<year>20\d\d"
        r"|2\d)(?![\d./-]*\d)",
    )
)
_RANGE = Pattern(
    rf"\b(?P<first>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s*(?:to|until|till|through|and|bis|au|al"
    rf"|[-–—])\s*(?:the\s+)?(?P<last>\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s+(?:of\s+"
    rf"|de\s+)?(?P<month>{_MONTH}){_YEAR}"
    rf"|\b(?P<month2>{_MONTH})\s+(?P<first2>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:to|until|till|through|and"
    rf"|[-–—])\s*(?P<last2>\d{{1,2}})(?!\d)"
)
"""`3 to 17 August`: the first day of a stretch leaves its month to the last."""
_MONTH_ONLY = Pattern(rf"\b(?P<month>{_MONTH})(?:\s+(?P<year>20\d\d))?", re.I)
_WEEKDAY = Pattern(rf"\b(?:{_either({name: n for name, n in WEEKDAYS.items() if len(name) > 4})})s?\b", re.I)
"""Whole names: `mon` and `sun` are other words too."""


class Day(NamedTuple):
    """A day as written. ``year`` is None where the text leaves it out, ``weekday`` (Monday 0) likewise.

    ``day`` is 0 where only a month is named; ``either_way`` where day and month may change places (`3/6/2026`).
    """

    start: int
    end: int
    day: int
    month: int
    year: int | None = None
    weekday: int | None = None
    either_way: bool = False

    def on(self, year: int) -> date | None:
        """The day in that year (its own year wins), or None where there is no such day."""
        try:
            return date(self.year or year, self.month, self.day)
        except ValueError:
            return None

    def month_first(self, year: int) -> date | None:
        """The day where the month stands first, as in the United States; None where it cannot."""
        return self._replace(day=self.month, month=self.day).on(year) if self.either_way else None

    def same(self, other: Day) -> bool:
        """Whether both may mean one day: the same day and month, and no two different years."""
        years = {year for year in (self.year, other.year) if year}
        days = {day for day in (self.day, other.day) if day}
        return self.month == other.month and len(days) < 2 and len(years) < 2


class Weekday(NamedTuple):
    """A weekday as written; ``number`` is 0 for Monday."""

    start: int
    end: int
    number: int


def find_weekdays(text: str) -> tuple[Weekday, ...]:
    """The weekdays that the text names by their whole names, in order, also those that belong to a day."""
    return tuple(
        Weekday(match.start(), match.end(), WEEKDAYS[name if name in WEEKDAYS else name[:-1]])
        for match in _WEEKDAY.finditer(text)
        for name in [match[0].lower()]
    )


def find(text: str) -> tuple[Day, ...]:
    """All days in the text, in order, each once."""
    found: list[Day] = []
    for day in sorted(_all(text), key=lambda d: (d.start, -d.end)):
        if not found or day.start >= found[-1].end:
            found.append(day)
    return tuple(found)


def months(text: str) -> bool:
    """Whether the text names a month at all."""
    return any(not _is_modal(text, match) for match in _MONTH_ONLY.finditer(text))


def find_months(text: str) -> tuple[Day, ...]:
    """The months that the text names without a day, in order."""
    return tuple(
        Day(m.start(), m.end(), 0, MONTHS[m["month"].rstrip(".").lower()], int(m["year"]) if m["year"] else None)
        for m in _MONTH_ONLY.finditer(text)
        if not _is_modal(text, m)
    )


def _is_modal(text: str, match: re.Match[str]) -> bool:
    """`may` and `mar` in lower case are English words, not months."""
    return text[match.start()].islower() and match["month"].lower() in {"may", "mar", "march"}


def _all(text: str) -> Iterator[Day]:
    lower = text.lower()
    lower = lower if len(lower) == len(text) else text  # a few capitals grow when lowered; places must hold
    for form in _FORMS:
        for match in form.finditer(lower):
            month_text = match["month"].rstrip(".").lower()
            month = MONTHS.get(month_text) or int(month_text)
            number = match["day"].lower()
            day = _ORDINALS.index(number) + 1 if number in _ORDINALS else int(number)
            if month > 12 >= day and "mark" in match.groupdict() and match["mark"] == "/":
                month, day = day, month
            if not (1 <= month <= 12 and 1 <= day <= 31):
                continue
            before = _BEFORE.search(lower, max(0, match.start() - 24), match.start())
            weekday = before["weekday"] if before else None
            yield Day(
                before.start() if before else match.start(),
                match.end(),
                day,
                month,
                _whole_year(match["year"]),
                WEEKDAYS[weekday.lower()] if weekday else None,
                either_way="mark" in match.groupdict() and match["mark"] == "/" and day <= 12 >= month,
            )
    yield from _first_days(lower)


def _first_days(lower: str) -> Iterator[Day]:
    """The first days of stretches such as `3 to 17 August`."""
    for match in _RANGE.finditer(lower):
        which = "" if match["month"] else "2"
        day, month = int(match["first" + which]), MONTHS[match["month" + which].rstrip(".")]
        if 1 <= day < int(match["last" + which]):
            start = match.start("first" + which)
            before = _BEFORE.search(lower, max(0, start - 24), start)
            weekday = WEEKDAYS[before["weekday"]] if before else None
            yield Day(start, match.end("first" + which), day, month, _whole_year(match["year"]), weekday)


def _whole_year(written: str | None) -> int | None:
    """`2026` and `26` alike."""
    if not written:
        return None
    return int(written) if len(written) == 4 else 2000 + int(written)
