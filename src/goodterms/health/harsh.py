"""Words of displeasure that need no model: plain phrases that say "this is not good enough", as written.

They stand beside the reading of tone, which may miss them; and a message that has one of them never counts as
praise. Each is rare in ordinary mail, and what a client has always written is that client's own way.
"""

from __future__ import annotations

import re

_PHRASES = (
    r"unacceptable",
    r"(?:not|n['\u2019]t|nowhere near|hardly) good enough",
    r"fed up",
    r"sick (?:and tired )?of",
    r"tired of (?:wait|chas|ask|explain|remind|repeat|your|these|this)\w*",
    r"no (?:more )?excuses?",
    r"(?:very|really|deeply|extremely|bitterly|so|quite|rather) (?:disappointed|disappointing|frustrat\w+|annoyed"
    r"|unhappy|dissatisfied|poor)",
    r"(?:disappointed|frustrated|unhappy|dissatisfied|annoyed) (?:with|by|at|about|in) (?:you|your|how|the way)",
    r"(?:waste of|wasting (?:my|our)) (?:time|money)",
    r"(?:had enough|last straw|beyond a joke|some kind of joke|is this a joke)",
    r"for the (?:last|third|fourth|fifth|hundredth|umpteenth) time",
    r"(?:third|fourth|fifth|umpteenth) time (?:that|this|i|we|you|in)",
    r"how hard can it be",
    r"gone (?:rapidly )?downhill|going downhill",
    r"full of (?:mistakes|errors)",
    r"(?:losing|lost|run(?:ning)? out of|out of) patience|patience is (?:running|wearing)",
    r"let (?:us|me) down",
    r"(?:absolutely|frankly|simply|just|completely|utterly) (?:ridiculous|absurd|appalling|terrible|awful|useless"
    r"|outrageous|shocking|sloppy|shoddy)",
    r"(?:explain|say|tell you|repeat) (?:this|it|that|myself) (?:all over )?again",
    r"i expected (?:better|more (?:from|of) you|it yesterday)",
    r"nobody (?:seems to|even) cares?",
    r"drop everything",
    r"(?:read|answer) my (?:mails?|e-?mails?|messages?) properly",
    r"what (?:exactly )?(?:are|do) we pay(?:ing)? (?:you )?for",
    r"we pay you (?:good money|to|for)",
)
_HARSH = re.compile(rf"\b(?:{'|'.join(_PHRASES)})\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n\n+")


def is_harsh(text: str) -> bool:
    """Does the text hold one of the plain phrases?"""
    return bool(_HARSH.search(text))


def harsh_sentence(text: str) -> str:
    """The sentence that holds the first of them, word for word; empty where there is none."""
    match = _HARSH.search(text)
    if match is None:
        return ""
    starts = [0, *(end.end() for end in _SENTENCE_END.finditer(text))]
    start = max(place for place in starts if place <= match.start())
    end = next((place for place in starts if place > match.start()), len(text))
    return text[start:end].strip()
