"""The late-payment ladder: what to do on which day about an invoice that is open, each step once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from goodterms.facts import Client
from goodterms.settlement.accounts import Account
from goodterms.settlement.answer import Unknown
from goodterms.settlement.pay_by import next_working_day, working_days

StepKind = Literal["check_receipt", "polite", "firm", "pause", "final_demand", "claim"]


@dataclass(frozen=True, slots=True)
class Rung:
    """A step as it is meant: so many days after the due day, and why then."""

    kind: StepKind
    days_after_due: int
    says: str
    reason: str
    letter: str = ""
    """The kind of letter that goes with it; empty where none does."""


RUNGS: tuple[Rung, ...] = (
    Rung(
        "check_receipt",
        3,
        "Ask whether the invoice arrived and is complete.",
        "Most late invoices lie in the wrong inbox or lack an order number.",
        "reminder",
    ),
    Rung(
        "polite",
        10,
        "Remind them kindly, with the invoice again.",
        "A first reminder is no reproach.",
        "reminder",
    ),
    Rung(
        "firm",
        24,
        "Name the sum, the interest so far and a day.",
        "Two weeks are enough to answer a reminder.",
        "reminder_firm",
    ),
    Rung(
        "pause",
        31,
        "Say that you pause the work until it is paid.",
        "More work on credit makes the loss larger; what is the client's own stays available.",
        "reminder_pause",
    ),
    Rung(
        "final_demand",
        45,
        "A last letter with a last day, by the agreed way.",
        "A claim needs a clear last demand.",
        "reminder_final",
    ),
    Rung("claim", 60, "Decide whether to claim it at court or to write it off.", "Only you can weigh the cost."),
)


LETTERS = tuple(dict.fromkeys(rung.letter for rung in RUNGS if rung.letter))
"""The kinds of letter that remind of an invoice, the mildest first."""


def taken_by(letters: Iterable[str]) -> frozenset[StepKind]:
    """The steps that were taken by sending letters of these kinds, in the order in which they went: each takes the
    next step that it goes with."""
    done = -1
    for kind in letters:
        done = next((n for n, rung in enumerate(RUNGS) if n > done and rung.letter == kind), done)
    return frozenset(rung.kind for rung in RUNGS[: done + 1])


_NEVER = date.max - timedelta(days=366)
"""Programs write 9999-12-31 where an invoice has no day by which it is to be paid."""


@dataclass(frozen=True, slots=True)
class Step:
    """A rung with its day. `due` where that day has come and the step is the next one to take."""

    kind: StepKind
    on: date
    says: str
    reason: str
    letter: str
    due: bool


def steps(
    account: Account,
    client: Client,
    today: date,
    taken: frozenset[StepKind] = frozenset(),
    *,
    held: str = "",
    last: date | None = None,
) -> tuple[Step, ...]:
    """The steps still to take on one open invoice, in order; none where it is paid or has no due day.

    Args:
        taken: steps that are done; a later one done covers those before it.
        last: the day of the last step taken, where it is known. The client has as many days to answer it as lie
            between its rung and the next one, however late it was taken.
        held: why nobody is to be reminded («do not remind», or a dispute): then no step is due.
    """
    due_on = account.invoice.due_on
    if due_on is None or account.rest.minor <= 0 or due_on > _NEVER:
        return ()
    is_working = working_days(client)
    done = max((index for index, rung in enumerate(RUNGS) if rung.kind in taken), default=-1)
    left = RUNGS[done + 1 :]
    since = _counted_from(due_on, done, last)
    days = [since + timedelta(days=rung.days_after_due) for rung in left]
    if not isinstance(is_working, Unknown):
        days = [next_working_day(day, is_working) for day in days]
    return tuple(
        Step(rung.kind, day, rung.says, held or rung.reason, rung.letter, index == 0 and day <= today and not held)
        for index, (rung, day) in enumerate(zip(left, days, strict=True))
    )


def _counted_from(due_on: date, done: int, last: date | None) -> date:
    """The due day, or a later day from which the last step was in time."""
    if last is None or done < 0:
        return due_on
    return max(due_on, last - timedelta(days=RUNGS[done].days_after_due))
