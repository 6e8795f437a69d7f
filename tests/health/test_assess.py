"""Conditions, advice, and the laws that an answer keeps."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

import pytest
from benchmarks.clients.live import PRACTICE, live
from benchmarks.clients.oracle import readings
from benchmarks.clients.story import NAMES, Name, tell
from hypothesis import example, given, settings
from hypothesis import strategies as st

from goodterms.facts import History
from goodterms.health import Health, assess, replay, turns
from goodterms.health.signals.apology import apologises
from tests.health.clients import Book, good_year, monday_after
from tests.health.test_signals import SPEAKING

_Fact = TypeVar("_Fact")


def answer(book: Book, today: date) -> Health:
    return assess(book.history, today, None, book.readings)


def test_a_good_year_is_steady() -> None:
    found = answer(good_year(), monday_after(52))
    assert (found.condition, found.score, found.since, found.evidence) == ("steady", 80, None, ())
    assert found.advice.step == "watch"


def test_three_mails_are_too_little() -> None:
    found = answer(good_year(3, hours=3), monday_after(3))
    assert found.condition == "unknown"
    assert found.advice.step == "watch"


def test_one_kind_that_moves_is_drifting_and_two_are_strained() -> None:
    book, today = SPEAKING["reply_time"]()
    assert answer(book, today).condition == "drifting"
    for week in range(53, 58):
        book.mail(monday_after(week), "Could you also do the menus?", "scope_request")
    found = answer(book, today)
    assert found.condition == "strained"
    assert found.since is not None
    assert abs((found.since - monday_after(53)).days) <= 7


def test_an_insult_asks_whether_to_sever() -> None:
    book, today = SPEAKING["insult"]()
    found = answer(book, today)
    assert found.condition == "untenable"
    assert found.advice.step == "sever"
    assert found.advice.says.endswith("?")
    assert found.evidence[found.advice.because[0]].quote == "You are a useless clown."


@pytest.mark.parametrize("label", ["threat_legal", "threat_nonpayment"])
def test_a_threat_about_law_or_money_leads_to_an_end_in_order(label: str) -> None:
    book = good_year().mail(monday_after(52), "Or you hear from my lawyer.", label)
    found = answer(book, monday_after(53))
    assert (found.condition, found.advice.step) == ("untenable", "end")


def test_a_reading_that_is_not_sure_decides_nothing() -> None:
    book, today = SPEAKING["insult"]()
    hurt = book.history.messages[-1].id
    book.readings[hurt] = replace(book.readings[hurt], probabilities={"insult": 0.7})
    found = answer(book, today)
    assert (found.condition, found.advice.step) == ("steady", "watch")
    assert found.evidence[0].says == "This can be read as an insult. Read it yourself."


def test_a_doubtful_reading_counts_where_other_hard_words_stand_beside_it() -> None:
    book, today = SPEAKING["insult"]()
    hurt = book.history.messages[-1].id
    book.readings[hurt] = replace(book.readings[hurt], probabilities={"insult": 0.75})
    assert answer(book, today).advice.step == "watch"
    for days in (1, 2):
        book.mail(today - timedelta(days=days), "I am fed up with this.", "complaint")
    assert (answer(book, today).condition, answer(book, today).advice.step) == ("untenable", "sever")


def test_an_insult_crowns_a_decline_that_began_earlier() -> None:
    book, today = SPEAKING["reply_time"]()
    book.mail(today - timedelta(days=1), "You are a useless clown.", "insult")
    found = answer(book, today)
    assert found.condition == "untenable"
    assert found.since is not None
    assert found.since < today - timedelta(days=20)


def test_an_insult_that_was_made_good_months_ago_leads_to_nothing() -> None:
    book = good_year(40).mail(monday_after(26), "You are a useless clown.", "insult")
    book.mail(monday_after(26) + timedelta(days=2), "I am sorry for what I wrote, I was out of line.")
    found = answer(book, monday_after(40))
    assert found.condition == "steady"
    assert found.advice.step == "watch"


def test_an_apology_of_yesterday_is_not_yet_conduct() -> None:
    book, today = SPEAKING["insult"]()
    book.mail(today - timedelta(days=1), "I apologise. I should not have called you that.")
    found = answer(book, today)
    assert found.condition == "strained"
    assert found.advice.step == "talk"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I am sorry for my tone on Friday.", True),
        ("My apologies, I was out of line.", True),
        ("I should never have said that.", True),
        ("I want to apologise. It was a bad week.", True),
        ("Sorry for the late reply.", False),
        ("Sorry, I have to move our call.", False),
        ("You should apologise for what you did.", False),
        ("I am not sorry for what I said.", False),
        ("Apologies for the delay.", False),
    ],
)
def test_what_is_an_apology(text: str, expected: bool) -> None:
    assert apologises(text) is expected


def test_after_a_talk_that_was_asked_for_comes_an_offer() -> None:
    book, today = SPEAKING["scope"]()
    for week in range(52, 57):
        book.asked(monday_after(week), 5)
    book.mail(today - timedelta(days=20), "Could we have a short call about this?", ours=True)
    later = today + timedelta(days=7)
    assert answer(book, later).advice.step == "offer"


def test_what_has_come_back_is_steady_again() -> None:
    book, _ = SPEAKING["reply_time"]()
    for week in range(58, 70):
        book.asked(monday_after(week), 0)
    assert answer(book, monday_after(70)).condition == "steady"


def test_a_wrong_clock_is_said_and_set_aside() -> None:
    book = good_year()
    book.history = replace(book.history, client=replace(book.history.client, since=date(2025, 1, 1)))
    book.mail(date(1999, 1, 1), "Hello")
    found = answer(book, monday_after(52))
    assert found.condition == "steady"
    assert found.unknown[0].what == "when 1 of the messages was sent"


def test_a_one_sided_archive_is_said() -> None:
    book = good_year()
    book.history = replace(book.history, messages=tuple(m for m in book.history.messages if m.direction == "in"))
    found = answer(book, monday_after(52))
    assert found.unknown[0].what == "how fast they reply"
    assert "reply_time" not in {one.signal for one in found.evidence}


def test_duplicates_count_once() -> None:
    book, today = SPEAKING["scope"]()
    before = answer(book, today)
    book.history = replace(book.history, messages=book.history.messages * 2)
    assert answer(book, today) == before


def test_the_replay_says_what_was_known_then() -> None:
    book, today = SPEAKING["reply_time"]()
    weeks = list(replay(book.history, today, None, book.readings))
    assert weeks[-1] == answer(book, today)
    assert [week.condition for week in turns(iter(weeks))] == ["unknown", "steady", "drifting"]


def _shuffled(history: History, seed: int) -> History:
    rng = random.Random(seed)

    def mixed(facts: tuple[_Fact, ...]) -> tuple[_Fact, ...]:
        return tuple(rng.sample(facts, len(facts)))

    return replace(
        history,
        messages=mixed(history.messages),
        invoices=mixed(history.invoices),
        payments=mixed(history.payments),
        hours=mixed(history.hours),
    )


_stories = st.tuples(st.sampled_from(NAMES), st.integers(5000, 5200))


@settings(max_examples=25, deadline=None)
@given(_stories, st.integers(0, 99))
def test_the_order_of_facts_changes_nothing(story: tuple[Name, int], seed: int) -> None:
    life = live(tell(*story))
    known = readings(life)
    straight = assess(life.history, life.story.today, PRACTICE, known)
    assert assess(_shuffled(life.history, seed), life.story.today, PRACTICE, known) == straight


@settings(max_examples=25, deadline=None)
@given(_stories, st.integers(20, 200))
def test_what_comes_later_changes_nothing(story: tuple[Name, int], days: int) -> None:
    life = live(tell(*story))
    known = readings(life)
    today = life.story.today - timedelta(days=days)
    assert assess(life.history, today, PRACTICE, known) == assess(
        life.history.until(today), today, PRACTICE, known
    )


@settings(max_examples=40, deadline=None)
@given(_stories, st.sampled_from(["praise", "referral", "early", "pulse"]), st.integers(0, 100))
@example(("strained", 5030), "early", 42)  # paid early between two late ones
def test_good_evidence_never_lowers_a_score(story: tuple[Name, int], kind: str, ago: int) -> None:
    life = live(tell(*story))
    book = Book(life.history, dict(readings(life)))
    today = life.story.today
    before = assess(book.history, today, PRACTICE, book.readings).score
    if kind in {"praise", "referral"}:
        words = "This is beautiful work." if kind == "praise" else "I recommended you to my neighbour."
        book.mail(today - timedelta(days=ago), words, "praise")
        last = replace(book.history.messages[-1], id="praise")
        book.readings["praise"] = book.readings.pop(book.history.messages[-1].id)
        book.history = replace(book.history, messages=(*book.history.messages[:-1], last))
    elif kind == "early":
        due = today - timedelta(days=ago)
        book.invoice(due, due - timedelta(days=10))
        rename = (
            replace(book.history.invoices[-1], number="EARLY"),
            replace(book.history.payments[-1], invoice="EARLY"),
        )
        book.history = replace(
            book.history,
            invoices=(*book.history.invoices[:-1], rename[0]),
            payments=(*book.history.payments[:-1], rename[1]),
        )
    else:
        book.pulse(today - timedelta(days=min(ago, 80)), 5)
    assert assess(book.history, today, PRACTICE, book.readings).score >= before


@settings(max_examples=40, deadline=None)
@given(_stories)
def test_quotes_are_literal_and_scores_add_up(story: tuple[Name, int]) -> None:
    life = live(tell(*story))
    found = assess(life.history, life.story.today, PRACTICE, readings(life))
    texts = [message.text for message in life.history.messages]
    for one in found.evidence:
        assert not one.quote or any(one.quote in text for text in texts)
    assert found.score == max(0, min(100, 80 + sum(one.weight for one in found.evidence)))
    if found.advice.step == "sever":
        assert found.advice.says.endswith("?")
        assert all(found.evidence[i].signal in ("insult", "threat") for i in found.advice.because)
        assert all(found.evidence[i].quote for i in found.advice.because)


def test_most_simulated_clients_are_judged_right() -> None:
    stories = [tell(name, seed) for name in NAMES for seed in range(9000, 9006)]
    right = 0
    for story in stories:
        life = live(story)
        right += assess(life.history, story.today, PRACTICE, readings(life)).condition == story.truth
    assert right / len(stories) >= 0.88


def test_a_quote_begins_after_the_greeting_and_keeps_what_follows() -> None:
    said = "Sam,\n\nI never paid so much for so little thought.\n\nSo I don't. You won't see a penny."
    book = Book().mail(date(2026, 5, 4), said, "threat_nonpayment")
    found = assess(book.history, date(2026, 5, 5), None, book.readings).evidence
    (threat,) = [one for one in found if one.signal == "threat"]
    assert threat.quote == said.removeprefix("Sam,\n\n")


def test_a_tone_is_shown_by_the_plainest_of_its_latest_words() -> None:
    """Neither a mild complaint nor what somebody might take for a threat is the example where plain words are at
    hand."""
    book = good_year()
    for week in range(52, 57):
        book.mail(monday_after(week), "I have a page for you. I am fed up with this.", "complaint")
    book.mail(monday_after(57), "The second is a bit loud for us.", "complaint")
    (tone,) = [one for one in assess(book.history, monday_after(58), None, book.readings).evidence if one.moved]
    assert (tone.signal, tone.quote) == ("tone", "I am fed up with this.")
    assert tone.on == monday_after(56)


def test_calls_that_were_usual_before_are_no_talk_about_it() -> None:
    def strained(calls: bool) -> Health:
        book = good_year()
        for week in range(30, 60, 4) if calls else (56,):
            book.mail(monday_after(week), "Could we have a short call on Tuesday?", ours=True)
        for week in range(52, 58):
            book.mail(monday_after(week), "Wonderful, late again.", "sarcasm")
        return assess(book.history, monday_after(59), None, book.readings)

    assert strained(calls=True).condition == strained(calls=False).condition == "strained"
    assert strained(calls=True).advice.step == "talk"
    assert strained(calls=False).advice.step == "offer"


def test_hard_words_beside_it_do_not_make_an_unlikely_reading_a_threat() -> None:
    book = good_year()
    for week in (52, 53, 54):
        book.mail(monday_after(week), "I am fed up with this.", "complaint")
    book.mail(monday_after(54), "I fail to see what this is for.", "threat_nonpayment")
    *_, last = book.readings
    reading = book.readings[last]
    book.readings[last] = replace(reading, probabilities={"threat_nonpayment": 0.37})
    assert assess(book.history, monday_after(55), None, book.readings).condition != "untenable"
    book.readings[last] = replace(reading, probabilities={"threat_nonpayment": 0.6})
    assert assess(book.history, monday_after(55), None, book.readings).condition == "untenable"
