"""Writes the trained encoder as ONNX with eight-bit weights, and its tokenizer beside it.

    python training/export.py --state reader.pt --base MODEL_FOLDER --out src/goodterms/language/weights

Weights are quantised for each channel and to seven bits (`reduce_range`): on processors without VNNI the sums
of full eight-bit products saturate, and the same text would then read differently from machine to machine. The
table of words has a scale for each word: one scale for all of them would cost rare words most of their digits.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from tokenizers import Tokenizer
from torch import Tensor, nn

from goodterms.language.labels import LETTER_LABELS, MESSAGE_LABELS
from network import Reader


def load_reader(state: Path, vocabulary: int) -> Reader:
    """The trained reader, ready to answer."""
    reader = Reader(vocabulary, len(MESSAGE_LABELS), len(LETTER_LABELS))
    reader.load_state_dict(torch.load(state, weights_only=True))
    reader.words = PackedWords(reader.words)  # type: ignore[assignment]  # it answers as the table does
    return reader.eval()


class PackedWords(nn.Module):
    """The table of words in eight bits, each word with its own scale."""

    def __init__(self, words: nn.Embedding) -> None:
        super().__init__()
        scale = words.weight.detach().abs().amax(1, keepdim=True) / 127
        self.register_buffer("scale", scale)
        self.register_buffer("table", (words.weight.detach() / scale.clamp(min=1e-9)).round().to(torch.int8))

    def forward(self, ids: Tensor) -> Tensor:
        """The vectors of words [batch, tokens, hidden]."""
        return self.table[ids].to(torch.float32) * self.scale[ids]


def export_float(reader: Reader, path: Path) -> None:
    """The network in single precision, with any number of tokens."""
    ids = torch.ones((1, 16), dtype=torch.long)
    axes = {1: torch.export.Dim("tokens", min=2, max=512)}
    torch.onnx.export(
        reader,
        (ids, torch.ones_like(ids)),
        str(path),
        input_names=["ids", "mask"],
        output_names=["whole", "passages", "letter"],
        dynamic_shapes={"ids": axes, "mask": axes},
        dynamo=True,
        external_data=False,
    )


def main() -> None:
    """Export what the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--state", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--keep-float", type=Path, help="also write the single-precision network there")
    options = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    options.out.mkdir(parents=True, exist_ok=True)
    shutil.copy(options.base / "tokenizer.json", options.out / "tokenizer.json")
    with tempfile.TemporaryDirectory() as folder:
        plain, prepared = Path(folder) / "plain.onnx", Path(folder) / "prepared.onnx"
        export_float(load_reader(options.state, tokenizer.get_vocab_size()), plain)
        if options.keep_float:
            shutil.copy(plain, options.keep_float)
        quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(
            str(prepared),
            str(options.out / "reader.onnx"),
            op_types_to_quantize=["MatMul"],
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            extra_options={"MatMulConstBOnly": True},
        )
    print((options.out / "reader.onnx").stat().st_size / 1e6, "MB")


if __name__ == "__main__":
    main()
