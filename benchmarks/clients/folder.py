"""Writes a simulated life as the files that a person would have: client.toml, tables and an mbox."""

from __future__ import annotations

import mailbox
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

from benchmarks.clients.live import PRACTICE, Life
from goodterms.importers.client_folder.write import write_books, write_practice


def write(life: Life, folder: Path) -> None:
    """Write the client folder, with its practice.toml inside."""
    folder.mkdir(parents=True)
    write_books(life.history, folder)
    write_practice(PRACTICE, folder)
    box = mailbox.mbox(str(folder / "mail.mbox"))
    latest: dict[str, str] = {}
    for message in life.history.messages:
        mail = EmailMessage()
        mail["From"] = str(message.sender)
        mail["To"] = ", ".join(str(address) for address in message.to)
        mail["Subject"] = message.subject if message.thread not in latest else f"Re: {message.subject}"
        mail["Date"] = format_datetime(message.sent_at) if message.sent_at else ""
        mail["Message-ID"] = message.message_id or ""
        if message.thread in latest:
            mail["In-Reply-To"] = latest[message.thread]
        latest[message.thread] = message.message_id or ""
        mail.set_content(message.text)
        box.add(mail)
    box.flush()
    box.close()
