"""Open invoices, credits, and what late payment adds: interest, the fixed sum, and what could be claimed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from goodterms.facts import Agreement, Client
from goodterms.money import Money
from goodterms.settlement.accounts import Account
from goodterms.settlement.answer import Line, Unknown
from goodterms.settlement.interest import Accrued, MissingRate, accrue, open_at
from goodterms.settlement.law import LateTerms, late_terms
from goodterms.settlement.rates import Rates


def invoice_lines(accounts: Sequence[Account]) -> Iterator[Line]:
    """What is open on each invoice; a rest below zero is a credit."""
    for account in accounts:
        rest, invoice = account.rest, account.invoice
        if rest.minor > 0:
            paid = invoice.total - rest
            less = f", less {paid} paid" if paid else ""
            yield Line("invoice", f"Invoice {invoice.number}, {invoice.total}{less}", rest, account.because)
        elif rest.minor < 0:
            what = "Credit note" if invoice.total.minor < 0 else "Overpaid on invoice"
            yield Line("credit", f"{what} {invoice.number}", rest, account.because)


@dataclass
class LateLines:
    """Interest and fixed sums: in the balance where the invoice is open, claimable where it is paid."""

    lines: list[Line] = field(default_factory=list)
    claimable: list[Line] = field(default_factory=list)
    unknown: list[Unknown] = field(default_factory=list)


def late_lines(
    accounts: Sequence[Account], client: Client, agreement: Agreement, today: date, rates: Rates
) -> LateLines:
    """Interest up to and including `today`, and the fixed sum, for each invoice that is or was late."""
    answer = LateLines()
    terms = late_terms(client, agreement)
    if terms is None:
        return answer
    answer.unknown.extend(_due_days_missing(accounts))
    late = [account for account in accounts if _was_late(account, today)]
    if isinstance(terms, Unknown):
        answer.unknown.extend([terms] if late else [])
        return answer
    missing: dict[MissingRate, list[Account]] = defaultdict(list)
    for account in late:
        accrued = accrue(account, today, terms, rates)
        if isinstance(accrued, MissingRate):
            missing[accrued].append(account)
        elif accrued is not None:
            _add(answer, account, accrued, terms)
    answer.unknown.extend(_rate_missing(rate, late) for rate, late in missing.items())
    return answer


def _was_late(account: Account, today: date) -> bool:
    """Whether something was open on a day after the due day, up to `today`; a refund can open it again."""
    due = account.invoice.due_on
    if due is None or due >= today:
        return False
    if account.rest.minor <= 0 and not (account.payments and account.payments[-1].paid_on > due):
        return False  # nothing was open when it fell due, and nothing came after: so are most invoices
    ends = [due, *(payment.paid_on for payment in account.payments if due < payment.paid_on < today)]
    return account.rest.minor > 0 or any(open_at(account, day).minor > 0 for day in ends)


def _add(answer: LateLines, account: Account, accrued: Accrued, terms: LateTerms) -> None:
    is_open = account.rest.minor > 0
    into = answer.lines if is_open else answer.claimable
    number = account.invoice.number
    interest = Money.rounded(accrued.exact, account.invoice.total.currency)
    days = f"{accrued.days} day{'' if accrued.days == 1 else 's'}"
    because = (*account.because, *terms.interest_because, *(terms.order_because if _paid_in_part(account) else ()))
    says = f"Interest on invoice {number}, {days}"
    into.append(Line("interest", says, interest, because, accrued.segments))
    fixed = terms.fixed_sum(accrued.debt)
    if fixed is None:
        answer.unknown.append(_fixed_sum_unknown(account, terms))
    elif fixed:
        says = f"Fixed sum on invoice {number}"
        into.append(Line("compensation", says, fixed, (str(account.invoice.source), *terms.compensation_because)))


def _paid_in_part(account: Account) -> bool:
    """Whether a payment after the due day raised the question what it is set against."""
    due = account.invoice.due_on
    return due is not None and any(payment.paid_on > due for payment in account.payments)


def _due_days_missing(accounts: Sequence[Account]) -> Iterator[Unknown]:
    for account in accounts:
        if account.invoice.due_on is None and account.rest.minor > 0:
            yield Unknown(
                f"due_on of invoice {account.invoice.number}",
                f"{account.invoice.source} has no due_on, so interest on it cannot be told.",
                "Fill in due_on, the day by which it was to be paid.",
            )


def _fixed_sum_unknown(account: Account, terms: LateTerms) -> Unknown:
    currency = terms.bands[0].amount.currency
    invoice = account.invoice
    return Unknown(
        f"the fixed sum on invoice {invoice.number}",
        f"The invoice is in {invoice.total.currency}, the fixed sum in {currency}; nothing is converted.",
        f"Agree on the sum in {invoice.total.currency}, or leave it out.",
    )


def _rate_missing(rate: MissingRate, accounts: Sequence[Account]) -> Unknown:
    numbers = ", ".join(account.invoice.number for account in accounts[:5])
    more = f" and {len(accounts) - 5} more" if len(accounts) > 5 else ""
    return Unknown(
        f"{rate.series} of {rate.day}",
        f"Interest on invoice {numbers}{more} needs this reference rate, and no table holds it.",
        f'Add to rates.toml: [[rate]] series = "{rate.series}", from = {rate.day}, percent = "…", source = "…".',
    )
