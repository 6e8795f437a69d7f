"""How clients who were screened really turned out: the answers kept in their folders beside what they then did.

The answers are the file `screening.toml` in a client's folder, as `goodterms screen --questions` printed it and
a person filled it in. Nothing is written.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from goodterms import health, importers, screening
from goodterms.casework.readings import tone_of
from goodterms.errors import GoodtermsError
from goodterms.health import measures
from goodterms.importers.client_folder import client_folders

KEPT_AS = "screening.toml"
# Paid badly: a third of the invoices this many days late, counting those that are open.
_LATE_DAYS = 14
_LATE_SHARE = 3


@dataclass(frozen=True, slots=True)
class Turned:
    """A screened client and how it turned out."""

    folder: str
    screening: screening.Screening
    late: int
    invoices: int
    condition: str

    @property
    def troubled(self) -> bool:
        """Paid late, or became strained or worse."""
        paid_late = self.invoices > 0 and self.late * _LATE_SHARE >= self.invoices
        return paid_late or self.condition in ("strained", "untenable")


def turned_out(practice: Path, today: date) -> tuple[Turned, ...]:
    """The clients of a practice's folder that hold their screening, and how each turned out."""
    return tuple(_turned(folder, today) for folder in client_folders(practice) if (folder / KEPT_AS).is_file())


def read_answers(text: str, where: str) -> Mapping[str, str]:
    """The filled-in questions.

    Raises:
        GoodtermsError: ``screen.unreadable`` where it is no TOML.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise GoodtermsError(
            "screen.unreadable",
            f"{where} is not a TOML file: {error}.",
            where=where,
            hint='Lines: scope = "rough"',
        ) from error
    return {key: str(value) for key, value in table.items() if value != ""}


def _turned(folder: Path, today: date) -> Turned:
    kept = folder / KEPT_AS
    try:
        answers = read_answers(kept.read_text(encoding="utf-8"), str(kept))
    except (OSError, UnicodeDecodeError) as error:
        raise GoodtermsError(
            "screen.no_file", f"{kept} cannot be read as text.", where=str(kept), hint="Give a plain text file."
        ) from error
    books = importers.read_folder(folder)
    readings = tone_of(books.history.until(today).messages, folder)
    stands = health.assess(books.history, today, books.practice, readings)
    payments = measures.measure(books.history, today, books.practice).payments
    return Turned(folder.name, screening.screen(answers), *paid(payments), stands.condition)


def paid(payments: Sequence[measures.Measure]) -> tuple[int, int]:
    """How many invoices were paid late (or are open that long), and how many there were."""
    settled = [one for one in payments if not one.open or one.value >= _LATE_DAYS]
    return sum(one.value >= _LATE_DAYS for one in settled), len(settled)
