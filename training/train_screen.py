"""Trains the screen: it learns from the encoder what needs reading.

    PYTHONPATH=src python training/train_screen.py --shared FOLDER --out src/goodterms/language/weights/screen.npz

The encoder reads some twenty-five thousand stretches of public text; the screen learns its answers and the
written labels of the training messages. FOLDER holds the public sets; without them the screen cannot be rebuilt.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn

from goodterms.language import encoder, screen
from goodterms.language.labels import MESSAGE_LABELS
from public_texts import list_mail, polite_requests, rows_of

DATA = Path(__file__).parent / "data"
SEED = 20260501


@dataclass
class Lesson:
    """A stretch of text and how likely it bears each message label."""

    text: str
    answers: list[float]


def written(part: str) -> list[Lesson]:
    """Stretches of the written messages, with their own labels."""
    lessons = []
    for row in rows_of(DATA / f"messages_{part}.jsonl"):
        text, spans = str(row["text"]), row["spans"]
        for start, end in screen.stretches(text):
            answers = [
                float(any(s["label"] == label and s["start"] < end and s["end"] > start for s in spans))
                for label in MESSAGE_LABELS
            ]
            lessons.append(Lesson(text[start:end], answers))
    return lessons


def public(shared: Path, rng: random.Random) -> Iterator[str]:
    """Public texts for the encoder to read."""
    tone = shared / "tone"
    for row in rows_of(tone / "jigsaw_part_toxic.jsonl.gz"):
        if row["split"].startswith("train"):
            yield row["text"]
    yield from (row["text"] for row in polite_requests(shared))
    for row in rng.sample(rows_of(tone / "goemotions.jsonl.gz"), 8000):
        yield row["text"]
    for row in rows_of(tone / "email_intent.jsonl.gz"):
        yield row["text"]
    yield from list_mail(shared / "list-mail-5k.mbox.xz")


def taught(shared: Path, most: int) -> list[Lesson]:
    """Public stretches with the encoder's answers."""
    rng = random.Random(SEED)
    stretches = [
        text[start:end]
        for text in public(shared, rng)
        for start, end in list(screen.stretches(text))[:3]
        if text[start:end].strip()
    ]
    rng.shuffle(stretches)
    return [Lesson(text, encoder.read_message(text, 0, len(text)).whole.tolist()) for text in stretches[:most]]


class Screen(nn.Module):
    """A sum of hashed vectors, one hidden layer, one output each."""

    def __init__(self) -> None:
        super().__init__()
        self.table = nn.EmbeddingBag(1 << screen.BUCKET_BITS, screen.WIDTH, mode="sum", sparse=True)
        nn.init.normal_(self.table.weight, std=0.05)
        self.inner = nn.Linear(screen.WIDTH, 64)
        self.outer = nn.Linear(64, len(MESSAGE_LABELS))
        self.dropout = nn.Dropout(0.15)

    def forward(self, buckets: torch.Tensor, offsets: torch.Tensor, counts: torch.Tensor) -> torch.Tensor:
        """Logits [texts, labels]."""
        states = self.table(buckets, offsets) / counts.clamp(min=1).sqrt()[:, None]
        return self.outer(self.dropout(torch.relu(self.inner(self.dropout(states)))))


def features_of(texts: list[str]) -> list[np.ndarray]:
    """Each text's buckets, of all kinds."""
    found: list[list[np.ndarray]] = [[] for _ in texts]
    for begin in range(0, len(texts), 400):
        group = texts[begin : begin + 400]
        for buckets, owners in screen.features([text.encode("utf-8", "replace") for text in group]):
            edges = np.searchsorted(owners, np.arange(len(group) + 1))
            for place in range(len(group)):
                found[begin + place].append(buckets[edges[place] : edges[place + 1]])
    return [np.concatenate(parts) if parts else np.zeros(0, np.int64) for parts in found]


def train(lessons: list[Lesson], epochs: int) -> Screen:
    """Learn the lessons; the rare answers weigh more, since what the screen misses is never read."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    model = Screen()
    table = torch.optim.SparseAdam(list(model.table.parameters()), lr=0.004)
    layers = torch.optim.AdamW([*model.inner.parameters(), *model.outer.parameters()], lr=0.002)
    inputs = features_of([lesson.text for lesson in lessons])
    answers = torch.tensor([lesson.answers for lesson in lessons])
    rng = np.random.default_rng(SEED)
    for epoch in range(epochs):
        total = 0.0
        order = rng.permutation(len(lessons))
        for begin in range(0, len(order), 128):
            chosen = order[begin : begin + 128]
            # Every fifth feature is left out, so that no single word decides.
            parts = [inputs[n][rng.random(len(inputs[n])) < 0.8] for n in chosen]
            counts = torch.tensor([len(part) for part in parts], dtype=torch.float32)
            offsets = torch.tensor(np.cumsum([0, *(len(part) for part in parts[:-1])]))
            truth = answers[torch.from_numpy(chosen)]
            logits = model(torch.from_numpy(np.concatenate(parts)), offsets, counts)
            loss = nn.functional.binary_cross_entropy_with_logits(logits, truth, reduction="none")
            loss = (loss * (1 + 3 * truth)).sum() / len(chosen)
            table.zero_grad()
            layers.zero_grad()
            loss.backward()
            table.step()
            layers.step()
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total / (len(order) / 128):.4f}", flush=True)
    model.eval()
    return model


def store(model: Screen, path: Path) -> None:
    """The table in eight bits, the layers as they are."""
    table = model.table.weight.detach().numpy()
    scale = float(np.quantile(np.abs(table), 0.9999)) / 127
    packed = np.clip(np.round(table / scale), -127, 127).astype(np.int8)
    np.savez_compressed(
        path,
        table=packed,
        scale=np.float32(scale),
        inner=model.inner.weight.detach().numpy().T,
        inner_bias=model.inner.bias.detach().numpy(),
        outer=model.outer.weight.detach().numpy().T,
        outer_bias=model.outer.bias.detach().numpy(),
    )


def main() -> None:
    """Train with what the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--out", type=Path, default=screen.WEIGHTS)
    parser.add_argument("--read", type=int, default=25000, help="so many public stretches are read by the encoder")
    parser.add_argument("--epochs", type=int, default=6)
    options = parser.parse_args()
    own = written("train")
    model = train([*own, *own, *own, *taught(options.shared, options.read)], options.epochs)
    store(model, options.out)


if __name__ == "__main__":
    main()
