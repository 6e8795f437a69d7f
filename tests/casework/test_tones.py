"""Readings of tone are kept beside the messages and give the office the same standing as the command line."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from django.contrib.auth.models import User
from tests.office import SAMPLE

from goodterms import health, importers
from goodterms.casework import answers, folders, looking, practices
from goodterms.casework.readings import weights_version
from goodterms.facts import Practice
from goodterms.importers.client_folder import read_practice
from goodterms.language import tone

TODAY = date(2026, 6, 15)


def test_the_office_says_what_the_folder_says(db: None) -> None:
    known = read_practice(SAMPLE)
    assert isinstance(known, Practice)
    now = datetime(2026, 6, 15, 9, tzinfo=UTC)
    practice = practices.open_practice("Reed & Rye", User.objects.create_user("sam"), now=now, facts_known=known)
    client = folders.import_folder(practice, SAMPLE / "vantage-fitouts", actor="sam", now=now).client
    looking.look_again(practice, TODAY)
    client.refresh_from_db()
    books = importers.read_folder(SAMPLE / "vantage-fitouts")
    heard = [m for m in books.history.messages if m.direction == "in"]
    readings = dict(zip((m.id for m in heard), tone.read_many(m.text for m in heard), strict=True))
    expected: dict[str, Any] = health.assess(books.history, TODAY, known, readings).document()
    given = {key: value for key, value in answers.health_of(client, TODAY).items() if key != "charts"}
    assert given["condition"] == expected["condition"] == client.condition == "untenable"
    assert [e["says"] for e in given["evidence"]] == [e["says"] for e in expected["evidence"]]


def test_what_older_weights_read_is_read_again_and_counts_meanwhile(db: None) -> None:
    now = datetime(2026, 6, 15, 9, tzinfo=UTC)
    practice = practices.open_practice("Reed & Rye", User.objects.create_user("sam"), now=now)
    client = folders.import_folder(practice, SAMPLE / "vantage-fitouts", actor="sam", now=now).client
    looking.look_again(practice, TODAY)
    read_now = dict(client.messages.values_list("fact_id", "reading"))
    for row in client.messages.filter(reading__isnull=False):
        row.reading = {**row.reading, "flags": [], "spans": [], "by": "older"}
        row.save()
    looking.read_anew(practice, TODAY, seconds=-1.0)
    assert {r["by"] for r in client.messages.values_list("reading", flat=True) if r} == {"older"}
    before = client.messages.model.objects.filter(client=client, reading__isnull=True).count()
    looking.read_anew(practice, TODAY, seconds=600.0)
    assert dict(client.messages.values_list("fact_id", "reading")) == read_now
    client.refresh_from_db()
    assert (client.read_with, client.condition) == (weights_version(), "untenable")
    assert client.messages.filter(reading__isnull=True).count() == before
    version = client.facts_version
    looking.read_anew(practice, TODAY, seconds=600.0)
    client.refresh_from_db()
    assert client.facts_version == version
