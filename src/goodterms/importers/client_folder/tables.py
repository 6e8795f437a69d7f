"""Reads the folder's own CSV tables row by row: a fact, or a `BadRow` that says why not."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from goodterms.errors import GoodtermsError
from goodterms.facts import Access, BadRow, Expense, Invoice, Payment, RaisedConcern, Source, TimeEntry
from goodterms.importers.client_folder import schema
from goodterms.importers.client_folder.text import text_of
from goodterms.money import NO_CURRENCY, Money

MAX_CELL = 1_000_000

CONCERN_COLUMNS = ("raised_on", "about", "agreed", "follow_up_on", "outcome", "outcome_on", "note")
"""The columns of concerns.csv."""

Fact = TypeVar("Fact")
Value = TypeVar("Value")


class Row:
    """One row, read cell by cell; an empty or absent cell is unknown (None)."""

    __slots__ = ("_cells", "source")

    def __init__(self, cells: Mapping[str, str], source: Source) -> None:
        self._cells = cells
        self.source = source

    def text(self, column: str) -> str | None:
        """The cell as text."""
        value = self._cells.get(column)
        return value.strip() or None if value else None

    def need(self, column: str) -> str:
        """The cell as text; a row without it cannot be used."""
        value = self.text(column)
        if value is None:
            raise schema.UnfitError(f"{column} is missing")
        return value

    def number_of(self, column: str) -> str:
        """The cell as an invoice's number. A formula that a spreadsheet left there is not one."""
        value = self.need(column)
        if value.startswith("="):
            raise schema.UnfitError(f"{column} is “{value}”, which is a formula")
        return value

    def day(self, column: str) -> date | None:
        """The cell as an ISO 8601 day."""
        cell = self._cells.get(column)
        try:
            return _day(cell) if cell else None
        except schema.UnfitError as error:
            raise _unfit(column, cell, "a day such as 2026-05-01") from error

    def hours(self, column: str) -> Decimal:
        """The cell as decimal hours."""
        cell = self._cells.get(column)
        try:
            hours = _number(cell) if cell else None
        except schema.UnfitError as error:
            raise _unfit(column, cell, "a number with a point, such as 1.5") from error
        return _known(hours, column)

    def yes_no(self, column: str) -> bool | None:
        """The cell as yes or no."""
        cell = self._cells.get(column)
        try:
            return _yes_no(cell) if cell else None
        except schema.UnfitError as error:
            raise _unfit(column, cell, "yes or no") from error

    def word(self, column: str, *words: str) -> str | None:
        """The cell as one of a closed list of words."""
        value = self.text(column)
        if value is not None and value not in words:
            raise schema.UnfitError(f"{column} is “{value}”, which is not one of {', '.join(words)}")
        return value

    def currency(self, default: str | None) -> str | None:
        """The row's own currency, or the default."""
        cell = self._cells.get("currency")
        try:
            return (_currency(cell) if cell else None) or default
        except schema.UnfitError as error:
            raise _unfit("currency", cell, "a currency code such as GBP") from error

    def amount(self, column: str, currency: str) -> Money | None:
        """The cell as an amount."""
        value = self.text(column)
        if value is None:
            return None
        try:
            return Money.parse(value, currency)
        except GoodtermsError as error:
            raise schema.UnfitError(f"{column}: {error.says} {error.hint}") from error


def _unfit(column: str, cell: str | None, wanted: str) -> schema.UnfitError:
    return schema.UnfitError(f"{column} is “{(cell or '').strip()}”, which is not {wanted}")


def read_table(path: Path, make: Callable[[Row], Fact]) -> Iterator[Fact | BadRow]:
    """Yield each row's fact, or why the row cannot be used. A wholly empty row is passed over.

    Raises:
        GoodtermsError: ``folder.unreadable`` where the file cannot be read as UTF-8 text at all.
    """
    name = path.name
    for line, cells, problem in _rows(path):
        if problem:
            yield BadRow(name, line, problem)
            continue
        try:
            yield make(Row(cells, Source(name, line)))
        except schema.UnfitError as error:
            yield BadRow(name, line, f"{error}.".replace("..", "."))


def header_of(path: Path) -> tuple[str, ...]:
    """The columns of a table, in lower case; none where it cannot be read."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return tuple(cell.strip().lower() for cell in next(csv.reader(file), ()))
    except (OSError, UnicodeDecodeError, csv.Error):
        return ()


def invoice_maker(default_currency: str | None) -> Callable[[Row], Invoice]:
    """Reads an invoice row; a row without a currency is in the agreement's."""

    def make(row: Row) -> Invoice:
        number = row.number_of("number")
        currency = row.currency(default_currency)
        if currency is None:
            raise schema.UnfitError("currency is missing, and the agreement names none")
        return Invoice(
            number=number,
            issued_on=row.day("issued_on"),
            due_on=row.day("due_on"),
            total=_known(row.amount("total", currency), "total"),
            net=row.amount("net", currency),
            tax=row.amount("tax", currency),
            note=row.text("note") or "",
            source=row.source,
        )

    return make


