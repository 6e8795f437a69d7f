"""Tone readings for simulated messages: as written, with a reader's mistakes; or read by the shipped model."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass

from benchmarks.clients.live import Life

_MISSES = 0.12
_IMAGINES = {"complaint": 0.02, "pressure": 0.015, "sarcasm": 0.01, "scope_request": 0.02}


@dataclass(frozen=True)
class Span:
    """A passage and its label."""

    label: str
    quote: str


@dataclass(frozen=True)
class Reading:
    """What a message was written to do."""

    flags: tuple[str, ...]
    spans: tuple[Span, ...]


def readings(life: Life) -> Mapping[str, Reading]:
    """One reading a message of the client: the labels as written, a tenth missed, a few imagined."""
    rng = random.Random(f"reader-{life.story.name}-{life.story.seed}")
    found = {}
    for message in life.history.messages:
        if message.direction != "in":
            continue
        labels = dict(life.labels.get(message.id, {}))
        for label in list(labels):
            if rng.random() < _MISSES and not label.startswith(("insult", "threat")):
                del labels[label]
        for label, share in _IMAGINES.items():
            if rng.random() < share:
                labels.setdefault(label, message.text.splitlines()[0])
        found[message.id] = Reading(tuple(labels), tuple(Span(label, quote) for label, quote in labels.items()))
    return found
