"""The money in a letter: the balance, its parts as a table, its day, and what is overdue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from goodterms.errors import GoodtermsError
from goodterms.letters.brief import Brief
from goodterms.letters.tongues.tongue import Tongue
from goodterms.money import Money

if TYPE_CHECKING:
    from goodterms.facts import Invoice, Payment
    from goodterms.settlement.accounts import Account
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
    """The overdue invoice that the letter is about, from the invoices and payments up to today, and what being
    late added."""
    overdue = _overdue(brief)
    if overdue is None or brief.today is None:
        return
    invoice, rest = overdue
    says = tongue.words["overdue"]
    due = tongue.day(invoice.due_on) if invoice.due_on else ""
    yield "overdue", says.format(number=invoice.number, rest=tongue.money(rest), due=due)
    yield "overdue_ask", tongue.day(brief.today + timedelta(days=14))
    costs = _late_costs(brief, invoice)
    if costs:
        interest = costs.get("interest", Money.zero(rest.currency))
        fixed = costs.get("compensation", Money.zero(rest.currency))
        kind = "overdue_costs" if fixed else "overdue_interest"
        yield (
            "overdue_costs",
            tongue.words[kind].format(interest=tongue.money(interest), fixed=tongue.money(fixed)),
        )
        yield "overdue_sum", tongue.money(rest + interest + fixed)


def _overdue(brief: Brief) -> tuple[Invoice, Money] | None:
    """The invoice that was asked for, else the oldest one.

    Raises:
        GoodtermsError: ``letter.invoice_not_late`` where the one that was asked for is not.
    """
    today = brief.today
    late = [(due, a) for a in _accounts(brief) if today and (due := a.invoice.due_on) and due < today]
    for _, account in sorted(late, key=lambda pair: pair[0]):
        if account.rest.minor > 0 and brief.invoice in ("", account.invoice.number):
            return account.invoice, account.rest
    if brief.invoice:
        raise GoodtermsError(
            "letter.invoice_not_late",
            f"Invoice {brief.invoice} is not open past its day.",
            hint="Look at the settlement: it may have been paid meanwhile.",
        )
    return None


def _accounts(brief: Brief) -> tuple[Account, ...]:
    """The invoices with what is open of each today, as the settlement takes them: of two rows with one number the
    first counts."""
    from goodterms.settlement.accounts import open_accounts  # for speed: few letters need it

    history = brief.history
    return open_accounts(history.invoices, history.payments, brief.today or date.max).accounts


def _came(brief: Brief, payment: Payment) -> bool:
    return brief.today is None or payment.paid_on <= brief.today


def _late_costs(brief: Brief, invoice: Invoice) -> dict[str, Money]:
    """Interest and fixed sum on an invoice by kind, as the settlement of today has them."""
    settlement = brief.settlement
    if settlement is None or settlement.as_of != brief.today:
        return {}
    lines = (line for statement in settlement.currencies for line in statement.lines)
    return {
        line.kind: line.amount
        for line in lines
        if line.kind in ("interest", "compensation") and line.because[0] == str(invoice.source) and line.amount
    }


def paid_values(brief: Brief, tongue: Tongue) -> Iterator[tuple[str, str]]:
    """What was paid: the last payment, whether every invoice is paid, and whether rights pass with it."""
    yield "ip_on_payment", "yes" if brief.history.agreement.ip_on_payment else ""
    came = [p for p in brief.history.payments if p.amount.minor > 0 and _came(brief, p)]
    if not came:
        return
    last = max(came, key=lambda payment: payment.paid_on)
    says = tongue.words["paid_last"]
    yield (
        "paid_last",
        says.format(amount=tongue.money(last.amount), number=last.invoice, day=tongue.day(last.paid_on)),
    )
    asked = [account for account in _accounts(brief) if account.invoice.total.minor > 0]
    rests = [account.rest for account in asked if account.rest.minor > 0]
    currencies = dict.fromkeys(rest.currency for rest in rests)
    sums = [Money(sum(r.minor for r in rests if r.currency == code), code) for code in currencies]
    yield "invoices_open", tongue.join([tongue.money(amount) for amount in sums])
    if len(asked) > 1 and not rests:
        yield "invoices_paid", tongue.words["invoices_paid"].format(count=len(asked))
