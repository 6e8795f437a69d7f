"""How a language writes days, amounts, lists and lengths of time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from goodterms.money import Money


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language as letters need it. Every function is pure; all words were written by hand.

    Attributes:
        day: a day in a sentence; long_day the same with its weekday and year.
        years: a length of time in months, in words; empty below two months.
        accounts: the kinds of line of a statement, as a letter calls them.
    """

    code: str
    day: Callable[[date], str]
    long_day: Callable[[date], str]
    money: Callable[[Money], str]
    join: Callable[[Sequence[str]], str]
    years: Callable[[int], str]
    weeks: Callable[[int], str]
    greeting: Callable[[str, str], str]
    closing: dict[str, str]
    accounts: dict[str, str]
    words: dict[str, str]


def grouped(money: Money, thousands: str, point: str) -> str:
    """The amount's figures with the language's marks, without the currency."""
    whole, _, rest = abs(money).text.partition(".")
    figures = f"{int(whole):,}".replace(",", thousands) + (point + rest if rest else "")
    return f"-{figures}" if money.minor < 0 else figures


def joined(parts: Sequence[str], last: str) -> str:
    """`a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + f" {last} {parts[-1]}"
