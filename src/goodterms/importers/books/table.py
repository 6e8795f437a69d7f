"""From a recognised table to facts, row by row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from goodterms.errors import GoodtermsError
from goodterms.facts import BadRow, Expense, Invoice, Payment, Source, TimeEntry
from goodterms.importers.books.bank import BankEntry
from goodterms.importers.books.evidence import (
    DateOrder,
    DecimalMark,
    date_order,
    decimal_mark,
    plain_amount,
    plain_day,
)
from goodterms.importers.books.layout import Layout
from goodterms.importers.books.sayings import Saying
from goodterms.importers.books.sheet import Sheet, SheetRow
from goodterms.importers.client_folder.schema import UnfitError
from goodterms.money import Money

Fact = Invoice | Payment | TimeEntry | Expense | BankEntry
CurrencyOf = Callable[[str], str | None]
"""The currency where a row names none: of the invoice with that number, or of the agreement ('')."""

_AMOUNTS = ("total", "net", "tax", "paid", "open", "amount", "refunded")
_DAYS = ("issued_on", "due_on", "paid_on", "refunded_on", "day")
_YES = frozenset({"yes", "y", "true", "1", "ja", "oui", "x", "billable", "invoiced", "billed"})
_NO = frozenset({"no", "n", "false", "0", "nein", "non", "non-billable", "not billable", "uninvoiced", "unbilled"})
_CLOCK = re.compile(r"(-?)(\d+):([0-5]\d)(?::([0-5]\d))?")
_WORDS = re.compile(r"(?:(\d+) ?h)? ?(?:([0-5]?\d) ?m(?:in)?)?")


@dataclass(frozen=True, slots=True)
class Taken:
    """A fact, whose it is as the tool says, and what the tool holds to be paid of an invoice."""

    fact: Fact
    client: str = ""
    paid: Money | None = None
    paid_on: date | None = None
    other_number: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """How a table writes amounts and days."""

    decimal: DecimalMark
    dates: DateOrder


def style_of(sheet: Sheet, layout: Layout, saying: Saying | None) -> Style:
    """As the tool fixes it, as a person said, or by evidence.

    Raises:
        GoodtermsError: where the table's own evidence does not decide it.
    """
    amounts = [v for name in _AMOUNTS for v in sheet.column(layout.columns.get(name, ()))]
    amounts += [v for v in sheet.column(layout.columns.get("hours", ())) if ":" not in v]
    days = [v for name in _DAYS for v in sheet.column(layout.columns.get(name, ()))]
    decimal = layout.decimal or (saying.decimal if saying else None) or decimal_mark(amounts, sheet.name)
    dates = layout.dates or (saying.dates if saying else None) or date_order(days, sheet.name)
    return Style(decimal, dates)


def read_table(sheet: Sheet, layout: Layout, style: Style, currency_of: CurrencyOf) -> Iterator[Taken | BadRow]:
    """Each row's fact, or why it cannot be one. Rows that the layout leaves out are no facts."""
    make = _MAKERS[layout.table]
    yield from (BadRow(sheet.name, line, f"{what}.") for line, what in sheet.broken)
    for row in _rows(sheet, layout):
        cells = _Cells(sheet.name, row, layout, style, currency_of)
        try:
            taken = make(cells)
            refund = _refund(cells, taken)
            yield taken
            if refund:
                yield refund
        except UnfitError as error:
            yield BadRow(sheet.name, row.line, f"{error}.".replace("..", "."))


def left_out(sheet: Sheet, layout: Layout) -> Counter[str]:
    """How many rows the layout leaves out, by what they say of themselves. Nothing is dropped silently."""
    return Counter(said for row in sheet.rows if (said := _left_out(row, layout)))


def _rows(sheet: Sheet, layout: Layout) -> Iterator[SheetRow]:
    """The rows that count; where a tool writes one row a line of the invoice, one for each invoice."""
    kept = [row for row in sheet.rows if not _left_out(row, layout)]
    if layout.rows == "one":
        yield from kept
        return
    of_invoice: dict[str, list[SheetRow]] = {}
    for row in kept:
        number = row.first(layout.columns["number"])
        of_invoice.setdefault(number or f"{_PLUS}{row.line}", []).append(row)
    for rows in of_invoice.values():
        yield rows[0] if layout.rows == "repeated" else _summed(rows, layout)


def _summed(rows: Sequence[SheetRow], layout: Layout) -> SheetRow:
    """The invoice's first row with all its rows' amounts beside it, to be added when they are read."""
    cells = dict(rows[0].cells)
    for name in ("total", "net", "tax"):
        for column in layout.columns.get(name, ()):
            cells[column] = _PLUS.join(row.cells.get(column, "") for row in rows)
    return replace(rows[0], cells=cells)


_PLUS = "\x1f"


def _left_out(row: SheetRow, layout: Layout) -> str:
    """What makes the row no fact, in its own word; empty where it is one."""
    if layout.own_lines and not row.first(layout.own_lines):
        return "the report's own lines"
    for column, values in layout.leave_out.items():
        if column in row.cells and (said := row.cells[column].strip()).casefold() in values:
            return said.casefold() if said else f"no {column}"
    for column, values in layout.only.items():
        said = row.cells.get(column, "").strip()
        if said and said.casefold() not in values:
            return said.casefold()
    return ""


