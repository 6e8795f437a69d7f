"""The outbox: what a person approved, when it goes, and what became of it. Nothing goes without a yes to exactly
these bytes, and nothing goes twice: before the first byte leaves, the row says so."""

from __future__ import annotations

import hashlib
import os
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from email import message_from_bytes
from email.policy import SMTP

from django.contrib.auth.models import User
from django.db import transaction

from goodterms.casework import correspondence, journal, postman, seals
from goodterms.casework.mail_servers import sending_server
from goodterms.delivery import mail
from goodterms.errors import GoodtermsError
from goodterms.records import models

ENDINGS = frozenset({"ending", "severance"})
"""Letters that a night's sleep stands before."""

UNDO = timedelta(minutes=1)
"""How long any other letter waits, so that a yes can be taken back."""

LOST_AFTER = timedelta(minutes=10)
"""A row that has been ``sending`` for longer than any mail server takes was left behind by a crash."""

_TRIES = 8


@dataclass(frozen=True, slots=True)
class Envelope:
    """What goes to whom, as the person saw it."""

    kind: str
    to: tuple[tuple[str, str], ...]
    subject: str
    markdown: str
    language: str = "en"
    attachments: tuple[mail.Attachment, ...] = ()


def approve(
    client: models.Client, envelope: Envelope, *, by: User, now: datetime, letter: models.Letter | None = None
) -> models.Outgoing:
    """Put exactly this mail into the outbox.

    Raises:
        GoodtermsError: ``outbox.no_sender`` or ``outbox.no_recipient`` where an address is missing.
    """
    practice = client.practice
    sender = _sender(practice)
    if not envelope.to:
        raise GoodtermsError(
            "outbox.no_recipient", "The letter goes to nobody yet.", hint="Choose at least one person."
        )
    draft = mail.Draft(
        sender,
        envelope.to,
        envelope.subject,
        envelope.markdown,
        now.date(),
        envelope.language,
        envelope.attachments,
    )
    message_id = f"<{secrets.token_hex(16)}@{sender[1].rpartition('@')[2]}>"
    content = _sealed_content(mail.eml(draft), message_id, now)
    hours = practice.cool_off_hours if envelope.kind in ENDINGS else 0
    with transaction.atomic():
        row = models.Outgoing.objects.create(
            practice=practice,
            client=client,
            letter=letter,
            kind=envelope.kind,
            recipients=[address for _, address in envelope.to],
            subject=envelope.subject,
            text=envelope.markdown,
            message_id=message_id,
            content=content,
            digest=hashlib.sha256(content).hexdigest(),
            approved_by=by,
            approved_at=now,
            send_after=now + (timedelta(hours=hours) if hours else UNDO),
        )
        journal.write_down(
            practice,
            client,
            actor=str(by),
            verb="approve",
            says=f"Approved “{envelope.subject}” to {', '.join(row.recipients)}.",
            now=now,
            document={"digest": row.digest, "message_id": message_id},
        )
    return row


def withdraw(row: models.Outgoing, *, actor: str, now: datetime) -> None:
    """Take a yes back while the letter still waits.

    Raises:
        GoodtermsError: ``outbox.too_late`` where it is on its way.
    """
    with transaction.atomic():
        _move(row, ("waiting", "failed"), "withdrawn", "It is on its way already.")
        journal.write_down(
            row.practice, row.client, actor=actor, verb="withdraw", says=f"Withdrew “{row.subject}”.", now=now
        )


def say_what_happened(row: models.Outgoing, *, sent: bool, actor: str, now: datetime) -> None:
    """A person looked and says whether an unknown letter arrived. If not, it waits again under the same
    Message-ID, so that a server that did have it would see it twice as one.

    Raises:
        GoodtermsError: ``outbox.too_late`` where its fate is known.
    """
    with transaction.atomic():
        _move(row, ("unknown",), "sent" if sent else "waiting", "Its fate is known already.")
        if sent:
            row.sent_at = row.attempted_at
        else:
            row.send_after = now + UNDO
        row.save(update_fields=["sent_at", "send_after"])
        word = "was sent" if sent else "was not sent and waits again"
        journal.write_down(
            row.practice, row.client, actor=actor, verb="resolve", says=f"“{row.subject}” {word}.", now=now
        )


