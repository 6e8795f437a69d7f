"""Single mails into a client's file: what was sent from here, and what a mailbox brought. Each is kept as it is,
so that the client's folder, exported, holds it too."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from email import message_from_bytes
from email.message import Message as Mail
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction

from goodterms import facts, importers
from goodterms.casework import journal, originals
from goodterms.importers.sides import sides_of
from goodterms.records import filing, models, shelves
from goodterms.records.columns import read_text, write_text

_ID = slice(0, 24)


def file_mails(client: models.Client, raws: Sequence[bytes], *, folder: str, now: datetime) -> int:
    """File mails that are not there yet, under ``folder`` in the client's own; returns how many were new. A reply
    to a letter of ours is joined to it: same thread, a line in the journal, and the letter knows of it."""
    fresh = [raw for raw in raws if not _is_there(client, raw)]
    if not fresh:
        return 0
    with TemporaryDirectory() as workshop, transaction.atomic():
        names = {}
        for raw in fresh:
            name = f"{folder}/{hashlib.sha256(raw).hexdigest()[_ID]}.eml"
            file = Path(workshop) / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(raw)
            names[name] = raw
        sides = sides_of(
            filing.take_out_practice(client.practice),
            filing.take_out_client(client),
            [client.practice.mail_from] if client.practice.mail_from else [],
        )
        read = [m for m in importers.read(Path(workshop), sides) if isinstance(m, facts.Message)]
        count = shelves.file_messages(client, [_joined(client, m, names[m.source.file]) for m in read])
        for name in names:
            digest, size = originals.keep(Path(workshop) / name)
            client.originals.get_or_create(path=write_text(name), defaults={"digest": digest, "size": size})
        if count:
            shelves.facts_changed(client)
        for message in read:
            _note_reply(client, message, names[message.source.file], now)
    return count


def _is_there(client: models.Client, raw: bytes) -> bool:
    """Whether a mail with that Message-ID is in the file: a server's copy has other headers than ours."""
    said = _bare(str(_head(raw).get("Message-ID", "")))
    return bool(said) and client.messages.filter(message_id__in=[write_text(said), f"<{said}>"]).exists()


def _joined(client: models.Client, message: facts.Message, raw: bytes) -> facts.Message:
    """The message in the thread of what it answers, where that is in the file."""
    for reference in _references(raw):
        there = client.messages.filter(message_id__in=[write_text(reference), f"<{reference}>"]).first()
        if there is not None:
            return replace(message, thread=read_text(there.thread))
    return message


def _note_reply(client: models.Client, message: facts.Message, raw: bytes, now: datetime) -> None:
    if message.direction != "in":
        return
    for reference in _references(raw):
        letter = client.outgoing.filter(message_id=f"<{reference}>").first()
        if letter is None:
            continue
        letter.replied_at = message.sent_at or now
        letter.save(update_fields=["replied_at"])
        journal.write_down(
            client.practice,
            client,
            actor="mailbox",
            verb="reply",
            says=f"{message.sender.name or message.sender.address} replied to “{read_text(letter.subject)}”.",
            now=now,
            document={"message_id": letter.message_id, "source": str(message.source)},
        )
        return


def _references(raw: bytes) -> Iterator[str]:
    """What a mail answers, the nearest first, without the angle brackets."""
    head = _head(raw)
    written = f"{head.get('In-Reply-To', '')} " + " ".join(reversed(str(head.get("References", "")).split()))
    yield from dict.fromkeys(part for one in written.split() if (part := _bare(one)))


def _head(raw: bytes) -> Mail:
    return message_from_bytes(raw[:65_536].partition(b"\r\n\r\n")[0].partition(b"\n\n")[0])


def _bare(message_id: str) -> str:
    return message_id.strip().strip("<>").strip()
