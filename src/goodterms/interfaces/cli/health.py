"""`goodterms health`: how things stand with one client, or with all of a practice's clients."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from goodterms import health, importers
from goodterms.health import Health
from goodterms.interfaces.cli import health_text
from goodterms.interfaces.cli.answer import write_json
from goodterms.interfaces.cli.options import folder_argument, format_option, today_option


@click.command()
@folder_argument
@today_option
@format_option
def command(folder: Path, today: date, form: str) -> int:
    """Say how things stand with a client, since when, why, and what you could do next."""
    answer = assess_folder(folder, today)
    if form == "json":
        write_json(answer.document())
    else:
        for line in health_text.lines(answer):
            click.echo(line)
    return 1 if answer.condition in ("strained", "untenable") else 0


def assess_folder(folder: Path, today: date) -> Health:
    """Read a client folder and assess it."""
    books = importers.read_folder(folder)
    return health.assess(books.history, today, books.practice)
