"""The read side: what pages show, straight from querysets, paged by key and never by counting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from goodterms.facts import Invoice
from goodterms.money import Money
from goodterms.records import filing, models
from goodterms.records.columns import LARGEST, read_text, write_text
from goodterms.records.standing import Rows, Standing

PAGE = 50
_CALM = 300
"""The rank above which clients are steady or unknown (`goodterms.casework.answers.RANK`)."""


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
    trend: tuple[float, ...]
    rank: int


@dataclass(frozen=True, slots=True)
class ClientPage:
    """Up to fifty clients and where the next page begins."""

    lines: list[ClientLine]
    after: str


def practices_of(user: AbstractBaseUser) -> QuerySet[models.Membership]:
    """The practices that a person works in."""
    return models.Membership.objects.filter(user=user).select_related("practice").order_by("practice__name")


_COLUMNS = (
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


def clients(
    practice: models.Practice, *, search: str = "", condition: str = "", stage: str = "", after: str = ""
) -> ClientPage:
    """Clients, the ones that need most attention first; ``after`` is the key that the last page gave."""
    rank, _, slug = after.partition(".")
    asked: list[tuple[str, tuple[int | str, ...]]] = []
    if search:
        word = write_text(search.casefold())
        asked.append(("search", (word, word)))
    if condition:
        asked.append(("condition", (condition,)))
    if stage:
        asked.append(("stage", (stage,)))
    if rank.isdecimal() and len(rank) < 5:
        asked.append(("after", (int(rank), int(rank), slug)))
    values = [value for _, given in asked for value in given]
    lines = _question(tuple(part for part, _ in asked)).ask_for(_line, practice.pk, *values)
    more = f"{lines[PAGE - 1].rank}.{lines[PAGE - 1].slug}" if len(lines) > PAGE else ""
    return ClientPage(lines[:PAGE], more)


@cache
def _question(parts: tuple[str, ...]) -> Standing:
    """The list of clients with these filters, each of which takes the values that `clients` gives it."""

    def put(practice: int, *values: Any) -> QuerySet[models.Client, Any]:
        found, left = models.Client.objects.filter(practice=practice), iter(values)
        for part in parts:
            if part == "search":
                named = _named(practice, next(left), next(left))
                found = found.alias(findable_length=Length("findable")).filter(named)
            elif part == "after":
                found = found.filter(Q(rank__gt=next(left)) | Q(rank=next(left), slug__gt=next(left)))
            else:
                found = found.filter(**{part: next(left)})
        return found.order_by("rank", "slug").values_list(*_COLUMNS)[: PAGE + 1]

    values = 1 + sum({"search": 2, "after": 3}.get(part, 1) for part in parts)
    return Standing(put, *[int] * values)


def _named(practice: int, word: Any, again: Any) -> Q:
    # Whose people are too many for their names to fit is looked up among the people, once for all of them.
    people = models.Person.objects.filter(client__practice=practice, name__icontains=again).order_by()
    # They are told by their length, which is quicker to compare than their end.
    return Q(findable__contains=word) | Q(findable_length__gte=filing.FINDABLE, pk__in=people.values("client_id"))


def _line(row: list[Any]) -> ClientLine:
    slug, name, condition, score, headline, stage, minor, currency, last, trend, rank = row
    money = Money(minor, currency) if currency and minor else None
    return ClientLine(
        slug, read_text(name), condition, score, read_text(headline), stage, money, last, tuple(trend), rank
    )


@dataclass(frozen=True, slots=True)
class NeedLine:
    """A client whose condition asks for something, and what is advised; ``step`` is empty where the client has to
    be looked at anew, because the day or the facts are others."""

    slug: str
    name: str
    condition: str
    headline: str
    step: str
    says: str


def clients_in_need(practice: models.Practice, today: date) -> list[NeedLine]:
    """The clients whose condition asks for something, the hardest first."""
    lines = []
    for slug, name, condition, headline, advice, facts_version in _IN_NEED.ask(practice.pk):
        known = (advice.get("on"), advice.get("facts_version")) == (today.isoformat(), facts_version)
        step, says = (advice["step"], read_text(advice["says"])) if known else ("", "")
        lines.append(NeedLine(slug, read_text(name), condition, read_text(headline), step, says))
    return lines


IN_NEED = 8
"""Clients that Today shows for their condition; the list of clients has the rest."""

_IN_NEED = Standing(
    lambda practice: (
        models.Client.objects.filter(practice=practice, rank__lte=_CALM)
        .filter(condition__in=("untenable", "strained", "drifting"))
        .exclude(stage="closed")
        .order_by("rank", "slug")
        .values_list("slug", "name", "condition", "headline", "advice", "facts_version")[:IN_NEED]
    )
)


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """An invoice, what of it is open, and the day of the last payment."""

    fact: Invoice
    open: Money | None
    paid_on: date | None
    overdue: bool


_PAYMENTS = Rows(models.Payment, "client", "paid_on")
_INVOICES = Rows(models.Invoice, "client", "-issued_on", "-position")


def invoices(client: models.Client, today: date) -> list[InvoiceLine]:
    """A client's invoices, newest first, as known on that day."""
    paid: dict[str, int] = {}
    last: dict[str, date] = {}
    for payment in _PAYMENTS.read(client.pk):
        if payment.paid_on > today:
            continue
        paid[payment.invoice] = paid.get(payment.invoice, 0) + payment.amount_minor
        last[payment.invoice] = payment.paid_on
    lines = []
    for row in _INVOICES.read(client.pk):
        rest = row.total_minor - paid.get(row.number, 0)
        overdue = rest > 0 and row.due_on is not None and row.due_on < today
        money = Money(rest, row.total_currency) if rest > 0 else None
        lines.append(InvoiceLine(filing.take_out_invoice(row), money, last.get(row.number), overdue))
    return lines


