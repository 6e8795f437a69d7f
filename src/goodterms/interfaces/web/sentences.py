"""The thinking rooms write English; here their sentences are read in the reader's language. A book of sentences
says how each is put; figures, days and sums in it are written as the language writes them. What the book does not
hold stays English: nothing is guessed. Hints that name files and options of the command line are first put into
the words of the pages, by a book of their own.

Of the places in a sentence, {a} to {r} stand for figures, days, sums and names; {s} to {w} for words that the
book holds itself, or a list of such, and for nothing else; {x} to {z} stay as they are (codes, names of files, the
words of others), and so does what stands in quotation marks."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from html import escape, unescape
from pathlib import Path
from typing import NamedTuple

from babel.dates import format_date, get_day_names
from babel.numbers import format_currency, format_decimal, list_currencies
from django.utils import translation

BOOKS = Path(__file__).parent / "locale"
LOCALES = {"en": "en_GB", "de": "de_DE"}

_OFFICE = "office"
"""The book of hints, which is English."""

_PLACE = re.compile(r"\{([a-z])\}")
_KEPT = re.compile(r"(?<=“\{)[a-r](?=\})|(?<=\{)[x-z](?=\})")
_NEXT = re.compile(r"(?<=[.?!]) (?=[A-Z“])")
_WITHIN = r"(?:(?![.?!] [A-Z“]).)+?"
"""What may stand in a place: never the end of one sentence and the begin of the next, but in a quotation."""
_LISTED = re.compile(r", | and | or ")
_MARKS = {"de": {", ": ", ", " and ": " und ", " or ": " oder "}}
_MONTHS = list(month_name)[1:]
_MONTH = "|".join(_MONTHS)
_SUM = re.compile(r"\b([A-Z]{3}) (-?\d{1,3}(?:,\d{3})*(?:\.\d+)?)\b")
_DAY = re.compile(rf"\b(\d{{1,2}}) ({_MONTH}) (\d{{4}})\b")
_ISO_DAY = re.compile(r"(?<![\w-])(\d{4})-([01]\d)-([0-3]\d)(?![\w-])")
_DAY_OF_MONTH = re.compile(rf"\b(\d{{1,2}}) ({_MONTH})\b(?! \d)")
_LEAP_YEAR = "2000"
"""Its calendar holds every day that is written without a year."""
_WEEKDAY = re.compile(rf"\b({'|'.join(day_name)})\b")
_OF_YEAR = re.compile(rf"\b({_MONTH}) (\d{{4}})\b")
_FIGURE = re.compile(r"(?<![\w.,-])\d+\.\d+(?![\w.,-]*\d)")
_SMALL: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"\bless than a day\b"), "weniger als einen Tag"),
    (re.compile(r"\bless than an hour\b"), "weniger als eine Stunde"),
    (re.compile(r"\b(\d+) hours?\b"), lambda m: f"{m[1]} Stunde{'' if m[1] == '1' else 'n'}"),
    (re.compile(r"\bhardly any\b"), "kaum eine"),
    (re.compile(r"\babout one in (\d+)\b"), r"etwa jede \1."),
    (re.compile(r"\b(\d+) days?\b"), lambda m: f"{m[1]} Tag{'' if m[1] == '1' else 'e'}"),
    (re.compile(r"\bsince (\d+) Tage\b"), r"seit \1 Tagen"),
)


@lru_cache(maxsize=4096)
def read(sentence: str, language: str) -> str:
    """The sentence, or the sentences, in a language."""
    sentence = _in_the_office(sentence)
    if language != "en":
        found = _whole(sentence, language)
        if found is not None:
            return found
        parts = [_whole(part, language) for part in _NEXT.split(sentence)]
        if all(part is not None for part in parts):
            return " ".join(part for part in parts if part)
    return _sums(sentence, language)


_CHART_WORDS = re.compile(
    r'(<figcaption[^>]*>|<p class="small">|<summary>|<th [^>]*>|aria-label=")([^<"]+)(?=</|")'
)
_CHART_FIGURES = re.compile(
    rf"(>)((?:\d+ )?(?:{_MONTH}) \d{{4}}(?=<)|\d+\.\d+(?=</(?:td|text)>)|\d{{4}}-\d\d, \d+\.\d+ hours)"
)
"""Days and months, the figures of a table, and the hours of a month; what people wrote stays."""
_NOT_OVER = " (not over yet)"


@lru_cache(maxsize=512)
def read_chart(figure: str, language: str) -> str:
    """A chart with its words in a language: what it proves, its legend, its months. The drawing stays."""
    if language == "en":
        return figure
    read_words = _CHART_WORDS.sub(lambda m: m[1] + escape(read(unescape(m[2]), language), quote=False), figure)
    read_words = read_words.replace(f"{_NOT_OVER}<", f" ({read('not over yet', language)})<")
    return _CHART_FIGURES.sub(lambda m: m[1] + _value(m[2], language), read_words)


def said(sentence: str) -> str:
    """The sentence in the reader's language."""
    return read(sentence, translation.get_language() or "en")


