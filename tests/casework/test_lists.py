"""What lists are drawn from: questions put into SQL once, counts that are kept, the journal in pages."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.office import SAMPLE

from goodterms import facts
from goodterms.casework import answers, due, folders, heard, journal, look, practices, tally
from goodterms.errors import GoodtermsError
from goodterms.records import filing, models, shelves
from goodterms.records.standing import Standing

NOW = datetime(2026, 6, 15, 9, tzinfo=UTC)
TODAY = date(2026, 6, 15)


@pytest.fixture
def practice(db: None) -> models.Practice:
    return practices.open_practice("Reed & Rye", User.objects.create_user("sam"), now=NOW)


@pytest.fixture
def three(practice: models.Practice) -> models.Practice:
    for slug, name, rank in (("ada", "Ada 100%", 210), ("bo", "Bo_Books", 320), ("cy", "Cy", 450)):
        row = models.Client(practice=practice, slug=slug, rank=rank, condition="steady")
        people = (facts.Person(f"Person of {name}"), facts.Person(f"Ílse {name}"))
        shelves.file_history(row, facts.History(facts.Client(name, people=people)))
    return practice


def names(practice: models.Practice, **asked: str) -> list[str]:
    return [line.slug for line in look.clients(practice, **asked).lines]


def test_a_list_is_asked_with_other_values_each_time(three: models.Practice) -> None:
    assert names(three) == ["ada", "bo", "cy"]
    assert names(three, search="CY") == ["cy"]
    assert names(three, search="íLSE cy") == ["cy"]
    assert names(three, search="person of b") == ["bo"]
    assert names(three, search="%") == ["ada"]
    assert names(three, search="_") == ["bo"]
    assert names(three, search="%' or 1=1 --") == []
    assert names(three, after="210.ada") == ["bo", "cy"]
    assert names(three, condition="steady", after="320.bo") == ["cy"]
    assert names(three, condition="strained") == []
    other = practices.open_practice("Other", User.objects.get(), now=NOW)
    assert names(other) == []


def test_one_of_many_people_is_found(three: models.Practice) -> None:
    people = tuple(facts.Person(f"Person number {n}") for n in range(60))
    row = models.Client(practice=three, slug="large", rank=480)
    shelves.file_history(row, facts.History(facts.Client("Large", people=people)))
    assert len(row.findable) == filing.FINDABLE
    assert names(three, search="number 59") == ["large"]
    assert names(three, search="number 61") == []


def test_a_value_that_is_lost_on_the_way_is_a_bug(db: None) -> None:
    lost = Standing(lambda one, two: models.Client.objects.filter(practice=one).values_list("slug"), int, int)
    with pytest.raises(ValueError, match="does not reach"):
        lost.ask(1, 2)


def test_conditions_are_counted_once_until_a_client_changes(three: models.Practice) -> None:
    assert tally.conditions(three)["steady"] == 3
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert tally.conditions(three)["steady"] == 3
    assert len(asked) == 1
    folders.import_folder(three, SAMPLE / "osprey-trail", actor="sam", now=NOW)
    assert sum(tally.conditions(three).values()) == 4
    client = models.Client.objects.get(slug="osprey-trail")
    answers.health_of(client, TODAY)
    client.refresh_from_db()
    assert tally.conditions(three)[client.condition] >= 1
    assert tally.conditions(three)["unknown"] == 0


def test_a_change_makes_the_kept_count_old(three: models.Practice) -> None:
    tally.conditions(three)
    shelves.note_change(three.pk)
    row = models.Tally.objects.get(practice=three)
    assert row.changes != row.counted_at
    tally.conditions(three)
    row.refresh_from_db()
    assert row.changes == row.counted_at


def test_today_takes_kept_advice_and_looks_again_on_another_day(practice: models.Practice, tmp_path: Path) -> None:
    client = folders.import_folder(practice, SAMPLE / "calder-foods", actor="sam", now=NOW).client
    document = answers.health_of(client, TODAY)
    (line,) = look.clients_in_need(practice, TODAY)
    assert (line.step, line.says) == (document["advice"]["step"], document["advice"]["says"])
    (later,) = look.clients_in_need(practice, date(2026, 6, 16))
    assert (later.slug, later.step) == (line.slug, "")
    models.Client.objects.filter(pk=client.pk).update(facts_version=99)
    assert look.clients_in_need(practice, TODAY)[0].step == ""


def test_todays_questions_answer_with_days_and_moments(practice: models.Practice) -> None:
    row = models.Client.objects.create(
        practice=practice, slug="ada", name="Ada", due_on=TODAY, due={"kind": "step", "what": "talk"}
    )
    assert [(one.slug, one.on) for one in due.due_now(practice, TODAY)] == [("ada", TODAY)]
    assert due.due_now(practice, date(2026, 6, 1)) == []
    link = models.PortalLink.objects.create(client=row, token_digest="d", expires_at=NOW)
    word = models.PortalWord.objects.create(link=link, kind="word")
    assert [one.at for one in heard.words_since(practice, NOW)] == [word.at]
    assert heard.lost_letters(practice) == heard.answers_since(practice, NOW) == []
    assert heard.letters_waiting(practice) == 0


def test_the_journal_is_compared_page_by_page_and_as_a_whole(practice: models.Practice) -> None:
    for number in range(5):
        journal.write_down(practice, None, actor="sam", verb="note", says=f"Line {number}.", now=NOW)
    assert [line.number for line in journal.newest(practice, None, 3)] == [6, 5, 4]
    assert [line.number for line in journal.newest(practice, 4, 3)] == [3, 2, 1]
    assert journal.check(practice) == 6
    models.JournalLine.objects.filter(number=2).update(says="Other.")
    assert [line.number for line in journal.newest(practice, None, 3)] == [6, 5, 4]
    with pytest.raises(GoodtermsError, match="Line 2 "):
        journal.newest(practice, 4, 3)
    with pytest.raises(GoodtermsError, match="Line 2 "):
        journal.check(practice)
