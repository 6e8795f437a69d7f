"""Letters that contradict themselves, made of written pairs of sentences.

One letter in ten contradicts itself, each in a way of its own, which is too few to learn from. So pairs were
written (`data/contradictions_train.txt`, a line each: `A || B || C`, where B cannot be true beside A, and C, much
like B, can), and at each sight a pair stands in other company: sentences of a letter without figures. What else
such a sentence does (a date, a sum) was not marked, so nothing is learned from it but whether it contradicts.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from examples import ONLY_CONTRADICTION, Example, cut, joined
from goodterms.language.labels import LETTER_LABELS
from goodterms.language.sentences import split
from goodterms.letters.doubted import telling_words

CONTRADICTION = 1 << LETTER_LABELS.index("substance.contradiction")
CALM = sum(
    1 << LETTER_LABELS.index(label) for label in ("thanks", "status_delivered", "mutual_benefit", "door_open")
)
"""What a sentence of the company may do: these seldom quarrel with a pair about something else."""
TOUCHING = 0.4
"""So often a pair stands with a sentence or two of company at most, where it is easiest seen."""
SHORTEST = 12
"""A sentence that says something is longer."""
NEAREST = 12
"""Of a letter's calm pairs those that are easiest taken for a contradiction."""
_FIGURE = re.compile(r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Pair:
    """Two sentences that contradict each other, and one that agrees with the first, if one was written."""

    first: str
    second: str
    agreeing: str | None


def written(path: Path) -> list[Pair]:
    """The pairs of a file."""
    pairs = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        parts = [part.strip() for part in line.split("||")]
        if len(parts) != 3 or not all(parts):
            raise ValueError(f"{path}:{number}: three sentences are needed, with || between them")
        pairs.append(Pair(*parts))
    return pairs


def from_letters(letters: list[Example]) -> list[Pair]:
    """The first two contradicting sentences of each letter that has two."""
    pairs = []
    for letter in letters:
        guilty = [s.text.strip() for s in split(letter.text) if cut(letter, s.start, s.end).labels & CONTRADICTION]
        if len(guilty) == 2:
            pairs.append(Pair(guilty[0], guilty[1], None))
    return pairs


def side_by_side(letters: list[Example]) -> list[list[tuple[str, str]]]:
    """For each letter the pairs of its sentences that have the most words in common, `NEAREST` at most, and do not
    contradict each other."""
    found = []
    for letter in letters:
        sentences = [
            (text, bool(cut(letter, s.start, s.end).labels & CONTRADICTION), telling_words(text.lower()))
            for s in split(letter.text)
            if len(text := s.text.strip()) > SHORTEST
        ]
        calm = [
            (len(words & words_too), one, other)
            for (one, guilty, words), (other, guilty_too, words_too) in combinations(sentences, 2)
            if not (guilty and guilty_too) and words & words_too
        ]
        calm.sort(key=lambda pair: -pair[0])
        found.append([(one, other) for _, one, other in calm[:NEAREST]])
    return found


def companies(letters: list[Example]) -> list[list[Example]]:
    """For each letter that does not contradict itself the sentences that may stand beside any pair."""
    found = []
    for letter in letters:
        if letter.labels & CONTRADICTION:
            continue
        sentences = [cut(letter, s.start, s.end) for s in split(letter.text)]
        calm = [s for s in sentences if not s.labels & ~CALM and not _FIGURE.search(s.text) and len(s.text) > 20]
        if len(calm) >= 2:
            found.append(calm)
    return found


def dealt(pairs: list[Pair], company: list[list[Example]], rng: random.Random) -> Iterator[Example]:
    """One round: each pair contradicting, with the agreeing sentence for the second, and now and then one half."""
    for number, pair in enumerate(pairs):
        yield _letter([pair.first, pair.second], CONTRADICTION, rng.choice(company), rng)
        if pair.agreeing:
            yield _letter([pair.first, pair.agreeing], 0, rng.choice(company), rng)
        if not pair.agreeing or number % 3 == 0:
            yield _letter([rng.choice((pair.first, pair.second))], 0, rng.choice(company), rng)


def _letter(sentences: list[str], label: int, company: list[Example], rng: random.Random) -> Example:
    own = [Example(s, (label | ONLY_CONTRADICTION,) * len(s), letter=True) for s in sentences]
    if rng.random() < 0.3:
        own.reverse()
    most = rng.randint(0, 2) if rng.random() < TOUCHING else rng.randint(2, 9)
    around = sorted(rng.sample(range(len(company)), min(most, len(company))))
    parts: list[Example] = [company[place] for place in around]
    for place, sentence in zip(sorted(rng.randint(0, len(parts)) for _ in own), reversed(own), strict=True):
        parts.insert(place, sentence)
    spaced: list[Example | str] = []
    for part in parts:
        spaced += [part, rng.choice((" ", " ", " ", "\n\n"))]
    return joined(*spaced)