def holds(sentence: str, language: str) -> bool:
    """Whether the book holds the sentence, or each of its sentences."""
    sentence = _in_the_office(sentence)
    return _whole(sentence, language) is not None or all(
        _whole(part, language) is not None for part in _NEXT.split(sentence)
    )


@lru_cache(maxsize=4096)
def _in_the_office(sentence: str) -> str:
    """A hint in the words of the pages; every other sentence as it is."""
    found = _whole(sentence, _OFFICE)
    return found or " ".join(_whole(one, _OFFICE) or one for one in _NEXT.split(sentence))


def _whole(sentence: str, language: str) -> str | None:
    book = _book(language)
    if sentence in book.fixed:
        return book.fixed[sentence]
    for literal, pattern, put, kept in book.patterns:
        # For speed: a pattern is tried only where its longest piece stands in the sentence.
        match = pattern.fullmatch(sentence) if literal in sentence else None
        if match is None:
            continue
        found = match.groupdict().items()
        values = {
            name: _quoted(value, language) if name in kept else _placed(name, value, language)
            for name, value in found
        }
        if None not in values.values():
            return _grammar(put.format(**values))
    return _whole_without_stop(sentence, language)


def _whole_without_stop(sentence: str, language: str) -> str | None:
    """A reason, which the book holds without the full stop that is put after it in a list of rows."""
    if not sentence.endswith(".") or not (sentence[:1].islower() or sentence.startswith("“")):
        return None
    found = _whole(sentence.removesuffix("."), language)
    return None if found is None else f"{found}."


def _placed(name: str, value: str, language: str) -> str | None:
    return _value(value, language) if name < "s" else _words(value, language)


def _words(value: str, language: str) -> str | None:
    """Words that the book holds, or a list of such; None where it does not."""
    if holds(value, language):
        return read(value, language)
    for mark in _LISTED.finditer(value):
        first, others = value[: mark.start()], value[mark.end() :]
        put = _words(others, language) if holds(first, language) else None
        if put is not None:
            return read(first, language) + _MARKS[language][mark[0]] + put
    return None


class _Book(NamedTuple):
    fixed: dict[str, str]
    patterns: tuple[tuple[str, re.Pattern[str], str, frozenset[str]], ...]
    """Each with its longest piece, how it is put, and the places that stay as they are. The first that fits is
    taken."""


