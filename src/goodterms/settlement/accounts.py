"""Each invoice with its payments, and the rows that cannot be one or the other."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goodterms.facts import BadRow, Invoice, Payment, misfit, once_each
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
    known, twice, again = once_each(invoices)
    bad = list(twice)
    notes = [Note(remark.says, remark.where) for remark in again]
    by_number = {invoice.number: invoice for invoice in known}
    paid: dict[str, list[Payment]] = defaultdict(list)
    for payment in payments:
        unfit = _unfit(payment, by_number.get(payment.invoice))
        if unfit:
            bad.append(unfit)
        elif payment.paid_on <= today:
            paid[payment.invoice].append(payment)
    accounts = []
    for number, invoice in by_number.items():
        settled = tuple(sorted(paid.get(number, ()), key=_day))
        notes.extend(_remarks(invoice, settled, today))
        left = invoice.total.minor - sum(payment.amount.minor for payment in settled)
        accounts.append(Account(invoice, settled, Money(left, invoice.total.currency)))
    return Accounts(tuple(accounts), tuple(bad), tuple(notes))


def _day(payment: Payment) -> date:
    return payment.paid_on


def _unfit(payment: Payment, invoice: Invoice | None) -> BadRow | None:
    if invoice is not None:
        return misfit(payment, invoice)
    reason = f"it pays invoice {payment.invoice}, which is not among the invoices that can be used"
    return BadRow(payment.source.file, payment.source.line, reason)


def _remarks(invoice: Invoice, payments: tuple[Payment, ...], today: date) -> Iterable[Note]:
    """What looks odd and may still be right: it is counted as it stands."""
    if invoice.issued_on and invoice.issued_on > today:
        says = f"Invoice {invoice.number} is dated {invoice.issued_on}, after the day of this answer; it counts."
        yield Note(says, str(invoice.source))
    if invoice.net and invoice.tax is not None and invoice.net + invoice.tax != invoice.total:
        yield Note(
            f"Invoice {invoice.number}: {invoice.net} and {invoice.tax} tax are not {invoice.total}; "
            "the total counts.",
            str(invoice.source),
        )
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
