"""All exports in a client folder, put together: recognised, read, held against one another."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element

from goodterms.errors import GoodtermsError
from goodterms.facts import BadRow, Expense, Invoice, Payment, Remark, Source, TimeEntry
from goodterms.importers.books import beancount, camt053, cii, hledger, ofx, ubl
from goodterms.importers.books.bank import BankEntry, payments_from, same_name, same_payment, without_payouts
from goodterms.importers.books.evidence import decode
from goodterms.importers.books.journal import JournalFacts, facts_of
from goodterms.importers.books.layout import Layout, Table
from goodterms.importers.books.pdf import embedded_invoice
from goodterms.importers.books.readers import layout_of
from goodterms.importers.books.sayings import Saying, read_sayings
from goodterms.importers.books.sheet import Sheet, read_sheet
from goodterms.importers.books.table import Fact, Taken, left_out, read_table, style_of
from goodterms.importers.books.xml_file import UnreadableXmlError, parse_xml, read_xml
from goodterms.importers.client_folder.exports import JOURNALS, Exports, Known
from goodterms.money import Money

_XML_INVOICES = (ubl, cii)
_OTHERS: tuple[Table, ...] = ("payments", "hours", "expenses", "payouts", "bank")
"""The tables after the invoices. Payouts are known before the bank's entries are looked at."""
_CHARGE = re.compile(r"(?:ch|py|pi|re|du|dp)_\w+")
"""What a payment service calls one charge, refund or dispute, and no other."""
_MARKS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


def recognises(file: Path) -> bool:
    """Whether a table under one of our own names has another tool's header."""
    return (
        layout_of(read_sheet(file, lambda header: layout_of(header, file.name) is not None).header, file.name)
        is not None
    )


def read_exports(files: Iterable[Path], folder: Path, known: Known) -> Exports:
    """Read these files of a client folder.

    Raises:
        GoodtermsError: where a file's figures or days are ambiguous, two readers claim it, or it names several
            clients and none of them is this one.
    """
    reading = _Reading(known, read_sayings(folder))
    for file in sorted(files):
        suffix = file.suffix.lower()
        if suffix == ".xml":
            reading.xml(file)
        elif suffix == ".pdf":
            reading.pdf(file)
        elif suffix in (".ofx", ".qfx"):
            reading.bank_file(file)
        elif suffix in JOURNALS:
            reading.journal(file)
        else:
            reading.sheet(file)
    return reading.finish()


