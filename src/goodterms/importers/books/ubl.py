"""UBL 2.1 invoices and credit notes (EN 16931, XRechnung, Peppol)."""

from __future__ import annotations

from datetime import date
from xml.etree.ElementTree import Element

from goodterms.facts import Invoice, Source
from goodterms.importers.books.electronic import CREDIT_NOTES, signed, to_pay
from goodterms.importers.books.table import Taken
from goodterms.importers.books.xml_file import found, local, text
from goodterms.money import Money

TOOL = "UBL invoice"
_ROOTS = ("Invoice", "CreditNote")
_SUMS = "LegalMonetaryTotal"


def claims(root: Element) -> bool:
    """Whether this is a UBL document."""
    return local(root) in _ROOTS and "ubl" in root.tag


def read(root: Element, file: str) -> Taken:
    """The invoice; a credit note's amounts are negative.

    Raises:
        ValueError, GoodtermsError: where a day or an amount is not one.
    """
    currency = text(root, "DocumentCurrencyCode")
    credit = local(root) == "CreditNote" or text(root, "InvoiceTypeCode") in CREDIT_NOTES

    def amount(written: str) -> Money | None:
        return signed(Money.parse(written, currency), credit) if written else None

    paid = amount(text(root, f"{_SUMS}/PrepaidAmount"))
    payable, total = (
        amount(text(root, f"{_SUMS}/PayableAmount")),
        amount(text(root, f"{_SUMS}/TaxInclusiveAmount")),
    )
    total = to_pay(total, payable, paid)
    number = text(root, "ID")
    if not number or total is None:
        raise ValueError("it has no number or no total")
    due = text(root, "DueDate") or text(root, "PaymentMeans/PaymentDueDate")
    taxes = [t for t in found(root, "TaxTotal/TaxAmount") if t.get("currencyID") == currency]
    tax = amount((taxes[0].text or "").strip()) if taxes else None
    invoice = Invoice(
        number=number,
        issued_on=date.fromisoformat(text(root, "IssueDate")),
        due_on=date.fromisoformat(due) if due else None,
        total=total,
        net=amount(text(root, f"{_SUMS}/TaxExclusiveAmount")),
        tax=tax,
        note=text(root, "Note"),
        source=Source(file),
    )
    party = "AccountingCustomerParty/Party"
    client = text(root, f"{party}/PartyName/Name") or text(root, f"{party}/PartyLegalEntity/RegistrationName")
    return Taken(invoice, client, paid)
