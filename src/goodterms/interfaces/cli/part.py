"""`goodterms part`: the whole parting, from raw files to papers that are ready to send."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from goodterms.casework import package
from goodterms.interfaces.cli.answer import write_json
from goodterms.interfaces.cli.options import Day, folder_argument, format_option, today_option
from goodterms.interfaces.cli.part_text import document, lines
from goodterms.settlement.answer import EndedBy


@click.command()
@folder_argument
@click.option("--ends", "ends_on", type=Day(), required=True, help="The last day of the work.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The folder to write.")
@click.option("--replace", is_flag=True, help="Take the place of an earlier package there.")
@click.option(
    "--ended-by",
    type=click.Choice(["client", "practice", "both"]),
    default="both",
    show_default=True,
    help="Who ends the work.",
)
@today_option
@format_option
def command(
    folder: Path, ends_on: date, out: Path, replace: bool, ended_by: EndedBy, today: date, form: str
) -> int:
    """Write the whole parting with a client: how it stands, letters, settlement, handover, one page over all."""
    written = package.write(package.Order(folder, ends_on, today, ended_by), out, replace=replace)
    if form == "json":
        write_json(document(written))
    else:
        for line in lines(written):
            click.echo(line)
    return 1 if written.needs_a_look else 0
