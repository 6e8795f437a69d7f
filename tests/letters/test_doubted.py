"""Two sentences that the encoder doubts: they contradict each other only where they speak of one thing."""

from __future__ import annotations

import pytest

from goodterms.letters.doubted import doubted_pairs
from goodterms.letters.draft import Draft
from goodterms.letters.meaning import Reading

LABEL = "substance.contradiction"


def pairs(*sentences: tuple[str, float], together: float = 0.8) -> list[tuple[str, str]]:
    """What is held together, where the encoder doubts the sentences as much as stands beside them, and any two of
    them read by themselves by as much as ``together``."""
    draft = Draft(" ".join(text for text, _ in sentences), "ending")
    chances = {
        (sentence.start, LABEL): (chance, sentence)
        for sentence, (_, chance) in zip(draft.body, sentences, strict=True)
    }
    return [
        (a.of(draft.text), b.of(draft.text))
        for a, b in doubted_pairs(draft, Reading(chances, lambda *_: together))
    ]


def test_two_doubted_sentences_on_one_thing_are_held_together() -> None:
    one, other = "The crates are back in your gallery.", "Please fetch the crates at my depot."
    assert pairs((one, 0.35), ("The sun shines.", 0.3), (other, 0.1)) == [(one, other)]


@pytest.mark.parametrize(
    ("one", "other", "chances"),
    [
        ("The crates are back in your gallery.", "Please fetch the crates at my depot.", (0.35, 0.02)),
        ("The crates are back in your gallery.", "Please fetch the crates at my depot.", (0.25, 0.25)),
        ("The crates are back in your gallery.", "The lamp hangs in the hall.", (0.9, 0.4)),
        ("The winter chart hangs here.", "I folded the spring chart.", (0.4, 0.4)),
        ("The March chart is drawn.", "The April chart lacks colours.", (0.4, 0.4)),
        ("Turbine 6 was repaired.", "Turbine 9 has not been repaired.", (0.9, 0.9)),
        ("The class in May is off.", "No class in June is off.", (0.25, 0.25)),
        ("I'm glad.", "I'm not leaving.", (0.9, 0.9)),
        ("All files go to you in July.", "Questions about files are answered at no charge.", (0.1, 0.25)),
    ],
)
def test_others_are_left_alone(one: str, other: str, chances: tuple[float, float]) -> None:
    assert pairs((one, chances[0]), (other, chances[1])) == []


def test_less_doubt_is_needed_where_one_says_no_or_much_is_common() -> None:
    no, yes = "There is no key to the cellar here.", "I leave the key on the table."
    assert pairs((no, 0.22), (yes, 0.06)) == [(no, yes)]
    assert pairs((no, 0.18), (yes, 0.06)) == []
    one, other = "The terrace bears 400 kilos at most.", "Choose tubs of 900 kilos for the terrace."
    assert pairs((one, 0.16), (other, 0.06)) == [(one, other)]


def test_two_sentences_that_agree_when_read_by_themselves_are_left_alone() -> None:
    one, other = "The crates are back in your gallery.", "Please fetch the crates at my depot."
    assert pairs((one, 0.9), (other, 0.9), together=0.6) == []


def test_where_they_plainly_disagree_by_themselves_one_of_them_may_be_passed_over_in_the_letter() -> None:
    one, other = "The crates are back in your gallery.", "Please fetch the crates at my depot."
    assert pairs((one, 0.25), ("The sun shines.", 0.0), (other, 0.0), together=0.9) == [(one, other)]
    assert pairs((one, 0.15), (other, 0.0), together=0.9) == []
    assert pairs((one, 0.25), ("The sun shines.", 0.0), together=0.9) == []


def test_one_thing_in_common_must_be_what_both_begin_with() -> None:
    fitted, priced = "I'll fit the wheel before I go.", "January is the usual 480 euros and the wheel is 64.50."
    assert pairs((fitted, 0.5), (priced, 0.0), together=0.95) == []
    assert pairs((fitted, 0.5), (priced, 0.1), together=0.95) == []


def test_what_says_how_it_goes_with_the_other_contradicts_nothing() -> None:
    one, other = "From May it is four test days.", "Until now it was eight test days."
    assert pairs((one, 0.9), (other, 0.9), together=0.9) == []
