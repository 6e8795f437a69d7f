"""All facts of one client or practice at once: put on the shelf, and taken down as one `History`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.db import models as django_models
from django.db.models import F

from goodterms import facts
from goodterms.records import filing, models
from goodterms.records.columns import write_text
from goodterms.records.standing import Rows

BATCH = 500
"""Rows a statement: SQLite allows 32,766 variables, and a message has 23."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """One table of a client's facts: where it stands in a `History`, and how it is filed."""

    name: str
    row: type[django_models.Model]
    file: Callable[[Any], Any]
    take_out: Callable[[Any], Any]


SHELVES: tuple[Shelf, ...] = (
    Shelf("deliverables", models.Deliverable, filing.file_deliverable, filing.take_out_deliverable),
    Shelf("invoices", models.Invoice, filing.file_invoice, filing.take_out_invoice),
    Shelf("payments", models.Payment, filing.file_payment, filing.take_out_payment),
    Shelf("hours", models.TimeEntry, filing.file_time_entry, filing.take_out_time_entry),
    Shelf("expenses", models.Expense, filing.file_expense, filing.take_out_expense),
    Shelf("access", models.Access, filing.file_access, filing.take_out_access),
    Shelf("concerns", models.RaisedConcern, filing.file_concern, filing.take_out_concern),
    Shelf("pulses", models.Pulse, filing.file_pulse, filing.take_out_pulse),
)


def file_history(row: models.Client, history: facts.History, *, with_pulses: bool = True) -> bool:
    """Make the client's rows say what the history says; rows that already do are left alone. Messages are only
    ever added (`file_messages`). Returns whether anything changed. Call it inside a transaction."""
    changed = _file_client(row, history.client)
    changed |= _file_agreement(row, history.agreement)
    for shelf in SHELVES:
        if shelf.name == "pulses" and not with_pulses:
            continue
        changed |= _replace(row, shelf, getattr(history, shelf.name))
    return changed


def facts_changed(row: models.Client) -> None:
    """Note that answers given before rest on older facts. Counted in the database, so that of two changes at the
    same time neither is lost."""
    models.Client.objects.filter(pk=row.pk).update(facts_version=F("facts_version") + 1)
    row.refresh_from_db(fields=["facts_version"])


def file_messages(row: models.Client, messages: Iterable[facts.Message]) -> int:
    """Add the messages that are not there yet; returns how many. Call it inside a transaction."""
    known = set(row.messages.values_list("fact_id", flat=True))
    fresh = []
    newest: datetime | None = row.last_message_at
    for message in messages:
        filed = filing.file_message(message)
        if filed.fact_id in known:
            continue
        known.add(filed.fact_id)
        filed.client = row
        fresh.append(filed)
        if filed.sent_at and (newest is None or filed.sent_at > newest):
            newest = filed.sent_at
    models.Message.objects.bulk_create(fresh, batch_size=BATCH)
    if newest != row.last_message_at:
        row.last_message_at = newest
        row.save(update_fields=["last_message_at"])
    return len(fresh)


def note_answers(row: models.Client, messages: Iterable[facts.Message]) -> int:
    """Messages filed when it was not kept yet which one they answer learn it; returns how many."""
    unaware = row.messages.filter(in_reply_to=None, channel="mail").only("fact_id", "in_reply_to")
    rows = {one.fact_id: one for one in unaware}
    learned = []
    for message in messages:
        one = rows.get(write_text(message.id)) if message.in_reply_to is not None else None
        if one is not None:
            one.in_reply_to = write_text(message.in_reply_to)
            learned.append(one)
    models.Message.objects.bulk_update(learned, ["in_reply_to"], batch_size=BATCH)
    return len(learned)


_MESSAGES = Rows(models.Message, "client", F("sent_at").asc(nulls_last=True), "fact_id")
_AGREEMENT = Rows(models.Agreement, "client")


