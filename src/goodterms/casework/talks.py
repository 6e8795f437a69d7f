"""Concerns that were raised with a client: kept, looked at again on their day, and what came of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from goodterms import facts
from goodterms.casework import journal
from goodterms.errors import GoodtermsError
from goodterms.records import filing, models
from goodterms.records.columns import read_text, write_text

OUTCOMES: tuple[facts.Outcome, ...] = ("better", "unchanged", "worse", "no answer")
_LONGEST = 2000


def keep(client: models.Client, raised: facts.RaisedConcern, *, actor: str, now: datetime) -> models.RaisedConcern:
    """Keep a concern that was raised.

    Raises:
        GoodtermsError: ``concern.order`` where the day to look again lies before the talk.
    """
    if raised.follow_up_on is not None and raised.follow_up_on < raised.raised_on:
        raise GoodtermsError(
            "concern.order", "The day to look again lies before the talk.", hint="Choose a later day."
        )
    with transaction.atomic():
        row = filing.file_concern(replace(raised, about=raised.about[:_LONGEST], agreed=raised.agreed[:_LONGEST]))
        row.client, row.position = client, client.concerns.count()
        row.save()
        _note(client, f"A concern was raised with {read_text(client.name)}.", actor=actor, now=now)
    return row


def turned_out(
    client: models.Client, number: int, outcome: str, note: str, *, today: date, actor: str, now: datetime
) -> None:
    """Note what came of a concern.

    Raises:
        GoodtermsError: ``concern.outcome`` where it is none of `OUTCOMES`, ``concern.unknown`` where there is no
            such concern.
    """
    if outcome not in OUTCOMES:
        raise GoodtermsError(
            "concern.outcome", "That is no outcome.", hint=f"Choose one of {', '.join(OUTCOMES)}."
        )
    with transaction.atomic():
        row = client.concerns.filter(pk=number).first()
        if row is None:
            raise GoodtermsError("concern.unknown", "There is no such concern.", hint="Load the page again.")
        row.outcome, row.outcome_on, row.note = outcome, max(today, row.raised_on), write_text(note[:_LONGEST])
        row.save(update_fields=["outcome", "outcome_on", "note"])
        _note(
            client,
            f"The concern of {row.raised_on} with {read_text(client.name)}: {outcome}.",
            actor=actor,
            now=now,
        )


def due_on(client: models.Client) -> date | None:
    """The first day on which a concern wants to be looked at again."""
    waiting = client.concerns.filter(outcome__isnull=True, follow_up_on__isnull=False)
    return waiting.order_by("follow_up_on").values_list("follow_up_on", flat=True).first()


def merged(client: models.Client, read: Iterable[facts.RaisedConcern]) -> tuple[facts.RaisedConcern, ...]:
    """What the folder holds and what only the office knows; of the same day, what has an outcome stands."""
    known: dict[tuple[date, str], facts.RaisedConcern] = {}
    kept = [filing.take_out_concern(row) for row in client.concerns.order_by("position")] if client.pk else []
    for one in (*kept, *read):
        key = (one.raised_on, one.about)
        if key not in known or one.outcome is not None or known[key].outcome is None:
            known[key] = one
    return tuple(sorted(known.values(), key=lambda one: (one.raised_on, one.about)))


def _note(client: models.Client, says: str, *, actor: str, now: datetime) -> None:
    client.facts_version += 1
    client.save(update_fields=["facts_version"])
    journal.write_down(client.practice, client, actor=actor, verb="concern", says=says, now=now)
