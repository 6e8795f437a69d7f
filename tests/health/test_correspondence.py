"""Mail that fades is a sign, where nobody expected it to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from goodterms.facts import Deliverable
from goodterms.health import Health, assess
from goodterms.health.finished import says_finished
from goodterms.health.signals import SIGNALS
from tests.health.clients import Book, good_year, monday_after
from tests.health.test_signals import less_mail


def answer(book: Book, today: date) -> Health:
    return assess(book.history, today, None, book.readings)


def signals(book: Book, today: date) -> set[str]:
    return {one.signal for one in answer(book, today).evidence}


def test_mail_that_fades_to_once_a_month_is_a_drift() -> None:
    book, today = less_mail()
    found = answer(book, today)
    (fading,) = found.evidence
    assert found.condition == "drifting"
    assert fading.says == "They write on one day a month; it was 4."
    assert fading.source.startswith("mail.mbox:")
    assert found.since is not None
    assert abs((found.since - monday_after(52)).days) <= 14


def test_it_decides_nothing_where_the_hours_go_on() -> None:
    book, today = less_mail(books=True)
    found = answer(book, today)
    assert [(one.signal, one.weight, one.moved) for one in found.evidence] == [("correspondence", -3, False)]
    assert found.condition == "steady"


def test_a_holiday_is_too_short_to_say() -> None:
    book, _ = less_mail(stops=True)
    book.asked(monday_after(58), 0).asked(monday_after(59), 0).asked(monday_after(60), 0)
    assert "correspondence" not in signals(book, monday_after(58))
    assert "correspondence" not in signals(book, monday_after(61))


def test_where_nobody_writes_any_more_the_work_rests() -> None:
    book, today = less_mail(stops=True)
    assert "correspondence" not in signals(book, today)


def test_who_writes_as_before_again_has_come_back() -> None:
    book, today = less_mail()
    assert "correspondence" in signals(book, today)
    for week in range(67, 75):
        book.asked(monday_after(week), 1)
    assert "correspondence" not in signals(book, monday_after(75))


def test_the_same_quiet_time_as_last_year_is_a_season() -> None:
    book = Book()
    quiet = [week % 52 in range(20, 34) and week % 4 != 0 for week in range(104)]
    for week in range(104):
        if not quiet[week]:
            book.asked(monday_after(week), 1)
    assert "correspondence" not in signals(book, monday_after(84))


@pytest.mark.parametrize(
    "says",
    [
        "The website is now live, thank you for everything.",
        "We pause until March.",
        "Here is what I owe you, I take it this was the final invoice?",
    ],
)
def test_what_was_said_to_end_or_rest_does_not_fade(says: str) -> None:
    book, today = less_mail(says=says)
    assert "correspondence" not in signals(book, today)


def test_what_was_delivered_and_accepted_does_not_fade() -> None:
    book, today = less_mail()
    done = Deliverable("Catalogue", delivered_on=monday_after(50), accepted_on=monday_after(51), state="accepted")
    book.history = replace(book.history, deliverables=(done,))
    assert "correspondence" not in signals(book, today)
    owed = Deliverable("Second catalogue", due_on=monday_after(70), state="in progress")
    book.history = replace(book.history, deliverables=(done, owed))
    assert "correspondence" in signals(book, today)


def test_kind_words_beside_it_never_speak_against_them() -> None:
    book, today = less_mail()
    before = answer(book, today).score
    for week in range(0, 52, 3):
        book.mail(monday_after(week) + timedelta(days=4), "The best sheet so far.", "praise")
    assert answer(book, today).score >= before


def test_less_mail_is_one_kind_with_less_work() -> None:
    kinds = {signal.name: signal.kind for signal in SIGNALS}
    assert kinds["correspondence"] == kinds["work_volume"]


@pytest.mark.parametrize(
    ("text", "finished"),
    [
        ("The project is complete from our side.", True),
        ("With this the whole job is done.", True),
        ("Attached is my final invoice.", True),
        ("Shall we wrap this up next week?", True),
        ("The site went live this morning.", True),
        ("Das Projekt ist abgeschlossen, vielen Dank.", True),
        ("Page two is finished, page three follows.", False),
        ("When will the project be complete?", False),
        ("Your last mail was helpful.", False),
    ],
)
def test_what_says_that_the_work_is_finished(text: str, finished: bool) -> None:
    assert says_finished(text) is finished


def test_a_quiet_client_with_enough_mail_is_steady() -> None:
    assert signals(good_year(), monday_after(52)) == set()
