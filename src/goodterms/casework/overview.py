"""All clients of a practice, read from its folder and held against their own past."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from goodterms import health, importers
from goodterms.casework.readings import KeptReading, tone_of
from goodterms.errors import GoodtermsError
from goodterms.health import Health, Row, SharedAddress
from goodterms.importers.client_folder import ClientFolder, client_folders


@dataclass(frozen=True, slots=True)
class Overview:
    """How every client of a practice stands on a day.

    ``books`` holds what was read, by the folder's name, as ``Row.name`` gives it. ``refused``: folders that
    could not be read at all. ``shared``: addresses that two folders claim.
    """

    folder: Path
    today: date
    rows: tuple[Row, ...]
    books: Mapping[str, ClientFolder]
    refused: tuple[GoodtermsError, ...]
    shared: tuple[SharedAddress, ...]


def look_over(practice: Path, today: date, no_tone: bool = False) -> Overview:
    """Read and assess each client folder of a practice; one that is broken does not hide the others."""
    read: dict[str, ClientFolder] = {}
    refused = []
    for path in client_folders(practice):
        try:
            read[path.name] = importers.read_folder(path)
        except GoodtermsError as error:
            refused.append(error)
    assessed = [(name, books.history, assess_books(books, today, no_tone)) for name, books in read.items()]
    return Overview(
        folder=practice,
        today=today,
        rows=health.portfolio(assessed, today),
        books=read,
        refused=tuple(refused),
        shared=tuple(health.shared_addresses((name, history.client) for name, history, _ in assessed)),
    )


def assess_books(books: ClientFolder, today: date, no_tone: bool = False) -> Health:
    """Assess a client folder that has been read, with the tone of its messages."""
    return health.assess(books.history, today, books.practice, readings(books, today, no_tone))


def readings(books: ClientFolder, today: date, no_tone: bool) -> Mapping[str, KeptReading] | None:
    """The tone of every message known on the day; None where it is not asked for."""
    return None if no_tone else tone_of(books.history.until(today).messages, books.path)
