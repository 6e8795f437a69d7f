"""Reads a letter: which points it makes and which faults of wording it has, with their passages.

What an encoder cannot know (whether a sum adds up, whether an apology is the second one) is for the rules of
whoever checks the letter; this is the reading of meaning beside them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goodterms.language import encoder, passages
from goodterms.language.labels import FAULTS, LETTER_LABELS, POINTS
from goodterms.language.languages import language_of
from goodterms.language.sentences import Sentence, split

__all__ = ["FAULTS", "POINTS", "PointSpan", "read"]


@dataclass(frozen=True)
class PointSpan:
    """A passage of a letter and what it does; places count code points of the letter as given."""

    label: str
    start: int
    end: int
    quote: str
    probability: float


def thresholds() -> Mapping[str, float]:
    """For each point and fault the probability from which on a passage counts, chosen on development letters."""
    return encoder.thresholds()["letters"]


def read(letter_text: str) -> tuple[PointSpan, ...]:
    """The passages that make a point or have a fault, in order of place; none where it is not in English."""
    if not letter_text.strip() or language_of(letter_text) != "en":
        return ()
    sentences = split(letter_text)
    best: dict[tuple[str, int, int], float] = {}
    for window in encoder.read_letter(letter_text):
        for label, first, last, chance in _in_window(letter_text, sentences, window):
            place = (label, first, last)
            best[place] = max(best.get(place, 0.0), chance)
    spans = [
        PointSpan(label, start, end, letter_text[start:end], round(chance, 4))
        for (label, start, end), chance in best.items()
    ]
    return tuple(sorted(spans, key=lambda span: (span.start, span.end, LETTER_LABELS.index(span.label))))


def _in_window(
    text: str, sentences: tuple[Sentence, ...], window: encoder.Window
) -> list[tuple[str, int, int, float]]:
    found = []
    for number, label in enumerate(LETTER_LABELS):
        least = thresholds()[label]
        chances = window.passages[:, number]
        if not len(chances) or chances.max() < least:
            continue
        for start, end, chance in passages.find(text, sentences, window.places, chances, min(0.4, least)):
            if chance >= least:
                found.append((label, start, end, chance))
    return found
