"""What is done without anybody asking, at every beat: each part is safe to do twice."""

from __future__ import annotations

from datetime import datetime

from goodterms.casework import looking, mailbox, outbox
from goodterms.records import models

_TO_READ_ANEW = 20.0
"""Seconds of a round; the rest waits for the next ones."""


def do(now: datetime) -> None:
    """One round: what a crash left behind is named, what is due is sent, mailboxes are read, and every client is
    looked at once a day. What older weights read is read again, a little at a time."""
    outbox.find_lost(now)
    outbox.send_due(now)
    mailbox.read_due(now)
    for practice in models.Practice.objects.order_by("id"):
        today = practice.frozen_today or now.date()
        looking.look_again(practice, today)
        looking.read_anew(practice, today, seconds=_TO_READ_ANEW)
