"""A second opinion by phrases: what runs of up to three words, and pieces of words, say for each label.

A sum of the phrases' weights ranks texts worse than the encoder does, but it errs elsewhere: it knows many turns
of speech by heart that the encoder has blurred. The two opinions add up in log odds, label by label, as
`training/train_phrases.py` fitted it on development texts that neither had learned from.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from goodterms.language import hashing
from goodterms.language.encoder import WEIGHTS, Floats, Network, probability
from goodterms.language.ratings import Measure

PHRASES = Measure("phrases", run=3, pieces=(4,), alone="!?.,", frame=True, bits=17)
FIGURES = WEIGHTS / "phrases.json"

_SUREST = np.float32(0.999)
"""No encoder counts for surer than this, or for less sure than the rest."""


@dataclass(frozen=True)
class _Table:
    """What phrases weigh, and how both opinions are added up; each figure stands for one label.

    Attributes:
        weights: in eight bits [buckets, labels].
        rarity: of each phrase.
        step: what one of the weights' units is worth.
        start: what phrases say of a text without any.
        encoder, phrases, both: log odds are `both` + `encoder` times the encoder's + `phrases` times the phrases'.
    """

    weights: NDArray[np.int8]
    rarity: NDArray[np.uint8]
    step: Floats
    start: Floats
    encoder: Floats
    phrases: Floats
    both: Floats


def weights_of(network: Network) -> Path:
    """The file of the phrases' weights: a row a bucket, a column a label; the last column is the rarity."""
    return WEIGHTS / f"phrases_{network}.npy"


@functools.cache
def _table(network: Network) -> _Table:
    figures = json.loads(FIGURES.read_text(encoding="utf-8"))[network]
    # Mapped, not read: a text needs some hundreds of its rows.
    stored = np.load(weights_of(network), mmap_mode="r")
    lines = {name: np.array(numbers, np.float32) for name, numbers in figures.items()}
    return _Table(stored[:, :-1], stored[:, -1].view(np.uint8), **lines)


def opinions(network: Network, texts: Sequence[str]) -> Floats:
    """For each text and label what its phrases say, in log odds [texts, labels]."""
    table = _table(network)
    rows = [np.zeros((0, len(table.step)), np.float32)]
    for chunk in hashing.chunks(texts):
        places, owners = PHRASES.features(chunk)
        total = hashing.summed(table.weights, places, owners, len(chunk))
        size = np.sqrt(np.bincount(owners, table.rarity[places].astype(np.float64) ** 2, len(chunk)))
        rows.append((table.start + total / np.maximum(size, 1.0)[:, None] * table.step).astype(np.float32))
    return np.concatenate(rows)


def joined(network: Network, chances: Floats, by_phrases: Floats) -> Floats:
    """The probabilities by both: the encoder's `chances`, and what `opinions` gave for the same text."""
    table = _table(network)
    return probability(table.both + table.encoder * log_odds(chances) + table.phrases * by_phrases)


def log_odds(chances: Floats) -> Floats:
    """The encoder's log odds, as they count beside the phrases'."""
    held = np.clip(chances, 1 - _SUREST, _SUREST)
    odds: Floats = np.log(held / (1 - held))
    return odds
