"""Politeness and toxic talk: what leans which way, and that a rating hangs on nothing but the text."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.language import hashing, ratings, tone
from goodterms.language.ratings import POLITE, TOXIC, Measure

BOTH = (TOXIC, POLITE)
TRAINING = Path(__file__).parents[2] / "training" / "train_ratings.py"


def rated(measure: Measure, texts: list[str]) -> np.ndarray:
    return (ratings.toxic if measure is TOXIC else ratings.polite)(texts)


@pytest.mark.parametrize(
    ("kinder", "harder"),
    [
        ("Could you please have a look at page 3? Thanks!", "Why did you not look at page 3?"),
        ("Thank you, this is a great help.", "What are you talking about? You clearly did not read it."),
        ("I was wondering if you might send the files.", "Send the files now."),
    ],
)
def test_the_kinder_way_to_say_it_is_more_polite(kinder: str, harder: str) -> None:
    more, less = ratings.polite([kinder, harder])
    assert more > less + 0.1


@pytest.mark.parametrize("insult", ["You are an idiot.", "what a st00pid, idiotic moron", "Shut up, you asshole"])
def test_an_insult_is_more_toxic_than_business(insult: str) -> None:
    calm, hard = ratings.toxic(["The invoice for the second milestone is attached.", insult])
    assert calm < 0.2
    assert hard > 0.5


def test_punctuation_tells_of_manners_and_not_of_toxic_talk() -> None:
    plain, marked = "Can you send it again", "Can you send it again???!"
    assert ratings.polite([plain]) != ratings.polite([marked])
    assert ratings.toxic([plain]) == ratings.toxic([marked])


@given(st.lists(st.text(max_size=150), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_a_text_is_rated_the_same_alone_and_in_company(texts: list[str]) -> None:
    for measure in BOTH:
        together = rated(measure, texts)
        assert together.tolist() == [rated(measure, [text])[0] for text in texts]
        assert ((together >= 0) & (together <= 1)).all()


@given(st.lists(st.text(max_size=60), min_size=1, max_size=6))
@settings(max_examples=60, deadline=None)
def test_features_are_what_a_plain_reading_of_the_words_finds(texts: list[str]) -> None:
    """As many features as distinct runs of words and pieces, counted without hashes."""
    for measure in BOTH:
        _, owners = measure.features([text.encode("utf-8", "replace") for text in texts])
        found = np.bincount(owners, minlength=len(texts)).tolist()
        # Two features may fall into one row of the table; that is rare in so few words.
        assert found == pytest.approx([len(set(plainly(measure, text))) for text in texts], abs=1)


def plainly(measure: Measure, text: str) -> list[object]:
    letters = re.sub(rb"[0-9]", b"0", text.encode("utf-8", "replace").lower())
    marks = measure.alone.encode()
    word = rb"[a-z0'\x80-\xff]+" + (rb"|[" + re.escape(marks) + rb"]" if marks else b"")
    words = re.findall(word, letters)
    run = [b"\xff", *words, b"\xff"] if measure.frame else words
    found: list[object] = [
        tuple(run[at : at + many]) for many in range(1, measure.run + 1) for at in range(len(run) - many + 1)
    ]
    body = b"\xff" + letters + b"\xff" if measure.frame else letters
    joined = rb"[a-z0'\x80-\xff" + re.escape(marks) + rb"]+"
    for stretch in re.findall(joined, body):
        padded = b"\x00" + stretch + b"\x00"
        found += [padded[at : at + size] for size in measure.pieces for at in range(len(padded) - size + 1)]
    return found


@pytest.mark.parametrize(
    "odd", ["", "\0\0\0", "\0You\0 idiot", "😀😀😀", "שלום לך", "\ud800", "!!!???", "'", " \n\t ", "\xff\xff"]
)
def test_odd_texts_are_rated(odd: str) -> None:
    for measure in BOTH:
        assert 0 <= rated(measure, [odd])[0] <= 1


def test_no_text_has_no_rating() -> None:
    assert len(ratings.polite([])) == len(ratings.toxic([])) == 0


def test_an_endless_text_is_rated_by_its_beginning() -> None:
    endless = "please send the files " * 240_000
    for measure in BOTH:
        assert rated(measure, [endless, endless[: 1 << 18]]).tolist() == [rated(measure, [endless])[0]] * 2


def test_a_message_is_as_polite_as_its_stretches() -> None:
    text = "Could you please have a look at page 3? Thanks!"
    assert tone.read(text).politeness == pytest.approx(ratings.polite([text])[0])


def test_the_weights_are_small_and_fit_the_features() -> None:
    assert ratings.WEIGHTS.stat().st_size < 1_000_000
    with np.load(ratings.WEIGHTS) as stored:
        assert set(stored.files) == {f"{m.name}_{part}" for m in BOTH for part in ("weights", "rarity", "line")}
        for measure in BOTH:
            weights, rarity = stored[f"{measure.name}_weights"], stored[f"{measure.name}_rarity"]
            assert weights.shape == rarity.shape == (1 << measure.bits,)
            assert (weights.dtype, rarity.dtype) == (np.int8, np.uint8)
            # What was never seen in training, or once, weighs nothing.
            assert not weights[rarity == 0].any()


def test_training_and_use_find_features_with_the_same_code() -> None:
    """The trainer has no hashing of its own: it asks the shipped measures."""
    code = TRAINING.read_text(encoding="utf-8")
    assert "measure.features(chunk)" in code
    assert "hashing.chunks(texts)" in code
    assert not re.search(r"TfidfVectorizer|CountVectorizer|\.encode\(", code)


def test_features_stay_what_the_weights_were_learned_on() -> None:
    """Weights fit one hashing only: when these numbers change, the weights must be trained anew."""
    text = "Can't you send 3 files, please? Größe 😀"
    sums = {}
    for measure in BOTH:
        (chunk,) = hashing.chunks([text])
        places, owners = measure.features(chunk)
        assert not owners.any()
        sums[measure.name] = (len(places), int(places.sum()))
    assert sums == {"toxic": (97, 13161611), "polite": (63, 8808725)}
