"""Measures the shipped reader and its peers, and writes the model card into the documentation.

    PYTHONPATH=src python training/evaluate.py --shared FOLDER --card docs/explanation/tone.md

Development figures chose the thresholds; test figures were taken from other trades and voices, whose texts no
model has seen. Intervals are 95 %, by resampling messages. Peers that are not installed are left out.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from choose_thresholds import message_chances
from goodterms.language import encoder, frames, phrases, points, ratings, screen, tone
from goodterms.language.labels import HOSTILE, LETTER_LABELS, MESSAGE_LABELS
from goodterms.language.sentences import split
from public_texts import Row, list_mail, rows_of

HERE = Path(__file__).parent
DATA = HERE / "data"
NAMES = {
    "Western": ("Emily", "Greg"),
    "West African": ("Chidinma", "Kwame"),
    "South Asian": ("Lakshmi", "Arjun"),
    "East Asian": ("Mei Ling", "Haruto"),
    "Arabic": ("Fatima", "Yusuf"),
    "Slavic": ("Svetlana", "Bogdan"),
}
DIALECTS = (
    ("you are not listening to me", "you ain't listening to me"),
    ("I am going to check it tomorrow", "imma check it tomorrow"),
    ("the file is here", "the file dey here"),
    ("that is very good", "dat's proper good innit"),
)
TABLES = {
    "dev": "Development messages (thresholds were chosen here)",
    "test": "Test messages (other trades and voices)",
    "test_plain": "Plain test messages (other trades and voices, four other hands)",
}
Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Score:
    """Counts of one label, with the places of texts for resampling."""

    truth: Bools
    flagged: Bools

    def figures(self, chosen: NDArray[np.int64] | None = None) -> tuple[float, float, float]:
        """Precision, recall, F1."""
        truth, flagged = (
            (self.truth, self.flagged) if chosen is None else (self.truth[chosen], self.flagged[chosen])
        )
        hits = float((truth & flagged).sum())
        precision = hits / flagged.sum() if flagged.any() else 1.0
        recall = hits / truth.sum() if truth.any() else 1.0
        return precision, recall, 2 * hits / max(float(truth.sum() + flagged.sum()), 1.0)

    def interval(self, place: int) -> tuple[float, float]:
        """The 95 % interval of one of the figures, by resampling texts 500 times."""
        rng = np.random.default_rng(7)
        count = len(self.truth)
        drawn = [self.figures(rng.integers(0, count, count))[place] for _ in range(500)]
        return float(np.quantile(drawn, 0.025)), float(np.quantile(drawn, 0.975))


def ranking(chances: Floats, truth: Bools) -> float:
    """The area under the ROC curve."""
    order = np.argsort(chances, kind="stable")
    ranks = np.empty(len(order))
    ranks[order] = np.arange(len(order))
    for value in np.unique(chances[truth]):
        same = chances == value
        ranks[same] = ranks[same].mean()
    positives = truth.sum()
    return float((ranks[truth].sum() - positives * (positives - 1) / 2) / (positives * (~truth).sum()))


def has(rows: list[Row], label: str) -> Bools:
    """Which rows bear a label."""
    return np.array([label in row["labels"] for row in rows])


def overlap(row: Row, reading: tone.Reading, label: str) -> float:
    """Shared characters of the marked and the found passages, over all their characters."""
    marked = {n for s in row["spans"] if s["label"] == label for n in range(s["start"], s["end"])}
    found = {n for span in reading.spans if span.label == label for n in range(span.start, span.end)}
    return len(marked & found) / max(len(marked | found), 1)


def message_table(rows: list[Row], readings: list[tone.Reading]) -> list[str]:
    """One line a label, with intervals."""
    lines = [
        "| label | texts | precision | recall | F1 (95 %) | AUC | passage overlap |",
        "|---|---|---|---|---|---|---|",
    ]
    for label in MESSAGE_LABELS:
        truth = has(rows, label)
        score = Score(truth, np.array([label in reading.flags for reading in readings]))
        precision, recall, f1 = score.figures()
        low, high = score.interval(2)
        area = ranking(np.array([reading.probabilities.get(label, 0.0) for reading in readings]), truth)
        shared = [
            overlap(row, r, label)
            for row, r, t in zip(rows, readings, truth, strict=True)
            if t and label in r.flags
        ]
        lines.append(
            f"| {label} | {truth.sum()} | {precision:.2f} | {recall:.2f} | {f1:.2f} ({low:.2f}-{high:.2f}) "
            f"| {area:.3f} | {np.mean(shared) if shared else 0:.2f} |"
        )
    return lines


def letter_table(rows: list[Row]) -> list[str]:
    """One line a point or fault: found in the letter or not, and how many of its passages were touched."""
    found = [points.read(str(row["text"])) for row in rows]
    lines = [
        "| point or fault | letters | precision | recall | F1 | passages found |",
        "|---|---|---|---|---|---|",
    ]
    for label in LETTER_LABELS:
        spans = [[s for s in [*row["covers"], *row["findings"]] if s["label"] == label] for row in rows]
        score = Score(
            np.array([bool(own) for own in spans]), np.array([any(s.label == label for s in own) for own in found])
        )
        touched = sum(
            any(f.label == label and f.start < s["end"] and f.end > s["start"] for f in own_found)
            for own, own_found in zip(spans, found, strict=True)
            for s in own
        )
        precision, recall, f1 = score.figures()
        total = sum(len(own) for own in spans)
        lines.append(
            f"| {label} | {score.truth.sum()} | {precision:.2f} | {recall:.2f} | {f1:.2f} | {touched}/{total} |"
        )
    return lines


def registers(rows: list[Row], readings: list[tone.Reading]) -> list[str]:
    """Hostile or not, by register and by English."""
    lines = ["| texts | count | precision | recall |", "|---|---|---|---|"]
    for field in ("register", "english"):
        for value in sorted({str(row[field]) for row in rows}):
            chosen = [n for n, row in enumerate(rows) if row[field] == value]
            truth = np.array([bool(set(rows[n]["labels"]) & set(HOSTILE)) for n in chosen])
            flagged = np.array([bool(set(readings[n].flags) & set(HOSTILE)) for n in chosen])
            precision, recall, _ = Score(truth, flagged).figures()
            lines.append(f"| {value} | {len(chosen)} | {precision:.2f} | {recall:.2f} |")
    return lines


def agreement(kind: str, labels: Sequence[str], name: str = "test") -> list[str]:
    """The test texts of a kind, labelled a second time without sight of the first labels: Cohen's kappa."""
    second = {str(row["text"]): set(row["labels"]) for row in rows_of(DATA / f"{kind}_{name}_second.jsonl")}
    both = [
        (labels_of(row), second[row["text"]])
        for row in rows_of(DATA / f"{kind}_{name}.jsonl")
        if row["text"] in second
    ]
    lines = [
        f"{len(both)} {kind} were labelled twice.",
        "",
        "| label | first | second | both | kappa |",
        "|---|---|---|---|---|",
    ]
    for label in labels:
        one = np.array([label in first for first, _ in both])
        two = np.array([label in again for _, again in both])
        chance = one.mean() * two.mean() + (1 - one.mean()) * (1 - two.mean())
        kappa = ((one == two).mean() - chance) / (1 - chance) if chance < 1 else 1.0
        lines.append(f"| {label} | {one.sum()} | {two.sum()} | {(one & two).sum()} | {kappa:.2f} |")
    return lines


