"""How polite a text sounds, and how toxic: plain weights of its words, learned from what readers said.

Toxic talk is told by words, pairs of words and pieces of words, as Wikipedia's readers rated comments (Jigsaw);
politeness by runs of up to three words with their punctuation, and by pieces of words, as readers rated requests
(Stanford). Each feature counts once in a text, by how rare it is; the sum of the weights is divided by the length
of the text's features as a vector, so that a long text is not ruder for its length. Neither measure accuses
anybody.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from goodterms.language import hashing

WEIGHTS = Path(__file__).parent / "weights" / "ratings.npz"

_NEXT, _PIECE, _SIZE = (np.uint64(n) for n in (0x94D049BB133111EB, 0x165667B19E3779F9, 0x27D4EB2F165667C5))


@dataclass(frozen=True)
class Measure:
    """What a measure looks at.

    Attributes:
        name: its name in the weights.
        alone: punctuation that is read as words; with `frame` so are the text's beginning and end.
        run: so many words in a row are looked at together, at most.
        pieces: the lengths, in bytes, of the pieces of words that are looked at.
        bits: its table has two to this power of rows.
    """

    name: str
    run: int
    pieces: tuple[int, ...] = ()
    alone: str = ""
    frame: bool = False
    bits: int = 18

    def features(self, encoded: Sequence[bytes]) -> tuple[hashing.Places, hashing.Places]:
        """The features of a chunk of texts, each once a text: their buckets, and their texts in order."""
        scan = hashing.scan(encoded, *_byte_table(self.alone, self.frame))
        found, owners = [scan.words], [scan.owners]
        for length in range(2, self.run + 1):
            found.append(found[-1][:-1] * _NEXT + scan.words[length - 1 :])
            owners.append(scan.owners[: len(found[-1])])
        together = [own == scan.owners[n:] for n, own in enumerate(owners)]
        found = [hashes[same] for hashes, same in zip(found, together, strict=True)]
        owners = [own[same] for own, same in zip(owners, together, strict=True)]
        for size in self.pieces:
            hashes, own = scan.pieces(size)
            found.append(hashes * _PIECE + np.uint64(size) * _SIZE)
            owners.append(own)
        places = hashing.buckets(np.concatenate(found), self.bits)
        # By hand, since `np.unique` takes ten times as long for numbers like these.
        every = np.sort(np.concatenate(owners) << self.bits | places)
        each = every[np.diff(every, prepend=-1) > 0]
        return each & ((1 << self.bits) - 1), each >> self.bits


TOXIC = Measure("toxic", run=2, pieces=(3, 4, 5))
POLITE = Measure("polite", run=3, pieces=(4,), alone="!?.,", frame=True)


@functools.cache
def _byte_table(alone: str, frame: bool) -> tuple[hashing.Table, NDArray[np.bool_]]:
    return hashing.byte_table(words="'", alone=alone, frame=frame)


@dataclass(frozen=True)
class _Weights:
    """A measure as shipped: each feature's weight and rarity in eight bits, a weight's step, and the start."""

    weights: NDArray[np.int8]
    rarity: NDArray[np.uint8]
    step: float
    bias: float


@functools.cache
def _weights(name: str) -> _Weights:
    with np.load(WEIGHTS) as stored:
        step, bias = stored[f"{name}_line"]
        return _Weights(stored[f"{name}_weights"], stored[f"{name}_rarity"], float(step), float(bias))


def toxic(texts: Sequence[str]) -> NDArray[np.float64]:
    """For each text how likely its readers would call it toxic, from 0 to 1."""
    return _rated(TOXIC, texts)


def polite(texts: Sequence[str]) -> NDArray[np.float64]:
    """For each text how polite it sounds, from 0 to 1; 0.5 is what Wikipedia's readers found neither."""
    return _rated(POLITE, texts)


def _rated(measure: Measure, texts: Sequence[str]) -> NDArray[np.float64]:
    known = _weights(measure.name)
    rows = [np.zeros(0)]
    for chunk in hashing.chunks(texts):
        places, owners = measure.features(chunk)
        # Sums of small whole numbers are exact: no text is rated differently for its neighbours.
        total = np.bincount(owners, known.weights[places], len(chunk))
        size = np.sqrt(np.bincount(owners, known.rarity[places].astype(np.float64) ** 2, len(chunk)))
        rows.append(known.step * total / np.maximum(size, 1.0) + known.bias)
    return 0.5 * (1.0 + np.tanh(0.5 * np.concatenate(rows)))
