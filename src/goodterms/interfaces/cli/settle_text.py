"""A settlement for people: lines, amounts aligned on the decimal, and at the right what each rests on."""

from __future__ import annotations

import itertools
import re
import textwrap
from collections.abc import Iterator, Sequence
from datetime import date

import click

from goodterms.settlement.answer import Settlement, Statement

_WIDTH = 80
_SAYS, _AMOUNT, _SOURCE = 36, 14, 26
_ROW = re.compile(r"(.+):(\d+)")


def lines(answer: Settlement) -> Iterator[str]:
    """The whole answer, line by line."""
    yield f"{answer.client}: the balance on {long_day(answer.ends_on)}, as of {long_day(answer.as_of)}."
    for statement in answer.currencies:
        yield ""
        yield from _statement(statement)
    yield from _instalments(answer)
    yield from _claimable(answer)
    yield from _section(
        "Not said, so not counted", ((unknown.what, f"{unknown.why} {unknown.hint}") for unknown in answer.unknown)
    )
    yield from _section("Rows that could not be used", ((f"{b.file}:{b.row}", b.reason) for b in answer.bad_rows))
    yield from _section("Worth knowing", ((note.source, note.says) for note in answer.notes))
    if answer.missing_files:
        yield ""
        yield from textwrap.wrap(f"Not in the folder: {', '.join(answer.missing_files)}.", _WIDTH)


def long_day(day: date) -> str:
    """A day for people: 15 May 2025."""
    return f"{day.day} {day:%B %Y}"


def sources(because: Sequence[str]) -> str:
    """What a line rests on, with runs of rows drawn together: hours.csv:2-31."""
    shown: list[str] = []
    for file, group in itertools.groupby(because, key=_file_of):
        rows = list(group)
        shown.extend(_runs(file, [int(row.rpartition(":")[2]) for row in rows]) if file else rows)
    return ", ".join(shown)


def _file_of(source: str) -> str:
    row = _ROW.fullmatch(source)
    return row[1] if row else ""


def _runs(file: str, numbers: Sequence[int]) -> Iterator[str]:
    for _, run in itertools.groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        found = [number for _, number in run]
        yield f"{file}:{found[0]}" + (f"-{found[-1]}" if len(found) > 1 else "")


def _statement(statement: Statement) -> Iterator[str]:
    yield statement.currency
    for line in statement.lines:
        yield from _columns(line.says, _figures(line.amount.text), sources(line.because))
    if statement.lines:
        yield " " * (2 + _SAYS + 1) + "-" * (_AMOUNT - 1)
    yield from _columns(_verdict(statement), _figures(statement.balance.text), "")


def _verdict(statement: Statement) -> str:
    if statement.owed_by == "nobody":
        return "Nothing is owed on either side"
    owes = "The client owes you" if statement.owed_by == "client" else "You owe the client"
    return f"{owes}; pay by {long_day(statement.pay_by)}" if statement.pay_by else f"{owes}; pay-by day unknown"


def _figures(amount: str) -> str:
    whole, point, rest = amount.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{int(digits):,}{point}{rest}"


def _columns(says: str, amount: str, source: str) -> Iterator[str]:
    """One line of a statement: what, how much, and from where (dim)."""
    left = textwrap.wrap(says, _SAYS) or [""]
    right = textwrap.wrap(source, _SOURCE)
    for number, (what, where) in enumerate(itertools.zip_longest(left, right, fillvalue="")):
        figures = amount if number == 0 else ""
        row = f"  {what:<{_SAYS}}{figures:>{_AMOUNT}}"
        yield (row + "  " + click.style(where, dim=True)) if where else row.rstrip()


def _instalments(answer: Settlement) -> Iterator[str]:
    if answer.instalments:
        yield ""
        yield "In instalments"
    for part in answer.instalments:
        day = long_day(part.due_on) if part.due_on else "day unknown"
        yield from _columns(f"{day}, {part.amount.currency}", _figures(part.amount.text), "")


def _claimable(answer: Settlement) -> Iterator[str]:
    if answer.claimable:
        yield ""
        yield from textwrap.wrap("You could also claim these for invoices paid late. They are not counted.")
    for claim in answer.claimable:
        says = f"{claim.says}, {claim.amount.currency}"
        yield from _columns(says, _figures(claim.amount.text), sources(claim.because))


def _section(title: str, entries: Iterator[tuple[str, str]]) -> Iterator[str]:
    for number, (what, says) in enumerate(entries):
        if number == 0:
            yield ""
            yield title
        yield from textwrap.wrap(
            f"{what}: {says}", _WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False
        )