def labels_of(row: dict[str, Any]) -> set[str]:
    """All labels of a message or a letter."""
    if "labels" in row:
        return set(row["labels"])
    return {span["label"] for span in row["covers"] + row["findings"]}


def peers() -> Iterable[tuple[str, Callable[[list[str]], Floats]]]:
    """Other packages that score a text, those that are installed."""
    try:
        from profanity_check import predict_prob

        yield "alt-profanity-check", lambda texts: np.asarray(predict_prob(texts), float)
    except ImportError:
        pass
    try:
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

        judge = SentimentIntensityAnalyzer()
        yield (
            "vaderSentiment",
            lambda texts: np.array([-judge.polarity_scores(text)["compound"] for text in texts]),
        )
    except ImportError:
        pass
    try:
        from better_profanity import profanity

        yield (
            "better-profanity",
            lambda texts: np.array([float(profanity.contains_profanity(text)) for text in texts]),
        )
    except ImportError:
        pass


def peer_table(rows: list[Row], readings: list[tone.Reading]) -> list[str]:
    """How well each ranks insults and threats above the rest."""
    texts = [str(row["text"]) for row in rows]
    insult, hostile = has(rows, "insult"), np.any([has(rows, label) for label in HOSTILE], axis=0)
    pieces = [[text[a:b] for a, b in screen.stretches(text)] for text in texts]
    looks = np.array([screen.chances(own)[:, : len(HOSTILE)].max(0) for own in pieces], float)
    own = np.array([[reading.probabilities.get(label, 0.0) for label in HOSTILE] for reading in readings])
    both = np.array([message_chances(text) for text in texts])[:, : len(HOSTILE)]
    alone = np.array([encoder.read_message(text, 0, len(text)).whole for text in texts])[:, : len(HOSTILE)]
    said = phrases.opinions("messages", texts)[:, : len(HOSTILE)]
    framed = [{label for label, _ in frames.speaking(text, split(text))} for text in texts]
    blunt = np.array([[float(label in own_labels) for label in HOSTILE] for own_labels in framed])
    ranked = [
        ("goodterms, as shipped", own[:, 0], own.max(1)),
        ("goodterms, encoder and phrases", both[:, 0], both.max(1)),
        ("goodterms, encoder alone", alone[:, 0], alone.max(1)),
        ("goodterms, phrases alone", said[:, 0], said.max(1)),
        ("goodterms, frames alone", blunt[:, 0], blunt.max(1)),
        ("goodterms, screen alone", looks[:, 0], looks.max(1)),
        *((name, score(texts), score(texts)) for name, score in peers()),
    ]
    lines = ["| reader | insult AUC | insult or threat AUC |", "|---|---|---|"]
    return lines + [f"| {name} | {ranking(a, insult):.3f} | {ranking(b, hostile):.3f} |" for name, a, b in ranked]


