"""Compiles written markup files into the JSON Lines under training/data, split before any model is built.

    PYTHONPATH=src python training/compile_data.py --messages a.txt b.txt --letters c.txt --ordinary d.txt

What was compiled before stays; new texts are added to it. The split goes by trade, so no trade and no voice
stands on two sides. Near-duplicates are counted (word trigrams, Jaccard) and the later one of each pair with the
same labels is left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from goodterms.language.labels import LETTER_LABELS, MESSAGE_LABELS, POINTS
from markup import Mark, unmark

TEST_TRADES = {
    "interior design",
    "architectural drafting",
    "event planning",
    "fashion and textile pattern making",
}
DEV_TRADES = {"copywriting", "video editing", "podcast and sound", "user research"}
PARTS = ("train", "dev", "test")
NEAR = 0.6
"""From this share of common word trigrams on, two texts count as near-duplicates."""

Row = dict[str, Any]


def side(trade: str) -> str:
    """train, dev or test, by the trade alone."""
    if trade in TEST_TRADES:
        return "test"
    return "dev" if trade in DEV_TRADES else "train"


def _header(line: str) -> dict[str, str]:
    pairs = (part.split(":", 1) for part in line.strip("#= \n").split("|"))
    return {key.strip(): value.strip() for key, value in pairs}


def _identity(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _trim(text: str, marks: tuple[Mark, ...]) -> list[dict[str, Any]]:
    """Marks without the blanks at their edges."""
    spans = []
    for mark in marks:
        passage = text[mark.start : mark.end]
        start = mark.start + len(passage) - len(passage.lstrip())
        spans.append({"label": mark.label, "start": start, "end": start + len(passage.strip())})
    return spans


def read_messages(path: Path) -> Iterator[Row]:
    """One row for each line; the last header line says whose voice it is."""
    head: dict[str, str] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        if line.startswith("# voice"):
            head = _header(line)
            continue
        try:
            text, marks = unmark(line.replace("\\n", "\n").strip(), MESSAGE_LABELS)
        except ValueError as error:
            print(f"{path.name}:{number}: {error}", file=sys.stderr)
            continue
        spans = _trim(text, marks)
        present = {span["label"] for span in spans}
        yield {
            "id": _identity(text),
            "text": text,
            "labels": [label for label in MESSAGE_LABELS if label in present],
            "spans": spans,
            **{key: head.get(key, "") for key in ("voice", "trade", "register", "english")},
            "hand": path.stem[-1],
        }


def read_letters(path: Path) -> Iterator[Row]:
    """One row for each letter; a line of three equals signs begins one."""
    for block in re.split(r"(?m)^(?====)", path.read_text(encoding="utf-8")):
        if not block.strip():
            continue
        first, _, body = block.partition("\n")
        head = _header(first)
        try:
            text, marks = unmark(body.strip(), LETTER_LABELS)
        except ValueError as error:
            print(f"{path.name}: {head.get('voice')}: {error}", file=sys.stderr)
            continue
        spans = _trim(text, marks)
        yield {
            "id": _identity(text),
            "kind": head.get("kind", ""),
            "text": text,
            "covers": [span for span in spans if span["label"] in POINTS],
            "findings": [span for span in spans if span["label"] not in POINTS],
            **{key: head.get(key, "") for key in ("voice", "trade", "register")},
            "hand": path.stem[-1],
        }


def trigrams(text: str) -> set[tuple[str, ...]]:
    """Word trigrams of a text, lower case."""
    words = re.findall(r"\w+", text.lower())
    return set(zip(words, words[1:], words[2:], strict=False)) or {tuple(words)}


def near_duplicates(rows: list[Row]) -> list[tuple[int, int]]:
    """Pairs of places (earlier, later) whose texts share most of their trigrams."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    sets = [trigrams(row["text"]) for row in rows]
    pairs = []
    for later, grams in enumerate(sets):
        common = Counter(earlier for gram in grams for earlier in holders[gram][:200])
        for earlier, shared in common.items():
            if shared / (len(grams) + len(sets[earlier]) - shared) >= NEAR:
                pairs.append((earlier, later))
        for gram in grams:
            holders[gram].append(later)
    return pairs


def _labels(row: Row) -> tuple[str, ...]:
    found = row["labels"] if "labels" in row else [span["label"] for span in row["covers"] + row["findings"]]
    return tuple(sorted(found))


def without_near_duplicates(rows: list[Row]) -> tuple[list[Row], float]:
    """The rows less the later one of each near-identical pair with the same labels, and their share in percent."""
    pairs = near_duplicates(rows)
    drop = {later for earlier, later in pairs if _labels(rows[earlier]) == _labels(rows[later])}
    share = 100 * len({later for _, later in pairs}) / max(len(rows), 1)
    return [row for place, row in enumerate(rows) if place not in drop], share


def check_voices(rows: list[Row]) -> None:
    """Name the voices of one hand that would stand on two sides of the split."""
    sides: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        sides[f"{row['hand']}/{row['voice']}"].add(side(row["trade"]))
    crossing = sorted(voice for voice, found in sides.items() if len(found) > 1)
    if crossing:
        print("voices on two sides:", ", ".join(crossing), file=sys.stderr)


def compiled(kind: str, parts: Iterable[str], out: Path) -> list[Row]:
    """The rows that stand in the files of one kind already."""
    paths = [out / f"{kind}_{part}.jsonl" for part in parts]
    return [json.loads(line) for path in paths if path.exists() for line in path.open(encoding="utf-8")]


def on_their_side(new: list[Row], standing: list[Row]) -> list[Row]:
    """The new rows without those whose very text stands on another side of the split already."""
    sides = {row["id"]: side(row["trade"]) for row in standing}
    return [row for row in new if sides.get(row["id"], side(row["trade"])) == side(row["trade"])]


def write(rows: list[Row], kind: str, out: Path) -> None:
    """One file for each side of the split that has rows."""
    for part in PARTS:
        chosen = [row for row in rows if side(row["trade"]) == part]
        if not chosen:
            continue
        lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in chosen)
        (out / f"{kind}_{part}.jsonl").write_text(lines, encoding="utf-8")
        empty = sum(not _labels(row) for row in chosen)
        print(f"{kind}_{part}: {len(chosen)} rows, {empty} without a label")


def main() -> None:
    """Compile what the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", nargs="*", type=Path, default=[])
    parser.add_argument("--letters", nargs="*", type=Path, default=[])
    parser.add_argument(
        "--ordinary",
        nargs="*",
        type=Path,
        default=[],
        help="ordinary mail to learn from: no insults, no threats, no marks",
    )
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "data")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for kind, paths, read, parts in (
        ("messages", options.messages, read_messages, PARTS),
        ("letters", options.letters, read_letters, PARTS),
        ("ordinary", options.ordinary, read_messages, ("train",)),
    ):
        new = [row for path in paths for row in read(path) if side(row["trade"]) in parts]
        if not new:
            continue
        standing = compiled(kind, parts, options.out)
        rows = list({row["id"]: row for row in (*standing, *on_their_side(new, standing))}.values())
        check_voices(rows)
        kept, share = without_near_duplicates(rows)
        print(f"{kind}: {len(rows)} written, near-duplicates {share:.2f} %, kept {len(kept)}")
        write(kept, kind, options.out)


if __name__ == "__main__":
    main()
