"""Made-up relationships with everything that can be said, left out or contradictory: one a seed."""

from __future__ import annotations

import random
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from goodterms.facts import (
    Agreement,
    Client,
    Deliverable,
    Expense,
    History,
    Invoice,
    Payment,
    Source,
    TimeEntry,
)
from goodterms.money import Money, minor_digits
from goodterms.settlement import Terms

Value = TypeVar("Value")
FIRST = date(2022, 6, 1)


class Case:
    """One relationship and one question about it."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)
        self.own = self._dice.choice(["GBP", "EUR", "EUR", "USD", "JPY"])
        self.mostly = self._dice.random() < 0.6
        self.history = History(
            client=Client("Somebody", country="GB", kind=self._said(["business", "public", "consumer"])),
            agreement=self._agreement(),
            deliverables=tuple(self._deliverable(i) for i in range(self._dice.randrange(4))),
            invoices=(invoices := tuple(self._invoice(i) for i in range(self._dice.randrange(5)))),
            payments=tuple(p for i in invoices for p in self._payments(i)),
            hours=tuple(self._hours(i) for i in range(self._dice.randrange(12))),
            expenses=tuple(self._expense(i) for i in range(self._dice.randrange(4))),
        )
        today = self._day(date(2023, 6, 1))
        ends_on = today + timedelta(days=self._dice.randrange(-90, 91))
        self.terms = Terms(ends_on, today, self._dice.choice(["client", "practice", "both"]))

    def _agreement(self) -> Agreement:
        retained = self._dice.random() < 0.5
        values: dict[str, Any] = {
            "currency": self.own,
            "rate": self._said([self._money(self.own, 20000)]),
            "retainer_fee": self._money(self.own, 300000) if retained else None,
            "retainer_hours": self._said([Decimal(self._dice.randrange(0, 60)) / 2]),
            "retainer_billed_through": self._said([self._day(date(2024, 1, 1))]),
            "tax_percent": self._said([Decimal("20"), Decimal("19"), Decimal("5.5"), Decimal(0)]),
            "payment_days": 30,
            "deposit": self._dice.choice([None, self._money(self.own, 100000)]),
            "deposit_kind": self._said(["refundable", "earned", "applied"]),
            "kill_fee_percent": self._said([Decimal("25"), Decimal("33.3")]),
            "law": self._said(["GB", "GB", "EU", "DE", "DE", "AT", "FR", "IE", "none", "US"]),
            "late_interest": self._said(["statutory", "statutory", "statutory", "contract", "none"]),
            "late_interest_percent": self._said([Decimal("4"), Decimal("7.25"), Decimal(0)]),
            "late_fixed_sum": self._dice.choice([None, Money(15 * 10 ** minor_digits(self.own), self.own)]),
            "expenses_taxed": self._said([True, False]),
        }
        return Agreement(**values)

    def _said(self, choices: list[Value]) -> Value | None:
        """One of them, or sometimes nothing."""
        return None if self._dice.random() < (0.01 if self.mostly else 0.12) else self._dice.choice(choices)

    def _day(self, first: date = FIRST) -> date:
        return first + timedelta(days=self._dice.randrange((date(2026, 9, 1) - first).days))

    def _money(self, currency: str, most: int) -> Money:
        exact_bounds = [99999, 100000, 100001, 999999, 1000000, 1000001]
        minor = self._dice.choice([self._dice.randrange(1, most), self._dice.choice(exact_bounds)])
        return Money(minor if minor_digits(currency) else minor // 100 + 1, currency)

    def _currency(self) -> str:
        return self.own if self._dice.random() < 0.8 else self._dice.choice(["GBP", "EUR", "JPY"])

    def _invoice(self, number: int) -> Invoice:
        total = self._money(self._currency(), 2_000_000)
        edges = [date(2024, 6, 29), date(2024, 6, 30), date(2024, 12, 30), date(2024, 12, 31), date(2025, 1, 1)]
        due = self._dice.choice([self._day(), self._day(date(2023, 1, 1)), self._dice.choice(edges)])
        return Invoice(
            number=str(number),
            issued_on=None,
            due_on=self._said([due]),
            total=-total if self._dice.random() < 0.08 else total,
            source=Source("invoices.csv", number + 2),
        )

    def _payments(self, invoice: Invoice) -> list[Payment]:
        """Early, late, in parts, in full, too much, too little, and taken back."""
        start = invoice.due_on or self._day()
        found, left = [], invoice.total.minor
        for _ in range(self._dice.randrange(4)):
            part = self._dice.choice([left, left // 2, left // 3, left + 100, -(abs(left) // 5), 4000, 1])
            left -= part
            day = start + timedelta(days=self._dice.choice([-20, -1, 0, 1, 2, 30, 30, 90, 200, 400]))
            found.append(Payment(invoice.number, day, Money(part, invoice.total.currency)))
        return found

    def _hours(self, row: int) -> TimeEntry:
        count = Decimal(self._dice.randrange(-8, 60)) / self._dice.choice([1, 2, 4, 10])
        yes_no = [True, True, False]
        source = Source("hours.csv", row + 2)
        return TimeEntry(
            self._day(date(2025, 1, 1)), count, self._said(yes_no), self._said([False, True]), "", source
        )

    def _deliverable(self, number: int) -> Deliverable:
        return Deliverable(
            title=f"Piece {number}",
            delivered_on=self._dice.choice([None, self._day(date(2024, 1, 1))]),
            accepted_on=self._dice.choice([None, None, self._day(date(2024, 1, 1))]),
            fee=self._dice.choice([None, self._money(self.own, 200000), self._money(self.own, 200000)]),
            invoiced=self._said([True, False, False]),
            state=self._dice.choice(["planned", "in progress", "delivered", "accepted", "will not be done", None]),
        )

    def _expense(self, row: int) -> Expense:
        amount = self._money(self._currency(), 50000)
        amount = -amount if self._dice.random() < 0.15 else amount
        source = Source("expenses.csv", row + 2)
        return Expense(self._day(date(2024, 1, 1)), amount, self._said([False, False, True]), "", source)
