"""Does a message apologise for how something was said or done, not only for a delay?

A few plain patterns: the tone model has no label for it, and an apology is mostly said in few ways.
"""

from __future__ import annotations

import re

_SORRY = r"(?:sorry|apolog(?:y|ies|ise|ize|ised|ized|ising|izing)|regret|ashamed|forgive me)"
# What a real apology is for: words, a tone, a way of behaving.
_FOR = (
    r"(?:what|how|the way|things) (?:i|we|was|has|came)",
    r"(?:my|our|that|those|the|these) (?:\w+ )?(?:tone|words?|e-?mail|message|note|behaviou?r|remarks?)",
    r"(?:my|our|that|those|the|these) (?:\w+ )?(?:mail|comments?|language|outburst|reaction|threats?|insults?)",
    r"(?:being|having been|snapping|shouting|losing|taking|calling|swearing|writing|saying|talking|speaking)",
)
_AFTER_I = r"(?:sincerely|really|deeply|truly|want to|would like to|must|have to|do)"
_PHRASES = (
    rf"{_SORRY}\b[^.!?\n]{{0,60}}?\b(?:{'|'.join(_FOR)})\b",
    r"owe you (?:\w+ )?(?:an )?apology\b",
    r"(?:my|our) (?:sincere |sincerest |deepest )?apologies(?=[.,!\n]|$)",
    rf"(?:i|we) (?:{_AFTER_I} )*apologi[sz]e(?=[.,!\n]|$)",
    r"(?:was|were|been) (?:\w+ )?(?:out of line|out of order|unfair|rude|uncalled for|over the line)\b",
    r"i(?:['\u2019]m| am) ashamed\b",
    r"please forgive me\b",
    r"(?:lost my temper|took it out on|out on you)\b",
    r"should(?:n['\u2019]t| not| never) have (?:said|written|called|sent|spoken|put|threatened)\b",
    r"(?:did not|didn['\u2019]t) deserve (?:that|it|this)\b",
    r"take (?:it|that|all that|everything|every word|those words|the threat) back\b",
)
_APOLOGY = re.compile(rf"\b(?:{'|'.join(_PHRASES)})", re.IGNORECASE)
# No apology: "I am not sorry", "you should apologise to me".
_NONE = re.compile(
    r"\b(?:not|hardly|never|isn['\u2019]t|you (?:should|must|need to|owe)|demand|expect|waiting for)\b"
    r"[^.!?\n]{0,30}?\b(?:sorry|apolog\w+)|\bdon['\u2019]t apologi[sz]e",
    re.IGNORECASE,
)


def apologises(text: str) -> bool:
    """Is there an apology for words or conduct?"""
    return bool(_APOLOGY.search(_NONE.sub(" ", text)))
