"""What the encoder reads in a letter, clause by clause, where words alone do not decide."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from goodterms.letters.reading.sentences import Sentence, Span

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from goodterms.language.encoder import Window

_LOUDEST = 5
"""So many tokens speak for a sentence: of the ways tried (one, a third, half, all) the best by a little."""
_PART = 0.6
"""Tokens that reach this part of a sentence's strongest token belong to the passage."""


Together = Callable[[Sequence[tuple[str, str]]], list[float]]
"""How likely the two sentences of each pair, read in this order and with nothing else, contradict each other."""


class Reading(NamedTuple):
    """For each sentence and label, how sure encoder and phrases are together, and the passage that makes it so;
    and who reads two sentences by themselves."""

    chances: Mapping[tuple[int, str], tuple[float, Span]]
    together: Together = lambda pairs: [0.0] * len(pairs)

    def chance(self, sentence: Sentence, label: str) -> float:
        """The probability that a careful reader finds the label in the sentence; 0 where nothing was read."""
        found = self.chances.get((sentence.start, label))
        return found[0] if found else 0.0

    def passage(self, sentence: Sentence, label: str) -> Span:
        """The clauses of the sentence that carry the label."""
        found = self.chances.get((sentence.start, label))
        return found[1] if found else Span(sentence.start, sentence.end)


NOTHING = Reading({})
"""What was read where the encoder was not asked, or the letter is not in a language that it knows."""


def read(text: str, sentences: Sequence[Sentence]) -> Reading:
    """Read the letter with the encoder. Letters in other languages than English give `NOTHING`."""
    # for speed: numpy and the encoder are loaded only when a letter is really read for meaning
    from goodterms.language import encoder, phrases
    from goodterms.language.labels import LETTER_LABELS
    from goodterms.language.languages import language_of

    if not text.strip() or language_of(text) != "en":
        return NOTHING
    best: dict[tuple[int, str], tuple[float, Span]] = {}
    by_phrases = phrases.opinions("letters", [sentence.of(text) for sentence in sentences])
    for window in encoder.read_letter(text):
        for sentence, opinion in zip(sentences, by_phrases, strict=True):
            places, chances = inside(window, sentence)
            if not len(places):
                continue
            heard = strength(chances)
            strongest = phrases.joined("letters", heard, opinion)
            for number in _worth_keeping(strongest):
                key = (sentence.start, LETTER_LABELS[number])
                chance = float(strongest[number])
                if chance > best.get(key, (0.0,))[0]:
                    best[key] = (chance, _passage(text, sentence, places, chances[:, number], heard[number]))
    return Reading(best, read_together)


def read_together(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """How likely the two sentences of each pair, read in this order and with nothing else, contradict each other.

    Between the many sentences of a letter it is often overlooked that two of them are about one thing.
    """
    from goodterms.language import encoder  # for speed, as above

    return encoder.read_pairs([(" ".join(one.split()), " ".join(other.split())) for one, other in pairs])


def inside(window: Window, sentence: Span) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """The places and probabilities of the tokens of a window that belong to a sentence."""
    own = (window.places[:, 0] >= sentence.start) & (window.places[:, 1] <= sentence.end)
    return window.places[own], window.passages[own]


def strength(chances: NDArray[np.float32]) -> NDArray[np.float32]:
    """How sure the encoder is of each label in a sentence of these tokens: the mean of its loudest tokens.

    A single loud token at a sentence's edge mostly belongs to the sentence beside it.
    """
    ordered = chances.copy()
    if len(ordered) > _LOUDEST:
        ordered.partition(-_LOUDEST, axis=0)
    mean: NDArray[np.float32] = ordered[-_LOUDEST:].mean(axis=0)
    return mean


def _worth_keeping(strongest: NDArray[np.float32]) -> list[int]:
    """The labels that any rule could still care about."""
    return [number for number, chance in enumerate(strongest) if chance >= 0.05]


def _passage(
    text: str, sentence: Sentence, places: NDArray[np.int64], chances: NDArray[np.float32], heard: np.float32
) -> Span:
    loud = places[chances >= _PART * heard]
    return sentence.clause_around(text, int(loud[0][0]), int(loud[-1][1]))
