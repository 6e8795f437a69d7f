"""Each invoice with its payments, and the rows that cannot be one or the other."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from goodterms.facts import BadRow, Invoice, Payment
from goodterms.money import Money
from goodterms.settlement.answer import Note


@dataclass(frozen=True, slots=True)
class Account:
    """An invoice and the payments up to the day of the answer, in order of day."""

    invoice: Invoice
    payments: tuple[Payment, ...]
    rest: Money
    """What is open: the total less the payments. Below zero: overpaid, or a credit note."""

    @property
    def because(self) -> tuple[str, ...]:
        """The rows that the rest stands on."""
        return (str(self.invoice.source), *(str(payment.source) for payment in self.payments))


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts in order of their invoices, and what was set aside on the way."""

    accounts: tuple[Account, ...]
    bad_rows: tuple[BadRow, ...]
    notes: tuple[Note, ...]


def open_accounts(invoices: Iterable[Invoice], payments: Iterable[Payment], today: date) -> Accounts:
    """Put payments to their invoices. Payments after `today` are not there yet.

    A second row with the same number cannot be used, unless it is the same row again, which is taken once
    with a note; nor can a payment on an invoice that is not there, or in another currency than it.
    """
    bad: list[BadRow] = []
    notes: list[Note] = []
    by_number = _by_number(invoices, bad, notes)
    paid: dict[str, list[Payment]] = defaultdict(list)
    for payment in payments:
        reason = _unfit(payment, by_number.get(payment.invoice))
        if reason:
            bad.append(BadRow(payment.source.file, payment.source.line, reason))
        elif payment.paid_on <= today:
            paid[payment.invoice].append(payment)
    accounts = []
    for number, invoice in by_number.items():
        settled = tuple(sorted(paid.get(number, ()), key=_day))
        notes.extend(_remarks(invoice, settled))
        left = invoice.total.minor - sum(payment.amount.minor for payment in settled)
        accounts.append(Account(invoice, settled, Money(left, invoice.total.currency)))
    return Accounts(tuple(accounts), tuple(bad), tuple(notes))


def _day(payment: Payment) -> date:
    return payment.paid_on


def _by_number(invoices: Iterable[Invoice], bad: list[BadRow], notes: list[Note]) -> dict[str, Invoice]:
    by_number: dict[str, Invoice] = {}
    for invoice in invoices:
        first = by_number.setdefault(invoice.number, invoice)
        if first is invoice:
            continue
        where = invoice.source
        if replace(invoice, source=first.source) == first:
            notes.append(
                Note(f"Invoice {invoice.number} stands here twice with the same row; it counts once.", str(where))
            )
        else:
            reason = f"a second row with the invoice number {invoice.number} (the first is {first.source})"
            bad.append(BadRow(where.file, where.line, reason))
    return by_number


def _unfit(payment: Payment, invoice: Invoice | None) -> str:
    if invoice is None:
        return f"it pays invoice {payment.invoice}, which is not among the invoices that can be used"
    if payment.amount.currency != invoice.total.currency:
        return (
            f"it is in {payment.amount.currency} and invoice {invoice.number} in {invoice.total.currency}; "
            "nothing is converted"
        )
    return ""


def _remarks(invoice: Invoice, payments: tuple[Payment, ...]) -> Iterable[Note]:
    """What looks odd and may still be right: it is counted as it stands."""
    for payment in payments:
        if invoice.issued_on and payment.paid_on < invoice.issued_on:
            yield Note(
                f"The payment of {payment.paid_on} on invoice {invoice.number} is older than the invoice.",
                str(payment.source),
            )
    for before, payment in itertools.pairwise(payments):
        if payment.paid_on == before.paid_on and payment.amount == before.amount and payment.note == before.note:
            yield Note(
                f"Two equal payments of {payment.paid_on} on invoice {invoice.number}; both count.",
                f"{before.source}, {payment.source}",
            )
