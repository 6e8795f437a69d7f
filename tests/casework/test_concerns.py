"""Concerns in a folder and in the office: each is kept once, and what is taken out stays out."""

from __future__ import annotations

import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from tests.office import SAMPLE

from goodterms.casework import folders, practices, talks
from goodterms.facts import RaisedConcern
from goodterms.records import models

NOW = datetime(2026, 6, 15, 9, tzinfo=UTC)
TODAY = date(2026, 6, 15)
HEAD = "raised_on,about,agreed,follow_up_on,outcome,outcome_on,note\n"
REPLIES = "2026-05-04,replies,two days,2026-05-25,,,\n"
CALLS = "2026-05-04,replies,a call on Mondays,2026-05-25,,,\n"


@pytest.fixture
def practice(db: None) -> models.Practice:
    return practices.open_practice("Reed & Rye", User.objects.create_user("sam"), now=NOW)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SAMPLE / "northlight", tmp_path / "northlight"))


def bring_in(practice: models.Practice, folder: Path, *rows: str) -> models.Client:
    (folder / "concerns.csv").write_text(HEAD + "".join(rows))
    return folders.import_folder(practice, folder, actor="sam", now=NOW).client


def kept(client: models.Client) -> list[tuple[str, str | None]]:
    return list(client.concerns.order_by("position").values_list("agreed", "outcome"))


def test_two_concerns_of_one_day_with_one_subject_stay_two(practice: models.Practice, folder: Path) -> None:
    client = bring_in(practice, folder, REPLIES, CALLS)
    assert kept(client) == [("two days", None), ("a call on Mondays", None)]
    assert not folders.import_folder(practice, folder, actor="sam", now=NOW).changed
    client = bring_in(practice, folder, CALLS, REPLIES.replace(",,,", ",better,2026-05-26,"))
    assert sorted(kept(client), key=str) == [("a call on Mondays", None), ("two days", "better")]


def test_a_row_taken_out_of_the_folder_leaves_the_office(practice: models.Practice, folder: Path) -> None:
    bring_in(practice, folder, REPLIES, CALLS)
    assert kept(bring_in(practice, folder, CALLS)) == [("a call on Mondays", None)]
    assert kept(bring_in(practice, folder)) == []


def test_a_folder_without_the_file_says_nothing_about_concerns(practice: models.Practice, folder: Path) -> None:
    bring_in(practice, folder, REPLIES)
    (folder / "concerns.csv").unlink()
    assert kept(folders.import_folder(practice, folder, actor="sam", now=NOW).client) == [("two days", None)]


def test_what_became_known_in_the_office_is_not_taken_out(practice: models.Practice, folder: Path) -> None:
    client = bring_in(practice, folder, REPLIES)
    talks.keep(client, RaisedConcern(TODAY, "tone"), actor="sam", now=NOW)
    number = client.concerns.get(about="replies").pk
    talks.turned_out(client, number, "better", "", today=TODAY, actor="sam", now=NOW)
    assert kept(bring_in(practice, folder)) == [("two days", "better"), ("", None)]


def test_a_row_taken_out_of_an_exported_folder_stays_out(practice: models.Practice, folder: Path) -> None:
    client = bring_in(practice, folder)
    talks.keep(client, RaisedConcern(TODAY, "tone", "a pause"), actor="sam", now=NOW)
    talks.keep(client, RaisedConcern(TODAY, "tone", "no calls"), actor="sam", now=NOW)
    out = folders.export_folder(client, folder.parent / "out", today=TODAY)
    assert not folders.import_folder(practice, out, actor="sam", now=NOW).new
    assert kept(client) == [("a pause", None), ("no calls", None)]
    rows = (out / "concerns.csv").read_text().splitlines(keepends=True)
    (out / "concerns.csv").write_text("".join(row for row in rows if "a pause" not in row))
    assert kept(folders.import_folder(practice, out, actor="sam", now=NOW).client) == [("no calls", None)]


def test_two_changes_at_the_same_time_both_count(practice: models.Practice, folder: Path) -> None:
    client = bring_in(practice, folder)
    same = models.Client.objects.get(pk=client.pk)
    before = client.facts_version
    talks.keep(client, RaisedConcern(TODAY, "tone"), actor="sam", now=NOW)
    talks.keep(same, RaisedConcern(TODAY, "replies"), actor="sam", now=NOW)
    client.refresh_from_db()
    assert client.facts_version == before + 2
