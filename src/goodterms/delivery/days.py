"""Days and amounts as people write them."""

from __future__ import annotations

import re
from datetime import date

from goodterms import days
from goodterms.money import Money

_ISO_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")


def long_day(day: date, language: str = "en") -> str:
    """“31 July 2026”, or as the letter's language writes it."""
    if language == "en":
        return days.long_day(day)
    from babel.dates import format_date  # lazy: babel takes 100 ms, and English needs none of it

    return str(format_date(day, "long", locale=language))


def day_of(iso: str | None) -> str:
    """A day of a stored answer as “31 July 2026”; a dash where it is unknown."""
    return long_day(date.fromisoformat(iso)) if iso else "–"


def with_long_days(sentence: str) -> str:
    """A sentence whose ISO days are written as people write them."""
    return _ISO_DAY.sub(lambda found: _long_or_as_it_stands(found[0]), sentence)


def _long_or_as_it_stands(iso: str) -> str:
    try:
        return day_of(iso)
    except ValueError:
        return iso


def figure(amount: str, currency: str) -> str:
    """A stored amount for a column of figures: thousands marked, a true minus, no currency."""
    return str(Money.parse(amount, currency)).removeprefix(f"{currency} ").replace("-", "−")


def with_thousands(number: str) -> str:
    """An exact number for a column: thousands marked, two decimals at least."""
    whole, _, rest = number.partition(".")
    return f"{int(whole):,}.{rest.ljust(2, '0')}"
