"""Sentences: exact places, nothing lost, lines and abbreviations respected."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.language.sentences import split


def texts(text: str) -> list[str]:
    """The sentences' texts."""
    return [sentence.text for sentence in split(text)]


def test_a_letter_is_cut_at_lines_and_full_stops() -> None:
    letter = (
        "Dear Mr. Abernethy,\n\nRe: contract no. 14\n\nWe end it on 3 May. Invoice no. 3 is EUR 1,200.50, e.g. "
        "for July. Is it ok?? Yes!\n- point one\n- point two\n1. First thing.\nThanks\nBob"
    )
    assert texts(letter) == [
        "Dear Mr. Abernethy,",
        "Re: contract no. 14",
        "We end it on 3 May.",
        "Invoice no. 3 is EUR 1,200.50, e.g. for July.",
        "Is it ok??",
        "Yes!",
        "- point one",
        "- point two",
        "1. First thing.",
        "Thanks",
        "Bob",
    ]


def test_a_wrapped_line_does_not_end_a_sentence() -> None:
    assert texts("We would be glad to go on with the second part of the\nwork in June. Please write.") == [
        "We would be glad to go on with the second part of the\nwork in June.",
        "Please write.",
    ]


@given(st.text(alphabet=st.sampled_from("aB 1.!?\n\r\t,é😀\u202eא-"), max_size=200))
@settings(max_examples=150, deadline=None)
def test_places_are_exact_and_only_blanks_are_left_out(text: str) -> None:
    at = 0
    for sentence in split(text):
        assert text[sentence.start : sentence.end] == sentence.text
        assert sentence.text == sentence.text.strip()
        assert not text[at : sentence.start].strip()
        at = sentence.end
    assert not text[at:].strip()


def test_two_hundred_thousand_short_lines_take_no_time_worth_naming() -> None:
    assert len(split("a\n" * 200_000)) == 200_000
