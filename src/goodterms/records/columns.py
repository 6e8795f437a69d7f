"""How single values lie in columns: money, exact numbers, and text that every database takes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import Any, overload

from goodterms.errors import GoodtermsError
from goodterms.money import Money

_MARK = "\ue0ff"
"""A private-use character that opens an escape; it is itself escaped, so that nothing is lost."""

_UNFIT = re.compile("[\x00\ud800-\udfff\ue0ff]")
_ESCAPED = re.compile(_MARK + "([0-9a-f]{4})")
LARGEST = 2**63 - 1


@overload
def write_text(text: str) -> str: ...
@overload
def write_text(text: None) -> None: ...
def write_text(text: str | None) -> str | None:
    """Text as a column holds it: NUL, lone surrogates and the mark itself are escaped, all else is as it was."""
    if text is None:
        return None
    return _UNFIT.sub(lambda found: f"{_MARK}{ord(found[0]):04x}", text)


@overload
def read_text(text: str) -> str: ...
@overload
def read_text(text: None) -> None: ...
def read_text(text: str | None) -> str | None:
    """The text that `write_text` was given."""
    if text is None or _MARK not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def write_texts(texts: Iterable[str]) -> list[str]:
    """Several texts as a JSON column holds them."""
    return [write_text(text) for text in texts]


def read_texts(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts that `write_texts` was given."""
    return tuple(read_text(text) for text in texts)


def number(value: Decimal | None) -> str | None:
    """An exact number as text."""
    return None if value is None else format(value, "f")


def exact(value: str) -> Decimal:
    """The number that `number` was given."""
    return Decimal(value)


def number_of(value: str | None) -> Decimal | None:
    """The number that `number` was given, or None."""
    return None if value is None else Decimal(value)


def money_columns(name: str, money: Money | None) -> dict[str, Any]:
    """The two columns of an amount.

    Raises:
        GoodtermsError: ``records.too_large`` above 2^63 - 1 minor units, which no column holds.
    """
    if money is None:
        return {f"{name}_minor": None, f"{name}_currency": None}
    if abs(money.minor) > LARGEST:
        raise GoodtermsError(
            "records.too_large",
            f"{money} is more than the records can hold.",
            hint="Check the amount; it may have lost its decimal point.",
        )
    return {f"{name}_minor": money.minor, f"{name}_currency": money.currency}


def money_of(row: Any, name: str) -> Money | None:
    """The amount in a row's two columns, or None where it is unknown."""
    minor = getattr(row, f"{name}_minor")
    return None if minor is None else Money(minor, getattr(row, f"{name}_currency"))


def amount(row: Any, name: str) -> Money:
    """The amount in a row's two columns, which are always filled."""
    return Money(getattr(row, f"{name}_minor"), getattr(row, f"{name}_currency"))
