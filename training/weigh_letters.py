"""Chooses how rules and encoder are weighed in letters, and writes the table into letters/weighing.py.

    PYTHONPATH=src python training/weigh_letters.py [--letters FILE ...] [--dry-run]

Needs only what the product needs. It reads each letter once with the weights that lie in language/weights, and
asks the rules once. Evidence adds up in log odds: how often the label is there at all, how sure the encoder is,
and whether a rule saw it. These figures are fitted for each label and drawn towards their mean over all labels,
so that a label with few passages leans on the others, and nothing hangs on a single passage. From them follow
the two thresholds of the table: how sure the encoder must be where no rule agrees, and how sure where one does.
The first is fitted as though there were no rules: they were written with some of these letters in view, and
what they leave over there is poorer than in a letter that is new to them. The encoder must not have learned
from the letters.

The printed figures are cross-checked: each letter is judged by a table that was fitted on the others.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import choose_thresholds
from goodterms.language.encoder import probability
from goodterms.language.labels import FAULTS, POINTS
from goodterms.letters import points, rules, weighing
from goodterms.letters.draft import Draft
from goodterms.letters.letter import Passage
from goodterms.letters.meaning import Reading, read
from goodterms.letters.points.point import Point
from goodterms.letters.reading.sentences import Span
from goodterms.letters.weighing import WEIGHTS, Candidate, Weight, candidates

DATA = Path(__file__).parent / "data"
LETTERS = [DATA / name for name in choose_thresholds.LETTERS]
ENOUGH = 0.3
"""How likely a label must be to be told. F1 is best a little below one half; what is told of a letter is looked at
by its writer, and what the encoder alone sees never holds a letter back."""
UNNAMED = {"substance.contradiction": 0.6, "wording.blame": 0.4}
"""Where the encoder must be surer to speak alone: it cannot name the sentence that another contradicts, and it
hears blame in plain facts more readily than any other fault."""
LITTLE = {"substance.contradiction": 0.12}
"""Where a rule shows both sides, so little of the encoder's doubt bears it out. Chosen on the same letters,
and once set back from 0.05, where a good test letter was held back."""
DRAWN = 4.0
"""So many passages of its own weigh as much as what all labels have in common."""
START = (-1.0, 1.0, 1.0)
"""Where the fit begins: rarely there, and encoder and rule speak for it."""
LEAST_SLOPE = 0.3
"""However little an encoder knows of a label, more of it never speaks against one."""
LEAST = 0.02
"""An encoder that is less sure than this says nothing; such sentences would only swamp the fit."""
NEVER = 1.1
"""A threshold that no encoder reaches: it never decides alone."""
PARTS = 5
"""Into so many parts the letters are split to cross-check."""
RECKONED = {"substance.arithmetic"}
"""What figures show: an encoder cannot add up."""
SHOWN = {*RECKONED, "wording.over_apology"}
"""Faults that figures or the count show: the rule needs no encoder to agree."""
TRUST = 0.7
"""A rule was written with some of these letters in view; of what it seems to be worth so much is believed."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Labelled:
    """What may bear a label in one letter, and what a person marked there."""

    candidates: tuple[Candidate, ...]
    marked: tuple[Span, ...]


def prepare(rows: Iterable[dict[str, Any]]) -> dict[str, list[Labelled]]:
    """Read every letter once, for all labels."""
    prepared: dict[str, list[Labelled]] = {label: [] for label in WEIGHTS}
    looks = {point.name: point for point in points.POINTS}
    asked = {rule.name: rule for rule in rules.RULES}
    for row in rows:
        draft = Draft(str(row["text"]), str(row["kind"]))
        reading = read(draft.text, draft.sentences)
        friendly = [span for name in ("door_open", "thanks") for span in looks[name].find(draft)]
        ends = tuple(_points(draft, reading, looks["end_date"]))
        draft = draft.with_ends(ends, read_for_meaning=True)
        marks = [*row["covers"], *row["findings"]]
        for label in WEIGHTS:
            if label in looks:
                seen, against = list(looks[label].find(draft)), []
            else:
                seen, against = [Span(f.start, f.end) for f in asked[label].look(draft) if not f.certain], friendly
            marked = tuple(Span(m["start"], m["end"]) for m in marks if m["label"] == label)
            found = tuple(candidates(draft, reading, label, seen, against))
            prepared[label].append(Labelled(found, marked))
    return prepared


def _points(draft: Draft, reading: Reading, point: Point) -> Iterator[Passage]:
    for span, _ in weighing.weigh(draft, reading, point.name, point.find(draft)):
        yield Passage(span.start, span.end, span.of(draft.text))


def evidence(letters: Iterable[Labelled], ruled: bool) -> tuple[Floats, Floats]:
    """For each sentence that could bear the label what speaks for it, and whether a person marked it.

    What speaks: a one, the encoder's log odds, and the rule's word, which is left out unless ``ruled``.
    """
    rows = [
        (
            (1.0, _log_odds(candidate.chance), float(seen)),
            any(
                span.overlaps(mark) for span in (candidate.seen if seen else (candidate.read,)) for mark in marked
            ),
        )
        for marked, candidate in ((letter.marked, own) for letter in letters for own in letter.candidates)
        if (seen := ruled and bool(candidate.seen)) or (candidate.stands and candidate.chance >= LEAST)
    ]
    return np.array([row for row, _ in rows]).reshape(-1, 3), np.array([marked for _, marked in rows], float)


