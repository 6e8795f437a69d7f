"""`goodterms health`: how things stand with one client, or with all of a practice's clients."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from goodterms import health, importers
from goodterms.casework.overview import Overview, assess_books, look_over, readings
from goodterms.errors import GoodtermsError
from goodterms.health import Health
from goodterms.importers.client_folder import ClientFolder, client_folders
from goodterms.interfaces.cli import bad_rows, health_text
from goodterms.interfaces.cli.answer import write_json, write_new_file
from goodterms.interfaces.cli.options import folder_argument, format_option, today_option


@click.command()
@folder_argument
@today_option
@click.option("--replay", is_flag=True, help="Walk through the past week by week: what would have been said when.")
@click.option("--no-tone", is_flag=True, help="Do not read the messages for tone (faster, and blind to words).")
@click.option(
    "--out", type=click.Path(path_type=Path), help="Of all clients: write one page with charts, a new .html."
)
@format_option
def command(folder: Path, today: date, replay: bool, no_tone: bool, out: Path | None, form: str) -> int:
    """Say how things stand with a client, since when, why, and what you could do next.

    FOLDER is a client folder, or a practice's folder: then all its clients are shown in one view.
    """
    if _is_practice(folder):
        return _portfolio(look_over(folder, today, no_tone, with_figures=out is not None), out, form)
    if out:
        raise GoodtermsError(
            "usage.page_of_one",
            "--out writes the page over all clients, and this is one client’s folder.",
            where=str(folder),
            hint="Name the practice’s folder, or leave --out away.",
        )
    books = importers.read_folder(folder)
    if replay:
        return _replay(books, today, no_tone, form)
    answer = assess_books(books, today, no_tone)
    if form == "json":
        write_json({**answer.document(), "unreadable": books.unreadable, "bad_rows": books.bad_rows})
    else:
        later = health_text.later_lines(books.history, today)
        unread = health_text.unread_lines(books.unreadable)
        for line in (*health_text.lines(answer), *later, *unread, *bad_rows.lines(books.bad_rows, folder)):
            click.echo(line)
    return 1 if books.bad_rows or needs_a_look(answer) else 0


def _is_practice(folder: Path) -> bool:
    """A folder of clients; a practice without any yet has its practice.toml."""
    if (folder / "client.toml").is_file():
        return False
    return (folder / "practice.toml").is_file() or bool(client_folders(folder))


def needs_a_look(answer: Health) -> bool:
    """Strained and untenable relationships, and concerns whose day has come, are what a person must look at."""
    due = any(one.signal == "concern" and not one.weight for one in answer.evidence)
    return due or answer.condition in ("strained", "untenable")


def _replay(books: ClientFolder, today: date, no_tone: bool, form: str) -> int:
    weeks = list(health.replay(books.history, today, books.practice, readings(books, today, no_tone)))
    if form == "json":
        found = [week.document() for week in weeks]
        write_json({"client": books.history.client.name, "weeks": found, "unreadable": books.unreadable})
        return 0
    for line in (*health_text.replay_lines(weeks), *health_text.unread_lines(books.unreadable)):
        click.echo(line)
    return 0


def _portfolio(overview: Overview, out: Path | None, form: str) -> int:
    rows = overview.rows
    if out:
        from goodterms.casework.clients_page import clients_html  # lazy: most ask for text or JSON

        write_new_file(out, clients_html(overview).encode())
    if form == "json":
        write_json(_document(overview))
    else:
        _say_portfolio(overview)
        if out:
            click.echo(f"\nThe page is in {out}.")
    return 1 if overview.refused or any(needs_a_look(row.health) for row in rows) else 0


def _document(overview: Overview) -> dict[str, object]:
    return {
        "as_of": overview.today,
        "clients": [
            {
                "folder": row.name,
                **row.health.document(),
                "moved_this_week": [one.says for one in row.moved_this_week],
                "share_percent": row.share_percent,
                "share_because": row.share_because,
                "resting": row.resting,
                "last_fact_on": row.last_fact_on,
                "unreadable": overview.looked[row.name].unreadable,
            }
            for row in overview.rows
        ],
        "shared_addresses": overview.shared,
        "unreadable": [refused.document()["error"] for refused in overview.refused],
    }


def _say_portfolio(overview: Overview) -> None:
    for line in health_text.portfolio_lines(overview.rows, overview.today):
        click.echo(line)
    for row in overview.rows:
        for line in health_text.unread_lines(overview.looked[row.name].unreadable, row.name):
            click.echo(line)
    for line in health_text.shared_lines(overview.shared):
        click.echo(line)
    for refused in overview.refused:
        click.echo(f"Could not be read: {refused}")
