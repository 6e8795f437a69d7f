"""Amounts of money that are written without a currency: `3 mornings x 400 = 1,200, travel 80, open 1,280`.

A number alone is a count, a page or a name. In a paragraph that reckons (so many at so much, so much each, a
total) the numbers that are followed by nothing they could count are money.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from fractions import Fraction
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from goodterms.letters.reading.days import Day
from goodterms.letters.reading.numbers import COUNT, count, figure
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Sentence
from goodterms.letters.reading.sums import Sum

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

NUMBER = Pattern(
    rf"(?<![\w.,/:€£$¥-])(?P<n>\d{{1,3}}(?: \d{{3}})+|{COUNT}|\d{{1,3}}(?:[.,']\d{{3}})+[.,]\d\d)"
    r"(?!(?!(?:h|hrs?|x)\b)[\w/]|[.,]\d)(?:(?<=[a-z])|(?!:\S))"
    r"(?P<more>(?: (?:hours?|days?|weeks?|months?|pages?))? and (?:(?:a|the) (?:half|quarter)"
    r"|three quarters)\b)?(?P<share>\s?(?:%|per ?cent))?"
)
"""A number in figures or words, whatever it stands for."""
NAMES_A_THING = Pattern(
    r"(?:\b(?:(?<!'ll )(?<!will )(?<!shall )(?<!to )invoices?|no\.?|nr\.?|numbers?|clauses?|sections?|articles?"
    r"|pages?|chapters?|versions?|part"
    r"|phases?"
    r"|floors?|sheets?|streets?|episodes?|volumes?|blocks?|rooms?|steps?|weeks?|buildings?|albums?|issues?"
    r"|levels?|lots?"
    r"|net|within|by the|on the|since|until|q)|\binvoices?,|#)\s*(?:\d+(?:, | and | & |, and ))*$",
    small=True,
)
"""What comes after is a name and no count: `invoice 12`, `floor six`, `within 30 days`, `on the 9th`."""
_EACH = Pattern(
    r"(?: each\b| apiece\b| (?:an?|per|for an?|for each|for every|for one) (?!half\b|third\b|quarter\b"
    r"|total\b|sum\b)[a-z]"
    r"|/h\b|/hr\b| the (?:hour|day|page|piece|word|entry)\b)",
    small=True,
)
"""What follows a price: `sixty a grid`."""
_AT = Pattern(
    rf"(?<![\w.,/:€£$¥-])(?:{COUNT})(?: (?!and\b|or\b|at\b|of\b|for\b|than\b|to\b|from\b|wakes\b"
    rf"|starts?\b|begins?\b|is\b|not\b)[a-z'-]+){{0,3}},?(?: ?[x×*@] ?| (?:parts|instal?ments|payments"
    rf"|lots) of | at (?:the usual |a flat |only )?| times )$"
)
"""What stands before one: `two speeches at`, `14 x`."""
_TOLD = Pattern(
    r"(?:=|\b(?:totals?|sum|gross|subtotal|together|altogether|in all|all in|all told|balance|payable|due|open"
    r"|to pay|to be paid|outstanding|remain(?:s|ing|der)?|leav(?:es|ing)|makes?|making|comes? to|adds? up to"
    r"|that's|that is|which is|you (?:owe|pay)(?: me)?|ow(?:ed|ing)|so|thus|brings (?:[a-z]+ ){1,4}to"
    r"|lands us on|added up,)"
    r"(?: (?:you(?: pay| owe| get| receive)?|me|us|is|are|of|to|comes to|still|now|it's|it is|that's|that is"
    r"|i get|in all))*)"
    r"[:,.]? ?$"
)
"""What stands before what comes out."""
_TOLD_AFTER = Pattern(
    r"(?:'s)? (?:(?:is |are )?(?:still )?(?:to (?:come|be paid|pay|go)|open|due|outstanding|left)|left|back"
    r"|in (?:all|total)|altogether|together|to me"
    r"|all told)\b| (?:the [a-z]+ |you )(?:still )?owes? me\b",
    small=True,
)
_ENDS = Pattern(
    r"(?:'s)?\s*(?:$|[,;)=+\n]|:(?=\s)|(?:the [a-z]+|you) (?:still )?owes? me\b|to me\b|\.(?!\d)|[-–—|]"
    r"|(?:(?:is|are) (?:still )?(?:left|open|due|outstanding|to (?:come|pay|be paid)))\b"
    r"|(?:plus|less|minus|and|makes?|open|due|left|back|off|outstanding|to (?:come|be paid|pay|go)|in (?:all"
    r"|total)"
    r"|altogether|together|net|gross|all told|please|by|within|payable|paid|on account|deposit|advance|retainer"
    r"|credit|voucher|down payment|discount|(?:for|from) (?:the|my|your|all|january|february|march|april|may|june"
    r"|july|august|september|october|november|december))\b)",
    small=True,
)
"""What follows a number that counts nothing."""
_NAMES = Pattern(
    r"\b(?:(?:vat|tax|gst) (?:at|of)|in|on|by|until|till|since|from|within|before|after|aged?|of|build"
    r"|report|unit|order|module|day|contract|may|june"
    r"|july|january|february|march|april|august|september|october|november|december|class|group|season"
    r"|ward|house|houses"
    r"|to|through|up to|about|around|roughly|some|nearly|almost|at least|at most|over|under|only|between"
    r"|than|at|past"
    r"|dated|edition|line|lesson|level|draft|round|sprint|item|point|paragraph|figure|table|map|track"
    r"|scene|act|grade|year"
    r"|ticket|case|file|stage|milestone|instal?lment|option|plan|ref|reference)\.? $"
)
"""Before a number that is a day, a name, rough, or the end of a stretch."""
_IN_A_ROW = Pattern(r",? (?:and |or |& )?|,", small=True)
"""`62, 40 and 9 days`: the last tells what they all are."""
_IS_TAKEN_TIMES = Pattern(r"[a-z' -]{0,40}(?: at\b|[x×*@]| times\b| of\b)", small=True)
_FEWEST = 3
_LEAST = 20
_LEAST_EACH, _LEAST_AT = 3, 4
_NEAR = 60


class How(Enum):
    """How a number is known to be money: as a price, as a result, or only as it counts nothing."""

    PRICED = "priced"
    TOLD = "told"
    PLAIN = "plain"


def find(draft: Draft) -> tuple[Sum, ...]:
    """The amounts without a currency, in the writer's own paragraphs that reckon with such."""
    found: list[Sum] = []
    for _, hits in groupby(draft.hits(NUMBER), lambda hit: hit[0].paragraph):
        numbers = list(hits)
        if len(numbers) >= _FEWEST:
            found += _in_paragraph(draft, numbers)
    return tuple(found)


