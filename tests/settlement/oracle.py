"""A second settlement, written from the rules' page alone and for plainness: it walks day by day, knows no
segments, and shares no code with the first. Property tests and the benchmark hold the two together.
"""

from __future__ import annotations

import calendar
import functools
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from goodterms.facts import History, Invoice

DAY = timedelta(days=1)
BOE = {
    date(2021, 12, 31): "0.25",
    date(2022, 6, 30): "1.25",
    date(2022, 12, 31): "3.5",
    date(2023, 6, 30): "5",
    date(2023, 12, 31): "5.25",
    date(2024, 6, 30): "5.25",
    date(2024, 12, 31): "4.75",
    date(2025, 6, 30): "4.25",
    date(2025, 12, 31): "3.75",
    date(2026, 6, 30): "3.75",
}
ECB = {(2023, 1): "2.5", (2023, 7): "4", (2024, 1): "4.5", (2024, 7): "4.25"}
ECB |= {(2025, 1): "3.15", (2025, 7): "2.15", (2026, 1): "2.15"}
GERMAN = {(2023, 1): "1.62", (2023, 7): "3.12", (2024, 1): "3.62", (2024, 7): "3.37"}
GERMAN |= {(2025, 1): "2.27", (2025, 7): "1.27", (2026, 1): "1.27"}
AUSTRIAN = {(2023, 1): "1.88"}
MARGINS = {"GB": "8", "EU": "8", "DE": "9", "AT": "9.2", "FR": "10", "IE": "8"}
DIGITS = {"GBP": 2, "EUR": 2, "USD": 2, "JPY": 0}


@dataclass
class Answer:
    """Kind and minor units of each line by currency, the claimable ones, and the keys that were not known."""

    lines: dict[str, list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))
    claimable: list[tuple[str, str, int]] = field(default_factory=list)
    unknown: set[str] = field(default_factory=set)


def half_up(exact: Fraction) -> int:
    """To the nearest whole number, halves away from zero."""
    return int(abs(exact) + Fraction(1, 2)) * (1 if exact >= 0 else -1)


def in_minor(major: Fraction, currency: str | None) -> int:
    """Rounded once, to the minor unit."""
    assert currency, "every case names its currency"
    return half_up(major * 10 ** DIGITS[currency])


def settle(h: History, ends_on: date, today: date, ended_by: str) -> Answer:
    """Every line of the statement."""
    answer = Answer()
    overdue = False
    for invoice in h.invoices:
        paid = [p for p in h.payments if p.invoice == invoice.number and p.paid_on <= today]
        rest = invoice.total.minor - sum(p.amount.minor for p in paid)
        currency = invoice.total.currency
        if rest:
            answer.lines[currency].append(("invoice" if rest > 0 else "credit", rest))
        late = interest(h, invoice, today)
        if late is None:
            continue
        if late == "due_on":
            answer.unknown.add("due_on")
            continue
        overdue = True
        if isinstance(late, str):
            answer.unknown.add(late)
            continue
        exact, fixed, fixed_currency = late
        found = [("interest", in_minor(exact, currency))]
        if fixed and fixed_currency != currency:
            answer.unknown.add("fixed sum")
        elif fixed:
            found.append(("compensation", fixed * 10 ** DIGITS[currency]))
        if rest > 0:
            answer.lines[currency].extend(found)
        else:
            answer.claimable.extend((kind, currency, minor) for kind, minor in found)
    work(h, ends_on, today, ended_by, answer)
    assert overdue or not answer.claimable
    return answer


def interest(h: History, invoice: Invoice, today: date) -> str | tuple[Fraction, int, str] | None:
    """None: nothing was late. A word: what is not known. Else interest, fixed sum and its currency."""
    a, kind = h.agreement, h.client.kind
    paid = [p for p in h.payments if p.invoice == invoice.number and p.paid_on <= today]
    rest = invoice.total.minor - sum(p.amount.minor for p in paid)
    none_owed = a.late_interest == "none" or (
        a.late_interest == "statutory" and (kind == "consumer" or a.law == "none")
    )
    all_said = None not in (a.law, a.late_interest, kind)
    if invoice.due_on is None:
        return "due_on" if rest > 0 and not (none_owed and all_said) else None
    opens: list[tuple[date, int]] = []
    day = invoice.due_on + DAY
    left = invoice.total.minor - sum(p.amount.minor for p in paid if p.paid_on < day)
    while day <= today:
        opens.append((day, left))
        left -= sum(p.amount.minor for p in paid if p.paid_on == day)
        day += DAY
    if not any(minor > 0 for _, minor in opens) and not (opens and rest > 0):
        return None
    if not all_said or (a.late_interest == "contract" and a.late_interest_percent is None):
        return "law"
    if none_owed:
        return None
    if a.late_interest != "contract" and a.law not in MARGINS:
        return "law"
    debt = next((minor for _, minor in opens if minor > 0), rest)
    fixed, fixed_currency = fixed_sum(h, Fraction(debt, 10 ** DIGITS[invoice.total.currency]))
    bearing: Sequence[tuple[date, Fraction | int]] = opens
    if a.law == "DE":
        usable = fixed if fixed_currency == invoice.total.currency else 0
        bearing = german(h, invoice, opens, today, usable)
    total: dict[Fraction, Fraction | int] = defaultdict(int)
    for day, minor in bearing:
        if minor > 0:
            percent = rate(h, invoice.due_on, day)
            if percent is None:
                return "rate"
            total[percent] += minor
    exact = sum((percent * minor for percent, minor in total.items()), Fraction(0))
    return exact / 36500 / 10 ** DIGITS[invoice.total.currency], fixed, fixed_currency