def send_due(now: datetime) -> int:
    """Carry what is due, one by one; returns how many were tried. Safe to run in two processes at once. The sample
    practice never sends: its people are invented."""
    tried = 0
    due = models.Outgoing.objects.filter(
        status="waiting", send_after__lte=now, practice__is_sample=False
    ).order_by("send_after")
    for pk in list(due.values_list("pk", flat=True)[:50]):
        row = _claim(pk, now)
        if row is not None:
            tried += 1
            _carry(row, now)
    return tried


def find_lost(now: datetime) -> int:
    """Rows that a crash left in ``sending`` become unknown; returns how many. Nothing is sent again by itself."""
    count = 0
    lost = models.Outgoing.objects.filter(status="sending", attempted_at__lt=now - LOST_AFTER)
    for row in lost.select_related("practice", "client"):
        _settle(row, "unknown", "The office stopped while this was being sent.", now, ("sending",))
        count += 1
    return count


def _claim(pk: int, now: datetime) -> models.Outgoing | None:
    """Write down that this mail is being sent, before the first byte leaves; None where another was faster."""
    claimed = models.Outgoing.objects.filter(pk=pk, status="waiting").update(status="sending", attempted_at=now)
    if not claimed:
        return None
    row = models.Outgoing.objects.select_related("practice", "client").get(pk=pk)
    row.attempts += 1
    row.save(update_fields=["attempts"])
    return row


def _carry(row: models.Outgoing, now: datetime) -> None:
    try:
        server = sending_server(_server_url(row.practice))
    except GoodtermsError as error:
        _settle(row, "failed", f"{error.says} {error.hint}", now, ("sending",))
        return
    sender = _sender(row.practice)[1]
    delivered = postman.carry(server, sender, row.recipients, bytes(row.content))
    if delivered.fate == "not_now" and row.attempts < _TRIES:
        row.send_after = now + timedelta(minutes=2**row.attempts)
        row.save(update_fields=["send_after"])
        _settle(row, "waiting", delivered.says, now, ("sending",))
        return
    status = {"sent": "sent", "refused": "failed", "not_now": "failed", "unknown": "unknown"}[delivered.fate]
    if status == "sent":
        row.sent_at = now
        row.save(update_fields=["sent_at"])
    _settle(row, status, "" if status == "sent" else delivered.says, now, ("sending",))


def _settle(row: models.Outgoing, status: str, problem: str, now: datetime, before: tuple[str, ...]) -> None:
    words = {
        "sent": "was sent",
        "failed": "was refused",
        "unknown": "may or may not have been sent",
        "waiting": "could not be sent yet",
    }[status]
    with transaction.atomic():
        _move(row, before, status, "It moved on meanwhile.")
        row.problem = problem[:2000]
        row.save(update_fields=["problem"])
        journal.write_down(
            row.practice,
            row.client,
            actor="outbox",
            verb=f"mail-{status}",
            says=f"“{row.subject}” {words}.",
            now=now,
            document={"message_id": row.message_id},
        )
        if status == "sent":
            # What we wrote is part of the correspondence: the next look at the client must know of it.
            correspondence.file_mails(row.client, [bytes(row.content)], folder="sent", now=now)


def _move(row: models.Outgoing, before: tuple[str, ...], status: str, otherwise: str) -> None:
    moved = models.Outgoing.objects.filter(pk=row.pk, status__in=before).update(status=status)
    if not moved:
        raise GoodtermsError("outbox.too_late", otherwise, hint="Look at the outbox again.")
    row.status = status


def _sender(practice: models.Practice) -> tuple[str, str]:
    address = practice.mail_from or (practice.emails[0] if practice.emails else "")
    if not address:
        raise GoodtermsError(
            "outbox.no_sender",
            "The practice has no mail address to send from.",
            hint="Enter one under Settings.",
        )
    return (practice.owner or practice.name, address)


def _server_url(practice: models.Practice) -> str:
    if practice.mail_url_sealed:
        return seals.unseal(practice.mail_url_sealed)
    return os.environ.get("GOODTERMS_EMAIL_URL", "")


def _sealed_content(draft: bytes, message_id: str, now: datetime) -> bytes:
    """The draft as it will go: no longer marked unsent, under its own Message-ID and with the day of the yes."""
    mail_to_go = message_from_bytes(draft, policy=SMTP)
    del mail_to_go["X-Unsent"]
    del mail_to_go["Message-ID"]
    del mail_to_go["Date"]
    mail_to_go["Message-ID"] = message_id
    mail_to_go["Date"] = now
    return mail_to_go.as_bytes()
