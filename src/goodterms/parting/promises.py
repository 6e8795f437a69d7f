"""Letters that are owed: those that were written and not sent, and those that a mail of ours promised.

A promise counts as kept by any later message of ours to the client: what it held cannot be told from here. So only
a promise after which nothing was sent at all is named; a conditional one (“if you like, I will send …”) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from goodterms.facts import History

_RECENT = timedelta(days=120)
_PROMISE = re.compile(
    r"\bI(?:['’]ll| will| shall)(?: also| then| gladly)?"
    r" (?:send|e-?mail|mail|forward|write(?: to)?|let you have|post)\b"
    r"|\b(?:ich|wir) (?:schicken?|senden?|mailen?|reichen?)\b|\bich werde\b[^.!?]*\b(?:schicken|senden|mailen)\b"
    r"|\bje (?:vous|t['’]|te) ?(?:enverrai|transmettrai)\b|\b(?:te|le|les|os) (?:enviaré|mandaré)\b",
    re.I,
)
_CONDITION = re.compile(
    r"\b(?:if|unless|once you|when you|whenever|wenn|falls|sobald sie|si|dès que|cuando|en cuanto)\b", re.I
)
_SENTENCE = re.compile(r"[^.!?\n][^.!?]*[.!?]?")
_REPLY = re.compile(r"^(?:(?:re|aw|fwd?|wg|tr|rv)\s*:\s*)+", re.I)


@dataclass(frozen=True, slots=True)
class Promise:
    """Words of ours that promise something, where they stand, and when they were written."""

    words: str
    source: str
    on: date


def promises(history: History, today: date) -> tuple[Promise, ...]:
    """What the last message of ours promised, where nothing was sent after it."""
    ours = [
        (m.sent_at, m)
        for m in history.messages
        if m.direction == "out" and m.sent_at is not None and m.sent_at.date() <= today
    ]
    if not ours:
        return ()
    at, last = max(ours, key=lambda pair: pair[0])
    if today - at.date() > _RECENT:
        return ()
    return tuple(Promise(words, str(last.source), at.date()) for words in _promised(last.text))


def not_sent(history: History, written: dict[str, str], today: date) -> tuple[str, ...]:
    """The letters of which no message of ours bears the subject.

    Args:
        written: subjects by the kind of letter.
    """
    sent = {
        _plain(m.subject)
        for m in history.messages
        if m.direction == "out" and m.sent_at is not None and m.sent_at.date() <= today
    }
    return tuple(
        f"the {kind} letter, “{subject}”" for kind, subject in written.items() if _plain(subject) not in sent
    )


def _promised(text: str) -> Iterator[str]:
    for found in _SENTENCE.finditer(text):
        words = " ".join(found.group().split())
        if _PROMISE.search(words) and not _CONDITION.search(words):
            yield words if len(words) <= 160 else words[:159].rstrip() + "…"


def _plain(subject: str) -> str:
    return " ".join(_REPLY.sub("", subject.strip()).split()).casefold()