@dataclass(frozen=True, slots=True)
class LetterLine:
    """A letter in the outbox."""

    pk: int
    status: str
    subject: str
    client: str
    recipients: list[str]
    send_after: datetime
    attempted_at: datetime | None
    sent_at: datetime | None
    replied_at: datetime | None
    problem: str


_LETTER_COLUMNS = (
    "pk",
    "status",
    "subject",
    "client__name",
    "recipients",
    "send_after",
    "attempted_at",
    "sent_at",
    "replied_at",
    "problem",
)
_DONE = ("sent", "withdrawn")
_OPEN_LETTERS = Standing(
    lambda practice: (
        models.Outgoing.objects.filter(practice=practice, status__in=("unknown", "failed", "sending", "waiting"))
        .order_by("-pk")
        .values_list(*_LETTER_COLUMNS)
    )
)
_DONE_LETTERS = Standing(
    lambda practice, before: (
        models.Outgoing.objects.filter(practice=practice, pk__lt=before, status__in=_DONE)
        .order_by("-pk")
        .values_list(*_LETTER_COLUMNS)[: PAGE + 1]
    ),
    int,
    int,
)


def letters_open(practice: models.Practice) -> list[LetterLine]:
    """Every letter that waits, is on its way, was refused, or whose fate is unknown; the newest first."""
    return [_letter(row) for row in _OPEN_LETTERS.ask(practice.pk)]


def letters_done(practice: models.Practice, before: int | None = None) -> tuple[list[LetterLine], int | None]:
    """Up to fifty letters that went or were taken back, and the key before which the next page begins."""
    rows = _DONE_LETTERS.ask(practice.pk, LARGEST if before is None else before)
    lines = [_letter(row) for row in rows[:PAGE]]
    return lines, lines[-1].pk if len(rows) > PAGE else None


def _letter(row: list[Any]) -> LetterLine:
    return LetterLine(*[*row[:3], read_text(row[3]), *row[4:]])


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


@dataclass(frozen=True, slots=True)
class Beside:
    """What the page of a client shows beside how it stands."""

    people: list[models.Person]
    deliverables: list[models.Deliverable]
    notes: list[models.Note]
    pulses: list[models.Pulse]
    messages: list[models.Message]
    unusable: list[models.Unusable]


_PEOPLE = Rows(models.Person, "client", "position")
_DELIVERABLES = Rows(models.Deliverable, "client", "position")
_NOTES = Rows(models.Note, "client", "-id", most=10)
_PULSES = Rows(models.Pulse, "client", "-day", "-id", most=6)
_MESSAGES = Rows(models.Message, "client", "-sent_at", "-fact_id", most=5, only=Q(sent_at__isnull=False))
_UNUSABLE = Rows(models.Unusable, "client", "id", most=20)


def beside(client: models.Client) -> Beside:
    """People and work promised; the newest notes, pulses and messages; what could not be read."""
    key = client.pk
    return Beside(
        people=_PEOPLE.of(key),
        deliverables=_DELIVERABLES.of(key),
        notes=_NOTES.of(key),
        pulses=_PULSES.of(key),
        messages=_MESSAGES.of(key),
        unusable=_UNUSABLE.of(key),
    )
