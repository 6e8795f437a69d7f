"""The read side: what pages show, straight from querysets, paged by key and never by counting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q, QuerySet

from goodterms.money import Money
from goodterms.records import models
from goodterms.records.columns import read_text

PAGE = 50


@dataclass(frozen=True, slots=True)
class ClientLine:
    """One client in a list."""

    slug: str
    name: str
    condition: str
    score: int | None
    headline: str
    stage: str
    open: Money | None
    last_message_at: datetime | None
    trend: list[float]


@dataclass(frozen=True, slots=True)
class ClientPage:
    """Up to fifty clients and where the next page begins."""

    lines: list[ClientLine]
    after: str


def practices_of(user: AbstractBaseUser) -> QuerySet[models.Membership]:
    """The practices that a person works in."""
    return models.Membership.objects.filter(user=user).select_related("practice").order_by("practice__name")


def clients(
    practice: models.Practice, *, search: str = "", condition: str = "", stage: str = "", after: str = ""
) -> ClientPage:
    """Clients, the ones that need most attention first; ``after`` is the key that the last page gave."""
    found = models.Client.objects.filter(practice=practice)
    if search:
        found = found.filter(
            Q(name__icontains=search) | Q(people__name__icontains=search) | Q(slug__contains=search.lower())
        ).distinct()
    if condition:
        found = found.filter(condition=condition)
    if stage:
        found = found.filter(stage=stage)
    rank, _, slug = after.partition(".")
    if rank.isdigit():
        found = found.filter(Q(rank__gt=int(rank)) | Q(rank=int(rank), slug__gt=slug))
    columns = (
        "slug",
        "name",
        "condition",
        "score",
        "headline",
        "stage",
        "open_minor",
        "open_currency",
        "last_message_at",
        "trend",
        "rank",
    )
    rows = list(found.order_by("rank", "slug").values_list(*columns)[: PAGE + 1])
    more = f"{rows[PAGE - 1][10]}.{rows[PAGE - 1][0]}" if len(rows) > PAGE else ""
    return ClientPage([_line(row) for row in rows[:PAGE]], more)


def _line(row: tuple[Any, ...]) -> ClientLine:
    slug, name, condition, score, headline, stage, minor, currency, last, trend, _ = row
    money = Money(minor, currency) if currency and minor else None
    return ClientLine(
        slug, read_text(name), condition, score, read_text(headline), stage, money, last, trend
    )


def conditions(practice: models.Practice) -> dict[str, int]:
    """How many clients stand in each condition."""
    counts = dict.fromkeys(("steady", "drifting", "strained", "untenable", "unknown"), 0)
    for condition in models.Client.objects.filter(practice=practice).values_list("condition", flat=True):
        counts[condition] += 1
    return counts


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to do today: what, for whom, by when, and the route that does it."""

    says: str
    client: str
    slug: str
    on: date | None
    route: str
    button: str


def overdue_invoices(client: models.Client, today: date) -> list[tuple[str, date, Money]]:
    """Invoices past their due day that are not paid in full: number, due day, what is open."""
    paid: dict[str, int] = {}
    for number, minor in client.payments.filter(paid_on__lte=today).values_list("invoice", "amount_minor"):
        paid[number] = paid.get(number, 0) + minor
    open_ones = []
    rows = client.invoices.filter(due_on__lt=today).values_list(
        "number", "due_on", "total_minor", "total_currency"
    )
    for number, due_on, minor, currency in rows:
        rest = minor - paid.get(number, 0)
        if rest > 0:
            open_ones.append((read_text(number), due_on, Money(rest, currency)))
    return open_ones


def message_by_source(client: models.Client, source: str) -> models.Message | None:
    """The message that a source such as ``mail.mbox:14`` names."""
    file, _, line = source.rpartition(":")
    if not line.isdigit():
        return client.messages.filter(source_file=source).first()
    return client.messages.filter(source_file=file, source_line=int(line)).first()


def thread_around(message: models.Message, *, each_side: int = 3) -> list[models.Message]:
    """The message in its context: the ones of its thread before and after it."""
    thread = message.client.messages.filter(thread=message.thread)
    if message.sent_at is None:
        return [message]
    before = list(thread.filter(sent_at__lt=message.sent_at).order_by("-sent_at")[:each_side])
    after = list(thread.filter(sent_at__gt=message.sent_at).order_by("sent_at")[:each_side])
    return [*reversed(before), message, *after]


def recent_messages(client: models.Client, *, before: datetime | None = None) -> list[models.Message]:
    """The newest messages, or those before a moment."""
    found = client.messages.exclude(sent_at=None)
    if before is not None:
        found = found.filter(sent_at__lt=before)
    return list(found.order_by("-sent_at", "-fact_id")[:PAGE])


def silent_since(client: models.Client, today: date) -> timedelta | None:
    """How long the client has not been heard of."""
    return None if client.last_message_at is None else today - client.last_message_at.date()
