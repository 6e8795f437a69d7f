"""`goodterms journal`: shows a case's journal, and whether it is whole."""

from __future__ import annotations

from pathlib import Path

import click

from goodterms.casework.journal_file import read_journal
from goodterms.interfaces.cli.answer import write_json
from goodterms.interfaces.cli.options import format_option


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@format_option
def command(path: Path, form: str) -> int:
    """Show the journal in PATH (a journal.jsonl or its folder), and say whether it was changed."""
    entries, faults = read_journal(path)
    if form == "json":
        write_json({"whole": not faults, "faults": faults, "entries": entries})
        return 1 if faults else 0
    for entry in entries:
        click.echo(f"{entry.number:>4}  {entry.on.isoformat()}  {entry.says}")
        for key, value in entry.details.items():
            click.echo(f"                  {key}: {value}")
    for fault in faults:
        click.echo(f"Line {fault.line} {fault.says}")
    if faults:
        click.echo("The journal was changed after it was written. The lines above that one still hold.")
        return 1
    last = entries[-1].digest if entries else "no line yet"
    click.echo(f"The journal is whole. Its last digest: {last}")
    return 0
