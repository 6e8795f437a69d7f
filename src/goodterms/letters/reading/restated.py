"""Sums that are told first and taken apart in the next sentence: `Open: EUR 1,920. 24 hours at 80.`"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from goodterms.letters.reading.making import Figure, makes, may_be_a_slip
from goodterms.letters.reading.numbers import ROUGH
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.results import TIMES, Figures
from goodterms.letters.reading.sentences import Sentence

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

_IS_OWED = re.compile(
    r"(?:,? (?:is|are|remains?|will be|would be)?(?: still| now)* ?(?:open|due|owed|unpaid|outstanding"
    r"|left|to (?:come|pay"
    r"|be (?:paid|invoiced|billed)|go)|payable|mine))?[.:;!]?\s*"
)
"""What may follow the sum in its sentence."""
_ROUGH = Pattern(rf"\b(?:{ROUGH}|or so)\b")
_THAT_IS = re.compile(
    r"(?:(?:so |and )?(?:that's|that is|that was|this is|it's|it is|being|for|namely|made up of) )?(?:the )?"
)
_APART = Pattern(
    r"(?:that's|that is|this is|it's|it is|it is made up of|namely|(?:two|three|four|five"
    r"|six) (?:payments|instal?ments|parts|lots"
    r"|invoices|items):?) ?(?:the )?",
    small=True,
)
_PAYMENTS = Pattern(r"[a-z]+ (?:payments|instal?ments|parts|lots)\b", small=True)
"""Where the sum is paid in parts, these are what is wrong."""
_EACH_AFTER = Pattern(r"(?: [a-z'-]+){1,3}, ", small=True)
_EACH = Pattern(r"\s*(?:each|apiece|an?|per)\b", small=True)
_CLOSED = Pattern(r"\s*(?:(?:each|apiece|an? [a-z]+|per [a-z]+|as always|as ever)\s*)*(?:[.,;\n]|$)")
_PARTS = 2


def taken_apart(draft: Draft, read: Figures) -> Iterator[Figure]:
    """The sums that are not what the next sentence says they consist of, in order."""
    for first, second in pairwise(draft.body):
        whole = _whole(draft, read, first) if first.paragraph == second.paragraph else None
        if whole is None:
            continue
        figures = read.of(second)
        made = _product(draft, second, figures) or _added(draft, second, figures)
        others = [*figures, *(one for one in read.of(first) if one is not whole)]
        if made and may_be_a_slip(whole.value, made) and not makes(others, whole):
            yield figures[-1] if _PAYMENTS.match(draft.lower, second.start) else whole


def _whole(draft: Draft, read: Figures, sentence: Sentence) -> Figure | None:
    """The only amount of a sentence, with which it ends or of which it says that it is open."""
    amounts = [one for one in read.of(sentence) if one.kind == "amount"]
    if len(amounts) != 1 or _ROUGH.search(draft.lower, sentence.start, sentence.end):
        return None
    return amounts[0] if _IS_OWED.fullmatch(draft.lower, amounts[0].end, sentence.end) else None


def _product(draft: Draft, sentence: Sentence, figures: tuple[Figure, ...]) -> Fraction | None:
    """So many at so much, and no more."""
    if len(figures) < _PARTS or not _THAT_IS.fullmatch(draft.lower, sentence.start, figures[0].start):
        return None
    number, rate = figures[:2]
    between = draft.lower[number.end : rate.start]
    each = _EACH_AFTER.fullmatch(between) and _EACH.match(draft.lower, rate.end)
    if number.kind != "count" or rate.kind == "share" or not (each or TIMES.fullmatch(between)):
        return None
    return number.value * rate.value if number.value > 1 and _CLOSED.match(draft.lower, rate.end) else None


def _added(draft: Draft, sentence: Sentence, figures: tuple[Figure, ...]) -> Fraction | None:
    """Parts, and nothing else: `That's £600 for the film and £180 for the music.`"""
    parts = [one for one in figures if one.kind == "amount"]
    if len(parts) < _PARTS or not _APART.fullmatch(draft.lower, sentence.start, parts[0].start):
        return None
    return sum((one.value for one in parts), Fraction(0))
