"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from goodterms.errors import GoodtermsError, nearest


class Day(click.ParamType[date]):
    """An ISO 8601 day."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day, or refuse with an example."""
        if isinstance(value, date):
            return value
        try:
            if len(value) == 10:
                return date.fromisoformat(value)
        except ValueError:
            pass
        name = param.opts[0] if param else "the day"
        raise GoodtermsError(
            "usage.bad_day", f"{name} is “{value}”, which is not a day.", hint="Write it as 2026-05-01."
        )


class OneOf(click.Choice[str]):
    """One word of a list; another one is refused with the nearest."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Take the word, or refuse it."""
        if value in self.choices:
            return str(value)
        name = "the word" if param is None else param.human_readable_name
        if isinstance(param, click.Option):
            name = param.opts[0]
        close = nearest(str(value), self.choices)
        guess = f"Did you mean “{close}”? " if close else ""
        known = ", ".join(word for word in self.choices if word)
        raise GoodtermsError("usage", f"{name} is “{value}”, which is not known.", hint=f"{guess}Known: {known}.")


def format_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--format text|json``: sentences for people, or the promised JSON."""
    return click.option(
        "--format",
        "form",
        type=OneOf(["text", "json"]),
        default="text",
        help="text for people, json for programs.",
    )(command)


def today_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--today``: the day that the answer is given for; the clock is read only here."""
    return click.option(
        "--today", type=Day(), default=lambda: date.today(), show_default="today", help="Answer as of this day."
    )(command)


def folder_argument(command: Callable[..., Any]) -> Callable[..., Any]:
    """The client folder that a command answers about."""
    return click.argument("folder", type=click.Path(path_type=Path))(command)
