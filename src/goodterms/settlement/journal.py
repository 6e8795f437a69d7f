"""The settlement as a plain-text journal for hledger or beancount: a bookkeeper's second opinion.

Invoices, payments up to the day of the answer, and one transaction for each further line. The receivable's
balance at the end is the settlement's balance, and the journal asserts it, so that the tool itself checks it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from goodterms.facts import History
from goodterms.money import Money
from goodterms.settlement.accounts import open_accounts
from goodterms.settlement.answer import LineKind, Settlement

Syntax = Literal["hledger", "beancount"]

_AGAINST: dict[LineKind, str] = {
    "interest": "Income:LatePayment:Interest",
    "compensation": "Income:LatePayment:FixedSum",
    "retainer": "Income:Retainer",
    "hours": "Income:Hours",
    "deliverable": "Income:Deliverables",
    "expenses": "Income:Expenses",
    "tax": "Liabilities:Tax",
    "kill_fee": "Income:KillFee",
    "deposit": "Liabilities:Deposits",
}
_INVOICED = "Income:Invoiced"
_BANK = "Assets:Bank"


@dataclass(frozen=True, slots=True)
class Entry:
    """One transaction: an amount goes to the receivable and comes from another account, or back."""

    day: date
    says: str
    amount: Money
    against: str
    source: str


def journal(answer: Settlement, history: History, syntax: Syntax) -> str:
    """The whole journal as text, ending with the assertion that the receivable is the balance."""
    entries = sorted(_entries(answer, history), key=lambda entry: entry.day)
    receivable = f"Assets:Receivable:{account_name(answer.client)}"
    write = _beancount if syntax == "beancount" else _hledger
    return "\n".join(write(answer, entries, receivable)) + "\n"


def account_name(client: str) -> str:
    """A client's name as both tools accept it in an account: letters, figures and hyphens of ASCII."""
    ascii_name = unicodedata.normalize("NFKD", client).encode("ascii", "ignore").decode()
    words = re.findall(r"[A-Za-z0-9]+", ascii_name)
    return "-".join(word[:1].upper() + word[1:] for word in words) or "Client"


def _entries(answer: Settlement, history: History) -> Iterator[Entry]:
    for account in open_accounts(history.invoices, history.payments, answer.as_of).accounts:
        invoice = account.invoice
        day = invoice.issued_on or invoice.due_on or answer.as_of
        yield Entry(
            min(day, answer.as_of), f"Invoice {invoice.number}", invoice.total, _INVOICED, str(invoice.source)
        )
        for payment in account.payments:
            says = f"Payment on invoice {invoice.number}"
            yield Entry(payment.paid_on, says, -payment.amount, _BANK, str(payment.source))
    for statement in answer.currencies:
        for line in statement.lines:
            if line.kind in _AGAINST:
                yield Entry(answer.as_of, line.says, line.amount, _AGAINST[line.kind], "; ".join(line.because[:3]))


def _hledger(answer: Settlement, entries: list[Entry], receivable: str) -> Iterator[str]:
    for entry in entries:
        yield f"{entry.day} {_one_line(entry.says)}  ; {_one_line(entry.source)}"
        yield f"    {receivable}  {_amount(entry.amount)}"
        yield f"    {entry.against}  {_amount(-entry.amount)}"
        yield ""
    yield f"{answer.as_of} The balance"
    for statement in answer.currencies:
        zero = Money.zero(statement.currency)
        yield f"    {receivable}  {_amount(zero)} = {_amount(statement.balance)}"


def _beancount(answer: Settlement, entries: list[Entry], receivable: str) -> Iterator[str]:
    first = min((entry.day for entry in entries), default=answer.as_of)
    for account in sorted({receivable, *(entry.against for entry in entries)}):
        yield f"{first} open {account}"
    for entry in entries:
        yield ""
        yield f'{entry.day} * "{_quoted(entry.says)}"'
        yield f'  source: "{_quoted(entry.source)}"'
        yield f"  {receivable}  {_beancount_amount(entry.amount)}"
        yield f"  {entry.against}  {_beancount_amount(-entry.amount)}"
    yield ""
    # Beancount asserts a balance at the beginning of a day.
    after = answer.as_of + timedelta(days=1)
    for statement in answer.currencies:
        yield f"{after} balance {receivable}  {_beancount_amount(statement.balance)}"


def _amount(amount: Money) -> str:
    return f"{amount.currency} {amount.text}"


def _beancount_amount(amount: Money) -> str:
    return f"{amount.text} {amount.currency}"


def _one_line(text: str) -> str:
    """Without what begins a comment or a new line in hledger."""
    return re.sub(r"\s+", " ", text.replace(";", ",")).strip()


def _quoted(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\\", "\\\\").replace('"', '\\"'))
