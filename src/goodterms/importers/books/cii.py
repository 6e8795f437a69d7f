"""UN/CEFACT Cross Industry Invoices (EN 16931, Factur-X, ZUGFeRD)."""

from __future__ import annotations

from datetime import date
from xml.etree.ElementTree import Element

from goodterms.facts import Invoice, Source
from goodterms.importers.books.electronic import CREDIT_NOTES, signed, to_pay
from goodterms.importers.books.table import Taken
from goodterms.importers.books.xml_file import found, local, text
from goodterms.money import Money

TOOL = "Cross Industry Invoice (Factur-X, ZUGFeRD)"
_SETTLEMENT = "SupplyChainTradeTransaction/ApplicableHeaderTradeSettlement"
_SUMS = f"{_SETTLEMENT}/SpecifiedTradeSettlementHeaderMonetarySummation"
_BUYER = "SupplyChainTradeTransaction/ApplicableHeaderTradeAgreement/BuyerTradeParty/Name"


def claims(root: Element) -> bool:
    """Whether this is such an invoice."""
    return local(root) == "CrossIndustryInvoice"


def read(root: Element, file: str) -> Taken:
    """The invoice; a credit note's amounts are negative.

    Raises:
        ValueError, GoodtermsError: where a day or an amount is not one.
    """
    currency = text(root, f"{_SETTLEMENT}/InvoiceCurrencyCode")
    credit = text(root, "ExchangedDocument/TypeCode") in CREDIT_NOTES

    def amount(written: str) -> Money | None:
        return signed(Money.parse(written, currency), credit) if written else None

    number, paid = text(root, "ExchangedDocument/ID"), amount(text(root, f"{_SUMS}/TotalPrepaidAmount"))
    payable = amount(text(root, f"{_SUMS}/DuePayableAmount"))
    total = to_pay(amount(text(root, f"{_SUMS}/GrandTotalAmount")), payable, paid)
    if not number or total is None:
        raise ValueError("it has no number or no total")
    taxes = [t for t in found(root, f"{_SUMS}/TaxTotalAmount") if t.get("currencyID", currency) == currency]
    issued = text(root, "ExchangedDocument/IssueDateTime/DateTimeString")
    due = text(root, f"{_SETTLEMENT}/SpecifiedTradePaymentTerms/DueDateDateTime/DateTimeString")
    invoice = Invoice(
        number=number,
        issued_on=_day(issued),
        due_on=_day(due) if due else None,
        total=total,
        net=amount(text(root, f"{_SUMS}/TaxBasisTotalAmount")),
        tax=amount((taxes[0].text or "").strip()) if taxes else None,
        note=text(root, "ExchangedDocument/IncludedNote/Content"),
        source=Source(file),
    )
    return Taken(invoice, text(root, _BUYER), paid)


def _day(written: str) -> date:
    """A date in format 102, YYYYMMDD."""
    return date.fromisoformat(f"{written[:4]}-{written[4:6]}-{written[6:8]}")
