"""UN/CEFACT Cross Industry Invoices (EN 16931, Factur-X, ZUGFeRD)."""

from __future__ import annotations

from datetime import date
from xml.etree.ElementTree import Element

from goodterms.facts import Invoice, Source
from goodterms.importers.books.table import Taken
from goodterms.importers.books.xml_file import found, local, text
from goodterms.money import Money

TOOL = "Cross Industry Invoice (Factur-X, ZUGFeRD)"
_CREDIT_NOTES = ("381", "396", "261")
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
    sign = -1 if text(root, "ExchangedDocument/TypeCode") in _CREDIT_NOTES else 1

    def amount(written: str) -> Money | None:
        return Money(sign * abs(Money.parse(written, currency).minor), currency) if written else None

    number, total = text(root, "ExchangedDocument/ID"), amount(text(root, f"{_SUMS}/GrandTotalAmount"))
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
    return Taken(invoice, text(root, _BUYER), amount(text(root, f"{_SUMS}/TotalPrepaidAmount")))


def _day(written: str) -> date:
    """A date in format 102, YYYYMMDD."""
    return date.fromisoformat(f"{written[:4]}-{written[4:6]}-{written[6:8]}")
