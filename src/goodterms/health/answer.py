"""What a look at a relationship answers: evidence, the condition it adds up to, and a next step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

from goodterms.facts import Condition

Step = Literal["watch", "talk", "offer", "end", "sever"]
Kind = Literal[
    "money", "answers", "work", "scope", "meetings", "pressure", "tone", "abuse", "people", "pulse", "talk", "good"
]
"""Kinds of signals. Reply time, approvals and silence are one kind: they move together, for one cause."""


class Passage(Protocol):
    """A labelled passage of a message: `goodterms.language.tone` gives these."""

    @property
    def label(self) -> str:
        """The label, such as ``insult``."""

    @property
    def quote(self) -> str:
        """The passage, word for word."""


class ToneReading(Protocol):
    """What the words of one message do, as `goodterms.language.tone` reads them."""

    @property
    def flags(self) -> tuple[str, ...]:
        """The labels past their threshold."""

    @property
    def spans(self) -> tuple[Passage, ...]:
        """The passages that bear them."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for or against the relationship, and where it can be looked up.

    ``weight`` is its share of the score, below zero where it speaks against. ``moved``: this kind of signal
    has moved beyond the client's own noise and stays moved. ``severe``: it alone makes a relationship
    strained. ``since``: when it began to move. ``quote`` is word for word, or empty where rows are the
    evidence. ``label``: what kind of insult or threat it is, empty otherwise. ``leaning``: not moved yet, but
    on the way; it counts only where two kinds lean at once.
    """

    signal: str
    kind: Kind
    weight: int
    says: str
    source: str
    on: date
    quote: str = ""
    since: date | None = None
    moved: bool = False
    severe: bool = False
    label: str = ""
    leaning: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """What cannot be known from what is there, why, and what would help."""

    what: str
    why: str
    hint: str


@dataclass(frozen=True, slots=True)
class Advice:
    """The next step, in one sentence, and the evidence (by its place in the list) that decided it."""

    step: Step
    says: str
    because: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Health:
    """How things stand with one client on a day. ``score`` is 80 plus the weights, kept between 0 and 100."""

    client: str
    as_of: date
    condition: Condition
    score: int
    since: date | None
    evidence: tuple[Evidence, ...]
    advice: Advice
    unknown: tuple[Gap, ...] = ()

    def document(self) -> dict[str, object]:
        """The answer as the promised JSON (docs/reference/commands.md)."""
        return {
            "client": self.client,
            "as_of": self.as_of.isoformat(),
            "condition": self.condition,
            "score": self.score,
            "since": self.since.isoformat() if self.since else None,
            "evidence": [_evidence(one) for one in self.evidence],
            "advice": {"step": self.advice.step, "says": self.advice.says, "because": list(self.advice.because)},
            "unknown": [{"what": gap.what, "why": gap.why, "try": gap.hint} for gap in self.unknown],
        }


def _evidence(one: Evidence) -> dict[str, object]:
    return {
        "signal": one.signal,
        "weight": one.weight,
        "says": one.says,
        "quote": one.quote,
        "source": one.source,
        "on": one.on.isoformat(),
        "since": one.since.isoformat() if one.since else None,
        "moved": one.moved,
        "label": one.label,
    }
