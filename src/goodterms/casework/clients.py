"""Facts entered by hand: a new client, what was agreed, the practice's own. A folder is not needed for it; an
export writes them out as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.text import slugify

from goodterms import facts
from goodterms.casework import journal
from goodterms.errors import GoodtermsError
from goodterms.records import filing, models, shelves


def open_client(
    practice: models.Practice,
    client: facts.Client,
    agreement: facts.Agreement,
    *,
    actor: str,
    now: datetime,
) -> models.Client:
    """A new client with what is known of it.

    Raises:
        GoodtermsError: ``client.exists`` where the practice has one of that name.
    """
    slug = slug_of(client.name)
    with transaction.atomic():
        if practice.clients.filter(slug=slug).exists():
            raise GoodtermsError(
                "client.exists",
                f"There is a client called {client.name} already.",
                hint="Open that one, or write the name so that the two can be told apart.",
            )
        row = models.Client(practice=practice, slug=slug)
        shelves.file_history(row, facts.History(client, agreement), with_pulses=False)
        journal.write_down(
            practice, row, actor=actor, verb="client", says=f"{client.name} was entered as a client.", now=now
        )
    return row


def change_facts(
    row: models.Client,
    client: facts.Client,
    agreement: facts.Agreement,
    deliverables: Sequence[facts.Deliverable],
    *,
    actor: str,
    now: datetime,
) -> bool:
    """Make the records say what was entered; returns whether that was anything new."""
    with transaction.atomic():
        known = shelves.take_out_history(row, with_messages=False)
        wanted = replace(known, client=client, agreement=agreement, deliverables=tuple(deliverables))
        if not shelves.file_history(row, wanted, with_pulses=False):
            return False
        shelves.facts_changed(row)
        journal.write_down(
            row.practice,
            row,
            actor=actor,
            verb="facts",
            says=f"What is known and agreed with {client.name} was changed.",
            now=now,
        )
    return True


def change_practice(row: models.Practice, known: facts.Practice, *, actor: str, now: datetime) -> bool:
    """Make the practice's records say what was entered; returns whether that was anything new."""
    if filing.take_out_practice(row) == known:
        return False
    with transaction.atomic():
        shelves.file_practice(row, known)
        row.clients.update(facts_version=F("facts_version") + 1)  # answers rest on the practice's facts too
        journal.write_down(
            row, None, actor=actor, verb="practice", says="What the practice says of itself was changed.", now=now
        )
    return True


def slug_of(name: str) -> str:
    """The name as it stands in addresses."""
    return slugify(name)[:80] or "client"
