"""What a letter must hold besides before the encoder alone may name a fault or a point."""

from __future__ import annotations

import pytest

from goodterms.letters.draft import Draft
from goodterms.letters.meaning import Reading
from goodterms.letters.standing import CONDITIONS


def stands(label: str, kind: str, *sentences: tuple[str, dict[str, float]]) -> bool:
    """Whether the first sentence may bear the label, where the encoder reads the chances beside each sentence."""
    draft = Draft(" ".join(text for text, _ in sentences), kind)
    chances = {
        (sentence.start, name): (chance, sentence)
        for sentence, (_, read) in zip(draft.body, sentences, strict=True)
        for name, chance in read.items()
    }
    return CONDITIONS[label](draft, Reading(chances), draft.body[0])


def test_one_complaint_is_no_list() -> None:
    sure, unsure = {"wording.grievances": 0.98}, {"wording.grievances": 0.1}
    assert stands("wording.grievances", "ending", ("You lost the keys.", sure), ("You lost the van too.", sure))
    assert not stands("wording.grievances", "ending", ("You lost the keys.", sure), ("The van is here.", unsure))
    assert stands("wording.grievances", "ending", ("No keys, no van, no plan, no lunch, no thanks.", sure))


@pytest.mark.parametrize(
    ("kind", "before", "answers"),
    [
        ("ending", "You asked whether I could waive the fee.", True),
        ("ending", "The index is finished.", False),
        ("decline", "The index is finished.", True),
        ("decline", "I cannot take it on.", False),
    ],
)
def test_a_hidden_no_needs_a_question(kind: str, before: str, answers: bool) -> None:
    assert stands("wording.hidden_no", kind, ("Seasons turn as they please.", {}), (before, {})) is answers


def test_where_the_decision_is_plain_hardly_anything_is_vague() -> None:
    plain, hedged = {"decision": 0.99}, {"wording.vague": 0.8}
    assert not stands("wording.vague", "ending", ("One never knows.", hedged), ("I stop on 3 May.", plain))
    assert stands("wording.vague", "ending", ("One never knows.", hedged), ("The index is done.", {}))
    assert stands("wording.vague", "ending", ("One may stop.", {"wording.vague": 0.99}), ("I stop.", plain))


@pytest.mark.parametrize(
    ("label", "sentence", "holds"),
    [
        ("transition_plan", "On 3 May Ana runs the week alone.", True),
        ("transition_plan", "On 3 May: the summer fair.", False),
        ("alternative_timeline", "We could do it after Easter.", True),
        ("alternative_timeline", "If it is too much, leave out the cellar.", False),
        ("door_open", "I hope that you will ask me again.", True),
        ("door_open", "I hope that the roof holds.", False),
        ("wording.burned_bridge", "If you would rather not hear from me, I will not write again.", False),
        ("wording.burned_bridge", "If you want a reply, ask the wall.", True),
    ],
)
def test_points_need_what_makes_them(label: str, sentence: str, holds: bool) -> None:
    assert stands(label, "ending", (sentence, {})) is holds


@pytest.mark.parametrize(
    ("own", "other", "chance", "holds"),
    [
        (0.6, "Fetch the crates at my depot.", 0.1, True),
        (0.6, "Fetch the crates at my depot.", 0.0, False),
        (0.7, "It rains.", 0.1, False),
        (0.6, "It rains.", 0.4, False),
        (0.7, "It rains.", 0.3, True),
    ],
)
def test_a_contradiction_needs_another_side(own: float, other: str, chance: float, holds: bool) -> None:
    label = "substance.contradiction"
    one = ("The crates are back in your gallery.", {label: own})
    assert stands(label, "ending", one, (other, {label: chance})) is holds


@pytest.mark.parametrize(
    "explained", [", since the fault was mine", ", except the one with the crack", ", although"]
)
def test_who_gives_the_reason_or_the_exception_contradicts_nothing(explained: str) -> None:
    label = "substance.contradiction"
    one, other = "The crates are free of charge", ("I bill you the crates.", {label: 0.2})
    assert stands(label, "ending", (f"{one}.", {label: 0.7}), other)
    assert not stands(label, "ending", (f"{one}{explained}.", {label: 0.7}), other)


def test_of_two_that_contradict_one_is_fairly_sure() -> None:
    label = "substance.contradiction"
    other = "Fetch the crates at my depot."
    assert not stands(label, "ending", ("The crates are back.", {label: 0.3}), (other, {label: 0.35}))
    assert stands(label, "ending", ("The crates are back.", {label: 0.4}), (other, {label: 0.45}))


@pytest.mark.parametrize(
    ("label", "sentence", "holds"),
    [
        ("wording.personal_attack", "You know your trade better than anyone in it.", False),
        ("wording.personal_attack", "Your son should be told by you.", False),
        ("wording.personal_attack", "Your deputy has the mind of a light switch.", True),
        ("wording.personal_attack", "You are the most generous idiot I know.", True),
        ("wording.personal_attack", "Your manager is new and a complete idiot.", True),
        ("wording.over_apology", "I know that this is short notice.", False),
        ("wording.over_apology", "I should have looked on page two myself.", False),
        ("wording.over_apology", "I know I am late, and I am sorry.", True),
        ("wording.over_apology", "I have apologised for that already.", False),
        ("substance.unsupported_claim", "You will, I hope, be an exception.", False),
        ("substance.unsupported_claim", "Nobody outside our two firms knows about this.", False),
        ("substance.unsupported_claim", "Charities that lose their fundraiser never recover.", True),
    ],
)
def test_what_only_sounds_like_a_fault_is_none(label: str, sentence: str, holds: bool) -> None:
    assert stands(label, "ending", (sentence, {})) is holds


def test_a_no_that_is_said_next_to_it_is_not_hidden() -> None:
    asked: tuple[str, dict[str, float]] = ("You asked for a second volume.", {})
    fine: tuple[str, dict[str, float]] = ("What a lovely idea.", {})
    assert not stands("wording.hidden_no", "ending", fine, ("I cannot take it on.", {}), asked)
    assert stands(
        "wording.hidden_no", "ending", fine, ("It deserves an afternoon that one can't plan.", {}), asked
    )
    assert not stands("wording.hidden_no", "ending", ("You once asked for a lecture.", {}), asked)
