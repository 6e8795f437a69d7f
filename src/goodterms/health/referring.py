"""Words with which a client says that you were recommended to others, as done and not as promised."""

from __future__ import annotations

import re

_DONE = (
    r"(?:recommended|referred) (?:you|your (?:work|name|services?|studio))\b(?: to)?"
    r"|(?:gave|given|handed|passed) (?:\w+ ){0,3}?your (?:name|number|card|details|contact|e-?mail)\b"
    r"|passed your (?:name|number|card|details|contact) (?:on|along|to)\b|put your name forward"
    r"|mentioned you to\b|sent (?:\w+ ){1,4}your way\b|told (?:\w+ ){1,5}how good you are\b"
)
_REFERS = re.compile(rf"\b(?:{_DONE})[^.!?\n]*", re.IGNORECASE)
_NOT_DONE = re.compile(
    r"\b(?:not|never|cannot|if|unless|until|would|will|could|might|who|nobody)\b|n['\u2019]t\b", re.IGNORECASE
)
_NO_FAVOUR = re.compile(
    r"lawyer|solicitor|legal|attorney|debt|collect|police|court|tax|authority|office|accounts|accounting|finance"
    r"|procurement|bookkeep|insur|purchas|payroll|bank|courier|reception",
    re.IGNORECASE,
)
_SENTENCE_START = re.compile(r"(?<=[.!?])\s+|\n+")


def referral_in(text: str) -> str:
    """The sentence that says so, word for word; empty where there is none.

    To give a name to lawyers, the accounts or the courier recommends nobody.
    """
    for sentence in _SENTENCE_START.split(text):
        match = _REFERS.search(sentence)
        if match and not _NOT_DONE.search(sentence[: match.start()]) and not _NO_FAVOUR.search(match[0]):
            return sentence.strip()
    return ""
