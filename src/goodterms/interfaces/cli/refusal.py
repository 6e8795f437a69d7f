"""Turns a refusal into what a person or a program expects: one sentence and a hint, or an error document,
on standard error, with exit code 2. A bug is not caught here: it is a crash."""

from __future__ import annotations

import itertools
import json
import sys
from typing import Any

import click

from goodterms.days import beyond_the_calendar
from goodterms.errors import GoodtermsError, nearest


class ReportingGroup(click.Group):
    """A group whose commands may raise `GoodtermsError`."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run, and report a refusal instead of a traceback."""
        kwargs["standalone_mode"] = False
        arguments = list(kwargs.get("args") or (args[0] if args and args[0] else sys.argv[1:]))
        as_json = _wants_json(arguments)
        try:
            code = super().main(*args, **kwargs)
            sys.exit(code if isinstance(code, int) else 0)
        except GoodtermsError as error:
            refuse(error, as_json)
        except OverflowError as error:
            beyond = beyond_the_calendar(error)
            if beyond is None:
                raise
            refuse(beyond, as_json)
        except click.exceptions.Abort:
            refuse(GoodtermsError("interrupted", "Stopped. Nothing was left half done."), as_json)
        except click.UsageError as error:
            refuse(GoodtermsError("usage", error.format_message(), hint=_usage_hint(error)), as_json)
        except click.ClickException as error:
            refuse(GoodtermsError("usage", error.format_message()), as_json)
        except BrokenPipeError:
            sys.stderr.close()
            sys.exit(0)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or name the nearest one."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            close = nearest(name, self.list_commands(ctx))
            hint = f"Did you mean “{close}”?" if close else "`goodterms --help` lists the commands."
            raise GoodtermsError("usage", f"There is no command “{name}”.", hint=hint)
        return super().resolve_command(ctx, args)


def refuse(error: GoodtermsError, as_json: bool) -> None:
    """Say what is wrong on standard error and leave with exit code 2."""
    if as_json:
        click.echo(json.dumps(error.document(), ensure_ascii=False), err=True)
    else:
        place = f"{error.where}: " if error.where else ""
        click.echo(f"{place}{error.says}", err=True)
        if error.hint:
            click.echo(error.hint, err=True)
    sys.exit(2)


def _wants_json(arguments: list[str]) -> bool:
    return "--format=json" in arguments or any(
        pair == ("--format", "json") for pair in itertools.pairwise(arguments)
    )


def _usage_hint(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "goodterms"
    return f"`{path} --help` shows how it is used."
