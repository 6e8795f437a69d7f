"""`goodterms read`: the messages of an archive or a client folder, with what was newly written in each."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from goodterms import importers
from goodterms.facts import Address, Message, Unreadable
from goodterms.interfaces.cli.answer import write_json_line
from goodterms.interfaces.cli.options import format_option


@click.command(name="read")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--no-tone", is_flag=True, help="Leave the readings of tone out (faster).")
@format_option
def command(path: Path, no_tone: bool, form: str) -> int:
    """Show the messages in PATH: an mbox, Maildir, .eml, Slack or WhatsApp export, or a client folder.

    Quoted replies, forwarded parts and signatures are cut off. PATH may be - for a single archive on
    standard input.
    """
    if str(path) == "-":
        return _from_standard_input(no_tone, form)
    return _show(importers.read(path), no_tone, form)


def _from_standard_input(no_tone: bool, form: str) -> int:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "standard-input"
        with file.open("wb") as copy:
            while block := sys.stdin.buffer.read(2**20):
                copy.write(block)
        return _show(importers.read(file), no_tone, form)


def _show(found: Iterator[Message | Unreadable], no_tone: bool, form: str) -> int:
    unreadable = messages = 0
    for item in found:
        if isinstance(item, Unreadable):
            unreadable += 1
            _show_unreadable(item, form)
        else:
            messages += 1
            _show_message(item, form)
    if form == "text":
        click.echo(
            f"{messages} messages" + (f", {unreadable} parts that could not be read." if unreadable else ".")
        )
    return 1 if unreadable else 0


def _show_message(message: Message, form: str) -> None:
    if form == "json":
        write_json_line(document(message))
        return
    day = message.sent_at.strftime("%Y-%m-%d %H:%M") if message.sent_at else "undated         "
    way = {"in": "from", "out": "to  ", "unknown": "    "}[message.direction]
    whom = message.to[0] if message.direction == "out" and message.to else message.sender
    click.echo(f"{day}  {way} {(whom.name or whom.address)[:22]:<22}  {message.subject[:33]}")
    for line in message.text.splitlines():
        click.echo(f"    {line}".rstrip())
    click.echo()


def _show_unreadable(part: Unreadable, form: str) -> None:
    if form == "json":
        write_json_line({"unreadable": {"where": part.where, "why": part.why}})
    else:
        click.echo(f"{part.where} could not be read: {part.why}.\n")


def document(message: Message) -> dict[str, Any]:
    """A message as promised in the reference of commands."""
    return {
        "id": message.id,
        "message_id": message.message_id,
        "sent_at": message.sent_at,
        "from": _shown(message.sender),
        "to": [_shown(address) for address in message.to],
        "cc": [_shown(address) for address in message.cc],
        "subject": message.subject,
        "thread": message.thread,
        "text": message.text,
        "quoted_chars": message.quoted_chars,
        "signature_chars": message.signature_chars,
        "direction": message.direction,
        "channel": message.channel,
        "source": message.source,
        "notes": list(message.notes),
    }


def _shown(address: Address) -> str:
    """Name and address, or the name alone where a chat knows nothing else."""
    return address.name if address.name.lower() == address.address else str(address)
