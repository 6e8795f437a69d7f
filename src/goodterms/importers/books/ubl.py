"""UBL 2.1 invoices and credit notes (EN 16931, XRechnung, Peppol)."""

from __future__ import annotations

from datetime import date
from xml.etree.ElementTree import Element

from goodterms.facts import Invoice, Source
from goodterms.importers.books.table import Taken
from goodterms.importers.books.xml_file import found, local, text
from goodterms.money import Money

TOOL = "UBL invoice"
_ROOTS = ("Invoice", "CreditNote")


def claims(root: Element) -> bool:
    """Whether this is a UBL document."""
    return local(root) in _ROOTS and "ubl" in root.tag


def read(root: Element, file: str) -> Taken:
    """The invoice; a credit note's amounts are negative.

    Raises:
        ValueError, GoodtermsError: where a day or an amount is not one.
    """
    currency = text(root, "DocumentCurrencyCode")
    sign = -1 if local(root) == "CreditNote" else 1

    def amount(path: str) -> Money | None:
        written = text(root, path)
        return Money(sign * Money.parse(written, currency).minor, currency) if written else None

    total = amount("LegalMonetaryTotal/TaxInclusiveAmount") or amount("LegalMonetaryTotal/PayableAmount")
    number = text(root, "ID")
    if not number or total is None:
        raise ValueError("it has no number or no total")
    due = text(root, "DueDate") or text(root, "PaymentMeans/PaymentDueDate")
    taxes = [t for t in found(root, "TaxTotal/TaxAmount") if t.get("currencyID") == currency]
    tax = Money(sign * Money.parse((taxes[0].text or "").strip(), currency).minor, currency) if taxes else None
    invoice = Invoice(
        number=number,
        issued_on=date.fromisoformat(text(root, "IssueDate")),
        due_on=date.fromisoformat(due) if due else None,
        total=total,
        net=amount("LegalMonetaryTotal/TaxExclusiveAmount"),
        tax=tax,
        note=text(root, "Note"),
        source=Source(file),
    )
    party = "AccountingCustomerParty/Party"
    client = text(root, f"{party}/PartyName/Name") or text(root, f"{party}/PartyLegalEntity/RegistrationName")
    return Taken(invoice, client, amount("LegalMonetaryTotal/PrepaidAmount"))
