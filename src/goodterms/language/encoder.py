"""The small encoder that reads meaning: all-MiniLM-L6-v2, fine-tuned, eight bits a weight, on onnxruntime.

There are three of it: one for messages, one for letters, and one for two sentences of a letter that may
contradict each other. Each is loaded when it is first needed; the file with the table of words is the same for
all. One stretch of text at a time, on one thread: the scale of the eight-bit arithmetic then depends on that
stretch alone, so that an answer never depends on its neighbours or on the number of cores. Several stretches of
a letter are read side by side, each by itself.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from goodterms.language.sentences import split
from goodterms.processors import usable_cores

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Encoding, Tokenizer

WEIGHTS = Path(__file__).parent / "weights"
Floats = NDArray[np.float32]
_Piece = TypeVar("_Piece")
_Read = TypeVar("_Read")
Network = Literal["messages", "letters", "pairs"]

_MOST_THREADS = 4
"""So many stretches are read at the same time at most."""
MESSAGE_TOKENS = 240
LETTER_TOKENS = 380
SENTENCE_TOKENS = 120
"""So much is read of each of two sentences."""
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
"""Half a character, as broken mail has them: it cannot be encoded, and a mark of the same length stands in."""
_CHARACTERS_A_TOKEN = 3
"""A cautious guess: English has four; numbers and typos have fewer."""
_MOST_CHARACTERS_A_TOKEN = 8
"""A text that is longer than this allows is not counted: it cannot fit."""


@dataclass(frozen=True)
class Window:
    """A stretch of text that is read at once, and what was read in it.

    `passages` holds one row for each token and one probability a label; `places` the tokens' (start, end) in the
    whole text.
    """

    start: int
    end: int
    places: NDArray[np.int64]
    passages: Floats


@dataclass(frozen=True)
class MessageWindow(Window):
    """A stretch of a message; `whole` holds one probability a label for all of it."""

    whole: Floats


@functools.cache
def thresholds() -> Mapping[str, Mapping[str, float]]:
    """The probabilities chosen on the development texts, by label.

    For `messages` and `letters` those from which on a label counts, for the `screen` those that ask for reading.
    """
    document: dict[str, dict[str, float]] = json.loads((WEIGHTS / "thresholds.json").read_text(encoding="utf-8"))
    return document


def probability(logits: NDArray[np.floating[Any]]) -> Floats:
    """The logistic function, without overflow."""
    halved: Floats = np.tanh(0.5 * logits).astype(np.float32)
    return 0.5 * (1.0 + halved)


@functools.cache
def _session(network: Network) -> InferenceSession:
    # Imported here because a text that the screen passes never needs it.
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session: InferenceSession = onnxruntime.InferenceSession(
        str(WEIGHTS / f"{network}.onnx"), options, providers=["CPUExecutionProvider"]
    )
    return session


@functools.cache
def _tokenizer() -> Tokenizer:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(WEIGHTS / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def make_ready(network: Network) -> None:
    """Load the weights once, before several threads ask for them at the same time."""
    _session(network)
    _tokenizer()


def _encoded(text: str) -> Encoding:
    return _tokenizer().encode(_LONE_SURROGATE.sub("\ufffd", text))


def read_message(text: str, start: int, end: int) -> MessageWindow:
    """Read one stretch of a message; what lies beyond `MESSAGE_TOKENS` is left out."""
    places, (whole, passages) = _answer("messages", text, start, end, MESSAGE_TOKENS)
    marks = _have_a_place(places)
    return MessageWindow(start, end, places[marks], probability(passages[0][marks]), probability(whole[0]))


def read_letter(text: str) -> list[Window]:
    """Read a letter, its stretches side by side where there are cores; each reads as it would alone."""
    return _side_by_side("letters", lambda at: read_letter_window(text, *at), list(letter_windows(text)))


def _side_by_side(network: Network, read: Callable[[_Piece], _Read], pieces: Sequence[_Piece]) -> list[_Read]:
    threads = min(usable_cores(), len(pieces), _MOST_THREADS)
    if threads < 2:
        return [read(piece) for piece in pieces]
    # Imported here because a letter of one stretch needs no threads.
    from concurrent.futures import ThreadPoolExecutor

    make_ready(network)
    with ThreadPoolExecutor(threads) as side_by_side:
        return list(side_by_side.map(read, pieces))


def read_letter_window(text: str, start: int, end: int) -> Window:
    """Read one stretch of a letter; what lies beyond `LETTER_TOKENS` is left out."""
    places, (passages,) = _answer("letters", text, start, end, LETTER_TOKENS)
    marks = _have_a_place(places)
    return Window(start, end, places[marks], probability(passages[0][marks]))


def read_pairs(pairs: Sequence[tuple[str, str]]) -> list[float]:
    """How likely the two sentences of each pair, read in their order and by themselves, contradict each other."""
    return _side_by_side("pairs", lambda pair: _read_pair(*pair), pairs)


def _read_pair(first: str, second: str) -> float:
    one, other = (_encoded(sentence).ids[:SENTENCE_TOKENS] for sentence in (first, second))
    rest = other[1:]  # the mark of a beginning stands once
    ids = np.array([one + rest], np.int64)
    side = np.array([[0.0] * len(one) + [1.0] * len(rest)], np.float32)
    (logit,) = _session("pairs").run(None, {"ids": ids, "mask": np.ones_like(ids), "side": side})
    return float(probability(logit)[0])


def _answer(
    network: Network, text: str, start: int, end: int, most_tokens: int
) -> tuple[NDArray[np.int64], list[Floats]]:
    """The places of a stretch's tokens, and the logits that the network gives for them."""
    encoding = _encoded(text[start:end])
    ids = np.array([encoding.ids[:most_tokens]], np.int64)
    places = np.array(encoding.offsets[:most_tokens], np.int64).reshape(-1, 2) + start
    logits: list[Floats] = _session(network).run(None, {"ids": ids, "mask": np.ones_like(ids)})
    return places, logits


def _have_a_place(places: NDArray[np.int64]) -> NDArray[np.bool_]:
    """The first and last tokens stand for the text's edges and have no place of their own."""
    return places[:, 1] > places[:, 0]


def letter_windows(text: str) -> Iterator[tuple[int, int]]:
    """The whole letter where it fits into one reading, for its ends may contradict each other; else `windows`."""
    most = LETTER_TOKENS
    if len(text) <= most * _MOST_CHARACTERS_A_TOKEN and len(_encoded(text).ids) <= most:
        yield 0, len(text)
    else:
        yield from windows(text, most)


def windows(text: str, most_tokens: int) -> Iterator[tuple[int, int]]:
    """Stretches of whole sentences that fit into one reading, each with the sentence before it for context."""
    room = most_tokens * _CHARACTERS_A_TOKEN
    if len(text) <= room:
        yield 0, len(text)
        return
    pieces = [
        (start, min(start + room, sentence.end))
        for sentence in split(text)
        for start in range(sentence.start, sentence.end, room)
    ]
    first = 0
    while first < len(pieces):
        last = first
        while last + 1 < len(pieces) and pieces[last + 1][1] - pieces[first][0] <= room:
            last += 1
        yield pieces[first][0], pieces[last][1]
        if last + 1 == len(pieces):
            return
        overlap = last > first and pieces[last + 1][1] - pieces[last][0] <= room
        first = last if overlap else last + 1
