"""Reads a client folder: client.toml, practice.toml, the tables, and the correspondence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from goodterms.errors import GoodtermsError
from goodterms.facts import (
    Agreement,
    BadRow,
    Client,
    Deliverable,
    History,
    Income,
    Invoice,
    Message,
    Payment,
    Person,
    Practice,
    RaisedConcern,
    Referral,
    Remark,
    Source,
    Unreadable,
    misfit,
    once_each,
)
from goodterms.importers.beside import OWN_NAMES, TABLES, practice_file
from goodterms.importers.client_folder import exports, schema, tables
from goodterms.importers.client_folder.toml_file import TomlFile
from goodterms.money import NO_CURRENCY


@dataclass(frozen=True, slots=True)
class ClientFolder:
    """A folder as read: the facts, and everything that could not become one. ``left_out`` counts the mails that
    their archive calls draft, spam or trash, by what it calls them."""

    path: Path
    practice: Practice | None
    history: History
    bad_rows: tuple[BadRow, ...] = ()
    missing_files: tuple[str, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    remarks: tuple[Remark, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)


def read_books(path: Path) -> ClientFolder:
    """Read everything but the correspondence (which is slow, and money questions do not need it).

    Raises:
        GoodtermsError: where the folder or client.toml is missing or broken, with file, line and key.
    """
    toml = TomlFile.read(_client_toml(path))
    client, agreement, deliverables = _read_client(toml, path)
    files = exports.export_files(path, OWN_NAMES)
    skip = frozenset(file.name for file in files)
    rows = _Rows(skip)
    invoices = rows.of(path, "invoices.csv", tables.invoice_maker(agreement.currency))
    paid = _Rows(skip).of(path, "payments.csv", tables.payment_maker(_currencies(invoices))) if files else ()
    found = exports.read(files, path, exports.Known(client.name, agreement.currency, invoices, paid))
    invoices, twice, again = once_each((*invoices, *found.invoices))
    listed = rows.of(path, "payments.csv", tables.payment_maker(_currencies(invoices)))
    payments, misfits = _fitting((*listed, *found.payments), invoices)
    expenses = rows.of(path, "expenses.csv", tables.expense_maker(agreement.currency))
    history = History(
        client=client,
        agreement=agreement,
        deliverables=deliverables,
        invoices=invoices,
        payments=payments,
        hours=(*rows.of(path, "hours.csv", tables.time_entry), *found.hours),
        expenses=(*expenses, *found.expenses),
        access=rows.of(path, "access.csv", tables.access),
        concerns=rows.of(path, "concerns.csv", tables.concern),
    )
    there = {f"{table}.csv" for table in found.tables}
    missing = tuple(name for name in (*TABLES, "files") if name not in there and not (path / name).exists())
    bad = (*rows.bad, *found.bad, *twice, *misfits)
    return ClientFolder(path, read_practice(path), history, bad, missing, remarks=(*found.remarks, *again))


def read_concerns(folder: Path) -> tuple[RaisedConcern, ...]:
    """The concerns in a folder's concerns.csv, without rows that cannot be used; none where there is no file."""
    return _Rows(frozenset()).of(folder, "concerns.csv", tables.concern)


def _currencies(invoices: Sequence[Invoice]) -> dict[str, str]:
    """Each invoice's currency; of two rows with one number the first stands."""
    return {invoice.number: invoice.total.currency for invoice in reversed(invoices)}


def _fitting(
    payments: Iterable[Payment], invoices: Iterable[Invoice]
) -> tuple[tuple[Payment, ...], tuple[BadRow, ...]]:
    """The payments that can be counted, and those in another currency than their invoice. One on an invoice that
    is not here stays: the settlement says so, and an office may hold the invoice."""
    by_number = {invoice.number: invoice for invoice in invoices}
    kept, bad = [], []
    for payment in payments:
        invoice = by_number.get(payment.invoice)
        unfit = misfit(payment, invoice) if invoice else None
        if unfit:
            bad.append(unfit)
        else:
            kept.append(payment)
    return tuple(kept), tuple(bad)


def read_practice(path: Path) -> Practice | None:
    """The practice that a client folder belongs to, or None where no practice.toml is found.

    Raises:
        GoodtermsError: where practice.toml is broken, with line and key.
    """
    file = practice_file(path)
    if file is None:
        return None
    toml = TomlFile.read(file)
    toml.check_tables({"practice": 1}, {"referrals": 1, "income": 1})
    currency = _currency_of(toml, "practice")
    values = toml.values("practice", schema.PRACTICE, currency)
    return Practice(
        **{"name": file.resolve().parent.name, **values},
        referrals=tuple(_referrals(toml)),
        income=tuple(_incomes(toml, currency)),
    )


def client_folders(path: Path) -> tuple[Path, ...]:
    """The client folders directly inside a practice's folder, by name."""
    if not path.is_dir():
        return ()
    return tuple(sorted(p for p in path.iterdir() if (p / "client.toml").is_file()))


class _Rows:
    """Reads tables and gathers the rows that cannot be used."""

    def __init__(self, skip: frozenset[str]) -> None:
        self.bad: list[BadRow] = []
        self._skip = skip

    def of(self, folder: Path, name: str, make: Any) -> tuple[Any, ...]:
        if name in self._skip or not (folder / name).exists():
            return ()
        facts = []
        for row in tables.read_table(folder / name, make):
            if isinstance(row, BadRow):
                self.bad.append(row)
            else:
                facts.append(row)
        return tuple(facts)


