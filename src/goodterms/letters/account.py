"""The money in a letter: the balance, its parts as a table, its day, and what is overdue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from goodterms.letters.brief import Brief
from goodterms.letters.tongues.tongue import Tongue
from goodterms.money import Money

if TYPE_CHECKING:
    from goodterms.settlement.answer import Statement


def account_values(brief: Brief, tongue: Tongue) -> Iterator[tuple[str, str]]:
    """Fields from the settlement. A second currency is in the statement, and named after the first."""
    settlement = brief.settlement
    if settlement is None or not settlement.currencies:
        return
    statement = settlement.currencies[0]
    balance = statement.balance
    others = [tongue.money(abs(s.balance)) for s in settlement.currencies[1:] if s.balance]
    shown = tongue.join([tongue.money(abs(balance)), *others])
    yield "balance_open", shown if statement.owed_by == "client" else ""
    yield "balance_back", shown if statement.owed_by == "practice" else ""
    yield "square", "yes" if statement.owed_by == "nobody" and not others else ""
    parts = _parts(statement)
    if len(parts) == 1:
        yield "single_line", tongue.accounts[parts[0][0]]
    elif statement.owed_by == "client" and not others:
        yield "table", _table(parts, balance, tongue)
    if statement.pay_by:
        yield "pay_by", tongue.day(statement.pay_by)
    days = brief.history.agreement.payment_days
    if statement.pay_by and days and (statement.pay_by - max(settlement.ends_on, settlement.as_of)).days == days:
        yield "payment_days", str(days)
    if brief.plan and (task := next((t for t in brief.plan.tasks if t.key == "final-invoice"), None)):
        yield "invoice_day", tongue.day(task.due_on)
    yield (
        "instalments",
        tongue.join(
            [
                f"{tongue.money(i.amount)} {tongue.words['by']} {tongue.day(i.due_on)}"
                for i in settlement.instalments
                if i.due_on
            ]
        ),
    )


def _parts(statement: Statement) -> list[tuple[str, Money]]:
    """The lines of the statement gathered by kind, in the statement's order."""
    sums: dict[str, Money] = {}
    for line in statement.lines:
        sums[line.kind] = sums.get(line.kind, Money.zero(statement.currency)) + line.amount
    return [(kind, amount) for kind, amount in sums.items() if amount]


def _table(parts: list[tuple[str, Money]], total: Money, tongue: Tongue) -> str:
    head = f"| {tongue.words['item']} | {tongue.words['amount']} |\n|:---|---:|"
    rows = [f"| {tongue.accounts[kind]} | {tongue.money(amount)} |" for kind, amount in parts]
    return "\n".join([head, *rows, f"| **{tongue.accounts['total']}** | **{tongue.money(total)}** |"])


def overdue_values(brief: Brief, tongue: Tongue) -> Iterator[tuple[str, str]]:
    """The oldest overdue invoice, from the invoices and payments up to today."""
    today = brief.today
    if today is None:
        return
    for invoice in sorted(brief.history.invoices, key=lambda i: (i.due_on is None, i.due_on)):
        if invoice.due_on is None or invoice.due_on >= today:
            continue
        paid = sum(
            p.amount.minor
            for p in brief.history.payments
            if p.invoice == invoice.number and p.paid_on <= today and p.amount.currency == invoice.total.currency
        )
        rest = Money(invoice.total.minor - paid, invoice.total.currency)
        if rest.minor > 0:
            yield (
                "overdue",
                tongue.words["overdue"].format(
                    number=invoice.number, rest=tongue.money(rest), due=tongue.day(invoice.due_on)
                ),
            )
            yield "overdue_ask", tongue.day(today + timedelta(days=14))
            return
