"""Two sentences that contradict each other by what is read of them, in the letter and by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from goodterms.letters import lint
from goodterms.letters.doubted import doubted_pairs
from goodterms.letters.draft import Draft
from goodterms.letters.meaning import Reading

LABEL = "substance.contradiction"
BACK, FETCH = "The crates are back in your gallery.", "Please fetch the crates at my depot."


def pairs(*sentences: tuple[str, float], **likely: float) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """What is held together, where the encoder doubts the sentences as much as stands beside them; and which pairs
    were read by themselves. ``likely`` names by a word of both how likely they contradict each other."""
    draft = Draft(" ".join(text for text, _ in sentences), "ending")
    chances = {
        (sentence.start, LABEL): (chance, sentence)
        for sentence, (_, chance) in zip(draft.body, sentences, strict=True)
    }
    read: list[tuple[str, str]] = []

    def together(asked: Sequence[tuple[str, str]]) -> list[float]:
        read.extend(asked)
        return [next((c for word, c in likely.items() if word in a and word in b), 0.0) for a, b in asked]

    found = doubted_pairs(draft, Reading(chances, together))
    return [(a.of(draft.text), b.of(draft.text)) for a, b in found], read


def test_two_doubted_sentences_that_contradict_each_other_by_themselves_are_held_together() -> None:
    found, _ = pairs((BACK, 0.35), ("The sun shines.", 0.3), (FETCH, 0.2), crates=0.9)
    assert found == [(BACK, FETCH)]


def test_what_is_not_doubted_in_the_letter_must_be_plainer_by_itself() -> None:
    assert pairs((BACK, 0.0), (FETCH, 0.0), crates=0.8)[0] == []
    assert pairs((BACK, 0.0), (FETCH, 0.3), crates=0.97)[0] == [(BACK, FETCH)]


def test_two_sentences_that_agree_by_themselves_are_left_alone_however_doubted() -> None:
    found, read = pairs((BACK, 0.9), (FETCH, 0.9), crates=0.02)
    assert found == []
    assert read == [(BACK, FETCH)], "the other order is read only where it could make a difference"


def test_both_orders_are_read() -> None:
    _, read = pairs((BACK, 0.9), (FETCH, 0.9), crates=0.9)
    assert read == [(BACK, FETCH), (FETCH, BACK)]


def test_the_likeliest_pair_comes_first() -> None:
    some = (("The lamp hangs in the hall.", 0.3), ("I still have the lamp here.", 0.3))
    found, _ = pairs((BACK, 0.3), (FETCH, 0.3), *some, crates=0.9, lamp=0.96)
    assert [first for first, _ in found] == [some[0][0], BACK]


def test_a_greeting_is_no_side_of_a_contradiction() -> None:
    assert pairs(("I'm glad.", 0.9), ("Not at all.", 0.9), glad=0.95) == ([], [])


def test_two_lists_of_other_things_are_no_contradiction() -> None:
    come, dropped = "Still to come from me: the autumn catalogue.", "Not to be done by me any more: the signs."
    assert pairs((come, 0.9), (dropped, 0.9), done=0.97, me=0.97) == ([], [])
    found, _ = pairs((come, 0.9), ("Dropped by me: the autumn catalogue.", 0.9), catalogue=0.97)
    assert len(found) == 1


def test_of_a_long_letter_the_most_doubtful_pairs_are_read_and_no_more() -> None:
    sentences = [(f"Crate number {number} is back in the gallery.", 0.1) for number in range(40)]
    _, read = pairs(*sentences, ("Please fetch the crates of the gallery.", 0.9), gallery=0.01)
    assert len(read) == 12
    assert all("fetch" in first + second for first, second in read)


def test_a_contradiction_in_new_words_is_advised_against_and_its_twin_is_not() -> None:
    taken = "Your new bookkeeper has been doing the payroll since March."

    def told(second: str) -> list[tuple[str, str]]:
        letter = f"Dear Ms Hart,\n\nThank you for your call about the accounts. {taken}\n\n{second}\n\nPat"
        return [(f.quote, f.level) for f in lint(letter, "ending").findings if f.rule == LABEL]

    carried_on = "Until somebody is found, I carry on with the payroll for you."
    assert told(carried_on) == [(taken, "should"), (carried_on, "should")]
    assert told("Until she is at home in it, I carry on with the tax returns for you.") == []
