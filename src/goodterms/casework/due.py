"""What is due next with a client, noted on its row so that Today can be drawn without asking every client."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from goodterms.afterwards import REASONS, Silence
from goodterms.casework import answers, look, partings, talks
from goodterms.money import Money
from goodterms.records import models
from goodterms.records.columns import write_text
from goodterms.records.standing import Standing

Kind = Literal["step", "invoice", "word", "concern"]

SOON = timedelta(days=3)
"""How far ahead Today looks."""
MOST = 8
"""Clients of whom Today shows what is due; the list of clients has the rest."""

_RUNS = ("consider", "cool off", "talk", "offer", "decide", "give notice", "settle", "hand over", "severed")


@dataclass(frozen=True, slots=True)
class Due:
    """What is due with a client on a day: a step of a parting, an invoice, a concern, or a word to write."""

    client: str
    slug: str
    condition: str
    on: date
    kind: Kind
    what: str
    sum: Money | None


def note_due(client: models.Client, today: date) -> None:
    """Note the first thing that is due with the client, or that nothing is. A concern whose day has come goes
    first: nothing else would bring it up."""
    found = min(
        _all(client, today), key=lambda one: (one[1]["kind"] != "concern" or one[0] > today, one[0]), default=None
    )
    client.due_on = found[0] if found else None
    client.due = found[1] if found else {}
    client.save(update_fields=["due_on", "due"])


def due_now(practice: models.Practice, today: date) -> list[Due]:
    """What is due by now or within days, the oldest first."""
    return [
        Due(
            name,
            slug,
            condition,
            on,
            noted["kind"],
            noted["what"],
            Money(noted["minor"], noted["currency"]) if noted.get("currency") else None,
        )
        for name, slug, condition, on, noted in _DUE.ask(practice.pk, today + SOON)
    ]


_DUE = Standing(
    lambda practice, by: (
        models.Client.objects.filter(practice=practice, due_on__lte=by)
        .order_by("due_on", "slug")
        .values_list("name", "slug", "condition", "due_on", "due")[:MOST]
    ),
    int,
    date,
)


def _all(client: models.Client, today: date) -> Iterator[tuple[date, dict[str, object]]]:
    ladder = partings.look(client, today)
    if ladder.row is not None and ladder.case.rung in _RUNS and ladder.steps:
        step = ladder.steps[0]
        yield step.by or today, {"kind": "step", "what": step.move}
    late = [line for line in look.invoices(client, today) if line.overdue]
    overdue = min(late, key=lambda one: one.fact.due_on or today, default=None)
    if overdue is not None and overdue.open is not None and overdue.fact.due_on is not None:
        yield (
            overdue.fact.due_on,
            {
                "kind": "invoice",
                "what": write_text(overdue.fact.number),
                "minor": overdue.open.minor,
                "currency": overdue.open.currency,
            },
        )
    follow_up = talks.due_on(client)
    if follow_up is not None and client.stage != "closed":
        yield follow_up, {"kind": "concern", "what": ""}
    if ladder.row is not None and client.stage == "closed":
        case = ladder.case
        silence = Silence(case.severed, case.disputed, case.opted_out)
        plan = answers.afterwards_of(client, case.ends_on or case.since, REASONS[0].code, today, silence)
        if plan.may_write and plan.next_word_on is not None:
            yield plan.next_word_on, {"kind": "word", "what": ""}