def take_out_history(row: models.Client, *, with_messages: bool = True) -> facts.History:
    """Everything known about a client, messages in order of time (undated ones last)."""
    messages: Sequence[facts.Message] = ()
    if with_messages:
        messages = [filing.take_out_message(m) for m in _MESSAGES.read(row.pk)]
    return facts.History(
        client=filing.take_out_client(row),
        agreement=take_out_agreement(row),
        messages=tuple(messages),
        **{shelf.name: _take_out(row, shelf) for shelf in SHELVES},
    )


def take_out(row: models.Client, name: str) -> tuple[Any, ...]:
    """A client's facts of one kind, named as in `History`."""
    return _take_out(row, next(shelf for shelf in SHELVES if shelf.name == name))


def take_out_agreement(row: models.Client) -> facts.Agreement:
    """What is agreed with a client."""
    agreement = next(iter(_AGREEMENT.of(row.pk)), None)
    return filing.take_out_agreement(agreement) if agreement else facts.Agreement()


def file_practice(row: models.Practice, practice: facts.Practice) -> None:
    """Make the practice's row, referrals and incomes say what the fact says. Call it inside a transaction."""
    _copy(filing.file_practice(practice), row, _PRACTICE_COLUMNS)
    row.save()
    row.referrals.all().delete()
    row.incomes.all().delete()
    for position, referral in enumerate(practice.referrals):
        filed = filing.file_referral(referral)
        filed.practice, filed.position = row, position
        filed.save()
    for position, income in enumerate(practice.income):
        expected = filing.file_income(income)
        expected.practice, expected.position = row, position
        expected.save()


_CLIENT_COLUMNS = ("name", "country", "subdivision", "timezone", "kind", "since", "trade")
_PRACTICE_COLUMNS = tuple(
    field.attname
    for field in models.Practice._meta.concrete_fields
    if field.attname
    not in {
        "id",
        "slug",
        "is_sample",
        "frozen_today",
        "cool_off_hours",
        "mail_url_sealed",
        "mail_from",
        "iban",
        "mailbox_url_sealed",
        "mailbox_cursor",
        "mailbox_problem",
        "mailbox_read_at",
    }
)


def note_change(practice: int) -> None:
    """A client came or stands otherwise than before: what was counted of the practice is counted anew. Call it
    inside the transaction of the change."""
    models.Tally.objects.get_or_create(practice_id=practice)
    models.Tally.objects.filter(practice_id=practice).update(changes=F("changes") + 1)


def _file_client(row: models.Client, client: facts.Client) -> bool:
    if row.pk and filing.take_out_client(row) == client:
        return False
    is_new = row.pk is None
    _copy(filing.file_client(client), row, _CLIENT_COLUMNS)
    row.findable = filing.findable(client.name, row.slug, (person.name for person in client.people))
    row.save()
    if is_new:
        note_change(row.practice_id)
    row.people.all().delete()
    people = [filing.file_person(person) for person in client.people]
    for position, person in enumerate(people):
        person.client, person.position = row, position
    models.Person.objects.bulk_create(people, batch_size=BATCH)
    return True


def _file_agreement(row: models.Client, agreement: facts.Agreement) -> bool:
    there = models.Agreement.objects.filter(client=row).first()
    if there is not None:
        if filing.take_out_agreement(there) == agreement:
            return False
        there.delete()
    filed = filing.file_agreement(agreement)
    filed.client = row
    filed.save()
    return True


def _replace(row: models.Client, shelf: Shelf, wanted: Sequence[Any]) -> bool:
    if _take_out(row, shelf) == tuple(wanted):
        return False
    manager = shelf.row._default_manager
    manager.filter(client=row).delete()
    filed = [shelf.file(fact) for fact in wanted]
    for position, one in enumerate(filed):
        one.client, one.position = row, position
    manager.bulk_create(filed, batch_size=BATCH)
    return True


def _take_out(row: models.Client, shelf: Shelf) -> tuple[Any, ...]:
    return tuple(shelf.take_out(one) for one in _rows(shelf.name).read(row.pk))


@cache
def _rows(name: str) -> Rows[Any]:
    return Rows(next(shelf.row for shelf in SHELVES if shelf.name == name), "client", "position")


def _copy(source: Any, target: Any, columns: Iterable[str]) -> None:
    for column in columns:
        setattr(target, column, getattr(source, column))
