"""A sum with its parts right behind it: `EUR 1,150, 800 from May and 450 from June`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from goodterms.letters.reading.making import Figure, may_be_a_slip
from goodterms.letters.reading.pattern import Pattern

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft
    from goodterms.letters.reading.results import Figures

_OPENS = Pattern(
    r"(?: (?:is|are|will be|remain)(?: still)? (?:open|due)(?: for [a-z\d ]{1,20})?)?(?:,|:|, namely|, that is) "
)
_NAMELY = Pattern(r"(?:: |, namely |, that is )$")
_BETWEEN = Pattern(r"(?P<what> (?:for|from|of|in) [a-z' -]{2,25})?(?:,|,? and|;) ")
_CLOSES = Pattern(r"(?P<what> (?:for|from|of|in) [a-z' -]{2,25})?[.;)]")
_PARTS = 2
_SMALLEST = 20


def wrong_items(draft: Draft, figures: Figures) -> Iterator[Figure]:
    """The sums that the parts behind them do not come to."""
    for _, found in figures.enough:
        for place, whole in enumerate(found):
            parts = list(_parts(draft, found[place:])) if whole.kind == "amount" else []
            made = sum((part.value for part in parts), Fraction(0))
            if len(parts) >= _PARTS and made != whole.value and may_be_a_slip(whole.value, made):
                yield whole


def _parts(draft: Draft, figures: Sequence[Figure]) -> Iterator[Figure]:
    """What follows a sum up to the end of its sentence, where that is parts and nothing else."""
    whole, *parts = figures
    if not parts or not _OPENS.fullmatch(draft.lower, whole.end, parts[0].start):
        return
    gaps = [_BETWEEN.fullmatch(draft.lower, one.end, other.start) for one, other in pairwise(parts)]
    gaps.append(_CLOSES.match(draft.lower, parts[-1].end))
    named = _NAMELY.search(draft.lower, whole.end, parts[0].start) is not None
    if all(gap and (named or gap["what"]) for gap in gaps) and all(_is_item(one) for one in parts):
        yield from parts


def _is_item(figure: Figure) -> bool:
    return figure.kind != "share" and figure.value >= _SMALLEST
