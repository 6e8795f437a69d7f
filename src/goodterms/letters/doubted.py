"""Two sentences that the encoder doubts, and that speak of one thing.

It takes two sentences to contradict. The encoder is seldom sure of either, but where it doubts two of them and
both name the same thing, they mostly do contradict each other; in good letters it doubts sentences that have
nothing to do with each other. docs/explanation/letters.md has the figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, islice
from operator import itemgetter

from goodterms.letters.draft import Draft
from goodterms.letters.meaning import Reading
from goodterms.letters.reading.conflicts.place import nouns, words_of
from goodterms.letters.reading.conflicts.topic import apart, other_piece
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Sentence, Span
from goodterms.letters.standing import TELLS_THE_CHANGE

_LABEL = "substance.contradiction"
_A_LITTLE = 0.05
"""How sure the encoder must be of both. This and the next three were chosen on letters with a contradiction and
their twins without, and checked on others."""
_ON_ONE_THING = 0.3
"""How sure it must be of one of the two, where both begin with the same thing,"""
_OPPOSED = 0.2
"""where they have something in common, of which one of the two says no,"""
_ON_SEVERAL = 0.15
"""and where they have several things in common."""
_BY_THEMSELVES = 0.7
"""How sure the encoder must be of both where it reads the two by themselves,"""
_PLAINLY = 0.88
"""where in the letter it doubts one of them only,"""
_RATHER = 0.84
"""and where it doubts one only, but they have several things in common, and one of them says no. The three were
chosen on letters with and without contradictions that nothing was trained on."""
_FIRST = 5
"""So many words begin a sentence."""
_MOST = 24
"""So many pairs of a letter are read by themselves."""
_NEVER = 2.0
"""Above 1: whatever the encoder reads."""
_NO = Pattern(
    r"\b(?:not|\w*n't|no(?! (?:charge|cost|fee|later|sooner|doubt)\b)|never|nobody|nothing|none|cannot|without"
    r"|neither|nowhere|no one)\b"
)


def doubted_pairs(draft: Draft, reading: Reading) -> Iterator[tuple[Span, Span]]:
    """The passages of two sentences that are taken to contradict each other by what the encoder reads; those that
    it is surest of first."""
    borne_out = []
    for one, other in islice(_candidates(draft, reading), _MOST):
        least = _least(draft, reading, one, other)
        together = reading.together(one.of(draft.text), other.of(draft.text), _LABEL, least)
        if together >= least:
            borne_out.append((-together, one, other))
    for _, one, other in sorted(borne_out, key=itemgetter(0)):
        yield reading.passage(one, _LABEL), reading.passage(other, _LABEL)


def _least(draft: Draft, reading: Reading, one: Sentence, other: Sentence) -> float:
    """How sure the encoder must be of the two, read by themselves."""
    if _doubts_both(draft, reading, one, other):
        return _BY_THEMSELVES
    several = len(nouns(words_of(draft, one)) & nouns(words_of(draft, other))) > 1
    return _RATHER if several and _opposed(draft, one, other) else _PLAINLY


def _candidates(draft: Draft, reading: Reading) -> Iterator[tuple[Sentence, Sentence]]:
    """The pairs that are worth reading by themselves."""
    for one, other in combinations([s for s in draft.body if not draft.holds(TELLS_THE_CHANGE, s)], 2):
        surer = max(reading.chance(one, _LABEL), reading.chance(other, _LABEL))
        if surer >= _ON_SEVERAL and (
            _doubts_both(draft, reading, one, other) or (surer >= _OPPOSED and _alike(draft, one, other))
        ):
            yield one, other


def _doubts_both(draft: Draft, reading: Reading, one: Sentence, other: Sentence) -> bool:
    """Whether both are doubted in the letter, and one of them enough for what they have in common."""
    first, second = reading.chance(one, _LABEL), reading.chance(other, _LABEL)
    return min(first, second) >= _A_LITTLE and max(first, second) >= _needed(draft, one, other)


def _alike(draft: Draft, one: Sentence, other: Sentence) -> bool:
    """Whether both name several same things, or begin with one, and no two pieces of it."""
    words, others = words_of(draft, one), words_of(draft, other)
    common = nouns(words) & nouns(others)
    return (len(common) > 1 or _begin_alike(words, others)) and not other_piece(words, others)


def _needed(draft: Draft, one: Sentence, other: Sentence) -> float:
    """How sure the encoder must be of one of the two for them to be held together."""
    words, others = words_of(draft, one), words_of(draft, other)
    if other_piece(words, others):
        return _NEVER
    common = nouns(words) & nouns(others)
    if len(common) > 1:
        return _ON_SEVERAL
    if not common or apart(words, others):
        return _NEVER
    if _opposed(draft, one, other):
        return _OPPOSED
    return _ON_ONE_THING if _begin_alike(words, others) else _NEVER


def _opposed(draft: Draft, one: Sentence, other: Sentence) -> bool:
    """Whether one of the two says no."""
    return draft.holds(_NO, one) != draft.holds(_NO, other)


def _begin_alike(words: str, others: str) -> bool:
    """`All the reels are up`, `Four of the reels have still to go up`: what stands there is what both tell of. In
    `I'll fit the wheel` and `the wheel is 64.50` it is told of once, and a part of something else once."""
    return bool(nouns(_beginning(words)) & nouns(_beginning(others)))


def _beginning(words: str) -> str:
    return " ".join(words.split()[:_FIRST])
