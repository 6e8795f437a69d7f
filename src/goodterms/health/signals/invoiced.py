"""The volume of work as its invoices show it, month by month, for a client of whom no hours are kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goodterms.facts import Invoice
from goodterms.health.answer import Evidence
from goodterms.health.change import Level, Shift, median, walk
from goodterms.health.signals.pauses import both_rest, was_announced
from goodterms.health.signals.signal import weigh
from goodterms.health.view import View
from goodterms.money import Money

# An invoice of the first days of a month is for the work of the month before.
_WRITTEN_AFTER = timedelta(days=10)
# A month is judged once its invoice should have been written.
_SETTLED_AFTER = timedelta(days=7)
_HEIGHT, _RELIEF = 3.2, 2.4
_NEEDED = 6
# Who is invoiced now and then has no usual month.
_MOST_MONTHS = 2 / 3
_LEAST_FALL, _LEAST_GROWTH = 0.6, 1.5
_NEARLY = 0.6
_YEAR = 12
# In the first year so many quiet months may be the season; after so many without any the work has ended, or rests.
_MAYBE_SEASON, _ENDED = 3, 3


@dataclass(frozen=True, slots=True)
class _Month:
    """What was invoiced for one month of work, in minor units."""

    first: date
    minor: int


def look(view: View) -> list[Evidence]:
    """Compare what is invoiced for each month with the client's own months."""
    currency, invoices = _in_main_currency(view)
    months = _months(view, invoices)
    if not _are_regular(months):
        return []
    usual_month = median(_billed(months))
    return [
        *_fallen(view, months, usual_month, Money(0, currency), invoices[-1]),
        *_grown(view, months, usual_month, Money(0, currency), invoices[-1]),
    ]


def is_known(view: View) -> bool:
    """Is there a usual month to compare with?"""
    return _are_regular(_months(view, _in_main_currency(view)[1]))


def _are_regular(months: Sequence[_Month]) -> bool:
    return len(months) > _NEEDED and len(_billed(months)) >= _MOST_MONTHS * len(months)


def _billed(months: Sequence[_Month]) -> list[int]:
    return [month.minor for month in months if month.minor > 0]


def _fallen(view: View, months: Sequence[_Month], unit: float, nothing: Money, last: Invoice) -> list[Evidence]:
    shift = _shift([-month.minor / unit for month in months], months)
    if shift is None or shift.now < shift.usual * _LEAST_FALL or _is_season(months, shift, unit):
        return []
    began = months[shift.onset].first
    stopped = next((place for place, month in enumerate(reversed(months)) if month.minor > 0), len(months))
    if stopped > _ENDED or was_announced(view, began) or (stopped and both_rest(view, months[-stopped].first)):
        return []
    if shift.onset < _YEAR and len(months) - shift.onset < _MAYBE_SEASON:
        return []
    now, usual = (_a_month(-level * unit, nothing) for level in (shift.now, shift.usual))
    says = f"You invoice {now} a month; it was {usual}."
    share = 1 - shift.now / shift.usual
    return [_evidence(months, shift, last, says, weigh(14, share), moved=True)]


def _grown(view: View, months: Sequence[_Month], unit: float, nothing: Money, last: Invoice) -> list[Evidence]:
    """More work that is paid for is good news; where nobody agreed on how much, it is worth a word, no more."""
    agreement = view.history.agreement
    if agreement.weekly_hours is not None or agreement.retainer_hours is not None:
        return []
    shift = _shift([month.minor / unit for month in months], months)
    if shift is None or shift.leaning or shift.now < shift.usual * _LEAST_GROWTH:
        return []
    now, usual = (_a_month(level * unit, nothing) for level in (shift.now, shift.usual))
    says = f"You invoice {now} a month; it was {usual}, and no amount of work is agreed."
    return [_evidence(months, shift, last, says, -3, moved=False)]


def _shift(values: Sequence[float], months: Sequence[_Month]) -> Shift | None:
    past = Level(needed=_NEEDED, least_spread=0.12, smallest=0.3, clip=3.0, caution=4.0)
    shift = walk(values, past, _HEIGHT, _RELIEF, days=[month.first for month in months])
    return None if shift is None or len(months) - shift.onset > _YEAR else shift


def _evidence(
    months: Sequence[_Month], shift: Shift, last: Invoice, says: str, weight: int, *, moved: bool
) -> Evidence:
    return Evidence(
        signal="work_volume",
        kind="work",
        weight=weight,
        says=says,
        source=str(last.source),
        on=_after(months[-1].first) - timedelta(days=1),
        since=months[shift.onset].first,
        moved=moved and not shift.leaning,
        leaning=moved and shift.leaning,
    )


def _in_main_currency(view: View) -> tuple[str, list[Invoice]]:
    """The client's invoices in the currency of most of them, in order of time."""
    dated = [invoice for invoice in view.history.invoices if invoice.issued_on is not None]
    if not dated:
        return "", []
    counts = Counter(invoice.total.currency for invoice in dated)
    currency = min(counts, key=lambda code: (-counts[code], code))
    same = [invoice for invoice in dated if invoice.total.currency == currency]
    return currency, sorted(same, key=lambda invoice: (invoice.issued_on or date.min, invoice.number))


def _months(view: View, invoices: Sequence[Invoice]) -> list[_Month]:
    """Every month from the first to the last that is over, those without an invoice too."""
    sums: dict[date, int] = {}
    for invoice in invoices:
        if invoice.issued_on is not None:
            # A year mistyped as 0001 is no reason to stop.
            month = (max(invoice.issued_on, date.min + _WRITTEN_AFTER) - _WRITTEN_AFTER).replace(day=1)
            net = invoice.net or (invoice.total - invoice.tax if invoice.tax else invoice.total)
            sums[month] = sums.get(month, 0) + net.minor
    months = []
    month = min(sums, default=view.today)
    while _after(month) + _SETTLED_AFTER <= view.today:
        months.append(_Month(month, max(0, sums.get(month, 0))))
        month = _after(month)
    return months


def _is_season(months: Sequence[_Month], shift: Shift, unit: float) -> bool:
    """Were the same months of the year before, or those one earlier or later, nearly as quiet?"""
    wanted = shift.usual + _NEARLY * (shift.now - shift.usual)
    for moved in (-1, 0, 1):
        first, last = shift.onset - _YEAR + moved, len(months) - _YEAR + moved
        then = [-month.minor / unit for month in months[max(0, first) : max(0, last)]]
        if then and first >= 0 and median(then) >= wanted:
            return True
    return False


def _after(month: date) -> date:
    """The first day of the next month."""
    return (month + timedelta(days=32)).replace(day=1)


def _a_month(minor: float, nothing: Money) -> Money:
    return Money(round(minor), nothing.currency)
