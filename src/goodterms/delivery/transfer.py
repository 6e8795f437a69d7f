"""How a sum is to be paid by bank transfer: the account as people read it, and for euros the SEPA code."""

from __future__ import annotations

from goodterms.errors import GoodtermsError
from goodterms.money import Money
from goodterms.settlement.epc import is_iban, payment_code

CODE_SAYS = "Scan this with your bank's app to fill in the transfer."


def account_of(iban: str) -> str:
    """The account without spaces and in capitals.

    Raises:
        GoodtermsError: ``invoice.bad_iban`` where its check figures do not fit.
    """
    account = "".join(iban.split()).upper()
    if not is_iban(account):
        raise GoodtermsError("invoice.bad_iban", f"“{iban}” is not an IBAN.", hint="Check its figures.")
    return account


def in_fours(account: str) -> str:
    """An account as it is printed: in groups of four."""
    return " ".join(account[start : start + 4] for start in range(0, len(account), 4))


def code_drawn(name: str, account: str, amount: Money, text: str) -> str:
    """The SEPA payment code as SVG; empty where there is no account, or no euros to pay.

    Args:
        name: who is paid.
        account: their IBAN; may be empty.
        amount: what is to be paid.
        text: what the payment is for.
    """
    if not account or amount.currency != "EUR" or amount.minor <= 0:
        return ""
    # Only here, because it is needed for few papers.
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.image.svg import SvgPathImage
    from qrcode.main import QRCode

    drawn = QRCode(error_correction=ERROR_CORRECT_M, border=0, image_factory=SvgPathImage)
    drawn.add_data(payment_code(name, account, amount, text))
    return str(drawn.make_image().to_string(encoding="unicode"))
