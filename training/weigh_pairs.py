"""Fits how the doubts about two sentences and what is read of them as a pair add up (`letters/doubted.py`).

    PYTHONPATH=src python training/weigh_pairs.py

Prints the figures to write there, and, each letter judged by figures that were fitted without it, what the pairs
find in the letters by thresholds, and how many of the contradictions are among the pairs that are read at all.
"""

from __future__ import annotations

import json
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from choose_thresholds import DATA, LETTERS
from goodterms.letters import doubted, meaning
from goodterms.letters.draft import Draft
from goodterms.letters.reading.sentences import Span

LABEL = "substance.contradiction"
PARTS, THRESHOLDS = 6, (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


class Letter(NamedTuple):
    """Whether a letter contradicts itself; what is added up of each pair read, and whether it is the one."""

    contradicts: bool
    figures: list[tuple[float, float, float]]
    truth: list[bool]


def looked_at(row: dict[str, object]) -> Letter:
    """One labelled letter."""
    text = str(row["text"])
    draft = Draft(text, str(row["kind"]))
    reading = meaning.read(text, draft.sentences)
    findings = row["findings"]
    assert isinstance(findings, list)
    spans = [Span(f["start"], f["end"]) for f in findings if f["label"] == LABEL]
    pairs = doubted.candidates(draft, reading)
    heard = doubted.by_themselves(draft, reading, pairs)
    figures = [(*pair.doubts, own) for pair, own in zip(pairs, heard, strict=True)]
    sides = [[next((s for s in spans if s.overlaps(told.sentence)), None) for told in pair] for pair in pairs]
    return Letter(bool(spans), figures, [None not in side and side[0] != side[1] for side in sides])


def fitted(letters: list[Letter]) -> LogisticRegression:
    """The figures' weights."""
    figures = np.array(list(chain.from_iterable(letter.figures for letter in letters)))
    truth = np.array(list(chain.from_iterable(letter.truth for letter in letters)))
    return LogisticRegression(C=1.0, max_iter=500).fit(figures, truth)


def strongest(model: LogisticRegression, letters: list[Letter]) -> NDArray[np.float64]:
    """How likely the likeliest pair of each letter is."""
    return np.array(
        [model.predict_proba(letter.figures)[:, 1].max() if letter.figures else 0.0 for letter in letters]
    )


def main() -> None:
    """Fit, cross-check and print."""
    rows = [json.loads(line) for name in LETTERS for line in (DATA / name).read_text("utf-8").splitlines()]
    letters = [looked_at(row) for row in rows]
    guilty = np.array([letter.contradicts for letter in letters])
    among = sum(any(letter.truth) for letter in letters)
    print(f"{len(letters)} letters, {guilty.sum()} contradict themselves, in {among} the pair is among those read")
    part = np.random.default_rng(0).integers(0, PARTS, len(letters))
    chances = np.zeros(len(letters))
    for held in range(PARTS):
        model = fitted([letter for letter, own in zip(letters, part, strict=True) if own != held])
        own = [number for number in range(len(letters)) if part[number] == held]
        chances[own] = strongest(model, [letters[number] for number in own])
    for least in THRESHOLDS:
        told = chances >= least
        print(f"from {least}: finds {(told & guilty).sum()}, calls {(told & ~guilty).sum()} others contradictory")
    model = fitted(letters)
    print("weights", np.round(model.coef_[0], 2), "begin", np.round(model.intercept_, 2))


if __name__ == "__main__":
    main()