@cache
def _book(language: str) -> _Book:
    fixed: dict[str, str] = {}
    placed: list[tuple[str, str]] = []
    for file in sorted((BOOKS / language).glob("*.txt")):
        rows = file.read_text(encoding="utf-8").splitlines()
        lines = [row for row in rows if row and not row.startswith("#")]
        for written, put in zip(lines[::2], lines[1::2], strict=True):
            if _PLACE.search(written):
                placed.append((written, put))
            else:
                fixed[written] = _grammar(put)
    # What says most by itself goes first: “Tell {a}” would fit much.
    placed.sort(key=lambda pair: -len(_PLACE.sub("", pair[0])))
    return _Book(fixed, tuple(_entry(written, put) for written, put in placed))


def _entry(written: str, put: str) -> tuple[str, re.Pattern[str], str, frozenset[str]]:
    longest = max(_PLACE.split(written)[::2], key=len)
    return longest, _pattern(written), put, frozenset(_KEPT.findall(written))


def _pattern(written: str) -> re.Pattern[str]:
    parts = _PLACE.split(written)
    pattern = []
    for place, part in enumerate(parts):
        within = "[^”]+?" if place and parts[place - 1].endswith("“") else _WITHIN
        pattern.append(f"(?P<{part}>{within})" if place % 2 else re.escape(part))
    return re.compile("".join(pattern))


def _value(value: str, language: str) -> str:
    """What stands in a place: sums, days and figures as the language writes them."""
    locale = LOCALES[language]
    value = _sums(value, language)
    value = _DAY.sub(lambda m: _day_as(m[0], (m[3], m[2], m[1]), "long", locale), value)
    value = _ISO_DAY.sub(lambda m: _day_as(m[0], (m[1], m[2], m[3]), "long", locale), value)
    value = _OF_YEAR.sub(lambda m: _day_as(m[0], (m[2], m[1], "1"), "MMMM y", locale), value)
    value = _DAY_OF_MONTH.sub(lambda m: _day_as(m[0], (_LEAP_YEAR, m[2], m[1]), "d. MMMM", locale), value)
    names = get_day_names("wide", locale=locale)
    value = _WEEKDAY.sub(lambda m: names[list(day_name).index(m[1])], value)
    value = _FIGURE.sub(lambda m: format_decimal(m[0], locale=locale, decimal_quantization=False), value)
    for small, put in _SMALL:
        value = small.sub(put, value)
    return _quoted(value, language)


def _quoted(value: str, language: str) -> str:
    return value.replace("“", "„").replace("”", "“") if language == "de" else value


def _day_as(written: str, parts: tuple[str, str, str], form: str, locale: str) -> str:
    """A day, given by year, month and day of the month, as the language writes it; what is no day stays."""
    year, month, day = parts
    number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month)
    try:
        return format_date(date(int(year), number, int(day)), form, locale=locale)
    except ValueError:
        return written


_ONE = {
    "Tage": "Tag",
    "Tagen": "Tag",
    "Stunden": "Stunde",
    "Wochen": "Woche",
    "Monate": "Monat",
    "Monaten": "Monat",
    "Jahre": "Jahr",
    "Jahren": "Jahr",
    "Einträge": "Eintrag",
    "Zeilen": "Zeile",
}
_OF_ONE = re.compile(rf"(?<![\d.,])1 ({'|'.join(_ONE)})\b")


def _grammar(sentence: str) -> str:
    """German wants the dative after «seit» and «von», and the singular after 1."""
    sentence = re.sub(r"\b(seit|von) (\d+) Tage\b", r"\1 \2 Tagen", sentence)
    return _OF_ONE.sub(lambda m: f"1 {_ONE[m[1]]}", sentence)


def _sums(sentence: str, language: str) -> str:
    """Sums of money as the tables beside them write them."""
    locale = LOCALES.get(language, "en_GB")
    return _SUM.sub(lambda m: _sum(m, locale), sentence)


def _sum(match: re.Match[str], locale: str) -> str:
    if match[1] not in _currencies():
        return match[0]
    return format_currency(Decimal(match[2].replace(",", "")), match[1], locale=locale)


@cache
def _currencies() -> frozenset[str]:
    return frozenset(list_currencies())
