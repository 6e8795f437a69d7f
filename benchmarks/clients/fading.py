"""Clients of whom nothing but mail is known, and whose mail fades from a day on."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from benchmarks.clients.live import Life
from goodterms.facts import History

# What is left of the conversations once they have faded.
_LEFT = 0.25


def mail_only(history: History) -> History:
    """The same history of somebody who keeps neither hours nor invoices."""
    return replace(history, hours=(), invoices=(), payments=())


def faded(life: Life, since: date, ramp_days: int) -> History:
    """Mail only, of which from a day on three in four conversations are missing; over a ramp ever more are."""
    rng = random.Random(f"faded-{life.story.name}-{life.story.seed}")
    gone: set[str] = set()
    seen: set[str] = set()
    for message in life.history.messages:
        day = message.sent_at.date() if message.sent_at else since
        if day < since or message.thread in seen:
            continue
        seen.add(message.thread)
        share = min(1.0, (day - since).days / ramp_days) if ramp_days else 1.0
        if rng.random() > 1 - (1 - _LEFT) * share:
            gone.add(message.thread)
    kept = tuple(message for message in life.history.messages if message.thread not in gone)
    return replace(mail_only(life.history), messages=kept)
