"""What the two syntaxes of EN 16931 mean alike: which documents are credit notes, and what is to be paid."""

from __future__ import annotations

from goodterms.money import Money, minor_digits

CREDIT_NOTES = ("381", "396", "261")
"""Document types (UNTDID 1001) whose amounts are owed the other way."""


def signed(amount: Money, credit: bool) -> Money:
    """A credit note's amounts are negative, however they are written; an invoice's are as they stand."""
    return -abs(amount) if credit else amount


def to_pay(total: Money | None, payable: Money | None, paid: Money | None) -> Money | None:
    """What the document asks for in all: the total with tax (BT-112), with the rounding (BT-114) that the amount
    due (BT-115) shows. An amount due that differs by more than one unit is not a rounding and is left alone."""
    if payable is None:
        return total
    asked = payable + (paid or Money.zero(payable.currency))
    if total is None:
        return asked
    rounding = abs(asked.minor - total.minor)
    return asked if rounding < 10 ** minor_digits(total.currency) else total