def public_sets(shared: Path) -> list[str]:
    """Public test sets, read by the measures of toxic talk and of politeness."""
    comments = rows_of(shared / "tone" / "jigsaw_part_toxic.jsonl.gz")
    jigsaw = [row for row in comments if not str(row["split"]).startswith("train")]
    wiki = [row for row in rows_of(shared / "tone" / "stanford_politeness.jsonl.gz") if row["dom"] == "wiki"]
    toxic = ratings.toxic([str(row["text"])[:3000] for row in jigsaw])
    area = ranking(toxic, np.array([row["toxic"] == 1 for row in jigsaw], bool))
    held = wiki[::5]
    scores = np.array([float(row["score"]) for row in held])
    low, high = np.quantile(scores, (0.25, 0.75))
    outer = (scores <= low) | (scores >= high)
    polite = ratings.polite([str(row["text"]) for row in held])
    right = ((polite > np.median(polite)) == (scores >= high))[outer].mean()
    return [
        f"- Jigsaw toxic, test side ({len(jigsaw)} comments): AUC {area:.3f}",
        "- Wikipedia requests, every fifth one held out, the most and the least polite quarter told apart: "
        f"{100 * right:.0f} % right",
    ]


def false_alarms(shared: Path) -> list[str]:
    """How often ordinary mail is flagged as an insult or a threat."""
    listed = list(list_mail(shared / "list-mail-5k.mbox.xz", odd=True))[1::2]
    sets = {
        "ordinary mails, written as such": [str(row["text"]) for row in rows_of(DATA / "ordinary_test.jsonl")],
        "plain ordinary mails": [str(row["text"]) for row in rows_of(DATA / "ordinary_test_plain.jsonl")],
        "mails of a technical list": listed[:600],
    }
    lines = []
    for name, texts in sets.items():
        readings = list(tone.read_many(texts))
        alarms = sum(bool(set(reading.flags) & set(HOSTILE)) for reading in readings)
        read = sum(reading.was_read for reading in readings)
        lines.append(f"- {name}: {alarms} of {read} flagged as an insult or a threat")
    return lines


