"""Writes the trained encoders as ONNX with eight-bit weights, and their tokenizer beside them.

    python training/export.py --messages messages.pt --letters letters.pt --pairs pairs.pt \\
        --base MODEL_FOLDER --out src/goodterms/language/weights

They begin as one and go on apart, but the table of words is never trained: all find it in one file.

Weights are quantised for each channel and to seven bits (`reduce_range`): on processors without VNNI the sums
of full eight-bit products saturate, and the same text would then read differently from machine to machine. The
table of words has a scale for each word: one scale for all of them would cost rare words most of their digits.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnx.external_data_helper import set_external_data
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process
from tokenizers import Tokenizer
from torch import Tensor, nn

from goodterms.language.labels import LETTER_LABELS, MESSAGE_LABELS
from network import LetterNetwork, MessageNetwork, PairNetwork, Reader

WORDS = "words.bin"
LARGE = 5_000_000
"""Only the table of words has so many bytes."""


def load_reader(state: Path, vocabulary: int) -> Reader:
    """The trained reader, ready to answer."""
    reader = Reader(vocabulary, len(MESSAGE_LABELS), len(LETTER_LABELS))
    reader.load_state_dict(torch.load(state, weights_only=True))
    return _packed(reader)


def load_pairs(state: Path, vocabulary: int) -> PairNetwork:
    """The trained reader of two sentences, ready to answer."""
    network = PairNetwork(Reader(vocabulary, len(MESSAGE_LABELS), len(LETTER_LABELS)))
    network.load_state_dict(torch.load(state, weights_only=True))
    _packed(network.reader)
    return network


def _packed(reader: Reader) -> Reader:
    reader.words = PackedWords(reader.words)  # it answers as the table does
    reader.eval()
    return reader


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


def export_float(network: nn.Module, outputs: list[str], path: Path) -> None:
    """The network in single precision, with any number of tokens."""
    ids = torch.ones((1, 16), dtype=torch.long)
    given = {"ids": ids, "mask": torch.ones_like(ids)}
    if isinstance(network, PairNetwork):
        given["side"] = torch.zeros((1, 16))
    axes = {1: torch.export.Dim("tokens", min=2, max=512)}
    torch.onnx.export(
        network,
        tuple(given.values()),
        str(path),
        input_names=list(given),
        output_names=outputs,
        dynamic_shapes=dict.fromkeys(given, axes),
        dynamo=True,
        external_data=False,
    )


def export(network: nn.Module, outputs: list[str], path: Path, keep_float: Path | None) -> None:
    """The network with eight-bit weights; the table of words lies in a file beside it."""
    with tempfile.TemporaryDirectory() as folder:
        plain, prepared = Path(folder) / "plain.onnx", Path(folder) / "prepared.onnx"
        export_float(network, outputs, plain)
        if keep_float:
            shutil.copy(plain, keep_float)
        quant_pre_process(str(plain), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(
            str(prepared),
            str(path),
            op_types_to_quantize=["MatMul"],
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            extra_options={"MatMulConstBOnly": True},
        )
    set_words_apart(path)


def set_words_apart(path: Path) -> None:
    """Move the table of words out of the network's file into `words.bin`, which must be the same for all."""
    model = onnx.load(str(path))
    (table,) = (tensor for tensor in model.graph.initializer if len(tensor.raw_data) > LARGE)
    words, content = path.parent / WORDS, table.raw_data
    if words.exists() and words.read_bytes() != content:
        raise SystemExit(f"{path.name} has another table of words than {words}")
    words.write_bytes(content)
    set_external_data(table, location=WORDS, offset=0, length=len(content))
    table.ClearField("raw_data")
    path.write_bytes(model.SerializeToString())
    print(path.name, path.stat().st_size / 1e6, "MB;", WORDS, len(content) / 1e6, "MB")


def main() -> None:
    """Export what the arguments name."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=Path, required=True, help="the state that reads messages")
    parser.add_argument("--letters", type=Path, required=True, help="the state that reads letters")
    parser.add_argument("--pairs", type=Path, required=True, help="the state that reads two sentences")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--keep-float", type=Path, help="folder for the single-precision networks")
    options = parser.parse_args()
    tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
    options.out.mkdir(parents=True, exist_ok=True)
    shutil.copy(options.base / "tokenizer.json", options.out / "tokenizer.json")
    (options.out / WORDS).unlink(missing_ok=True)
    vocabulary = tokenizer.get_vocab_size()
    networks = (
        ("messages.onnx", MessageNetwork(load_reader(options.messages, vocabulary)), ["whole", "passages"]),
        ("letters.onnx", LetterNetwork(load_reader(options.letters, vocabulary)), ["passages"]),
        ("pairs.onnx", load_pairs(options.pairs, vocabulary), ["contradicts"]),
    )
    for name, network, outputs in networks:
        kept = options.keep_float / name if options.keep_float else None
        export(network.eval(), outputs, options.out / name, kept)


if __name__ == "__main__":
    main()