class _Cells:
    """One row, read by meaning."""

    def __init__(self, file: str, row: SheetRow, layout: Layout, style: Style, currency_of: CurrencyOf) -> None:
        self._row, self.layout, self._style, self._currency_of = row, layout, style, currency_of
        self.source = Source(file, row.line)

    def text(self, name: str) -> str:
        return self._row.first(self.layout.columns.get(name, ()))

    def need(self, name: str) -> str:
        value = self.text(name)
        if not value:
            columns = " or ".join(f"“{column}”" for column in self.layout.columns.get(name, (name,)))
            raise UnfitError(f"{columns} is missing")
        return value

    def day(self, name: str) -> date | None:
        value = self.text(name)
        try:
            return plain_day(value, self._style.dates) if value else None
        except ValueError as error:
            raise UnfitError(f"“{value}” is not a day") from error

    def currency(self, number: str = "") -> str:
        written = self.text("currency").upper()
        code = written if re.fullmatch(r"[A-Z]{3}", written) else self._currency_of(number)
        if written and not re.fullmatch(r"[A-Z]{3}", written):
            raise UnfitError(f"“{written}” is not a currency code")
        if not code:
            raise UnfitError("its currency is not said, and the agreement names none")
        return code

    def amount(self, name: str, currency: str) -> Money | None:
        value = self.text(name)
        parts = [part for part in value.split(_PLUS) if part.strip()]
        if not parts:
            return None
        try:
            minor = sum(Money.parse(plain_amount(part, self._style.decimal), currency).minor for part in parts)
        except (ValueError, GoodtermsError) as error:
            raise UnfitError(f"“{value.replace(_PLUS, ' + ')}” is not an amount in {currency}") from error
        return Money(-abs(minor) if self.says(self.layout.negative) else minor, currency)

    def says(self, words: Mapping[str, frozenset[str]]) -> bool:
        """Whether one of these columns holds one of its words."""
        return any(self._row.cells.get(column, "").strip().casefold() in said for column, said in words.items())

    def yes_no(self, name: str) -> bool | None:
        value = self.text(name).casefold()
        if value in _YES:
            return True
        if value in _NO:
            return False
        if value:
            raise UnfitError(f"“{value}” is neither yes nor no")
        return None

    def hours(self) -> Decimal:
        value = self.need("hours")
        clock = _CLOCK.fullmatch(value)
        if clock:
            seconds = int(clock[2]) * 3600 + int(clock[3]) * 60 + int(clock[4] or 0)
            return Decimal(-seconds if clock[1] else seconds) / 3600
        words = _WORDS.fullmatch(value.casefold())
        if words and (words[1] or words[2]):
            return Decimal(int(words[1] or 0) * 60 + int(words[2] or 0)) / 60
        try:
            return Decimal(plain_amount(value, self._style.decimal))
        except ValueError as error:
            raise UnfitError(f"“{value}” is not a number of hours") from error


def _invoice(cells: _Cells) -> Taken:
    number = cells.need("number")
    if number.startswith("="):
        raise UnfitError(f"“{number}” is a formula")
    currency = cells.currency()
    cells.need("total")
    total = cells.amount("total", currency) or Money.zero(currency)
    invoice = Invoice(
        number=number,
        issued_on=cells.day("issued_on"),
        due_on=cells.day("due_on"),
        total=total,
        net=cells.amount("net", currency),
        tax=cells.amount("tax", currency),
        note=cells.text("note"),
        source=cells.source,
    )
    paid_on, left = cells.day("paid_on"), cells.amount("open", currency)
    paid = cells.amount("paid", currency)
    if paid is None:
        is_paid = paid_on is not None or cells.says(cells.layout.paid_words)
        paid = total - left if left is not None else total if is_paid else None
    return Taken(invoice, cells.text("client"), paid, paid_on, cells.text("other_number"))


def _payment(cells: _Cells) -> Taken:
    number = cells.need("invoice")
    cells.need("paid_on")
    cells.need("amount")
    currency = cells.currency(number)
    paid_on, amount = cells.day("paid_on"), cells.amount("amount", currency)
    if paid_on is None or amount is None:
        raise UnfitError("its day or amount is missing")
    return Taken(Payment(number, paid_on, amount, cells.text("note"), cells.source), cells.text("client"))


def _refund(cells: _Cells, taken: Taken) -> Taken | None:
    """What was given back of a payment, as a payment below zero of its own day."""
    payment = taken.fact
    if not isinstance(payment, Payment):
        return None
    back = cells.amount("refunded", payment.amount.currency)
    if not back:
        return None
    day = cells.day("refunded_on")
    if day is None:
        raise UnfitError(f"{back} of it was refunded, and the export does not say when")
    return replace(taken, fact=replace(payment, paid_on=day, amount=-abs(back)))


def _hours(cells: _Cells) -> Taken:
    cells.need("day")
    day = cells.day("day")
    if day is None:
        raise UnfitError("its day is missing")
    fact = TimeEntry(
        day, cells.hours(), cells.yes_no("billable"), cells.yes_no("invoiced"), cells.text("note"), cells.source
    )
    return Taken(fact, cells.text("client"))


def _expense(cells: _Cells) -> Taken:
    cells.need("day")
    cells.need("amount")
    day, amount = cells.day("day"), cells.amount("amount", cells.currency())
    if day is None or amount is None:
        raise UnfitError("its day or amount is missing")
    return Taken(
        Expense(day, amount, cells.yes_no("invoiced"), cells.text("note"), cells.source), cells.text("client")
    )


def _bank(cells: _Cells) -> Taken:
    cells.need("day")
    cells.need("amount")
    day, amount = cells.day("day"), cells.amount("amount", cells.currency())
    if day is None or amount is None:
        raise UnfitError("its day or amount is missing")
    text = " ".join(part for part in (cells.text("text"), cells.text("more_text")) if part)
    return Taken(BankEntry(day, amount, cells.text("name"), text, cells.source))


_MAKERS: dict[str, Callable[[_Cells], Taken]] = {
    "invoices": _invoice,
    "payments": _payment,
    "hours": _hours,
    "expenses": _expense,
    "bank": _bank,
    "payouts": _bank,
}
