"""The keys that client.toml and practice.toml may hold, and how each value is read.

The promise to users is docs/reference/client-folder.md; a test holds this table against that page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from goodterms.importers.client_folder.codes import CURRENCIES, is_zone, near_currency, near_zone
from goodterms.money import Money

Reader = Callable[[Any, str], Any]
"""Reads a TOML value; the second argument is the currency that amounts are in."""


class UnfitError(ValueError):
    """A value that cannot be what its key holds; the message ends the sentence «“x” is not ...».

    ``near`` is the value that was most likely meant, where one is close.
    """

    def __init__(self, message: str, near: str = "") -> None:
        super().__init__(message)
        self.near = near


def text(value: Any, currency: str = "") -> str:
    """A non-empty string."""
    if not isinstance(value, str) or not value.strip():
        raise UnfitError("a text in quotes")
    return value.strip()


def texts(value: Any, currency: str = "") -> tuple[str, ...]:
    """A list of strings."""
    if not isinstance(value, list):
        raise UnfitError('a list of texts, such as ["one", "two"]')
    return tuple(text(item) for item in value)


def day(value: Any, currency: str = "") -> date:
    """An ISO 8601 date, as a TOML date or in quotes."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and len(value) == 10:
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise UnfitError("a day, such as 2026-05-01")


def flag(value: Any, currency: str = "") -> bool:
    """true or false."""
    if not isinstance(value, bool):
        raise UnfitError("true or false")
    return value


A_NUMBER = 'a number in quotes with a point, such as "12.5"'


def number(value: Any, currency: str = "") -> Decimal:
    """An exact number: a decimal string with a point, or a whole number."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, str) and value.strip().lstrip("-").replace(".", "", 1).isdigit():
        try:
            return Decimal(value.strip())
        except InvalidOperation:
            pass
    raise UnfitError(A_NUMBER)


def size(value: Any, currency: str = "") -> Decimal:
    """A number that cannot lie below zero: hours agreed, a percentage."""
    exact = number(value)
    if exact < 0:
        raise UnfitError("zero or more")
    return exact


def chance(value: Any, currency: str = "") -> Decimal:
    """How likely something is, from 0 to 1."""
    exact = number(value)
    if not 0 <= exact <= 1:
        raise UnfitError('a chance from 0 to 1, such as "0.8"')
    return exact


def whole(value: Any, currency: str = "") -> int:
    """A whole number, zero or more."""
    exact = number(value)
    if exact < 0 or exact != exact.to_integral_value():
        raise UnfitError("a whole number, zero or more")
    return int(exact)


def balance(value: Any, currency: str) -> Money:
    """An amount in the table's currency, which may lie below zero: an account that is overdrawn."""
    number(value)
    return Money.parse(str(value), currency)


def amount(value: Any, currency: str) -> Money:
    """A price or a sum that was agreed, in the table's currency: zero or more."""
    size(value)
    return balance(value, currency)


def currency_code(value: Any, currency: str = "") -> str:
    """An ISO 4217 code."""
    if not isinstance(value, str) or len(value) != 3 or not value.isalpha() or not value.isupper():
        raise UnfitError("a currency code of three capitals, such as GBP")
    if value not in CURRENCIES:
        raise UnfitError("a currency of ISO 4217", near_currency(value))
    return value


def zone(value: Any, currency: str = "") -> str:
    """A time zone of the IANA database."""
    name = text(value)
    if not is_zone(name):
        raise UnfitError("a time zone, such as Europe/London", near_zone(name))
    return name


def country_code(value: Any, currency: str = "") -> str:
    """An ISO 3166-1 alpha-2 code."""
    if not isinstance(value, str) or len(value) != 2 or not value.isalpha() or not value.isupper():
        raise UnfitError("a country code of two capitals, such as GB")
    if value == "UK":  # reserved in ISO 3166-1, and what people write for GB: holidays and law would be lost
        raise UnfitError("the country code of the United Kingdom; that is GB")
    return value


def one_of(*words: str) -> Callable[[Any, str], str]:
    """One of a closed list of words."""

    def read(value: Any, currency: str = "") -> str:
        if value not in words:
            raise UnfitError("one of " + ", ".join(words))
        return str(value)

    return read


CLIENT: Mapping[str, Reader] = {
    "name": text,
    "country": country_code,
    "subdivision": text,
    "timezone": zone,
    "kind": one_of("business", "consumer", "public"),
    "since": day,
    "trade": text,
}
PERSON: Mapping[str, Reader] = {
    "name": text,
    "emails": texts,
    "handles": texts,
    "role": one_of("sponsor", "day-to-day", "billing", "stakeholder"),
}
AGREEMENT: Mapping[str, Reader] = {
    "currency": currency_code,
    "rate": amount,
    "retainer_fee": amount,
    "retainer_hours": size,
    "retainer_billed_through": day,
    "weekly_hours": size,
    "tax_percent": size,
    "payment_days": whole,
    "notice_days": whole,
    "notice_by": one_of("email", "letter", "both"),
    "deposit": amount,
    "deposit_kind": one_of("refundable", "earned", "applied"),
    "kill_fee_percent": size,
    "law": text,
    "late_interest": one_of("statutory", "none", "contract"),
    "late_interest_percent": size,
    "late_fixed_sum": amount,
    "expenses_taxed": flag,
    "ip_on_payment": flag,
    "confidentiality_survives": flag,
}
DELIVERABLE: Mapping[str, Reader] = {
    "title": text,
    "due_on": day,
    "delivered_on": day,
    "accepted_on": day,
    "fee": amount,
    "invoiced": flag,
    "state": one_of("planned", "in progress", "delivered", "accepted", "will not be done"),
}
PRACTICE: Mapping[str, Reader] = {
    "name": text,
    "owner": text,
    "emails": texts,
    "country": country_code,
    "subdivision": text,
    "timezone": zone,
    "currency": currency_code,
    "weekly_capacity": size,
    "target_rate": amount,
    "cash": balance,
    "monthly_costs": amount,
    "working_days": texts,
}
REFERRAL: Mapping[str, Reader] = {
    "name": text,
    "email": text,
    "trades": texts,
    "takes_work_from": day,
    "consents_to_be_named": flag,
}
INCOME: Mapping[str, Reader] = {
    "client": text,
    "monthly": amount,
    "chance": chance,
    "from": day,
    "until": day,
}
