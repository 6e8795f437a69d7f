"""Two sentences of a letter that cannot both be true, by what is read of them.

It takes two sentences to contradict, and a letter has a hundred pairs of them. The encoder of letters says of each
sentence how much it doubts it among the others, and the words say which ones speak of the same things; a reader of
its own then reads the few pairs that are left, each by itself. docs/explanation/letters.md has the figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from heapq import nlargest
from math import log
from operator import attrgetter, itemgetter
from typing import NamedTuple

from goodterms.letters.draft import Draft
from goodterms.letters.meaning import Reading
from goodterms.letters.reading.sentences import Sentence, Span

_LABEL = "substance.contradiction"
_MOST = 12
"""So many pairs of a letter are read by themselves: of 69 contradictions 60 are among them, and hardly more
would be among 20."""
_MOST_DOUBTED = 40
"""So many sentences, the most doubted, are held against the others: hardly a letter has more of them."""
_SURE, _APART = 0.4, 0.6
"""How likely two sentences must contradict each other, all in all, and where they have no word in common: the one
finds the most for its false alarms in the letters that the weights were fitted on, the other keeps ours clean."""
_BETTER = 1.0
"""By so much the mean of both orders is hardly ever above the first one, in log odds."""
_WEIGHTS, _BEGIN = (0.71, 0.36, 1.42), 0.01
"""How the lesser doubt, the larger one and what is read of the pair add up in log odds: `training/weigh_pairs.py`
fits it on letters that nothing was trained on."""
_FLOOR = 0.03
"""No probability counts as less than this, or as more than what is left of one."""
_NO_DOUBT = log(_FLOOR / (1 - _FLOOR))
_LETTERS = 5
"""Words that begin with the same letters are taken for the same."""
_SHORTEST = 12
"""A sentence of fewer characters (a greeting, a name) says nothing."""
_WORD = re.compile(r"[a-z]{4,}|\d+")
_SMALL = frozenset(
    """
    about after also another because been before being both could does done during each even from gave give
    have having here into itself just made make many might more most much must next once only other over same
    shall should since some such take than that their them then there these they this those through took
    until upon very well were what when where which while will with without would year years your yours
    """.split()  # noqa: SIM905
)
"""Words that two sentences about different things have in common too."""


class Told(NamedTuple):
    """A sentence, the words that tell what it is about, and the log odds of the doubt about it."""

    sentence: Sentence
    words: frozenset[str]
    doubt: float


class Pair(NamedTuple):
    """Two sentences of a letter in the order in which they stand."""

    one: Told
    other: Told

    @property
    def doubts(self) -> tuple[float, float]:
        """The lesser doubt and the larger one."""
        return min(self.one.doubt, self.other.doubt), max(self.one.doubt, self.other.doubt)

    @property
    def promise(self) -> float:
        """How much speaks for reading the two by themselves."""
        return len(self.one.words & self.other.words) + sum(self.doubts)

    @property
    def needed(self) -> float:
        """From which log odds on the two are taken to contradict each other."""
        return _log_odds(_SURE if self.one.words & self.other.words else _APART)


def doubted_pairs(draft: Draft, reading: Reading) -> Iterator[tuple[Span, Span]]:
    """The passages of two sentences that are taken to contradict each other; those that are likeliest to first."""
    pairs = candidates(draft, reading)
    scores = [
        (_score(pair.doubts, heard), pair)
        for pair, heard in zip(pairs, by_themselves(draft, reading, pairs), strict=True)
    ]
    for score, pair in sorted(scores, key=itemgetter(0), reverse=True):
        if score >= pair.needed:
            yield reading.passage(pair.one.sentence, _LABEL), reading.passage(pair.other.sentence, _LABEL)


def candidates(draft: Draft, reading: Reading) -> list[Pair]:
    """The pairs that are doubted the most and have the most words in common; one of the two must be doubted."""
    told = [
        Told(sentence, telling_words(sentence.of(draft.lower)), _log_odds(reading.chance(sentence, _LABEL)))
        for sentence in draft.body
        if sentence.end - sentence.start > _SHORTEST
    ]
    doubted = set(nlargest(_MOST_DOUBTED, (one for one in told if one.doubt > _NO_DOUBT), key=attrgetter("doubt")))
    pairs = (
        Pair(*sorted((one, other), key=attrgetter("sentence.start")))
        for one in doubted
        for other in told
        if other not in doubted or one.sentence.start < other.sentence.start
    )
    return nlargest(_MOST, (pair for pair in pairs if not _list_apart(draft, pair)), key=_by_promise)


def _by_promise(pair: Pair) -> tuple[float, int, int]:
    return pair.promise, -pair.one.sentence.start, -pair.other.sentence.start


def _list_apart(draft: Draft, pair: Pair) -> bool:
    """`Still to come: the catalogue. Not to be done any more: the signs.` Each of the two lists other things."""
    heads, lists = zip(*(told.sentence.of(draft.lower).partition(":")[::2] for told in pair), strict=True)
    return all(lists) and all(heads) and not telling_words(lists[0]) & telling_words(lists[1])


def by_themselves(draft: Draft, reading: Reading, pairs: Sequence[Pair]) -> list[float]:
    """In log odds what is read of each pair: in the order in which the two stand, and where that is enough to hope
    for, the mean of both orders."""
    texts = [(pair.one.sentence.of(draft.text), pair.other.sentence.of(draft.text)) for pair in pairs]
    heard = [_log_odds(chance) for chance in reading.together(texts)]
    again = [
        place for place, pair in enumerate(pairs) if _score(pair.doubts, heard[place] + _BETTER) >= pair.needed
    ]
    turned = reading.together([texts[place][::-1] for place in again])
    for place, chance in zip(again, turned, strict=True):
        heard[place] = (heard[place] + _log_odds(chance)) / 2
    return heard


def _score(doubts: tuple[float, float], heard: float) -> float:
    """The log odds that the two contradict each other."""
    return _BEGIN + sum(weight * figure for weight, figure in zip(_WEIGHTS, (*doubts, heard), strict=True))


def telling_words(sentence: str) -> frozenset[str]:
    """The beginnings of the words that tell what a sentence in lower case is about, and its numbers."""
    return frozenset(word[:_LETTERS] for word in _WORD.findall(sentence) if word not in _SMALL)


def _log_odds(chance: float) -> float:
    kept = min(max(chance, _FLOOR), 1 - _FLOOR)
    return log(kept / (1 - kept))
