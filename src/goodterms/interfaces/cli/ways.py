"""`goodterms options`: the ways forward with one client, each with its price."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from goodterms import alternatives, importers
from goodterms.alternatives.answer import Alternatives, Option
from goodterms.alternatives.runway import HORIZON_DAYS
from goodterms.casework.overview import assess_books
from goodterms.interfaces.cli import bad_rows
from goodterms.interfaces.cli.answer import write_json
from goodterms.interfaces.cli.options import folder_argument, format_option, today_option
from goodterms.money import NO_CURRENCY

_WIDTH = 80


@click.command()
@folder_argument
@today_option
@format_option
def command(folder: Path, today: date, form: str) -> int:
    """Show every feasible way forward with a client: what it brings, takes, needs and risks."""
    books = importers.read_folder(folder)
    stands = assess_books(books, today)
    answer = alternatives.ways_forward(books.history, books.practice, today, stands.condition)
    if form == "json":
        write_json({**answer.document(), "bad_rows": books.bad_rows})
    else:
        for line in (*_lines(answer), *bad_rows.lines(books.bad_rows, folder)):
            click.echo(line)
    return 1 if books.bad_rows else 0


def _lines(answer: Alternatives) -> Iterator[str]:
    unit = "" if answer.currency == NO_CURRENCY else f", in {answer.currency}"
    yield f"{answer.client}, {answer.condition}: the ways forward{unit}."
    yield ""
    first, third, sixth = answer.months[0], answer.months[3], answer.months[6]
    yield f"  {'':<14}{first:>12}{third:>11}{sixth:>11}{'hours':>8}{'runway':>12}{'share':>8}"
    for option in answer.options:
        yield _row(option, option.kind == answer.recommended)
    yield ""
    for option in answer.options:
        comes_with = (option.says, *_more_figures(option, answer.options[0]), *option.needs, *option.risks)
        yield from _wrapped(f"{option.kind}: {' '.join(comes_with)}")
        if option.taper:
            weeks = ", ".join(f"{week.isoformat()} {hours:g}" for week, hours in option.taper)
            yield from _wrapped(f"  Hours a week, by its Monday: {weeks}.")
    for way in answer.impossible:
        yield from _wrapped(f"{way.kind}: not open. {way.why}")
    yield ""
    yield from _wrapped(f"We would take: {answer.recommended}. " + " ".join(answer.because))
    yield from _wrapped("What would change that: " + " ".join(answer.would_change))
    yield from _contingency(answer)
    for one in answer.unknown:
        yield from _wrapped(f"Not known: {one.what}. {one.why} {one.hint}")


def _more_figures(option: Option, today: Option) -> Iterator[str]:
    """What the table has no room for: what an hour earns, the hours that become free, the worst futures."""
    if option.effective_rate and not option.ends_on:
        yield f"An hour earns {option.effective_rate}."
    freed = (today.hours_week or 0) - (option.hours_week or 0)
    if option.hours_week is not None and freed > 0:
        yield f"It frees {freed} hours a week."
    bad = option.runway_days_bad_tenth
    if bad is not None and option.runway_days is not None and bad < option.runway_days:
        yield f"In the worst tenth of futures the money lasts {_lasts(bad)}."


def _row(option: Option, recommended: bool) -> str:
    months = option.income_month
    mark = ">" if recommended else " "
    hours = "" if option.hours_week is None else f"{option.hours_week}"
    share = "" if option.concentration_percent is None else f"{option.concentration_percent} %"
    figures = f"{months[0].text:>12}{months[3].text:>11}{months[6].text:>11}"
    return f"{mark} {option.kind:<14}{figures}{hours:>8}{runway_words(option.runway_days):>12}{share:>8}"


def runway_words(days: int | None) -> str:
    """A runway for people, in a table."""
    if days is None:
        return "unknown"
    return "3 years +" if days >= HORIZON_DAYS else f"{days} days"


def _lasts(days: int) -> str:
    """A runway within a sentence."""
    return "more than three years" if days >= HORIZON_DAYS else f"{days} days"


def _contingency(answer: Alternatives) -> Iterator[str]:
    found = answer.contingency
    yield ""
    now, without, bad = found.runway_days_now, found.runway_days_without, found.runway_days_without_bad_tenth
    if without is not None:
        says = f"{_lasts(without)} if this client's income stopped today"
        if bad is not None and bad < without:
            says += f" ({_lasts(bad)} in the bad tenth of futures)"
        as_things_are = "" if now is None else f"{_lasts(now)} as things are, and "
        yield from _wrapped(f"The money lasts {as_things_are}{says}.")
    if now is not None and found.earliest_safe_notice_on is None:
        yield from _wrapped("By the money alone, notice is not safe within a year.")
    ended = [option.runway_days for option in answer.options if option.ends_on and option.runway_days is not None]
    if without is not None and any(days > without for days in ended):
        yield from _wrapped("With notice it lasts longer, as the rows above say: the last weeks are paid.")
    for step in found.plan:
        yield from _wrapped(f"{step.on.isoformat()}  {step.says}")


def _wrapped(text: str) -> Iterator[str]:
    yield from textwrap.wrap(text.strip(), _WIDTH, initial_indent="  ", subsequent_indent="    ")
