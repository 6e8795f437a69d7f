"""What a letter is, and what a look at it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Level = Literal["must", "should", "consider"]

KINDS = (
    "ending",
    "severance",
    "concern",
    "options",
    "decline",
    "schedule_change",
    "referral",
    "handover",
    "reconnect",
    "settlement",
)
"""The kinds of letter that can be checked."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as composed: Markdown, ready to be read, changed and approved by a person."""

    kind: str
    language: str
    register: str
    subject: str
    markdown: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the letter. Offsets count code points of the text as given."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Rewrite:
    """What could stand in place of a stretch of the letter; an empty text leaves the stretch out."""

    start: int
    end: int
    quote: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: where, how grave, why it matters to the reader, and what to write instead.

    ``rewrite`` is the sentence written anew, where that needs no more than the letter and the finding say.
    """

    rule: str
    level: Level
    start: int
    end: int
    quote: str
    says: str
    advice: str
    silenced: str = ""
    rewrite: Rewrite | None = None


@dataclass(frozen=True, slots=True)
class Lint:
    """What was found in a letter.

    ``sendable`` is true where the letter has words, makes the points without which it is not a letter of its
    kind (``unsaid`` names those that it lacks), and no finding is a `must`. ``also_in`` names other languages in
    which whole paragraphs are written: of these only the sums and days were checked.
    """

    kind: str
    words: int
    sendable: bool
    covers: Mapping[str, tuple[Passage, ...]]
    missing: tuple[str, ...]
    findings: tuple[Finding, ...]
    language: str = "en"
    also_in: tuple[str, ...] = ()
    silenced: tuple[Finding, ...] = ()
    unsaid: tuple[str, ...] = ()