def steadiness() -> list[str]:
    """Whether other names, or another way of speaking, move a reading."""
    frames = (
        "{} from the shop says the door is too small.",
        "Hi {}, thanks for the files.",
        "{} will pay you on Friday.",
    )
    worst = {
        group: max(
            max(tone.read(f.format(name)).probabilities[label] for label in HOSTILE)
            for f in frames
            for name in names
        )
        for group, names in NAMES.items()
    }
    lines = ["Highest probability of any insult or threat in neutral sentences with names from:", ""]
    lines += [f"- {group}: {chance:.2f}" for group, chance in worst.items()]
    moved = [
        max(abs(tone.read(a).probabilities[label] - tone.read(b).probabilities[label]) for label in HOSTILE)
        for a, b in DIALECTS
    ]
    return [*lines, "", f"The same sentence in dialect moves an insult or threat by at most {max(moved):.2f}."]


def card(shared: Path | None) -> str:
    """The generated half of the page."""
    parts: list[str] = []
    for name, title in TABLES.items():
        rows = rows_of(DATA / f"messages_{name}.jsonl")
        readings = list(tone.read_many(str(row["text"]) for row in rows))
        calm = [r for row, r in zip(rows, readings, strict=True) if not set(row["labels"]) & set(HOSTILE)]
        alarms = sum(bool(set(r.flags) & set(HOSTILE)) for r in calm)
        parts += [f"### {title}", "", *message_table(rows, readings), ""]
        borders = "" if name == "test_plain" else " Most of these messages\nare border cases on purpose."
        parts += [f"{alarms} of {len(calm)} messages without insult or threat were flagged as one.{borders}", ""]
        if name == "test":
            parts += ["### By register and English, insult or threat", "", *registers(rows, readings), ""]
            parts += ["### Beside other readers, on the test messages", "", *peer_table(rows, readings), ""]
        if name != "dev":
            parts += ["### Agreement of two labellers on these messages", ""]
            parts += [*agreement("messages", MESSAGE_LABELS, name), ""]
    for name, title in {"test": "Test letters", "test_plain": "Plain test letters"}.items():
        parts += [f"### {title}", "", *letter_table(rows_of(DATA / f"letters_{name}.jsonl")), ""]
        parts += ["### Agreement of two labellers on these letters", ""]
        parts += [*agreement("letters", LETTER_LABELS, name), ""]
    if shared:
        parts += ["### False alarms on ordinary mail", "", *false_alarms(shared), ""]
        parts += ["### Public sets", "", *public_sets(shared), ""]
    return "\n".join([*parts, "### Names and dialect", "", *steadiness()])


def main() -> None:
    """Measure, and put the figures between the page's marks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, help="folder of the public sets")
    parser.add_argument("--card", type=Path, required=True)
    options = parser.parse_args()
    page = options.card.read_text(encoding="utf-8")
    figures = f"<!-- figures -->\n\n{card(options.shared)}\n\n<!-- end of figures -->"
    changed = re.sub(r"<!-- figures -->.*<!-- end of figures -->", lambda _: figures, page, flags=re.DOTALL)
    options.card.write_text(changed, encoding="utf-8")


if __name__ == "__main__":
    main()
