"""Shares of a sum that stand beside what they come to: `the last third, five thousand euros`; `40 per cent on
signing, EUR 980.00; 35 per cent on the draft, EUR 840.00`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from goodterms.letters.reading.making import Figure, can_make, may_be_a_slip
from goodterms.letters.reading.pattern import Pattern

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft
    from goodterms.letters.reading.results import Figures
    from goodterms.letters.reading.sentences import Sentence

_SHARE = Pattern(
    r"\b(?:an?|the|one|another|that|(?:the|your|my|our) (?:first|second|last|final|other|remaining|open))"
    r" (?P<n>half|third|quarter|fifth|tenth)"
    r"(?: of (?:it|that|this|the (?:fee|price|sum|total|cost)))?(?: (?:in advance|up front|is (?:open|due|left"
    r"|paid)"
    r"|is still (?:open|due)|(?:has|have|had) been paid))?(?:,| is| was|:|, which is|, that is|, i\.e\.) $"
)
"""Before what a share comes to."""
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "tenth": 10}
_WORDS = Pattern(r"\b(?:half|third|quarter|fifth|tenth)\b")
_UNSAID = Pattern(
    r"\b(?:vat|tax|gst|interest|discount|per ?cent|rounded|about|roughly|plus|minus|less|another)\b|%"
)
_BACK = 4
_BESIDE = 40
"""Characters between a share and what it comes to."""
_AGREE = 2


def wrong_shares(draft: Draft, figures: Figures) -> Iterator[Figure]:
    """The sums beside a share that are no such share of what stands before them."""
    seen = set()
    for sentence, _ in draft.hits(_WORDS):
        if sentence.start in seen:
            continue
        seen.add(sentence.start)
        for figure in figures.of(sentence):
            share = _SHARE.search(draft.lower, sentence.start, figure.start)
            if share and figure.kind == "amount" and not _can_be(draft, figures, sentence, figure, share["n"]):
                yield figure
    for _, found in figures.enough:
        yield from _unlike_the_others(found)


def _can_be(draft: Draft, read: Figures, sentence: Sentence, figure: Figure, word: str) -> bool:
    """Whether what stands before makes it, or nothing there is a whole of about its size."""
    place = draft.body.index(sentence)
    near = [one for one in draft.body[max(0, place - _BACK) : place + 1] if one.paragraph == sentence.paragraph]
    told = [one for s in near for one in read.of(s) if one.start < figure.start]
    wholes = [one.value / _PARTS[word] for one in told if one.kind == "amount"]
    if not any(may_be_a_slip(figure.value, whole) for whole in wholes):
        return True
    if _UNSAID.search(draft.lower, near[0].start, sentence.end):
        return True
    share = Figure(figure.start, figure.start, Fraction(1, _PARTS[word]), "share")
    counted = [one for one in told if one.kind != "share"]
    return can_make([*counted, share], figure.value, money=True) or can_make(told, figure.value, money=True)


def _unlike_the_others(figures: Sequence[Figure]) -> Iterator[Figure]:
    """Of several shares with their sums, the one of another whole than all others."""
    pairs = [
        (share, amount)
        for share, amount in pairwise(figures)
        if share.kind == "share" and amount.kind == "amount" and amount.start - share.end < _BESIDE and share.value
    ]
    wholes = [amount.value / share.value for share, amount in pairs]
    for (share, amount), whole in zip(pairs, wholes, strict=True):
        others = [one for one in wholes if abs(one - whole) * share.value > 1]
        agreed = len(others) >= _AGREE and len(others) == len(wholes) - 1 and max(others) - min(others) < _AGREE
        if agreed and may_be_a_slip(whole, others[0]):
            yield amount
