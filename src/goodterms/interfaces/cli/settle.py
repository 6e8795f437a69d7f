"""`goodterms settle`: who owes whom what, on the last day."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypedDict, Unpack, cast

import click

from goodterms import settlement
from goodterms.errors import GoodtermsError
from goodterms.importers.client_folder import ClientFolder, practice_file, read_books
from goodterms.interfaces.cli import settle_text
from goodterms.interfaces.cli.answer import write_new_file, write_plain_json
from goodterms.interfaces.cli.options import Day, OneOf, folder_argument, today_option
from goodterms.settlement.answer import EndedBy, Note, Settlement

if TYPE_CHECKING:
    from goodterms.delivery.documents import Settlement as Document
    from goodterms.settlement.reconcile import Reconciliation

_NEEDED_FILES = ("invoices.csv", "payments.csv", "hours.csv", "expenses.csv")


Form = Literal["text", "json", "hledger", "beancount"]


class Asked(TypedDict):
    """The options that say what is asked for."""

    ends_on: date
    ended_by: EndedBy
    instalments: int | None
    rates: Path | None
    since: Path | None
    today: date


@click.command()
@folder_argument
@click.option("--ends", "ends_on", type=Day(), required=True, help="The last day of the work.")
@click.option(
    "--ended-by",
    type=OneOf(["client", "practice", "both"]),
    default="both",
    show_default=True,
    help="Who ends the work.",
)
@click.option("--instalments", type=int, default=None, help="Split the balance into so many monthly parts.")
@click.option("--rates", type=click.Path(path_type=Path), default=None, help="Your own reference rates (TOML).")
@click.option("--since", type=click.Path(path_type=Path), help="A settlement kept as JSON: what came since?")
@click.option("--out", type=click.Path(path_type=Path), help="Write the statement for the client, a new .pdf.")
@click.option("--iban", default="", help="With --out: your account; with euros a SEPA payment code stands by it.")
@today_option
@click.option(
    "--format",
    "form",
    type=OneOf(["text", "json", "hledger", "beancount"]),
    default="text",
    help="text for people, json for programs, or a journal for a bookkeeper.",
)
def command(folder: Path, out: Path | None, iban: str, form: Form, **asked: Unpack[Asked]) -> int:
    """Say what is owed on the last day, line by line, with what each line rests on."""
    books = read_books(folder)
    answer = _answer(books, folder, asked)
    compared = _since(asked["since"], answer, books) if asked["since"] else ()
    if out:
        write_new_file(out, _paper(books, answer, folder, iban))
    if form in ("hledger", "beancount"):
        from goodterms.settlement.journal import journal  # lazy: most ask for text or JSON

        click.echo(journal(answer, books.history, form), nl=False)
    elif form == "json":
        document = answer.document()
        since = {"since": [one.document() for one in compared]} if asked["since"] else {}
        write_plain_json({**document, **since})
    else:
        for line in (*settle_text.lines(answer), *settle_text.since(compared)):
            click.echo(line)
        if out:
            click.echo(f"\nThe statement is in {out}.")
    return 1 if answer.needs_a_look else 0


def _answer(books: ClientFolder, folder: Path, asked: Asked) -> Settlement:
    known = settlement.load_rates(users_rates(folder), asked["rates"])
    instalments = asked["instalments"]
    if instalments is not None:
        settlement.check_instalments(instalments)
    terms = settlement.Terms(asked["ends_on"], asked["today"], asked["ended_by"], instalments or 0)
    money_rows = [bad for bad in books.bad_rows if bad.file != "access.csv"]
    country = books.practice.country if books.practice else None
    answer = settlement.settle(books.history, terms, known, money_rows, country)
    read = tuple(Note(remark.says, remark.where) for remark in books.remarks)
    return replace(answer, missing_files=_missing(books), notes=(*answer.notes, *read))


def _paper(books: ClientFolder, answer: Settlement, folder: Path, iban: str) -> bytes:
    """The statement as PDF, with what stands at the cited places."""
    if books.practice is None:
        raise GoodtermsError(
            "settle.no_practice",
            "A statement bears your name, and there is no practice.toml.",
            hint='Write one beside the client folder with [practice] and name = "…".',
        )
    # Only here: the typesetter is slow to load, and most settlements are read on the screen.
    from goodterms.casework.package.sources import cited_in
    from goodterms.delivery.pdf import statement_pdf
    from goodterms.delivery.transfer import account_of

    account = account_of(iban) if iban else ""
    document = cast("Document", answer.document())
    return statement_pdf(books.practice, document, cited_in(folder, document), account)


def users_rates(folder: Path) -> Path | None:
    """The user's own rates.toml: beside practice.toml, or where that might be."""
    practice = practice_file(folder)
    above = folder.resolve().parent
    places = (practice.parent,) if practice else (folder, above, above.parent)
    return next((place / "rates.toml" for place in places if (place / "rates.toml").is_file()), None)


def _since(file: Path, answer: Settlement, books: ClientFolder) -> tuple[Reconciliation, ...]:
    from goodterms.settlement.reconcile import reconcile  # lazy: few ask what came since

    return tuple(reconcile(_kept(file), answer, books.history))


def _kept(file: Path) -> Settlement:
    from goodterms.settlement.frozen import thawed  # lazy, as above

    try:
        document = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GoodtermsError(
            "settle.not_frozen", f"{file.name} cannot be read as JSON.", where=str(file), hint="Check the file."
        ) from error
    return thawed(document, str(file))


def _missing(books: ClientFolder) -> tuple[str, ...]:
    return tuple(name for name in books.missing_files if name in _NEEDED_FILES)
