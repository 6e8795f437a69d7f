"""`goodterms dispute-pack`: the facts of a case, dated and neutral, in a bag that proves itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from goodterms import settlement
from goodterms.casework.dispute_pack import BUNDLE, DisputePack, Quoted, chronology, write_dispute_pack
from goodterms.casework.journal_file import journal_path, refuse_broken
from goodterms.delivery.archive import writing
from goodterms.errors import GoodtermsError
from goodterms.facts import History
from goodterms.importers import read_folder
from goodterms.interfaces.cli import bad_rows
from goodterms.interfaces.cli.answer import write_json
from goodterms.interfaces.cli.health_text import unread_lines
from goodterms.interfaces.cli.options import Day, folder_argument, format_option, today_option
from goodterms.interfaces.cli.settle import users_rates


@click.command()
@folder_argument
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The folder to write.")
@click.option(
    "--ends", "ends_on", type=Day(), help="The last day of the work, for the settlement; by default today."
)
@click.option("--journal", type=click.Path(path_type=Path), help="The case's journal (file or folder).")
@click.option(
    "--quote", multiple=True, metavar="SOURCE", help="A message to quote whole in the record: mail.mbox:41."
)
@click.option("--replace", is_flag=True, help="Take the place of an earlier pack there.")
@today_option
@format_option
def command(
    folder: Path,
    out: Path,
    ends_on: date | None,
    journal: Path | None,
    quote: tuple[str, ...],
    replace: bool,
    today: date,
    form: str,
) -> int:
    """Pack the facts of FOLDER: what happened, what was written, what is owed, with the originals."""
    books = read_folder(folder)
    terms = settlement.Terms(ends_on or today, today)
    owed = settlement.settle(books.history, terms, settlement.load_rates(users_rates(folder)), books.bad_rows)
    pack = DisputePack(books, owed, _quotes(books.history, today, quote), today, _journal(journal))
    with writing(out, replace=replace, keep_out=(folder,)) as into:
        packed = write_dispute_pack(pack, into)
    events = len(chronology(books.history, today))
    if form == "json":
        write_json(
            {
                "client": books.history.client.name,
                "as_of": today,
                "out": str(out),
                "events": events,
                "messages": len(books.history.until(today).messages),
                "quotes": pack.quotes,
                "files": packed.files,
                "unreadable": books.unreadable,
                "bad_rows": owed.bad_rows,
            }
        )
    else:
        click.echo(f"The record of {books.history.client.name} lies in {out / BUNDLE}.")
        click.echo(f"{events} dated events, {packed.files} files. It holds facts and no judgement.")
        click.echo(f"Begin with {out / BUNDLE / 'data' / 'record.pdf'}. To check it later:")
        click.echo(f"  goodterms handover verify {out}")
        for line in (*unread_lines(books.unreadable), *bad_rows.lines(owed.bad_rows, folder)):
            click.echo(line)
    return 1 if books.unreadable or owed.bad_rows else 0


def _quotes(history: History, today: date, chosen: tuple[str, ...]) -> tuple[Quoted, ...]:
    """The messages that a person chose to quote, whole: what is picked out of one is easily doubted."""
    by_source = {str(m.source): m for m in history.until(today).messages}
    for source in chosen:
        if source not in by_source:
            raise GoodtermsError(
                "dispute.no_such_message",
                f"There is no message {source}.",
                where=source,
                hint="Name it as `goodterms read` and `goodterms health` do, such as mail.mbox:41.",
            )
    found = [by_source[source] for source in dict.fromkeys(chosen)]
    return tuple(
        Quoted(str(m.sender), m.text, str(m.source), m.sent_at.date() if m.sent_at else None) for m in found
    )


def _journal(path: Path | None) -> bytes | None:
    if path is None:
        return None
    refuse_broken(path)
    return journal_path(path).read_bytes()
