"""Hours not invoiced yet; where a retainer includes hours, only what lies above them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from goodterms.facts import Agreement, TimeEntry
from goodterms.money import Money, round_half_up
from goodterms.settlement.answer import Finding, Line, Terms, Unknown, decimal_text
from goodterms.settlement.work import days_in_month, unsaid_cells

_CLOCK_RUNS_ON = 10**18

Charged = tuple[list[TimeEntry], Fraction]
"""The rows that are charged in whole or in part, and how many of their hours are."""


def hours(entries: Sequence[TimeEntry], agreement: Agreement, terms: Terms) -> Iterator[Finding]:
    """One line for billable rows not invoiced, up to the last day that counts, at the agreed rate."""
    until = terms.work_until
    rows = [entry for entry in entries if entry.day <= until and entry.hours]
    unsaid = list(_unsaid(rows, has_retainer(agreement)))
    unbilled = [row for row in rows if row.billable and not row.invoiced]
    if unbilled and has_retainer(agreement) and agreement.retainer_hours is None:
        unsaid.append(
            Unknown(
                "retainer_hours",
                "There is a retainer and there are hours not invoiced; how many the fee includes is not said.",
                'Add retainer_hours = "20" (a month, or "0") to [agreement].',
            )
        )
    if unsaid:
        yield from unsaid
        return
    charged, count = _overage(rows, agreement, terms) if has_retainer(agreement) else _all(unbilled)
    if count and agreement.rate is None:
        yield Unknown(
            "rate",
            f"{decimal_text(count, 2)} hours are not invoiced, and what an hour costs is not said.",
            'Add rate = "85.00" (an hour, before tax) to [agreement].',
        )
    elif count and agreement.rate is not None:
        yield _line(charged, count, agreement.rate, has_retainer(agreement))


@lru_cache(maxsize=4096)
def exact_hours(hours: Decimal) -> tuple[int, int]:
    """Hours as they were worked, as numerator and denominator. A decimal that runs on to the last place that
    decimals have and is whole seconds but for that place was written as hours and minutes (1:20), which a
    decimal cannot hold; any other is what it says."""
    over, under = hours.as_integer_ratio()
    if under <= _CLOCK_RUNS_ON:
        return over, under
    seconds = round(hours * 3600)
    return (seconds, 3600) if abs(over * 3600 - seconds * under) * _CLOCK_RUNS_ON < under else (over, under)


def has_retainer(agreement: Agreement) -> bool:
    """Whether there is a monthly fee, in which hours are included."""
    return agreement.retainer_fee is not None


def _line(charged: Sequence[TimeEntry], count: Fraction, rate: Money, retainer: bool) -> Line:
    above = " above the retainer's" if retainer else ""
    clauses = ["client.toml [agreement] rate"]
    if retainer:
        clauses.append("client.toml [agreement] retainer_hours")
    rows = [str(row.source) for row in charged]
    shown = Fraction(round_half_up(count * 10_000), 10_000)
    says = f"{decimal_text(shown, 4)} hours{above} not invoiced, at {rate}"
    return Line("hours", says, Money.rounded(count * rate.exact, rate.currency), (*rows, *clauses))


def _unsaid(rows: Sequence[TimeEntry], retainer: bool) -> Iterator[Unknown]:
    """Cells that decide: an invoiced row's `billable` does so only where it uses up included hours."""
    billable = [row for row in rows if row.billable is None and (retainer or not row.invoiced)]
    invoiced = [row for row in rows if row.invoiced is None and row.billable is not False]
    if billable:
        yield unsaid_cells("billable", billable, "whether the work is charged")
    if invoiced:
        yield unsaid_cells("invoiced", invoiced, "whether an invoice covers it")


def _all(unbilled: list[TimeEntry]) -> Charged:
    ratios = [exact_hours(row.hours) for row in unbilled]
    parts = math.lcm(*(under for _, under in ratios))
    return unbilled, Fraction(sum(over * (parts // under) for over, under in ratios), parts)


def _overage(rows: Sequence[TimeEntry], agreement: Agreement, terms: Terms) -> Charged:
    """In each month all billable rows use up the included hours in order; what lies above in rows not
    invoiced is charged. A correction (negative hours) takes back what stood above.

    Counted in whole parts of an hour that hold every row and the included hours exactly: fractions as such
    are ten times slower, and there may be tens of thousands of rows.
    """
    months: dict[tuple[int, int], list[TimeEntry]] = defaultdict(list)
    for row in rows:
        if row.billable:
            months[row.day.year, row.day.month].append(row)
    charged, count = [], Fraction(0)
    for month, in_month in sorted(months.items()):
        included = Fraction(agreement.retainer_hours or 0)
        if month == (terms.ends_on.year, terms.ends_on.month):
            included *= Fraction(terms.ends_on.day, days_in_month(terms.ends_on))
        ratios = [exact_hours(row.hours) for row in in_month]
        parts = math.lcm(included.denominator, *(under for _, under in ratios))
        left = included.numerator * (parts // included.denominator)
        in_order = sorted(zip(in_month, ratios, strict=True), key=lambda pair: pair[0].day)
        over_in_month = 0
        for row, (over, under) in in_order:
            above_before = -left if left < 0 else 0
            left -= over * (parts // under)
            above = (-left if left < 0 else 0) - above_before
            if above and not row.invoiced:
                charged.append(row)
                over_in_month += above
        count += Fraction(over_in_month, parts)
    return charged, count
