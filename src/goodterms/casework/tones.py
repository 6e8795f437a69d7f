"""What the words of messages do, read once and kept beside each message."""

from __future__ import annotations

import time
from collections.abc import Mapping

from goodterms.casework.readings import KeptPassage, KeptReading, weights_version
from goodterms.records import models
from goodterms.records.columns import read_text, write_text

AT_ONCE = 600
"""Messages read while a person waits; the rest is read at the next beats."""
_BETWEEN_LOOKS_AT_THE_CLOCK = 100


def read_unread(client: models.Client, most: int = AT_ONCE) -> int:
    """Read what the client wrote and nobody has read yet, newest first; returns how many messages were read."""
    waiting = list(
        client.messages.filter(reading__isnull=True).exclude(direction="out").order_by("-sent_at")[:most]
    )
    _read(waiting)
    return len(waiting)


def read_anew(client: models.Client, until: float) -> bool:
    """Read again what other weights have read, newest first, until that time of the monotonic clock.

    What was read counts until it is read again, so nobody waits for this. Returns whether anything changed.
    """
    version = weights_version()
    heard = client.messages.filter(reading__isnull=False).exclude(direction="out").order_by("-sent_at", "id")
    older = [key for key, reading in heard.values_list("pk", "reading") if reading.get("by") != version]
    for start in range(0, len(older), _BETWEEN_LOOKS_AT_THE_CLOCK):
        if time.monotonic() > until:
            return start > 0
        _read(list(client.messages.filter(pk__in=older[start : start + _BETWEEN_LOOKS_AT_THE_CLOCK])))
    client.read_with = version
    client.save(update_fields=["read_with"])
    return bool(older)


def _read(waiting: list[models.Message]) -> None:
    if not waiting:
        return
    from goodterms.language import tone  # lazy: it brings numpy and the encoder's weights along

    for row, reading in zip(waiting, tone.read_many(read_text(row.text) for row in waiting), strict=True):
        row.reading = {
            "probabilities": {label: round(chance, 4) for label, chance in reading.probabilities.items()},
            "flags": list(reading.flags),
            "spans": [{"label": s.label, "quote": write_text(s.quote)} for s in reading.spans],
            "language": reading.language,
            "politeness": None if reading.politeness is None else round(reading.politeness, 3),
            "by": weights_version(),
        }
    models.Message.objects.bulk_update(waiting, ["reading"], batch_size=200)


def readings_of(client: models.Client) -> Mapping[str, KeptReading] | None:
    """The kept readings by message id, or None where no message was read."""
    rows = client.messages.filter(reading__isnull=False).values_list("fact_id", "reading")
    found = {
        read_text(fact_id): KeptReading(
            tuple(reading["flags"]),
            tuple(KeptPassage(s["label"], read_text(s["quote"])) for s in reading["spans"]),
            reading["probabilities"],
            reading.get("politeness"),
        )
        for fact_id, reading in rows
    }
    return found or None
