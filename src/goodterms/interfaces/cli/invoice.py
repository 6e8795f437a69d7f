"""`goodterms invoice`: the final invoice for the work that no invoice covers yet, as Factur-X."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from goodterms import settlement
from goodterms.delivery.final_invoice import final_invoice, invoice_pdf, invoice_xml, payable_to
from goodterms.errors import GoodtermsError
from goodterms.importers.client_folder import read_books
from goodterms.interfaces.cli.options import Day, folder_argument, today_option
from goodterms.interfaces.cli.settle import users_rates


@click.command()
@folder_argument
@click.option("--ends", "ends_on", type=Day(), required=True, help="The last day of the work.")
@click.option("--number", required=True, help="The invoice's number, the next in your own order.")
@click.option("--vat-id", default="", help="Your VAT number, needed where you charge VAT.")
@click.option("--iban", default="", help="Your account; with euros the PDF bears a SEPA payment code.")
@click.option("--currency", default=None, help="Which statement to invoice, where there are several.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="A new file, .pdf or .xml.")
@today_option
def command(
    folder: Path, ends_on: date, number: str, vat_id: str, iban: str, currency: str | None, out: Path, today: date
) -> int:
    """Write the final invoice (Factur-X, EN 16931): retainer, hours, deliverables and expenses.

    Interest, fixed sums, kill fees and a deposit are not on it; the settlement holds them.
    """
    books = read_books(folder)
    known = settlement.load_rates(users_rates(folder))
    answer = settlement.settle(books.history, settlement.Terms(ends_on, today), known, books.bad_rows)
    wanted = currency or books.history.agreement.currency
    statement = next((s for s in answer.currencies if s.currency == wanted), answer.currencies[0])
    agreement = books.history.agreement
    terms = (agreement.tax_percent, agreement.expenses_taxed)
    invoice = final_invoice(answer, statement, books.practice, books.history.client, terms, number, vat_id)
    if iban:
        invoice = payable_to(invoice, iban)
    content = invoice_xml(invoice) if out.suffix.lower() == ".xml" else invoice_pdf(invoice)
    try:
        with out.open("xb") as file:
            file.write(content)
    except FileExistsError as error:
        raise GoodtermsError("invoice.exists", f"{out} is there already.", hint="Give a new name.") from error
    click.echo(f"Invoice {number}: {invoice.total}, payable by {invoice.due_on}. Written to {out}.")
    return 0
