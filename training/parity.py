"""How far the shipped eight-bit encoder strays from its single-precision original.

    PYTHONPATH=src python training/parity.py --state reader.pt

Both read the development messages; the probabilities are compared, and the verdicts at the shipped thresholds.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from export import load_reader
from goodterms.language import encoder, tone
from goodterms.language.labels import MESSAGE_LABELS

DATA = Path(__file__).parent / "data"


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--state", type=Path, required=True)
    options = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(encoder.WEIGHTS / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    reader = load_reader(options.state, tokenizer.get_vocab_size())
    floors = np.array([tone.thresholds()[label] for label in MESSAGE_LABELS])
    apart, changed, count = [], 0, 0
    for line in (DATA / "messages_dev.jsonl").read_text(encoding="utf-8").splitlines():
        text = str(json.loads(line)["text"])
        if len(text) > 3 * encoder.MESSAGE_TOKENS:
            continue
        shipped = encoder.read_message(text, 0, len(text)).whole
        ids = torch.tensor([tokenizer.encode(text).ids[: encoder.MESSAGE_TOKENS]])
        with torch.no_grad():
            exact = torch.sigmoid(reader(ids, torch.ones_like(ids))[0])[0].numpy()
        apart.append(np.abs(shipped - exact))
        changed += int(((shipped >= floors) != (exact >= floors)).sum())
        count += len(floors)
    mean, worst = np.mean(apart), np.quantile(apart, 0.99)
    print(f"probabilities apart by {mean:.3f} on average, {worst:.3f} at the 99th percentile")
    print(f"verdicts changed: {changed} of {count}")


if __name__ == "__main__":
    main()
