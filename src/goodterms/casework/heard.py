"""What Today shows of letters and of clients' words: letters whose fate nobody knows, how many wait, what was
answered, and what clients said on their pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, F

from goodterms.records import models
from goodterms.records.columns import read_text
from goodterms.records.standing import Standing

MOST = 8
"""Of each kind; the pages that Today leads to have the rest."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Something about one client: the subject of a letter, or the kind of a word from their page, and when."""

    client: str
    slug: str
    what: str
    at: datetime | None


def lost_letters(practice: models.Practice) -> list[Heard]:
    """Letters of which it is not known whether they were sent."""
    return [Heard(read_text(name), slug, subject, at) for name, slug, subject, at in _LOST.ask(practice.pk)]


def letters_waiting(practice: models.Practice) -> int:
    """How many letters wait to go out."""
    return sum(count for _, count in _WAITING.ask(practice.pk))


def answers_since(practice: models.Practice, since: datetime) -> list[Heard]:
    """Letters that were answered since, the last one first."""
    rows = _ANSWERED.ask(practice.pk, since)
    return [Heard(read_text(name), slug, subject, at) for name, slug, subject, at in rows]


def words_since(practice: models.Practice, since: datetime) -> list[Heard]:
    """What clients said on their pages since, the last one first."""
    rows = _SAID.ask(practice.pk, since)
    return [Heard(read_text(name), slug, kind, at) for name, slug, kind, at in rows]


_LETTER = ("client__name", "client__slug", "subject")
_LOST = Standing(
    lambda practice: (
        models.Outgoing.objects.filter(practice=practice, status="unknown")
        .order_by("-id")
        .values_list(*_LETTER, "attempted_at")
    )
)
_WAITING = Standing(
    lambda practice: (
        models.Outgoing.objects.filter(practice=practice, status="waiting")
        .order_by()
        .values_list("status")
        .annotate(Count("id"))
    )
)
_ANSWERED = Standing(
    lambda practice, since: (
        models.Outgoing.objects.filter(practice=practice, replied_at__gte=since)
        .order_by("-replied_at")
        .values_list(*_LETTER, "replied_at")[:MOST]
    ),
    int,
    datetime,
)
_SAID = Standing(
    lambda practice, since: (
        # By their time and not from the practice's clients on, of which there are thousands: what is reckoned with
        # is no way into an index.
        models.PortalWord.objects.filter(at__gte=since)
        .alias(here=F("link__client__practice_id") + 0)
        .filter(here=practice)
        .order_by("-at")
        .values_list("link__client__name", "link__client__slug", "kind", "at")[:MOST]
    ),
    int,
    datetime,
)
