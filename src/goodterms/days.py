"""How a day is written out for people, and which days are none that anybody means. English here; letters in other
languages: `delivery.days`."""

from __future__ import annotations

from datetime import date

from goodterms.errors import GoodtermsError

FIRST, LAST = date(1900, 1, 1), date(2199, 12, 31)
"""The days that a person may ask the office about; others are slips of the keyboard."""

# Written out, because strftime's month names follow the machine's locale.
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip


def long_day(day: date) -> str:
    """A day for people: 31 July 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def within_reach(day: date) -> date:
    """The day, where it is one that an office can be asked about: a retainer up to the year 9999 would fill a
    hundred thousand lines.

    Raises:
        GoodtermsError: ``usage.far_day``.
    """
    if FIRST <= day <= LAST:
        return day
    raise GoodtermsError(
        "usage.far_day",
        f"“{day}” is too far from today.",
        hint=f"Name a day from the year {FIRST.year} to {LAST.year}.",
    )


def beyond_the_calendar(error: OverflowError) -> GoodtermsError | None:
    """The refusal where a day was reckoned past the last that a calendar holds; None for any other overflow.

    Programs write 9999-12-31 for “never”, and “ten days after it” is no day.
    """
    if str(error) != "date value out of range":
        return None
    return GoodtermsError(
        "days.beyond_the_calendar",
        "A day that follows from the ones that are known lies beyond the calendar's end, 31 December 9999.",
        hint="Look for a day with the year 9999 and leave it out.",
    )