def rate(h: History, due: date, day: date) -> Fraction | None:
    """Percent a year of that day, margin included."""
    a = h.agreement
    if a.late_interest == "contract":
        return None if a.late_interest_percent is None else Fraction(a.late_interest_percent)
    if a.law is None:
        return None
    return statutory(a.law, due, day.year, 1 if day.month <= 6 else 7)


@functools.cache
def statutory(law: str, due: date, year: int, month: int) -> Fraction | None:
    """The rate of a half-year; in Great Britain that of the debt."""
    if law == "GB":
        base = BOE.get(max(d for d in _boe_days(due + DAY) if d < due + DAY))
    else:
        base = {"DE": GERMAN, "AT": AUSTRIAN}.get(law, ECB).get((year, month))
    return None if base is None else Fraction(base) + Fraction(MARGINS[law])


def _boe_days(start: date) -> list[date]:
    return [d for y in (start.year - 1, start.year) for d in (date(y, 6, 30), date(y, 12, 31))]


def fixed_sum(h: History, debt: Fraction) -> tuple[int, str]:
    """The fixed sum in major units, and its currency."""
    a = h.agreement
    if a.late_interest == "contract":
        return (int(a.late_fixed_sum.exact), a.late_fixed_sum.currency) if a.late_fixed_sum else (0, "")
    if a.law == "GB":
        return (40 if debt < 1000 else 70 if debt < 10000 else 100), "GBP"
    if a.law == "IE":
        return (40 if debt <= 1000 else 70 if debt <= 10000 else 100), "EUR"
    return 40, "EUR"


def german(
    h: History, invoice: Invoice, opens: list[tuple[date, int]], today: date, fixed: int
) -> list[tuple[date, Fraction]]:
    """What bears interest each day where a payment goes first to the fixed sum, then interest."""
    scale = 10 ** DIGITS[invoice.total.currency]
    assert invoice.due_on, "it was asked before"
    principal = Fraction(max(opens[0][1], 0))
    costs = Fraction(fixed * scale) if principal else Fraction(0)
    accrued = Fraction(0)
    rest = opens[0][1]
    bearing = []
    for day, _ in opens:
        bearing.append((day, principal))
        percent = rate(h, invoice.due_on, day)
        accrued += principal * (percent or 0) / 36500
        for p in (p for p in h.payments if p.invoice == invoice.number and p.paid_on == day):
            before, rest = rest, rest - p.amount.minor
            left = Fraction(p.amount.minor)
            if rest <= 0:
                principal = Fraction(0)
            elif before <= 0:
                principal = Fraction(rest)
            elif left < 0:
                principal -= left
            else:
                for_costs = min(left, costs)
                for_interest = min(left - for_costs, accrued)
                costs, accrued = costs - for_costs, accrued - for_interest
                principal = max(Fraction(0), principal - (left - for_costs - for_interest))
    return bearing


def work(h: History, ends_on: date, today: date, ended_by: str, answer: Answer) -> None:
    """All lines but those of invoices."""
    a = h.agreement
    until = min(today, ends_on)
    taxed: dict[str, int] = defaultdict(int)
    for month_fee in retainer(h, ends_on, answer):
        add(answer, "retainer", a.currency, month_fee, taxed)
    charged = hours(h, ends_on, until, answer)
    if charged and a.rate is None:
        answer.unknown.add("rate of an hour")
    elif charged and a.rate:
        add(answer, "hours", a.currency, in_minor(charged * a.rate.exact, a.currency), taxed)
    pieces(h, until, ended_by, answer, taxed)
    tax(h, expenses(h, until, answer, taxed), answer, taxed)
    if a.deposit and a.deposit_kind is None:
        answer.unknown.add("deposit_kind")
    elif a.deposit and a.deposit_kind == "refundable":
        add(answer, "deposit", a.currency, -a.deposit.minor)


