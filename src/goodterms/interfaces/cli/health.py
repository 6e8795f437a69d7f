"""`goodterms health`: how things stand with one client, or with all of a practice's clients."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import click

from goodterms import health, importers
from goodterms.casework.readings import KeptReading, tone_of
from goodterms.errors import GoodtermsError
from goodterms.facts import Unreadable
from goodterms.health import Health, Row, SharedAddress
from goodterms.importers.client_folder import ClientFolder, client_folders
from goodterms.interfaces.cli import health_text
from goodterms.interfaces.cli.answer import write_json
from goodterms.interfaces.cli.options import folder_argument, format_option, today_option


@click.command()
@folder_argument
@today_option
@click.option("--replay", is_flag=True, help="Walk through the past week by week: what would have been said when.")
@click.option("--no-tone", is_flag=True, help="Do not read the messages for tone (faster, and blind to words).")
@format_option
def command(folder: Path, today: date, replay: bool, no_tone: bool, form: str) -> int:
    """Say how things stand with a client, since when, why, and what you could do next.

    FOLDER is a client folder, or a practice's folder: then all its clients are shown in one view.
    """
    if not (folder / "client.toml").is_file() and client_folders(folder):
        return _portfolio(folder, today, no_tone, form)
    books = importers.read_folder(folder)
    if replay:
        return _replay(books, today, no_tone, form)
    answer = assess_books(books, today, no_tone)
    if form == "json":
        write_json({**answer.document(), "unreadable": books.unreadable})
    else:
        for line in (*health_text.lines(answer), *health_text.unread_lines(books.unreadable)):
            click.echo(line)
    return 1 if needs_a_look(answer) else 0


def assess_books(books: ClientFolder, today: date, no_tone: bool = False) -> Health:
    """Assess a client folder that has been read, with the tone of its messages."""
    return health.assess(books.history, today, books.practice, _readings(books, today, no_tone))


def _readings(books: ClientFolder, today: date, no_tone: bool) -> Mapping[str, KeptReading] | None:
    return None if no_tone else tone_of(books.history.until(today).messages, books.path)


def needs_a_look(answer: Health) -> bool:
    """Strained and untenable relationships, and concerns whose day has come, are what a person must look at."""
    due = any(one.signal == "concern" and not one.weight for one in answer.evidence)
    return due or answer.condition in ("strained", "untenable")


def _replay(books: ClientFolder, today: date, no_tone: bool, form: str) -> int:
    weeks = list(health.replay(books.history, today, books.practice, _readings(books, today, no_tone)))
    if form == "json":
        found = [week.document() for week in weeks]
        write_json({"client": books.history.client.name, "weeks": found, "unreadable": books.unreadable})
        return 0
    for line in (*health_text.replay_lines(weeks), *health_text.unread_lines(books.unreadable)):
        click.echo(line)
    return 0


def _portfolio(folder: Path, today: date, no_tone: bool, form: str) -> int:
    clients, broken = [], []
    unread: dict[str, tuple[Unreadable, ...]] = {}
    for path in client_folders(folder):
        try:
            books = importers.read_folder(path)
        except GoodtermsError as error:
            broken.append(error)
            continue
        clients.append((path.name, books.history, assess_books(books, today, no_tone)))
        unread[path.name] = books.unreadable
    rows = health.portfolio(clients, today)
    shared = health.shared_addresses((name, history.client) for name, history, _ in clients)
    if form == "json":
        write_json(
            {
                "as_of": today,
                "clients": [
                    {
                        "folder": row.name,
                        **row.health.document(),
                        "moved_this_week": [one.says for one in row.moved_this_week],
                        "share_percent": row.share_percent,
                        "resting": row.resting,
                        "last_fact_on": row.last_fact_on,
                        "unreadable": unread[row.name],
                    }
                    for row in rows
                ],
                "shared_addresses": shared,
                "unreadable": [refused.document()["error"] for refused in broken],
            }
        )
    else:
        _say_portfolio(rows, today, unread, shared)
        for refused in broken:
            click.echo(f"Could not be read: {refused}")
    return 1 if broken or any(needs_a_look(row.health) for row in rows) else 0


def _say_portfolio(
    rows: Sequence[Row], today: date, unread: Mapping[str, Sequence[Unreadable]], shared: Sequence[SharedAddress]
) -> None:
    for line in health_text.portfolio_lines(rows, today):
        click.echo(line)
    for row in rows:
        for line in health_text.unread_lines(unread[row.name], row.name):
            click.echo(line)
    for line in health_text.shared_lines(shared):
        click.echo(line)
