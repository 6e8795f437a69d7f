"""A fast first look, so that ordinary mail does not wait for the encoder.

Words, pairs of words, and the beginnings and ends of words are hashed into a table of small vectors; their sum
goes through one hidden layer. The screen learned from the encoder's own answers to many thousand texts. It
decides nothing but whether a text needs reading; it errs on the side of reading.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from goodterms.language import hashing
from goodterms.language.hashing import Places

WEIGHTS = Path(__file__).parent / "weights" / "screen.npz"
BUCKET_BITS = 18
WIDTH = 16
STRETCH = 300
"""Characters that are looked at together; a longer text is looked at piece by piece, the worst counts."""

_PAIR, _SKIP, _HEAD, _TAIL = (
    np.uint64(n) for n in (0x94D049BB133111EB, 0xD6E8FEB86659FD93, 0xA24BAED4963EE407, 3)
)
_CUT = re.compile(r"[.!?…]\s|\n")

Floats = NDArray[np.float32]


# Marks of emphasis are words of their own; sums and shares keep theirs.
_BYTES = hashing.byte_table(words="'$%", alone="!?")


@dataclass(frozen=True)
class _Network:
    """The screen's weights as shipped: an eight-bit table with two small layers."""

    table: NDArray[np.int8]
    scale: float
    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats


@functools.cache
def _network() -> _Network:
    with np.load(WEIGHTS) as stored:
        return _Network(**{name: stored[name] for name in stored.files})


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """The pieces in which a text is looked at: up to 300 characters, cut after a sentence where there is one."""
    start = 0
    while len(text) - start > STRETCH:
        cut = start + STRETCH
        for stop in _CUT.finditer(text, start + STRETCH // 3, start + STRETCH):
            cut = stop.end()
        yield start, cut
        start = cut
    yield start, len(text)


def chances(texts: Sequence[str]) -> Floats:
    """For each text (a stretch, not a whole mail) a probability for each message label."""
    network = _network()
    rows = []
    for chunk in hashing.chunks(texts):
        sums, counts = _summed(chunk, network.table)
        shrunk = 1.0 / np.sqrt(np.maximum(counts, 1.0))[:, None]
        hidden = np.maximum(sums * shrunk * network.scale @ network.inner + network.inner_bias, 0.0)
        rows.append(0.5 * (1.0 + np.tanh(0.5 * (hidden @ network.outer + network.outer_bias))))
    return np.concatenate(rows).astype(np.float32)


def _summed(encoded: list[bytes], table: NDArray[np.int8]) -> tuple[Floats, Floats]:
    """For each text the sum of its features' rows, and how many features it has."""
    sums = np.zeros((len(encoded), table.shape[1]), np.float32)
    counts = np.zeros(len(encoded), np.float32)
    for buckets, owners in features(encoded):
        sums += hashing.summed(table, buckets, owners, len(encoded))
        counts += np.bincount(owners, minlength=len(encoded))
    return sums, counts


def features(encoded: list[bytes]) -> list[tuple[Places, Places]]:
    """The features of several texts by kind: their buckets, and the text that each belongs to, in order."""
    scan = hashing.scan(encoded, *_BYTES)
    words, owners = scan.words, scan.owners
    long = scan.ends - scan.starts >= 5
    starts, ends = scan.starts[long], scan.ends[long]
    pairs = words[:-1] * _PAIR + words[1:]
    skips = words[:-2] * _SKIP + words[2:]
    together, near = owners[:-1] == owners[1:], owners[:-2] == owners[2:]
    found = [
        (words, owners),
        (pairs[together], owners[:-1][together]),
        (skips[near], owners[:-2][near]),
        (scan.hashed(starts, starts + 4) + _HEAD, owners[long]),
        (scan.hashed(ends - 4, ends) * _TAIL, owners[long]),
    ]
    return [(hashing.buckets(hashes, BUCKET_BITS), own) for hashes, own in found]
