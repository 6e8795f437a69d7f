"""Trains the measures of toxic talk and of politeness on public ratings.

    PYTHONPATH=src python training/train_ratings.py --shared FOLDER

With `--choose` nothing is written: the settings below were chosen by the figures that it prints, which come from
the learning side alone. Toxic talk is learned from one half of it and measured on the other; politeness is
measured on each fifth of the Wikipedia requests in turn. FOLDER holds the public sets.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import roc_auc_score

from goodterms.language import hashing, ratings
from public_texts import Row, polite_requests, rows_of

SEED = 20260501
LONGEST = 3000
HELD_BACK = {"toxic": 10.0, "polite": 15.0}
"""How far the weights are held back: C of the logistic regression, alpha of the ridge."""
WIKIPEDIA = 5.0
"""A request from Wikipedia weighs so much more than one from Stack Exchange, where manners differ."""
SPREAD = 2.3
"""What a point of the readers' score is worth on the scale of log odds: so that business messages spread as wide
as they did with the first weights, by which `health` was set up to see a change."""
Floats = NDArray[np.float64]


def comments(shared: Path) -> tuple[list[Row], list[Row]]:
    """Comments to learn from, by the set's two halves; none stands on the test side, or in both halves."""
    rows = rows_of(shared / "tone" / "jigsaw_part_toxic.jsonl.gz")
    kept_out = {_letters(row["text"]) for row in rows if row["split"] != "train1"}
    tested = {_letters(row["text"]) for row in rows if not row["split"].startswith("train")}
    more = [
        row for row in rows_of(shared / "tone" / "jigsaw6_part.jsonl.gz") if _letters(row["text"]) not in tested
    ]
    first = [row for row in rows if row["split"] == "train1"]
    first += [row for row in more if _letters(row["text"]) not in kept_out]
    second = [row for row in rows if row["split"] == "train2"]
    second += [row for row in more if _letters(row["text"]) in kept_out]
    return first, second


def _letters(text: str) -> str:
    return "".join(re.findall("[a-z]+", text.lower()))[:80]


def found_in(measure: ratings.Measure, texts: Sequence[str]) -> csr_matrix:
    """Which features each text has [texts, buckets], by the code that ships."""
    places, counts = [], []
    for chunk in hashing.chunks(texts):
        buckets, owners = measure.features(chunk)
        places.append(buckets.astype(np.int32))
        counts.append(np.bincount(owners, minlength=len(chunk)))
    edges = np.concatenate(([0], np.cumsum(np.concatenate(counts))))
    columns = np.concatenate(places)
    return csr_matrix((np.ones(len(columns), np.float32), columns, edges), shape=(len(texts), 1 << measure.bits))


def rarity(found: csr_matrix) -> NDArray[np.uint8]:
    """How rare each feature is (inverse document frequency in eight bits); one seen only once says nothing."""
    seen = np.bincount(found.indices, minlength=found.shape[1])
    rare = np.where(seen > 1, np.log((found.shape[0] + 1) / (seen + 1)) + 1, 0.0)
    scaled: NDArray[np.uint8] = np.round(rare / rare.max() * 255).astype(np.uint8)
    return scaled


def weighed(found: csr_matrix, rare: NDArray[np.uint8]) -> csr_matrix:
    """Each text's features by their rarity, as long as one together."""
    weights = found @ diags(rare.astype(np.float32))
    length = np.sqrt(np.asarray(weights.multiply(weights).sum(1)).ravel())
    return (diags((1 / np.maximum(length, 1)).astype(np.float32)) @ weights).tocsr()


def learned_toxic(texts: csr_matrix, rows: Sequence[Row]) -> tuple[Floats, float]:
    """The weights that tell toxic comments from others, and where to start."""
    judge = LogisticRegression(
        C=HELD_BACK["toxic"], solver="liblinear", dual=True, max_iter=100, random_state=SEED
    )
    judge.fit(texts, np.array([row["toxic"] for row in rows]) > 0)
    return judge.coef_[0], float(judge.intercept_[0])


def learned_polite(texts: csr_matrix, rows: Sequence[Row]) -> tuple[Floats, float]:
    """The weights that come closest to the readers' scores, and where to start."""
    manners = Ridge(HELD_BACK["polite"], solver="sparse_cg", tol=1e-5)
    weights = [WIKIPEDIA if row["dom"] == "wiki" else 1.0 for row in rows]
    manners.fit(texts, np.array([row["score"] for row in rows], np.float32), sample_weight=weights)
    return SPREAD * manners.coef_, SPREAD * float(manners.intercept_)


def packed(measure: ratings.Measure, rows: Sequence[Row]) -> dict[str, NDArray[Any]]:
    """A measure as it ships: weights and rarity in eight bits."""
    found = found_in(measure, [row["text"][:LONGEST] for row in rows])
    rare = rarity(found)
    learn = learned_toxic if measure is ratings.TOXIC else learned_polite
    weights, start = learn(weighed(found, rare), rows)
    shares = weights * rare
    step = float(np.quantile(np.abs(shares[rare > 0]), 0.9999)) / 127
    return {
        f"{measure.name}_weights": np.clip(np.round(shares / step), -127, 127).astype(np.int8),
        f"{measure.name}_rarity": rare,
        f"{measure.name}_line": np.array([step, start]),
    }


def ranked_right(shared: Path) -> float:
    """The area under the ROC curve on one half of the comments, learned from the other."""
    first, second = comments(shared)
    second = [row for row in second if "split" in row]
    found = found_in(ratings.TOXIC, [row["text"][:LONGEST] for row in first + second])
    texts = weighed(found, rarity(found[: len(first)]))
    weights, _ = learned_toxic(texts[: len(first)], first)
    return float(roc_auc_score([row["toxic"] > 0 for row in second], texts[len(first) :] @ weights))


def told_apart(shared: Path) -> tuple[float, float]:
    """How many of the most and the least polite quarter are told apart, and their AUC: the mean of five parts."""
    rows = polite_requests(shared)
    found = found_in(ratings.POLITE, [row["text"] for row in rows])
    fifth, wiki = np.arange(len(rows)) % 5, np.array([row["dom"] == "wiki" for row in rows])
    figures = []
    for part in range(5):
        learned = np.flatnonzero(fifth != part)
        texts = weighed(found, rarity(found[learned]))
        weights, _ = learned_polite(texts[learned], [rows[n] for n in learned])
        held = np.flatnonzero((fifth == part) & wiki)
        polite, scores = texts[held] @ weights, np.array([rows[n]["score"] for n in held])
        low, high = np.quantile(scores, (0.25, 0.75))
        outer = (scores <= low) | (scores >= high)
        right = ((polite > np.median(polite)) == (scores >= high))[outer].mean()
        figures.append((right, roc_auc_score((scores >= high)[outer], polite[outer])))
    right, area = np.mean(figures, axis=0)
    return float(right), float(area)


def main() -> None:
    """Train, or show what the settings were chosen by."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--out", type=Path, default=ratings.WEIGHTS)
    parser.add_argument("--choose", action="store_true", help="measure on the learning side, write nothing")
    options = parser.parse_args()
    if options.choose:
        right, area = told_apart(options.shared)
        print(f"politeness: {100 * right:.1f} % right, AUC {area:.4f}", flush=True)
        print(f"toxic talk: AUC {ranked_right(options.shared):.4f}")
        return
    first, second = comments(options.shared)
    toxic = packed(ratings.TOXIC, first + second)
    polite = packed(ratings.POLITE, polite_requests(options.shared))
    np.savez_compressed(options.out, allow_pickle=False, **toxic, **polite)


if __name__ == "__main__":
    main()
