"""Screening: answers scored, bands, red flags word for word, lessons only from enough clients."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.errors import GoodtermsError
from goodterms.interfaces.cli import main
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


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Our last three designers were all idiots.", "They speak ill of those before you."),
        ("The previous web agency didn\u2019t deliver a thing.", "They speak ill of those before you."),
        ("We have no budget for this.", "The budget is small."),
        ("We would pay you in exposure.", "They offer attention for money."),
        ("Our last designer was lovely and left for a job abroad.", ""),
        ("We would begin with a paid test project.", ""),
    ],
)
def test_first_words_that_warn_and_first_words_that_do_not(text: str, says: str) -> None:
    assert [flag.says for flag in screen(BEST, [text]).red_flags] == ([says] if says else [])


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


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        (b'# mine\nbudgt = "low"\n', ":2", "Did you mean \u201cbudget\u201d?"),
        (b'scope = "written"\nbudget = "cheap"\n', ":2", "fits, unnamed, low"),
        (b'scope = "written"\nbudget =\n', ":2", "not a TOML file"),
        ('budget = "f\u00fcr"'.encode("cp1252"), "", "not UTF-8 text"),
    ],
)
def test_what_is_wrong_in_the_answers_is_located(tmp_path: Path, content: bytes, line: str, words: str) -> None:
    file = tmp_path / "new.toml"
    file.write_bytes(content)
    said = CliRunner().invoke(main, ["screen", str(file)])
    assert said.exit_code == 2
    assert f"{file}{line}: " in said.output
    assert words in said.output


def test_answers_saved_by_a_windows_editor_are_read(tmp_path: Path) -> None:
    file = tmp_path / "new.toml"
    file.write_bytes(b"\xef\xbb\xbf" + "".join(f'{key} = "{value}"\r\n' for key, value in BEST.items()).encode())
    said = CliRunner().invoke(main, ["screen", str(file)])
    assert (said.exit_code, said.output.startswith("accept")) == (0, True)
    assert "cannot be read" in CliRunner().invoke(main, ["screen", str(tmp_path / "none.toml")]).output
