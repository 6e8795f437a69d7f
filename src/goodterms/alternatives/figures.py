"""The client's own figures: what it brings a month, what it takes a week, what an hour really earns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from goodterms.alternatives.answer import Missing
from goodterms.facts import History, Invoice
from goodterms.money import NO_CURRENCY, Money

_LOOK_BACK = timedelta(days=182)
_WEEKS_BACK = 12
_MONTHS_IN_LOOK_BACK = 6
_BRINGS_IN = "what this client brings in"


@dataclass(frozen=True, slots=True)
class Figures:
    """What the last half year says about one client. Money is before tax."""

    currency: str
    month: Money
    month_from: str
    hours_week: Decimal | None
    agreed_week: Decimal | None
    effective_rate: Money | None
    notice_days: int
    overdue: Money
    oldest_overdue_days: int
    missing: tuple[Missing, ...]

    @property
    def brings_unknown(self) -> bool:
        """Nothing says what this client brings in."""
        return any(one.what == _BRINGS_IN for one in self.missing)


def figures(history: History, today: date, currency: str) -> Figures:
    """Read the client's figures as known on that day."""
    known = history.until(today)
    missing: list[Missing] = []
    net = _invoiced(known, today, currency)
    hours = [entry for entry in known.hours if entry.day > today - _LOOK_BACK]
    month, month_from = _month(known, today, net, currency, missing)
    overdue, oldest = _overdue(known, today, currency)
    total_hours = sum((entry.hours for entry in hours), Decimal(0))
    rate = Money.rounded(net.exact / Fraction(total_hours), currency) if net and total_hours > 0 else None
    if history.agreement.notice_days is None:
        missing.append(
            Missing("the notice owed", "client.toml names no notice_days.", "Until then 30 days are assumed.")
        )
    return Figures(
        currency=currency,
        month=month,
        month_from=month_from,
        hours_week=_weekly(known, today),
        agreed_week=agreed_week(history),
        effective_rate=rate or history.agreement.rate,
        notice_days=30 if history.agreement.notice_days is None else history.agreement.notice_days,
        overdue=overdue,
        oldest_overdue_days=oldest,
        missing=tuple(missing),
    )


def agreed_week(history: History) -> Decimal | None:
    """The agreed hours a week; a retainer's monthly hours are spread over its weeks."""
    agreement = history.agreement
    if agreement.weekly_hours is not None:
        return agreement.weekly_hours
    if agreement.retainer_hours is None:
        return None
    return round(agreement.retainer_hours * 12 / 52, 1)


def net_of(invoice: Invoice, tax_percent: Decimal | None) -> Money:
    """An invoice before tax: as written, or worked back from its total."""
    if invoice.net is not None:
        return invoice.net
    if invoice.tax is not None:
        return invoice.total - invoice.tax
    share = 1 + Fraction(tax_percent or 0) / 100
    return Money.rounded(invoice.total.exact / share, invoice.total.currency)


def _invoiced(known: History, today: date, currency: str) -> Money:
    total = Money.zero(currency)
    for invoice in known.invoices:
        recent = invoice.issued_on is not None and invoice.issued_on > today - _LOOK_BACK
        if recent and invoice.total.currency == currency:
            total += net_of(invoice, known.agreement.tax_percent)
    return total


def _month(known: History, today: date, net: Money, currency: str, missing: list[Missing]) -> tuple[Money, str]:
    """A month's income: invoiced in the last half year, else the retainer, else agreed hours at the rate."""
    issued = [i.issued_on for i in known.invoices if i.issued_on is not None and i.total.currency == currency]
    if net and issued:
        months = min(_MONTHS_IN_LOOK_BACK, round((today - min(issued)).days / 30.4) + 1)
        since = f"last {months} months" if months > 1 else "last month"
        return Money.rounded(net.exact / months, currency), f"the invoices of the {since}"
    agreement = known.agreement
    if agreement.retainer_fee is not None and agreement.retainer_fee.currency == currency and not issued:
        return agreement.retainer_fee, "the retainer"
    weekly = agreed_week(known)
    if agreement.rate is not None and weekly is not None and agreement.rate.currency == currency and not issued:
        exact = agreement.rate.exact * Fraction(weekly) * 52 / 12
        return Money.rounded(exact, currency), "the agreed hours at the agreed rate"
    if not issued:
        within = "" if currency == NO_CURRENCY else f" in {currency}"
        missing.append(
            Missing(
                _BRINGS_IN,
                f"There are no invoices{within}, no retainer and no rate.",
                "Add invoices.csv, or the rate and hours to client.toml.",
            )
        )
    return Money.zero(currency), "no invoice in the last half year"


def _weekly(known: History, today: date) -> Decimal | None:
    """Hours a week over the last twelve weeks, or since the first entry where that is later."""
    if not known.hours:
        return None
    days = min(_WEEKS_BACK * 7, (today - min(entry.day for entry in known.hours)).days + 1)
    worked = sum((e.hours for e in known.hours if e.day > today - timedelta(days=days)), Decimal(0))
    return round(worked * 7 / max(7, days), 1)


def _overdue(known: History, today: date, currency: str) -> tuple[Money, int]:
    """What is open past its day, and for how many days the oldest has been."""
    total, oldest = Money.zero(currency), 0
    paid: dict[str, int] = {}
    for payment in known.payments:
        paid[payment.invoice] = paid.get(payment.invoice, 0) + payment.amount.minor
    for invoice in known.invoices:
        rest = invoice.total.minor - paid.get(invoice.number, 0)
        if invoice.total.currency == currency and invoice.due_on and invoice.due_on < today and rest > 0:
            total += Money(rest, currency)
            oldest = max(oldest, (today - invoice.due_on).days)
    return total, oldest