def add(answer: Answer, kind: str, currency: str | None, minor: int, taxed: dict[str, int] | None = None) -> None:
    """A line, unless it is nothing."""
    assert currency, "every case names its currency"
    if minor:
        answer.lines[currency].append((kind, minor))
        if taxed is not None:
            taxed[currency] += minor


def pieces(h: History, until: date, ended_by: str, answer: Answer, taxed: dict[str, int]) -> None:
    """Deliverables and kill fees."""
    a = h.agreement
    for d in h.deliverables:
        dates = [x for x in (d.delivered_on, d.accepted_on) if x]
        done = any(x <= until for x in dates) if dates else d.state in ("delivered", "accepted")
        if d.fee is None:
            continue
        if done and d.invoiced is None:
            answer.unknown.add("invoiced of a deliverable")
        elif done and not d.invoiced:
            add(answer, "deliverable", a.currency, d.fee.minor, taxed)
        elif not done and d.invoiced is not True and ended_by == "client":
            if a.kill_fee_percent is None:
                answer.unknown.add("kill_fee_percent")
            else:
                exact = d.fee.exact * Fraction(a.kill_fee_percent) / 100
                add(answer, "kill_fee", a.currency, in_minor(exact, a.currency))


def expenses(h: History, until: date, answer: Answer, taxed: dict[str, int]) -> set[str]:
    """The currencies in which there is a line of expenses."""
    spent: dict[str, int] = defaultdict(int)
    unsaid = set()
    for e in h.expenses:
        if e.day <= until and e.invoiced is not True:
            spent[e.amount.currency] += e.amount.minor
            if e.invoiced is None:
                unsaid.add(e.amount.currency)
                answer.unknown.add("invoiced of an expense")
    said = {currency: minor for currency, minor in spent.items() if currency not in unsaid and minor}
    for currency, minor in said.items():
        add(answer, "expenses", currency, minor, taxed if h.agreement.expenses_taxed else None)
    return set(said)


def tax(h: History, spent_in: set[str], answer: Answer, taxed: dict[str, int]) -> None:
    """The tax of each statement."""
    a = h.agreement
    if a.tax_percent is None:
        if taxed:
            answer.unknown.add("tax_percent")
        return
    unclear = spent_in if a.tax_percent and a.expenses_taxed is None else set()
    if unclear:
        answer.unknown.add("expenses_taxed")
    for currency, minor in taxed.items():
        if currency not in unclear:
            exact = Fraction(minor, 10 ** DIGITS[currency]) * Fraction(a.tax_percent) / 100
            add(answer, "tax", currency, in_minor(exact, currency))


def retainer(h: History, ends_on: date, answer: Answer) -> list[int]:
    """Each month's fee in minor units."""
    a = h.agreement
    if a.retainer_fee is None:
        return []
    if a.retainer_billed_through is None:
        answer.unknown.add("retainer_billed_through")
        return []
    if ends_on < a.retainer_billed_through:
        answer.unknown.add("the days after")
        return []
    days: dict[tuple[int, int], int] = defaultdict(int)
    day = a.retainer_billed_through + DAY
    while day <= ends_on:
        days[day.year, day.month] += 1
        day += DAY
    return [
        in_minor(a.retainer_fee.exact * n / calendar.monthrange(*month)[1], a.currency)
        for month, n in days.items()
    ]


def hours(h: History, ends_on: date, until: date, answer: Answer) -> Fraction:
    """How many hours are charged."""
    a = h.agreement
    rows = [r for r in h.hours if r.day <= until and r.hours]
    retained = a.retainer_fee is not None
    unsaid = False
    if any(r.billable is None and (retained or r.invoiced is not True) for r in rows):
        answer.unknown.add("billable")
        unsaid = True
    if any(r.invoiced is None and r.billable is not False for r in rows):
        answer.unknown.add("invoiced of hours")
        unsaid = True
    if retained and a.retainer_hours is None and any(r.billable and r.invoiced is not True for r in rows):
        answer.unknown.add("retainer_hours")
        unsaid = True
    if unsaid:
        return Fraction(0)
    charged = Fraction(0)
    for year, month in {(r.day.year, r.day.month) for r in rows}:
        included = Fraction(a.retainer_hours or 0) if retained else Fraction(0)
        if (year, month) == (ends_on.year, ends_on.month):
            included = included * ends_on.day / calendar.monthrange(year, month)[1]
        used = Fraction(0)
        of_month = [r for r in rows if r.billable and (r.day.year, r.day.month) == (year, month)]
        for row in sorted(of_month, key=lambda r: r.day):
            if retained:
                part = max(Fraction(0), used + Fraction(row.hours) - included) - max(Fraction(0), used - included)
                used += Fraction(row.hours)
            else:
                part = Fraction(row.hours)
            if row.invoiced is False:
                charged += part
    return charged