def _client_toml(path: Path) -> Path:
    if not path.is_dir():
        raise GoodtermsError(
            "folder.missing",
            f"There is no folder {path}." if not path.exists() else f"{path} is not a folder.",
            where=str(path),
            hint="Give the folder that holds a client's client.toml.",
        )
    file = path / "client.toml"
    if not file.is_file():
        inside = client_folders(path)
        hint = (
            f"It holds client folders; did you mean {inside[0]}?"
            if inside
            else 'Create client.toml with at least [client] and name = "…".'
        )
        raise GoodtermsError("folder.no_client", f"{path} has no client.toml.", where=str(path), hint=hint)
    return file


def _read_client(toml: TomlFile, path: Path) -> tuple[Client, Agreement, tuple[Deliverable, ...]]:
    toml.check_tables({"client": 1, "agreement": 1}, {"people": 1, "deliverables": 1})
    currency = _currency_of(toml, "agreement")
    values = {"name": path.resolve().name, **toml.values("client", schema.CLIENT, "")}
    client = Client(**values, people=tuple(_people(toml)))
    agreement = Agreement(**toml.values("agreement", schema.AGREEMENT, currency))
    return client, agreement, tuple(_deliverables(toml, currency))


def _people(toml: TomlFile) -> Iterator[Person]:
    owners: dict[str, int] = {}
    for index in range(len(toml.tables.get("people", []))):
        values = _named(toml, "people", "name", schema.PERSON, index)
        for address in (*values.get("emails", ()), *values.get("handles", ())):
            if owners.setdefault(address.lower(), index) != index:
                raise GoodtermsError(
                    "folder.shared_address",
                    f"“{address}” belongs to two people.",
                    where=f"{toml.path}:{toml.line_of('people', '', index)}",
                    hint="Give each address to one person.",
                )
        for key in ("emails", "handles"):
            values[key] = tuple(address.lower() for address in values.get(key, ()))
        yield Person(**values)


def _deliverables(toml: TomlFile, currency: str) -> Iterator[Deliverable]:
    for index in range(len(toml.tables.get("deliverables", []))):
        values = _named(toml, "deliverables", "title", schema.DELIVERABLE, index, currency)
        yield Deliverable(**values, source=Source("client.toml", toml.line_of("deliverables", "", index)))


def _referrals(toml: TomlFile) -> Iterator[Referral]:
    for index in range(len(toml.tables.get("referrals", []))):
        yield Referral(**_named(toml, "referrals", "name", schema.REFERRAL, index))


def _incomes(toml: TomlFile, currency: str) -> Iterator[Income]:
    for index in range(len(toml.tables.get("income", []))):
        values = _named(toml, "income", "client", schema.INCOME, index, currency)
        if "monthly" not in values:
            raise _missing(toml, "income", "monthly", index)
        renamed = {"from": "starts_on", "until": "ends_on"}
        yield Income(**{renamed.get(key, key): value for key, value in values.items()})


def _named(toml: TomlFile, table: str, needed: str, keys: Any, index: int, currency: str = "") -> dict[str, Any]:
    values = toml.values(table, keys, currency, index)
    if needed not in values:
        raise _missing(toml, table, needed, index)
    return values


def _missing(toml: TomlFile, table: str, key: str, index: int) -> GoodtermsError:
    return GoodtermsError(
        "folder.missing_key",
        f"[[{table}]] needs “{key}”.",
        where=f"{toml.path}:{toml.line_of(table, '', index)}",
        hint=f'Add {key} = "…" to this table.',
    )


def _currency_of(toml: TomlFile, table: str) -> str:
    """The currency that the table's amounts are in.

    Raises:
        GoodtermsError: where there are amounts and no currency; an amount without one means nothing.
    """
    found = toml.tables.get(table, {})
    if "currency" in found:
        schema_of = schema.AGREEMENT if table == "agreement" else schema.PRACTICE
        return str(toml.value(table, "currency", schema_of["currency"]))
    amounts = [
        (name, key)
        for name, keys in _AMOUNT_KEYS[table].items()
        for entry in _entries(toml.tables.get(name))
        for key in keys
        if key in entry
    ]
    if not amounts:
        return NO_CURRENCY
    name, key = amounts[0]
    raise GoodtermsError(
        "folder.no_currency",
        f"“{key}” is an amount, but [{table}] names no currency.",
        where=f"{toml.path}:{toml.line_of(name, key)}",
        hint=f'Add currency = "GBP" (or yours) to [{table}].',
    )


_AMOUNTS = (schema.amount, schema.balance)
_AMOUNT_KEYS: dict[str, dict[str, tuple[str, ...]]] = {
    "agreement": {
        "agreement": tuple(k for k, reader in schema.AGREEMENT.items() if reader in _AMOUNTS),
        "deliverables": ("fee",),
    },
    "practice": {
        "practice": tuple(k for k, reader in schema.PRACTICE.items() if reader in _AMOUNTS),
        "income": ("monthly",),
    },
}


def _entries(table: Any) -> list[dict[str, Any]]:
    return table if isinstance(table, list) else [table] if isinstance(table, dict) else []


def with_correspondence(
    folder: ClientFolder,
    messages: Iterable[Message],
    unreadable: Iterable[Unreadable],
    left_out: Mapping[str, int] | None = None,
) -> ClientFolder:
    """The folder with its correspondence added, in order of time (undated messages last)."""
    end_of_time = datetime.max.replace(tzinfo=UTC)
    ordered = sorted(messages, key=lambda m: (m.sent_at or end_of_time, m.id))
    return replace(
        folder,
        history=replace(folder.history, messages=tuple(ordered)),
        unreadable=tuple(unreadable),
        left_out=dict(left_out or {}),
    )
