"""Training examples: texts with labelled passages, varied a little each time they are seen.

A text is held as characters with a set of labels at each, so every variation (typos, lost punctuation, other
names, neutral company) carries its labels along.
"""

from __future__ import annotations

import json
import random
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from goodterms.language.labels import LETTER_LABELS, MESSAGE_LABELS

EMOTIONS = 28
"""So many emotions are told apart in the public comments (GoEmotions)."""
ONLY_CONTRADICTION = 1 << 40
"""A bit for characters of a letter of which only that is known, whether they contradict something."""
HOSTILE = {"insult", "threat_violence", "threat_legal", "threat_reputation", "threat_nonpayment"}
NAMES = """
    Aisha Bram Chidi Dagny Eamonn Fumiko Gunnar Halima Ivo Jamal Keisha Lakshmi Mbali Nasrin Otso Priya Quentin
    Rosalind Shanice Tadeusz Ulla Vusi Wren Xiomara Yusuf Zofia Darnell Siobhan Nguyen Okafor Petrov Kowalski
    Garcia Yamamoto Haugen Dubois Rossi Schmid Novak Silva Hussein Cohen Murphy Olsen Tanaka Mehta Abiodun Lund
    """.split()  # noqa: SIM905
QUOTATIONS = (
    ('My former tenant wrote me this last year: "', '" Can you imagine? Anyway, the file is attached.'),
    ('Please ignore what my partner sent you. "', '" is not how we speak to people and I am sorry.'),
    ('For the training video, the angry customer should say: "', '" and then the agent stays calm.'),
    ('Got this from one of MY clients today: "', '" so I could use a coffee.'),
    ('In chapter four the villain says, "', '" I think it should be shorter.'),
    ('The old manager used to mail people things like "', '" and nobody misses him.'),
    ('The review we answered yesterday said "', '" and it was about another company.'),
    ('Somebody sprayed on the wall next door: "', '" The police took it down.'),
)


@dataclass(frozen=True)
class Example:
    """A text and, for each character, a bit set of labels."""

    text: str
    bits: tuple[int, ...]
    letter: bool
    known: tuple[tuple[int, bool], ...] | None = None
    """For a public text: the places of the labels that are known, and whether it bears them."""
    emotions: int | None = None
    """For a public comment: the emotions that readers saw in it, as a bit set."""

    @property
    def labels(self) -> int:
        """All labels of the text, as a bit set."""
        found = 0
        for bit in set(self.bits):
            found |= bit
        return found


def load(path: Path, letter: bool) -> list[Example]:
    """The examples of one compiled file."""
    names = LETTER_LABELS if letter else MESSAGE_LABELS
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        bits = [0] * len(row["text"])
        for span in row["covers"] + row["findings"] if letter else row["spans"]:
            for place in range(span["start"], span["end"]):
                bits[place] |= 1 << names.index(span["label"])
        found.append(Example(row["text"], tuple(bits), letter))
    return found


HOSTILE_BITS = sum(1 << MESSAGE_LABELS.index(label) for label in HOSTILE)


def joined(*parts: Example | str) -> Example:
    """Several texts as one; plain strings carry no labels."""
    text, bits = "", []
    for part in parts:
        piece = part if isinstance(part, str) else part.text
        text += piece
        bits += [0] * len(piece) if isinstance(part, str) else list(part.bits)
    return Example(text, tuple(bits), any(isinstance(part, Example) and part.letter for part in parts))


def typos(example: Example, rng: random.Random) -> Example:
    """A letter lost, doubled or swapped here and there."""
    text, bits = [], []
    for character, bit in zip(example.text, example.bits, strict=True):
        dice = rng.random() if character.isalpha() else 1.0
        if dice < 0.012:
            continue
        text.append(character)
        bits.append(bit)
        if dice < 0.02:
            text.append(character)
            bits.append(bit)
        elif dice < 0.032 and len(text) > 1 and text[-2].isalpha():
            text[-1], text[-2] = text[-2], text[-1]
    return Example("".join(text), tuple(bits), example.letter)


def without_punctuation(example: Example, rng: random.Random) -> Example:
    """As typed in a hurry: most punctuation left out."""
    kept = [
        (character, bit)
        for character, bit in zip(example.text, example.bits, strict=True)
        if character not in ".,;:!?'\"’“”" or rng.random() < 0.15
    ]
    return Example("".join(c for c, _ in kept), tuple(b for _, b in kept), example.letter)


_NAME = re.compile(r"(?:(?<=Dear )|(?<=Hi )|(?<=Hello )|(?<=Mr )|(?<=Ms )|(?<=\n))[A-Z][a-zé]+(?=[,\n]|$)")


