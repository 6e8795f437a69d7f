"""Which message answers which, where years of mail stand in one thread."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from goodterms.facts import Direction
from goodterms.health import assess
from goodterms.health.calendar import Calendar
from goodterms.health.pairing import Dated, pairs, unanswered
from tests.health.clients import FIRST, Book

CALENDAR = Calendar("GB", None, "Europe/London", ("mon", "tue", "wed", "thu", "fri"))


class Thread:
    """Mail under one subject, day by day (0 is a Monday)."""

    def __init__(self) -> None:
        self.book = Book()

    def say(self, day: int, text: str, answers: str | None = None, side: Direction = "out") -> str:
        on = FIRST + timedelta(days=day)
        self.book.mail(on, text, ours=side == "out", thread="work")
        *before, last = self.book.history.messages
        name = f"{last.id}@example"
        written = replace(last, message_id=name, in_reply_to=answers)
        self.book.history = replace(self.book.history, messages=(*before, written))
        return name

    def hear(self, day: int, text: str, answers: str | None = None) -> str:
        return self.say(day, text, answers, "in")

    @property
    def dated(self) -> list[Dated]:
        return [(m.sent_at, m) for m in self.book.history.messages if m.sent_at is not None]

    def waits(self) -> list[tuple[int, int]]:
        """The day of each question and that of its answer."""
        return [(_day(one.asked_at), _day(one.answered_at)) for one in pairs(self.dated, (), CALENDAR)]

    def open(self) -> list[int]:
        return [_day(at) for at, _ in unanswered(self.dated, CALENDAR)]


def _day(at: datetime) -> int:
    return (at.date() - FIRST).days


def test_each_answer_belongs_to_the_question_that_it_names() -> None:
    mail = Thread()
    first = mail.say(0, "Which of the two covers do you prefer?")
    second = mail.say(3, "And may I order the paper?")
    mail.hear(4, "Order it.", second)
    mail.hear(11, "The blue one.", first)
    assert mail.waits() == [(3, 4), (0, 11)]
    assert mail.open() == []


def test_a_remark_about_something_else_is_no_answer() -> None:
    mail = Thread()
    old = mail.say(0, "Which of the two covers do you prefer?")
    mail.hear(1, "The blue one.", old)
    asked = mail.say(7, "When can you send the texts?")
    mail.hear(8, "One more thing about the cover: keep the margin.", old)
    assert mail.waits() == [(0, 1)]
    assert mail.open() == [7]
    mail.hear(21, "Here they are.", asked)
    assert mail.waits() == [(0, 1), (7, 21)]
    assert mail.open() == []


def test_a_question_and_its_reminder_count_from_the_first() -> None:
    mail = Thread()
    mail.say(0, "When can you send the texts?")
    again = mail.say(8, "Any news of the texts?")
    assert mail.open() == [0]
    mail.hear(9, "Here they are.", again)
    assert mail.waits() == [(0, 9)]
    assert mail.open() == []


def test_a_second_question_of_the_same_week_is_no_reminder() -> None:
    mail = Thread()
    mail.say(0, "When can you send the texts?")
    other = mail.say(4, "Is the address in the footer right?")
    mail.hear(4, "It is.", other)
    assert mail.waits() == [(4, 4)]


def test_in_a_long_thread_only_what_asks_waits() -> None:
    mail = Thread()
    for day in range(0, 140, 7):
        mail.hear(day + 1, "The first.", mail.say(day, "Which of the two?"))
    draft = mail.say(140, "Here is the draft with your corrections, the next part follows on Thursday.")
    mail.hear(160, "A new idea: could we print postcards?", draft)
    assert mail.waits()[-1] == (133, 134)
    asked = mail.say(161, "Please send me the texts.")
    mail.hear(170, "Here they are.", asked)
    assert mail.waits()[-1] == (161, 170)


def test_a_short_thanks_waits_for_nothing_and_hides_nothing() -> None:
    mail = Thread()
    mail.say(0, "When can you send the texts?")
    thanks = mail.say(1, "Thanks for the pictures, got them.")
    mail.hear(9, "The texts are here.", thanks)
    thanks = mail.say(9, "Thank you, will do.")
    mail.hear(40, "A new idea: could we print postcards?", thanks)
    assert mail.waits() == [(0, 9)]


def test_without_names_the_thread_decides() -> None:
    mail = Thread()
    mail.say(0, "Which of the two covers do you prefer?")
    mail.hear(2, "The blue one.")
    mail.say(7, "When can you send the texts?")
    mail.hear(9, "Here they are.", "a-message-that-is-not-here@example")
    assert mail.waits() == [(0, 2), (7, 9)]


def test_slow_answers_under_one_subject_are_seen() -> None:
    """A question each Monday for a year, all in one thread. From autumn on each answer names a question of a week
    and a half before, while quick remarks go on."""
    mail, today = Thread(), date(2025, 12, 19)
    answers: list[tuple[int, str, str | None]] = []
    for week in range(50):
        day = 7 * week
        asked = mail_id = f"q{week}"
        answers.append((day, "out Which of the two do you prefer?", mail_id))
        slow = week >= 38
        answers.append((day + (10 if slow else 1), f"in The first. {week}", asked))
        answers.append((day + 2, f"in A remark beside it. {week}", "q0"))
    names: dict[str, str] = {}
    for day, text, about in sorted(answers, key=lambda one: one[0]):
        side, words = text.split(" ", 1)
        if side == "out":
            names[str(about)] = mail.say(day, words)
        else:
            mail.hear(day, words, names[str(about)])
    health = assess(mail.book.history.until(today), today, None, None)
    (slower,) = [one for one in health.evidence if one.signal == "reply_time"]
    assert slower.moved
    assert slower.since == FIRST + timedelta(weeks=38)
    assert "it was 1 day" in slower.says
    by_thread = replace(
        mail.book.history, messages=tuple(replace(m, in_reply_to=None) for m in mail.book.history.messages)
    )
    assert not [e for e in assess(by_thread, today, None, None).evidence if e.signal == "reply_time" and e.moved]
