"""`goodterms manage`: Django's own commands for this installation."""

from __future__ import annotations

import os

import click


@click.command(
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True, "help_option_names": []}
)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def command(arguments: tuple[str, ...]) -> None:
    """Run one of Django's commands, such as `goodterms manage check --deploy`."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "goodterms.settings"
    from django.core.management import execute_from_command_line  # lazy: Django only where it is needed

    execute_from_command_line(["goodterms manage", *arguments])
