"""Which facts of the records a letter tells: each sum and day of its text, with the place it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from goodterms.letters import Brief
from goodterms.letters.reading import days, sums
from goodterms.letters.records import Records
from goodterms.money import Money

_SETTLEMENT, _HANDOVER, _PARTING = "settlement", "handover", "parting"


@dataclass(frozen=True, slots=True)
class Told:
    """A sum or a day in the letter that the records hold. Offsets count code points of the text as given.

    Attributes:
        says: what it is, in a few words.
        source: the place in the client's files, empty where an answer of the office is the source.
        page: the office's page that shows it where there is no such place.
    """

    start: int
    end: int
    quote: str
    says: str
    source: str = ""
    page: str = ""


@dataclass(frozen=True, slots=True)
class _Fact:
    says: str
    source: str = ""
    page: str = ""


def told_in(text: str, brief: Brief) -> tuple[Told, ...]:
    """Every sum and day of the text that the records hold, in order, each once and with its source."""
    amounts, dated = dict(_amounts(brief)), dict(_days(brief))
    found: list[Told] = []
    for one in sums.find(text):
        fact = amounts.get((abs(one.value), one.currency))
        if fact:
            found.append(_told(text, one.start, one.end, fact))
    for day in days.find(text):
        fact = dated.get(on) if (on := _meant(day, brief.today)) else None
        if fact:
            found.append(_told(text, day.start, day.end, fact))
    first = {one.quote: one for one in sorted(found, key=lambda one: -one.start)}
    return tuple(sorted(first.values(), key=lambda one: one.start))


def _meant(day: days.Day, today: date | None) -> date | None:
    """The day with its own year, else the one nearest to today."""
    if day.year or today is None:
        return day.on(day.year) if day.year else None
    near = [on for year in (today.year - 1, today.year, today.year + 1) if (on := day.on(year))]
    return min(near, key=lambda on: abs((on - today).days), default=None)


def _told(text: str, start: int, end: int, fact: _Fact) -> Told:
    return Told(start, end, text[start:end], fact.says, fact.source, fact.page)


def _amounts(brief: Brief) -> Iterator[tuple[tuple[Fraction, str], _Fact]]:
    """What each amount is; a later one wins, so the weightiest stand last."""
    history, records = brief.history, Records(brief)
    terms = history.agreement
    for money, says, key in (
        (terms.rate, "the rate", "rate"),
        (terms.retainer_fee, "the retainer", "retainer_fee"),
        (terms.deposit, "the deposit", "deposit"),
    ):
        if money:
            yield _key(money), _Fact(says, f"client.toml [agreement] {key}")
    for work in history.deliverables:
        if work.fee:
            yield _key(work.fee), _Fact(f"the fee of “{work.title}”", str(work.source))
    for payment in history.payments:
        yield _key(payment.amount), _Fact(f"a payment of invoice {payment.invoice}", str(payment.source))
    for invoice in history.invoices:
        yield _key(invoice.total), _Fact(f"invoice {invoice.number}", str(invoice.source))
        rest = records.open_rest(invoice)
        if rest and rest != invoice.total:
            yield _key(rest), _Fact(f"what is open of invoice {invoice.number}", str(invoice.source))
    if brief.settlement is None:
        return
    for statement in brief.settlement.currencies:
        for line in statement.lines:
            yield _key(line.amount), _Fact(line.says, line.because[0] if line.because else "", _SETTLEMENT)
        yield _key(statement.balance), _Fact("the balance of the settlement", "", _SETTLEMENT)


def _days(brief: Brief) -> Iterator[tuple[date, _Fact]]:
    """What each day is; a later one wins, so the weightiest stand last."""
    for on, fact in (*_days_of_files(brief), *_days_of_answers(brief)):
        if on is not None:
            yield on, fact


def _days_of_files(brief: Brief) -> Iterator[tuple[date | None, _Fact]]:
    history = brief.history
    for access in history.access:
        yield access.due_on, _Fact(f"{access.system} passes over", str(access.source), _HANDOVER)
    for work in history.deliverables:
        yield work.due_on, _Fact(f"“{work.title}”: due", str(work.source))
        yield work.delivered_on, _Fact(f"“{work.title}”: delivered", str(work.source))
        yield work.accepted_on, _Fact(f"“{work.title}”: accepted", str(work.source))
    for payment in history.payments:
        yield payment.paid_on, _Fact(f"payment of invoice {payment.invoice}", str(payment.source))
    for invoice in history.invoices:
        yield invoice.issued_on, _Fact(f"invoice {invoice.number}: issued", str(invoice.source))
        yield invoice.due_on, _Fact(f"invoice {invoice.number}: due", str(invoice.source))


def _days_of_answers(brief: Brief) -> Iterator[tuple[date | None, _Fact]]:
    if brief.plan:
        for task in brief.plan.tasks:
            yield task.due_on, _Fact(task.title, "", _HANDOVER)
        support = brief.plan.support
        yield support.until if support else None, _Fact("questions are answered until then", "", _HANDOVER)
    for statement in brief.settlement.currencies if brief.settlement else ():
        yield statement.pay_by, _Fact("the day by which the balance is to be paid", "", _SETTLEMENT)
    yield brief.ends_on, _Fact("the last day", "", _PARTING)


def _key(money: Money) -> tuple[Fraction, str]:
    return abs(money.exact), money.currency
