"""The lines that rest on other lines or on the agreement alone: tax and deposit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction

from goodterms.facts import Agreement
from goodterms.money import Money
from goodterms.settlement.answer import Finding, Line, Unknown

_ALWAYS_TAXED = ("retainer", "hours", "deliverable")


def tax(lines: Sequence[Line], agreement: Agreement) -> Iterator[Finding]:
    """The tax on work (and on expenses where agreed): one line a currency, on the sum of rounded lines."""
    expenses = [line for line in lines if line.kind == "expenses"]
    work = [line for line in lines if line.kind in _ALWAYS_TAXED]
    percent = agreement.tax_percent
    if percent is None:
        if work or (expenses and agreement.expenses_taxed is not False):
            yield Unknown(
                "tax_percent",
                "There is work that is not invoiced yet, and the tax on it is not said.",
                'Add tax_percent = "20" (or "0" where there is none) to [agreement].',
            )
        return
    if percent and expenses and agreement.expenses_taxed is None:
        yield Unknown(
            "expenses_taxed",
            "There are expenses and a tax; whether the expenses are taxed is not said.",
            "Add expenses_taxed = true or expenses_taxed = false to [agreement].",
        )
        return
    sums: dict[str, int] = defaultdict(int)
    for line in (*work, *(expenses if agreement.expenses_taxed else ())):
        sums[line.amount.currency] += line.amount.minor
    clauses = ["client.toml [agreement] tax_percent"]
    if expenses and agreement.expenses_taxed:
        clauses.append("client.toml [agreement] expenses_taxed")
    for currency, minor in sums.items():
        base = Money(minor, currency)
        amount = Money.rounded(base.exact * Fraction(percent) / 100, currency)
        yield Line("tax", f"Tax, {percent} % of {base}", amount, tuple(clauses))


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
