"""Work that is not invoiced yet: the retainer's months, hours, deliverables, expenses; and the kill fee."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from fractions import Fraction

from goodterms.facts import Agreement, Deliverable, Expense, TimeEntry
from goodterms.money import Money
from goodterms.settlement.answer import Finding, Line, Terms, Unknown

_DAY = timedelta(days=1)
_MOST_MONTHS = 1200
"""A hundred years of a retainer are a slip in one of the two days; its lines would fill a book."""


def retainer(agreement: Agreement, terms: Terms) -> Iterator[Finding]:
    """The fee for each month after the last one billed, up to the last day, by calendar days."""
    fee, billed = agreement.retainer_fee, agreement.retainer_billed_through
    if fee is None:
        return
    if billed is None:
        yield Unknown(
            "retainer_billed_through",
            "There is a retainer, and up to which day invoices cover it is not said.",
            "Add retainer_billed_through = 2026-04-30 (the last day that is invoiced) to [agreement].",
        )
        return
    if terms.ends_on < billed:
        yield Unknown(
            "the retainer after the last day",
            f"Invoices cover it up to {billed}, the work ends on {terms.ends_on}: are the days after it returned?",
            f"Write a credit note for them, or set retainer_billed_through = {terms.ends_on} if they are kept.",
        )
        return
    if (terms.ends_on.year - billed.year) * 12 + terms.ends_on.month - billed.month > _MOST_MONTHS:
        yield Unknown(
            "the retainer up to the last day",
            f"Invoices cover it up to {billed}, the work ends on {terms.ends_on}: more than a hundred years.",
            "Check the last day, and retainer_billed_through in client.toml.",
        )
        return
    because = ("client.toml [agreement] retainer_fee", "client.toml [agreement] retainer_billed_through")
    while billed < terms.ends_on:
        start = billed + _DAY
        in_month = days_in_month(start)
        last = min(start.replace(day=in_month), terms.ends_on)
        days = last.day - start.day + 1
        amount = Money.rounded(fee.exact * days / in_month, fee.currency)
        part = "" if days == in_month else f", {days} of {in_month} days"
        yield Line("retainer", f"Retainer for {start:%B %Y}{part}", amount, because)
        billed = last


def days_in_month(day: date) -> int:
    """How many days the month of that day has."""
    return calendar.monthrange(day.year, day.month)[1]


def deliverables(entries: Sequence[Deliverable], terms: Terms) -> Iterator[Finding]:
    """The fee of each delivered piece of work that is not invoiced."""
    for piece in entries:
        if piece.fee is None or not is_delivered(piece, terms) or piece.invoiced:
            continue
        if piece.invoiced is None:
            yield Unknown(
                f"invoiced of “{piece.title}”",
                f"It is delivered and has a fee of {piece.fee}; whether an invoice covers it is not said.",
                f"Add invoiced = true or invoiced = false to it ({piece.source}).",
            )
        else:
            yield Line("deliverable", f"“{piece.title}”", piece.fee, (str(piece.source),))


def is_delivered(piece: Deliverable, terms: Terms) -> bool:
    """Delivered or accepted by the last day that counts; the state decides only where no day is given."""
    days = [day for day in (piece.delivered_on, piece.accepted_on) if day is not None]
    if days:
        return min(days) <= terms.work_until
    return piece.state in ("delivered", "accepted")


def kill_fees(entries: Sequence[Deliverable], agreement: Agreement, terms: Terms) -> Iterator[Finding]:
    """Where the client ends: the agreed percentage of the fee of each piece ended unfinished."""
    if terms.ended_by != "client":
        return
    ended = [piece for piece in entries if piece.fee and not piece.invoiced and not is_delivered(piece, terms)]
    percent = agreement.kill_fee_percent
    if ended and percent is None:
        yield Unknown(
            "kill_fee_percent",
            "The client ends the work, and some of it is unfinished; what is owed for it is not said.",
            'Add kill_fee_percent = "25" (or "0" where none was agreed) to [agreement].',
        )
    elif percent is not None:
        for piece in ended:
            fee = piece.fee or Money.zero("")
            amount = Money.rounded(fee.exact * Fraction(percent) / 100, fee.currency)
            says = f"Kill fee for “{piece.title}”, {percent} % of {fee}"
            yield Line("kill_fee", says, amount, (str(piece.source), "client.toml [agreement] kill_fee_percent"))


def expenses(entries: Sequence[Expense], terms: Terms) -> Iterator[Finding]:
    """Expenses not invoiced yet: one line a currency."""
    by_currency: dict[str, list[Expense]] = defaultdict(list)
    for entry in entries:
        if entry.day <= terms.work_until and not entry.invoiced:
            by_currency[entry.amount.currency].append(entry)
    for currency, rows in by_currency.items():
        unsaid = [row for row in rows if row.invoiced is None]
        if unsaid:
            yield unsaid_cells("invoiced", unsaid, "whether an invoice covers it")
            continue
        amount = Money(sum(row.amount.minor for row in rows), currency)
        count = f"{len(rows)} expense{'' if len(rows) == 1 else 's'}"
        yield Line("expenses", f"{count} not invoiced", amount, tuple(str(row.source) for row in rows))


def _where_to_say(column: str, file: str) -> str:
    if column == "invoiced" and file not in ("hours.csv", "expenses.csv"):
        return (
            f'Say it in columns.toml: [[file]] name = "{file}", invoiced_through = the last day that is invoiced.'
        )
    return f"Write yes or no under “{column}” in {file}."


def unsaid_cells(column: str, rows: Sequence[TimeEntry | Expense], needed: str) -> Unknown:
    """One unknown for all rows in which a needed cell is empty."""
    first = rows[0].source
    more = f" and {len(rows) - 1} more row{'' if len(rows) == 2 else 's'}" if len(rows) > 1 else ""
    return Unknown(
        f"{column} in {first}{more}",
        f"The cell is empty, and {needed} decides what is owed.",
        _where_to_say(column, first.file),
    )
