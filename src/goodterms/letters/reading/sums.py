"""Finds every amount of money in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from goodterms.letters.reading.numbers import COUNT, FIGURE, count, figure
from goodterms.letters.reading.pattern import Pattern

_CODES = (
    "EUR|GBP|USD|CHF|SEK|NOK|DKK|ISK|PLN|CZK|HUF|RON|BGN|UAH|TRY|CAD|AUD|NZD|JPY|INR|ZAR|AED|SAR|ILS|EGP|MAD"
    "|SGD|HKD|CNY|KRW|THB|MYR|PHP|IDR|VND|PKR|BRL|MXN|ARS|CLP|COP|GHS|NGN|KES"
)
_SYMBOLS = {
    "€": "EUR", "£": "GBP", "$": "USD", "¥": "JPY", "₹": "INR", "₦": "NGN", "₵": "GHS", "₱": "PHP", "₪": "ILS",
    "₩": "KRW", "₺": "TRY", "₴": "UAH", "₫": "VND", "฿": "THB",
}  # fmt: skip
_SIGNS = "".join(_SYMBOLS)
_NAMES = {
    "euro": "EUR", "euros": "EUR", "eur": "EUR", "pounds": "GBP", "pound": "GBP", "quid": "GBP", "sterling": "GBP",
    "dollars": "USD", "dollar": "USD", "bucks": "USD", "francs": "CHF", "franc": "CHF", "franken": "CHF",
    "libras": "GBP", "livres": "GBP", "pfund": "GBP", "kronor": "SEK", "kroner": "NOK",
    "naira": "NGN", "rupees": "INR", "cedis": "GHS", "yen": "JPY", "zloty": "PLN", "dirhams": "AED",
    "shekels": "ILS", "rand": "ZAR", "lira": "TRY", "forint": "HUF", "pesos": "MXN",
    "baht": "THB", "ringgit": "MYR", "rupiah": "IDR", "reais": "BRL", "shillings": "KES", "lei": "RON",
}  # fmt: skip

_SUM = Pattern(
    rf"(?<![\w.,])(?P<minus>(?<![-−–])[-−–][ \u00a0]?)?(?:"
    rf"(?P<code>{_CODES})[\s\u00a0]?(?P<minus2>[-−])?(?P<a>{FIGURE})"
    rf"|(?:US|CA|AU)?(?P<symbol>[{_SIGNS}])[\s\u00a0]?(?P<minus3>[-−])?(?P<b>{FIGURE})(?P<k>k\b)?"
    rf"|(?P<c>{FIGURE})[\s\u00a0]?(?P<after>[€£$]|(?:{_CODES})\b|(?i:{'|'.join(_NAMES)})\b))(?:\.?[-–—]+)?"
)
_NAME_OF_MONEY = Pattern(rf"(?<=[\w½][\s\u00a0])(?:{'|'.join(_NAMES)}|cents?|pence|p)\b", re.I)
_NUMBER_BEFORE = Pattern(rf"(?<![\w.,-])(?P<n>{COUNT}|an?)[\s\u00a0]$", re.I)
"""`two thousand euros`, `12 cents`: amounts in words, and in hundredths."""
_HUNDREDTHS = Pattern(rf" (?P<n>{COUNT})\b(?! [a-z-]+s\b| (?:of|per ?cent|hundred)\b|[.,]?\d|%)", re.I)
"""`nine euros fifty`"""
_PENCE = Pattern(r"(?<=\bat )(?P<n>\d{1,2})p\b")
"""`18 miles at 45p`"""
_ENDS_IN_FIGURE = Pattern(rf"[^€£$]{{2,60}}?[ \t:|](?:{FIGURE})[ \t|]*$")
_CURRENCY = Pattern(rf"{_CODES}|[€£$]")
_DECLARED = Pattern(
    rf"\b(?:all )?(?:sums|amounts|figures|prices)\b[^.\n]{{0,12}}\bin (?:(?P<code>{_CODES})"
    rf"|(?P<name>(?i:{'|'.join(_NAMES)})))\b"
)
_BARE = Pattern(r"(?m)[:\s](\d{1,3}(?:[.,'’]\d{3})*[.,]\d{2})[ \t|]*(?=$|\()")
_BARE_LINE = Pattern(r"(?m)[ \t:|](?P<figure>\d{1,3}(?:[.,'’]\d{3})+(?:[.,]\d{2})?|\d+(?:[.,]\d{2})?)[ \t|]*$")
_HEAD = Pattern(
    rf"(?m)^(?=[^\n]*[|\t])[^\n\d]*[|\t ][ (]*(?:in )?(?:(?P<code>{_CODES})|(?P<sign>[{_SIGNS}]))\)?[ \t|]*\n"
)
_ROW = Pattern(
    r"(?:[ \t]*\|?[-:| ]+\|?[ \t]*\n|[^\n]*?[ \t|](?P<figure>\d{1,3}(?:[.,'’]\d{3})*(?:[.,]\d{2})?"
    r"|\d+(?:[.,]\d{2})?)[ \t|*]*(?:\n|$))"
)
_TOTAL_LINE = Pattern(r"\b(?:total|sum|together|all in|in all|to pay|balance|due|altogether|makes)\b", re.I)


class Sum(NamedTuple):
    """An amount as written: its place, its exact value in major units, its currency."""

    start: int
    end: int
    value: Fraction
    currency: str


def find(text: str) -> tuple[Sum, ...]:
    """All amounts in the text, in order. Figures without a currency are counts, not sums."""
    found = []
    for match in _SUM.finditer(text):
        value = figure(match["a"] or match["b"] or match["c"])
        if match["k"]:
            value *= 1000
        if match["minus"] or match["minus2"] or match["minus3"]:
            value = -value
        found.append(Sum(match.start(), match.end(), value, _currency(match)))
    found += [Sum(m.start(), m.end(), Fraction(int(m["n"]), 100), "GBP") for m in _PENCE.finditer(text)]
    found += _in_words(text, found)
    found += _in_tables(text, found)
    declared = _DECLARED.search(text)
    if declared:
        taken = {amount.end for amount in found} | {amount.start for amount in found}
        currency = declared["code"] or _NAMES[declared["name"].lower()]
        found += [
            Sum(m.start(1), m.end(1), figure(m[1]), currency)
            for m in _BARE.finditer(text)
            if m.start(1) not in taken and m.end(1) not in taken
        ]
    return tuple(sorted(found, key=lambda s: s.start))


def _currency(match: re.Match[str]) -> str:
    if match["code"]:
        return match["code"]
    mark = match["symbol"] or match["after"]
    return _SYMBOLS.get(mark) or _NAMES.get(mark.lower()) or mark.upper()


_LONGEST_NUMBER = 60
"""Characters in which a number in words fits."""


_LEAST_HUNDREDTHS = 5


def _in_words(text: str, found: list[Sum]) -> list[Sum]:
    """Amounts whose number is a word, and amounts in cents or pence (of the letter's first currency)."""
    more = []
    for named in _NAME_OF_MONEY.finditer(text):
        match = _NUMBER_BEFORE.search(text, max(0, named.start() - _LONGEST_NUMBER), named.start())
        if match is None or any(s.start < named.end() and match.start() < s.end for s in found):
            continue
        amount = _named(text, match, named, found[0].currency if found else "EUR")
        if amount:
            more.append(amount)
    return more


def _named(text: str, number: re.Match[str], named: re.Match[str], currency: str) -> Sum | None:
    """`forty euros`, `12 cents`, `nine euros fifty`; `a pound` is no sum, but `a pound fifty` is one."""
    start, name, end = number.start(), named[0].lower(), named.end()
    value = count(number["n"])
    if name not in _NAMES:
        mine = currency if name.startswith("cent") else "GBP"
        return Sum(start, end, value / 100, mine) if value is not None else None
    if number["n"][0].isdigit():
        return None
    rest = _HUNDREDTHS.match(text, end)
    hundredths = count(rest["n"]) if rest else None
    if rest and hundredths and _LEAST_HUNDREDTHS <= hundredths < 100:
        whole = Fraction(1) if value is None and number["n"].lower() in {"a", "an"} else value
        return Sum(start, rest.end(), whole + hundredths / 100, _NAMES[name]) if whole is not None else None
    return Sum(start, end, value, _NAMES[name]) if value is not None else None


def _in_tables(text: str, found: list[Sum]) -> list[Sum]:
    """Bare figures at the ends of lines that stand above a total with its currency."""
    more = []
    for start, last, end in _tables(text):
        totals = [s for s in found if last <= s.start <= end]
        if not totals or not _TOTAL_LINE.search(text, last, end):
            continue
        for match in _BARE_LINE.finditer(text, start, last):
            figure_at = match.start("figure")
            if not any(s.start < match.end() and figure_at < s.end for s in found):
                more.append(Sum(figure_at, match.end("figure"), figure(match["figure"]), totals[-1].currency))
    return more or _under_heads(text, found)


def _under_heads(text: str, found: list[Sum]) -> list[Sum]:
    """The bare figures of a table whose head names the currency (`| Item | EUR |`), down to its total."""
    more = []
    for head in _HEAD.finditer(text):
        currency = head["code"] or _SYMBOLS[head["sign"]]
        at = head.end()
        while row := _ROW.match(text, at):
            at = row.end()
            if row["figure"] and not any(s.start < row.end() and row.start("figure") < s.end for s in found):
                more.append(Sum(row.start("figure"), row.end("figure"), figure(row["figure"]), currency))
    return more


def _tables(text: str) -> Iterator[tuple[int, int, int]]:
    """Lines that end in a bare figure, above a line that names the currency: where they begin, where that line
    does, and where it ends. Line by line, as a table may be long."""
    rows: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        if not line:
            continue
        if line.rstrip(" \t|")[-1:].isdigit() and _ENDS_IN_FIGURE.match(text, start, start + len(line)):
            rows.append((start, start + len(line)))
            continue
        if rows and _CURRENCY.search(line):
            yield rows[0][0], start, start + len(line)
        else:
            yield from _own_total(text, rows)
        rows = []
    yield from _own_total(text, rows)


def _own_total(text: str, rows: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """A table whose last line that names the currency ends in a figure itself: `Total EUR 120`."""
    named = [(start, end) for start, end in rows[1:] if _CURRENCY.search(text, start, end)]
    if named:
        yield rows[0][0], *named[-1]
