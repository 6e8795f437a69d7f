"""What the words of messages do, read once and kept beside each message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from goodterms.records import models
from goodterms.records.columns import read_text


@dataclass(frozen=True, slots=True)
class KeptPassage:
    """A labelled passage of a message, as it was kept."""

    label: str
    quote: str


@dataclass(frozen=True, slots=True)
class KeptReading:
    """The reading of one message, as it was kept."""

    flags: tuple[str, ...]
    spans: tuple[KeptPassage, ...]


def readings_of(client: models.Client) -> Mapping[str, KeptReading] | None:
    """The kept readings by message id, or None where no message was read."""
    rows = client.messages.exclude(reading=None).values_list("fact_id", "reading")
    found = {
        read_text(fact_id): KeptReading(
            tuple(reading["flags"]),
            tuple(KeptPassage(s["label"], read_text(s["quote"])) for s in reading["spans"]),
        )
        for fact_id, reading in rows
    }
    return found or None