def payment_maker(currency_of_invoice: Mapping[str, str]) -> Callable[[Row], Payment]:
    """Reads a payment row; a row without a currency is in its invoice's."""

    def make(row: Row) -> Payment:
        number = row.number_of("invoice")
        currency = row.currency(currency_of_invoice.get(number, NO_CURRENCY)) or NO_CURRENCY
        return Payment(
            invoice=number,
            paid_on=_known(row.day("paid_on"), "paid_on"),
            amount=_known(row.amount("amount", currency), "amount"),
            note=row.text("note") or "",
            source=row.source,
        )

    return make


def time_entry(row: Row) -> TimeEntry:
    """Reads an hours row."""
    return TimeEntry(
        day=_known(row.day("day"), "day"),
        hours=row.hours("hours"),
        billable=row.yes_no("billable"),
        invoiced=row.yes_no("invoiced"),
        note=row.text("note") or "",
        source=row.source,
    )


def expense_maker(default_currency: str | None) -> Callable[[Row], Expense]:
    """Reads an expense row; a row without a currency is in the agreement's."""

    def make(row: Row) -> Expense:
        currency = row.currency(default_currency)
        if currency is None:
            raise schema.UnfitError("currency is missing, and the agreement names none")
        return Expense(
            day=_known(row.day("day"), "day"),
            amount=_known(row.amount("amount", currency), "amount"),
            invoiced=row.yes_no("invoiced"),
            note=row.text("note") or "",
            source=row.source,
        )

    return make


def access(row: Row) -> Access:
    """Reads an access row."""
    kind = row.word("kind", "account", "domain", "repository", "licence", "key", "subscription")
    action = row.word("action", "transfer", "revoke", "rotate", "keep")
    return Access(
        system=row.need("system"),
        kind=kind,  # type: ignore[arg-type]  # word() checked it against the same closed list
        holder=row.text("holder"),
        action=action,  # type: ignore[arg-type]  # as above
        due_on=row.day("due_on"),
        note=row.text("note") or "",
        source=row.source,
    )


def concern(row: Row) -> RaisedConcern:
    """Reads a row of concerns that were raised."""
    outcome = row.word("outcome", "better", "unchanged", "worse", "no answer")
    found = RaisedConcern(
        raised_on=_known(row.day("raised_on"), "raised_on"),
        about=row.text("about") or "",
        agreed=row.text("agreed") or "",
        follow_up_on=row.day("follow_up_on"),
        outcome=outcome,  # type: ignore[arg-type]  # word() checked it against the same closed list
        outcome_on=row.day("outcome_on"),
        note=row.text("note") or "",
        source=row.source,
    )
    for column, day in (("follow_up_on", found.follow_up_on), ("outcome_on", found.outcome_on)):
        if day is not None and day < found.raised_on:
            raise schema.UnfitError(f"{column} lies before raised_on")
    return found


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str], str]]:
    """Line (where the row begins), cells by column, and what is wrong with the row as a whole."""
    csv.field_size_limit(MAX_CELL)
    content = text_of(path)
    reader = csv.reader(io.StringIO(content, newline=""), strict=may_be_open(content))
    header: list[str] | None = None
    line = 1
    while True:
        try:
            for cells in reader:
                if "".join(cells).strip():
                    if header is None:
                        header = [cell.strip().lower() for cell in cells]
                    else:
                        problem = _too_long(cells, header) if len(cells) > len(header) else ""
                        yield line, dict(zip(header, cells, strict=False)), problem
                line = reader.line_num + 1
        except csv.Error as error:
            yield line, {}, not_csv(error)
            line = reader.line_num + 1
        else:
            return


def may_be_open(content: str) -> bool:
    """Whether a quotation mark may be opened and never closed: then all rows below it would be one cell."""
    return content.count('"') % 2 == 1


def not_csv(error: csv.Error) -> str:
    """What is wrong with a row that cannot be taken apart."""
    if "end of data" in str(error):
        return "a quotation mark is opened in this row and never closed, so the rows below it are not read"
    return f"the row is not CSV: {error}"


def _too_long(cells: Sequence[str], header: Sequence[str]) -> str:
    """What is wrong with a row that has more filled cells than there are columns."""
    if not "".join(cells[len(header) :]).strip():
        return ""
    return f"the row has {len(cells)} cells and the header {len(header)}"


# The same days, numbers and words stand in thousands of rows: each is read once. An empty cell is None.
@lru_cache(maxsize=8192)
def _day(cell: str) -> date | None:
    value = cell.strip()
    return schema.day(value) if value else None


@lru_cache(maxsize=8192)
def _number(cell: str) -> Decimal | None:
    value = cell.strip()
    return schema.number(value) if value else None


@lru_cache(maxsize=256)
def _currency(cell: str) -> str | None:
    value = cell.strip()
    return schema.currency_code(value) if value else None


@lru_cache(maxsize=256)
def _yes_no(cell: str) -> bool | None:
    value = cell.strip().lower()
    if value not in ("yes", "no", ""):
        raise schema.UnfitError("yes or no")
    return value == "yes" if value else None


def _known(value: Value | None, column: str) -> Value:
    """The value of a cell that a row cannot do without."""
    if value is None:
        raise schema.UnfitError(f"{column} is missing")
    return value