def fitted(evidences: dict[str, tuple[Floats, Floats]]) -> dict[str, Floats]:
    """Three figures for each label, drawn towards their mean over the labels."""
    mean, own = np.array(START), {}
    for _ in range(8):
        own = {label: _fit(*found, mean) for label, found in evidences.items()}
        mean = np.mean(list(own.values()), axis=0)
    return own


def _fit(rows: Floats, marked: Floats, mean: Floats) -> Floats:
    """Logistic regression by Newton's steps, with a penalty for straying from the mean."""
    figures = mean.copy()
    for _ in range(12):
        chance = probability(rows @ figures)
        slope = rows.T @ (chance - marked) + DRAWN * (figures - mean)
        bend = (rows * (chance * (1 - chance))[:, None]).T @ rows + DRAWN * np.eye(3)
        step = np.linalg.solve(bend, slope)
        figures -= step * min(1.0, 3.0 / np.abs(step).max())
    return figures


def threshold(label: str, figures: Floats, ruled: bool) -> float:
    """How sure the encoder must be, where a rule saw the label (``ruled``) or not."""
    rare, encoder, rule = figures
    enough = ENOUGH if ruled else UNNAMED.get(label, ENOUGH)
    odds = (_log_odds(enough) - rare - TRUST * rule * ruled) / max(encoder, LEAST_SLOPE)
    return round(float(probability(np.array(odds))), 2)


def choose(letters: dict[str, list[Labelled]]) -> dict[str, Weight]:
    """The table for what was prepared."""
    alone, backed = (
        {
            label: threshold(label, figures, ruled)
            for label, figures in fitted({label: evidence(own, ruled) for label, own in letters.items()}).items()
        }
        for ruled in (False, True)
    )
    return {
        label: Weight(
            NEVER if label in RECKONED else alone[label],
            0.0 if label in SHOWN else LITTLE.get(label, min(backed[label], alone[label])),
            WEIGHTS[label].rivals,
        )
        for label in letters
    }


def count(letters: Iterable[Labelled], weight: Weight) -> Floats:
    """Passages said, of them right, marked, of them seen; letters said, marked, both."""
    counts = np.zeros(7)
    for letter in letters:
        passages = {(s.start, s.end): s for candidate in letter.candidates for s in candidate.passages(weight)}
        found, marked = list(passages.values()), letter.marked
        right = sum(any(span.overlaps(mark) for mark in marked) for span in found)
        seen = sum(any(span.overlaps(mark) for span in found) for mark in marked)
        told, held = bool(found), bool(marked)
        counts += (len(found), right, len(marked), seen, told, held, told and held)
    return counts


def cross_checked(letters: dict[str, list[Labelled]]) -> dict[str, Floats]:
    """Counts for each label, where each letter is judged by a table that was fitted without it."""
    counts = {label: np.zeros(7) for label in letters}
    for part in range(PARTS):
        rest = {label: [own for n, own in enumerate(all_) if n % PARTS != part] for label, all_ in letters.items()}
        for label, chosen in choose(rest).items():
            counts[label] += count(letters[label][part::PARTS], chosen)
    return counts


def _log_odds(chance: float) -> float:
    held = min(max(chance, 0.002), 0.998)
    return math.log(held / (1 - held))


def written(weights: dict[str, Weight], source: str) -> str:
    """The module's text with the new figures in its table."""
    for label, weight in weights.items():
        pattern = rf'("{re.escape(label)}": Weight\(\s*)[\d.]+(,\s*)[\d.]+(?=,|\))'
        source, count = re.subn(pattern, rf"\g<1>{weight.alone:.2f}\g<2>{weight.backed:.2f}", source)
        if count != 1:
            raise SystemExit(f"{label} has no one place in the table of {weighing.__file__}.")
    return source


def main() -> None:
    """Choose, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--letters", type=Path, nargs="+", default=LETTERS)
    parser.add_argument("--dry-run", action="store_true", help="print only")
    options = parser.parse_args()
    rows = [json.loads(line) for path in options.letters for line in path.read_text("utf-8").splitlines()]
    prepared = prepare(rows)
    chosen, checked = choose(prepared), cross_checked(prepared)
    print(f"{len(rows)} letters. By label: thresholds before, after; cross-checked P, R, F1: passages, letters.")
    for label in (*POINTS, *FAULTS):
        before, after = WEIGHTS[label], chosen[label]
        thresholds = f"{before.alone:4.2f} {before.backed:4.2f}  {after.alone:4.2f} {after.backed:4.2f}"
        print(f"{label:28s} {thresholds}   {_row(checked[label])}")
    for name, labels in (("points", POINTS), ("faults", FAULTS)):
        print(f"{name:28s} {'':21s}{_row(np.sum([checked[label] for label in labels], axis=0))}")
    if not options.dry_run:
        module = Path(weighing.__file__)
        module.write_text(written(chosen, module.read_text(encoding="utf-8")), encoding="utf-8")


def _row(counts: Floats) -> str:
    said, right, marked, seen, told, held, both = (float(number) for number in counts)
    halves = [(right / max(1, said), seen / max(1, marked)), (both / max(1, told), both / max(1, held))]
    return "   ".join(f"{p:.2f} {r:.2f} {2 * p * r / max(1e-9, p + r):.2f}" for p, r in halves)


if __name__ == "__main__":
    main()
