"""Points and faults of a letter: exact places, plain cases found."""

from __future__ import annotations

import os

import numpy as np
import pytest

from goodterms.language import encoder, points

LETTER = """Dear Hanna,

Thank you for five good years. I have decided to end our maintenance agreement, and my last working day for you \
will be 30 June 2026.

The booking page is finished and live. The gift cards are not built yet and I will not start them.

EUR 640.00 is open on invoice 31; please pay it by 14 July 2026 by bank transfer.

I can recommend Jonas Feld, who takes new clients from July. The domain login and the backups go into your \
account on 25 June.

If you ever need a second opinion, write to me.

Kind regards
Mira"""


def test_a_plain_letter_makes_its_points() -> None:
    found = points.read(LETTER)
    assert {
        "decision",
        "end_date",
        "status_delivered",
        "status_outstanding",
        "money_outstanding",
        "settlement_date",
        "alternative_referral",
        "data_transfer",
        "door_open",
        "thanks",
    } <= {span.label for span in found}
    for span in found:
        assert LETTER[span.start : span.end] == span.quote
        assert 0.0 < span.probability <= 1.0


def test_places_hold_in_a_letter_of_several_windows() -> None:
    long = "\n\n".join([LETTER] * 6)
    for span in points.read(long):
        assert long[span.start : span.end] == span.quote


@pytest.mark.parametrize("cores", [1, 2, 8])
def test_stretches_read_side_by_side_read_as_each_alone(cores: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)), raising=False)
    long = "\n\n".join([LETTER] * 6)
    stretches = list(encoder.letter_windows(long))
    together = encoder.read_letter(long)
    assert len(stretches) > 2
    for window, (start, end) in zip(together, stretches, strict=True):
        alone = encoder.read_letter_window(long, start, end)
        assert (window.start, window.end) == (start, end)
        assert np.array_equal(window.passages, alone.passages)


def test_a_letter_that_fits_is_read_whole() -> None:
    """A second end date in the last sentence must be seen beside the first one."""
    letter = LETTER.strip()
    while len(letter) < 1250:
        letter += " Thank you for the care that your people took with every one of our pages."
    assert list(encoder.letter_windows(letter)) == [(0, len(letter))]
    assert len(list(encoder.letter_windows(letter * 3))) > 1


def test_nothing_is_read_where_there_is_nothing_to_read() -> None:
    assert points.read("") == ()
    assert points.read("  \n ") == ()
    assert points.read("Sehr geehrte Frau Lind, hiermit kündige ich unseren Vertrag zum 30. Juni.") == ()


@pytest.mark.parametrize("cores", [1, 2])
def test_two_sentences_are_read_by_themselves(cores: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)), raising=False)
    taken, kept = "The keys are with your office manager.", "I keep the keys until the end of June."
    pairs = [(taken, kept), (taken, "The invoice is enclosed."), (kept, taken)]
    contradict, other, turned = encoder.read_pairs(pairs)
    assert min(contradict, turned) > 0.3 > other
    assert [encoder.read_pairs([pair])[0] for pair in pairs] == [contradict, other, turned]


@pytest.mark.parametrize("odd", ["", " ", "\x00", "\ud800", "word " * 5_000, "ключи у вас"])
def test_odd_sentences_are_read_too(odd: str) -> None:
    chances = encoder.read_pairs([(odd, "I keep the keys."), ("I keep the keys.", odd)])
    assert all(0.0 <= chance <= 1.0 for chance in chances)


def test_nothing_is_read_of_no_pairs() -> None:
    assert encoder.read_pairs([]) == []
