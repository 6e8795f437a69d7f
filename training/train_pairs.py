"""Teaches a copy of the reader of letters to say of two sentences whether they contradict each other.

    python training/train_pairs.py --base MODEL_FOLDER --start letters.pt --out pairs.pt

It learns from the written pairs, each with its near-twin that agrees, from the contradictions marked in the
letters, and from pairs of sentences of letters that have words in common and do not contradict each other.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from heapq import nlargest
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from contradictions import Pair, from_letters, side_by_side, written
from examples import load
from goodterms.language.labels import LETTER_LABELS, MESSAGE_LABELS
from network import PairNetwork, Reader

DATA = Path(__file__).parent / "data"
SEED = 20261201
BATCH, TOKENS = 32, 256
WEIGHED = 5
"""So many calm pairs of a letter, those with the most words in common, are weighed for the hardest."""
WARM_UP = 100
"""So many steps until the full rate is reached."""
LAST = 0.02
"""This part of the rate is left at the end."""


class Row(NamedTuple):
    """Two sentences, and whether they contradict each other."""

    first: str
    second: str
    contradicts: bool


class Texts(NamedTuple):
    """What is learned from; `calm` holds for each letter its pairs of sentences that go together, `own` those of
    letters that Goodterms composes."""

    pairs: list[Pair]
    calm: list[list[tuple[str, str]]]
    own: list[tuple[str, str]]


def calm_pairs(path: Path) -> list[tuple[str, str]]:
    """The pairs of a file, a line each: `A || B`."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(first.strip(), second.strip()) for first, _, second in (line.partition("||") for line in lines)]


def hardest(texts: Texts, network: PairNetwork, tokenizer: Tokenizer, each: int) -> Texts:
    """Of each letter's `WEIGHED` first calm pairs so many that the network takes for a contradiction the most."""
    pairs = [(number, Row(*pair, False)) for number, calm in enumerate(texts.calm) for pair in calm[:WEIGHED]]
    pairs.sort(key=lambda one: len(one[1].first) + len(one[1].second))
    taken: list[list[tuple[float, Row]]] = [[] for _ in texts.calm]
    network.eval()
    with torch.no_grad():
        for start in range(0, len(pairs), BATCH):
            group = pairs[start : start + BATCH]
            ids, mask, side, _ = encoded([row for _, row in group], tokenizer)
            for (number, row), logit in zip(group, network(ids, mask, side).tolist(), strict=True):
                taken[number].append((logit, row))
    network.train()
    return texts._replace(
        calm=[[(row.first, row.second) for _, row in nlargest(each, own, key=itemgetter(0))] for own in taken]
    )


def rows(texts: Texts, each: int, part: float, rng: random.Random) -> list[Row]:
    """One epoch: the written pairs with their twins, and so many calm pairs of each letter; in either order."""
    pairs = rng.sample(texts.pairs, round(part * len(texts.pairs)))
    found = [Row(pair.first, pair.second, True) for pair in pairs]
    found += [Row(pair.first, pair.agreeing, False) for pair in pairs if pair.agreeing]
    for calm in texts.calm:
        found += [Row(*pair, False) for pair in rng.sample(calm, min(each, len(calm)))]
    found += [Row(*pair, False) for pair in texts.own]
    return [Row(b, a, truth) if rng.random() < 0.5 else Row(a, b, truth) for a, b, truth in found]


def batches(
    texts: Texts, tokenizer: Tokenizer, each: int, part: float, rng: random.Random
) -> Iterator[tuple[Tensor, ...]]:
    """An epoch's rows in batches of about the same length, mixed."""
    drawn = rows(texts, each, part, rng)
    drawn.sort(key=lambda row: len(row.first) + len(row.second) + rng.random() * 30)
    groups = [drawn[start : start + BATCH] for start in range(0, len(drawn), BATCH)]
    rng.shuffle(groups)
    for group in groups:
        yield encoded(group, tokenizer)


