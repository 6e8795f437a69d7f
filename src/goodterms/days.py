"""How a day is written out for people. English here; letters in other languages: `delivery.days`."""

from __future__ import annotations

from datetime import date

# Written out, because strftime's month names follow the machine's locale.
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


def long_day(day: date) -> str:
    """A day for people: 31 July 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
