"""What the first mails and the brief already show: a few plain phrases, and the tone where it was read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


class Passage(Protocol):
    """A labelled passage."""

    @property
    def label(self) -> str:
        """The label."""

    @property
    def quote(self) -> str:
        """Its words."""


class ToneReading(Protocol):
    """What the words of a mail do, as `goodterms.language.tone` reads them."""

    @property
    def flags(self) -> tuple[str, ...]:
        """Labels past their threshold."""

    @property
    def spans(self) -> Sequence[Passage]:
        """The passages that bear them."""


@dataclass(frozen=True, slots=True)
class RedFlag:
    """Something in the first words that is worth a second look, word for word."""

    says: str
    quote: str
    points: int


@dataclass(frozen=True, slots=True)
class _Phrase:
    pattern: re.Pattern[str]
    says: str
    points: int


def _phrase(pattern: str, says: str, points: int) -> _Phrase:
    return _Phrase(re.compile(rf"[^.!?\n]*\b(?:{pattern})\b[^.!?\n]*", re.IGNORECASE), says, points)


_TRADES = (
    r"designer|developer|programmer|coder|agency|agencies|studio|freelancer|contractor|writer|copywriter|editor"
    r"|translator|photographer|consultant|bookkeeper|supplier|guy|person|people|team|one"
)
_ILL = (
    r"awful|bad|careless|clueless|crooks?|disaster|disappointing|frauds?|hopeless|idiots?|incompetent|joke|late|lazy"
    r"|nightmare|overpriced|poor|rubbish|rude|scammers?|slow|sloppy|terrible|unprofessional|unreliable|useless|waste"
    r"|worst"
)
_BEFORE_YOU = (
    rf"(?:last|previous|former|other) (?:\w+ )?(?:{_TRADES})s?,? (?:"
    rf"(?:was|were|is|are|did|had) (?:[\w\u2019']+ ){{0,3}}(?:{_ILL})"
    r"|didn['\u2019]t|did not|did nothing|couldn['\u2019]t|could not|never|let us|left us|failed|disappeared"
    r"|vanished|ghosted|ruined|messed|botched|cheated|ripped)"
)
_HOPE = r"lots? (?:more|of) work (?:later|to come|in (?:the )?future)|long[- ]term if"
_SMALL_BUDGET = r"(?:tight|limited|small|no|no real) budget|cannot pay much|can['\u2019]t pay much"

PHRASES: tuple[_Phrase, ...] = (
    _phrase(
        r"(?:for|in|with) exposure|great exposure|good for your portfolio", "They offer attention for money.", 8
    ),
    _phrase(
        r"(?:free|unpaid) (?:trial|test|sample|pitch)|(?<!paid )test project", "They ask for work before pay.", 6
    ),
    _phrase(_BEFORE_YOU, "They speak ill of those before you.", 5),
    _phrase(r"asap|needed it yesterday|by tomorrow|drop everything", "They are in great haste.", 3),
    _phrase(r"(?:quick|easy|simple|small) (?:job|task|fix|thing) for (?:you|someone)", "They make it small.", 3),
    _phrase(_HOPE, "They pay with hope.", 3),
    _phrase(_SMALL_BUDGET, "The budget is small.", 4),
)
_TONE: dict[str, tuple[str, int]] = {
    "insult": ("It reads as an insult.", 20),
    "threat_violence": ("It reads as a threat.", 30),
    "threat_reputation": ("It reads as a threat.", 20),
    "threat_legal": ("They already speak of lawyers.", 12),
    "threat_nonpayment": ("They already speak of not paying.", 12),
    "pressure": ("It presses.", 4),
    "sarcasm": ("It stings.", 3),
}


def red_flags(texts: Sequence[str], readings: Sequence[ToneReading] = ()) -> tuple[RedFlag, ...]:
    """The red flags of the first words, each kind once, in the order of the lists above."""
    found: list[RedFlag] = []
    for phrase in PHRASES:
        match = next((m for text in texts if (m := phrase.pattern.search(text))), None)
        if match:
            found.append(RedFlag(phrase.says, match.group().strip(), phrase.points))
    for label, (says, points) in _TONE.items():
        passages = [span.quote for r in readings if label in r.flags for span in r.spans if span.label == label]
        if passages:
            found.append(RedFlag(says, passages[0], points))
    return tuple(found)
