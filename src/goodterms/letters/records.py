"""What the records of a case hold, as a letter may say it: amounts, days, invoices, pieces of work, people."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from goodterms.errors import GoodtermsError
from goodterms.money import Money

if TYPE_CHECKING:
    from goodterms.facts import Invoice
    from goodterms.letters.brief import Brief
    from goodterms.settlement import Settlement
    from goodterms.settlement.accounts import Account

Amount = tuple[Fraction, str]
_MOST_COMBINED = 12


@dataclass(frozen=True)
class Records:
    """The records behind a brief, arranged for looking up. ``ends_on`` is the last day that the letter names."""

    brief: Brief
    ends_on: date | None = None

    @cached_property
    def invoices(self) -> dict[str, Invoice]:
        """Invoices by number, lower case, as the settlement takes them: of two rows with one number the first
        counts."""
        found: dict[str, Invoice] = {}
        for number, account in self._accounts.items():
            found.setdefault(number.lower(), account.invoice)
        return found

    @cached_property
    def _accounts(self) -> dict[str, Account]:
        from goodterms.settlement.accounts import open_accounts  # for speed: only a letter with records needs it

        history = self.brief.history
        opened = open_accounts(history.invoices, history.payments, self.brief.today or date.max)
        return {account.invoice.number: account for account in opened.accounts}

    @property
    def knows_the_account(self) -> bool:
        """Whether the last day is known, so that everything that can be owed on it is known too."""
        return self.ends_on is not None or self.brief.settlement is not None

    def open_rest(self, invoice: Invoice) -> Money:
        """What is open of an invoice today."""
        return self._accounts[invoice.number].rest

    def of_invoice(self, invoice: Invoice) -> set[Amount]:
        """The amounts that may stand beside an invoice: its total, net, tax, payments and open rest."""
        paid = [p.amount for p in self.brief.history.payments if p.invoice == invoice.number]
        known = [invoice.total, invoice.net, invoice.tax, self.open_rest(invoice), *paid]
        running = itertools.accumulate((p.minor for p in paid), initial=0)
        rests = [Money(invoice.total.minor - sofar, invoice.total.currency) for sofar in running]
        return {_amount(money) for money in (*known, *rests) if money is not None}

    def invoice_days(self, invoice: Invoice) -> set[date]:
        """The days that belong to an invoice."""
        paid = [p.paid_on for p in self.brief.history.payments if p.invoice == invoice.number]
        return {day for day in (invoice.issued_on, invoice.due_on, *paid) if day}

    @cached_property
    def amounts(self) -> frozenset[Amount]:
        """Every amount that the records hold or that follows from them by adding."""
        history, terms = self.brief.history, self.brief.history.agreement
        known: set[Amount] = set()
        for invoice in self.invoices.values():
            known |= self.of_invoice(invoice)
        single = [terms.rate, terms.retainer_fee, terms.deposit, terms.late_fixed_sum, self.brief.price]
        single += [d.fee for d in history.deliverables] + [e.amount for e in history.expenses]
        if self.brief.practice:
            single.append(self.brief.practice.target_rate)
        known |= {_amount(money) for money in single if money is not None}
        if terms.retainer_fee:
            known |= {(terms.retainer_fee.exact * n, terms.retainer_fee.currency) for n in range(2, 13)}
        known |= self._together([a.rest for a in self._accounts.values() if a.rest])
        known |= self._together([d.fee for d in history.deliverables if d.fee])
        return frozenset(known | self._settled())

    def _settled(self) -> set[Amount]:
        """The lines, kinds and balance of the settlement, what its parts make together, and what is owed on each
        row of the books with what being late added."""
        settlement = self.brief.settlement or self._settle()
        if settlement is None:
            return set()
        known: set[Amount] = set()
        for statement in settlement.currencies:
            kinds: dict[str, Money] = {}
            rows: dict[tuple[str, ...], Money] = {}
            nothing = Money.zero(statement.currency)
            for line in statement.lines:
                kinds[line.kind] = kinds.get(line.kind, nothing) + line.amount
                rows[line.because[:1]] = rows.get(line.because[:1], nothing) + line.amount
            known |= {_amount(line.amount) for line in statement.lines} | self._together(list(kinds.values()))
            known |= {_amount(money) for money in rows.values()}
            known |= {_amount(abs(statement.balance))}
            known |= {_amount(part) for n in range(2, 13) for part in abs(statement.balance).split(n)}
        known |= {_amount(i.amount) for i in settlement.instalments}
        return known | {_amount(line.amount) for line in settlement.claimable} | {(abs(v), c) for v, c in known}

    def _settle(self) -> Settlement | None:
        from goodterms import settlement  # for speed: only a letter with an end and records needs it

        if self.brief.today is None:
            return None
        terms = settlement.Terms(ends_on=self.ends_on or self.brief.today, today=self.brief.today)
        try:
            return settlement.settle(self.brief.history, terms, settlement.load_rates(None))
        except GoodtermsError:
            return None

    @cached_property
    def pay_by(self) -> date | None:
        """The day by which the settlement is to be paid, where it is known."""
        settled = self.brief.settlement or self._settle()
        return settled.currencies[0].pay_by if settled and settled.currencies else None

    @cached_property
    def days(self) -> frozenset[date]:
        """Every day that the records hold."""
        history = self.brief.history
        found: set[date | None] = {self.brief.today, self.brief.ends_on, self.ends_on, history.client.since}
        found |= {history.agreement.retainer_billed_through, self.brief.incident_on}
        for invoice in history.invoices:
            found |= {invoice.issued_on, invoice.due_on}
        found |= {p.paid_on for p in history.payments} | {h.day for h in history.hours}
        found |= {e.day for e in history.expenses} | {a.due_on for a in history.access}
        for work in history.deliverables:
            found |= {work.due_on, work.delivered_on, work.accepted_on}
        found |= {m.sent_at.date() for m in history.messages if m.sent_at}
        return frozenset(day for day in found if day)

    def wrote_on(self, day: date) -> bool:
        """Whether a message was exchanged on that day, or the day before or after (time zones)."""
        near = {day + timedelta(days=n) for n in (-1, 0, 1)}
        return any(m.sent_at and m.sent_at.date() in near for m in self.brief.history.messages)

    def _together(self, parts: list[Money]) -> set[Amount]:
        """Every sum of some of the parts; of many parts only the runs."""
        chosen: Iterable[tuple[Money, ...]]
        if len(parts) <= _MOST_COMBINED:
            chosen = itertools.chain.from_iterable(
                itertools.combinations(parts, n) for n in range(1, len(parts) + 1)
            )
        else:
            chosen = (tuple(parts[a:b]) for a in range(len(parts)) for b in range(a + 1, len(parts) + 1))
        return {
            (sum((m.exact for m in group), Fraction(0)), group[0].currency)
            for group in chosen
            if len({m.currency for m in group}) == 1
        }


def _amount(money: Money) -> Amount:
    return money.exact, money.currency
