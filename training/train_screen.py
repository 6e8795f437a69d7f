"""Trains the screen: it learns from the encoder what needs reading.

    PYTHONPATH=src python training/train_screen.py --shared FOLDER --out src/goodterms/language/weights/screen.npz

The encoder reads some twenty-five thousand stretches of public text; the screen learns its answers and the
written labels of the training messages. Two more measures, toxic talk (Jigsaw) and politeness (Stanford, Wikipedia
and Stack Exchange), are plain weights of the same features. FOLDER holds the public sets; without them the screen
cannot be rebuilt.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression, Ridge
from torch import nn

from goodterms.language import encoder, screen
from goodterms.language.labels import MESSAGE_LABELS
from public_texts import list_mail, rows_of

DATA = Path(__file__).parent / "data"
SEED = 20260501
REGULAR = {"toxic": 4.0, "polite": 3.0}
"""How far the weights of each measure are held back (C of the logistic regression, alpha of the ridge); chosen by
cross-validation on the learning side."""


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
                float(any(s["label"] == label and s["start"] < end and s["end"] > start for s in spans))  # type: ignore[attr-defined]
                for label in MESSAGE_LABELS
            ]
            lessons.append(Lesson(text[start:end], answers))
    return lessons


def toxic_comments(shared: Path) -> list[tuple[str, float]]:
    """Comments of the learning side, toxic or not, none of which stands on the test side too."""
    rows = rows_of(shared / "tone" / "jigsaw_part_toxic.jsonl.gz")
    tested = {_letters(row["text"]) for row in rows if not row["split"].startswith("train")}
    learned = [row for row in rows if row["split"].startswith("train")]
    learned += [
        row for row in rows_of(shared / "tone" / "jigsaw6_part.jsonl.gz") if _letters(row["text"]) not in tested
    ]
    return [(row["text"][:3000], float(row["toxic"])) for row in learned]


def _letters(text: str) -> str:
    return "".join(re.findall("[a-z]+", text.lower()))[:80]


def polite_requests(shared: Path) -> list[tuple[str, float]]:
    """Requests with how polite readers found them, but for every fifth of Wikipedia, which is kept to measure."""
    rows = rows_of(shared / "tone" / "stanford_politeness.jsonl.gz")
    held_out = {id(row) for row in [row for row in rows if row["dom"] == "wiki"][::5]}
    return [(row["text"], float(row["score"])) for row in rows if id(row) not in held_out]


def public(shared: Path, rng: random.Random) -> Iterator[str]:
    """Public texts for the encoder to read."""
    tone = shared / "tone"
    for row in rows_of(tone / "jigsaw_part_toxic.jsonl.gz"):
        if row["split"].startswith("train"):
            yield row["text"]
    yield from (text for text, _ in polite_requests(shared))
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
    return [
        Lesson(text, encoder.read_window(text, 0, len(text), encoder.MESSAGE_TOKENS).whole.tolist())
        for text in stretches[:most]
    ]


def matrix(texts: list[str]) -> csr_matrix:
    """The share of each feature in each text [texts, buckets], as `screen.chances` weighs it."""
    found = features_of(texts)
    rows = np.repeat(np.arange(len(found)), [len(buckets) for buckets in found])
    shares = np.repeat([1 / max(len(buckets), 1) ** 0.5 for buckets in found], [len(buckets) for buckets in found])
    return csr_matrix((shares, (rows, np.concatenate(found))), shape=(len(found), 1 << screen.BUCKET_BITS))


def rarity(shares: csr_matrix) -> NDArray[np.float64]:
    """The inverse document frequency of each feature; one that was seen only once says nothing."""
    seen = np.asarray((shares > 0).sum(0)).ravel()
    return np.where(seen > 1, np.log((shares.shape[0] + 1) / (seen + 1)), 0.0)


def ratings(shared: Path) -> dict[str, NDArray[Any]]:
    """The weights of toxic talk and of politeness, in eight bits."""
    texts, toxic = zip(*toxic_comments(shared), strict=True)
    shares = matrix(list(texts))
    rare = rarity(shares)
    judge = LogisticRegression(C=REGULAR["toxic"], solver="liblinear", dual=True, max_iter=400, random_state=SEED)
    judge.fit(shares @ diags(rare), np.array(toxic) > 0)
    requests, scores = zip(*polite_requests(shared), strict=True)
    manners = Ridge(REGULAR["polite"], solver="lsqr").fit(matrix(list(requests)), np.array(scores))
    weights = np.stack((judge.coef_[0] * rare, 2 * manners.coef_), axis=1)
    scale = np.quantile(np.abs(weights), 0.9999, axis=0) / 127
    return {
        "rated": np.clip(np.round(weights / scale), -127, 127).astype(np.int8),
        "rated_scale": scale.astype(np.float32),
        "rated_bias": np.array([judge.intercept_[0], 2 * manners.intercept_], np.float32),
    }


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
    return model.eval()


def store(model: Screen, rated: dict[str, NDArray[Any]], path: Path) -> None:
    """The table in eight bits, the layers as they are, and the weights of the ratings."""
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
        **rated,
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
    store(model, ratings(options.shared), options.out)


if __name__ == "__main__":
    main()
