"""Holds the rates against what else is known of them.

The Bank of England's history comes in a package. No package carries the key rates of the European Central Bank
or the German and Austrian base rates; but the German base rate moves by statute as the main refinancing rate does
(BGB s. 247(1)), so what two banks publish apart is held against one another. The Austrian one is checked by hand.
"""

from __future__ import annotations

import importlib.util
import itertools
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from goodterms.settlement.rates import Rates

_PACKAGE = "uk_bank_rate"


@dataclass(frozen=True, slots=True)
class Check:
    """One series against another source: how many days agree, and those that do not."""

    series: str
    against: str
    agree: int
    differ: tuple[tuple[date, Decimal, Decimal], ...]
    """Day, our percent, the other's percent."""


def crosscheck(rates: Rates) -> tuple[Check, ...]:
    """Compare with the package, where it is installed, and the European rate with the German one."""
    checks = (_against_the_german(rates),)
    return checks if importlib.util.find_spec(_PACKAGE) is None else (_against_the_package(rates), *checks)


def unchecked(rates: Rates, checks: tuple[Check, ...]) -> tuple[str, ...]:
    """The series that nothing here is held against: their days rest on the comparison by hand."""
    held = {check.series for check in checks} | {_GERMAN}
    return tuple(series.name for series in rates.series if series.name not in held)


def _against_the_package(rates: Rates) -> Check:
    # Only here: it is a package for development, which a plain installation does not have.
    from uk_bank_rate import bundled_history, rate_on

    agree, differ = 0, []
    for rate in rates.of("BOE"):
        reading = rate_on(bundled_history, rate.day)
        if reading is None or reading.rate == rate.percent:
            agree += reading is not None
        else:
            differ.append((rate.day, rate.percent, reading.rate))
    return Check("BOE", f"the package {_PACKAGE.replace('_', '-')}", agree, tuple(differ))


_EUROPEAN, _GERMAN = "ECB-MRO", "DE-BASE"


def _against_the_german(rates: Rates) -> Check:
    """From each half-year to the next both rates move by the same number of points."""
    german = {rate.day: rate.percent for rate in rates.of(_GERMAN)}
    both = [rate for rate in rates.of(_EUROPEAN) if rate.day in german]
    agree, differ = 0, []
    for before, rate in itertools.pairwise(both):
        if (rate.day - before.day).days > 184:  # a half-year is missing between them
            continue
        expected = before.percent + german[rate.day] - german[before.day]
        if expected == rate.percent:
            agree += 1
        else:
            differ.append((rate.day, rate.percent, expected))
    against = "the steps of the Bundesbank's base rate (BGB s. 247(1))"
    return Check(_EUROPEAN, against, agree, tuple(differ))
