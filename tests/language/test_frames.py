"""Each frame speaks for its own examples and is silent on the others."""

from __future__ import annotations

import pytest

from goodterms.language.frames import FRAMES, Frame, about_oneself, harmless, on_its_way, speaking, taken_back
from goodterms.language.labels import HOSTILE
from goodterms.language.sentences import split


def labels(text: str) -> set[str]:
    """What the frames say of a text."""
    return {label for label, _ in speaking(text, split(text))}


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
def test_a_frame_keeps_to_its_examples(frame: Frame) -> None:
    assert frame.because
    assert frame.label in HOSTILE or frame.kind
    for text in frame.speaks:
        assert frame.label in labels(text), text
        assert frame.label not in labels(f'My tenant wrote: "{text}" and I laughed.')
    for text in frame.silent:
        assert frame.label not in labels(text), text


def test_names_are_unique() -> None:
    assert len({frame.name for frame in FRAMES}) == len(FRAMES)


def test_a_long_sentence_takes_no_time_worth_naming() -> None:
    assert labels("you are " * 30_000) == set()
    assert labels(("or everybody will " * 33 + ". ") * 200) == set()


@pytest.mark.parametrize("text", ["I am such an idiot", "i'm useless with spreadsheets", "We were complete fools"])
def test_who_demeans_oneself_insults_nobody(text: str) -> None:
    assert about_oneself(text)


@pytest.mark.parametrize(
    "text", ["You are such an idiot", "I am tired and you are useless", "I was wrong about you"]
)
def test_an_insult_is_not_about_oneself(text: str) -> None:
    assert not about_oneself(text)


def test_an_insult_that_is_taken_back_is_none() -> None:
    assert taken_back("Calling you an amateur was out of line and I have told him so.")
    assert taken_back("I am so sorry that Piet called you a clown.")
    assert taken_back("He should never have called you lazy.")
    assert taken_back("My boss called you a clown and I told him to stop.")
    assert taken_back("Dana called you useless but I don't agree.")
    assert not taken_back("My boss called you a clown and I told him he is right.")
    assert not taken_back("He called you a fraud and I agree.")
    assert not taken_back("I am not sorry for what I wrote, you clown.")
    assert not taken_back("Calling you an amateur is a compliment.")


@pytest.mark.parametrize(
    "text", ["You must be tired", "Oh, you must be exhausted by now!", "Are you serious", "You're kidding me."]
)
def test_feeling_for_somebody_and_surprise_are_harmless(text: str) -> None:
    assert harmless(text)


@pytest.mark.parametrize(
    "text",
    ["You must be tired of being useless", "You must be stupid", "Are you serious, you clown", "Are you thick"],
)
def test_what_goes_on_to_hurt_is_not_harmless(text: str) -> None:
    assert not harmless(text)


def test_where_a_bill_is_threatens_nobody() -> None:
    assert on_its_way("Your invoice is still in approval")
    assert on_its_way("The invoice 2031-7 is with accounts now.")
    assert not on_its_way("Your invoice is in the bin")
    assert not on_its_way("Your invoice is in approval and there it stays.")
