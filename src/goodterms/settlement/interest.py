"""Interest on one invoice: the days after its due day, each at its rate on what was open that day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from goodterms.money import Money, minor_digits
from goodterms.settlement.accounts import Account
from goodterms.settlement.answer import Segment
from goodterms.settlement.law import LateTerms, RatePeriod
from goodterms.settlement.rates import Rates

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class MissingRate:
    """A reference rate that was needed and that no table holds."""

    series: str
    day: date


@dataclass(frozen=True, slots=True)
class Accrued:
    """What late payment cost on one invoice."""

    segments: tuple[Segment, ...]
    debt: Money
    """What was open when it first fell overdue."""

    @property
    def exact(self) -> Fraction:
        """The interest in major units, unrounded."""
        first, *others = [segment.interest for segment in self.segments] or [Fraction(0)]
        return sum(others, first)

    @property
    def days(self) -> int:
        """How many days bore interest."""
        return sum(segment.days for segment in self.segments)


def accrue(account: Account, today: date, terms: LateTerms, rates: Rates) -> Accrued | MissingRate | None:
    """Interest up to and including `today`; None where the invoice was never open after its due day.

    A payment lowers what bears interest from the day after it. Where costs come first, a payment after the
    due day is set against the fixed sum, then the interest accrued by that day, then the principal.
    """
    due = account.invoice.due_on
    if due is None or today <= due or not (account.payments or account.rest.minor > 0):
        return None
    open_when_due = open_at(account, due)
    run = _CostsFirst(open_when_due, terms) if terms.costs_first else _PrincipalFirst(open_when_due)
    last = today if account.rest.minor > 0 else min(today, account.payments[-1].paid_on)
    periods = tuple(terms.periods(due + _DAY, last, rates))
    segments: list[Segment] = []
    for start, end, payments in _stretches(account, due, today):
        for period in _within(periods, start, end) if run.principal else ():
            if period.percent is None:
                return MissingRate(*period.reference)
            segment = _segment(run, period, period.percent)
            run.interest_accrues(segment)
            segments.append(segment)
        for amount in payments:
            run.take(amount)
    if not segments and account.rest.minor <= 0:
        return None
    debt = open_when_due if open_when_due.minor > 0 else _first_open(account, segments)
    return Accrued(tuple(segments), debt)


class _PrincipalFirst:
    """The state of one invoice as the days go by, in minor units: a payment lowers the principal."""

    def __init__(self, open_when_due: Money) -> None:
        self.currency = open_when_due.currency
        self._rest = open_when_due.minor

    @property
    def principal(self) -> int:
        """What bears interest."""
        return max(self._rest, 0)

    def interest_accrues(self, segment: Segment) -> None:
        """Interest is not paid before the principal, so nothing need be remembered."""

    def take(self, amount: int) -> None:
        """A payment, or a refund where it is negative."""
        self._rest -= amount


class _CostsFirst:
    """As above where a payment goes first against the fixed sum, then interest, then principal."""

    def __init__(self, open_when_due: Money, terms: LateTerms) -> None:
        self.currency = open_when_due.currency
        self.principal = Fraction(max(open_when_due.minor, 0))
        self._rest = open_when_due.minor
        fixed = terms.fixed_sum(open_when_due) if open_when_due.minor > 0 else None
        self._costs = Fraction(fixed.minor if fixed else 0)
        self._interest = Fraction(0)

    def interest_accrues(self, segment: Segment) -> None:
        """Remember the interest that a later payment is set against."""
        self._interest += segment.interest * 10 ** minor_digits(self.currency)

    def take(self, amount: int) -> None:
        """A payment, or a refund where it is negative. Payments that reach the total end it."""
        was_settled = self._rest <= 0
        self._rest -= amount
        if self._rest <= 0:
            self.principal = Fraction(0)
        elif was_settled:
            self.principal = Fraction(self._rest)
        elif amount < 0:
            self.principal -= amount
        else:
            to_costs = min(Fraction(amount), self._costs)
            to_interest = min(amount - to_costs, self._interest)
            self._costs -= to_costs
            self._interest -= to_interest
            self.principal = max(self.principal - (amount - to_costs - to_interest), Fraction(0))


def _segment(run: _PrincipalFirst | _CostsFirst, period: RatePeriod, percent: Decimal) -> Segment:
    """Days of one rate on one principal: principal x percent / 100 x days / 365, in one exact fraction."""
    scale = 10 ** minor_digits(run.currency)
    principal = run.principal
    days = (period.ends_on - period.starts_on).days + 1
    over, under = percent.as_integer_ratio()
    interest = Fraction(principal.numerator * over * days, principal.denominator * under * 36500 * scale)
    shown = Fraction(principal.numerator, principal.denominator * scale)
    return Segment(period.starts_on, period.ends_on, shown, percent, interest, period.rests_on)


def open_at(account: Account, day: date) -> Money:
    """What was open when that day ended."""
    paid = sum(payment.amount.minor for payment in account.payments if payment.paid_on <= day)
    return Money(account.invoice.total.minor - paid, account.invoice.total.currency)


def _first_open(account: Account, segments: Sequence[Segment]) -> Money:
    """The debt of an invoice that a refund after its due day opened again."""
    if not segments:
        return account.rest
    currency = account.invoice.total.currency
    return Money(int(segments[0].principal * 10 ** minor_digits(currency)), currency)


def _stretches(account: Account, due: date, today: date) -> Iterator[tuple[date, date, Sequence[int]]]:
    """First day, last day, and the payments of that last day, from the day after the due day to `today`."""
    start = due + _DAY
    later = [payment for payment in account.payments if payment.paid_on > due]
    for day in sorted({payment.paid_on for payment in later}):
        yield start, day, [payment.amount.minor for payment in later if payment.paid_on == day]
        start = day + _DAY
    if start <= today:
        yield start, today, ()


def _within(periods: Sequence[RatePeriod], first: date, last: date) -> Iterator[RatePeriod]:
    for period in periods:
        if period.ends_on >= first and period.starts_on <= last:
            start, end = max(period.starts_on, first), min(period.ends_on, last)
            yield RatePeriod(start, end, period.percent, period.rests_on, period.reference)
