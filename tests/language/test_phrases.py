"""The second opinion by phrases: it hangs on the text alone, fits its files, and moves what the encoder says."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.language import encoder, phrases, tone
from goodterms.language.encoder import Network
from goodterms.language.labels import LETTER_LABELS, MESSAGE_LABELS

LABELS: dict[Network, tuple[str, ...]] = {"messages": MESSAGE_LABELS, "letters": LETTER_LABELS}
FIGURES = ("step", "start", "encoder", "phrases", "both")


def opinion(network: Network, text: str, label: str) -> float:
    return float(phrases.opinions(network, [text])[0, LABELS[network].index(label)])


@pytest.mark.parametrize(
    ("network", "label", "bearing", "other"),
    [
        ("messages", "insult", "You are useless, you clown.", "The parcel with the samples arrived."),
        ("messages", "threat_legal", "You will hear from my lawyer.", "My lawyer likes the logo."),
        ("messages", "praise", "This is beautiful, you are a star!", "The second sheet is the newer one."),
        ("letters", "thanks", "Thank you for three good years.", "The passwords are in the vault."),
        ("letters", "wording.over_apology", "I am so sorry, I apologise again.", "The invoice is due on Friday."),
    ],
)
def test_phrases_lean_towards_what_bears_the_label(network: Network, label: str, bearing: str, other: str) -> None:
    assert opinion(network, bearing, label) > opinion(network, other, label) + 2


@given(st.lists(st.text(max_size=120), max_size=6))
@settings(max_examples=40, deadline=None)
def test_an_opinion_is_the_same_alone_and_in_company(texts: list[str]) -> None:
    for network, labels in LABELS.items():
        together = phrases.opinions(network, texts)
        assert together.shape == (len(texts), len(labels))
        assert together.tolist() == [phrases.opinions(network, [text])[0].tolist() for text in texts]
        assert np.isfinite(together).all()


def test_both_count_and_neither_alone_decides() -> None:
    nothing, sure = np.full((1, 12), 0.001, np.float32), np.full((1, 12), 0.999, np.float32)
    against, for_it = np.full((1, 12), -8, np.float32), np.full((1, 12), 4, np.float32)
    for chances in (nothing, sure):
        assert (phrases.joined("messages", chances, against) < phrases.joined("messages", chances, for_it)).all()
    for said in (against, for_it):
        assert (phrases.joined("messages", nothing, said) < phrases.joined("messages", sure, said)).all()
    assert (phrases.joined("messages", nothing, against) < 0.02).all()
    assert (phrases.joined("messages", sure, for_it) > 0.9).all()


def test_a_message_is_judged_by_both() -> None:
    text = "Honestly, a ten-year-old could have done this."
    alone = encoder.read_message(text, 0, len(text)).whole
    both = tone.read_window(text, 0, len(text)).whole
    assert both.tolist() == phrases.joined("messages", alone, phrases.opinions("messages", [text])[0]).tolist()
    assert tone.read(text).probabilities["insult"] == pytest.approx(float(both[0]))


def test_the_files_fit_each_other_and_the_labels() -> None:
    known = json.loads(phrases.FIGURES.read_text(encoding="utf-8"))
    assert set(known) == set(LABELS)
    for network, labels in LABELS.items():
        table = np.load(phrases.weights_of(network))
        assert table.dtype == np.int8
        assert table.shape == (1 << phrases.PHRASES.bits, len(labels) + 1)
        assert tuple(known[network]) == FIGURES
        assert all(len(known[network][name]) == len(labels) for name in FIGURES)
        # Either opinion speaks for a label when it rises, whichever it is.
        assert min(known[network]["encoder"]) > 0
        assert min(known[network]["phrases"]) > 0
        # What was never seen in training, or once, weighs nothing.
        assert not table[table[:, -1] == 0].any()
