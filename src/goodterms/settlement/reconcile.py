"""After the statement: what came, what ran on, and what is left. A statement that was sent never changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from goodterms.facts import History, Payment
from goodterms.money import Money
from goodterms.settlement.accounts import open_accounts
from goodterms.settlement.answer import Document, Line, Settlement

_LATE = ("interest", "compensation")


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """One currency between two statements: old balance - came + ran on + other = left."""

    currency: str
    old_balance: Money
    came: Money
    payments: tuple[Payment, ...]
    ran_on: Money
    """Interest and fixed sums since the statement."""
    other: Money
    """New work, new invoices, corrections."""
    left: Money

    def document(self) -> Document:
        """As JSON."""
        amounts = {name: getattr(self, name).text for name in ("old_balance", "came", "ran_on", "other", "left")}
        return {
            "currency": self.currency,
            **amounts,
            "payments": [str(payment.source) for payment in self.payments],
        }


def reconcile(sent: Settlement, now: Settlement, history: History) -> tuple[Reconciliation, ...]:
    """Compare the statement that was sent with the answer of today, a currency at a time.

    Interest that the sent statement asked for stays owed when its invoice is paid since: it was asked for,
    so it is no longer a choice (`Settlement.claimable`).
    """
    came = defaultdict(list)
    for account in open_accounts(history.invoices, history.payments, now.as_of).accounts:
        for payment in account.payments:
            if payment.paid_on > sent.as_of:
                came[payment.amount.currency].append(payment)
    currencies = {statement.currency for statement in (*sent.currencies, *now.currencies)} | set(came)
    return tuple(_one(currency, sent, now, came[currency]) for currency in sorted(currencies))


def _one(currency: str, sent: Settlement, now: Settlement, payments: Iterable[Payment]) -> Reconciliation:
    before = _lines(sent, currency)
    asked = {_key(line) for line in before if line.kind in _LATE}
    kept = [c for c in now.claimable if c.amount.currency == currency and _key(c) in asked]
    after = [*_lines(now, currency), *kept]
    old, left = _sum(before, currency), _sum(after, currency)
    ran_on = _sum(_late(after), currency) - _sum(_late(before), currency)
    paid = tuple(payments)
    came = Money(sum(payment.amount.minor for payment in paid), currency)
    return Reconciliation(currency, old, came, paid, ran_on, left - old + came - ran_on, left)


def _lines(answer: Settlement, currency: str) -> list[Line]:
    return [line for statement in answer.currencies if statement.currency == currency for line in statement.lines]


def _late(lines: Iterable[Line]) -> list[Line]:
    return [line for line in lines if line.kind in _LATE]


def _key(line: Line) -> tuple[str, str]:
    """An interest line and its later self rest on the same invoice's row."""
    return line.kind, line.because[0]


def _sum(lines: Iterable[Line], currency: str) -> Money:
    return Money(sum(line.amount.minor for line in lines), currency)
