"""A concern is kept with its day to look again, stands on Today when that comes, and what came of it is kept; the
answers that a possible client was screened on are kept, and held against how that client paid."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client as Browser
from django.urls import reverse
from tests.office import SAMPLE

from goodterms.casework import answers, folders, practices
from goodterms.importers.client_folder import read_books
from goodterms.records import filing, models
from goodterms.screening import QUESTIONS

TODAY = date(2026, 6, 15)
NOW = datetime(2026, 6, 15, 9, tzinfo=UTC)


class Office:
    """A practice with one strained client, and its owner's browser."""

    def __init__(self) -> None:
        user = User.objects.create_user("sam@reedrye.example")
        self.practice = practices.open_practice("Reed & Rye", user, now=NOW)
        self.practice.frozen_today = TODAY
        self.practice.save()
        self.client = folders.import_folder(self.practice, SAMPLE / "calder-foods", actor="t", now=NOW).client
        self.browser = Browser()
        self.browser.force_login(user)

    def at(self, name: str, *where: object) -> str:
        return reverse(name, args=[self.practice.slug, *where])

    def keep(self, **form: str) -> None:
        answer = self.browser.post(self.at("talk_keep", self.client.slug), form)
        assert answer.status_code == 302
        self.client.refresh_from_db()

    def today(self) -> str:
        return self.browser.get(self.at("today")).content.decode()


@pytest.fixture
def office(db: None) -> Office:
    return Office()


def test_a_concern_is_kept_comes_up_on_its_day_and_its_outcome_counts(office: Office) -> None:
    office.keep(
        raised_on="2026-05-20", about="reply time", agreed="Answers in two days", follow_up_on="2026-06-10"
    )
    assert "It is time to look how the talk turned out." in office.today()
    said = answers.health_of(office.client, TODAY)
    assert [one["weight"] for one in said["evidence"] if one["signal"] == "concern"] == [0]
    page = office.browser.get(office.at("talk", office.client.slug)).content.decode()
    assert "Answers in two days" in page
    (row,) = office.client.concerns.all()
    kept = office.browser.post(
        office.at("talk_outcome", office.client.slug, row.pk),
        {"outcome": "better", "note": "Two days, every time"},
    )
    assert kept.status_code == 302
    office.client.refresh_from_db()
    after = answers.health_of(office.client, TODAY)
    assert after["score"] == said["score"] + 6
    assert "It is time to look how the talk turned out." not in office.today()


def test_a_concern_travels_with_the_folder_and_an_import_does_not_forget_it(
    office: Office, tmp_path: Path
) -> None:
    office.keep(
        raised_on="2026-05-20", about="scope, again", agreed="A page with prices", follow_up_on="2026-06-10"
    )
    folders.import_folder(office.practice, SAMPLE / "calder-foods", actor="t", now=NOW)
    assert office.client.concerns.count() == 1
    out = folders.export_folder(office.client, tmp_path / "out", today=TODAY)
    (read,) = read_books(out).history.concerns
    assert (read.about, read.agreed, read.follow_up_on) == (
        "scope, again",
        "A page with prices",
        date(2026, 6, 10),
    )
    again = folders.import_folder(office.practice, out, actor="t", now=NOW)
    assert again.client.concerns.count() == 1


@pytest.mark.parametrize(
    "form",
    [
        {"raised_on": "2026-06-10", "follow_up_on": "2026-06-01"},
        {"raised_on": "soon"},
    ],
)
def test_days_that_cannot_be_are_refused(office: Office, form: dict[str, str]) -> None:
    answer = office.browser.post(office.at("talk_keep", office.client.slug), form)
    assert answer.status_code == 422
    assert office.client.concerns.count() == 0


def test_an_unknown_outcome_or_another_clients_concern_is_refused(office: Office) -> None:
    office.keep(raised_on="2026-06-10", about="x")
    (row,) = office.client.concerns.all()
    where = office.at("talk_outcome", office.client.slug, row.pk)
    assert office.browser.post(where, {"outcome": "splendid"}).status_code == 422
    other = folders.import_folder(office.practice, SAMPLE / "northlight", actor="t", now=NOW).client
    answer = office.browser.post(office.at("talk_outcome", other.slug, row.pk), {"outcome": "better"})
    assert answer.status_code == 422
    row.refresh_from_db()
    assert row.outcome is None


def test_the_answers_of_a_screening_are_kept_and_held_against_what_came(office: Office) -> None:
    form = {q.key: q.choices[-1].key for q in QUESTIONS}
    page = office.browser.post(office.at("screening"), form).content.decode()
    assert models.Screening.objects.count() == 0  # adding up keeps nothing
    assert "of 100 against" in page
    assert office.browser.post(office.at("screening"), form | {"keep": "yes"}).status_code == 422
    kept = form | {"keep": "yes", "name": "Calder Foods", "first_words": "Hello, we need a poster."}
    assert office.browser.post(office.at("screening"), kept).status_code == 302
    row = models.Screening.objects.get()
    assert row.answers == form
    where = office.at("screening_client", row.pk)
    assert office.browser.post(where, {"client": office.client.slug}).status_code == 302
    page = office.browser.get(office.at("screening")).content.decode()
    assert "invoices paid late" in page
    office.browser.post(where, {"remove": "yes"})
    assert models.Screening.objects.count() == 0
    told = [line.says for line in office.practice.journal.filter(verb="screening").order_by("number")]
    assert told[1:] == [
        "The answers about Calder Foods: Calder Foods is the client.",
        "The answers about Calder Foods were removed.",
    ]


def test_answers_that_nobody_gave_are_not_kept(office: Office) -> None:
    assert office.browser.post(office.at("screening"), {"keep": "yes", "name": "Ada"}).status_code == 422
    assert models.Screening.objects.count() == 0


def test_what_came_of_a_concern_is_filed_as_every_text(office: Office) -> None:
    office.keep(raised_on="2026-06-10", about="x")
    (row,) = office.client.concerns.all()
    note = "a\x00b \ue0ff0041"
    office.browser.post(office.at("talk_outcome", office.client.slug, row.pk), {"outcome": "better", "note": note})
    row.refresh_from_db()
    assert "\x00" not in row.note  # PostgreSQL holds none
    assert filing.take_out_concern(row).note == note
