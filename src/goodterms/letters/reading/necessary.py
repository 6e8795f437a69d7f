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
WORD = re.compile(r"\w+|[^\w\s.,'\-–—]")
"""A word, or a sign that few sentences hold."""
DIGIT = re.compile(r"\d")
WHOLE, BEGINS, WITHIN, DIGITS = "=", "^", "*", "#"
"""How a set names a word: as it stands, by its beginning, by some letters of it, by a digit."""
Words = Mapping[str, Mapping[str, str]]
"""The sets that a word is named in, by how it is named and by the word."""
ANY = "0"
"""The set that every sentence holds a word of. Sets go by their numbers, which are left in writing."""
LONGEST_PART = 16
"""A part of a word is named by so many letters at most."""


def mark_of(pattern: str) -> str:
    """What stands for a pattern in the file, and changes with it."""
    return f"{zlib.crc32(pattern.encode()):08x}-{len(pattern)}"


class Necessary:
    """What the file says. Its lists stand in it as text: only those are taken apart that a letter asks for.

    Attributes:
        cues: the ways of each cue, by its mark: three sets a way, the rarest first (`ANY` for none).
    """

    def __init__(self, cues: Mapping[str, str], words: Words) -> None:
        self.cues = cues
        self._words = words
        self.sets_of = functools.lru_cache(maxsize=10_000)(self._sets_of)  # letters mostly use the same words
        self.ways_of = functools.lru_cache(maxsize=10_000)(self._ways_of)

    def _sets_of(self, word: str) -> tuple[str, ...]:
        """The sets that a word belongs to."""
        whole, begins, within = (self._words[how] for how in (WHOLE, BEGINS, WITHIN))
        found = [whole.get(word, "")]
        if DIGIT.search(word):
            found.append(self._words[DIGITS].get("", ""))
        found += [begins[word[:end]] for end in range(1, len(word) + 1) if word[:end] in begins]
        for length in range(1, min(LONGEST_PART, len(word)) + 1):
            parts = (word[at : at + length] for at in range(len(word) - length + 1))
            found += [within[part] for part in parts if part in within]
        return tuple({number for numbers in found for number in numbers.split()})

    def _ways_of(self, pattern: str) -> tuple[frozenset[str], dict[str, list[tuple[str, str]]]] | None:
        """The ways of a cue by their rarest set: the two more sets that each needs; before them all of the rarest.
        None where none are known."""
        listed = self.cues.get(mark_of(pattern))
        if listed is None:
            return None
        numbers = iter(listed.split())
        ways: dict[str, list[tuple[str, str]]] = {}
        for rarest, second, third in zip(numbers, numbers, numbers, strict=True):
            ways.setdefault(rarest, []).append((second, third))
        return frozenset(ways), ways


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
        self._necessary = necessary
        self._everywhere = self.whole * 2 - 1
        words = dict.fromkeys(WORD.findall(lower), self.whole)
        for number, sentence in enumerate(sentences):
            for word in WORD.findall(lower, sentence.start, sentence.end):
                words[word] = words.get(word, 0) | 1 << number
        self._sets = sets = {ANY: self._everywhere}
        for word, places in words.items():
            for one in necessary.sets_of(word):
                sets[one] = sets.get(one, 0) | places
        self._present = frozenset(sets)
        self._cues: dict[str, int] = {}

    def may_hold(self, pattern: str) -> int:
        """The sentences that can hold the pattern, as bits."""
        if pattern not in self._cues:
            self._cues[pattern] = self._places(pattern)
        return self._cues[pattern]

    def _places(self, pattern: str) -> int:
        known, sets = self._necessary.ways_of(pattern), self._sets
        if known is None:
            return self._everywhere
        rarest, ways = known
        places, there = 0, sets.get
        for one in rarest & self._present:
            own = sets[one]
            for second, third in ways[one]:
                places |= own & there(second, 0) & there(third, 0)
        return places
