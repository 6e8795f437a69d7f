"""Reads what a client's message does: insults, threatens, presses, praises, asks, excuses, comes back.

`read` takes one text, `read_many` a stream of them. The text is read on this machine, by weights that lie
beside the code; nothing leaves it.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np

from goodterms.language import encoder, passages
from goodterms.language.labels import HOSTILE, MESSAGE_LABELS
from goodterms.language.languages import language_of
from goodterms.language.sentences import split

__all__ = ["HOSTILE", "MESSAGE_LABELS", "Reading", "Span", "read", "read_many"]


@dataclass(frozen=True)
class Span:
    """A passage that bears a label; places count code points of the text as given."""

    label: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Reading:
    """What a message does.

    Attributes:
        probabilities: for each label how likely a careful reader would say so; empty where the language is not
            one that is read.
        flags: the labels past the shipped thresholds, in their order.
        spans: the passages behind the flags; each flag of an insult or a threat has one at least.
        language: ISO 639-1 code of the text.
    """

    probabilities: Mapping[str, float]
    flags: tuple[str, ...]
    spans: tuple[Span, ...]
    language: str
    politeness: float | None = field(default=None)

    @property
    def was_read(self) -> bool:
        """Whether the text was judged at all."""
        return bool(self.probabilities)


@functools.cache
def thresholds() -> Mapping[str, float]:
    """For each label the probability from which on it is flagged, chosen on the development texts."""
    document = json.loads((encoder.WEIGHTS / "thresholds.json").read_text(encoding="utf-8"))
    chosen: dict[str, float] = document["messages"]
    return chosen


def read(text: str) -> Reading:
    """Read one message."""
    return next(read_many((text,)))


def read_many(texts: Iterable[str]) -> Iterator[Reading]:
    """Read messages in order."""
    for text in texts:
        language = language_of(text)
        yield _judged(text) if language == "en" else Reading({}, (), (), language)


def _judged(text: str) -> Reading:
    stretches = [
        encoder.read_window(text, start, end, encoder.MESSAGE_TOKENS)
        for start, end in encoder.windows(text, encoder.MESSAGE_TOKENS)
    ]
    chances = np.max([window.whole for window in stretches], axis=0)
    probabilities = {label: float(chances[place]) for place, label in enumerate(MESSAGE_LABELS)}
    flags = tuple(label for label in MESSAGE_LABELS if probabilities[label] >= thresholds()[label])
    spans = tuple(span for label in flags for span in _spans(text, label, stretches))
    return Reading(probabilities, flags, spans, "en")


def _spans(text: str, label: str, stretches: list[encoder.Window]) -> Iterator[Span]:
    """The passages of one flagged label, in the windows that were flagged."""
    number = MESSAGE_LABELS.index(label)
    sentences = split(text)
    last = -1
    for window in stretches:
        if window.whole[number] < thresholds()[label] or not len(window.places):
            continue
        chances = window.passages[:, number]
        floor = min(0.5, float(chances.max()))
        for start, end, _ in passages.find(text, sentences, window.places, chances, floor):
            if start >= last:
                yield Span(label, start, end, text[start:end])
                last = end
