"""The text of a SEPA payment code (EPC069-12, «GiroCode»): scanned, it fills in a bank's transfer form."""

from __future__ import annotations

import re

from goodterms.errors import GoodtermsError
from goodterms.money import Money

_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
_MOST = 99_999_999_999
"""Euro cents: 999,999,999.99, the guideline's limit."""


def payment_code(name: str, iban: str, amount: Money, text: str, bic: str = "") -> str:
    """The lines of the code, to be drawn as a QR code with error correction M.

    Args:
        name: who is paid; cut to the 70 characters that the guideline allows.
        iban: the account; spaces are dropped.
        amount: euros, above zero.
        text: what the payment is for; cut to 140 characters.
        bic: needed only outside the European Economic Area.

    Raises:
        GoodtermsError: ``epc.currency``, ``epc.amount`` or ``epc.iban`` where no such code can be made.
    """
    if amount.currency != "EUR":
        raise GoodtermsError(
            "epc.currency",
            f"A SEPA payment code carries euros, not {amount.currency}.",
            hint="Leave the code out for this statement.",
        )
    if not 0 < amount.minor <= _MOST:
        raise GoodtermsError(
            "epc.amount", f"A SEPA payment code cannot carry {amount}.", hint="It carries 0.01 to 999999999.99."
        )
    account = re.sub(r"\s", "", iban).upper()
    if not is_iban(account):
        raise GoodtermsError("epc.iban", f"“{iban}” is not an IBAN.", hint="Check its figures.")
    lines = (
        "BCD",
        "002",
        "1",
        "SCT",
        bic,
        _line(name, 70),
        account,
        f"EUR{amount.text}",
        "",
        "",
        _line(text, 140),
    )
    return "\n".join(lines)


def is_iban(account: str) -> bool:
    """Whether the check figures fit (ISO 13616, modulo 97)."""
    if not _IBAN.fullmatch(account):
        return False
    figures = "".join(str(int(character, 36)) for character in account[4:] + account[:4])
    return int(figures) % 97 == 1


def _line(text: str, most: int) -> str:
    return re.sub(r"\s+", " ", text).strip()[:most]
