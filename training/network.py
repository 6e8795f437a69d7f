"""The encoder in torch: a small BERT (all-MiniLM-L6-v2's shape) with heads for messages and for letters.

Written out rather than imported, so that what is exported is exactly what stands here.
"""

from __future__ import annotations

import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from examples import EMOTIONS

HIDDEN, LAYERS, HEADS, INNER = 384, 6, 12, 1536


class Layer(nn.Module):
    """Self-attention and a feed-forward step, each with its residual and norm."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(HIDDEN, HIDDEN) for _ in range(3))
        self.mix = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.inner = nn.Linear(HIDDEN, INNER)
        self.outer = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, blocked: Tensor) -> Tensor:
        """states [batch, tokens, hidden]; blocked [batch, 1, 1, tokens] is added to the scores."""
        batch, tokens, _ = states.shape

        def split(projected: Tensor) -> Tensor:
            return projected.view(batch, tokens, HEADS, HIDDEN // HEADS).transpose(1, 2)

        query, key, value = split(self.query(states)), split(self.key(states)), split(self.value(states))
        if self.training:  # the fused form is twice as fast; the plain one is what gets exported
            context = nn.functional.scaled_dot_product_attention(query, key, value, attn_mask=blocked)
        else:
            scores = query @ key.transpose(-1, -2) / math.sqrt(HIDDEN // HEADS) + blocked
            context = scores.softmax(-1) @ value
        context = context.transpose(1, 2).reshape(batch, tokens, HIDDEN)
        states = self.norm1(states + self.dropout(self.mix(context)))
        return self.norm2(states + self.dropout(self.outer(nn.functional.gelu(self.inner(states)))))


class Reader(nn.Module):
    """The encoder with three heads: message labels, a message's passages, a letter's passages."""

    def __init__(self, vocabulary: int, message_labels: int, letter_labels: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, HIDDEN)
        self.places = nn.Embedding(512, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.passages = nn.Linear(HIDDEN, message_labels)
        self.whole = nn.Linear(HIDDEN, message_labels)
        self.weight = nn.Parameter(torch.ones(message_labels))
        self.letter = nn.Linear(HIDDEN, letter_labels)
        self.feelings = nn.Linear(HIDDEN, EMOTIONS)  # a lesson beside the others, which is not exported
        for head in (self.passages, self.letter):
            nn.init.constant_(head.bias, -4.0)
        nn.init.constant_(self.whole.bias, -0.5)

    def encode(self, ids: Tensor, mask: Tensor, marks: Tensor | None = None) -> Tensor:
        """Hidden states [batch, tokens, hidden]; `marks` is added to the words."""
        places = torch.arange(ids.shape[1], device=ids.device)
        words = self.words(ids) + self.places(places)
        states = self.dropout(self.norm(words if marks is None else words + marks))
        blocked = (1.0 - mask.to(states.dtype))[:, None, None, :] * -1e4
        for layer in self.layers:
            states = layer(states, blocked)
        return states

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Logits: of the message [batch, 12], of its tokens [batch, tokens, 12], of a letter's tokens [.., 29]."""
        states = self.encode(ids, mask)
        passages = self.passages(states)
        shown = mask.to(states.dtype)[:, :, None]
        mean = _mean(states, mask)
        strongest = (passages + (1.0 - shown) * -1e4).logsumexp(1)
        whole = self.whole(mean) + self.weight * strongest
        return whole, passages, self.letter(states)

    def emotions(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Logits of the emotions [batch, 28]."""
        return self.feelings(_mean(self.encode(ids, mask), mask))


class MessageNetwork(nn.Module):
    """What reads messages of a trained reader."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Logits: of the message [batch, 12], of its tokens [batch, tokens, 12]."""
        whole, passages, _ = self.reader(ids, mask)
        return whole, passages


class LetterNetwork(nn.Module):
    """What reads letters of a trained reader."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Logits of a letter's tokens [batch, tokens, 29]."""
        letter: Tensor = self.reader(ids, mask)[2]
        return letter


class PairNetwork(nn.Module):
    """What reads two sentences and says whether they contradict each other.

    Each token is marked with the sentence that it stands in; the answer is drawn from the mean of all, from the
    first token, and from the loudest ones.
    """

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        self.side = nn.Parameter(torch.zeros(HIDDEN))
        self.token, self.mean, self.first = (nn.Linear(HIDDEN, 1) for _ in range(3))
        self.loudness = nn.Parameter(torch.ones(1))
        nn.init.constant_(self.mean.bias, -0.5)

    def forward(self, ids: Tensor, mask: Tensor, side: Tensor) -> Tensor:
        """Logits [batch]; `side` [batch, tokens] is 1 where a token stands in the second sentence."""
        shown = mask.to(self.side.dtype)
        states = self.reader.encode(ids, mask, side[:, :, None] * self.side)
        loudest = (self.token(states) + (1.0 - shown)[:, :, None] * -1e4).logsumexp(1) - shown.sum(
            1, keepdim=True
        ).log()
        logits: Tensor = self.mean(_mean(states, mask)) + self.first(states[:, 0]) + self.loudness * loudest
        return logits[:, 0]


def _mean(states: Tensor, mask: Tensor) -> Tensor:
    shown = mask.to(states.dtype)[:, :, None]
    return (states * shown).sum(1) / shown.sum(1)


def load_base(reader: Reader, path: Path) -> None:
    """Take over the weights of all-MiniLM-L6-v2."""
    theirs = load_file(str(path))
    ours = reader.state_dict()
    ours["words.weight"] = theirs["embeddings.word_embeddings.weight"]
    # The token type is always the first one, so its vector is added to every place once and for all.
    ours["places.weight"] = (
        theirs["embeddings.position_embeddings.weight"] + theirs["embeddings.token_type_embeddings.weight"][0]
    )
    pairs = {"norm": "embeddings.LayerNorm"}
    for number in range(LAYERS):
        base = f"encoder.layer.{number}"
        pairs |= {
            f"layers.{number}.query": f"{base}.attention.self.query",
            f"layers.{number}.key": f"{base}.attention.self.key",
            f"layers.{number}.value": f"{base}.attention.self.value",
            f"layers.{number}.mix": f"{base}.attention.output.dense",
            f"layers.{number}.norm1": f"{base}.attention.output.LayerNorm",
            f"layers.{number}.inner": f"{base}.intermediate.dense",
            f"layers.{number}.outer": f"{base}.output.dense",
            f"layers.{number}.norm2": f"{base}.output.LayerNorm",
        }
    for mine, other in pairs.items():
        for part in ("weight", "bias"):
            ours[f"{mine}.{part}"] = theirs[f"{other}.{part}"]
    reader.load_state_dict(ours)
