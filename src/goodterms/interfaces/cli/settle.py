"""`goodterms settle`: who owes whom what, on the last day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from goodterms import settlement
from goodterms.importers.client_folder import ClientFolder, practice_file, read_books
from goodterms.interfaces.cli import settle_text
from goodterms.interfaces.cli.answer import write_plain_json
from goodterms.interfaces.cli.options import Day, folder_argument, format_option, today_option
from goodterms.settlement.answer import EndedBy, Note
from goodterms.settlement.journal import Syntax
from goodterms.settlement.journal import journal as write_journal

_NEEDED_FILES = ("invoices.csv", "payments.csv", "hours.csv", "expenses.csv")


@click.command()
@folder_argument
@click.option("--ends", "ends_on", type=Day(), required=True, help="The last day of the work.")
@click.option(
    "--ended-by",
    type=click.Choice(["client", "practice", "both"]),
    default="both",
    show_default=True,
    help="Who ends the work.",
)
@click.option("--instalments", type=int, default=None, help="Split the balance into so many monthly parts.")
@click.option("--rates", type=click.Path(path_type=Path), default=None, help="Your own reference rates (TOML).")
@click.option("--journal", type=click.Choice(["hledger", "beancount"]), help="Write it as a journal instead.")
@today_option
@format_option
def command(
    folder: Path,
    ends_on: date,
    ended_by: EndedBy,
    instalments: int | None,
    rates: Path | None,
    journal: Syntax | None,
    today: date,
    form: str,
) -> int:
    """Say what is owed on the last day, line by line, with what each line rests on."""
    books = read_books(folder)
    known = settlement.load_rates(users_rates(folder), rates)
    if instalments is not None:
        settlement.check_instalments(instalments)
    terms = settlement.Terms(ends_on, today, ended_by, instalments or 0)
    money_rows = [bad for bad in books.bad_rows if bad.file != "access.csv"]
    answer = settlement.settle(books.history, terms, known, money_rows)
    read = tuple(Note(remark.says, remark.where) for remark in books.remarks)
    answer = replace(answer, missing_files=_missing(books), notes=(*answer.notes, *read))
    if journal:
        click.echo(write_journal(answer, books.history, journal), nl=False)
    elif form == "json":
        write_plain_json(answer.document())
    else:
        for line in settle_text.lines(answer):
            click.echo(line)
    return 1 if answer.needs_a_look else 0


def users_rates(folder: Path) -> Path | None:
    """The user's own rates.toml: beside practice.toml, or in the client folder where there is none."""
    practice = practice_file(folder)
    file = (practice.parent if practice else folder) / "rates.toml"
    return file if file.is_file() else None


def _missing(books: ClientFolder) -> tuple[str, ...]:
    return tuple(name for name in books.missing_files if name in _NEEDED_FILES)
