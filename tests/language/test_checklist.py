"""A functional checklist of our borders: what must be flagged, what must not, and how noise moves it.

Each row is a way of saying something, filled with several trades' nouns or several names. A row passes when at
least the stated share of its cases does; single cases may miss, a whole border may not fall.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from goodterms.language import tone
from goodterms.language.labels import HOSTILE

WORKS = ("logo", "translation", "website", "wedding album", "floor plan", "newsletter")
NAMES = ("Anna", "Kwame", "Lakshmi", "Bogdan", "Fatima", "Mei")

FLAGGED = {
    "insult, blunt": ("insult", "You idiot, you ruined the {}.", 1.0),
    "insult, competence": ("insult", "You are useless at this. My cat could make a better {} than you.", 0.8),
    "insult, question": ("insult", "Are you stupid? Did you even look at the {}?", 0.8),
    "violence, open": ("threat_violence", "Touch the {} again and I will break your legs.", 0.8),
    "violence, home": (
        "threat_violence",
        "I know where you live. Fix the {} or I will burn your house down.",
        1.0,
    ),
    "legal, leverage": ("threat_legal", "Redo the {} or you will hear from my lawyer.", 1.0),
    "reputation, review": (
        "threat_reputation",
        "Redo the {} for free or I will post a terrible review about you everywhere.",
        1.0,
    ),
    "money, withheld": ("threat_nonpayment", "You will not get a cent for this {}.", 1.0),
    "pressure, night": ("pressure", "I want the {} tonight, I don't care if you have to work until morning!", 0.8),
    "scope": ("scope_request", "Could you also make a second {}? It was not part of our agreement.", 0.8),
    "praise": ("praise", "Your {} is wonderful, everybody here loves it.", 1.0),
}

QUIET = {
    "about oneself": ("I am such an idiot, I sent you the wrong {}.", 0.8),
    "technical": ("Please kill the old server before you upload the {}.", 1.0),
    "idiom": ("This deadline is killing me, but the {} looks fine.", 0.8),
    "lawyer, neutral": ("Our lawyer has read the contract for the {} and has no remarks.", 1.0),
    "review, neutral": ("Where can I leave a review for the {}?", 1.0),
    "payment made": ("We paid the invoice for the {} this morning.", 1.0),
    "civil complaint": ("The {} has two mistakes on the second page. Please correct them.", 0.8),
    "friendly swearing": ("damn, you magnificent bastard, the {} is perfect 😂", 0.95),
    "accident": ("Our office burned last night, nobody was hurt. The {} has to wait.", 0.8),
}


def share(verdicts: list[bool]) -> float:
    """How many of the cases hold."""
    return sum(verdicts) / len(verdicts)


@pytest.mark.parametrize("row", FLAGGED)
def test_what_must_be_flagged(row: str) -> None:
    label, says, least = FLAGGED[row]
    assert share([label in tone.read(says.format(work)).flags for work in WORKS]) >= least


@pytest.mark.parametrize("row", QUIET)
def test_what_must_stay_quiet(row: str) -> None:
    says, least = QUIET[row]
    assert share([not set(tone.read(says.format(work)).flags) & set(HOSTILE) for work in WORKS]) >= least


def test_friendly_swearing_is_flagged_one_time_in_twenty_at_most() -> None:
    friendly = (Path(__file__).parent / "friendly.txt").read_text(encoding="utf-8").splitlines()
    assert share([not set(reading.flags) & set(HOSTILE) for reading in tone.read_many(friendly)]) >= 0.95


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_no_offence(name: str) -> None:
    for says in (
        "{} from the shop says the door is too small.",
        "Hi {}, thanks for the files.",
        "{} pays on Friday.",
    ):
        assert not set(tone.read(says.format(name)).flags) & set(HOSTILE)


@pytest.mark.parametrize("row", ["violence, home", "legal, leverage", "money, withheld", "insult, blunt"])
def test_noise_moves_little(row: str) -> None:
    label, says, _ = FLAGGED[row]
    plain = says.format("logo")
    for noisy in (plain.upper(), plain.lower(), plain.replace(".", "").replace(",", ""), plain + " !!!"):
        assert label in tone.read(noisy).flags, noisy


@pytest.mark.parametrize("row", ["violence, home", "legal, leverage", "reputation, review"])
def test_a_quoted_and_rejected_threat_is_none(row: str) -> None:
    label, says, _ = FLAGGED[row]
    quoted = (
        f'My former tenant wrote me: "{says.format("kitchen")}" Can you imagine? Anyway, the photos are attached.'
    )
    assert tone.read(quoted).probabilities[label] < tone.read(says.format("kitchen")).probabilities[label]
