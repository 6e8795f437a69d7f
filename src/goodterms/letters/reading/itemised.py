"""A sum with its parts behind it: `EUR 1,150, 800 from May and 450 from June`; and lines that run to one with
an equals sign."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from goodterms.letters.reading import bare
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
_LINE = re.compile(r"(?m)^[ \t>*-]*=[ \t]*(?:[€£$]|[a-z]{3} )?$")
_LESS = Pattern(r"[ \t]*(?:minus|less|[-−–]|(?:already )?paid|deposit|advance|you (?:paid|gave))\b|[ \t]*[-−–]")
_MOST_LINES = 8


def wrong_items(draft: Draft, figures: Figures) -> Iterator[Figure]:
    """The sums that their parts do not come to; results behind an equals sign that the lines above do not make."""
    for _, found in figures.enough:
        for place, whole in enumerate(found):
            parts = list(_parts(draft, found[place:])) if whole.kind == "amount" else []
            made = sum((part.value for part in parts), Fraction(0))
            if len(parts) >= _PARTS and made != whole.value and may_be_a_slip(whole.value, made):
                yield whole
    for paragraph in _lines(draft):
        yield from _wrong_run(paragraph)


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


def _lines(draft: Draft) -> Iterator[list[tuple[str, Figure]]]:
    """The lines of each account: the last figure of each, and what stands before it."""
    account: list[tuple[str, Figure]] = []
    at = 0
    for line in draft.lower.split("\n"):
        numbers = [match for match in bare.NUMBER.finditer(line) if not match["share"]]
        value = bare.value(numbers[-1]) if numbers else None
        if value is None or not re.fullmatch(r"\W*(?:[a-z]{3}|for me|to me)?\W*", line[numbers[-1].end() :]):
            yield account
            account = []
        else:
            start = at + numbers[-1].start()
            account.append((line[: numbers[-1].start()], Figure(start, at + numbers[-1].end(), value, "amount")))
        at += len(line) + 1
    yield account


def _wrong_run(lines: Sequence[tuple[str, Figure]]) -> Iterator[Figure]:
    """The results behind an equals sign that no run of the lines above them comes to."""
    for place, (lead, result) in enumerate(lines):
        if not _LINE.fullmatch(lead) or place < _PARTS:
            continue
        above = [
            -figure.value if _LESS.match(before) else figure.value
            for before, figure in lines[max(0, place - _MOST_LINES) : place]
        ]
        made = [sum(above[start:], Fraction(0)) for start in range(len(above) - 1)]
        if result.value not in made and any(may_be_a_slip(result.value, one) for one in made):
            yield result
