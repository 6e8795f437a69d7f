"""A practice with many clients and messages for `benchmarks.web`: the sample's Calder Foods again and again,
copied within the database. Needs Django set up."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction

from goodterms.casework import answers, folders, practices, tones
from goodterms.records import models

SAMPLE = Path(__file__).parents[2] / "src" / "goodterms" / "sample" / "reed-and-rye" / "calder-foods"
TODAY = date(2026, 6, 15)
FACTS = (
    models.Agreement,
    models.Person,
    models.Deliverable,
    models.Invoice,
    models.Payment,
    models.TimeEntry,
)


def fill(clients: int, messages: int) -> None:
    """Make the practice; two clients in ten stand as Calder Foods does, strained, the others are steady."""
    now = datetime.now(UTC)
    owner, _ = User.objects.get_or_create(username="local-owner")
    practice = practices.open_practice("Many", owner, now=now)
    practice.frozen_today = TODAY
    practice.save()
    one = folders.import_folder(practice, SAMPLE, actor="benchmark", now=now).client
    tones.read_unread(one)
    answers.health_of(one, TODAY)
    rows = [_client(practice, one, number) for number in range(clients)]
    models.Client.objects.bulk_create(rows, batch_size=500)
    models.Tally.objects.all().delete()
    with transaction.atomic():
        for kind in FACTS:
            _copy(kind, one, {})
        _copy(models.Answer, one, {"facts_version": "0"})  # the night's look at every client
        turn, left = 0, messages
        while left > 0:
            left -= _copy(models.Message, one, {"fact_id": f"m.fact_id || '-{turn}'"}, left)
            turn += 1
    with connection.cursor() as cursor:
        cursor.execute("analyze")
    print(models.Client.objects.count(), models.Message.objects.count())


def _client(practice: models.Practice, one: models.Client, number: int) -> models.Client:
    told = number % 10 > 7
    return models.Client(
        practice=practice,
        slug=f"client-{number}",
        name=f"Studio {number}",
        findable=f"studio {number}\nclient-{number}\n{one.findable}",
        trend=one.trend,
        open_minor=one.open_minor,
        open_currency=one.open_currency,
        last_message_at=one.last_message_at,
        condition=one.condition if told else "steady",
        headline=one.headline if told else "Nothing has moved.",
        advice={**one.advice, "facts_version": 0} if told else {},
        rank=one.rank + number % 20 if told else 499 - number % 90,
    )


def _copy(kind: Any, one: models.Client, other: dict[str, str], most: int = 10**9) -> int:
    """Give every client what this one has; ``other`` puts a column otherwise."""
    columns = [f.column for f in kind._meta.concrete_fields if f.column not in ("id", "client_id")]
    values = [other.get(column, f'm."{column}"') for column in columns]
    table, into = kind._meta.db_table, ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"insert into {table} (client_id, {into}) select c.id, {', '.join(values)}"
            f" from records_client c cross join {table} m"
            " where m.client_id = %s and c.id <> %s limit %s",
            [one.pk, one.pk, most],
        )
        return int(cursor.rowcount)
