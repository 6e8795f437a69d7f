"""From a probability for each token to the passages that a person would mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from goodterms.language.sentences import Sentence

Places = NDArray[np.int64]
Floats = NDArray[np.float32]

_GAP = 3
"""So many quiet tokens between two loud ones do not part a passage."""
_CLAUSE_END = re.compile(r"[,;:]\s+|\s[–—-]\s+|\.\.\.\s*|\s(?=(?:and|but|or|so)\s)")


def find(text: str, sentences: tuple[Sentence, ...], places: Places, chances: Floats, floor: float) -> list[
    tuple[int, int, float]
]:  # fmt: skip
    """Passages (start, end, strongest probability) whose tokens reach `floor`, widened to their clauses."""
    found: list[tuple[int, int, float]] = []
    for first, last in _runs(chances >= floor):
        strength = float(chances[first : last + 1].max())
        start, end = _widened(text, sentences, int(places[first][0]), int(places[last][1]))
        if found and start <= found[-1][1]:
            start, strength = found[-1][0], max(found[-1][2], strength)
            end = max(end, found[-1][1])
            found.pop()
        found.append((start, end, strength))
    return found


def _runs(loud: NDArray[np.bool_]) -> Iterator[tuple[int, int]]:
    """First and last place of each run of true values, small gaps included."""
    hits = np.flatnonzero(loud)
    if not len(hits):
        return
    for run in np.split(hits, np.flatnonzero(np.diff(hits) > _GAP + 1) + 1):
        yield int(run[0]), int(run[-1])


def _widened(text: str, sentences: tuple[Sentence, ...], start: int, end: int) -> tuple[int, int]:
    """The passage out to the clause boundaries on its two sides, within its sentences."""
    opening = next((s for s in reversed(sentences) if s.start <= start), None)
    closing = next((s for s in sentences if s.end >= end), None)
    if opening is None or closing is None:
        return start, end
    left = opening.start
    for boundary in _CLAUSE_END.finditer(text, opening.start, start + 1):
        if boundary.end() <= start:
            left = boundary.end()
    right = next((b.start() for b in _CLAUSE_END.finditer(text, end, closing.end)), closing.end)
    return left, max(right, end)
