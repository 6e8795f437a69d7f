"""`goodterms invoice`: the final invoice for the work that no invoice covers yet, as Factur-X."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from goodterms import settlement
from goodterms.days import long_day
from goodterms.delivery.final_invoice import final_invoice, invoice_pdf, invoice_xml, payable_to
from goodterms.errors import GoodtermsError
from goodterms.facts import History
from goodterms.importers.client_folder import read_books
from goodterms.interfaces.cli import bad_rows
from goodterms.interfaces.cli.options import Day, folder_argument, today_option
from goodterms.interfaces.cli.settle import users_rates
from goodterms.settlement.answer import Settlement, Statement


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
    if out.suffix.lower() not in (".pdf", ".xml"):
        raise GoodtermsError("invoice.form", f"{out.name} is neither .pdf nor .xml.", hint="Name it one of both.")
    books = read_books(folder)
    _check_number(number, books.history)
    known = settlement.load_rates(users_rates(folder))
    answer = settlement.settle(books.history, settlement.Terms(ends_on, today), known, books.bad_rows)
    agreement = books.history.agreement
    statement = _statement(answer, currency, agreement.currency)
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
    click.echo(f"Invoice {number}: {invoice.total}, payable by {long_day(invoice.due_on)}. Written to {out}.")
    for line in bad_rows.lines(answer.bad_rows):
        click.echo(line)
    return 1 if answer.bad_rows else 0


def _check_number(number: str, history: History) -> None:
    """A number is there, and no invoice in the folder bears it."""
    if not number.strip():
        raise GoodtermsError("invoice.number", "The invoice has no number.", hint="Give it with --number.")
    taken = next((invoice for invoice in history.invoices if invoice.number == number.strip()), None)
    if taken:
        raise GoodtermsError(
            "invoice.number",
            f"There is an invoice {taken.number} already.",
            where=str(taken.source),
            hint="Give the next number in your own order.",
        )


def _statement(answer: Settlement, asked: str | None, usual: str | None) -> Statement:
    """The statement to invoice: in the currency that was asked for, else in the agreement's, else the first."""
    by_currency = {statement.currency: statement for statement in answer.currencies}
    if asked is not None and asked not in by_currency:
        held = ", ".join(by_currency) or "none"
        raise GoodtermsError(
            "invoice.empty", f"Nothing is owed in {asked}.", hint=f"The currencies of the settlement: {held}."
        )
    found = by_currency.get(asked or usual or "") or next(iter(answer.currencies), None)
    if found is None:
        raise GoodtermsError(
            "invoice.empty", "No work is left to invoice.", hint="`goodterms settle` shows what is owed."
        )
    return found
