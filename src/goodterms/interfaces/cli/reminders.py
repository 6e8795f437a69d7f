"""`goodterms reminders`: the late-payment ladder for each invoice that is open."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import click

from goodterms.days import long_day
from goodterms.errors import GoodtermsError, nearest
from goodterms.facts import Invoice
from goodterms.importers.client_folder import read_books
from goodterms.interfaces.cli import bad_rows
from goodterms.interfaces.cli.answer import write_json
from goodterms.interfaces.cli.options import folder_argument, format_option, today_option
from goodterms.settlement.accounts import open_accounts
from goodterms.settlement.ladder import RUNGS, Step, StepKind, steps

_NOT_ON_INVOICES = ("hours.csv", "expenses.csv", "access.csv", "concerns.csv")
_KINDS = {rung.kind: rung.kind for rung in RUNGS}


@click.command()
@folder_argument
@click.option("--taken", multiple=True, metavar="INVOICE:STEP", help="A step that is done, such as 14:polite.")
@click.option(
    "--hold", multiple=True, metavar="INVOICE:WHY", help="Do not remind, and why: 14:disputed since May."
)
@today_option
@format_option
def command(folder: Path, taken: tuple[str, ...], hold: tuple[str, ...], today: date, form: str) -> int:
    """List the dated steps about each open invoice: check receipt, polite, firm, pause, final demand, claim."""
    read = read_books(folder)
    books = read.history
    done, held = _pairs(taken), dict(_pairs(hold))
    _check_known([*(number for number, _ in done), *held], books.invoices)
    found: dict[str, tuple[Step, ...]] = {}
    opened = open_accounts(books.invoices, books.payments, today)
    unused = [*(bad for bad in read.bad_rows if bad.file not in _NOT_ON_INVOICES), *opened.bad_rows]
    for account in opened.accounts:
        number = account.invoice.number
        kinds = frozenset(_kind(step) for invoice, step in done if invoice == number)
        ladder = steps(account, books.client, today, kinds, held=held.get(number, ""))
        if ladder:
            found[number] = ladder
    if form == "json":
        ladders = [{"invoice": n, "steps": s} for n, s in found.items()]
        write_json({"as_of": today, "invoices": ladders, "bad_rows": unused})
    else:
        _write(found, today, folder)
        for line in bad_rows.lines(unused):
            click.echo(line)
    return 1 if unused or any(step.due for ladder in found.values() for step in ladder) else 0


def _pairs(options: Sequence[str]) -> list[tuple[str, str]]:
    """Number and rest of each option; the first colon parts them."""
    found = []
    for option in options:
        number, colon, rest = option.partition(":")
        if not colon or not rest:
            raise GoodtermsError("usage", f"“{option}” names no invoice and step.", hint="Write it as 14:polite.")
        found.append((number.strip(), rest.strip()))
    return found


def _check_known(numbers: Iterable[str], invoices: Iterable[Invoice]) -> None:
    """Refuse a number that no invoice bears: its step would be passed over in silence."""
    known = [invoice.number for invoice in invoices]
    for number in numbers:
        if number not in known:
            close = nearest(number, known)
            raise GoodtermsError(
                "reminders.no_invoice",
                f"There is no invoice {number} in the folder.",
                hint=f"Did you mean {close}?" if close else "`goodterms reminders FOLDER` shows which are open.",
            )


def _kind(word: str) -> StepKind:
    if word not in _KINDS:
        raise GoodtermsError("usage", f"“{word}” is not a step.", hint="Known are " + ", ".join(_KINDS) + ".")
    return _KINDS[word]


def _write(found: dict[str, tuple[Step, ...]], today: date, folder: Path) -> None:
    """«was» stands before a day that has passed of a step that still waits for the one before it."""
    if not found:
        click.echo("No invoice is open and has a due day.")
    for number, ladder in found.items():
        click.echo(f"Invoice {number}")
        for step in ladder:
            mark = "now" if step.due else "was" if step.on < today else "   "
            click.echo(f"  {mark}  {long_day(step.on):<18}{step.says}")
            if step.due and step.letter:
                click.echo(f"       {'':<18}`goodterms letter {step.letter} {folder}` writes it.")
        if not any(step.due for step in ladder) and ladder[0].on <= today:
            click.echo(f"       held back: {ladder[0].reason}")
