"""Puts the statement together: every rule answers lines or unknowns, and the balance is their sum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from goodterms.facts import BadRow, History, TimeEntry
from goodterms.settlement import closing, work
from goodterms.settlement.accounts import open_accounts
from goodterms.settlement.answer import LINE_KINDS, Finding, Line, Note, Settlement, Statement, Terms, Unknown
from goodterms.settlement.hours import hours
from goodterms.settlement.late import invoice_lines, late_lines
from goodterms.settlement.notes import keep, notes
from goodterms.settlement.pay_by import check_instalments, instalments, pay_by
from goodterms.settlement.rates import Rates


def settle(
    history: History,
    terms: Terms,
    rates: Rates,
    bad_rows: Iterable[BadRow] = (),
    books_kept_in: str | None = None,
) -> Settlement:
    """What is owed on the last day, a statement a currency, as docs/explanation/settlement.md says.

    Args:
        history: the facts. Payments after `terms.today` are not there yet.
        terms: the last day, the day of the answer, who ended it, and the number of instalments.
        rates: reference rates; one that is needed and missing becomes an unknown.
        bad_rows: rows that could not be read; rows that do not fit one another are added to them.
        books_kept_in: the practice's country, for a note on how long its law asks to keep them.

    Raises:
        GoodtermsError: ``settle.instalments`` for a number of instalments other than 0 or 2 to 60.
    """
    if terms.instalments:
        check_instalments(terms.instalments)
    client, agreement = history.client, history.agreement
    opened = open_accounts(history.invoices, history.payments, terms.today)
    late = late_lines(opened.accounts, client, agreement, terms.today, rates)
    lines, unknown = _sorted_out(_work(history, terms))
    lines = [*invoice_lines(opened.accounts), *late.lines, *lines]
    for findings in (closing.tax(lines, agreement), closing.deposit(agreement)):
        more, unsaid = _sorted_out(findings)
        lines.extend(more)
        unknown.extend(unsaid)
    payable = pay_by(client, agreement, terms)
    if isinstance(payable, Unknown):
        unknown.append(payable)
    pay_day = None if isinstance(payable, Unknown) else payable
    statements = _statements(lines, agreement.currency, pay_day)
    return Settlement(
        client=client.name,
        ends_on=terms.ends_on,
        as_of=terms.today,
        currencies=statements,
        instalments=instalments(statements, client, terms.instalments),
        claimable=tuple(late.claimable),
        unknown=(*late.unknown, *unknown),
        bad_rows=_in_order((*bad_rows, *opened.bad_rows)),
        notes=(
            *opened.notes,
            *_long_days(history.hours),
            *notes(client, lines),
            *keep(history, terms.ends_on, books_kept_in),
        ),
    )


def _work(history: History, terms: Terms) -> Iterator[Finding]:
    agreement = history.agreement
    yield from work.retainer(agreement, terms)
    yield from hours(history.hours, agreement, terms)
    yield from work.deliverables(history.deliverables, terms)
    yield from work.expenses(history.expenses, terms)
    yield from work.kill_fees(history.deliverables, agreement, terms)


def _sorted_out(findings: Iterable[Finding]) -> tuple[list[Line], list[Unknown]]:
    """Lines and unknowns apart. A line that rounds to nothing is left out, but for interest."""
    lines, unknown = [], []
    for finding in findings:
        if isinstance(finding, Unknown):
            unknown.append(finding)
        elif finding.amount or finding.kind == "interest":
            lines.append(finding)
    return lines, unknown


def _statements(lines: Sequence[Line], currency: str | None, pay_day: date | None) -> tuple[Statement, ...]:
    """One a currency, the agreement's first; one with nothing on it where there are no lines at all."""
    in_order = sorted(lines, key=lambda line: LINE_KINDS.index(line.kind))
    currencies = {line.amount.currency for line in lines} or ({currency} if currency else set())
    return tuple(
        Statement(code, pay_day, tuple(line for line in in_order if line.amount.currency == code))
        for code in sorted(currencies, key=lambda code: (code != currency, code))
    )


def _in_order(rows: Iterable[BadRow]) -> tuple[BadRow, ...]:
    return tuple(sorted(set(rows), key=lambda bad: (bad.file, bad.row)))


def _long_days(entries: Iterable[TimeEntry]) -> Iterator[Note]:
    """A row with more hours than a day has may be a sum of several days: it counts, and is pointed at."""
    for entry in entries:
        if entry.hours > 24:
            yield Note(f"{entry.hours} hours on one day, {entry.day}; they count as written.", str(entry.source))
