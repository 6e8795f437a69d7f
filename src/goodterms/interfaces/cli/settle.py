"""`goodterms settle`: who owes whom what, on the last day."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal

import click

from goodterms import settlement
from goodterms.errors import GoodtermsError
from goodterms.importers.client_folder import ClientFolder, practice_file, read_books
from goodterms.interfaces.cli import settle_text
from goodterms.interfaces.cli.answer import write_plain_json
from goodterms.interfaces.cli.options import Day, folder_argument, today_option
from goodterms.settlement.answer import EndedBy, Note, Settlement
from goodterms.settlement.frozen import thawed
from goodterms.settlement.journal import journal
from goodterms.settlement.reconcile import reconcile

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
@click.option("--since", type=click.Path(path_type=Path), help="A settlement kept as JSON: what came since?")
@today_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "hledger", "beancount"]),
    default="text",
    help="text for people, json for programs, or a journal for a bookkeeper.",
)
def command(
    folder: Path,
    ends_on: date,
    ended_by: EndedBy,
    instalments: int | None,
    rates: Path | None,
    since: Path | None,
    today: date,
    form: Literal["text", "json", "hledger", "beancount"],
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
    compared = reconcile(_kept(since), answer, books.history) if since else ()
    if form in ("hledger", "beancount"):
        click.echo(journal(answer, books.history, form), nl=False)
    elif form == "json":
        document = answer.document()
        write_plain_json({**document, "since": [one.document() for one in compared]} if since else document)
    else:
        for line in (*settle_text.lines(answer), *settle_text.since(compared)):
            click.echo(line)
    return 1 if answer.needs_a_look else 0


def users_rates(folder: Path) -> Path | None:
    """The user's own rates.toml: beside practice.toml, or where that might be."""
    practice = practice_file(folder)
    above = folder.resolve().parent
    places = (practice.parent,) if practice else (folder, above, above.parent)
    return next((place / "rates.toml" for place in places if (place / "rates.toml").is_file()), None)


def _kept(file: Path) -> Settlement:
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GoodtermsError(
            "settle.not_frozen", f"{file.name} cannot be read as JSON.", where=str(file), hint="Check the file."
        ) from error
    return thawed(document, str(file))


def _missing(books: ClientFolder) -> tuple[str, ...]:
    return tuple(name for name in books.missing_files if name in _NEEDED_FILES)
