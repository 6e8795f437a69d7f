"""Chooses the thresholds on the development texts, and writes them beside the weights.

    PYTHONPATH=src python training/choose_thresholds.py --shared PUBLIC_SETS

For each label the thresholds whose F1 is nearly the best are found, and the one in their middle is taken, so that
it does not hang on one text. Those of insults and threats must also keep quiet on ordinary mail: of two thousand
ordinary development mails and mails of a list each kind may flag one; where the chosen one raises more alarms, the
next threshold above it that does not is taken, as long as its F1 is nearly the best too.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goodterms.language import encoder, screen, tone
from goodterms.language.labels import HOSTILE, LETTER_LABELS, MESSAGE_LABELS
from public_texts import list_mail

DATA = Path(__file__).parent / "data"
MESSAGES = ("messages_dev.jsonl", "messages_dev_plain.jsonl")
ORDINARY = ("ordinary_dev.jsonl", "ordinary_dev_plain.jsonl")
LETTERS = ("letters_dev.jsonl", "letters_dev_plain.jsonl", "letters_weigh.jsonl")
"""What thresholds, and how readers add up, are chosen on."""
PATH = encoder.WEIGHTS / "thresholds.json"
GRID = np.round(np.arange(0.05, 0.96, 0.01), 2)
FALSE_ALARM = 0.0005
"""Share of ordinary mails that each label may flag; the aim is one in two hundred for all five."""
NEARLY_BEST = 0.02
KEPT = {True: 0.0, False: 0.02}
"""Share of development texts that the screen may lose: of insults and threats none, of the others one in fifty."""
Floats = NDArray[np.float64]


def best_threshold(chances: Floats, truth: NDArray[np.bool_], ordinary: Floats | None = None) -> float:
    """The middle one of the thresholds whose F1 is nearly the best; with `ordinary` the first one from there on
    that flags little enough of it, or else the one that flags least."""
    flagged = chances[:, None] >= GRID
    scores = 2 * (flagged & truth[:, None]).sum(0) / np.maximum(flagged.sum(0) + truth.sum(), 1)
    good = GRID[scores >= scores.max() - NEARLY_BEST]
    good = good[len(good) // 2 :]
    if ordinary is None:
        return float(good[0])
    alarms = np.maximum((ordinary[:, None] >= good).sum(0), FALSE_ALARM * len(ordinary))
    return float(good[int(np.argmin(alarms))])


def message_thresholds(rows: list[dict[str, Any]], shared: Path) -> dict[str, float]:
    """One threshold a message label."""
    chances = np.array([message_chances(str(row["text"])) for row in rows])
    truth = np.array([[label in row["labels"] for label in MESSAGE_LABELS] for row in rows])
    ordinary = framed_chances(ordinary_texts(shared))
    return {
        label: best_threshold(chances[:, n], truth[:, n], ordinary[:, n] if label in HOSTILE else None)
        for n, label in enumerate(MESSAGE_LABELS)
    }


def framed_chances(texts: list[str]) -> Floats:
    """The probabilities as they ship, after the frames have had their say.

    A frame clears only what is flagged. So everything is flagged here first, lest what is chosen depend on what
    was chosen before.
    """
    standing = PATH.read_text(encoding="utf-8")
    lowest = {**json.loads(standing), "messages": dict.fromkeys(MESSAGE_LABELS, float(GRID[0]))}
    try:
        put_in_force(json.dumps(lowest))
        readings = list(tone.read_many(texts))
    finally:
        put_in_force(standing)
    return np.array([[read.probabilities.get(label, 0.0) for label in MESSAGE_LABELS] for read in readings])


def put_in_force(thresholds: str) -> None:
    """Write the thresholds, and have them read anew."""
    PATH.write_text(thresholds, encoding="utf-8")
    for kept in (encoder.thresholds, tone._floors, tone._gates):
        kept.cache_clear()


def ordinary_texts(shared: Path) -> list[str]:
    """The ordinary development mails, and half of the list mails that nothing was learned from."""
    own = [str(row["text"]) for name in ORDINARY for row in rows_of(name)]
    return own + list(list_mail(shared / "list-mail-5k.mbox.xz", odd=True))[::2]


def message_chances(text: str) -> Floats:
    """The probability for each message label, by encoder and phrases together."""
    stretches = encoder.windows(text, encoder.MESSAGE_TOKENS)
    read = [tone.read_window(text, *stretch).whole for stretch in stretches]
    strongest: Floats = np.max(read, axis=0).astype(np.float64)
    return strongest


def letter_chances(text: str) -> Floats:
    """The strongest probability of any token for each letter label."""
    read = [window.passages.max(0) for window in encoder.read_letter(text)]
    strongest: Floats = np.max(read, axis=0).astype(np.float64)
    return strongest


def screen_gates(rows: list[dict[str, Any]]) -> dict[str, float]:
    """For each label the screen's probability below which hardly a text that bears it is found."""
    gates = {}
    for number, label in enumerate(MESSAGE_LABELS):
        strongest = [
            float(screen.chances([text[start:end] for start, end in screen.stretches(text)])[:, number].max())
            for text in (str(row["text"]) for row in rows if label in row["labels"])
        ]
        lost = KEPT[label in HOSTILE]
        gates[label] = round(max(0.8 * float(np.quantile(strongest, lost)), 0.002), 4)
    return gates


def letter_thresholds(rows: list[dict[str, Any]]) -> dict[str, float]:
    """One threshold a letter label, drawn half way to the middle: the development letters are few."""
    chances = np.array([letter_chances(str(row["text"])) for row in rows])
    found = [{span["label"] for span in row["covers"] + row["findings"]} for row in rows]
    truth = np.array([[label in labels for label in LETTER_LABELS] for labels in found])
    return {
        label: round(0.5 * best_threshold(chances[:, n], truth[:, n]) + 0.25, 3)
        for n, label in enumerate(LETTER_LABELS)
    }


def rows_of(name: str) -> list[dict[str, Any]]:
    """The rows of one compiled file."""
    return [json.loads(line) for line in (DATA / name).read_text(encoding="utf-8").splitlines()]


def main() -> None:
    """Write thresholds.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder of the public sets")
    options = parser.parse_args()
    messages = [row for name in MESSAGES for row in rows_of(name)]
    chosen = {
        "screen": screen_gates(messages),
        "messages": message_thresholds(messages, options.shared),
        "letters": letter_thresholds([row for name in LETTERS for row in rows_of(name)]),
    }
    put_in_force(json.dumps(chosen, indent=1) + "\n")
    print(PATH.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
