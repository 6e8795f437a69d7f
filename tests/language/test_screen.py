"""The screen: pieces of a text, hashing that knows no neighbours."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.language import screen
from goodterms.language.labels import MESSAGE_LABELS


@given(st.text(max_size=2000))
@settings(max_examples=60, deadline=None)
def test_pieces_cover_the_text_in_order(text: str) -> None:
    places = list(screen.stretches(text))
    assert places[0][0] == 0
    assert places[-1][1] == len(text)
    for (_, end), (start, _) in itertools.pairwise(places):
        assert end == start
    assert all(end - start <= screen.STRETCH for start, end in places)


@given(st.lists(st.text(max_size=120), min_size=1, max_size=8))
@settings(max_examples=60, deadline=None)
def test_a_text_scores_the_same_alone_and_in_company(texts: list[str]) -> None:
    together = screen.chances(texts)
    alone = np.concatenate([screen.chances([text]) for text in texts])
    assert together == pytest.approx(alone, abs=1e-5)


def test_it_gives_one_number_an_output() -> None:
    assert screen.chances(["ok", ""]).shape == (2, len(MESSAGE_LABELS))


def test_features_stay_what_the_weights_were_learned_on() -> None:
    """The table fits one hashing only: when these numbers change, it must be trained anew."""
    found = screen.features(["Can't you send 3 files, please? Größe 😀 $5!".encode()])
    sums = [(len(places), int(places.sum())) for places, _ in found]
    assert sums == [(11, 1591444), (10, 1382648), (9, 931046), (4, 518854), (4, 756705)]
