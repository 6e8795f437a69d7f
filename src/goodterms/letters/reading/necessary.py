"""Which sentences a cue can stand in at all, by the words that it cannot do without.

Most cues of the check are in no sentence of a letter. Searching for them all takes longer than everything else
together, and so does compiling them. `necessary.json` names for each cue the words without which it cannot stand:
one or several ways, each of up to three sets of words, and a sentence must hold a word of every set of one way.
`training/necessary.py` derives it from the patterns. A cue that it does not know is looked for in every sentence:
the answer is the same, only later.
"""

from __future__ import annotations

import functools
import json
import re
import zlib
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from goodterms.letters.reading.sentences import Span

FILE = Path(__file__).parent / "necessary.json"
WORD = re.compile(r"\w+|[^\w\s.,;:'\"()\-–—]")
"""A word, or a sign that few sentences hold."""
DIGIT = re.compile(r"\d")
WHOLE, BEGINS, WITHIN, DIGITS = "=", "^", "*", "#"
"""How a set names a word: as it stands, by its beginning, by some letters of it, by a digit."""
_KEY = 3
"""Words that are named in part are filed under so many letters."""

Way = tuple[int, tuple[int, ...]]
"""A cue, and the sets that it needs beside the one that the way is filed under."""


@functools.cache
def mark_of(pattern: str) -> str:
    """What stands for a pattern in the file, and changes with it."""
    return f"{zlib.crc32(pattern.encode()):08x}-{len(pattern)}"


class Necessary:
    """What the file says.

    Attributes:
        numbers: the number of each cue, by its mark.
        ways: for each set the ways whose rarest set it is.
    """

    def __init__(self, marks: Sequence[str], sets: Sequence[tuple[str, tuple[Way, ...]]]) -> None:
        self.numbers = {mark: number for number, mark in enumerate(marks)}
        self.ways = [ways for _, ways in sets]
        self.sets_of = functools.lru_cache(maxsize=10_000)(self._sets_of)  # letters mostly use the same words
        self._whole: dict[str, list[int]] = defaultdict(list)
        self._begins: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._within: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._digits: list[int] = []
        for number, (named, _) in enumerate(sets):
            for one in named.split():
                self._file(one[0], one[1:], number)

    def _file(self, how: str, word: str, number: int) -> None:
        if how == WHOLE:
            self._whole[word].append(number)
        elif how == DIGITS:
            self._digits.append(number)
        else:
            (self._begins if how == BEGINS else self._within)[word[:_KEY]].append((word, number))

    def _sets_of(self, word: str) -> tuple[int, ...]:
        """The sets that a word belongs to."""
        found = set(self._whole.get(word, ()))
        if DIGIT.search(word):
            found.update(self._digits)
        for length in range(1, _KEY + 1):
            found.update(number for part, number in self._begins.get(word[:length], ()) if word.startswith(part))
            for at in range(len(word) - length + 1):
                parts = self._within.get(word[at : at + length], ())
                found.update(number for part, number in parts if word.startswith(part, at))
        return tuple(found)


@functools.cache
def known() -> Necessary:
    """What the file says, read when it is first needed."""
    document = json.loads(FILE.read_text("utf-8"))
    sets = [(named, tuple((cue, tuple(others)) for cue, *others in ways)) for named, *ways in document["sets"]]
    return Necessary(document["patterns"], sets)


class Presence:
    """Which sentences of a letter can hold which cue. Sentences are bits of a number: the first is 1."""

    def __init__(self, lower: str, sentences: Sequence[Span], necessary: Necessary) -> None:
        self._numbers = necessary.numbers
        self._everywhere = (1 << len(sentences)) - 1
        words: dict[str, int] = {}
        for number, sentence in enumerate(sentences):
            for word in WORD.findall(lower, sentence.start, sentence.end):
                words[word] = words.get(word, 0) | 1 << number
        sets: dict[int, int] = {}
        for word, places in words.items():
            for one in necessary.sets_of(word):
                sets[one] = sets.get(one, 0) | places
        self._cues: dict[int, int] = {}
        for one, places in sets.items():
            for cue, others in necessary.ways[one]:
                both = places
                for other in others:
                    both &= sets.get(other, 0)
                if both:
                    self._cues[cue] = self._cues.get(cue, 0) | both

    def may_hold(self, pattern: str) -> int:
        """The sentences that can hold the pattern, as bits."""
        number = self._numbers.get(mark_of(pattern))
        return self._everywhere if number is None else self._cues.get(number, 0)
