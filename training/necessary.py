"""Derives the words that each cue cannot do without, and writes them into letters/reading/necessary.json.

    PYTHONPATH=src python training/necessary.py

Run it after cues were changed: a changed cue is looked for in every sentence until then, which is right but slow.
A pattern is taken apart as the standard library reads it. Of its alternatives each is a way in which it can stand;
of each way the letters that must be there are gathered, as whole words, as beginnings or as parts of words. How
often these stand in the training letters tells which of them say most; up to three are kept.
"""

from __future__ import annotations

import gc
import importlib
import json
import pkgutil
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from re import _constants as code  # the reader of patterns is not published
from re import _parser  # as above
from typing import Any

import goodterms.letters
from goodterms.letters.draft import Draft
from goodterms.letters.reading.necessary import (
    ANY,
    BEGINS,
    DIGIT,
    DIGITS,
    FILE,
    LONGEST_PART,
    WHOLE,
    WITHIN,
    WORD,
    mark_of,
)
from goodterms.letters.reading.pattern import Pattern

LETTERS = Path(__file__).parent / "data" / "letters_train.jsonl"
EVERY = 4
"""Every fourth letter is enough to tell common words from rare ones."""
MOST_SETS = 3
TOO_COMMON = 0.5
"""What stands in so large a part of all sentences says nothing."""
DEEP = 2
"""So many nested choices are taken apart into ways of their own."""
FEW = 2
"""A choice between so few (a letter that may be missing) stays one set."""

EDGE = "edge"
"""Stands for a place where a word begins or ends."""
ANY_DIGIT = "digit"
"""Stands for one digit, whichever."""
SMALL_CLASS = 12
"""A class of at most so many characters is a choice between them."""
Choice = tuple["Items", ...]
Item = str | Choice | None
"""A letter, an edge, a digit, a choice, or something that may be anything (None)."""
Items = list[Item]
Words = frozenset[str]


def all_patterns() -> list[Pattern]:
    """Every pattern of the check of letters."""
    for module in pkgutil.walk_packages(goodterms.letters.__path__, "goodterms.letters."):
        importlib.import_module(module.name)
    return [thing for thing in gc.get_objects() if isinstance(thing, Pattern)]


class Commonness:
    """In how large a part of the training sentences a set of words stands, added up."""

    def __init__(self) -> None:
        self._sentences = 0
        self._words: Counter[str] = Counter()
        for line in LETTERS.read_text("utf-8").splitlines()[::EVERY]:
            letter = json.loads(line)
            draft = Draft(letter["text"], letter["kind"])
            for sentence in draft.body:
                self._sentences += 1
                self._words.update(set(WORD.findall(draft.lower[sentence.start : sentence.end])))
        self._known: dict[str, int] = {}

    def of(self, words: Words) -> float:
        """The share of sentences, above 1 where words stand in the same ones."""
        return sum(map(self._count, words)) / self._sentences

    def _count(self, word: str) -> int:
        if word not in self._known:
            how, letters = word[0], word[1:]
            if how == WHOLE:
                self._known[word] = self._words[letters]
            elif how == DIGITS:
                self._known[word] = sum(n for known, n in self._words.items() if DIGIT.search(known))
            else:
                fits = str.startswith if how == BEGINS else str.__contains__
                self._known[word] = sum(n for known, n in self._words.items() if fits(known, letters))
        return self._known[word]


def taken_apart(parsed: Iterable[tuple[Any, Any]]) -> Items:
    """A parsed pattern as letters, edges and choices."""
    found: Items = []
    for operation, value in parsed:
        found += _one(operation, value)
    return found


def _one(operation: Any, value: Any) -> Items:
    if operation is code.LITERAL:
        return [chr(value)]
    if operation is code.AT:
        return [None if value is code.AT_NON_BOUNDARY else EDGE]
    if operation is code.SUBPATTERN:
        return taken_apart(value[-1])
    if operation is code.IN:
        return _class(value)
    if operation is code.BRANCH:
        return [tuple(taken_apart(branch) for branch in value[1])]
    if operation in {code.MAX_REPEAT, code.MIN_REPEAT}:
        least, most, inner = value
        if (least, most) == (0, 1):
            return [(taken_apart(inner), [])]
        return [None, *taken_apart(inner), None] if least else [None]
    if operation is code.ASSERT_NOT:
        return [EDGE] if _no_word_before(*value) else []
    return [] if operation is code.ASSERT else [None]


def _class(members: Sequence[tuple[Any, Any]]) -> Items:
    """A class of characters: a choice where they are few and none is left out."""
    found: list[Items] = []
    for operation, value in members:
        if operation is code.LITERAL:
            found.append([chr(value)])
        elif (operation, value) == (code.CATEGORY, code.CATEGORY_DIGIT):
            found.append([ANY_DIGIT])
        else:
            return [None]
    return [None] if len(found) > SMALL_CLASS else found[0] if len(found) == 1 else [tuple(found)]


