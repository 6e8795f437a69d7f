"""Stages of payment in per cent that do not make the whole: `40% at signing, 35% on the draft, the final 30%`."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from goodterms.letters.reading.making import Figure
from goodterms.letters.reading.pattern import Pattern

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft
    from goodterms.letters.reading.results import Figures

_LAST = Pattern(r"\bthe (?:final|remaining|last|other) (?P<last>\d{1,2}) ?(?:%|per ?cent\b)")
_SHARE = Pattern(
    r"(?<![\d.,])(?P<share>\d{1,2}) ?(?:%|per ?cent\b) (?:of [a-z ]{3,25} )?(?:is |falls |fall |are )?"
    r"(?:due |payable |paid )?(?:at|on|upon|when|after|with|by|in advance|up front|upfront|before)\b"
)
_ANY = Pattern(r"\d ?(?:%|per ?cent\b)")
_NOT_PLAIN = Pattern(
    r"\b(?:each|per (?!cent)|twice|of which|of (?:that|this|those|it|them)|less|discount|vat|tax|interest"
    r"|surcharge|already|reduced|instead|kill|about|around|roughly|or|if|except|plus|another|retention|withheld"
    r"|half|halves|thirds?|quarters?|fifths?|tenths?|rest|balance|waived|deposit|advance payment)\b"
)
_WHOLE = 100
_LEAST, _MOST = 80, 120
"""A slip is seldom larger; what differs by more is another thing."""
_STAGES = 2


def wrong_stages(draft: Draft, figures: Figures) -> Iterator[Figure]:
    """The last shares that do not bring the stages of their sentence to the whole: `40% of the fee falls due at
    signing, 35% on delivery of the draft and the final 30% when the site goes live.`"""
    for sentence, match in draft.hits(_LAST):
        span = sentence.start, sentence.end
        place = draft.body.index(sentence)
        near = (*draft.body[max(0, place - 1) : place], *draft.body[place + 1 : place + 2])
        if _NOT_PLAIN.search(draft.lower, *span) or any(_ANY.search(draft.lower, s.start, s.end) for s in near):
            continue
        told = sum(1 for _ in _ANY.finditer(draft.lower, *span))
        stages = [int(one["share"]) for one in _SHARE.finditer(draft.lower, sentence.start, match.start())]
        last = int(match["last"])
        if len(stages) < _STAGES or told != len(stages) + 1:
            continue
        if sum(stages) + last != _WHOLE and _LEAST <= sum(stages) + last <= _MOST:
            yield Figure(match.start("last"), match.end("last"), Fraction(last), "share")
