"""The final invoice: the work on a settlement that no invoice covers yet, as Factur-X (EN 16931).

Interest, fixed sums, kill fees and a deposit are no supply of work; they stay on the settlement. Each line is
invoiced with quantity one, so that the invoice's sums are the settlement's to the cent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from goodterms.delivery.pdf.paper import paper_words, set_in_type
from goodterms.delivery.transfer import CODE_SAYS, account_of, code_drawn, in_fours
from goodterms.errors import GoodtermsError
from goodterms.facts import Client, Practice
from goodterms.money import Money
from goodterms.settlement.answer import Line, Settlement, Statement

_WORK = ("retainer", "hours", "deliverable", "expenses")
_PROFILE = "urn:cen.eu:en16931:2017"
_OUTLAY = "Outlay passed on at cost"
_NO_TAX = "No VAT is charged on this supply"


@dataclass(frozen=True, slots=True)
class FinalInvoice:
    """What the invoice says. Amounts are in one currency."""

    number: str
    issued_on: date
    due_on: date
    seller: Practice
    buyer: Client
    lines: tuple[Line, ...]
    tax: Money
    tax_percent: Decimal
    expenses_taxed: bool
    vat_id: str = ""
    iban: str = ""
    """Where to pay; with euros the paper bears a SEPA payment code."""

    @property
    def net(self) -> Money:
        """The sum of the lines, before tax."""
        return Money(sum(line.amount.minor for line in self.lines), self.tax.currency)

    @property
    def total(self) -> Money:
        """What the invoice asks for."""
        return self.net + self.tax

    def category(self, line: Line) -> str:
        """The tax category of a line (UNTDID 5305): S taxed, E exempt, Z where no line is taxed."""
        if not self.tax_percent:
            return "Z" if self.vat_id else "O"
        return "S" if line.kind != "expenses" or self.expenses_taxed else "E"


def final_invoice(
    settlement: Settlement,
    statement: Statement,
    seller: Practice | None,
    buyer: Client,
    terms: tuple[Decimal | None, bool | None],
    number: str,
    vat_id: str = "",
) -> FinalInvoice:
    """The invoice for the work on a statement.

    Args:
        terms: the tax in percent, and whether expenses are taxed.
        vat_id: the seller's VAT number, needed where a tax is charged.

    Raises:
        GoodtermsError: ``invoice.unknown`` where the settlement still asks something, ``invoice.empty`` where no
            work is open, ``invoice.missing`` where a fact that an invoice must bear is not said.
    """
    if settlement.unknown:
        asked = ", ".join(unknown.what for unknown in settlement.unknown)
        raise GoodtermsError(
            "invoice.unknown",
            f"The settlement still asks: {asked}.",
            hint="Answer that first; `goodterms settle` says how.",
        )
    work = (line for line in statement.lines if line.kind in _WORK)
    # «Not invoiced» is true of the settlement; on the invoice it no longer is.
    lines = tuple(replace(line, says=line.says.replace(" not invoiced", "")) for line in work)
    if not lines:
        raise GoodtermsError(
            "invoice.empty",
            f"No work in {statement.currency} is left to invoice.",
            hint="`goodterms settle` shows what is owed.",
        )
    taxes = sum(line.amount.minor for line in statement.lines if line.kind == "tax")
    percent, expenses_taxed = terms
    if seller is None or not seller.country or not buyer.country:
        raise GoodtermsError(
            "invoice.missing",
            "An invoice bears the countries of both sides, and one is not said.",
            hint='Add country = "GB" (or yours) to [practice] and [client].',
        )
    if taxes and not vat_id:
        raise GoodtermsError(
            "invoice.missing", "An invoice with VAT bears your VAT number.", hint="Give it with --vat-id."
        )
    return FinalInvoice(
        number=number,
        issued_on=settlement.as_of,
        due_on=statement.pay_by or settlement.as_of,
        seller=seller,
        buyer=buyer,
        lines=lines,
        tax=Money(taxes, statement.currency),
        tax_percent=percent or Decimal(0),
        expenses_taxed=bool(expenses_taxed),
        vat_id=vat_id,
    )


def payable_to(invoice: FinalInvoice, iban: str) -> FinalInvoice:
    """The invoice with the account to pay to.

    Raises:
        GoodtermsError: ``invoice.bad_iban`` where its check figures do not fit.
    """
    return replace(invoice, iban=account_of(iban))


def invoice_xml(invoice: FinalInvoice) -> bytes:
    """The invoice's data as Cross Industry Invoice, checked against the schema.

    Raises:
        GoodtermsError: ``invoice.no_library`` without the extra «documents».
    """
    try:
        # Only here: it comes with the extra «documents».
        from drafthorse.models.document import Document
    except ImportError as error:
        raise GoodtermsError(
            "invoice.no_library",
            "Electronic invoices need the extra “documents”.",
            hint="Install it: pip install 'goodterms[documents]'.",
        ) from error
    document = Document()
    document.context.guideline_parameter.id = _PROFILE
    document.header.id = invoice.number
    document.header.type_code = "380"
    document.header.issue_date_time = invoice.issued_on
    _parties(document, invoice)
    for number, line in enumerate(invoice.lines, start=1):
        _line(document, invoice, number, line)
    _sums(document, invoice)
    return bytes(document.serialize(schema="FACTUR-X_EN16931"))


# drafthorse has no types: its document is Any.
def _parties(document: Any, invoice: FinalInvoice) -> None:
    from drafthorse.models.party import TaxRegistration

    agreement = document.trade.agreement
    agreement.seller.name = invoice.seller.name
    agreement.seller.address.country_id = invoice.seller.country
    # EN 16931 wants a seller who can be told apart, also one without a VAT number.
    agreement.seller.id = next(iter(invoice.seller.emails), invoice.seller.name)
    if invoice.vat_id:
        agreement.seller.tax_registrations.add(TaxRegistration(id=("VA", invoice.vat_id)))
    agreement.buyer.name = invoice.buyer.name
    agreement.buyer.address.country_id = invoice.buyer.country
    document.trade.delivery.event.occurrence = invoice.issued_on


def _line(document: Any, invoice: FinalInvoice, number: int, line: Line) -> None:
    from drafthorse.models.tradelines import LineItem

    item = LineItem()
    amount = Decimal(line.amount.text)
    sign = -1 if amount < 0 else 1
    item.document.line_id = str(number)
    item.product.name = line.says
    # A price is never below zero: a correction is a negative quantity.
    item.agreement.net.amount = abs(amount)
    item.delivery.billed_quantity = (Decimal(sign), "C62")
    category = invoice.category(line)
    item.settlement.trade_tax.type_code = "VAT"
    item.settlement.trade_tax.category_code = category
    if category != "O":
        item.settlement.trade_tax.rate_applicable_percent = invoice.tax_percent if category == "S" else Decimal(0)
    item.settlement.monetary_summation.total_amount = amount
    document.trade.items.add(item)


def _sums(document: Any, invoice: FinalInvoice) -> None:
    from drafthorse.models.accounting import ApplicableTradeTax
    from drafthorse.models.payment import PaymentMeans, PaymentTerms

    settlement = document.trade.settlement
    currency = invoice.tax.currency
    settlement.currency_code = currency
    if invoice.iban:
        # UNTDID 4461: 58 is a SEPA credit transfer, 30 any other.
        means = PaymentMeans(type_code="58" if currency == "EUR" else "30")
        means.payee_account.iban = invoice.iban
        settlement.payment_means.add(means)
    for category, base in _bases(invoice):
        tax = ApplicableTradeTax()
        tax.calculated_amount = Decimal(invoice.tax.text) if category == "S" else Decimal(0)
        tax.type_code = "VAT"
        tax.basis_amount = Decimal(base.text)
        tax.category_code = category
        if category in ("E", "O"):
            tax.exemption_reason = _OUTLAY if category == "E" else _NO_TAX
        if category != "O":
            tax.rate_applicable_percent = invoice.tax_percent if category == "S" else Decimal(0)
        settlement.trade_tax.add(tax)
    due = PaymentTerms()
    due.due = invoice.due_on
    settlement.terms.add(due)
    sums = settlement.monetary_summation
    sums.line_total = sums.tax_basis_total = Decimal(invoice.net.text)
    sums.charge_total = sums.allowance_total = Decimal(0)
    sums.tax_total = (Decimal(invoice.tax.text), currency)
    sums.grand_total = sums.due_amount = Decimal(invoice.total.text)


def _bases(invoice: FinalInvoice) -> Sequence[tuple[str, Money]]:
    """What each tax category is charged on."""
    sums: dict[str, int] = {}
    for line in invoice.lines:
        category = invoice.category(line)
        sums[category] = sums.get(category, 0) + line.amount.minor
    return [(category, Money(minor, invoice.tax.currency)) for category, minor in sums.items()]


def invoice_pdf(invoice: FinalInvoice) -> bytes:
    """The invoice on the practice's paper with its data inside (Factur-X).

    Raises:
        GoodtermsError: ``invoice.no_library`` without the extra «documents», ``pdf.failed`` where it cannot
            be set.
    """
    data = invoice_xml(invoice)
    # Only here, as above.
    from facturx import generate_from_binary

    title = f"Invoice {invoice.number}"
    words = {
        **paper_words(invoice.seller, title, f"Final invoice to {invoice.buyer.name}", title),
        "facts": [
            ["To", invoice.buyer.name],
            ["Date", _long(invoice.issued_on)],
            ["Please pay by", _long(invoice.due_on)],
            *([["VAT number", invoice.vat_id]] if invoice.vat_id else []),
            *([["Account", in_fours(invoice.iban)]] if invoice.iban else []),
        ],
        "currency": invoice.tax.currency,
        "lines": [[line.says, _figures(line.amount)] for line in invoice.lines],
        "sums": [["Net", _figures(invoice.net)], [f"VAT, {invoice.tax_percent} %", _figures(invoice.tax)]],
        "total": ["To pay", _figures(invoice.total)],
        "code": _code(invoice),
        "code_says": CODE_SAYS,
    }
    paper = set_in_type("invoice.typ", words, invoice.issued_on)
    return bytes(generate_from_binary(paper, data, flavor="factur-x", level="en16931", lang="en"))


def _code(invoice: FinalInvoice) -> str:
    return code_drawn(invoice.seller.name, invoice.iban, invoice.total, f"Invoice {invoice.number}")


def _long(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _figures(amount: Money) -> str:
    return str(amount).partition(" ")[2]
