"""What the exports of other tools in a client folder hold. They are read by `importers.books`, which is
loaded only where there are any."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from goodterms.facts import BadRow, Expense, Invoice, Payment, Remark, TimeEntry
from goodterms.importers.client_folder import tables

JOURNALS = (".journal", ".hledger", ".ledger", ".beancount", ".bean")
SUFFIXES = (".csv", ".tsv", ".xml", ".ofx", ".qfx", ".pdf", *JOURNALS)
_OWN_COLUMNS = {
    "invoices.csv": ("number", "total"),
    "payments.csv": ("invoice", "amount"),
    "hours.csv": ("day", "hours"),
    "expenses.csv": ("day", "amount"),
}


@dataclass
class Exports:
    """The facts of all exports, the rows that cannot be used, and how each file was read."""

    invoices: list[Invoice] = field(default_factory=list)
    payments: list[Payment] = field(default_factory=list)
    hours: list[TimeEntry] = field(default_factory=list)
    expenses: list[Expense] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    tables: set[str] = field(default_factory=set)
    """Which of the folder's own tables an export stands in for."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the folder's own files hold already."""

    client: str
    currency: str | None
    invoices: Sequence[Invoice] = ()
    payments: Sequence[Payment] = ()


def export_files(folder: Path, own_names: frozenset[str]) -> tuple[Path, ...]:
    """The files that other tools wrote: tables and statements under other names than ours, and a table
    under ours whose columns are another tool's."""
    named = sorted(file for file in folder.iterdir() if file.suffix.lower() in SUFFIXES and file.is_file())
    return tuple(file for file in named if file.name not in own_names or _is_anothers(file))


def read(files: Sequence[Path], folder: Path, known: Known) -> Exports:
    """Read them; nothing is loaded where there are none."""
    if not files:
        return Exports()
    # Only here: most folders hold no exports, and money questions should not wait for their readers.
    from goodterms.importers.books import read_exports

    return read_exports(files, folder, known)


def _is_anothers(file: Path) -> bool:
    """Whether a file under one of our names has another tool's header."""
    ours = _OWN_COLUMNS.get(file.name)
    if ours is None or set(ours) <= set(tables.header_of(file)):
        return False
    from goodterms.importers.books import recognises  # only here, as above

    return recognises(file)
