"""Finds every amount of money in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from goodterms.letters.reading.numbers import FIGURE, figure

_CODES = "EUR|GBP|USD|CHF|SEK|NOK|DKK|ISK|PLN|CZK|HUF|CAD|AUD|NZD|JPY|INR|ZAR|AED"
_SYMBOLS = {"€": "EUR", "£": "GBP", "$": "USD", "¥": "JPY"}
_NAMES = {
    "euro": "EUR", "euros": "EUR", "eur": "EUR", "pounds": "GBP", "pound": "GBP", "quid": "GBP", "sterling": "GBP",
    "dollars": "USD", "dollar": "USD", "bucks": "USD", "francs": "CHF", "franc": "CHF", "franken": "CHF",
    "libras": "GBP", "livres": "GBP", "pfund": "GBP", "kronor": "SEK", "kroner": "NOK",
}  # fmt: skip

_SUM = re.compile(
    rf"(?<![\w.,])(?P<minus>(?<![-−])[-−][ \u00a0]?)?(?:"
    rf"(?P<code>{_CODES})[\s\u00a0]?(?P<minus2>[-−])?(?P<a>{FIGURE})"
    rf"|(?:US|CA|AU)?(?P<symbol>[€£$¥])[\s\u00a0]?(?P<minus3>[-−])?(?P<b>{FIGURE})(?P<k>k\b)?"
    rf"|(?P<c>{FIGURE})[\s\u00a0]?(?P<after>[€£$]|(?:{_CODES})\b|(?i:{'|'.join(_NAMES)})\b)"
    rf")(?:\.?[-–—]+)?"
)
_NET = re.compile(
    r"\s*(?:plus|\+|excl\w*\.?|ex|net of|zzgl\.?|hors|HT|más)\s*(?:VAT|tax|GST|MwSt|USt|TVA|IVA)", re.I
)
_DECLARED = re.compile(
    rf"\b(?:all )?(?:sums|amounts|figures|prices)\b[^.\n]{{0,12}}\b"
    rf"in (?:(?P<code>{_CODES})|(?P<name>(?i:{'|'.join(_NAMES)})))\b"
)
_BARE = re.compile(r"(?m)[:\s](\d{1,3}(?:[.,'’]\d{3})*[.,]\d{2})[ \t]*$")


@dataclass(frozen=True, slots=True)
class Sum:
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
