"""A journal as a file: read with its proof, and lengthened by a line without ever being half written."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

from goodterms.errors import GoodtermsError
from goodterms.parting.journal import Entry, Event, Fault, append, read, redacted, written

NAME = "journal.jsonl"


def journal_path(path: Path) -> Path:
    """The journal's file: the path itself, or the journal inside a folder."""
    return path / NAME if path.is_dir() else path


def read_journal(path: Path) -> tuple[tuple[Entry, ...], tuple[Fault, ...]]:
    """The journal in a file or folder, and everything that is wrong with it.

    Raises:
        GoodtermsError: ``journal.missing`` or ``journal.unreadable``.
    """
    file = journal_path(path)
    try:
        return read(file.read_bytes())
    except FileNotFoundError:
        raise GoodtermsError(
            "journal.missing",
            f"There is no journal {file}.",
            where=str(file),
            hint="Give a journal.jsonl or its folder.",
        ) from None
    except OSError as error:
        raise GoodtermsError("journal.unreadable", f"{file}: {error.strerror}.", where=str(file)) from error


def write_down(path: Path, event: Event) -> Entry:
    """Add a line to a journal, or begin one.

    Raises:
        GoodtermsError: ``journal.broken`` where the journal was changed: nothing is added to it then.
    """
    file = journal_path(path)
    journal: tuple[Entry, ...] = ()
    if file.exists():
        journal, faults = read_journal(file)
        _refuse_broken(file, faults)
    longer = append(journal, event)
    _put(file, longer)
    return longer[-1]


def blacken(path: Path, hidden: tuple[str, ...], on: date, why: str) -> None:
    """Put the redacted journal in the journal's place; its last line says why.

    Raises:
        GoodtermsError: ``journal.broken`` where the journal was changed.
    """
    file = journal_path(path)
    journal, faults = read_journal(file)
    _refuse_broken(file, faults)
    _put(file, redacted(journal, on, hidden, why))


def refuse_broken(path: Path) -> None:
    """Refuse where the journal is not there or was changed.

    Raises:
        GoodtermsError: ``journal.missing`` or ``journal.broken``.
    """
    _, faults = read_journal(path)
    _refuse_broken(journal_path(path), faults)


def _refuse_broken(file: Path, faults: tuple[Fault, ...]) -> None:
    if faults:
        raise GoodtermsError(
            "journal.broken",
            f"Line {faults[0].line} {faults[0].says}",
            where=str(file),
            hint="Nothing is written into a journal that was changed. Find a whole copy.",
        )


def _put(file: Path, journal: tuple[Entry, ...]) -> None:
    """Write beside, then rename: the journal is never half there."""
    beside = file.with_name(f".{file.name[:200]}.new")
    try:
        with beside.open("wb") as new:
            new.write(written(journal))
            new.flush()
            os.fsync(new.fileno())
        beside.replace(file)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise GoodtermsError("journal.not_writable", f"{file}: {error.strerror}.", where=str(file)) from error
