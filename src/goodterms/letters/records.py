"""What the records of a case hold, as a letter may say it: amounts, days, invoices, pieces of work, people."""

from __future__ import annotations

import calendar
import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from goodterms.errors import GoodtermsError
from goodterms.letters.holding.invoices import own_numbers
from goodterms.letters.holding.works import Titles, is_open
from goodterms.money import Money

if TYPE_CHECKING:
    from goodterms.facts import Deliverable, Invoice
    from goodterms.letters.brief import Brief
    from goodterms.settlement import Settlement
    from goodterms.settlement.accounts import Account

Amount = tuple[Fraction, str]
_MOST_COMBINED = 12
_SOON = timedelta(days=400)
_WEEKS, _MOST_ENDS = 9, 8
_A_CENT = Fraction(1, 100)
_ROUNDED = Fraction(1, 20)
"""So far from a whole per cent the tax of an invoice can be by rounding alone."""


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
        known |= self.together([a.rest for a in self._accounts.values() if a.rest])
        known |= {_amount(part) for rest in self.open_by_currency for n in range(2, 13) for part in rest.split(n)}
        known |= self.together([d.fee for d in history.deliverables if d.fee])
        return frozenset(known | self.settled)

    @cached_property
    def settled_fees(self) -> frozenset[Amount]:
        """The monthly fees that the settlement reckons, month by month, and together."""
        statements = self.settlement.currencies if self.settlement else ()
        lines = [line.amount for statement in statements for line in statement.lines if line.kind == "retainer"]
        return frozenset(self.together(lines))

    @cached_property
    def owed(self) -> frozenset[Amount]:
        """The amounts that may be called open today or on the last day: of some invoices, or of the settlement."""
        return frozenset(self.together([account.rest for account in self.unpaid])) | self.settled

    @property
    def shown_open(self) -> str:
        """What is open of the invoices today, in words."""
        return " and ".join(str(amount) for amount in self.open_by_currency) or "nothing of the invoices"

    @property
    def open_by_currency(self) -> tuple[Money, ...]:
        """What is open of the invoices today, by currency."""
        sums: dict[str, Money] = {}
        for account in self.unpaid:
            code = account.rest.currency
            sums[code] = sums.get(code, Money.zero(code)) + account.rest
        return tuple(sums.values())

    @cached_property
    def tax_rates(self) -> frozenset[Fraction]:
        """The rates of tax in per cent: the agreed one and those of the invoices."""
        agreed = self.brief.history.agreement.tax_percent
        known = {Fraction(agreed)} if agreed is not None else set()
        for invoice in self.invoices.values():
            if invoice.tax is not None and invoice.net is not None and invoice.net.minor:
                percent = Fraction(invoice.tax.minor, invoice.net.minor) * 100
                known.add(
                    Fraction(round(percent * 2), 2)
                    if abs(percent - round(percent)) > _ROUNDED
                    else Fraction(round(percent))
                )
        return frozenset(known)

    def taxed(self, value: Amount, held: frozenset[Amount]) -> bool:
        """Whether an amount is one of those held with its tax, or the tax on it."""
        for percent in self.tax_rates - {0}:
            for share in (1 + percent / 100, percent / 100):
                net = Fraction(round(value[0] / share * 100), 100)
                if (net, value[1]) in held and abs(net * share - value[0]) < _A_CENT:
                    return True
        return False

    @cached_property
    def settled(self) -> frozenset[Amount]:
        """The lines, kinds and balance of the settlement, what its parts make together, and what is owed on each
        row of the books with what being late added.

        Where no last day is known, the last of this month may be one too: hours above a retainer are counted by
        months.
        """
        known: set[Amount] = set(self._parts(self.settlement))
        today = self.brief.today
        if not self.knows_the_account and today:
            known |= self._parts(self._settle(today.replace(day=calendar.monthrange(today.year, today.month)[1])))
        return frozenset(known)

    def settled_by(self, days: Iterable[date]) -> frozenset[Amount]:
        """The same for the last days that a letter may mean, where it names none plainly: the days to come that it
        names, and the ends of months before them, as money is asked for some weeks after the end."""
        today, ends = self.brief.today, set[date]()
        for day in sorted(days):
            if today and today < day <= today + _SOON:
                ends |= {day} | {
                    d for n in range(1, _WEEKS * 7) if _ends_month(d := day - timedelta(days=n)) and d >= today
                }
        return frozenset().union(
            *(self._parts(self._settle(on), combined=False) for on in sorted(ends)[:_MOST_ENDS])
        )

    def _parts(self, settlement: Settlement | None, combined: bool = True) -> set[Amount]:
        """The amounts of a settlement; ``combined`` with what some of its kinds make together."""
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
            known |= {_amount(line.amount) for line in statement.lines} | (
                self.together(list(kinds.values())) if combined else {_amount(kind) for kind in kinds.values()}
            )
            known |= {_amount(money) for money in rows.values()}
            known |= {_amount(abs(statement.balance))}
            known |= {_amount(part) for n in range(2, 13) for part in abs(statement.balance).split(n)}
        known |= {_amount(i.amount) for i in settlement.instalments}
        known |= {_amount(line.amount) for line in settlement.claimable}
        return known | {(abs(v), c) for v, c in known}

    @cached_property
    def settlement(self) -> Settlement | None:
        """What is owed on the last day, or today where none is known; None where it cannot be reckoned."""
        return self.brief.settlement or self._settle(self.ends_on or self.brief.today)

    def _settle(self, ends_on: date | None) -> Settlement | None:
        from goodterms import settlement  # for speed: only a letter with an end and records needs it

        if self.brief.today is None or ends_on is None:
            return None
        terms = settlement.Terms(ends_on=ends_on, today=self.brief.today)
        try:
            return settlement.settle(self.brief.history, terms, settlement.load_rates(None))
        except GoodtermsError:
            return None

    @cached_property
    def pay_by(self) -> date | None:
        """The day by which the settlement is to be paid, where it is known."""
        settled = self.settlement
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

    @cached_property
    def own_numbers(self) -> re.Pattern[str]:
        """What looks like one of the client's invoice numbers, in lower case."""
        return own_numbers(self.invoices)

    @cached_property
    def titles(self) -> Titles:
        """The titles of the client's pieces of work, as a letter may shorten them."""
        return Titles(self.brief.history.deliverables)

    def is_open(self, work: Deliverable) -> bool:
        """Whether a piece of work was promised and is not yet done."""
        return is_open(work, self.brief.today or date.max)

    @cached_property
    def unpaid(self) -> tuple[Account, ...]:
        """The invoices of which something is open today."""
        return tuple(account for account in self._accounts.values() if account.rest.minor > 0)

    @cached_property
    def overdue(self) -> tuple[Account, ...]:
        """Those of them whose day to pay has passed."""
        today = self.brief.today
        return tuple(a for a in self.unpaid if today and a.invoice.due_on and a.invoice.due_on < today)

    @cached_property
    def colleagues(self) -> frozenset[str]:
        """The names of the practice's colleagues, word by word, in lower case."""
        practice = self.brief.practice
        names = [referral.name.lower() for referral in practice.referrals] if practice else []
        return frozenset(word for name in names for word in name.split() if len(word) > 2)

    @property
    def country(self) -> str | None:
        """The practice's country."""
        return self.brief.practice.country if self.brief.practice else None

    def wrote_on(self, day: date) -> bool:
        """Whether a message was exchanged on that day, or the day before or after (time zones)."""
        near = {day + timedelta(days=n) for n in (-1, 0, 1)}
        return any(m.sent_at and m.sent_at.date() in near for m in self.brief.history.messages)

    def together(self, parts: list[Money]) -> set[Amount]:
        """Every sum of some of the parts of one currency; of many parts only the runs."""
        found: set[Amount] = set()
        for currency in {part.currency for part in parts}:
            minors = [part.minor for part in parts if part.currency == currency]
            found |= {_amount(Money(minor, currency)) for minor in _sums(minors)}
        return found


def _sums(minors: list[int]) -> set[int]:
    """The sums of some of the numbers; of many numbers those of runs."""
    if len(minors) > _MOST_COMBINED:
        running = list(itertools.accumulate(minors, initial=0))
        return {after - before for n, before in enumerate(running) for after in running[n + 1 :]}
    found: set[int] = set()
    for minor in minors:
        found |= {minor} | {minor + other for other in found}
    return found


def _ends_month(day: date) -> bool:
    return (day + timedelta(days=1)).day == 1


def _amount(money: Money) -> Amount:
    return money.exact, money.currency
