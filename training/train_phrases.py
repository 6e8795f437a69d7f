"""Learns what phrases say of messages and of letters' sentences, and how that adds up with the encoder's answers.

    PYTHONPATH=src python training/train_phrases.py

The weights come from the texts that the encoder learned from too; how both opinions add up is fitted on the
development texts, by logistic regression for each label. Run it after the encoder was exported, before the
thresholds are chosen. Needs scipy and scikit-learn.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from choose_thresholds import LETTERS, MESSAGES, ORDINARY, rows_of
from goodterms.language import encoder, phrases
from goodterms.language.labels import HOSTILE, LETTER_LABELS, MESSAGE_LABELS
from goodterms.letters import meaning
from goodterms.letters.draft import Draft
from goodterms.letters.reading.sentences import Sentence
from train_ratings import SEED, found_in, rarity, weighed

HELD_BACK = 30.0
"""C of the logistic regressions; 4 and 10 rank the development texts a little worse, 100 no better."""
Floats = NDArray[np.float32]
Bools = NDArray[np.bool_]
Row = dict[str, Any]


class Lesson(NamedTuple):
    """Texts, which labels each of them has, and of which labels that is known."""

    texts: list[str]
    truth: Bools
    known: Bools


def messages(names: Iterable[str], ordinary: Iterable[str]) -> Lesson:
    """Messages, and ordinary mail of which only that is known, that it neither insults nor threatens."""
    rows = [row for name in names for row in rows_of(name)]
    more = [row for name in ordinary for row in rows_of(name)]
    truth = [[label in row["labels"] for label in MESSAGE_LABELS] for row in rows]
    hostile = [label in HOSTILE for label in MESSAGE_LABELS]
    return Lesson(
        [row["text"] for row in (*rows, *more)],
        np.array(truth + [[False] * len(MESSAGE_LABELS)] * len(more)),
        np.array([[True] * len(MESSAGE_LABELS)] * len(rows) + [hostile] * len(more)),
    )


def sentences(*names: str) -> Iterator[tuple[Row, Sentence]]:
    """The sentences of letters, each with its letter."""
    for row in (row for name in names for row in rows_of(name)):
        for sentence in Draft(row["text"], row["kind"]).body:
            yield row, sentence


def marked(*names: str) -> Lesson:
    """The sentences of letters, and which labels were marked in each of them."""
    texts, truth = [], []
    for row, sentence in sentences(*names):
        marks = [
            m["label"]
            for m in (*row["covers"], *row["findings"])
            if sentence.start < m["end"] and m["start"] < sentence.end
        ]
        texts.append(sentence.of(row["text"]))
        truth.append([label in marks for label in LETTER_LABELS])
    return Lesson(texts, np.array(truth), np.ones((len(texts), len(LETTER_LABELS)), bool))


def learned(lesson: Lesson) -> tuple[NDArray[np.int8], dict[str, list[float]]]:
    """The weights as they ship, with the rarity as their last column, and each label's step and start."""
    found = found_in(phrases.PHRASES, lesson.texts)
    rare = rarity(found)
    features = weighed(found, rare)
    columns, steps, starts = [], [], []
    for own, known in zip(lesson.truth.T, lesson.known.T, strict=True):
        judge = LogisticRegression(
            C=HELD_BACK, solver="liblinear", dual=True, max_iter=100, tol=1e-3, random_state=SEED
        )
        judge.fit(features[known], own[known])
        shares = judge.coef_[0] * rare
        step = float(np.quantile(np.abs(shares[rare > 0]), 0.9999)) / 127
        columns.append(np.clip(np.round(shares / step), -127, 127).astype(np.int8))
        # A text's features are divided by their length in units of rarity, as `phrases.opinions` does.
        steps.append(round(step, 6))
        starts.append(round(float(judge.intercept_[0]), 4))
    return np.column_stack([*columns, rare.view(np.int8)]), {"step": steps, "start": starts}


def added_up(heard: Floats, said: Floats, lesson: Lesson) -> dict[str, list[float]]:
    """For each label what the encoder's log odds count, what the phrases' do, and where to start."""
    fits = []
    opinions = np.stack([phrases.log_odds(heard).T, said.T], axis=2)
    for opinion, own, known in zip(opinions, lesson.truth.T, lesson.known.T, strict=True):
        fit = LogisticRegression().fit(opinion[known], own[known])
        fits.append((*fit.coef_[0], fit.intercept_[0]))
    return {
        name: [round(float(number), 4) for number in numbers]
        for name, numbers in zip(("encoder", "phrases", "both"), zip(*fits, strict=True), strict=True)
    }


def heard_in_message(text: str) -> Floats:
    """The encoder's probabilities for the beginning of a message."""
    start, end = next(encoder.windows(text, encoder.MESSAGE_TOKENS))
    return encoder.read_message(text, start, end).whole


def heard_in_sentences() -> Floats:
    """The encoder's probabilities for the sentences of the development letters, in order."""
    rows: list[Floats] = []
    windows: list[encoder.Window] = []
    text = ""
    for row, sentence in sentences(*LETTERS):
        if row["text"] != text:
            text = row["text"]
            windows = encoder.read_letter(text)
        own = [meaning.inside(window, sentence)[1] for window in windows]
        rows.append(np.max([meaning.strength(chances) for chances in own if len(chances)], axis=0))
    return np.array(rows)


def main() -> None:
    """Learn, fit, write."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    known: dict[str, dict[str, list[float]]] = {}
    lessons: dict[encoder.Network, Lesson] = {
        "messages": messages(["messages_train.jsonl"], ["ordinary_train.jsonl"]),
        "letters": marked("letters_train.jsonl"),
    }
    for network, lesson in lessons.items():
        weights, lines = learned(lesson)
        np.save(phrases.weights_of(network), weights)
        nothing = [0.0] * lesson.truth.shape[1]
        known[network] = {**lines, "encoder": nothing, "phrases": nothing, "both": nothing}
    write(known)
    lesson = messages(MESSAGES, ORDINARY)
    heard = np.array([heard_in_message(text) for text in lesson.texts])
    known["messages"] |= added_up(heard, phrases.opinions("messages", lesson.texts), lesson)
    lesson = marked(*LETTERS)
    known["letters"] |= added_up(heard_in_sentences(), phrases.opinions("letters", lesson.texts), lesson)
    write(known)


def write(known: dict[str, dict[str, list[float]]]) -> None:
    """The figures beside the weights, a line each."""
    lines = (f' "{network}": {{\n{rows(own)}\n }}' for network, own in known.items())
    phrases.FIGURES.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def rows(own: dict[str, list[float]]) -> str:
    """The figures of one encoder as JSON, a line each."""
    return ",\n".join(f'  "{name}": {json.dumps(numbers)}' for name, numbers in own.items())


if __name__ == "__main__":
    main()
