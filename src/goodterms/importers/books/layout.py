"""What a tool's table looks like: one frozen record a table, in the module of its tool."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from goodterms.importers.books.evidence import DateOrder, DecimalMark

Table = Literal["invoices", "payments", "hours", "expenses", "bank", "payouts"]

COLUMNS: Mapping[Table, tuple[str, ...]] = {
    "invoices": (
        "number",
        "other_number",
        "issued_on",
        "due_on",
        "net",
        "tax",
        "total",
        "currency",
        "note",
        "client",
        "paid",
        "paid_on",
        "open",
    ),
    "payments": ("invoice", "paid_on", "amount", "refunded", "refunded_on", "currency", "note", "client"),
    "hours": ("day", "hours", "billable", "invoiced", "note", "client"),
    "expenses": ("day", "amount", "currency", "invoiced", "note", "client"),
    "bank": ("day", "amount", "currency", "name", "text", "more_text"),
    "payouts": ("day", "amount", "currency", "text"),
}
"""What a table's columns may mean. `paid`, `paid_on` and `open` say what the tool holds to be paid of an
invoice; `other_number` is a name by which the tool's own payments call it; `refunded` is what was given back
of a payment later. A payout is what a payment service brings to the bank: many payments less its fees."""

NEEDED: Mapping[Table, tuple[str, ...]] = {
    "invoices": ("number", "total"),
    "payments": ("invoice", "paid_on", "amount"),
    "hours": ("day", "hours"),
    "expenses": ("day", "amount"),
    "bank": ("day", "amount"),
    "payouts": ("day", "amount"),
}


@dataclass(frozen=True, slots=True)
class Layout:
    """One table of one tool.

    Attributes:
        tool: the tool and what it exports, for people.
        needs: header cells that must all be there for the table to be recognised, in lower case.
        needs_meanings: meanings for which one of their columns must be there; for tables known by usual names.
        columns: our meaning -> the tool's header cells, the first that is there and filled counts.
        basis: how the header came to be known.
        rows: one row an invoice, the invoice's total repeated on each of its rows, or to be summed over them.
        leave_out: column -> values that make a row no fact (a draft, a void invoice; empty: names no invoice).
        only: column -> values that a row must have.
        own_lines: columns of which one is filled in every row; a row without is the report's own (a heading, a
            total, a time stamp).
        negative: column -> values that turn the amount round (a credit note).
        paid_words: column -> values that say that an invoice is paid in full, where no column says how much is.
        decimal, dates: fixed by the tool whatever the user's settings are; else found by evidence.
    """

    tool: str
    table: Table
    needs: tuple[str, ...]
    columns: Mapping[str, tuple[str, ...]]
    basis: str
    rows: Literal["one", "repeated", "summed"] = "one"
    leave_out: Mapping[str, frozenset[str]] = field(default_factory=dict)
    only: Mapping[str, frozenset[str]] = field(default_factory=dict)
    negative: Mapping[str, frozenset[str]] = field(default_factory=dict)
    paid_words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    own_lines: tuple[str, ...] = ()
    needs_meanings: tuple[str, ...] = ()
    decimal: DecimalMark | None = None
    dates: DateOrder | None = None

    def claims(self, header: Sequence[str]) -> bool:
        """Whether a table with this header (lower case) is one of these."""
        there = set(header)
        usual = (there.intersection(self.columns[meaning]) for meaning in self.needs_meanings)
        return there.issuperset(self.needs) and all(usual)
