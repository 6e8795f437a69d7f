"""Sums of which something outside the figures says more: a free fourth day, a booking fee, times of day, a
wrong sum that is quoted to be put right. Of these the check says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from goodterms.letters.reading.pattern import Pattern

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft
    from goodterms.letters.reading.sentences import Sentence

_CONDITION = Pattern(
    r"\b(?:(?:is|are|was|were|place|day|one|night|session|week|month) free\b"
    r"|half[- ]price\b(?!,? ?[a-z€£$]{1,3} ?\d)"
    r"|[a-z]+s pay half\b|only a half\b|postage (?:and packing )?is\b|booking fee of\b|a flat [\d€£$]|set-?up is\b"
    r"|base (?:price|fee) is\b|the first (?:[a-z]+ ){1,4}is included\b|charged at (?:one and a half|double"
    r"|twice)\b"
    r"|(?:every|each) (?:third|fourth|fifth|sixth|seventh|tenth|later)\b|the first (?:two|three|four|five|six"
    r"|ten) "
    r"[a-z]+ (?:are|cost)\b|all the later\b|two sharing\b|(?:per|a) thousand\b(?! and)|for the visit and\b"
    r"|get \d+ ?%|you save \d)"
)
"""In the sentence or the one before it: units that cost otherwise than the rest, and what is put on top."""
_DURATION = Pattern(
    r"\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten) (?:hours?|minutes?) (?:and )?(?:\d+|[a-z]+ty"
    r"|ten|fifteen)\b(?! (?:days?|pages?|at))|\b\d+(?:[.:]\d\d)? ?[ap]m (?:to|until|till) \d|\b\d+ seconds\b"
)
_PUT_RIGHT = Pattern(
    r"\b(?:you wrote that|had charged|had invoiced|i invoiced|instead of \d|must read|should read|it can't be"
    r"|please change (?:that|this|it) to|i've corrected|i have corrected|the old (?:sheet|list|bill))\b"
)


def speak(draft: Draft, sentence: Sentence) -> bool:
    """Whether the sentence, or one beside it, says what makes a sum right that its figures alone do not."""
    place = draft.body.index(sentence)
    near = [one for one in draft.body[max(0, place - 1) : place + 2] if one.paragraph == sentence.paragraph]
    until, since = near[: near.index(sentence) + 1], near[near.index(sentence) :]
    return any(draft.holds(_CONDITION, one) or draft.holds(_DURATION, one) for one in until) or any(
        draft.holds(_PUT_RIGHT, one) for one in since
    )
