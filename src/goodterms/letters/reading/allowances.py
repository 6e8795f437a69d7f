"""What makes a result right after all that the words alone would call wrong."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import chain, combinations, pairwise
from typing import TYPE_CHECKING

from goodterms.letters.reading.making import CENT, Figure, makes
from goodterms.letters.reading.numbers import COUNT
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.results import (
    EACH,
    FEWEST_FIGURES,
    MOST_FIGURES,
    TIMES,
    Figures,
    sentence_before,
)
from goodterms.letters.reading.sentences import Sentence

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

_EACH = Pattern(r"\s*(?:each|apiece|for (?:each|every|one) of)\b", small=True)
_COUNTED = Pattern(
    rf"(?<![\w.,/€£$])(?:{COUNT})(?: of (?:them|these|those))?(?:[ -][\w']+){{0,5}}?,?(?: at| a| for| are"
    rf"| is| cost| x|:)? ?$"
)
_THEY_COST = Pattern(r"(?:^|[.;,:] )[a-z-]+s (?:are|cost|come at) (?:still |now )?$")
"""`Reprints are €35.`"""
_TOGETHER = Pattern(r"\b(?:both|all|together|altogether)\b")
_BACK = 5
_NEAR = 60
_LARGE = 100
_MOST_OF_THEM, _MOST_OTHERS = 60, 4


def untold_times(draft: Draft, read: Figures, sentence: Sentence, stated: Figure) -> bool:
    """Whether a price is named of which nobody says how many are taken, and some number of them makes the sum:
    `the leaflets EUR 350.00 each`, `£470 for each of the regulators`, `G and H at 380 euros each`."""
    before = sentence_before(draft, sentence)
    amounts = [
        one
        for near in (before, sentence)
        if near
        for one in read.of(near)
        if one.kind == "amount" and one is not stated
    ]
    counts = [one.start for one in read.of(sentence) if one.kind == "count"]
    for rate in (one for one in amounts if _is_uncounted(draft, one)):
        if any(rate.end <= start < stated.start for start in counts):
            continue
        others = [one.value for one in amounts if one is not rate][-_MOST_OTHERS:]
        for some in chain.from_iterable(combinations(others, n) for n in range(len(others) + 1)):
            times = (stated.value - sum(some)) / rate.value if rate.value else Fraction(0)
            if times.denominator == 1 and 0 < times <= _MOST_OF_THEM:
                return True
    return False


def _is_uncounted(draft: Draft, rate: Figure) -> bool:
    lead = draft.lower[max(0, rate.start - _NEAR) : rate.start]
    if not (_EACH.match(draft.lower, rate.end) or _THEY_COST.search(lead)):
        return False
    return _COUNTED.search(lead) is None


def made_all_the_same(draft: Draft, read: Figures, sentence: Sentence, place: int) -> bool:
    """Whether the amount at the place, wrong by the words, is what the figures come to in another way."""
    figures = read.of(sentence)
    if made_in_order(figures, place):
        return True
    stated = next((one for one in figures if one.start <= place < one.end and one.kind == "amount"), None)
    if stated and adds_results(draft, read, sentence, stated):
        return True
    before = sentence_before(draft, sentence)
    more = read.of(before) if before else ()
    in_a_list = before is not None and draft.text[before.end : before.end + 1] == "\n"
    if in_a_list and stated is not None and sum(one.start < stated.start for one in figures) > FEWEST_FIGURES:
        return False  # a line that tells all it takes
    if before and len(more) == 1 and not in_a_list and (earlier := sentence_before(draft, before)):
        more = (*read.of(earlier), *more)
    own = [one for one in figures if one is not stated]
    if stated and any(one.kind == "count" and one.value >= _LARGE for one in own) and makes(own, stated):
        return True  # what stands without a currency may be money all the same
    if stated is None or not more or _is_whole(draft, figures, stated):
        return False
    return makes([*more, *(one for one in figures if one is not stated)][1 - MOST_FIGURES :], stated)


def adds_results(draft: Draft, read: Figures, sentence: Sentence, stated: Figure) -> bool:
    """Whether some amounts in a row before it in its paragraph make it, where those for one of something are left
    out: `At £35 a page the layout comes to £840. The index, at £3 an entry, is £360. Both make £1,200.`"""
    if not _TOGETHER.search(draft.lower, sentence.start, sentence.end):
        return False
    place = draft.body.index(sentence)
    near = [one for one in draft.body[max(0, place - _BACK) : place + 1] if one.paragraph == sentence.paragraph]
    results = [
        one.value
        for one in chain.from_iterable(map(read.of, near))
        if one.kind == "amount" and one.end <= stated.start and not EACH.match(draft.lower, one.end)
    ]
    return any(sum(results[a:b]) == stated.value for a, b in combinations(range(len(results) + 1), 2) if b - a > 1)


def _is_whole(draft: Draft, figures: Sequence[Figure], stated: Figure) -> bool:
    """Whether all that the sentence adds up is told in it: `two at £75, four at £40, altogether`."""
    before = [one for one in figures if one.start < stated.start]
    pairs = list(zip(before[::2], before[1::2], strict=False))
    return (
        len(pairs) > 1
        and len(before) == 2 * len(pairs)
        and all(
            number.kind == "count"
            and rate.kind == "amount"
            and TIMES.fullmatch(draft.lower[number.end : rate.start])
            for number, rate in pairs
        )
    )


def made_in_order(figures: Sequence[Figure], place: int) -> bool:
    """Whether the amount at the place is what the amounts before it in its sentence come to, each alone or times
    the count or share before it: `two speeches at £1,400 and one at £900, £3,700`."""
    stated = next((f for f in figures if f.start <= place < f.end and f.kind == "amount"), None)
    before = [f for f in figures if stated is not None and f.start < stated.start]
    if stated is None or len(before) > MOST_FIGURES:
        return False
    reached, seen, last = {Fraction(0)}, 0, Fraction(0)
    for previous, figure in pairwise([None, *before, None]):
        if previous and previous.kind != "amount" and (figure is None or figure.kind != "amount"):
            # a share of the amount before it (`and one at half of that`), or, where it counts nothing that is
            # named, an item too small to be known as money (`tolls 18: 78 in all`)
            item = previous.value * (last if previous.kind == "share" else 1)
            reached |= {value + item for value in reached}
        if figure is not None and figure.kind == "amount":
            last = figure.value
            factors = {Fraction(1), previous.value} if previous and previous.kind != "amount" else {Fraction(1)}
            reached = {value + factor * figure.value for value in reached for factor in factors}
            seen += len(factors)
    return seen >= FEWEST_FIGURES and any(abs(value - stated.value) < CENT for value in reached)
