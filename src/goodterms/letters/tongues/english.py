"""English, as written in Britain and Ireland, and as written in the United States."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from goodterms.letters.tongues.tongue import Tongue, grouped, joined
from goodterms.money import Money

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NUMBERS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$"}


def number(count: int) -> str:
    """A count in words up to twelve, in figures above."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else str(count)


def _day(on: date) -> str:
    return f"{on.day} {_MONTHS[on.month - 1]} {on.year}"


def _long_day(on: date) -> str:
    return f"{_DAYS[on.weekday()]}, {_day(on)}"


def _us_day(on: date) -> str:
    return f"{_MONTHS[on.month - 1]} {on.day}, {on.year}"


def _us_long_day(on: date) -> str:
    return f"{_DAYS[on.weekday()]}, {_us_day(on)}"


def _money(money: Money) -> str:
    symbol = _SYMBOLS.get(money.currency)
    figures = grouped(money, ",", ".")
    if symbol is None:
        return f"{money.currency} {figures}"
    return f"-{symbol}{figures[1:]}" if money.minor < 0 else f"{symbol}{figures}"


def _join(parts: Sequence[str]) -> str:
    return joined(parts, "and")


def _us_join(parts: Sequence[str]) -> str:
    return joined(parts, "and") if len(parts) < 3 else ", ".join(parts[:-1]) + f", and {parts[-1]}"


def _years(months: int) -> str:
    years, rest = divmod(months, 12)
    if months < 2:
        return ""
    if not years:
        return f"{number(months)} months"
    said = "a year" if years == 1 else f"{number(years)} years"
    if rest == 6:
        return "a year and a half" if years == 1 else f"{number(years)} and a half years"
    return said if rest < 2 or years > 4 else f"{said} and {number(rest)} months"


def _weeks(count: int) -> str:
    return "a week" if count == 1 else f"{number(count)} weeks"


def _greeting(name: str, register: str) -> str:
    if register == "warm":
        return f"Dear {name.split()[0]}," if name else "Hello,"
    return f"Dear {name}," if name else "Dear Sir or Madam,"


_ACCOUNTS = {
    "invoice": "Open invoices",
    "credit": "Credit",
    "interest": "Interest on late invoices",
    "compensation": "Fixed sum for late payment",
    "retainer": "Retainer",
    "hours": "Hours",
    "deliverable": "Work delivered",
    "expenses": "Expenses",
    "kill_fee": "Fee for work ended early",
    "deposit": "Your deposit, returned",
    "tax": "Tax",
    "total": "Total",
}
_WORDS = {
    "by": "by",
    "now": "now on",
    "instead_of": "instead of",
    "item": "Item",
    "amount": "Amount",
    "overdue": "Invoice {number} ({rest} open, due on {due})",
    "overdue_costs": "{interest} of interest and the fixed sum of {fixed}",
    "overdue_interest": "{interest} of interest",
    "paid_last": "{amount} for invoice {number}, paid on {day},",
    "invoices_paid": "all {count} invoices are",
}
_CLOSING = {"warm": "Warm regards", "neutral": "Kind regards", "formal": "Yours sincerely"}

BRITISH = Tongue("en", _day, _long_day, _money, _join, _years, _weeks, _greeting, _CLOSING, _ACCOUNTS, _WORDS)
AMERICAN = Tongue(
    "en-US",
    _us_day,
    _us_long_day,
    _money,
    _us_join,
    _years,
    _weeks,
    lambda name, register: _greeting(name, register)[:-1] + (":" if register == "formal" else ","),
    {"warm": "Warmly", "neutral": "Best regards", "formal": "Sincerely"},
    _ACCOUNTS,
    _WORDS,
)
