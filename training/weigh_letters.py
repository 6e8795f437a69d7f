"""Chooses how rules and encoder are weighed in letters, and writes the table into letters/weighing.py.

    PYTHONPATH=src python training/weigh_letters.py [--letters FILE ...] [--precision 0.90] [--dry-run]

Needs only what the product needs. It reads each letter once with the weights that lie in language/weights, and
asks the rules once; then every pair of thresholds is tried for each label. Points get the pair with the best F1
(by passages and by letters alike), faults the pair with the best recall whose precision reaches the aim. A pair
counts with its neighbours and is drawn half way to the middle, so that it does not hang on one passage. The rivals
of a label stay as they are.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from goodterms.language.labels import FAULTS, POINTS
from goodterms.letters import points, rules, weighing
from goodterms.letters.draft import Draft
from goodterms.letters.letter import Passage
from goodterms.letters.meaning import Reading, read
from goodterms.letters.points.point import Point
from goodterms.letters.reading.sentences import Span
from goodterms.letters.weighing import WEIGHTS, Candidate, Weight, candidates

DATA = Path(__file__).parent / "data"
ALONE = [round(0.2 + 0.03 * step, 2) for step in range(26)]
NEVER = 1.1
"""A threshold that no encoder reaches: it never decides alone."""
MIDDLE = 0.7
BACKED = [0.0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6]
SHOWN = {"substance.arithmetic", "substance.contradiction", "wording.over_apology"}
"""Faults that figures or the count show: the rule needs no encoder to agree."""


@dataclass(frozen=True)
class Labelled:
    """What may bear a label in one letter, and what a person marked there."""

    candidates: tuple[Candidate, ...]
    marked: tuple[Span, ...]


@dataclass(frozen=True)
class Score:
    """How a pair of thresholds does: by passages, and by letters."""

    precision: float
    recall: float
    letters: float
    """F1 by letters."""

    @property
    def passages(self) -> float:
        """F1 by passages."""
        return _harmonic(self.precision, self.recall)


def prepare(rows: Iterable[dict[str, object]]) -> dict[str, list[Labelled]]:
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
        marks = [*row["covers"], *row["findings"]]  # type: ignore[misc]  # rows are plain JSON
        for label in WEIGHTS:
            if label in looks:
                seen, against = list(looks[label].find(draft)), []
            else:
                seen, against = [Span(f.start, f.end) for f in asked[label].look(draft)], friendly
            marked = tuple(Span(m["start"], m["end"]) for m in marks if m["label"] == label)
            found = tuple(candidates(draft, reading, label, seen, against))
            prepared[label].append(Labelled(found, marked))
    return prepared


def _points(draft: Draft, reading: Reading, point: Point) -> Iterator[Passage]:
    for span, _ in weighing.weigh(draft, reading, point.name, point.find(draft)):
        yield Passage(span.start, span.end, span.of(draft.text))


def score(letters: list[Labelled], weight: Weight) -> Score:
    """How a weight does on the letters."""
    right = said = seen = there = both = told = held = 0
    for letter in letters:
        found = {
            (span.start, span.end): span for candidate in letter.candidates for span in candidate.passages(weight)
        }
        right += sum(any(span.overlaps(mark) for mark in letter.marked) for span in found.values())
        seen += sum(any(span.overlaps(mark) for span in found.values()) for mark in letter.marked)
        said, there = said + len(found), there + len(letter.marked)
        both += bool(found) and bool(letter.marked)
        told, held = told + bool(found), held + bool(letter.marked)
    letters_f1 = _harmonic(both / max(1, told), both / max(1, held))
    return Score(right / said if said else 1.0, seen / max(1, there), letters_f1)


def choose(label: str, letters: list[Labelled], precision: float) -> Weight:
    """The pair of thresholds that does best together with its neighbours."""
    backed = [0.0] if label in SHOWN else BACKED
    alone = [*ALONE, NEVER]
    worth = {
        (a, b): _worth(label, score(letters, Weight(a, b)), precision) for a in alone for b in backed if b <= a
    }
    if not any(letter.marked for letter in letters):
        return WEIGHTS[label]

    def smooth(pair: tuple[float, float]) -> float:
        """The worth of a pair, drawn towards that of the pairs beside it."""
        a, b = alone.index(pair[0]), backed.index(pair[1])
        beside = [(alone[i], b_) for i in (a - 1, a + 1) if 0 <= i < len(alone) for b_ in (pair[1],)]
        beside += [(pair[0], backed[j]) for j in (b - 1, b + 1) if 0 <= j < len(backed)]
        near = [worth[p] for p in beside if p in worth]
        return 0.6 * worth[pair] + 0.4 * sum(near) / len(near)

    best = max(worth, key=lambda pair: (round(smooth(pair), 3), -abs(pair[0] - WEIGHTS[label].alone), -pair[1]))
    return Weight(best[0] if label in SHOWN else _drawn_in(best[0]), best[1], WEIGHTS[label].rivals)


def _drawn_in(alone: float) -> float:
    """Half way to the middle: the development letters are few, and an extreme threshold hangs on some of them."""
    return alone if alone >= NEVER else round((alone + MIDDLE) / 2, 2)


def _worth(label: str, found: Score, precision: float) -> float:
    if label in POINTS:
        return (found.passages + found.letters) / 2
    if found.precision >= precision:
        return 1 + found.recall
    return found.passages * found.precision / precision


def _harmonic(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0


def written(weights: dict[str, Weight], source: str) -> str:
    """The module's text with the new figures in its table."""
    for label, weight in weights.items():
        pattern = rf'(?P<head>"{re.escape(label)}": Weight\(\s*)[\d.]+(?:,\s*[\d.]+)?(?P<tail>,|\))'
        source, count = re.subn(pattern, rf"\g<head>{weight.alone}, {weight.backed}\g<tail>", source)
        if count != 1:
            raise SystemExit(f"{label} has no one place in the table of {weighing.__file__}.")
    return source


def main() -> None:
    """Choose, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--letters", type=Path, nargs="+", default=[DATA / "letters_dev.jsonl"])
    parser.add_argument("--precision", type=float, default=0.90, help="what the findings of a fault must reach")
    parser.add_argument("--dry-run", action="store_true", help="print only")
    options = parser.parse_args()
    rows = [json.loads(line) for path in options.letters for line in path.read_text("utf-8").splitlines()]
    prepared = prepare(rows)
    chosen = {label: choose(label, prepared[label], options.precision) for label in WEIGHTS}
    print(f"{len(rows)} letters. By label: thresholds before and after; precision, recall, F1 by letters.")
    for label in (*POINTS, *FAULTS):
        before, after = score(prepared[label], WEIGHTS[label]), score(prepared[label], chosen[label])
        print(f"{label:28s} {_row(WEIGHTS[label], before)}   {_row(chosen[label], after)}")
    if not options.dry_run:
        module = Path(weighing.__file__)
        module.write_text(written(chosen, module.read_text(encoding="utf-8")), encoding="utf-8")


def _row(weight: Weight, found: Score) -> str:
    figures = f"P {found.precision:.2f} R {found.recall:.2f} L {found.letters:.2f}"
    return f"{weight.alone:4.2f} {weight.backed:4.2f}  {figures}"


if __name__ == "__main__":
    main()
