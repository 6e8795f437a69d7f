"""What is done without anybody asking, at every beat: each part is safe to do twice."""

from __future__ import annotations

from datetime import datetime

from goodterms.casework import looking, mailbox, outbox
from goodterms.records import models


def do(now: datetime) -> None:
    """One round: what a crash left behind is named, what is due is sent, mailboxes are read, and every client is
    looked at once a day."""
    outbox.find_lost(now)
    outbox.send_due(now)
    mailbox.read_due(now)
    for practice in models.Practice.objects.order_by("id"):
        looking.look_again(practice, practice.frozen_today or now.date())