class _Reading:
    """One pass over a folder's exports. Invoices are read first: payments take their currency from them."""

    def __init__(self, known: Known, sayings: dict[str, Saying]) -> None:
        self._known = known
        self._sayings = sayings
        self._sheets: list[tuple[Sheet, Layout]] = []
        self._taken: dict[str, list[list[Taken]]] = {}
        self._xml_invoices: list[Taken] = []
        self._entries: list[BankEntry] = []
        self._payouts: list[BankEntry] = []
        self._journals: list[JournalFacts] = []
        self._charges: dict[tuple[str, Money, str], Payment] = {}
        self.out = Exports()

    def sheet(self, file: Path) -> None:
        saying = self._sayings.get(file.name)
        said = saying.layout() if saying else None
        sheet = read_sheet(file, lambda header: (said or layout_of(header, file.name)) is not None)
        layout = said or layout_of(sheet.header, file.name)
        if layout is None:
            hint = f"`goodterms books {file.parent.name} --map {file.name}` lets you say what its columns mean"
            self.out.bad.append(BadRow(file.name, 1, f"no reader knows this table; {hint}."))
        elif said and not layout.claims(sheet.header):
            missing = sorted(set(layout.needs) - set(sheet.header))
            self.out.bad.append(
                BadRow(file.name, 1, f"it has no column “{missing[0]}”, which columns.toml names.")
            )
        else:
            self._sheets.append((sheet, layout))

    def pdf(self, file: Path) -> None:
        """An invoice that carries its own data; any other PDF is none of ours."""
        content = embedded_invoice(file)
        if content is not None:
            self._xml(file, lambda: parse_xml(content))

    def xml(self, file: Path) -> None:
        self._xml(file, lambda: read_xml(file))

    def _xml(self, file: Path, open_it: Callable[[], Element]) -> None:
        try:
            root = open_it()
            for reader in _XML_INVOICES:
                if reader.claims(root):
                    self._xml_invoices.append(reader.read(root, file.name))
                    self.out.tables.add("invoices")
                    self.out.remarks.append(Remark(file.name, f"Read as {reader.TOOL}."))
                    return
            if camt053.claims(root):
                self._bank(file.name, camt053.TOOL, camt053.read(root, file.name))
                return
            raise UnreadableXmlError("no reader knows it")
        except (UnreadableXmlError, ValueError, StopIteration, GoodtermsError) as error:
            self.out.bad.append(BadRow(file.name, 1, f"{error}".rstrip(".") + "."))

    def bank_file(self, file: Path) -> None:
        content, _ = decode(file.read_bytes())
        try:
            if not ofx.claims(content):
                raise ValueError("no reader knows it")
            self._bank(file.name, ofx.TOOL, ofx.read(content, file.name))
        except (ValueError, GoodtermsError) as error:
            self.out.bad.append(BadRow(file.name, 1, f"{error}".rstrip(".") + "."))

    def _bank(self, name: str, tool: str, entries: Iterator[BankEntry]) -> None:
        found = list(entries)
        self._entries.extend(found)
        self.out.tables.add("payments")
        self.out.remarks.append(Remark(name, f"Read as {tool}, {len(found)} entries."))

    def journal(self, file: Path) -> None:
        """A plain-text journal: the client's invoices and payments in it."""
        try:
            included, tool = 0, hledger.TOOL
            if file.suffix.lower() in beancount.SUFFIXES:
                entries, included = beancount.read(file)
                tool = beancount.TOOL
            else:
                entries = list(hledger.read(file, self._known.currency))
            found = facts_of(entries, self._known.client)
        except (ValueError, GoodtermsError) as error:
            self.out.bad.append(BadRow(file.name, 1, f"{error}".rstrip(".") + "."))
            return
        self._journals.append(found)
        self.out.bad.extend(found.bad)
        self.out.tables.update(("invoices", "payments"))
        count = f"{len(found.invoices)} invoices and {len(found.payments) + len(found.movements)} payments"
        left = f"; {found.others} of other clients left out" if found.others else ""
        more = f"; {included} included files are not read" if included else ""
        self.out.remarks.append(Remark(file.name, f"Read as {tool}: {count} of this client{left}{more}."))

    def _from_journals(self, invoices: list[Invoice]) -> None:
        """What the journals hold and the tables do not: one invoice or payment may stand in both."""
        numbers = {invoice.number: invoice for invoice in reversed(invoices)}
        for found in self._journals:
            for invoice in found.invoices:
                same = numbers.get(invoice.number)
                if same is not None and same.total == invoice.total:
                    self._counts_once(invoice.source, f"invoice {invoice.number}", same.source)
                else:
                    self.out.invoices.append(invoice)
                    invoices.append(invoice)
            known = [*self._known.payments, *self.out.payments]
            for payment in found.payments:
                first = next((p for p in known if same_payment(p, payment)), None)
                if first is None:
                    self.out.payments.append(payment)
                else:
                    known.remove(first)
                    self._counts_once(payment.source, f"the payment on invoice {payment.invoice}", first.source)
            self._entries.extend(found.movements)

    def _counts_once(self, here: Source, what: str, first: Source) -> None:
        self.out.remarks.append(Remark(str(here), f"It is {what} in {first}; it counts once."))

    def finish(self) -> Exports:
        self._tables("invoices", lambda number: self._known.currency)
        invoices = list(self._once("invoices")) + self._own_client(self._xml_invoices, "the XML invoices")
        numbers = {
            t.other_number: t.fact.number for t in invoices if t.other_number and isinstance(t.fact, Invoice)
        }
        everything = [*self._known.invoices, *(t.fact for t in invoices if isinstance(t.fact, Invoice))]
        currencies = {i.number: i.total.currency for i in reversed(everything)}
        for table in _OTHERS:
            self._tables(table, lambda n: currencies.get(numbers.get(n, n)) if n else self._known.currency)
        for table in _OTHERS:
            for one in self._once(table):
                self._keep(table, one.fact, numbers)
        self._from_journals(everything)
        self._from_the_bank(everything)
        self._invoices(invoices)
        return self.out

    def _tables(self, table: Table, currency_of: Callable[[str], str | None]) -> None:
        for sheet, layout in self._sheets:
            if layout.table != table:
                continue
            saying = self._sayings.get(sheet.name)
            style = style_of(sheet, layout, saying)
            found = list(read_table(sheet, layout, style, currency_of))
            if saying and saying.invoiced_through:
                found = [_invoiced_through(row, saying.invoiced_through) for row in found]
            self.out.bad.extend(row for row in found if isinstance(row, BadRow))
            taken = [row for row in found if isinstance(row, Taken)]
            self.out.tables.add("payments" if layout.table in ("bank", "payouts") else layout.table)
            self.out.remarks.append(
                Remark(
                    sheet.name,
                    f"Read as {layout.tool}, {_rows(len(taken))}: {sheet.encoding}, {_MARKS[sheet.delimiter]} "
                    f"between cells, “{style.decimal}” before decimals, days as {style.dates}."
                    f"{_said_of(left_out(sheet, layout))}",
                )
            )
            mine = self._own_client(taken, sheet.name)
            self._taken.setdefault(f"{table} {layout.tool}", []).append(mine)

    def _own_client(self, taken: list[Taken], where: str) -> list[Taken]:
        """The rows of this client, where an export holds several."""
        names = sorted({t.client for t in taken if t.client})
        mine = [name for name in names if _squeezed(name) == _squeezed(self._known.client)]
        mine = mine or [name for name in names if same_name(name, self._known.client)]
        if not names or mine == names:
            return taken
        if len(names) == 1:
            self.out.remarks.append(
                Remark(where, f"It calls the client “{names[0]}”; taken to be {self._known.client}.")
            )
            return taken
        if len(mine) != 1:
            raise GoodtermsError(
                "books.other_clients",
                f"It names {len(names)} clients, and {'none' if not mine else 'more than one'} of them is "
                f"“{self._known.client}”: {', '.join(names[:4])}.",
                where=where,
                hint="Export one client, or write the name in client.toml as the export does.",
            )
        kept = [t for t in taken if t.client == mine[0]]
        self.out.remarks.append(Remark(where, f"Of other clients and left out: {_rows(len(taken) - len(kept))}."))
        return kept

    def _once(self, table: Table) -> Iterator[Taken]:
        """Each row once where exports of one tool overlap: as often as the file that holds it most often."""
        for key, files in self._taken.items():
            if not key.startswith(f"{table} "):
                continue
            counted: Counter[Fact] = Counter()
            for taken in files:
                here: Counter[Fact] = Counter()
                for one in taken:
                    bare = _bare(one.fact)
                    here[bare] += 1
                    if here[bare] > counted[bare]:
                        yield one
                counted |= here

    def _keep(self, table: Table, fact: Fact, numbers: dict[str, str]) -> None:
        if isinstance(fact, Payment):
            self._keep_payment(replace(fact, invoice=numbers.get(fact.invoice, fact.invoice)))
        elif isinstance(fact, TimeEntry):
            self.out.hours.append(fact)
        elif isinstance(fact, Expense):
            self.out.expenses.append(fact)
        elif isinstance(fact, BankEntry):
            (self._payouts if table == "payouts" else self._entries).append(fact)

    def _keep_payment(self, payment: Payment) -> None:
        """One charge stands in a payment service's list of payments and in its payouts: it counts once."""
        reference = (payment.invoice, payment.amount, payment.note)
        first = self._charges.setdefault(reference, payment)
        if first.source.file != payment.source.file and _CHARGE.match(payment.note):
            self._counts_once(payment.source, f"the payment on invoice {payment.invoice}", first.source)
        else:
            self.out.payments.append(payment)

    def _from_the_bank(self, invoices: Sequence[Invoice]) -> None:
        if self._entries:
            payments = [*self._known.payments, *self.out.payments]
            entries, put_aside = without_payouts(self._entries, self._payouts)
            self.out.remarks.extend(Remark(where, says) for where, says in put_aside)
            taken, undecided, remarks = payments_from(entries, invoices, payments, self._known.client)
            self.out.payments.extend(taken)
            self.out.bad.extend(undecided)
            self.out.remarks.extend(Remark(where, says) for where, says in remarks)

    def _invoices(self, invoices: Sequence[Taken]) -> None:
        """An invoice of which the tool says more is paid than the payments here show is not counted: it
        would seem open. With a day of payment the missing part becomes a payment of that day."""
        shown: Counter[str] = Counter()
        for payment in (*self._known.payments, *self.out.payments):
            shown[payment.invoice] += payment.amount.minor
        for one in invoices:
            invoice = one.fact
            if not isinstance(invoice, Invoice):
                continue
            gap = abs(one.paid.minor) - abs(shown[invoice.number]) if one.paid else 0
            if gap > 0 and one.paid_on is None:
                says = (
                    f"invoice {invoice.number} has {one.paid} paid in the export, and no payment here shows when"
                )
                where = invoice.source
                self.out.bad.append(BadRow(where.file, where.line or 1, f"{says}; add it to payments.csv."))
                continue
            if gap > 0 and one.paid_on:
                amount = Money(gap if invoice.total.minor >= 0 else -gap, invoice.total.currency)
                self.out.payments.append(
                    Payment(
                        invoice.number, one.paid_on, amount, "paid, as the invoice export says", invoice.source
                    )
                )
            self.out.invoices.append(invoice)


def _invoiced_through(row: Taken | BadRow, last: date) -> Taken | BadRow:
    """A row that does not say whether it is invoiced is, up to that day."""
    fact = row.fact if isinstance(row, Taken) else None
    if isinstance(row, Taken) and isinstance(fact, TimeEntry | Expense) and fact.invoiced is None:
        return replace(row, fact=replace(fact, invoiced=fact.day <= last))
    return row


def _bare(fact: Fact) -> Fact:
    """The fact without its place, so that the same row in two files is the same."""
    return replace(fact, source=_NOWHERE)


def _said_of(left: Counter[str]) -> str:
    """The rows that the tool itself says are no facts."""
    if not left:
        return ""
    kinds = ", ".join(f"{count} “{said}”" for said, count in sorted(left.items()))
    return f" Left out as no facts of ours: {kinds}."


def _rows(count: int) -> str:
    return f"{count} row{'' if count == 1 else 's'}"


_NOWHERE = Source("")


def _squeezed(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))
