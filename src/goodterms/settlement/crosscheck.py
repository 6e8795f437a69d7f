"""Holds the shipped rates against packages that carry the same history, where they are installed.

Only the Bank of England's history comes in such a package; the others are checked by hand, on the day that
the table names.
"""

from __future__ import annotations

import importlib.util
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from goodterms.settlement.rates import Rates

_PACKAGE = "uk_bank_rate"


@dataclass(frozen=True, slots=True)
class Check:
    """One series against one package: how many days agree, and those that do not."""

    series: str
    package: str
    agree: int
    differ: tuple[tuple[date, Decimal, Decimal], ...]
    """Day, our percent, the package's percent."""


def crosscheck(rates: Rates) -> tuple[Check, ...]:
    """Compare; empty where no such package is installed."""
    if importlib.util.find_spec(_PACKAGE) is None:
        return ()
    # Only here: it is a package for development, which a plain installation does not have.
    from uk_bank_rate import bundled_history, rate_on

    agree, differ = 0, []
    for rate in rates.of("BOE"):
        reading = rate_on(bundled_history, rate.day)
        if reading is None or reading.rate == rate.percent:
            agree += reading is not None
        else:
            differ.append((rate.day, rate.percent, reading.rate))
    return (Check("BOE", _PACKAGE.replace("_", "-"), agree, tuple(differ)),)
