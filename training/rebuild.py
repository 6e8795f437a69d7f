"""Rebuilds everything that is shipped, in order, with fixed seeds: encoder, ONNX, screen, ratings, phrases,
thresholds, figures.

python training/rebuild.py --base MODEL_FOLDER --shared PUBLIC_SETS
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent


def run(script: str, *arguments: str | Path) -> None:
    """Run one step; a step that fails stops the rebuild."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    subprocess.run([sys.executable, str(HERE / script), *map(str, arguments)], check=True, env=environment)


def main() -> None:
    """All steps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--base", type=Path, required=True, help="folder with model.safetensors and tokenizer.json"
    )
    parser.add_argument("--shared", type=Path, required=True, help="folder of the public sets")
    parser.add_argument("--epochs", type=int, default=9)
    options = parser.parse_args()
    weights = ROOT / "src" / "goodterms" / "language" / "weights"
    with tempfile.TemporaryDirectory() as folder:
        both, letters, pairs = (Path(folder) / f"{name}.pt" for name in ("both", "letters", "pairs"))
        texts = ("--base", options.base, "--shared", options.shared)
        run("train_encoder.py", *texts, "--epochs", str(options.epochs), "--out", both)
        alone = ("--only", "letters", "--epochs", "2", "--rate", "5e-5", "--first-epoch", str(options.epochs))
        run("train_encoder.py", *texts, *alone, "--start", both, "--out", letters)
        run("train_pairs.py", "--base", options.base, "--start", letters, "--out", pairs)
        states = ("--messages", both, "--letters", letters, "--pairs", pairs)
        run("export.py", *states, "--base", options.base, "--out", weights)
    run("train_screen.py", "--shared", options.shared)
    run("train_ratings.py", "--shared", options.shared)
    run("train_phrases.py")
    run("choose_thresholds.py", "--shared", options.shared)
    run("weigh_letters.py")
    run("evaluate.py", "--shared", options.shared, "--card", ROOT / "docs" / "explanation" / "tone.md")


if __name__ == "__main__":
    main()
