"""The options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from goodterms.errors import GoodtermsError

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""Days outside are slips of the keyboard; a history that runs to the year 9999 would be walked week by week."""


class Day(click.ParamType[date]):
    """An ISO 8601 day between the years 1900 and 2199."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day, or refuse with an example."""
        if isinstance(value, date):
            return value
        name = param.opts[0] if param else "the day"
        try:
            if len(value) == 10:
                return _within(date.fromisoformat(value), name)
        except ValueError:
            pass
        raise GoodtermsError(
            "usage.bad_day", f"{name} is “{value}”, which is not a day.", hint="Write it as 2026-05-01."
        )


def _within(day: date, name: str) -> date:
    if FIRST_YEAR <= day.year <= LAST_YEAR:
        return day
    raise GoodtermsError(
        "usage.bad_day",
        f"{name} is “{day}”, which is too far from any record.",
        hint=f"Name a day from the year {FIRST_YEAR} to {LAST_YEAR}.",
    )


def format_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--format text|json``: sentences for people, or the promised JSON."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
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
