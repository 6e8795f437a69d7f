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
from collections.abc import Mapping, Sequence
from pathlib import Path

from goodterms.letters.reading.sentences import Span

FILE = Path(__file__).parent / "necessary.json"
WORD = re.compile(r"\w+|[^\w\s.,;:'\"()\-–—]")
"""A word, or a sign that few sentences hold."""
DIGIT = re.compile(r"\d")
WHOLE, BEGINS, WITHIN, DIGITS = "=", "^", "*", "#"
"""How a set names a word: as it stands, by its beginning, by some letters of it, by a digit."""
Words = Mapping[str, Mapping[str, str]]
"""The sets that a word is named in, by how it is named and by the word."""
ANY = 0
"""The set that every sentence holds a word of."""
LONGEST_PART = 16
"""A part of a word is named by so many letters at most."""


@functools.cache
def mark_of(pattern: str) -> str:
    """What stands for a pattern in the file, and changes with it."""
    return f"{zlib.crc32(pattern.encode()):08x}-{len(pattern)}"


class Necessary:
    """What the file says. Its lists of numbers stand in it as text: only those are read that a letter asks for.

    Attributes:
        cues: the number of each cue, by its mark.
    """

    def __init__(self, cues: Mapping[str, int], ways: Sequence[str], words: Words) -> None:
        self.cues = cues
        self._ways = ways
        self._words = words
        self.sets_of = functools.lru_cache(maxsize=10_000)(self._sets_of)  # letters mostly use the same words
        self.ways_of = functools.cache(self._ways_of)

    def _sets_of(self, word: str) -> tuple[int, ...]:
        """The sets that a word belongs to."""
        whole, begins, within = (self._words[how] for how in (WHOLE, BEGINS, WITHIN))
        found = [whole.get(word, "")]
        if DIGIT.search(word):
            found.append(self._words[DIGITS].get("", ""))
        found += [begins[word[:end]] for end in range(1, len(word) + 1) if word[:end] in begins]
        for length in range(1, min(LONGEST_PART, len(word)) + 1):
            parts = (word[at : at + length] for at in range(len(word) - length + 1))
            found += [within[part] for part in parts if part in within]
        return tuple({int(number) for numbers in found for number in numbers.split()})

    def _ways_of(self, one: int) -> tuple[tuple[int, int, int], ...]:
        """The ways whose rarest set this one is: the cue and two more sets (`ANY` for none)."""
        numbers = map(int, self._ways[one].split())
        return tuple(zip(numbers, numbers, numbers, strict=True))


@functools.cache
def known() -> Necessary:
    """What the file says, read when it is first needed."""
    return Necessary(**json.loads(FILE.read_text("utf-8")))


class Presence:
    """Which sentences of a letter can hold which cue. Sentences are bits of a number: the first is 1.

    One more bit stands for the letter as a whole, greeting and quotations included.
    """

    def __init__(self, lower: str, sentences: Sequence[Span], necessary: Necessary) -> None:
        self.whole = 1 << len(sentences)
        self._numbers = necessary.cues
        self._everywhere = self.whole * 2 - 1
        words = dict.fromkeys(WORD.findall(lower), self.whole)
        for number, sentence in enumerate(sentences):
            for word in WORD.findall(lower, sentence.start, sentence.end):
                words[word] = words.get(word, 0) | 1 << number
        sets: dict[int, int] = {ANY: self._everywhere}
        there = sets.get
        for word, places in words.items():
            for one in necessary.sets_of(word):
                sets[one] = there(one, 0) | places
        self._cues = cues = [0] * len(necessary.cues)
        for one, places in sets.items():
            for cue, second, third in necessary.ways_of(one):
                cues[cue] |= places & there(second, 0) & there(third, 0)

    def may_hold(self, pattern: str) -> int:
        """The sentences that can hold the pattern, as bits."""
        number = self._numbers.get(mark_of(pattern))
        return self._everywhere if number is None else self._cues[number]
