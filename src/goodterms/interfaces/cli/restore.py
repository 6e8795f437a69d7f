"""`goodterms restore`: a backup back into an empty data folder."""

from __future__ import annotations

import os
from pathlib import Path

import click


@click.command()
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--data", type=click.Path(path_type=Path), help="The empty data folder to restore into.")
def command(source: Path, data: Path | None) -> None:
    """Check every file of SOURCE, then put it in place."""
    if data is not None:
        data.mkdir(parents=True, exist_ok=True)
        os.environ["GOODTERMS_DATA_DIR"] = str(data)
    os.environ["DJANGO_SETTINGS_MODULE"] = "goodterms.settings"
    from goodterms.casework import upkeep  # lazy: Django is loaded only for the commands that need its records

    upkeep.start()
    from goodterms.casework import safekeeping

    count = safekeeping.restore(source)
    click.echo(f"Restored {count} files. `goodterms doctor` looks whether all is well.")
