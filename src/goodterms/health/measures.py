"""The figures that the signals look at, for charts: replies, payments, hours, and the client's own usual range."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import quantiles

from goodterms.facts import History, Practice
from goodterms.health.signals.hours import agreed_weekly
from goodterms.health.signals.payment_lateness import due_day
from goodterms.health.view import View, prepare

# The usual range is that of the earlier part of the figures; with fewer there is none worth drawing.
_EARLIER = 2 / 3
_LEAST_FOR_RANGE = 6


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure: the day it belongs to, its value, what it is about, where it was read; `open`: not final yet."""

    on: date
    value: Decimal
    says: str
    source: str
    open: bool = False


@dataclass(frozen=True, slots=True)
class Measures:
    """Working days to each reply; days each invoice was paid after its day; hours a week, by month."""

    replies: tuple[Measure, ...]
    payments: tuple[Measure, ...]
    hours: tuple[Measure, ...]
    agreed_hours_week: Decimal | None


def measure(history: History, today: date, practice: Practice | None = None) -> Measures:
    """The figures as known on that day, each in order of time."""
    view = prepare(history, today, practice, None)
    return Measures(_replies(view), _payments(view), _hours(view), _agreed(view))


def usual_range(measures: tuple[Measure, ...], since: date | None = None) -> tuple[Decimal, Decimal] | None:
    """The range in which nine of ten of the client's earlier figures lie; None where there are too few.

    Args:
        since: the day on which things began to move; figures from then on are not the usual ones.
    """
    before = [one.value for one in measures if since is None or one.on < since]
    earlier = before if since else before[: max(_LEAST_FOR_RANGE, int(len(before) * _EARLIER))]
    if len(earlier) < _LEAST_FOR_RANGE:
        return None
    cuts = quantiles(earlier, n=20, method="inclusive")
    return cuts[0], cuts[-1]


def _replies(view: View) -> tuple[Measure, ...]:
    return tuple(
        Measure(
            exchange.answer.day,
            Decimal(str(round(exchange.days, 1))),
            exchange.answer.message.subject or "(no subject)",
            str(exchange.answer.message.source),
        )
        for exchange in sorted(view.exchanges, key=lambda e: e.answer.sent_at)
    )


def _payments(view: View) -> tuple[Measure, ...]:
    found = []
    for invoice in view.history.invoices:
        due_on = due_day(view, invoice)
        if due_on is None or invoice.total.minor <= 0:
            continue
        _, reached = view.paid_by(invoice)
        if reached is not None:
            found.append(Measure(due_on, Decimal((reached - due_on).days), invoice.number, str(invoice.source)))
        elif due_on < view.today:
            age = Decimal((view.today - due_on).days)
            found.append(Measure(due_on, age, invoice.number, str(invoice.source), open=True))
    return tuple(sorted(found, key=lambda one: (one.on, one.says)))


def _hours(view: View) -> tuple[Measure, ...]:
    sums: dict[date, Decimal] = defaultdict(Decimal)
    first: dict[date, str] = {}
    for entry in view.history.hours:
        month = entry.day.replace(day=1)
        sums[month] += entry.hours
        first.setdefault(month, str(entry.source))
    return tuple(_weekly(view, month, sums[month], first[month]) for month in sorted(sums))


def _weekly(view: View, month: date, hours: Decimal, source: str) -> Measure:
    running = month == view.today.replace(day=1)
    days = view.today.day if running else monthrange(month.year, month.month)[1]
    return Measure(month, round(hours * 7 / days, 1), f"{month:%Y-%m}, {hours} hours", source, open=running)


def _agreed(view: View) -> Decimal | None:
    agreed = agreed_weekly(view)
    return None if agreed is None else Decimal(str(round(agreed, 1)))
