"""A fast first look, so that ordinary mail does not wait for the encoder.

Words, pairs of words, and the beginnings and ends of words are hashed into a table of small vectors; their sum
goes through one hidden layer. The screen learned from the encoder's own answers to many thousand texts. It
decides nothing but whether a text needs reading; it errs on the side of reading. Two more measures, toxic talk
and politeness, are plain weights of the same features, learned from public ratings.

The hashing is one pass over the bytes of many texts at once: with H the running sum of byte times power of a
base, the hash of any stretch is the difference of two H, brought back by the inverse power. All of it wraps
at 64 bits, so it is exact and the same on every machine.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

WEIGHTS = Path(__file__).parent / "weights" / "screen.npz"
BUCKET_BITS = 18
WIDTH = 16
STRETCH = 300
"""Characters that are looked at together; a longer text is looked at piece by piece, the worst counts."""

_CHUNK = 1 << 18
_BASE = 0x9E3779B97F4A7C15 | 1
_INVERSE = pow(_BASE, -1, 1 << 64)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_PAIR, _SKIP, _HEAD, _TAIL = (
    np.uint64(n) for n in (0x94D049BB133111EB, 0xD6E8FEB86659FD93, 0xA24BAED4963EE407, 3)
)
_CUT = re.compile(r"[.!?…]\s|\n")

Words = NDArray[np.uint64]
Places = NDArray[np.int64]
Floats = NDArray[np.float32]


def _character_table() -> NDArray[np.uint8]:
    """What each byte counts as: 0 parts words; digits are all alike; marks of emphasis are words of their own."""
    table = np.zeros(256, np.uint8)
    for byte in range(ord("a"), ord("z") + 1):
        table[byte] = byte
    table[ord("A") : ord("Z") + 1] = table[ord("a") : ord("z") + 1]
    table[128:] = np.arange(128, 256)
    table[ord("0") : ord("9") + 1] = ord("0")
    table[ord("'")] = ord("'")
    for mark in "!?$%":
        table[ord(mark)] = ord(mark)
    return table


_TABLE = _character_table()


@functools.cache
def _powers() -> tuple[Words, Words]:
    """The base's powers and their inverses, for every place of a chunk."""
    tables = []
    for factor in (_BASE, _INVERSE):
        steps = np.full(_CHUNK + 1, factor, np.uint64)
        steps[0] = 1
        tables.append(np.cumprod(steps))
    return tables[0], tables[1]


@dataclass(frozen=True)
class _Network:
    """The screen's weights as shipped: an eight-bit table with two small layers, and the rated features."""

    table: NDArray[np.int8]
    scale: float
    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats
    rated: NDArray[np.int8]
    rated_scale: Floats
    rated_bias: Floats


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
    """For each text (a stretch, not a whole mail) a probability for each message label, then toxic and polite."""
    network = _network()
    rows = []
    for chunk in _chunks(texts):
        (sums, rated), counts = _summed(chunk, (network.table, network.rated))
        shrunk = 1.0 / np.sqrt(np.maximum(counts, 1.0))[:, None]
        hidden = np.maximum(sums * shrunk * network.scale @ network.inner + network.inner_bias, 0.0)
        labels = hidden @ network.outer + network.outer_bias
        ratings = rated * shrunk * network.rated_scale + network.rated_bias
        rows.append(0.5 * (1.0 + np.tanh(0.5 * np.hstack((labels, ratings)))))
    return np.concatenate(rows).astype(np.float32)


def _chunks(texts: Sequence[str]) -> Iterator[list[bytes]]:
    """Encoded texts in groups that fit the tables of powers."""
    group: list[bytes] = []
    size = 0
    for text in texts:
        encoded = text.encode("utf-8", "replace")[: _CHUNK - 2]
        if size + len(encoded) + 1 > _CHUNK - 1:
            yield group
            group, size = [], 0
        group.append(encoded)
        size += len(encoded) + 1
    if group:
        yield group


def _summed(encoded: list[bytes], tables: Sequence[NDArray[np.int8]]) -> tuple[list[Floats], Floats]:
    """For each text the sum of its features' rows in each table, and how many features it has."""
    sums = [np.zeros((len(encoded), table.shape[1]), np.float32) for table in tables]
    counts = np.zeros(len(encoded), np.float32)
    for buckets, owners in features(encoded):
        edges = np.searchsorted(owners, np.arange(len(encoded) + 1))
        held = np.diff(edges)
        with_some = np.flatnonzero(held)
        if not len(with_some):
            continue
        for table, sum_ in zip(tables, sums, strict=True):
            sum_[with_some] += np.add.reduceat(table[buckets], edges[:-1][with_some], axis=0, dtype=np.int32)
        counts += held
    return sums, counts


def features(encoded: list[bytes]) -> list[tuple[Places, Places]]:
    """The features of several texts by kind: their buckets, and the text that each belongs to, in order."""
    marks = _TABLE[np.frombuffer(b"\n".join(encoded) + b"\n", np.uint8)]
    ends_of_texts = np.cumsum([len(text) + 1 for text in encoded])
    powers, inverses = _powers()
    running = np.zeros(len(marks) + 1, np.uint64)
    np.cumsum(marks * powers[: len(marks)], out=running[1:])
    inside = marks > 0
    alone = (marks == ord("!")) | (marks == ord("?"))
    before = np.concatenate(([False], inside[:-1]))
    alone_before = np.concatenate(([False], alone[:-1]))
    starts = np.flatnonzero(inside & (~before | alone | alone_before))
    if not len(starts):
        return []
    after = np.concatenate((inside[1:], [False]))
    alone_after = np.concatenate((alone[1:], [False]))
    ends = np.flatnonzero(inside & (~after | alone | alone_after)) + 1
    owners = np.searchsorted(ends_of_texts, starts, side="right")

    def hashed(first: Places, last: Places) -> Words:
        return (running[last] - running[first]) * inverses[first]

    words = hashed(starts, ends)
    long = ends - starts >= 5
    heads = hashed(starts[long], starts[long] + 4) + _HEAD
    tails = hashed(ends[long] - 4, ends[long]) * _TAIL
    pairs = words[:-1] * _PAIR + words[1:]
    skips = words[:-2] * _SKIP + words[2:]
    together, near = owners[:-1] == owners[1:], owners[:-2] == owners[2:]
    return [
        (_buckets(words), owners),
        (_buckets(pairs[together]), owners[:-1][together]),
        (_buckets(skips[near]), owners[:-2][near]),
        (_buckets(heads), owners[long]),
        (_buckets(tails), owners[long]),
    ]


def _buckets(hashes: Words) -> Places:
    mixed = (hashes ^ (hashes >> np.uint64(29))) * _MIX
    return (mixed >> np.uint64(64 - BUCKET_BITS)).astype(np.int64)
