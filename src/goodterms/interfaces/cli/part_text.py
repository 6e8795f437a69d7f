"""What `goodterms part` says when it is done."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from goodterms.casework.package import Package
from goodterms.delivery.days import long_day
from goodterms.settlement.answer import Statement

_WIDTH = 78


def lines(package: Package) -> Iterator[str]:
    """The answer for people, 80 columns wide."""
    answers = package.answers
    health, settled = answers.health, answers.settlement
    yield f"The parting with {health.client} lies in {package.folder}."
    yield ""
    yield f"  Stands     {health.condition}"
    yield f"  Last day   {long_day(answers.order.ends_on)}"
    for statement in settled.currencies:
        yield f"  Balance    {_balance(statement, health.client)}"
    yield f"  Handover   {len(answers.plan.tasks)} steps, {len(answers.plan.access)} accesses"
    yield ""
    yield from textwrap.wrap(f"Next: {package.next_step}", _WIDTH)
    for notice in package.to_look_at:
        yield from textwrap.wrap(notice, _WIDTH, initial_indent="- ", subsequent_indent="  ")
    yield ""
    yield f"Everything on one page: {package.folder / 'index.html'}"


def _balance(statement: Statement, client: str) -> str:
    if statement.owed_by == "nobody":
        return f"nothing is owed on either side ({statement.currency})"
    who = f"{client} owes" if statement.owed_by == "client" else "you owe"
    due = f", to be paid by {long_day(statement.pay_by)}" if statement.pay_by else ""
    return f"{who} {abs(statement.balance)}{due}"


def document(package: Package) -> dict[str, object]:
    """The answer for programs."""
    answers = package.answers
    return {
        "client": answers.health.client,
        "folder": str(package.folder),
        "as_of": answers.order.today,
        "ends_on": answers.order.ends_on,
        "condition": answers.health.condition,
        "balances": [
            {"currency": s.currency, "balance": s.balance, "owed_by": s.owed_by, "pay_by": s.pay_by}
            for s in answers.settlement.currencies
        ],
        "next_step": package.next_step,
        "to_look_at": list(package.to_look_at),
        "files": sorted(
            path.relative_to(package.folder).as_posix() for path in package.folder.rglob("*") if path.is_file()
        ),
    }
