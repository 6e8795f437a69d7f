"""Writes a client folder that `read` reads back to the same facts. Correspondence is not written here:
the original archives are kept as they are."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import tomlkit

from goodterms.facts import Access, Expense, History, Income, Invoice, Payment, Practice, RaisedConcern, TimeEntry
from goodterms.importers.client_folder.tables import CONCERN_COLUMNS
from goodterms.money import Money


def write_books(history: History, folder: Path) -> None:
    """Write client.toml and the tables into an existing, empty folder. Empty tables are left out."""
    client = history.client
    document = {
        "client": _table(client, leave_out=("people",)),
        "people": [_table(person) for person in client.people],
        "agreement": _table(history.agreement),
        "deliverables": [_table(d, leave_out=("source",)) for d in history.deliverables],
    }
    _write_toml(folder / "client.toml", document)
    _write_csv(folder / "invoices.csv", _INVOICE_COLUMNS, (_invoice(i) for i in history.invoices))
    _write_csv(folder / "payments.csv", _PAYMENT_COLUMNS, (_payment(p) for p in history.payments))
    _write_csv(folder / "hours.csv", _HOURS_COLUMNS, (_hours(h) for h in history.hours))
    _write_csv(folder / "expenses.csv", _EXPENSE_COLUMNS, (_expense(e) for e in history.expenses))
    _write_csv(folder / "access.csv", _ACCESS_COLUMNS, (_access(a) for a in history.access))
    _write_csv(folder / "concerns.csv", CONCERN_COLUMNS, (_concern(c) for c in history.concerns))


def write_practice(practice: Practice, folder: Path) -> None:
    """Write practice.toml into an existing folder."""
    _write_toml(
        folder / "practice.toml",
        {
            "practice": _table(practice, leave_out=("referrals", "income")),
            "referrals": [_table(referral) for referral in practice.referrals],
            "income": [_income(income) for income in practice.income],
        },
    )


_INVOICE_COLUMNS = ("number", "issued_on", "due_on", "net", "tax", "total", "currency", "note")
_PAYMENT_COLUMNS = ("invoice", "paid_on", "amount", "currency", "note")
_HOURS_COLUMNS = ("day", "hours", "billable", "invoiced", "note")
_EXPENSE_COLUMNS = ("day", "amount", "currency", "invoiced", "note")
_ACCESS_COLUMNS = ("system", "kind", "holder", "action", "due_on", "note")


def _invoice(i: Invoice) -> Sequence[object]:
    return (i.number, i.issued_on, i.due_on, i.net, i.tax, i.total, i.total.currency, i.note)


def _payment(p: Payment) -> Sequence[object]:
    return (p.invoice, p.paid_on, p.amount, p.amount.currency, p.note)


def _hours(h: TimeEntry) -> Sequence[object]:
    return (h.day, h.hours, h.billable, h.invoiced, h.note)


def _expense(e: Expense) -> Sequence[object]:
    return (e.day, e.amount, e.amount.currency, e.invoiced, e.note)


def _access(a: Access) -> Sequence[object]:
    return (a.system, a.kind, a.holder, a.action, a.due_on, a.note)


def _concern(c: RaisedConcern) -> Sequence[object]:
    return (c.raised_on, c.about, c.agreed, c.follow_up_on, c.outcome, c.outcome_on, c.note)


def _income(income: Income) -> dict[str, Any]:
    table = _table(income)
    renamed = {"starts_on": "from", "ends_on": "until"}
    return {renamed.get(key, key): value for key, value in table.items()}


def _table(fact: Any, leave_out: tuple[str, ...] = ()) -> dict[str, Any]:
    values = ((f.name, getattr(fact, f.name)) for f in fields(fact) if f.name not in leave_out)
    return {name: _toml_value(value) for name, value in values if value is not None and value != ()}


def _toml_value(value: Any) -> Any:
    if isinstance(value, Money):
        return value.text
    if isinstance(value, Decimal):
        return format(value, "f")
    return list(value) if isinstance(value, tuple) else value


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Money):
        return value.text
    if isinstance(value, Decimal):
        return format(value, "f")
    return value.isoformat() if isinstance(value, date) else str(value)


def _write_toml(file: Path, document: dict[str, Any]) -> None:
    toml = tomlkit.document()
    for name, value in document.items():
        if isinstance(value, list):
            entries = tomlkit.aot()
            for entry in value:
                entries.append(tomlkit.item(entry))
            if value:
                toml[name] = entries
        elif value or name in ("client", "practice"):
            toml[name] = value
    file.write_text(tomlkit.dumps(toml), encoding="utf-8")


def _write_csv(file: Path, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    lines = [[_cell(value) for value in row] for row in rows]
    if not lines:
        return
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(lines)
