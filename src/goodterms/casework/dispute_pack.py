"""The dispute pack: what happened, dated and without a judgement, with the originals, in a bag with proofs.

It holds facts only: messages as sent, invoices, payments, promised work, what is owed and by which clause.
No score and no condition stand in it: those are opinions, and an opinion helps nobody before a mediator.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

import msgspec

from goodterms.casework.package.sources import cited_in
from goodterms.delivery import documents
from goodterms.delivery.archive import BagInfo, Packed, write_bag
from goodterms.delivery.days import long_day
from goodterms.delivery.pdf import LetterSheet, letter_pdf, statement_pdf
from goodterms.facts import History, Message, Practice
from goodterms.importers.client_folder import ClientFolder
from goodterms.settlement import Settlement

BUNDLE = "bundle"


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of the chronology."""

    on: date
    what: str
    says: str
    source: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """A message that a person chose to quote, whole, and where it stands."""

    sender: str
    words: str
    source: str
    on: date | None


@dataclass(frozen=True, slots=True)
class DisputePack:
    """What goes into a pack: the folder as read, what is owed, quoted words, and the case's journal as bytes."""

    books: ClientFolder
    settlement: Settlement
    quotes: tuple[Quoted, ...]
    today: date
    journal: bytes | None = None


def write_dispute_pack(pack: DisputePack, into: Path) -> Packed:
    """Write the pack into an existing folder.

    Raises:
        GoodtermsError: ``bundle.*`` where a file of the client folder cannot be carried.
    """
    with tempfile.TemporaryDirectory(dir=into, prefix=".pack-") as place:
        stage = Path(place) / "pack"
        stage.mkdir()
        _write_papers(pack, stage)
        _copy_originals(pack.books.path, stage / "originals")
        return write_bag(stage, into / BUNDLE, _info(pack), {})


def chronology(history: History, today: date) -> tuple[Happening, ...]:
    """Everything that happened up to a day, in order of time."""
    known = history.until(today)
    found = [h for h in _happenings(known) if h.on <= today]
    return tuple(sorted(found, key=lambda h: (h.on, h.source)))


def _happenings(history: History) -> Iterator[Happening]:
    for message in history.messages:
        if message.sent_at is not None:
            way = {"in": "received from", "out": "sent by"}.get(message.direction, "message of")
            yield Happening(
                message.sent_at.date(),
                "message",
                f"{way} {message.sender}: {message.subject}",
                str(message.source),
            )
    for invoice in history.invoices:
        if invoice.issued_on is not None:
            due = f", due {invoice.due_on.isoformat()}" if invoice.due_on else ""
            says = f"Invoice {invoice.number} over {invoice.total}{due}"
            yield Happening(invoice.issued_on, "invoice", says, str(invoice.source))
    for payment in history.payments:
        says = f"{payment.amount} received for invoice {payment.invoice}"
        yield Happening(payment.paid_on, "payment", says, str(payment.source))
    for work in history.deliverables:
        for day, word in ((work.delivered_on, "delivered"), (work.accepted_on, "accepted")):
            if day is not None:
                yield Happening(day, "work", f"{work.title} {word}", str(work.source))


def _write_papers(pack: DisputePack, stage: Path) -> None:
    happenings = chronology(pack.books.history, pack.today)
    (stage / "chronology.csv").write_text(_table(happenings), encoding="utf-8", newline="")
    (stage / "settlement.json").write_bytes(_json(pack.settlement.document()))
    (stage / "quotes.json").write_bytes(_json(pack.quotes))
    _write_messages(pack.books.history, pack.today, stage / "messages")
    if pack.journal is not None:
        (stage / "journal.jsonl").write_bytes(pack.journal)
    practice = pack.books.practice or Practice("The practice")
    sheet = LetterSheet(
        recipient=("To whom it concerns",),
        on=pack.today,
        subject=f"Record of the work of {practice.name} for {pack.books.history.client.name}",
        markdown=_cover(pack, practice, happenings),
    )
    (stage / "record.pdf").write_bytes(letter_pdf(practice, sheet))
    (stage / "statement.pdf").write_bytes(_statement(pack, practice))