def money(draft: Draft) -> tuple[Sum, ...]:
    """All amounts of money in order, with and without a currency."""
    bare = draft.once(find)
    return tuple(sorted((*draft.sums, *bare), key=attrgetter("start"))) if bare else draft.sums


def value(match: re.Match[str]) -> Fraction | None:
    """What a number says; `1.450` is a thousand and more."""
    text = match["n"]
    if text[0].isdigit() and not text.endswith("½") and not re.fullmatch(r"\d+(?:[.,]\d+)?", text):
        return figure(text)
    return count(text)


def _in_paragraph(draft: Draft, numbers: list[tuple[Sentence, re.Match[str]]]) -> Iterator[Sum]:
    amounts: list[tuple[Sum, How] | None] = []
    for number, (sentence, match) in reversed(list(enumerate(numbers))):
        after = numbers[number + 1][1].start() if amounts else len(draft.lower)
        amount = _amount(draft, sentence, match)
        in_a_row = amount and amount[1] is not How.TOLD and _IN_A_ROW.fullmatch(draft.lower, match.end(), after)
        as_next = (
            in_a_row
            and amounts[-1] is None
            and not _IS_TAKEN_TIMES.match(draft.lower, numbers[number + 1][1].end())
        )
        amounts.append(None if as_next else amount)
    known = [one for one in amounts if one]
    named = [
        one for sentence in dict.fromkeys(sentence for sentence, _ in numbers) for one in draft.sums_in(sentence)
    ]
    told = any(how is How.TOLD for _, how in known)
    priced = (told or len(known) > 1) and any(_EACH.match(draft.lower, one.end) for one in named)
    shares = sum(match["share"] is not None for _, match in numbers)
    if (
        (told and len(known) + len(named) + shares >= _FEWEST)
        or priced
        or any(how is How.PRICED for _, how in known)
    ):
        yield from (one[0] for one in reversed(amounts) if one)


def _amount(draft: Draft, sentence: Sentence, match: re.Match[str]) -> tuple[Sum, How] | None:
    """The amount that a number stands for, and how it is known to be one."""
    text, start, end = draft.lower, match.start(), match.end()
    number = value(match)
    if number is None or match["share"] or match["more"] or _is_taken(draft, sentence, start, end):
        return None
    lead = text[max(sentence.start, start - _NEAR) : start]
    each = _EACH.match(text, end)
    named = "." not in match["n"] and NAMES_A_THING.search(lead)
    if number < _LEAST_EACH or named or not (each or _ENDS.match(text, end)):
        return None
    times = number >= _LEAST_AT and _AT.search(lead)
    currency = draft.sums[0].currency if draft.sums else "EUR"
    amount = Sum(start, end, number, currency)
    if times or (each and (number >= _LEAST or not draft.sums_in(sentence))):
        return amount, How.PRICED
    if number < _LEAST or _ADDED_UP.search(lead):
        return None
    if _is_next(draft, sentence, start, end):
        return amount, How.PRICED
    if _TOLD.search(lead) or _TOLD_AFTER.match(text, end):
        return amount, How.TOLD
    if not _NAMES.search(lead):
        return amount, How.PLAIN
    return None


_ADDED_UP = Pattern(r"(?<![\d.,])\d{1,2}(?: ?\+ ?\d{1,2})+ ?= ?$", small=True)
"""`My hours: 11 + 8 + 6 =`: small numbers that are added are no money."""
_FOR = Pattern(r" (for|from|in) ", small=True)


def _is_next(draft: Draft, sentence: Sentence, start: int, end: int) -> bool:
    """`320 euros for May, 280 for June`"""
    before = [one for one in draft.sums_in(sentence) if one.end <= start]
    mine, other = _FOR.match(draft.lower, end), before and _FOR.match(draft.lower, before[-1].end)
    return bool(mine and other and mine[1] == other[1])


def _is_taken(draft: Draft, sentence: Sentence, start: int, end: int) -> bool:
    taken: list[Sum | Day] = [*draft.sums_in(sentence), *draft.days_in(sentence)]
    return any(one.start < end and start < one.end for one in taken)
