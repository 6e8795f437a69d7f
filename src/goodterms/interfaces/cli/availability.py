"""`goodterms availability`: a change of schedule, or an answer to a request, from what is really promised."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

import click

from goodterms import importers
from goodterms.availability import Answer, Change, Effects, Request, answer, change
from goodterms.casework.overview import assess_books
from goodterms.days import long_day
from goodterms.errors import GoodtermsError
from goodterms.facts import History, Practice
from goodterms.importers.client_folder import client_folders, read_books, read_practice
from goodterms.interfaces.cli import bad_rows
from goodterms.interfaces.cli.answer import plain, write_json
from goodterms.interfaces.cli.options import Day, folder_argument, format_option, today_option
from goodterms.money import NO_CURRENCY, Money

_WIDTH = 80


@click.command()
@folder_argument
@click.option("--leave", help="Days off, first..last: 2026-08-03..2026-08-21.")
@click.option("--days", help="New working days: mon,tue,wed.")
@click.option("--weekly-hours", help="New hours a week.")
@click.option("--timezone", help="New time zone: Europe/Lisbon.")
@click.option("--from", "starts_on", type=Day(), help="The first day of the change.")
@click.option("--until", "ends_on", type=Day(), help="The last day of the change; without it, it is for good.")
@click.option("--request", "hours", help="Somebody asks for so many hours.")
@click.option("--by", "wanted_by", type=Day(), help="The day by which they are wanted.")
@click.option("--rate", help="The rate that is offered, in your currency.")
@click.option("--client", help="The client who asks, by folder; without it, somebody new.")
@today_option
@format_option
def command(folder: Path, today: date, form: str, hours: str | None, **given: object) -> int:
    """Say who is affected by a change of schedule, or how to answer a request.

    FOLDER is the practice's folder, with its client folders.
    """
    _check_options(hours, given)
    paths = client_folders(folder)
    if not paths:
        raise GoodtermsError(
            "availability.no_clients", f"{folder} holds no client folders.", hint="Give the practice's folder."
        )
    books = {path.name: read_books(path) for path in paths}
    histories = {name: read.history for name, read in books.items()}
    unused = [replace(bad, file=f"{name}/{bad.file}") for name, read in books.items() for bad in read.bad_rows]
    by_name = {path.name: path for path in paths}
    practice = read_practice(paths[0])
    if hours is not None:
        found: Answer | Effects = _request(hours, given, by_name, histories, practice, today)
    else:
        found = change(_change(given, today), list(histories.values()), practice, today)
    if form == "json":
        write_json({**plain(found), "bad_rows": plain(unused)})
    else:
        said = _answer_lines(found) if isinstance(found, Answer) else _effect_lines(found)
        for line in (*said, *bad_rows.lines(unused)):
            click.echo(line)
    return 1 if unused else 0


_CHANGES = {"leave": "--leave", "days": "--days", "weekly_hours": "--weekly-hours", "timezone": "--timezone"}
_WHEN = {"starts_on": "--from", "ends_on": "--until"}
_OF_A_REQUEST = {"wanted_by": "--by", "rate": "--rate", "client": "--client"}


def _check_options(hours: str | None, given: dict[str, object]) -> None:
    """Refuse two questions at once, and an option that its question would pass over in silence."""

    def named(options: dict[str, str]) -> list[str]:
        return [option for key, option in options.items() if given[key] is not None]

    asked = [*named(_CHANGES), *(["--request"] if hours is not None else [])]
    if len(asked) > 1:
        raise GoodtermsError(
            "availability.two_questions",
            f"{asked[0]} and {asked[1]} are two questions.",
            hint="Ask one at a time.",
        )
    stray = named(_OF_A_REQUEST) if hours is None else named(_WHEN)
    if given["leave"] is not None:
        stray += named(_WHEN)
    if asked and stray:
        raise GoodtermsError(
            "availability.stray_option",
            f"{stray[0]} says nothing beside {asked[0]}.",
            hint="`goodterms availability --help` shows what goes together.",
        )


def _request(
    hours: str,
    given: dict[str, object],
    paths: dict[str, Path],
    histories: dict[str, History],
    practice: Practice | None,
    today: date,
) -> Answer:
    name = given["client"]
    if name is not None and name not in histories:
        known = ", ".join(histories)
        raise GoodtermsError("availability.no_client", f"“{name}” is no client folder.", hint=f"Known: {known}.")
    currency = practice.currency if practice and practice.currency else NO_CURRENCY
    wanted_by = given["wanted_by"]
    request = Request(
        hours=_number(hours, "--request"),
        wanted_by=wanted_by if isinstance(wanted_by, date) else None,
        rate=Money.parse(str(given["rate"]), currency) if given["rate"] is not None else None,
        client=histories[str(name)].client.name if name is not None else None,
        trade=histories[str(name)].client.trade if name is not None else None,
    )
    stands = (
        assess_books(importers.read_folder(paths[str(name)]), today).condition if name is not None else "unknown"
    )
    return answer(request, list(histories.values()), practice, today, stands)


def _change(given: dict[str, object], today: date) -> Change:
    starts_on, ends_on = given["starts_on"], given["ends_on"]
    first = starts_on if isinstance(starts_on, date) else today
    last = ends_on if isinstance(ends_on, date) else None
    if given["leave"] is not None:
        return _leave(str(given["leave"]))
    if given["weekly_hours"] is not None:
        hours = _number(str(given["weekly_hours"]), "--weekly-hours")
        return Change("fewer_hours", first, last, weekly_capacity=hours)
    if given["days"] is not None:
        return Change("days", first, last, working_days=_days(str(given["days"])))
    if given["timezone"] is not None:
        return Change("timezone", first, last, timezone=str(given["timezone"]))
    raise GoodtermsError(
        "availability.nothing",
        "Nothing is asked.",
        hint="Give --leave, --days, --weekly-hours or --timezone for a change, or --request for a request.",
    )


def _leave(text: str) -> Change:
    first, dots, last = text.partition("..")
    try:
        return Change("leave", date.fromisoformat(first), date.fromisoformat(last if dots else first))
    except ValueError as error:
        raise GoodtermsError(
            "usage.bad_day", f"“{text}” is not two days.", hint="Write them as 2026-08-03..2026-08-21."
        ) from error


def _days(text: str) -> tuple[str, ...]:
    known = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    days = tuple(part.strip().lower()[:3] for part in text.split(",") if part.strip())
    if not days or any(day not in known for day in days):
        raise GoodtermsError("usage.bad_days", f"“{text}” is not a list of days.", hint="Write it as mon,tue,wed.")
    return days


def _number(text: str, option: str) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal(-1)
    if not number.is_finite() or number < 0:
        raise GoodtermsError("usage.bad_number", f"{option}: “{text}” is no number of hours.", hint="Write 12.5.")
    return number


def _answer_lines(found: Answer) -> Iterator[str]:
    yield from _wrapped(found.says, "")
    for reason in found.because:
        yield from _wrapped(reason, "  ")
    if found.letter:
        yield from _wrapped(f"The letter for it: {found.letter}.", "  ")


def _effect_lines(found: Effects) -> Iterator[str]:
    if found.capacity_before is not None:
        have, then = found.capacity_before, found.capacity_after
        wanted = found.change
        meanwhile = f", then {then}" if then != have else ""
        if wanted.kind == "leave":
            first, last = wanted.starts_on, wanted.ends_on or wanted.starts_on
            days = f"on {long_day(first)}" if first == last else f"from {long_day(first)} until {long_day(last)}"
            meanwhile = f", and none {days}"
        yield from _wrapped(f"{found.promised} hours a week are promised; you have {have}{meanwhile}.", "")
    if not found.affected:
        yield "Nobody is affected."
    for one in found.affected:
        yield ""
        yield f"{one.client}"
        yield from _wrapped(one.says, "  ")
        for moved in one.dates:
            dates = f"{long_day(moved.due_on)} -> {long_day(moved.proposed_on)}"
            yield from _wrapped(f"“{moved.title}”: {dates}", "  ")
        late = " That is less than agreed: ask, do not announce." if one.late else ""
        told = f"Tell them by {long_day(one.tell_by)} ({one.notice_days} days' notice).{late}"
        told += f" The letter for it: {one.letter}."
        yield from _wrapped(told, "  ")
    if found.unaffected:
        yield ""
        yield from _wrapped(f"Not affected: {', '.join(found.unaffected)}.", "")
    for one_unknown in found.unknown:
        yield from _wrapped(f"Not known: {one_unknown}", "")


def _wrapped(text: str, indent: str) -> Iterator[str]:
    yield from textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent)