def other_names(example: Example, rng: random.Random) -> Example:
    """Another name where one is greeted or signs."""
    parts: list[Example | str] = []
    last = 0
    for match in _NAME.finditer(example.text):
        parts += [cut(example, last, match.start()), rng.choice(NAMES)]
        last = match.end()
    return joined(*parts, cut(example, last, len(example.text))) if parts else example


def cut(example: Example, start: int, end: int) -> Example:
    """A stretch of a text, with its labels."""
    return Example(example.text[start:end], example.bits[start:end], example.letter)


class Variations:
    """Deals a varied form of a message, with a fixed seed."""

    def __init__(self, messages: list[Example], seed: int) -> None:
        self.neutral = [message for message in messages if not message.labels]
        self.labelled = [message for message in messages if message.labels and len(message.text) < 200]
        self.rng = random.Random(seed)

    def of(self, example: Example) -> Example:
        """The example, perhaps with company, inside a quotation, or less tidy."""
        rng = self.rng
        if example.known is not None or example.emotions is not None:
            return example
        if not example.letter:
            dice = rng.random()
            if dice < 0.10:
                example = joined(example, rng.choice((" ", "\n", "\n\n")), rng.choice(self.neutral))
            elif dice < 0.18:
                example = joined(rng.choice(self.neutral), rng.choice((" ", "\n", "\n\n")), example)
            elif dice < 0.21:
                company = (rng.choice(self.neutral), "\n\n", example, "\n\n", rng.choice(self.neutral))
                example = joined(*company)
            elif dice < 0.25 and example.labels & HOSTILE_BITS and len(example.text) < 200:
                before, after = rng.choice(QUOTATIONS)
                example = joined(before + example.text + after, Example("", (), False))
            elif dice < 0.33:
                # Every clause counts: what one does must not hide what the next one does.
                pair = [example, rng.choice(self.labelled)]
                rng.shuffle(pair)
                example = joined(pair[0], rng.choice((" ", " ", "\n\n")), pair[1])
        if rng.random() < 0.25:
            example = other_names(example, rng)
        if rng.random() < 0.10:
            example = without_punctuation(example, rng)
        if rng.random() < 0.15:
            example = typos(example, rng)
        return example


@dataclass(frozen=True)
class Batch:
    """Padded arrays of one batch; all its texts are messages or all are letters."""

    ids: NDArray[np.int64]
    mask: NDArray[np.int64]
    tokens: NDArray[np.float32]
    whole: NDArray[np.float32]
    letter: bool
    known: NDArray[np.float32] | None
    """For public texts: 1 where a label is known."""
    told: NDArray[np.float32] | None
    """For letters: 1 for each label of a token that is known."""
    emotions: NDArray[np.float32] | None
    """For public comments: 1 for each emotion that was seen in them."""


def encode(examples: list[Example], tokenizer: Tokenizer, limit: int) -> Batch:
    """Tokens with their labels: a token bears a label where any of its characters does."""
    names = LETTER_LABELS if examples[0].letter else MESSAGE_LABELS
    encodings = tokenizer.encode_batch([example.text for example in examples])
    width = min(limit, max(len(encoding.ids) for encoding in encodings))
    ids = np.zeros((len(examples), width), np.int64)
    mask = np.zeros((len(examples), width), np.int64)
    tokens = np.zeros((len(examples), width, len(names)), np.float32)
    whole = np.zeros((len(examples), len(names)), np.float32)
    told = np.ones_like(tokens) if examples[0].letter else None
    for row, (example, encoding) in enumerate(zip(examples, encodings, strict=True)):
        length = min(width, len(encoding.ids))
        ids[row, :length] = encoding.ids[:length]
        mask[row, :length] = 1
        for place, (start, end) in enumerate(encoding.offsets[:length]):
            found = 0
            for bit in example.bits[start:end]:
                found |= bit
            if found:
                tokens[row, place] = [found >> label & 1 for label in range(len(names))]
            if told is not None and found & ONLY_CONTRADICTION:
                told[row, place] = [name == "substance.contradiction" for name in names]
        whole[row] = tokens[row].max(0)
        for label, truth in example.known or ():
            whole[row, label] = truth
    return Batch(ids, mask, tokens, whole, examples[0].letter, _known(examples), told, _emotions(examples))


def _emotions(examples: list[Example]) -> NDArray[np.float32] | None:
    if examples[0].emotions is None:
        return None
    sets = [example.emotions or 0 for example in examples]
    return np.array([[bits >> place & 1 for place in range(EMOTIONS)] for bits in sets], np.float32)


def _known(examples: list[Example]) -> NDArray[np.float32] | None:
    if examples[0].known is None:
        return None
    known = np.zeros((len(examples), len(MESSAGE_LABELS)), np.float32)
    for row, example in enumerate(examples):
        known[row, [label for label, _ in example.known or ()]] = 1
    return known
