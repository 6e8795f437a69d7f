"""Exact money: integer minor units and a currency, named rounding, fair splitting.

Amounts are never floats. A calculation that leaves the minor unit (a rate times hours, interest) is done
with `fractions.Fraction` and comes back through `Money.rounded`, which rounds once, half up (away from
zero), as docs/explanation/settlement.md says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from goodterms.errors import GoodtermsError

NO_CURRENCY = "XXX"
"""ISO 4217's code where no currency is named or known."""

# ISO 4217 (amendment 176) minor units other than 2. Written out because the packages that carry the
# list load babel (100 ms) with it; tests compare this table with such a package.
_MINOR_DIGITS: dict[str, int] = {
    **dict.fromkeys(
        [
            "BIF",
            "CLP",
            "DJF",
            "GNF",
            "ISK",
            "JPY",
            "KMF",
            "KRW",
            "PYG",
            "RWF",
            "UGX",
            "UYI",
            "VND",
            "VUV",
            "XAF",
            "XOF",
            "XPF",
        ],
        0,
    ),
    **dict.fromkeys(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"], 3),
    "CLF": 4,
    "UYW": 4,
}

_AMOUNT = re.compile(r"(-?[0-9]{1,24})(?:\.([0-9]{1,12}))?")


def minor_digits(currency: str) -> int:
    """How many decimals the currency's minor unit has (GBP 2, JPY 0, BHD 3)."""
    return _MINOR_DIGITS.get(currency, 2)


def round_half_up(exact: Fraction) -> int:
    """Round to a whole number, halves away from zero: 0.5 -> 1, -0.5 -> -1, 2.5 -> 3."""
    over, under = exact.numerator, exact.denominator
    size = (2 * abs(over) + under) // (2 * under)
    return size if over >= 0 else -size


@dataclass(frozen=True, slots=True, order=False)
class Money:
    """An amount in minor units (pence, cents) of an ISO 4217 currency."""

    minor: int
    currency: str

    @classmethod
    def zero(cls, currency: str) -> Money:
        """Nothing, in that currency."""
        return cls(0, currency)

    @classmethod
    def parse(cls, text: str, currency: str) -> Money:
        """Read a decimal string with a point and no thousands marks, such as ``1020.00``.

        Raises:
            GoodtermsError: ``money.unreadable`` for anything else, also for more decimals than the
                currency has.
        """
        text = text.strip()
        written = _AMOUNT.fullmatch(text)
        if not written:
            raise GoodtermsError(
                "money.unreadable",
                f"“{text}” is not an amount.",
                hint="Write amounts with a point and without thousands marks, for example 1020.00.",
            )
        digits = minor_digits(currency)
        whole, decimals = written[1], (written[2] or "").ljust(digits, "0")
        if decimals[digits:].strip("0"):
            raise GoodtermsError(
                "money.unreadable",
                f"“{text}” has more decimals than {currency} has.",
                hint=f"{currency} amounts have at most {digits} decimals.",
            )
        return cls(int(whole + decimals[:digits]), currency)

    @classmethod
    def rounded(cls, exact: Fraction, currency: str) -> Money:
        """An exact amount in major units, rounded once, half up, to the minor unit."""
        return cls(round_half_up(exact * 10 ** minor_digits(currency)), currency)

    @property
    def exact(self) -> Fraction:
        """The amount in major units, exactly."""
        return Fraction(self.minor, 10 ** minor_digits(self.currency))

    @property
    def text(self) -> str:
        """The amount as a decimal string with a point: ``1020.00``; no currency, no thousands marks."""
        digits = minor_digits(self.currency)
        sign = "-" if self.minor < 0 else ""
        figures = str(abs(self.minor)).rjust(digits + 1, "0")
        return sign + (f"{figures[:-digits]}.{figures[-digits:]}" if digits else figures)

    def __str__(self) -> str:
        """For people: currency, then the amount with thousands marks, ``GBP 1,020.00``."""
        whole, _, rest = self.text.partition(".")
        grouped = f"{int(whole):,}" if whole != "-0" else "-0"
        return f"{self.currency} {grouped}{'.' + rest if rest else ''}"

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same(other).minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same(other).minor, self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __abs__(self) -> Money:
        return Money(abs(self.minor), self.currency)

    def __lt__(self, other: Money) -> bool:
        return self.minor < self._same(other).minor

    def __le__(self, other: Money) -> bool:
        return self.minor <= self._same(other).minor

    def __bool__(self) -> bool:
        return self.minor != 0

    def split(self, parts: int) -> tuple[Money, ...]:
        """Split into parts that differ by at most one minor unit and add up exactly; larger ones first.

        Raises:
            ValueError: where ``parts`` is below 1.
        """
        if parts < 1:
            raise ValueError("parts must be at least 1")
        size, rest = divmod(abs(self.minor), parts)
        sign = 1 if self.minor >= 0 else -1
        return tuple(Money(sign * (size + (1 if i < rest else 0)), self.currency) for i in range(parts))

    def _same(self, other: Money) -> Money:
        if other.currency != self.currency:
            raise ValueError(f"cannot mix {self.currency} and {other.currency}: nothing is converted")
        return other
