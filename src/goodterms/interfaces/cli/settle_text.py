"""A settlement for people: lines, amounts aligned on the decimal, and at the right what each rests on.

Statutes are long, so they stand once below, and a line names its statute by number.
"""

from __future__ import annotations

import itertools
import re
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import click

from goodterms.days import long_day
from goodterms.money import Money
from goodterms.settlement.answer import Line, Settlement, Statement

if TYPE_CHECKING:
    from goodterms.settlement.reconcile import Reconciliation

_WIDTH = 80
_SAYS, _AMOUNT, _SOURCE = 36, 14, 26
_MOST_RUNS = 4
_ROW = re.compile(r"(.+\.\w+):(\d+)")
_CLAUSE = "client.toml [agreement] "


def lines(answer: Settlement) -> Iterator[str]:
    """The whole answer, line by line."""
    statutes: dict[str, int] = {}
    yield f"{answer.client}: the balance on {long_day(answer.ends_on)}, as of {long_day(answer.as_of)}."
    for statement in answer.currencies:
        yield ""
        yield from _statement(statement, statutes)
    yield from _instalments(answer)
    yield from _claimable(answer, statutes)
    yield from _section(
        "Not said, so not counted", ((unknown.what, f"{unknown.why} {unknown.hint}") for unknown in answer.unknown)
    )
    yield from _section("Rows that could not be used", ((f"{b.file}:{b.row}", b.reason) for b in answer.bad_rows))
    yield from _section("Worth knowing", ((note.source, note.says) for note in answer.notes))
    yield from _section("Statutes", ((f"[{number}]", statute) for statute, number in statutes.items()))
    if answer.missing_files:
        yield ""
        yield from textwrap.wrap(f"Not in the folder: {', '.join(answer.missing_files)}.", _WIDTH)


def sources(because: Iterable[str], statutes: dict[str, int]) -> str:
    """What a line rests on: rows with runs drawn together (hours.csv:2-31), clauses, statutes by number.

    A statute not met before is given the next number in `statutes`.
    """
    shown: list[str] = []
    clauses: list[str] = []
    for file, group in itertools.groupby(because, key=_file_of):
        if file:
            shown.append(_rows(file, [int(row.rpartition(":")[2]) for row in group]))
            continue
        for source in group:
            if source.startswith(_CLAUSE):
                clauses.append(source.removeprefix(_CLAUSE))
            else:
                shown.append(f"[{statutes.setdefault(source, len(statutes) + 1)}]")
    if clauses:
        shown.append(f"agreement: {', '.join(clauses)}")
    return ", ".join(shown)


def _file_of(source: str) -> str:
    row = _ROW.fullmatch(source)
    return row[1] if row else ""


def _rows(file: str, numbers: Sequence[int]) -> str:
    runs = []
    for _, run in itertools.groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        found = [number for _, number in run]
        runs.append(f"{found[0]}-{found[-1]}" if len(found) > 1 else str(found[0]))
    if len(runs) > _MOST_RUNS:
        return f"{file}:{runs[0]} to {runs[-1]}, {len(numbers)} rows"
    return ", ".join([f"{file}:{runs[0]}", *runs[1:]])


def _statement(statement: Statement, statutes: dict[str, int]) -> Iterator[str]:
    yield statement.currency
    for line in statement.lines:
        yield from _columns(line.says, figures(line.amount), sources(line.because, statutes))
    if statement.lines:
        yield " " * (2 + _SAYS + 1) + "-" * (_AMOUNT - 1)
    yield from _columns(_verdict(statement), figures(statement.balance), "")


def _verdict(statement: Statement) -> str:
    if statement.owed_by == "nobody":
        return "Nothing is owed on either side"
    owes = "The client owes you" if statement.owed_by == "client" else "You owe the client"
    return f"{owes}, by {long_day(statement.pay_by)}" if statement.pay_by else f"{owes}; by when is not known"


def figures(amount: Money) -> str:
    """An amount without its currency, with thousands marks."""
    return str(amount).partition(" ")[2]


def _columns(says: str, amount: str, source: str) -> Iterator[str]:
    """One line of a statement: what, how much, and from where (dim)."""
    left = textwrap.wrap(says, _SAYS) or [""]
    right = textwrap.wrap(source, _SOURCE)
    for number, (what, where) in enumerate(itertools.zip_longest(left, right, fillvalue="")):
        row = f"  {what:<{_SAYS}}{amount if number == 0 else '':>{_AMOUNT}}"
        yield (row + "  " + click.style(where, dim=True)) if where else row.rstrip()


def _instalments(answer: Settlement) -> Iterator[str]:
    if answer.instalments:
        yield ""
        yield "In instalments"
    for part in answer.instalments:
        day = long_day(part.due_on) if part.due_on else "day not known"
        yield from _columns(f"{day}, {part.amount.currency}", figures(part.amount), "")


def _claimable(answer: Settlement, statutes: dict[str, int]) -> Iterator[str]:
    if not answer.claimable:
        return
    yield ""
    yield "Paid late, so you could also claim this. It is your choice; it is not counted."
    by_currency: dict[str, list[Line]] = defaultdict(list)
    for claim in answer.claimable:
        by_currency[claim.amount.currency].append(claim)
    for currency, claims in by_currency.items():
        for claim in claims:
            yield from _columns(claim.says, figures(claim.amount), sources(claim.because, statutes))
        total = Money(sum(claim.amount.minor for claim in claims), currency)
        yield from _columns(f"All of it, {currency}", figures(total), "")


def since(compared: Iterable[Reconciliation]) -> Iterator[str]:
    """What happened since an earlier statement, a currency at a time."""
    for one in compared:
        yield ""
        yield f"Since the earlier statement, {one.currency}"
        rows = (
            ("The balance then", one.old_balance),
            ("Paid since", -one.came),
            ("Interest and fixed sums since", one.ran_on),
            ("New work and corrections", one.other),
        )
        for says, amount in rows:
            if amount or amount is one.old_balance:
                sources_of = [str(payment.source) for payment in one.payments] if says == "Paid since" else []
                yield from _columns(says, figures(amount), sources(sources_of, {}))
        yield from _columns("Left", figures(one.left), "")


def _section(title: str, entries: Iterable[tuple[str, str]]) -> Iterator[str]:
    for number, (what, says) in enumerate(entries):
        if number == 0:
            yield ""
            yield title
        mark = "" if what.startswith("[") else ":"
        yield from textwrap.wrap(
            f"{what}{mark} {says}", _WIDTH, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False
        )
