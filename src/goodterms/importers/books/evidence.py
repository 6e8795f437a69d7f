"""How a file writes its figures and days, found by evidence in the file itself and never guessed.

1.234 may be a thousand or one and a quarter, 03/04/2025 the third of April or the fourth of March. Where
nothing in the file decides, reading is refused with a hint how to say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

from goodterms.errors import GoodtermsError

DecimalMark = Literal[".", ","]
DateOrder = Literal["day-month-year", "month-day-year", "year-month-day"]

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "januar", "january", "jän", "jänner", "janvier"),
            ("feb", "februar", "february", "févr", "février"),
            ("mar", "mär", "märz", "march", "mars"),
            ("apr", "april", "avr", "avril"),
            ("may", "mai"),
            ("jun", "juni", "june", "juin"),
            ("jul", "juli", "july", "juil", "juillet"),
            ("aug", "august", "août"),
            ("sep", "sept", "september", "septembre"),
            ("oct", "okt", "oktober", "october", "octobre"),
            ("nov", "november", "novembre"),
            ("dec", "dez", "dezember", "december", "déc", "décembre"),
        ),
        start=1,
    )
    for name in names
}
_NUMBERS_DATE = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{2,4})\b")
_NAMED_DATE = re.compile(r"(?:(\d{1,2})\.?[ /-]+([^\W\d]+)\.?[ ,/-]+|([^\W\d]+)\.? (\d{1,2}),? )(\d{4})\b")
_GROUPED: tuple[tuple[DecimalMark, re.Pattern[str]], ...] = (
    (".", re.compile(r"\d{1,3}(?:,\d{2,3})+\.\d+|\d{1,3}(?:,\d{3}){2,}")),
    (",", re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?:\.\d{3}){2,}")),
)
_SINGLE = re.compile(r"(\d+)([.,])(\d+)")
_FIGURES = re.compile(r"[0-9][0-9.,' \u00a0\u202f]*")


def decode(content: bytes) -> tuple[str, str]:
    """The text of a file and the encoding that it was found to be in."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding, errors="replace"), encoding
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace"), "cp1252"


def delimiter(text: str) -> str:
    """What stands between cells: the mark that the first lines hold most often."""
    head = "\n".join(text.splitlines()[:15])
    return max(",;\t|", key=head.count)


def decimal_mark(values: Iterable[str], where: str) -> DecimalMark:
    """The decimal mark that all amounts of a file fit.

    Raises:
        GoodtermsError: ``books.ambiguous`` where nothing decides, ``books.mixed`` where two rows contradict.
    """
    found: set[DecimalMark] = set()
    unclear = ""
    for value in values:
        mark = _mark_in(value)
        if mark == "?":
            unclear = unclear or value
        elif mark:
            found.add(mark)
    if len(found) > 1:
        raise GoodtermsError(
            "books.mixed",
            "Some amounts have a decimal point and others a decimal comma.",
            where=where,
            hint="Export it again with one number format.",
        )
    if unclear and not found:
        raise GoodtermsError(
            "books.ambiguous",
            f"“{unclear}” may be a thousand or a fraction, and no other amount decides it.",
            where=where,
            hint='Say it in columns.toml beside the file: [[file]] name = "…", decimal = "." or ",".',
        )
    return found.pop() if found else "."


def _mark_in(value: str) -> DecimalMark | Literal["", "?"]:
    figures = _FIGURES.search(value)
    if figures is None:
        return ""
    text = re.sub(r"[' \u00a0\u202f]", "", figures[0]).rstrip(".,")
    for mark, pattern in _GROUPED:
        if pattern.fullmatch(text):
            return mark
    single = _SINGLE.fullmatch(text)
    if single is None:
        return ""
    before, written, after = single.groups()
    if len(after) != 3 or len(before) > 3 or before == "0":
        return "." if written == "." else ","
    return "?"


def plain_amount(value: str, mark: DecimalMark) -> str:
    """An amount as a decimal string with a point; currency signs and thousands marks fall away.

    Raises:
        ValueError: where it is not an amount; a formula is not one.
    """
    text = value.strip()
    if text.startswith("="):
        raise ValueError(text)
    negative = text.startswith(("-", "(", "\u2212")) or text.endswith("-")
    kept = re.sub(r"[^0-9.,]", "", re.sub(r"(?<![0-9])[.,]|[.,](?![0-9])", "", text))
    if not re.search(r"[0-9]", kept) or re.search(r"[0-9]\s*[A-Za-z]+\s*[0-9]", text):
        raise ValueError(text)
    kept = kept.replace("," if mark == "." else ".", "").replace(mark, ".")
    if kept.count(".") > 1:
        raise ValueError(text)
    return f"-{kept}" if negative and kept.strip("0.") else kept


def date_order(values: Iterable[str], where: str) -> DateOrder:
    """The order of day and month that all dates of a file fit.

    Raises:
        GoodtermsError: ``books.ambiguous`` where nothing decides.
    """
    orders: set[DateOrder] = {"day-month-year", "month-day-year"}
    unclear = ""
    for value in values:
        found = _NUMBERS_DATE.match(value.strip())
        if not found or len(found[1]) == 4:
            continue
        if "." in found[0]:
            return "day-month-year"
        if int(found[1]) > 12:
            orders.discard("month-day-year")
        elif int(found[2]) > 12:
            orders.discard("day-month-year")
        elif found[1] != found[2]:
            unclear = unclear or value
    if len(orders) == 1:
        return orders.pop()
    if unclear:
        raise GoodtermsError(
            "books.ambiguous",
            f"“{unclear}” may be day and month or month and day, and no other date decides it.",
            where=where,
            hint='Say it in columns.toml beside the file: [[file]] name = "…", dates = "day-month-year".',
        )
    return "year-month-day"


def plain_day(value: str, order: DateOrder) -> date:
    """The day that a cell names; a time of day after it is dropped.

    Raises:
        ValueError: where it is not a day.
    """
    text = value.strip()
    numbers = _NUMBERS_DATE.match(text)
    if numbers:
        first, second, third = int(numbers[1]), int(numbers[2]), int(numbers[3])
        if len(numbers[1]) == 4:
            return date(first, second, third)
        year = third + 2000 if len(numbers[3]) == 2 else third
        return date(year, first, second) if order == "month-day-year" else date(year, second, first)
    named = _NAMED_DATE.match(text)
    if named:
        month = _MONTHS.get((named[2] or named[3]).casefold())
        if month:
            return date(int(named[5]), month, int(named[1] or named[4]))
    raise ValueError(text)