def _no_word_before(direction: int, inner: Sequence[tuple[Any, Any]]) -> bool:
    return direction < 0 and list(inner) == [(code.IN, [(code.CATEGORY, code.CATEGORY_WORD)])]


def _is_letter(item: str) -> bool:
    return len(item) == 1 and (item.isalnum() or item == "_")


def words_in(run: Sequence[str]) -> Iterator[str]:
    """The words and parts of words, digits and signs that a run of letters and edges holds."""
    word, begins, edge = "", False, False
    for item in (*run, None):
        if item is not None and _is_letter(item):
            begins = edge if not word else begins
            word += item
            continue
        ended = item not in {None, ANY_DIGIT}
        if word:
            how = WITHIN if not begins else WHOLE if ended else BEGINS
            yield how + (word[:LONGEST_PART] if how == WITHIN else word)
        if item == ANY_DIGIT:
            yield DIGITS
        elif item is not None and WORD.fullmatch(item) and item != EDGE:
            yield WHOLE + item
        word, edge = "", ended


def needed(items: Items, common: Commonness) -> list[Words]:
    """Sets of words: what matches the items holds at least one word of each set."""
    found: list[Words] = []
    run: list[str] = []
    for number, item in enumerate(items):
        if isinstance(item, str):
            run.append(item)
            continue
        if item is not None:
            after = _leading(items[number + 1 :])
            each = [needed([*run, *branch, *after], common) for branch in item]
            if all(each):
                found.append(frozenset().union(*(min(sets, key=common.of) for sets in each)))
        found += [frozenset([word]) for word in words_in(run)]
        run = []
    return found + [frozenset([word]) for word in words_in(run)]


def _leading(items: Items) -> list[str]:
    """The letters and edges before the first choice."""
    found = []
    for item in items:
        if not isinstance(item, str):
            break
        found.append(item)
    return found


def ways_of(items: Items, common: Commonness, deep: int = DEEP) -> list[list[Words]]:
    """The ways in which the items can stand, each with the sets that it needs; their largest choice makes them."""
    choices = [(len(item), number) for number, item in enumerate(items) if isinstance(item, tuple)]
    size, number = max(choices, default=(0, 0))
    if size <= FEW or not deep:
        return [needed(items, common)]
    choice = items[number]
    assert isinstance(choice, tuple)
    before, after = items[:number], items[number + 1 :]
    return [way for branch in choice for way in ways_of([*before, *branch, *after], common, deep - 1)]


def telling(way: Iterable[Words], common: Commonness) -> tuple[Words, ...]:
    """The sets of a way that say most, the rarest first."""
    kept: list[Words] = []
    for words in sorted(set(way), key=lambda words: (common.of(words), sorted(words))):
        if common.of(words) < TOO_COMMON and not any(one <= words for one in kept):
            kept.append(words)
    return tuple(kept[:MOST_SETS] or sorted(way, key=common.of)[:1])


def derived(patterns: Iterable[Pattern]) -> dict[str, set[tuple[Words, ...]]]:
    """For each pattern that can be judged by its words, by its mark, the ways in which it can stand."""
    common = Commonness()
    found = {}
    for pattern in patterns:
        parsed = _parser.parse(pattern.pattern, pattern.flags)
        if parsed.state.flags & re.IGNORECASE or "(?i" in pattern.pattern:
            continue
        items = taken_apart(parsed)
        ways = {telling(way, common) for way in ways_of(items, common)}
        if all(ways):
            found[mark_of(pattern.pattern)] = ways
    return found


def document(patterns: Iterable[Pattern]) -> str:
    """The file: for each cue its ways, three sets each, the rarest first; and for each word its sets. All sets by
    their numbers; the first holds every word. A list of numbers is written as text, so that nothing is made of
    those that no letter asks for."""
    found = derived(patterns)
    sets = [
        frozenset[str](),
        *sorted({words for ways in found.values() for way in ways for words in way}, key=sorted),
    ]
    numbers = {words: number for number, words in enumerate(sets)}
    words: dict[str, dict[str, list[int]]] = {how: {} for how in (WHOLE, BEGINS, WITHIN, DIGITS)}
    for number, named in enumerate(sets):
        for word in sorted(named):
            words[word[0]].setdefault(word[1:], []).append(number)
    parts = {
        "cues": {
            mark: _listed([numbers[words] for words in way] for way in found[mark]) for mark in sorted(found)
        },
        "words": {
            how: {word: " ".join(map(str, of)) for word, of in listed.items()} for how, listed in words.items()
        },
    }
    return json.dumps(parts, ensure_ascii=False, indent=0) + "\n"


def _listed(ways: Iterable[list[int]]) -> str:
    return " ".join(str(number) for way in sorted(ways) for number in (*way, *(ANY,) * (MOST_SETS - len(way))))


if __name__ == "__main__":
    FILE.write_text(document(all_patterns()), "utf-8")
    print(f"{FILE.stat().st_size:,} bytes")