def encoded(group: list[Row], tokenizer: Tokenizer) -> tuple[Tensor, ...]:
    """Ids, mask and sides of the tokens, and the truth, as `PairNetwork` takes them."""
    tokens = []
    for row in group:
        one, other = tokenizer.encode(row.first).ids, tokenizer.encode(row.second).ids[1:]
        tokens.append(((one + other)[:TOKENS], ([0] * len(one) + [1] * len(other))[:TOKENS]))
    longest = max(len(ids) for ids, _ in tokens)
    ids = np.zeros((len(tokens), longest), np.int64)
    mask, side = np.zeros_like(ids), np.zeros(ids.shape, np.float32)
    for place, (own, sides) in enumerate(tokens):
        ids[place, : len(own)], mask[place, : len(own)], side[place, : len(own)] = own, 1, sides
    truth = torch.tensor([float(row.contradicts) for row in group])
    return torch.from_numpy(ids), torch.from_numpy(mask), torch.from_numpy(side), truth


def parameter_groups(network: PairNetwork, rate: float) -> list[dict[str, Any]]:
    """Lower rates for lower layers, a higher one for the heads; the table of words stays as it is."""
    layers = network.reader.layers
    groups: list[dict[str, Any]] = [
        {"params": list(layer.parameters()), "lr": rate * 0.9 ** (len(layers) - 1 - number)}
        for number, layer in enumerate(layers)
    ]
    groups.append({"params": list(network.reader.norm.parameters()), "lr": rate * 0.5})
    heads = [*network.token.parameters(), *network.mean.parameters(), *network.first.parameters()]
    groups.append({"params": [*heads, network.loudness, network.side], "lr": rate * 8})
    network.reader.words.requires_grad_(False)
    network.reader.places.requires_grad_(False)
    return groups


def started(options: argparse.Namespace, vocabulary: int) -> PairNetwork:
    """The network, from the reader of letters or from a state of its own."""
    network = PairNetwork(Reader(vocabulary, len(MESSAGE_LABELS), len(LETTER_LABELS)))
    state = torch.load(options.start, weights_only=True)
    if "side" in state:
        network.load_state_dict(state)
    else:
        network.reader.load_state_dict(state, strict=False)
    network.train()
    return network


def train(options: argparse.Namespace) -> None:
    """Train, and write the state after each epoch."""
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    network = started(options, tokenizer.get_vocab_size())
    letters = load(options.data / "letters_train.jsonl", letter=True)
    texts = Texts(
        written(options.data / "contradictions_train.txt") + from_letters(letters),
        side_by_side(letters),
        calm_pairs(options.data / "calm_pairs.txt"),
    )
    rng = random.Random(SEED + options.first_epoch)
    if options.hardest:
        texts = texts._replace(calm=rng.sample(texts.calm, round(options.part * len(texts.calm))))
        texts = hardest(texts, network, tokenizer, options.calm)
    groups = parameter_groups(network, options.rate)
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = options.epochs * -(-len(rows(texts, options.calm, options.part, random.Random(SEED))) // BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, step / WARM_UP) * max(LAST, 1.0 - step / steps)
    )
    began = time.time()
    for epoch in range(options.epochs):
        losses = []
        for ids, mask, side, truth in batches(texts, tokenizer, options.calm, options.part, rng):
            loss = nn.functional.binary_cross_entropy_with_logits(network(ids, mask, side), truth)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.4f}, {time.time() - began:.0f} s", flush=True)
        torch.save(network.state_dict(), options.out)


def main() -> None:
    """Train with what the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument(
        "--start", type=Path, required=True, help="the state that reads letters, or an earlier one"
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the compiled texts")
    parser.add_argument("--calm", type=int, default=2, help="so many calm pairs of each letter in an epoch")
    parser.add_argument("--hardest", action="store_true", help="those that the first state errs on, not any")
    parser.add_argument(
        "--part", type=float, default=1.0, help="so large a part of the pairs is seen, and of the letters weighed"
    )
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--first-epoch", type=int, default=0, help="epochs before this run; sets its seeds")
    parser.add_argument("--rate", type=float, default=6e-5)
    parser.add_argument("--threads", type=int, default=2)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
