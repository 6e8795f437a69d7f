"""The read side: what pages show, straight from querysets, paged by key and never by counting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Count, Q, QuerySet

from goodterms.facts import Invoice
from goodterms.money import Money
from goodterms.records import filing, models
from goodterms.records.columns import read_text

PAGE = 50
_MOST_PEOPLE = 500
"""People of whom a search asks the clients; a word that fits more is too short to look for somebody."""


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
        # The people are asked on their own: joined, every client would be read before the first fifty are known.
        people = models.Person.objects.filter(client__practice=practice, name__icontains=search)
        found = found.filter(
            Q(name__icontains=search)
            | Q(slug__contains=search.lower())
            | Q(pk__in=list(people.values_list("client_id", flat=True)[:_MOST_PEOPLE]))
        )
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
    return ClientLine(slug, read_text(name), condition, score, read_text(headline), stage, money, last, trend)


def conditions(practice: models.Practice) -> dict[str, int]:
    """How many clients stand in each condition."""
    counts = dict.fromkeys(("steady", "drifting", "strained", "untenable", "unknown"), 0)
    found = models.Client.objects.filter(practice=practice).order_by()
    for condition, count in found.values_list("condition").annotate(Count("id")):
        counts[condition] = count
    return counts


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """An invoice, what of it is open, and the day of the last payment."""

    fact: Invoice
    open: Money | None
    paid_on: date | None
    overdue: bool


def invoices(client: models.Client, today: date) -> list[InvoiceLine]:
    """A client's invoices, newest first, as known on that day."""
    paid: dict[str, int] = {}
    last: dict[str, date] = {}
    for payment in client.payments.filter(paid_on__lte=today).order_by("paid_on"):
        paid[payment.invoice] = paid.get(payment.invoice, 0) + payment.amount_minor
        last[payment.invoice] = payment.paid_on
    lines = []
    for row in client.invoices.order_by("-issued_on", "-position"):
        rest = row.total_minor - paid.get(row.number, 0)
        overdue = rest > 0 and row.due_on is not None and row.due_on < today
        money = Money(rest, row.total_currency) if rest > 0 else None
        lines.append(InvoiceLine(filing.take_out_invoice(row), money, last.get(row.number), overdue))
    return lines


def overdue_invoices(client: models.Client, today: date) -> list[InvoiceLine]:
    """Invoices past their due day that are not paid in full."""
    return [line for line in invoices(client, today) if line.overdue]


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
