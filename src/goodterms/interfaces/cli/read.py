"""`goodterms read`: the messages of an archive or a client folder, with what was newly written in each."""

from __future__ import annotations

import itertools
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from goodterms import importers
from goodterms.errors import GoodtermsError
from goodterms.facts import Address, Message, Unreadable
from goodterms.interfaces.cli.answer import plain
from goodterms.interfaces.cli.options import format_option
from goodterms.interfaces.cli.progress import progress_bar
from goodterms.processors import usable_cores

if TYPE_CHECKING:
    from goodterms.health.replies import ReplyTime

_AT_ONCE = 64
"""Messages whose tone is read in one go."""
_NO_SIDES = (
    "Which side wrote is unknown: no practice.toml or client.toml beside it names an address of these messages."
)
_AS_JSON = msgspec.json.Encoder().encode
_LARGE = 8 * 2**20
"""An archive from this size on is parsed by several processes."""


@click.command(name="read")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--no-tone", is_flag=True, help="Leave the readings of tone out (much faster).")
@format_option
def command(path: Path, no_tone: bool, form: str) -> int:
    """Show the messages in PATH: an mbox, Maildir, .eml, Slack or WhatsApp export, or a client folder.

    Quoted replies, forwarded parts and signatures are cut off. PATH may be - for a single archive on
    standard input. Exit code 1 says that some part could not be read; it is named.
    """
    if str(path) == "-":
        return _from_standard_input(no_tone, form)
    return _show(path, no_tone, form)


def _from_standard_input(no_tone: bool, form: str) -> int:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "standard-input"
        with file.open("wb") as copy:
            while block := sys.stdin.buffer.read(2**20):
                copy.write(block)
        return _show(file, no_tone, form)


def _show(path: Path, no_tone: bool, form: str) -> int:
    is_large = path.is_file() and path.stat().st_size >= _LARGE
    workers = min(usable_cores(), 4) if is_large else 1
    unreadable = messages = 0
    sides: set[str] = set()
    try:
        with progress_bar("Reading") as show:
            if path.is_dir() and (path / "client.toml").is_file():
                found, replies, left_out = _of_client(path)
            else:
                left_out, replies = Counter(), {}
                found = importers.read(path, workers=workers, progress=show, left_out=left_out)
            for item, tone in _with_tone(found, no_tone or form != "json"):
                if isinstance(item, Unreadable):
                    unreadable += 1
                    _show_unreadable(item, form)
                else:
                    messages += 1
                    sides.add(item.direction)
                    _show_message(item, tone, replies.get(item.id), form)
    except KeyboardInterrupt as interruption:
        raise GoodtermsError(
            "interrupted",
            f"Stopped after {messages:,} messages. Reading stores nothing, so nothing is half done.",
            hint="To go on, run the same command again: it reads from the beginning and says the same.",
        ) from interruption
    sys.stdout.flush()
    if form == "text":
        click.echo(f"{messages} messages" + (f"; {unreadable} parts could not be read." if unreadable else "."))
    if left_out:
        click.echo(_said_of(left_out), err=True)
    if sides == {"unknown"}:
        click.echo(_NO_SIDES, err=True)
    return 1 if unreadable else 0


def _of_client(
    path: Path,
) -> tuple[Iterator[Message | Unreadable], dict[str, ReplyTime], Counter[str]]:
    """A client folder's messages in order of time, how long the answers among them took, and what was left out."""
    # Lazy for speed: an archive alone knows no client whose answers are timed.
    from goodterms.health.replies import reply_times

    folder = importers.read_folder(path)
    messages = folder.history.messages
    replies = reply_times(messages, folder.history.client, folder.practice)
    return iter((*messages, *folder.unreadable)), replies, Counter(folder.left_out)


def _said_of(left_out: Counter[str]) -> str:
    """ "15 mails were left out, which the archive marks as Spam (12) or Drafts (3)."."""
    count = left_out.total()
    marks = " or ".join(_printable(f"{mark} ({of_it:,})") for mark, of_it in left_out.most_common())
    return f"{count:,} mail{' was' if count == 1 else 's were'} left out, which the archive marks as {marks}."


def _with_tone(
    found: Iterator[Message | Unreadable], without: bool
) -> Iterator[tuple[Message | Unreadable, dict[str, Any] | None]]:
    """Each item with its reading of tone as a document, or None."""
    if without:
        for item in found:
            yield item, None
        return
    # Lazy for speed: the language models take a second to load and are not needed without tone.
    from goodterms.interfaces.cli.tone import document as tone_document
    from goodterms.language import tone

    while batch := list(itertools.islice(found, _AT_ONCE)):
        readings = tone.read_many([item.text for item in batch if isinstance(item, Message)])
        for item in batch:
            if isinstance(item, Unreadable):
                yield item, None
                continue
            reading = tone_document("", next(readings))
            del reading["id"]
            yield item, reading


def _show_message(message: Message, tone: dict[str, Any] | None, reply: ReplyTime | None, form: str) -> None:
    if form == "json":
        row = document(message) | ({} if tone is None else {"tone": plain(tone)})
        if reply is not None:
            row["reply"] = {
                "to": reply.to,
                "hours": reply.clock,
                "our_working_hours": reply.ours,
                "their_working_hours": reply.theirs,
            }
        _write_line(row)
        return
    day = message.sent_at.strftime("%Y-%m-%d %H:%M") if message.sent_at else "undated         "
    way = {"in": "from", "out": "to  ", "unknown": "    "}[message.direction]
    whom = message.to[0] if message.direction == "out" and message.to else message.sender
    click.echo(_printable(f"{day}  {way} {(whom.name or whom.address)[:22]:<22}  {message.subject[:33]}"))
    for line in message.text.splitlines():
        click.echo(_printable(f"    {line}"))
    if reply is not None:
        click.echo(f"    ({_waited(reply)})")
    click.echo()


def _waited(reply: ReplyTime) -> str:
    """ "answer after 26.5 hours; working time: 9 of yours, 8.5 of theirs"."""
    sides = [(reply.ours, "yours"), (reply.theirs, "theirs")]
    working = ", ".join(f"{hours:.3g} of {whose}" for hours, whose in sides if hours is not None)
    return f"answer after {reply.clock:,.1f} hours" + (f"; working time: {working}" if working else "")


def _printable(line: str) -> str:
    """The line without control characters, which could steer a terminal, and with what it cannot show replaced."""
    safe = "".join(c if c.isprintable() or c == "\t" else " " for c in line).rstrip()
    encoding = sys.stdout.encoding or "utf-8"
    return safe.encode(encoding, "replace").decode(encoding)


def _show_unreadable(part: Unreadable, form: str) -> None:
    if form == "json":
        _write_line({"unreadable": {"where": part.where, "why": part.why}})
    else:
        click.echo(f"{part.where} could not be read: {part.why}.\n")


def _write_line(row: dict[str, Any]) -> None:
    """One line of JSON as UTF-8, whatever the terminal's own encoding: mail holds every alphabet."""
    sys.stdout.buffer.write(msgspec.json.format(_AS_JSON(row), indent=0) + b"\n")


def document(message: Message) -> dict[str, Any]:
    """A message as promised in the reference of commands, ready for JSON."""
    return {
        "id": message.id,
        "message_id": message.message_id,
        "in_reply_to": message.in_reply_to,
        "sent_at": message.sent_at.isoformat() if message.sent_at else None,
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
        "source": str(message.source),
        "notes": list(message.notes),
    }


def _shown(address: Address) -> str:
    """Name and address, or the name alone where a chat knows nothing else."""
    return address.name if address.name.lower() == address.address else str(address)
