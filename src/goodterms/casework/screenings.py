"""Possible clients that were screened: the answers are kept, and later held against what the client really did."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from goodterms import facts, screening
from goodterms.casework import journal
from goodterms.casework.experience import Turned, paid
from goodterms.errors import GoodtermsError
from goodterms.health import measures
from goodterms.records import filing, models, shelves
from goodterms.records.columns import read_text, write_text

_LONGEST_NAME = 200


def keep(
    practice: models.Practice,
    name: str,
    answers: Mapping[str, str],
    found: screening.Screening,
    *,
    today: date,
    actor: str,
    now: datetime,
) -> models.Screening:
    """Keep the answers about a possible client. Their first words are not kept.

    Raises:
        GoodtermsError: ``screening.no_name`` where nobody is named, ``screening.no_answers`` where nothing is
            answered.
    """
    name = name.strip()[:_LONGEST_NAME]
    if not name:
        raise GoodtermsError("screening.no_name", "Nobody is named.", hint="Say whose answers these are.")
    if not answers:
        raise GoodtermsError(
            "screening.no_answers", "Nothing is answered yet.", hint="Choose at least one answer."
        )
    with transaction.atomic():
        row = practice.screenings.create(
            name=write_text(name),
            day=today,
            answers=dict(answers),
            score=found.score,
            band=found.band,
        )
        says = f"The answers about {name} were kept: {found.score} of 100 against."
        journal.write_down(practice, None, actor=actor, verb="screening", says=says, now=now)
    return row


def became(row: models.Screening, client: models.Client | None, *, actor: str, now: datetime) -> None:
    """Say which client it became, or that it became none."""
    whose = read_text(row.name)
    says = f"The answers about {whose}: no client came of them."
    if client is not None:
        says = f"The answers about {whose}: {read_text(client.name)} is the client."
    with transaction.atomic():
        row.client = client
        row.save(update_fields=["client"])
        journal.write_down(row.practice, client, actor=actor, verb="screening", says=says, now=now)


def remove(row: models.Screening, *, actor: str, now: datetime) -> None:
    """Take the answers about a possible client away."""
    says = f"The answers about {read_text(row.name)} were removed."
    with transaction.atomic():
        row.delete()
        journal.write_down(row.practice, None, actor=actor, verb="screening", says=says, now=now)


def turned_out(practice: models.Practice, today: date) -> tuple[Turned, ...]:
    """The screened ones that became clients, and how each turned out; those whose questions have changed since are
    left out."""
    found = []
    for row in practice.screenings.filter(client__isnull=False).select_related("client"):
        try:
            scored = screening.screen(row.answers)
        except GoodtermsError:
            continue
        if row.client is not None:
            found.append(
                Turned(read_text(row.name), scored, *_paid(row.client, practice, today), _stands(row.client))
            )
    return tuple(found)


def _paid(client: models.Client, practice: models.Practice, today: date) -> tuple[int, int]:
    history: facts.History = shelves.take_out_history(client, with_messages=False)
    return paid(measures.measure(history, today, filing.take_out_practice(practice)).payments)


def _stands(client: models.Client) -> str:
    return client.condition or "unknown"
