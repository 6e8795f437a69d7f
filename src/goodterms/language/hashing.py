"""Words and stretches of many texts as numbers, in one pass over their bytes.

With H the running sum of byte times power of a base, the hash of any stretch is the difference of two H, brought
back by the inverse power: the same letters have the same hash wherever they stand. All of it wraps at 64 bits, so
it is exact and the same on every machine.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]
Places = NDArray[np.int64]
Table = NDArray[np.uint8]

FRAME = 0xFF
"""Stands before and after each text; no text contains it, since UTF-8 has no such byte."""

_BEFORE, _AFTER = b"\n\xff", b"\xff\n"
_AROUND = len(_BEFORE) + len(_AFTER)

_CHUNK = 1 << 18
_BASE = 0x9E3779B97F4A7C15 | 1
_INVERSE = pow(_BASE, -1, 1 << 64)
_MIX = np.uint64(0xBF58476D1CE4E5B9)


def byte_table(words: str = "", alone: str = "", frame: bool = False) -> tuple[Table, NDArray[np.bool_]]:
    """What each byte counts as, and which bytes are words of their own.

    0 parts words; letters lose their case, digits are all alike. `words` names more marks that words are made of,
    `alone` those that each stand for themselves, and with `frame` the beginning and the end of a text do so too.
    """
    table = np.zeros(256, np.uint8)
    for byte in range(ord("a"), ord("z") + 1):
        table[byte] = byte
    table[ord("A") : ord("Z") + 1] = table[ord("a") : ord("z") + 1]
    table[128:255] = np.arange(128, 255)
    table[ord("0") : ord("9") + 1] = ord("0")
    single = np.zeros(256, np.bool_)
    for mark in words + alone:
        table[ord(mark)] = ord(mark)
        single[ord(mark)] = mark in alone
    if frame:
        table[FRAME], single[FRAME] = FRAME, True
    return table, single


@functools.cache
def _powers() -> tuple[Hashes, Hashes]:
    """The base's powers and their inverses, for every place of a chunk."""
    tables = []
    for factor in (_BASE, _INVERSE):
        steps = np.full(_CHUNK + 1, factor, np.uint64)
        steps[0] = 1
        tables.append(np.cumprod(steps))
    return tables[0], tables[1]


def chunks(texts: Iterable[str]) -> Iterator[list[bytes]]:
    """Encoded texts in groups that can be scanned at once; of an endless text the beginning."""
    group: list[bytes] = []
    size = 0
    for text in texts:
        encoded = text[:_CHUNK].encode("utf-8", "replace")[: _CHUNK - _AROUND]
        if size + len(encoded) + _AROUND > _CHUNK:
            yield group
            group, size = [], 0
        group.append(encoded)
        size += len(encoded) + _AROUND
    if group:
        yield group


@dataclass(frozen=True)
class Scan:
    """The words of several texts: their hashes, where each begins and ends, and the text that it belongs to.

    `limits` holds where each text ends among the bytes of all.
    """

    marks: Table
    running: Hashes
    limits: Places
    words: Hashes
    starts: Places
    ends: Places
    owners: Places

    def hashed(self, first: Places, last: Places) -> Hashes:
        """The hash of each stretch of bytes."""
        return (self.running[last] - self.running[first]) * _powers()[1][first]

    def pieces(self, size: int) -> tuple[Hashes, Places]:
        """Every stretch of so many bytes without a gap, but for one at either edge; and the texts they are of."""
        breaks = np.concatenate(([0], np.cumsum(self.marks == 0)))
        first = np.arange(max(len(self.marks) - size + 1, 0))
        first = first[breaks[first + size - 1] == breaks[first + 1]]
        texts = np.repeat(np.arange(len(self.limits)), np.diff(self.limits, prepend=0))
        return self.hashed(first, first + size), texts[first + 1]


def scan(encoded: Sequence[bytes], table: Table, alone: NDArray[np.bool_]) -> Scan:
    """Find the words of a chunk of texts, as a byte table tells them."""
    raw = np.frombuffer(b"".join(_BEFORE + text + _AFTER for text in encoded), np.uint8)
    marks = table[raw]
    running = np.zeros(len(marks) + 1, np.uint64)
    np.cumsum(marks * _powers()[0][: len(marks)], out=running[1:])
    inside, single = marks > 0, alone[raw]
    starts = np.flatnonzero(inside & (~_previous(inside) | single | _previous(single)))
    ends = np.flatnonzero(inside & (~_following(inside) | single | _following(single))) + 1
    limits = np.cumsum([len(text) + _AROUND for text in encoded])
    words = (running[ends] - running[starts]) * _powers()[1][starts]
    return Scan(marks, running, limits, words, starts, ends, np.searchsorted(limits, starts, side="right"))


def _previous(flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return np.concatenate(([False], flags[:-1]))


def _following(flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return np.concatenate((flags[1:], [False]))


def summed(table: NDArray[np.int8], places: Places, owners: Places, texts: int) -> NDArray[np.int32]:
    """For each text the sum of its features' rows of a table [texts, columns]; `owners` are in order."""
    sums = np.zeros((texts, table.shape[1]), np.int32)
    edges = np.searchsorted(owners, np.arange(texts + 1))
    with_some = np.flatnonzero(np.diff(edges))
    if len(with_some):
        sums[with_some] = np.add.reduceat(table[places], edges[:-1][with_some], axis=0, dtype=np.int32)
    return sums


def buckets(hashes: Hashes, bits: int) -> Places:
    """The row of a table of 2^bits rows that each hash belongs to."""
    mixed = (hashes ^ (hashes >> np.uint64(29))) * _MIX
    return (mixed >> np.uint64(64 - bits)).astype(np.int64)