def _statement(pack: DisputePack, practice: Practice) -> bytes:
    """What is owed, line by line with its working, as it would go to the client."""
    document = cast(documents.Settlement, pack.settlement.document())
    return statement_pdf(practice, document, cited_in(pack.books.path, document))


def _write_messages(history: History, today: date, folder: Path) -> None:
    """Each message as a text file: who, when, what was newly written, and where the original stands."""
    folder.mkdir()
    for number, message in enumerate(history.until(today).messages, start=1):
        (folder / f"{number:05}.txt").write_text(_message_text(message), encoding="utf-8", newline="\n")


def _message_text(message: Message) -> str:
    head = {
        "From": str(message.sender),
        "To": ", ".join(map(str, message.to)),
        "Cc": ", ".join(map(str, message.cc)),
        "Date": message.sent_at.isoformat() if message.sent_at else "not known",
        "Subject": message.subject,
        "Original": str(message.source),
        "Cut off": f"{message.quoted_chars} characters of quoted text; they stand in the original",
    }
    lines = [f"{label}: {value}" for label, value in head.items() if value]
    return "\n".join(lines) + f"\n\n{message.text}\n"


def _copy_originals(folder: Path, goal: Path) -> None:
    """The client folder's own files, byte for byte; files/ holds work, not evidence, and stays out."""
    goal.mkdir()
    for path in sorted(folder.rglob("*")):
        below = path.relative_to(folder)
        if below.parts[0] == "files" or below.name == "practice.toml" or not path.is_file() or path.is_symlink():
            continue
        (goal / below).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, goal / below)


def _cover(pack: DisputePack, practice: Practice, happenings: tuple[Happening, ...]) -> str:
    history = pack.books.history
    first = happenings[0].on if happenings else pack.today
    lines = [
        f"This is a record of the work of {_literal(practice.name)} for {_literal(history.client.name)}, from"
        f" {long_day(first, 'en')} to {long_day(pack.today, 'en')}. It holds facts with their sources, and no"
        " judgement.",
        "",
        "## What it holds",
        "",
        f"- chronology.csv: {len(happenings)} dated events",
        f"- messages: {len(history.messages)} messages as they were written",
        "- originals: the files that all this was read from",
        "- statement.pdf and settlement.json: what is owed, line by line, with the clause or statute of each line",
    ]
    lines += ["- journal.jsonl: the steps that were taken, each bound to the one before"] if pack.journal else []
    lines += ["", "## What is owed", ""]
    for statement in pack.settlement.currencies:
        lines += [f"- {_literal(line.says)}: {line.amount}" for line in statement.lines]
        whom = {"client": history.client.name, "practice": practice.name}.get(statement.owed_by, "nobody")
        lines += [f"- Balance: {abs(statement.balance)}, owed by {_literal(whom)}"]
    lines += [f"- Not known: {_literal(unknown.what)}" for unknown in pack.settlement.unknown]
    if pack.quotes:
        lines += ["", "## Quoted words", ""]
        for quoted in pack.quotes:
            day = long_day(quoted.on, "en") if quoted.on else "Undated"
            lines += [f"{day}, {_literal(quoted.sender)} ({_literal(quoted.source)}):", ""]
            lines += [f"> {_literal(line)}" for line in quoted.words.splitlines()] + [""]
    digest = hashlib.sha256(_table(happenings).encode()).hexdigest()
    lines += ["", f"SHA-256 of chronology.csv: {digest}. The bag's manifests hold a digest of every file."]
    return "\n".join(lines) + "\n"


def _literal(text: str) -> str:
    """Text that Markdown shows letter for letter: somebody else's words are never markup."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def _table(happenings: tuple[Happening, ...]) -> str:
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\n")
    writer.writerow(["day", "what", "says", "source"])
    writer.writerows([h.on.isoformat(), h.what, h.says, h.source] for h in happenings)
    return table.getvalue()


def _json(value: object) -> bytes:
    return msgspec.json.format(msgspec.json.encode(value), indent=2) + b"\n"


def _info(pack: DisputePack) -> BagInfo:
    practice = pack.books.practice
    return BagInfo(
        organization=practice.name if practice else "",
        recipient=pack.books.history.client.name,
        description=f"Record of the work up to {pack.today.isoformat()}: facts with their sources",
        bagged_on=pack.today,
        contact=practice.emails[0] if practice and practice.emails else "",
    )
