"""Screening: answers scored, bands, red flags word for word, lessons only from enough clients."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.errors import GoodtermsError
from goodterms.screening import QUESTIONS, Past, lessons, screen

BEST = {question.key: question.choices[0].key for question in QUESTIONS}
WORST = {question.key: question.choices[-1].key for question in QUESTIONS}


def test_the_best_answers_are_accepted_without_terms() -> None:
    found = screen(BEST)
    assert (found.score, found.band, found.terms, found.unanswered) == (0, "accept", (), ())


def test_the_worst_answers_are_declined_with_a_letter() -> None:
    assert (screen(WORST).score, screen(WORST).band, screen(WORST).letter) == (100, "decline", "decline")
    assert screen(WORST, can_refer=True).letter == "referral"


def test_one_stopping_answer_needs_terms() -> None:
    found = screen({**BEST, "contract": "refuses"})
    assert (found.band, found.terms) == ("accept with terms", ("No work without one.",))


def test_too_few_answers_say_nothing() -> None:
    assert screen({"scope": "written"}).band == "unknown"


def test_first_words_are_quoted() -> None:
    text = "Hello. Our last designer was hopeless, sadly.\nIt would be great exposure for you!"
    found = screen(BEST, [text])
    assert [flag.quote for flag in found.red_flags] == [
        "It would be great exposure for you",
        "Our last designer was hopeless, sadly",
    ]
    assert all(flag.quote in text for flag in found.red_flags)


def test_a_mistyped_question_and_answer_are_named() -> None:
    with pytest.raises(GoodtermsError, match="Did you mean “budget”"):
        screen({"buget": "fits"})
    with pytest.raises(GoodtermsError, match="written, rough, open"):
        screen({"scope": "whatever"})


def test_questions_go_from_best_to_worst_and_give_a_reason() -> None:
    for question in QUESTIONS:
        points = [choice.points for choice in question.choices]
        assert points == sorted(points)
        assert points[0] == 0
        assert question.reason.endswith(".")
        assert question.asks.endswith("?")


@settings(deadline=None)
@given(st.fixed_dictionaries({q.key: st.sampled_from([c.key for c in q.choices]) for q in QUESTIONS}))
def test_a_better_answer_never_raises_the_score(answers: dict[str, str]) -> None:
    before = screen(answers).score
    for question in QUESTIONS:
        assert screen({**answers, question.key: question.choices[0].key}).score <= before


def test_lessons_need_enough_clients_and_more_than_chance() -> None:
    late = screen({**BEST, "deposit": "refuses"})
    good = screen(BEST)
    past = [Past(late, True)] * 4 + [Past(good, False)] * 5
    assert lessons(past[:7]) == ()
    (first, *_) = lessons(past)
    assert first.says == ("Of 4 clients who answered “refuses” to “deposit”, 4 went badly; of the 5 others, 0.")
    assert lessons([Past(late, True), Past(late, False)] * 3 + [Past(good, True), Past(good, False)] * 3) == ()
