"""Parts of a payment that do not make the whole: `EUR 3,400.00 is open, in two parts of EUR 1,800.00 each.`"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from goodterms.letters.reading.making import CENT, Figure, can_make, may_be_a_slip
from goodterms.letters.reading.numbers import COUNT, ROUGH, count
from goodterms.letters.reading.pattern import Pattern

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft
    from goodterms.letters.reading.results import Figures
    from goodterms.letters.reading.sentences import Sentence

_PARTS_NAMED = Pattern(r"\b(?:parts|instal?ments|payments|lots|rates|goes)\b")
_IN_PARTS = Pattern(
    rf"(?P<n>{COUNT}) (?:equal |even |monthly |yearly |quarterly )*(?:parts|instal?ments|payments|lots|rates|goes)"
    r"(?: of|, of|,|:| at)? $"
)
"""Before the sum of one part: `in three instalments of`"""
_MORE = Pattern(
    rf"\b(?:last|final|first|rest|remainder|remaining|then|interest|deposit|already|plus|{ROUGH}|more|other|further)\b"
)
"""What tells of a part of another size, or of money that these parts are not the whole of."""
_BACK = 3
_FEWEST, _LARGEST = 2, 36
"""So many parts a payment has."""


def wrong_parts(draft: Draft, figures: Figures) -> Iterator[Figure]:
    """The sums of one part that, taken as often as the letter says, do not come to any sum before it."""
    for sentence, parts in draft.hits(_PARTS_NAMED):
        part = _part(figures.of(sentence), parts.end())
        lead = part and _IN_PARTS.search(draft.lower, sentence.start, part.start)
        number = count(lead["n"]) if lead else None
        if part is None or number is None or not _FEWEST <= number <= _LARGEST:
            continue
        if _MORE.search(draft.lower, sentence.start, sentence.end):
            continue
        told = _told_before(draft, figures, sentence, part)
        wholes = [one for one in told if may_be_a_slip(number * part.value, one.value)]
        if wholes and not _fits(told, number, part.value):
            yield part


def _part(figures: Sequence[Figure], after: int) -> Figure | None:
    """The sum that stands behind the word; none where more follow."""
    amounts = [one for one in figures if one.start >= after and one.kind == "amount"]
    return amounts[0] if len(amounts) == 1 else None


def _told_before(draft: Draft, figures: Figures, sentence: Sentence, part: Figure) -> list[Figure]:
    """The sums before it, in its sentence and the last ones of its paragraph."""
    place = draft.body.index(sentence)
    near = [one for one in draft.body[max(0, place - _BACK) : place + 1] if one.paragraph == sentence.paragraph]
    return [
        one for s in near for one in figures.of(s) if one.kind == "amount" and one.end <= part.start and one.value
    ]


def _fits(told: list[Figure], number: Fraction, part: Fraction) -> bool:
    """Whether the parts come to what the sums before make; the last part may be rounded."""
    rounded = number / 2 if part.denominator == 1 else number * CENT
    near = any(abs(one.value - number * part) <= rounded for one in told)
    return near or can_make(told, number * part, money=True)
