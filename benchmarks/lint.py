"""What the check of a letter sees, and how fast: against hand-labelled letters, warm and cold, beside proselint.

    PYTHONPATH=src python benchmarks/lint.py [--split dev|test|test_plain] [--quick]

The letters (training/data) were labelled by hand; trades of the test split were used neither to train nor to
choose a threshold. A passage counts as seen where it overlaps one of the same label.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goodterms.language.labels import FAULTS, POINTS
from goodterms.letters import Lint, lint

DATA = Path(__file__).parent.parent / "training" / "data"
WORDS = 400
Span = tuple[int, int]


@dataclass
class Count:
    """Hits and misses of one label, by passage and by letter."""

    right: int = 0
    said: int = 0
    seen: int = 0
    there: int = 0
    letters_right: int = 0
    letters_said: int = 0
    letters_there: int = 0

    def add(self, predicted: list[Span], labelled: list[Span]) -> None:
        self.right += sum(any(_overlap(p, g) for g in labelled) for p in predicted)
        self.said += len(predicted)
        self.seen += sum(any(_overlap(p, g) for p in predicted) for g in labelled)
        self.there += len(labelled)
        self.letters_right += bool(predicted) and bool(labelled)
        self.letters_said += bool(predicted)
        self.letters_there += bool(labelled)

    def row(self) -> str:
        passage = _scores(self.right, self.said, self.seen, self.there)
        letter = _scores(self.letters_right, self.letters_said, self.letters_right, self.letters_there)
        return f"{self.there:>4} | {passage} | {letter}"


def _overlap(a: Span, b: Span) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _scores(right: int, said: int, seen: int, there: int) -> str:
    precision, recall = right / max(1, said), seen / max(1, there)
    harmonic = 2 * precision * recall / max(1e-9, precision + recall)
    return f"{precision:.2f} | {recall:.2f} | {harmonic:.2f}"


def predicted(answer: Lint, label: str) -> list[Span]:
    """The passages that the check gives this label."""
    if label in POINTS:
        return [(p.start, p.end) for p in answer.covers.get(label, ())]
    return [(f.start, f.end) for f in answer.findings if f.rule == label]


def measure(letters: list[dict[str, Any]], quick: bool) -> None:
    """Print a table of points and faults, and how many good letters were held back."""
    counts: dict[str, Count] = defaultdict(Count)
    good = held_back = misread = 0
    for letter in letters:
        answer = lint(letter["text"], letter["kind"], quick=quick)
        good += not letter["findings"]
        held_back += not letter["findings"] and any(f.level == "must" for f in answer.findings)
        misread += bool(set(answer.unsaid) & {mark["label"] for mark in letter["covers"]})
        for label in (*POINTS, *FAULTS):
            marks = letter["covers"] if label in POINTS else letter["findings"]
            labelled = [(m["start"], m["end"]) for m in marks if m.get("label", m.get("rule")) == label]
            counts[label].add(predicted(answer, label), labelled)
    print("| label | passages | precision | recall | F1 | letters: precision | recall | F1 |")
    print("|---|---|---|---|---|---|---|---|")
    for label in (*POINTS, *FAULTS):
        print(f"| {label} | {counts[label].row()} |")
    print(
        f"\n{len(letters)} letters, {good} without a fault; {held_back} of these held back by a `must`; "
        f"{misread} of all said not to be ready for want of a point that they make.\n"
    )


def milliseconds(work: Callable[[], object], times: int = 15) -> float:
    """The median time of one call."""
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken) * 1000


def cold(flag: str, letter: str) -> float:
    """One run of the command, from nothing, in milliseconds; the best of three, with byte code as installed."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-m", "goodterms", "lint", "-", "--kind", "ending", *flag.split()]
    runs = []
    for _ in range(3):
        began = time.perf_counter()
        subprocess.run(command, input=letter.encode(), capture_output=True, check=False, env=environment)
        runs.append(time.perf_counter() - began)
    return min(runs) * 1000


def proselint_check(text: str) -> list[Any] | None:
    """What proselint finds, or None where it is not installed."""
    try:
        from proselint.checks import __register__
        from proselint.config import DEFAULT
        from proselint.registry import CheckRegistry
        from proselint.tools import LintFile
    except ImportError:
        return None
    registry = CheckRegistry()
    if not registry.checks:
        registry.register_many(__register__)
    return list(LintFile("letter", text).lint(DEFAULT))


def speed(letters: list[dict[str, Any]]) -> None:
    """Print warm and cold times of a letter of 400 words, and the peer's in the same run."""
    words = " ".join(letter["text"] for letter in letters if letter["kind"] == "ending").split(" ")
    letter = " ".join(words[:WORDS])
    quick = milliseconds(lambda: lint(letter, "ending", quick=True))
    full = milliseconds(lambda: lint(letter, "ending"))
    print(f"warm, {WORDS} words: words alone {quick:.1f} ms, with the encoder {full:.1f} ms")
    alone, whole = cold("--quick", letter), cold("", letter)
    print(f"cold, the command: words alone {alone:.0f} ms, with the encoder {whole:.0f} ms")
    if proselint_check(letter) is None:
        print("proselint is not installed here")
        return
    peer = milliseconds(lambda: proselint_check(letter))
    print(f"proselint, the same letter: {peer:.1f} ms; ours takes {quick / peer:.2f} of that by words alone")
    faulty = [item for item in letters if item["findings"]]
    seen = sum(
        any(_overlap(tuple(found.check_result.span), (m["start"], m["end"])) for m in item["findings"])
        for item in faulty
        for found in (proselint_check(item["text"]) or [])
    )
    print(f"proselint marks {seen} places that overlap one of the faults of {len(faulty)} flawed letters")


def main() -> None:
    """Measure what is seen, then how fast."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", choices=["dev", "test", "test_plain"], default="dev")
    parser.add_argument("--quick", action="store_true", help="words alone")
    parser.add_argument("--kind", default="", help="only letters of this kind")
    options = parser.parse_args()
    lines = (DATA / f"letters_{options.split}.jsonl").read_text("utf-8").splitlines()
    letters = [row for row in map(json.loads, lines) if options.kind in ("", row["kind"])]
    measure(letters, options.quick)
    speed(letters)


if __name__ == "__main__":
    main()
