"""How clients who were screened really turned out: the answers kept in their folders beside what they then did.

The answers are the file `screening.toml` in a client's folder, as `goodterms screen --questions` printed it and
a person filled it in. Nothing is written.
"""

from __future__ import annotations

import re
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
_LINE_IN_MESSAGE = re.compile(r"at line (\d+)")


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
    """The filled-in questions; `where` is the file's name.

    Raises:
        GoodtermsError: ``screen.unreadable`` where it is no TOML, ``screen.unknown_question`` or
            ``screen.unknown_answer``, each with its line.
    """
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE_IN_MESSAGE.search(str(error))
        raise GoodtermsError(
            "screen.unreadable",
            f"It is not a TOML file: {error}.",
            where=f"{where}:{found[1]}" if found else where,
            hint='Lines: scope = "rough"',
        ) from error
    answers = {key: str(value) for key, value in table.items() if value != ""}
    for key, value in answers.items():
        try:
            screening.screen({key: value})
        except GoodtermsError as refused:
            raise GoodtermsError(
                refused.code, refused.says, where=f"{where}:{_line_of(key, text)}", hint=refused.hint
            ) from refused
    return answers


def _line_of(key: str, text: str) -> int:
    stands = re.compile(rf"\s*[\"'\[]*{re.escape(key)}\b")
    return next((number for number, line in enumerate(text.splitlines(), start=1) if stands.match(line)), 1)


def text_of(file: Path) -> str:
    """What stands in a plain text file.

    Raises:
        GoodtermsError: ``screen.no_file`` where there is none, or none that is UTF-8.
    """
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise GoodtermsError(
            "screen.no_file", "It is not UTF-8 text.", where=str(file), hint="Save it as UTF-8 and try again."
        ) from error
    except OSError as error:
        raise GoodtermsError(
            "screen.no_file", f"It cannot be read: {error.strerror}.", where=str(file), hint="Check the name."
        ) from error


def _turned(folder: Path, today: date) -> Turned:
    kept = folder / KEPT_AS
    answers = read_answers(text_of(kept), str(kept))
    books = importers.read_folder(folder)
    readings = tone_of(books.history.until(today).messages, folder)
    stands = health.assess(books.history, today, books.practice, readings)
    payments = measures.measure(books.history, today, books.practice).payments
    return Turned(folder.name, screening.screen(answers), *paid(payments), stands.condition)


def paid(payments: Sequence[measures.Measure]) -> tuple[int, int]:
    """How many invoices were paid late (or are open that long), and how many there were."""
    settled = [one for one in payments if not one.open or one.value >= _LATE_DAYS]
    return sum(one.value >= _LATE_DAYS for one in settled), len(settled)
