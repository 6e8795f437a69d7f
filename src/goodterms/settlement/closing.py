"""The lines that rest on other lines or on the agreement alone: tax and deposit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from goodterms.facts import Agreement
from goodterms.money import Money
from goodterms.settlement.answer import Finding, Line, Unknown

_ALWAYS_TAXED = ("retainer", "hours", "deliverable")


def tax(lines: Sequence[Line], agreement: Agreement) -> Iterator[Finding]:
    """The tax on work (and on expenses where agreed): one line a currency, on the sum of rounded lines."""
    percent, taxed = agreement.tax_percent, agreement.expenses_taxed
    sums: dict[str, int] = defaultdict(int)
    for line in lines:
        if line.kind in _ALWAYS_TAXED or (line.kind == "expenses" and taxed):
            sums[line.amount.currency] += line.amount.minor
    if percent is None:
        if sums:
            yield Unknown(
                "tax_percent",
                "There is work that is not invoiced yet, and the tax on it is not said.",
                'Add tax_percent = "20" (or "0" where there is none) to [agreement].',
            )
        return
    with_expenses = {line.amount.currency for line in lines if line.kind == "expenses"}
    unsaid = with_expenses if percent and taxed is None else set()
    if unsaid:
        yield Unknown(
            "expenses_taxed",
            "There are expenses and a tax; whether the expenses are taxed is not said.",
            "Add expenses_taxed = true or expenses_taxed = false to [agreement].",
        )
    for currency, minor in sums.items():
        if currency not in unsaid:
            yield _tax(Money(minor, currency), percent, currency in with_expenses and taxed is True)


def _tax(base: Money, percent: Decimal, with_expenses: bool) -> Line:
    clauses = ["client.toml [agreement] tax_percent"]
    if with_expenses:
        clauses.append("client.toml [agreement] expenses_taxed")
    amount = Money.rounded(base.exact * Fraction(percent) / 100, base.currency)
    return Line("tax", f"Tax, {percent} % of {base}", amount, tuple(clauses))


def deposit(agreement: Agreement) -> Iterator[Finding]:
    """A refundable deposit is given back; an applied or earned one leaves nothing to give back."""
    if not agreement.deposit:
        return
    if agreement.deposit_kind is None:
        yield Unknown(
            "deposit_kind",
            f"There is a deposit of {agreement.deposit}; whether it is returned is not said.",
            'Add deposit_kind = "refundable", "earned" or "applied" to [agreement].',
        )
    elif agreement.deposit_kind == "refundable":
        because = ("client.toml [agreement] deposit", "client.toml [agreement] deposit_kind")
        yield Line("deposit", "Deposit, returned", -agreement.deposit, because)
