"""Numbers in a row and their total, where none is money: `week one 12, week two 9, week three 14. Sum: 45 hours`;
`12 + 9 + 7 = 29`."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from goodterms.letters.reading.making import Figure, may_be_a_slip
from goodterms.letters.reading.numbers import COUNT, count
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.results import sentence_before

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft
    from goodterms.letters.reading.results import Figures
    from goodterms.letters.reading.sentences import Sentence

_NUMBER = r"\d+(?:[.,]\d{1,2})?(?:\s?½)?"
_ADDED = Pattern(
    rf"(?<![\w.,+×*/=-])(?P<parts>{_NUMBER}(?: h| hrs?| hours?)?(?: ?\+ ?{_NUMBER}(?: h| hrs?| hours?)?)+)"
    rf" ?= ?(?P<total>{_NUMBER})(?![\w%]|[.,]\d| ?[+×*/x-] ?\d)"
)
_ONE = Pattern(_NUMBER)
_TOTAL = Pattern(
    rf"(?:(?:so )?(?:that's|that is|(?:(?:that|which|this|it) )?makes)|(?:sum|total|together|altogether"
    rf"|in all)(?: is| are| of|:)?) (?P<total>{COUNT})(?= hours?\b| days?\b| h\b| visits?\b| lessons?\b| pages?\b)"
)
_ITEM = Pattern(
    rf"(?:^|[,;:\n]|\band\b)[^,;:\n\d]*?\b(?P<n>{COUNT})(?: h| hrs?| hours?| days?)?\s*(?=[,;.\n]|$|and\b)"
)
_END_OF_ITEM = Pattern(r"[,;\n]|\band\b")
_FEWEST = 3


def wrong_tallies(draft: Draft, figures: Figures) -> Iterator[Figure]:
    """The totals that are not what the numbers before them add up to."""
    for sentence, match in draft.hits(_ADDED):
        parts = [count(one[0]) or Fraction(0) for one in _ONE.finditer(match["parts"])]
        total = count(match["total"])
        if total is not None and sum(parts) != total:
            yield Figure(match.start("total"), min(match.end("total"), sentence.end), total, "count")
    for before, sentence in pairwise(draft.body):
        told = _TOTAL.match(draft.lower, sentence.start, sentence.end)
        total = count(told["total"]) if told else None
        if told is None or total is None or before.paragraph != sentence.paragraph:
            continue
        earlier = sentence_before(draft, before)
        items = [] if earlier and figures.of(earlier) else _items(draft, before)
        if len(items) >= _FEWEST and sum(items) != total and may_be_a_slip(total, sum(items, Fraction(0))):
            yield Figure(told.start("total"), told.end("total"), total, "count")


def _items(draft: Draft, sentence: Sentence) -> list[Fraction]:
    """The numbers with which the items of a list end; none where an item does not end in one."""
    text = draft.lower[sentence.start : sentence.end]
    found = [count(match["n"]) for match in _ITEM.finditer(text)]
    whole = len(found) == len(_END_OF_ITEM.findall(text.strip())) + 1
    return [one for one in found if one] if whole and all(found) else []
