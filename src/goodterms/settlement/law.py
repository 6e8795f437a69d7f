"""Which law or clause governs late payment, and what it gives: a rate for each day, and a fixed sum.

A law is a record in data/laws.toml. A contract's own clause is turned into the same shape, so that the
rules of interest know only one.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal

from goodterms.facts import Agreement, Client
from goodterms.money import Money
from goodterms.settlement.answer import Unknown
from goodterms.settlement.rates import Rates

_FILE = Path(__file__).parent / "data" / "laws.toml"
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Band:
    """The fixed sum for debts below (exclusive) or up to (inclusive) a limit; no limit: for all the rest."""

    amount: Money
    below: Money | None = None
    up_to: Money | None = None

    def holds(self, debt: Money) -> bool:
        """Whether a debt of this size falls into the band."""
        if self.below is not None:
            return debt < self.below
        return self.up_to is None or debt <= self.up_to


@dataclass(frozen=True, slots=True)
class Law:
    """A statute on late payment between businesses and by public bodies. Keys: see data/laws.toml."""

    code: str
    name: str
    interest: tuple[str, ...]
    compensation: tuple[str, ...]
    order_of_payments: tuple[str, ...]
    url: str
    holds_from: date
    margin_percent: Decimal
    series: str
    rate_holds: Literal["debt", "half-year"]
    appropriation: Literal["principal", "costs, interest, principal"]
    payment_days: int
    fixed_sum: tuple[Band, ...]


@cache
def laws() -> dict[str, Law]:
    """Every law that is held, by its code."""
    return {law.code: law for law in _read()}


def _read() -> Iterator[Law]:
    for table in tomllib.loads(_FILE.read_text(encoding="utf-8"))["law"]:
        currency = table.pop("currency")
        bands = tuple(
            Band(**{key: Money.parse(value, currency) for key, value in band.items()})
            for band in table.pop("fixed_sum")
        )
        for key in ("interest", "compensation", "order_of_payments"):
            table[key] = tuple(table[key])
        yield Law(**{**table, "margin_percent": Decimal(table["margin_percent"]), "fixed_sum": bands})


@dataclass(frozen=True, slots=True)
class RatePeriod:
    """Days at one rate, first and last included; `percent` is None where no table holds `reference`."""

    starts_on: date
    ends_on: date
    percent: Decimal | None
    rests_on: str
    reference: tuple[str, date]


@dataclass(frozen=True, slots=True)
class LateTerms:
    """What late payment costs in this relationship: a statute's terms, or a contract's own."""

    interest_because: tuple[str, ...]
    compensation_because: tuple[str, ...]
    percent: Decimal
    """A year: the margin over the reference rate, or the contract's whole rate."""
    law: Law | None
    """The statute whose reference rate is used; None for a contract's own rate."""
    bands: tuple[Band, ...]
    order_because: tuple[str, ...]
    """What says that a payment after the due day goes first against the fixed sum, then interest, then the
    principal; empty where it goes to the principal first."""

    @property
    def costs_first(self) -> bool:
        """Whether a payment goes to the principal last."""
        return bool(self.order_because)

    def fixed_sum(self, debt: Money) -> Money | None:
        """The fixed sum on a debt as it fell overdue; None where it is in another currency than the debt."""
        if not self.bands:
            return Money.zero(debt.currency)
        if self.bands[0].amount.currency != debt.currency:
            return None
        return next(band.amount for band in self.bands if band.holds(debt))

    def periods(self, first: date, last: date, rates: Rates) -> Iterator[RatePeriod]:
        """The rates of the days from first to last; interest on the debt starts on `first`."""
        law = self.law
        if law is None:
            yield RatePeriod(first, last, self.percent, self.interest_because[0], ("", first))
            return
        if law.rate_holds == "debt":
            yield self._period(first, last, (law.series, _half_year_start(first) - _DAY), rates)
            return
        while first <= last:
            half_year = _half_year_start(first)
            until = min(last, _next_half_year(half_year) - _DAY)
            yield self._period(first, until, (law.series, half_year), rates)
            first = until + _DAY

    def _period(self, first: date, last: date, reference: tuple[str, date], rates: Rates) -> RatePeriod:
        rate = rates.on(*reference)
        if rate is None:
            return RatePeriod(first, last, None, "", reference)
        owner = "your rates.toml: " if rate.users else ""
        says = f"{owner}{rate.series} {rate.percent} % of {rate.day} + {self.percent}"
        return RatePeriod(first, last, rate.percent + self.percent, says, reference)


def _half_year_start(day: date) -> date:
    return date(day.year, 1 if day.month < 7 else 7, 1)


def _next_half_year(start: date) -> date:
    return date(start.year, 7, 1) if start.month == 1 else date(start.year + 1, 1, 1)


def late_terms(client: Client, agreement: Agreement) -> LateTerms | Unknown | None:
    """The terms that hold; None where no interest is owed; Unknown where a needed fact was not said."""
    missing = _missing(client, agreement)
    if missing:
        return Unknown(
            ", ".join(missing),
            "An invoice is overdue, and whether interest is owed on it depends on this.",
            _WHERE_TO_SAY[missing[0]],
        )
    if agreement.late_interest == "contract":
        return _contract_terms(agreement)
    if agreement.late_interest == "none" or client.kind == "consumer" or agreement.law in (None, "none"):
        return None
    law = laws().get(agreement.law)
    if law is None:
        return Unknown(
            f"the law “{agreement.law}”",
            "An invoice is overdue, and what this law gives for late payment is not in the table. "
            f"Held are {', '.join(laws())}.",
            _instead_of(agreement.law),
        )
    return LateTerms(
        law.interest,
        law.compensation,
        law.margin_percent,
        law,
        law.fixed_sum,
        _order_of_payments(agreement),
    )


def _instead_of(code: str) -> str:
    """What to write where a law is not held: the code that was meant, or what takes its place."""
    meant = {"UK": "GB"}.get(code.upper(), code.upper())
    if meant in laws():
        return f'Write law = "{meant}".'
    return (
        'law = "EU" gives the Directive\'s minimum for a member state of the EU, late_interest = "contract" what '
        'the contract says; law = "none" claims nothing.'
    )


_WHERE_TO_SAY = {
    "law": 'Add law = "GB" (or yours, or "none") to [agreement] in client.toml.',
    "late_interest": 'Add late_interest = "statutory", "contract" or "none" to [agreement] in client.toml.',
    "late_interest_percent": 'Add late_interest_percent = "4" (as agreed, a year) to [agreement] in client.toml.',
    "kind": 'Add kind = "business", "consumer" or "public" to [client] in client.toml.',
}


def _missing(client: Client, agreement: Agreement) -> list[str]:
    facts: dict[str, object] = {
        "law": agreement.law,
        "late_interest": agreement.late_interest,
        "kind": client.kind,
    }
    if agreement.late_interest == "contract":
        facts["late_interest_percent"] = agreement.late_interest_percent
    return [name for name, value in facts.items() if value is None]


def _contract_terms(agreement: Agreement) -> LateTerms:
    fixed = agreement.late_fixed_sum
    return LateTerms(
        ("client.toml [agreement] late_interest_percent",),
        ("client.toml [agreement] late_fixed_sum",),
        agreement.late_interest_percent or Decimal(0),
        None,
        (Band(fixed),) if fixed else (),
        _order_of_payments(agreement),
    )


def _order_of_payments(agreement: Agreement) -> tuple[str, ...]:
    """The order is the law's also where the interest is the contract's."""
    law = laws().get(agreement.law or "")
    return law.order_of_payments if law and law.appropriation != "principal" else ()
