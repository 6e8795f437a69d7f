"""A client folder goes into the records and comes out with nothing lost; doing it twice changes nothing."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from tests.office import SAMPLE

from goodterms import importers
from goodterms.casework import folders, journal, practices
from goodterms.errors import GoodtermsError
from goodterms.importers import client_folder
from goodterms.records import models, shelves

NOW = datetime(2026, 6, 15, 9, tzinfo=UTC)
TODAY = date(2026, 6, 15)


@pytest.fixture
def practice(db: None) -> models.Practice:
    owner = User.objects.create_user("sam")
    return practices.open_practice("Reed & Rye", owner, now=NOW)


def bring_in(practice: models.Practice, folder: Path) -> folders.Imported:
    return folders.import_folder(practice, folder, actor="sam", now=NOW)


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize("name", ["northlight", "osprey-trail", "pemberton-lane"])
def test_a_folder_comes_out_byte_for_byte(practice: models.Practice, name: str, tmp_path: Path) -> None:
    imported = bring_in(practice, SAMPLE / name)
    folders.export_folder(imported.client, tmp_path / "out", today=TODAY)
    assert bytes_of(tmp_path / "out") == bytes_of(SAMPLE / name)


def test_the_records_hold_the_same_facts_as_the_folder(practice: models.Practice) -> None:
    imported = bring_in(practice, SAMPLE / "northlight")
    read = importers.read_folder(SAMPLE / "northlight")
    assert shelves.take_out_history(imported.client) == read.history
    assert imported.new_messages == len(read.history.messages) > 50


def test_importing_twice_changes_nothing(practice: models.Practice) -> None:
    first = bring_in(practice, SAMPLE / "northlight")
    lines = models.JournalLine.objects.count()
    rows = list(first.client.messages.values_list("id", "fact_id"))
    again = bring_in(practice, SAMPLE / "northlight")
    assert (again.new, again.changed, again.new_messages) == (False, False, 0)
    assert list(again.client.messages.values_list("id", "fact_id")) == rows
    assert models.JournalLine.objects.count() == lines


def test_a_changed_fact_is_exported_and_the_original_is_kept(practice: models.Practice, tmp_path: Path) -> None:
    client = bring_in(practice, SAMPLE / "northlight").client
    client.deliverables.filter(title="Autumn catalogue").update(state="will not be done")
    folders.export_folder(client, tmp_path / "out", today=TODAY)
    written = client_folder.read_books(tmp_path / "out").history
    assert {d.title: d.state for d in written.deliverables}["Autumn catalogue"] == "will not be done"
    kept = tmp_path / "out" / folders.SUPERSEDED / "client.toml"
    assert kept.read_bytes() == (SAMPLE / "northlight" / "client.toml").read_bytes()
    assert (tmp_path / "out" / "invoices.csv").read_bytes() == (
        SAMPLE / "northlight" / "invoices.csv"
    ).read_bytes()


def test_pulses_and_notes_travel_with_the_folder(practice: models.Practice, tmp_path: Path) -> None:
    client = bring_in(practice, SAMPLE / "northlight").client
    client.own_notes.create(day=TODAY, author="sam", text="Asked Ada for a call.")
    client.pulses.create(day=TODAY, score=2, note="Tired of this")
    folders.export_folder(client, tmp_path / "out", today=TODAY)
    client.delete()
    again = bring_in(practice, tmp_path / "out").client
    assert list(again.own_notes.values_list("author", "text")) == [("sam", "Asked Ada for a call.")]
    assert list(again.pulses.values_list("score", "note")) == [(2, "Tired of this")]


def test_bad_rows_are_remembered_and_exported_as_they_were(practice: models.Practice, tmp_path: Path) -> None:
    shutil.copytree(SAMPLE / "northlight", tmp_path / "in")
    with (tmp_path / "in" / "payments.csv").open("a") as out:
        out.write("2026-14,not a day,12.00,GBP,\n")
    imported = bring_in(practice, tmp_path / "in")
    assert imported.client.unusable.filter(kind="row", place="payments.csv").count() == 1
    folders.export_folder(imported.client, tmp_path / "out", today=TODAY)
    assert bytes_of(tmp_path / "out") == bytes_of(tmp_path / "in")


def test_an_export_never_writes_over_something(practice: models.Practice, tmp_path: Path) -> None:
    client = bring_in(practice, SAMPLE / "northlight").client
    (tmp_path / "there.txt").write_text("mine")
    with pytest.raises(GoodtermsError, match="is not empty"):
        folders.export_folder(client, tmp_path, today=TODAY)


def test_a_broken_folder_changes_nothing(practice: models.Practice, tmp_path: Path) -> None:
    (tmp_path / "client.toml").write_text("[client]\nnam = 'x'\n")
    with pytest.raises(GoodtermsError, match="nam"):
        bring_in(practice, tmp_path)
    assert models.Client.objects.count() == 0


def test_the_sample_practice_opens_and_goes(db: None) -> None:
    owner = User.objects.create_user("sam")
    sample = practices.load_sample(owner, now=NOW)
    assert sample.clients.count() == 6
    assert sample.frozen_today == practices.SAMPLE_TODAY
    assert journal.check(sample) == 7
    practices.remove_practice(sample)
    assert models.Client.objects.count() == 0
    assert models.Message.objects.count() == 0


def test_a_journal_line_that_was_changed_shows(practice: models.Practice) -> None:
    bring_in(practice, SAMPLE / "northlight")
    assert journal.check(practice) == 2
    models.JournalLine.objects.filter(number=1).update(says="Nothing happened.")
    with pytest.raises(GoodtermsError, match="Line 1 of the journal"):
        journal.check(practice)


def test_a_practice_comes_out_and_goes_in_again(db: None, tmp_path: Path) -> None:
    owner = User.objects.create_user("sam")
    sample = practices.load_sample(owner, now=NOW)
    practices.keep_rates(sample, b"# mine\n")
    practices.export_practice(sample, tmp_path / "out", today=TODAY)
    other = practices.open_practice("Other", owner, now=NOW)
    practices.import_practice(other, tmp_path / "out", actor="sam", now=NOW)
    assert practices.rates_file(other).read_bytes() == b"# mine\n"
    for client in sample.clients.all():
        twin = other.clients.get(slug=client.slug)
        assert shelves.take_out_history(twin) == shelves.take_out_history(client)
