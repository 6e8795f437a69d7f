"""Reads what a client's message does: insults, threatens, presses, praises, asks, excuses, comes back.

`read` takes one text, `read_many` a stream of them. The text is read on this machine, by weights that lie
beside the code; nothing leaves it.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from goodterms.language import encoder, frames, passages, phrases, ratings, screen
from goodterms.language.labels import HOSTILE, MESSAGE_LABELS
from goodterms.language.languages import language_of
from goodterms.language.sentences import Sentence, split
from goodterms.processors import usable_cores

__all__ = ["HOSTILE", "MESSAGE_LABELS", "Reading", "Span", "read", "read_many"]


_BATCH = 256
_MOST_WINDOWS = 60
"""So many stretches of one text are read at most; a mail of many pages has its most hostile ones read."""


_MOST_THREADS = 4
"""So many texts are read side by side at most."""


@dataclass(frozen=True)
class Span:
    """A passage that bears a label; places count code points of the text as given."""

    label: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Reading:
    """What a message does.

    Attributes:
        probabilities: for each label how likely a careful reader would say so; empty where the language is not
            one that is read.
        flags: the labels past the shipped thresholds, in their order.
        spans: the passages behind the flags; each flag of an insult or a threat has one at least.
        language: ISO 639-1 code of the text; ``unknown`` where it is no writing at all.
        politeness: from 0 to 1, as readers rated requests; None where the text was not read.
    """

    probabilities: Mapping[str, float]
    flags: tuple[str, ...]
    spans: tuple[Span, ...]
    language: str
    politeness: float | None = None

    @property
    def was_read(self) -> bool:
        """Whether the text was judged at all."""
        return bool(self.probabilities)


def thresholds() -> Mapping[str, float]:
    """For each label the probability from which on it is flagged, chosen on the development texts."""
    return encoder.thresholds()["messages"]


@functools.cache
def _floors() -> NDArray[np.float32]:
    return np.array([thresholds()[label] for label in MESSAGE_LABELS], np.float32)


@functools.cache
def _gates() -> NDArray[np.float32]:
    """For each label the screen's probability from which on the encoder reads the text."""
    return np.array([encoder.thresholds()["screen"][label] for label in MESSAGE_LABELS], np.float32)


def read(text: str) -> Reading:
    """Read one message."""
    return next(read_many((text,)))


def read_many(texts: Iterable[str]) -> Iterator[Reading]:
    """Read messages in order: the screen looks at some hundreds at once, the encoder reads what it asks for.

    Several texts are read side by side, one on each processor core; none is read differently for it.
    """
    stream = iter(texts)
    while batch := list(islice(stream, _BATCH)):
        languages = [language_of(text) for text in batch]
        english = [text for text, language in zip(batch, languages, strict=True) if language == "en"]
        readings = _all_judged(english, _looked_at(english))
        for language in languages:
            yield next(readings) if language == "en" else Reading({}, (), (), language)


def _all_judged(texts: Sequence[str], looks: Sequence[_Look]) -> Iterator[Reading]:
    """The readings of English texts, in order. Threads do, since the encoder computes outside of Python's lock."""
    threads = min(usable_cores(), len(texts), _MOST_THREADS)
    if threads < 2:
        yield from map(_judged, texts, looks)
        return
    # Imported here because one message needs no threads, and its answer should not wait for them.
    from concurrent.futures import ThreadPoolExecutor

    encoder.make_ready("messages")
    with ThreadPoolExecutor(threads) as side_by_side:
        yield from side_by_side.map(_judged, texts, looks)


@dataclass(frozen=True)
class _Look:
    """What was seen at once: the stretches of a text, the screen's probabilities for each, how much each asks for
    reading, and how polite the text sounds."""

    places: list[tuple[int, int]]
    chances: NDArray[np.float32]
    alarm: NDArray[np.float32]
    polite: float


def _looked_at(texts: list[str]) -> list[_Look]:
    """The screen's look at each text."""
    places = [list(screen.stretches(text)) for text in texts]
    pieces = [text[start:end] for text, own in zip(texts, places, strict=True) for start, end in own]
    if not pieces:
        return []
    chances = screen.chances(pieces)
    alarm = np.max(chances / _gates(), axis=1)
    polite = ratings.polite(pieces)
    looks, at = [], 0
    for own in places:
        its = slice(at, at + len(own))
        looks.append(_Look(own, chances[its], alarm[its], float(polite[its].mean())))
        at += len(own)
    return looks


