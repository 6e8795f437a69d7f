"""The plan of a handover: checklists, access, people, days, and what is not known."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import goodterms
from goodterms import handover
from goodterms.errors import GoodtermsError
from goodterms.facts import Access, Client, History, Person, Source
from goodterms.handover import TRADES, checklist_for
from goodterms.handover.secrets import PATTERNS, SecretPattern, secret_in
from goodterms.importers import read_folder
from goodterms.importers.client_folder import ClientFolder, read_books
from goodterms.workdays import WorkingDays

SAMPLE = Path(goodterms.__file__).parent / "sample" / "reed-and-rye"
TODAY, ENDS_ON = date(2026, 6, 15), date(2026, 7, 31)


@pytest.fixture(scope="module")
def northlight() -> ClientFolder:
    return read_books(SAMPLE / "northlight")


@pytest.fixture(scope="module")
def made(northlight: ClientFolder) -> handover.Plan:
    return handover.plan(northlight.history, northlight.practice, ENDS_ON, TODAY)


@pytest.mark.parametrize("trade", TRADES)
def test_each_checklist_is_complete(trade: str) -> None:
    checklist = checklist_for(trade)
    keys = [task.key for task in checklist.tasks]
    assert checklist.trade == trade
    assert len(keys) == len(set(keys)) >= 15
    assert len(checklist.knowledge) >= 5
    for task in checklist.tasks:
        assert task.title
        assert task.proof
        assert task.lead >= 1
        assert set(task.after) <= set(keys)
        assert (task.hours > 0) or task.owner in ("client", "successor") or task.key == "support-ends"


@pytest.mark.parametrize("trade", TRADES)
@pytest.mark.parametrize("ends_on", [date(2026, 6, 15), date(2026, 6, 26), date(2026, 9, 30), date(2027, 1, 2)])
def test_each_trade_can_be_planned_for_any_end(trade: str, ends_on: date) -> None:
    history = History(Client("Somebody", country="GB", trade=trade))
    plan = handover.plan(history, None, ends_on, TODAY)
    by_key = {task.key: task for task in plan.tasks}
    days = WorkingDays.of(history.client)
    for task in plan.tasks:
        assert TODAY <= task.start_on <= task.due_on
        assert days.is_working(task.due_on)
        assert all(by_key[key].due_on < task.start_on for key in task.after)
    assert plan.fits == (not plan.slips) == (plan.earliest_end_on is None)
    if plan.earliest_end_on is not None:
        assert handover.plan(history, None, plan.earliest_end_on, TODAY).fits
        assert not handover.plan(history, None, days.shifted(plan.earliest_end_on, -1), TODAY).fits


def test_the_sample_fits_and_ends_in_time(made: handover.Plan) -> None:
    assert made.fits
    assert made.trade == "design"
    late = [task.key for task in made.tasks if task.due_on > ENDS_ON]
    assert late == ["access-1-rotate", "access-3-rotate", "support-ends"]


def test_access_days_of_the_folder_are_kept(made: handover.Plan) -> None:
    by_title = {task.title: task for task in made.tasks}
    assert by_title["Transfer northlight.example to the client"].due_on == date(2026, 7, 17)
    assert by_title["Transfer northlight.example to the client"].because == "access.csv:2"
    assert not any("Severn Litho customer" in title for title in by_title)


def test_people_are_told_in_order_and_outsiders_hear_no_reasons(made: handover.Plan) -> None:
    assert [note.role for note in made.stakeholders] == ["sponsor", "day-to-day", "billing", "stakeholder"]
    assert [note.tell_on for note in made.stakeholders] == sorted(note.tell_on for note in made.stakeholders)
    assert made.stakeholders[-1].needs == "The yes of Ada Lindqvist"


def test_days_after_the_end_and_renewals_are_named(made: handover.Plan) -> None:
    assert [(day.on, day.says) for day in made.after_the_end] == [
        (date(2026, 9, 11), "Showroom signage was promised for this day.")
    ]
    assert [(r.system, r.paid_by) for r in made.renewals][:1] == [("northlight.example", "Ada")]
    assert made.support
    assert made.support.price == "GBP 85.00 an hour"


def test_less_time_draws_the_checklist_together_and_too_little_slips(northlight: ClientFolder) -> None:
    shorter = handover.plan(northlight.history, northlight.practice, date(2026, 7, 17), TODAY)
    none = handover.plan(northlight.history, northlight.practice, date(2026, 6, 17), TODAY)
    assert len(none.slips) > len(shorter.slips)
    assert none.earliest_end_on is not None
    assert handover.plan(northlight.history, northlight.practice, none.earliest_end_on, TODAY).fits


def test_a_day_that_is_past_is_late_whatever_the_end(northlight: ClientFolder) -> None:
    past = Access(
        "Newsletter", "account", "Reed & Rye", "transfer", date(2026, 6, 1), source=Source("access.csv", 9)
    )
    history = replace(northlight.history, access=(past,))
    plan = handover.plan(history, northlight.practice, ENDS_ON, TODAY)
    assert (plan.fits, plan.earliest_end_on) == (False, None)
    assert "Transfer Newsletter to the client" in {task.title for task in plan.slips}


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.name)
def test_secrets_are_noticed_and_plain_words_are_not(pattern: SecretPattern) -> None:
    for text in pattern.caught:
        assert secret_in(text) is not None, text
    for text in pattern.left_alone:
        assert secret_in(text) is None, text


def test_a_secret_in_the_list_is_refused_and_not_repeated(northlight: ClientFolder) -> None:
    leaky = Access("Hosting", "account", note="password: hunter2x", source=Source("access.csv", 9))
    history = replace(northlight.history, access=(*northlight.history.access, leaky))
    with pytest.raises(GoodtermsError) as refusal:
        handover.plan(history, None, ENDS_ON, TODAY)
    assert refusal.value.code == "access.secret"
    assert refusal.value.where == "access.csv:9"
    assert "hunter2x" not in str(refusal.value)
    assert "vault" in refusal.value.hint


def test_no_row_of_the_sample_looks_like_a_secret() -> None:
    for folder in SAMPLE.iterdir():
        if folder.is_dir():
            handover.plan(read_books(folder).history, None, ENDS_ON, TODAY)


def test_nothing_known_is_said_not_guessed() -> None:
    plan = handover.plan(History(Client("Nobody")), None, ENDS_ON, TODAY)
    assert {unknown.what for unknown in plan.unknown} == {"people", "access", "holidays"}
    assert plan.support is not None
    assert plan.support.price == ""


def test_a_year_mistyped_is_refused() -> None:
    with pytest.raises(GoodtermsError, match="three years"):
        handover.plan(History(Client("Nobody")), None, date(2062, 7, 31), TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "northlight-studio-website-2024-final",
        "arn:aws:iam::123456789012:user/sam",
        "UA-12345678-1",
        "6fa459ea-ee8a-3ca4-894e-db77e160355e",
        "commit 3f786850e387550fdab836ed7e6dc881de23001b",
        "https://drive.example/folders/1AbCdEfGhIjKlMnOpQrStUvWxYz012345",
        "41 GB; paid until 30 September",
    ],
)
def test_names_and_numbers_of_accounts_are_no_secrets(text: str) -> None:
    assert secret_in(text) is None


@pytest.mark.parametrize("text", ["k3J9x2LmQ8vT5nB7wZ1cR4yH", "token 9f8b7c6d5e4f3a2b1c0d9e8f7a6b5c4d"])
def test_long_words_drawn_by_lot_are(text: str) -> None:
    assert secret_in(text) is not None


def test_a_person_without_a_name_breaks_nothing() -> None:
    history = History(Client("Somebody", people=(Person("", role="sponsor"),)))
    assert len(handover.plan(history, None, ENDS_ON, TODAY).stakeholders) == 1


def test_who_writes_often_and_is_not_listed_is_named() -> None:
    books = read_folder(SAMPLE / "calder-foods")
    nobody = replace(books.history, client=replace(books.history.client, people=()))
    named = {u.what for u in handover.plan(nobody, books.practice, ENDS_ON, TODAY).unknown}
    addresses = {address for person in books.history.client.people for address in person.emails}
    assert named & addresses
    assert not named & set(books.practice.emails if books.practice else ())


def test_after_a_severance_nobody_is_met_and_what_is_theirs_goes_back_soon(northlight: ClientFolder) -> None:
    plan = handover.plan(northlight.history, northlight.practice, TODAY, TODAY, severed=True)
    assert plan.fits
    assert plan.stakeholders == ()
    assert plan.support is None
    assert not any(task.call for task in plan.tasks)
    keys = {task.key for task in plan.tasks}
    assert not any(key.startswith(("tell-", "work-")) for key in keys)
    assert {"letter", "evidence", "final-invoice"} <= keys
    letter = next(task for task in plan.tasks if task.key == "letter")
    bundle = next(task for task in plan.tasks if task.key == "bundle")
    assert letter.due_on == TODAY
    assert bundle.due_on <= date(2026, 6, 22)
    assert handover.plan(northlight.history, None, date(2026, 5, 1), TODAY, severed=True).fits


def test_who_has_no_role_is_the_one_the_work_is_done_for_where_there_is_no_sponsor() -> None:
    people = (Person("Bo Ek", role="billing"), Person("Jo Weiß"), Person("Al Roe"))
    notes = handover.plan(History(Client("Café", people=people)), None, ENDS_ON, TODAY).stakeholders
    assert [(note.name, note.role) for note in notes] == [
        ("Jo Weiß", "sponsor"),
        ("Bo Ek", "billing"),
        ("Al Roe", None),
    ]
    assert all("undersigned" not in note.note and "We no longer" not in note.note for note in notes)
    assert notes[2].note.startswith("Dear Al,\n\nAfter 31 July 2026, I no longer work for Café.")
    assert notes[2].by_name == "you, or Jo Weiß"


def test_each_person_is_told_on_one_day_in_all_papers(northlight: ClientFolder) -> None:
    for ends_on in (ENDS_ON, date(2026, 6, 19), date(2026, 6, 1)):
        plan = handover.plan(northlight.history, northlight.practice, ends_on, TODAY)
        told = {task.title.removeprefix("Tell "): task for task in plan.tasks if task.key.startswith("tell-")}
        assert all(told[note.name].due_on >= note.tell_on for note in plan.stakeholders)
        if ends_on >= TODAY:
            assert {name: task.due_on for name, task in told.items()} == {
                note.name: note.tell_on for note in plan.stakeholders
            }


@pytest.mark.parametrize("trade", TRADES)
def test_a_checklist_speaks_to_both_sides(trade: str) -> None:
    """Its steps stand in the letter to the client, where “you” would be the client."""
    for task in checklist_for(trade).tasks:
        assert not re.search(r"\byou(?:r|rs)?\b", f"{task.title} {task.proof}", re.I), task.title


@pytest.mark.parametrize(("hours", "ends_on"), [(2, date(2026, 6, 26)), (4, date(2026, 7, 10))])
def test_the_first_last_day_that_fits_is_the_first(northlight: ClientFolder, hours: int, ends_on: date) -> None:
    """It is found by halving; here each day before it is tried too."""
    found = handover.plan(northlight.history, northlight.practice, ends_on, TODAY, Decimal(hours)).earliest_end_on
    assert found is not None
    days = WorkingDays.of(northlight.practice, northlight.history.client).between(ends_on, found)
    fits = [handover.plan(northlight.history, northlight.practice, d, TODAY, Decimal(hours)).fits for d in days]
    assert fits == [day == found for day in days]


def test_500_tasks_are_planned_in_less_than_100_ms() -> None:
    rows = tuple(Access(f"System {n}", "account", "Reed", "transfer") for n in range(240))
    history = History(Client("Many", country="GB", trade="design"), access=rows)
    handover.plan(history, None, ENDS_ON, TODAY, Decimal(200))  # the holidays are loaded
    started = time.process_time()
    assert len(handover.plan(history, None, ENDS_ON, TODAY, Decimal(200)).tasks) > 500
    assert time.process_time() - started < 0.1
