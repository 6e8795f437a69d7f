"""`goodterms doctor`: is this installation well?"""

from __future__ import annotations

import os

import click

from goodterms.interfaces.cli.answer import write_json
from goodterms.interfaces.cli.options import format_option

_SIGNS = {"well": "well", "look": "LOOK", "ill": "ILL "}


@click.command()
@format_option
def command(form: str) -> int:
    """Look at disk, keys, database, journals, kept files and outbox; change nothing."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "goodterms.settings"
    from goodterms.casework import upkeep  # lazy: Django is loaded only for the commands that need its records

    upkeep.start()
    from goodterms.casework import doctor

    findings = doctor.examine()
    if form == "json":
        write_json({"findings": findings})
    else:
        for one in findings:
            click.echo(f"{_SIGNS[one.level]}  {one.about:<10} {one.says}")
            if one.hint:
                click.echo(f"{'':17}{one.hint}")
    return 1 if any(one.level != "well" for one in findings) else 0