def _judged(text: str, look: _Look) -> Reading:
    """The reading of an English text; only where the screen asks for it does the encoder read."""
    stretches = [read_window(text, start, end) for start, end in _worth_reading(text, look)]
    # What the screen let pass stays below every threshold: the screen alone accuses nobody.
    passed = [
        np.minimum(chances, 0.5 * _floors())
        for chances, place in zip(look.chances, look.places, strict=True)
        if not any(window.start <= place[0] < window.end for window in stretches)
    ]
    chances = np.max([*passed, *(window.whole for window in stretches)], axis=0)
    probabilities = {label: float(chances[place]) for place, label in enumerate(MESSAGE_LABELS)}
    sentences = split(text) if stretches else ()
    read_ones = tuple(s for s in sentences if any(w.start <= s.start < w.end for w in stretches))
    framed = [
        (label, sentence)
        for label, sentence in frames.speaking(text, read_ones)
        if label != "praise" or _is_meant(probabilities)
    ]
    for label, _ in framed:
        probabilities[label] = max(probabilities[label], frames.SURE)
    spans: list[Span] = []
    for label in [label for label in MESSAGE_LABELS if probabilities[label] >= thresholds()[label]]:
        own = list(_spans(text, label, sentences, stretches))
        own += [
            Span(label, s.start, s.end, s.text) for named, s in framed if named == label and not _touches(s, own)
        ]
        if own and all(_is_none(span, sentences) for span in own):
            probabilities[label] = 0.5 * thresholds()[label]
        spans += sorted(own, key=lambda span: span.start)
    flags = tuple(label for label in MESSAGE_LABELS if probabilities[label] >= thresholds()[label])
    spans = [span for span in spans if span.label in flags]
    return Reading(probabilities, flags, tuple(spans), "en", look.polite)


def read_window(text: str, start: int, end: int) -> encoder.MessageWindow:
    """Read one stretch of a message: `whole` holds what encoder and phrases say together."""
    window = encoder.read_message(text, start, end)
    (by_phrases,) = phrases.opinions("messages", (text[start:end],))
    return replace(window, whole=phrases.joined("messages", window.whole, by_phrases))


def _is_meant(probabilities: Mapping[str, float]) -> bool:
    """Whether plain words of praise may be taken at their word: nothing beside them mocks, hurts or complains."""
    return all(probabilities[label] < 0.5 * thresholds()[label] for label in (*HOSTILE, "sarcasm", "complaint"))


def _is_none(span: Span, sentences: tuple[Sentence, ...]) -> bool:
    """Whether what looks like an insult or a threat not to pay is plainly none."""
    if span.label == "threat_nonpayment":
        return frames.on_its_way(span.quote)
    return span.label == "insult" and _hurts_nobody(span, sentences)


def _hurts_nobody(span: Span, sentences: tuple[Sentence, ...]) -> bool:
    """Whether an insulting passage is about its writer, is harmless by itself, or takes an insult back."""
    around = [sentence.text for sentence in sentences if span.start < sentence.end and span.end > sentence.start]
    return (
        frames.about_oneself(span.quote)
        or frames.harmless(span.quote)
        or any(frames.taken_back(sentence) for sentence in around)
    )


def _touches(sentence: Sentence, spans: list[Span]) -> bool:
    return any(span.start < sentence.end and span.end > sentence.start for span in spans)


def _worth_reading(text: str, look: _Look) -> list[tuple[int, int]]:
    """The windows that the encoder reads: those with an alarming stretch; of a very long text those that sound
    most like an insult or a threat, for these must not be missed."""
    danger = (look.chances / _gates())[:, : len(HOSTILE)].max(axis=1)  # they come first
    seen = zip(look.alarm, danger, look.places, strict=True)
    alarming = [(float(hostile), place) for alarm, hostile, place in seen if alarm >= 1]
    if not alarming:
        return []
    alarming = sorted(alarming, reverse=True)[:_MOST_WINDOWS]
    return [
        window
        for window in encoder.windows(text, encoder.MESSAGE_TOKENS)
        if any(start < window[1] and end > window[0] for _, (start, end) in alarming)
    ]


def _spans(
    text: str, label: str, sentences: tuple[Sentence, ...], stretches: list[encoder.MessageWindow]
) -> Iterator[Span]:
    """The passages of one flagged label, in the windows that were flagged."""
    number = MESSAGE_LABELS.index(label)
    last = -1
    for window in stretches:
        if window.whole[number] < thresholds()[label] or not len(window.places):
            continue
        chances = window.passages[:, number]
        floor = min(0.5, float(chances.max()))
        for start, end, _ in passages.find(text, sentences, window.places, chances, floor):
            if start >= last:
                yield Span(label, start, end, text[start:end])
                last = end
