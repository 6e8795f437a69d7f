"""`goodterms backup`: the whole office as one file, also while it is open."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import click


@click.command()
@click.argument("target", type=click.Path(path_type=Path), required=False)
@click.option("--with-keys", is_flag=True, help="Put the keys in too; keep the file as safe as they are.")
def command(target: Path | None, with_keys: bool) -> None:
    """Write database, kept files and rates to TARGET (default: goodterms-DATE.tar.gz)."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "goodterms.settings"
    from goodterms.casework import upkeep  # lazy: Django is loaded only for the commands that need its records

    upkeep.start()
    from goodterms.casework import safekeeping

    now = datetime.now(UTC)
    written = safekeeping.back_up(
        target or Path(f"goodterms-{now:%Y%m%d-%H%M%S}.tar.gz"), now=now, with_keys=with_keys
    )
    click.echo(f"Backed up to {written}.")
    if not with_keys:
        click.echo("The keys are not in it. Keep secret_key.txt and seal_key.txt apart, or use --with-keys.")
