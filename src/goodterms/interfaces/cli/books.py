"""`goodterms books`: how each export in a client folder is read, and a dialogue for a table that nobody knows."""

from __future__ import annotations

from pathlib import Path

import click

from goodterms.errors import GoodtermsError
from goodterms.importers.books.evidence import DecimalMark, decimal_mark
from goodterms.importers.books.layout import COLUMNS, NEEDED, Table
from goodterms.importers.books.sayings import FILE_NAME, Saying, read_sayings, write_saying
from goodterms.importers.books.sheet import Sheet, read_sheet
from goodterms.importers.client_folder import read_books
from goodterms.interfaces.cli.answer import write_json
from goodterms.interfaces.cli.options import folder_argument, format_option


@click.command()
@folder_argument
@click.option("--map", "explain", metavar="FILE", help="Say what a table's columns mean; the answer is kept.")
@format_option
def command(folder: Path, explain: str | None, form: str) -> int:
    """Say how each export in FOLDER is read: as what, in which encoding, with which figures and days.

    With --map you are asked what the columns of one file mean. The answer is written to columns.toml in the
    folder; nothing else is ever changed there.
    """
    if explain:
        _dialogue(folder, explain)
    books = read_books(folder)
    if form == "json":
        write_json({"client": books.history.client.name, "read": books.remarks, "bad_rows": books.bad_rows})
    else:
        for remark in books.remarks:
            click.echo(f"{remark.where}: {remark.says}")
        for bad in books.bad_rows:
            click.echo(f"{bad.file}:{bad.row}: {bad.reason}")
        if not books.remarks and not books.bad_rows:
            click.echo("No exports of other tools are in this folder.")
    return 1 if books.bad_rows else 0


def _dialogue(folder: Path, name: str) -> None:
    file = folder / name
    if not file.is_file():
        raise GoodtermsError("books.missing", f"There is no {name} in {folder}.", hint="Give the name of a table.")
    sheet = read_sheet(file, lambda header: False)
    click.echo(f"{name} has the columns: {', '.join(sheet.header)}.")
    table: Table = click.prompt("What is it", type=click.Choice(list(COLUMNS)))
    columns = {ours: theirs for ours in COLUMNS[table] if (theirs := _column(ours, table, sheet))}
    saying = Saying(name, table, columns=columns, decimal=_decimal(sheet, columns))
    write_saying(folder, {**read_sayings(folder), name: saying})
    click.echo(f"Kept in {FILE_NAME}.")


def _column(ours: str, table: Table, sheet: Sheet) -> str:
    """Which of the table's columns bears our meaning; empty where none does and none is needed."""
    needed = ours in NEEDED[table]
    guess = ours if ours in sheet.header else "" if needed else "-"
    while True:
        said: str = click.prompt(f"  {ours}{'' if needed else ' (- for none)'}", default=guess or None)
        theirs = " ".join(said.split()).casefold()
        if theirs in sheet.header:
            return theirs
        if theirs == "-" and not needed:
            return ""
        click.echo(f"  There is no column “{said}”.")


def _decimal(sheet: Sheet, columns: dict[str, str]) -> DecimalMark | None:
    """The decimal mark where the file's own figures do not decide it."""
    amounts = [columns[name] for name in ("total", "amount", "hours") if name in columns]
    try:
        decimal_mark([value for name in amounts for value in sheet.column([name])], sheet.name)
    except GoodtermsError as error:
        click.echo(f"  {error.says}")
        said: DecimalMark = click.prompt("  What stands before the decimals", type=click.Choice([".", ","]))
        return said
    return None
