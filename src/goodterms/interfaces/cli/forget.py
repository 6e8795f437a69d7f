"""`goodterms forget`: what may be erased and what a law keeps; with --erase, export first and then erase."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from goodterms.casework.forgetting import NOTE, Forgetting, forget, hidden_words, look
from goodterms.casework.journal_file import blacken, refuse_broken
from goodterms.days import long_day
from goodterms.errors import GoodtermsError
from goodterms.importers import read_folder
from goodterms.interfaces.cli import bad_rows
from goodterms.interfaces.cli.answer import write_json
from goodterms.interfaces.cli.options import Day, folder_argument, format_option, today_option

_SHOWN = 12


@click.command()
@folder_argument
@click.option("--ended", "ended_on", type=Day(), required=True, help="The last day of the work.")
@click.option("--erase", is_flag=True, help="Export, then erase. Without it nothing is changed.")
@click.option("--out", type=click.Path(path_type=Path), help="Where the export goes; needed with --erase.")
@click.option(
    "--journal", type=click.Path(path_type=Path), help="The case's journal: names in it are blacked out."
)
@today_option
@format_option
def command(
    folder: Path, ended_on: date, erase: bool, out: Path | None, journal: Path | None, today: date, form: str
) -> int:
    """Say what of FOLDER may be erased and what must be kept; with --erase, do it."""
    books = read_folder(folder)
    plan = look(books, ended_on, today)
    if erase:
        if out is None:
            raise GoodtermsError(
                "forget.no_export",
                "Nothing is erased without an export.",
                hint="Say where it goes with --out. It should be kept as safely as the originals, or destroyed.",
            )
        if today < ended_on:
            raise GoodtermsError(
                "forget.not_ended",
                f"The work has not ended: its last day is {long_day(ended_on)}.",
                hint="Nothing was erased. Ask again after that day.",
            )
        if journal is not None:
            refuse_broken(journal)
        forget(plan, out)
        if journal is not None:
            blacken(journal, hidden_words(books), today, f"Personal data of {plan.client} was erased.")
    if form == "json":
        write_json({**_document(plan, erase), "bad_rows": books.bad_rows})
    else:
        click.echo(_text(plan, erase, out))
        for line in bad_rows.lines(books.bad_rows):
            click.echo(line)
    return 1 if plan.kept or plan.unnamed or books.bad_rows else 0


def _document(plan: Forgetting, erased: bool) -> dict[str, object]:
    return {
        "client": plan.client,
        "as_of": plan.today,
        "dry_run": not erased,
        "erases": plan.erases,
        "people_go": plan.people_go,
        "kept": plan.kept,
        "kept_until": plan.kept_until,
        "unnamed": plan.unnamed,
    }


def _text(plan: Forgetting, erased: bool, out: Path | None) -> str:
    going = [*plan.erases, *(["people in client.toml"] if plan.people_go else [])]
    shown = going[:_SHOWN]
    lines = [f"{plan.client}: {'erased' if erased else 'would be erased'}:", *(f"  {name}" for name in shown)]
    lines += (
        [f"  and {len(going) - len(shown)} more (--format json lists them)"] if len(going) > len(shown) else []
    )
    lines += [] if going else ["  nothing"]
    if plan.kept:
        lines += ["", "Must be kept:"]
        lines += [f"  {kept.kind}: {kept.says}" for kept in plan.kept]
    if plan.unnamed:
        lines += ["", "Left where it is, for you to look at:", *(f"  {name}" for name in plan.unnamed)]
    if erased:
        lines += ["", f"Exported to {out} first. {plan.folder / NOTE} says what is kept, and until when."]
    else:
        lines += ["", "Nothing was changed. With --erase and --out it is exported, then erased."]
    lines.append("Facts for orientation, with sources in --format json; not legal advice.")
    return "\n".join(lines)
