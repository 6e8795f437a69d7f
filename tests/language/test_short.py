"""A chat is full of messages of a word or two; none of them is an insult or a threat by its shortness."""

from __future__ import annotations

import pytest

from goodterms.language import tone
from goodterms.language.labels import HOSTILE

ORDINARY = (
    "Are you there",
    "Where are you",
    "You",
    "No",
    "Seriously?",
    "Are you serious",
    "Are you asleep",
    "you back yet?",
    "Where have you been",
    "What are you doing",
    "Who did this",
    "Why now",
    "How late are you",
    "No chance of rain",
    "no idea sorry",
    "Not again :)",
    "nothing new here",
    "Really, already?",
    "Yours?",
    "Yours, I think",
    "Is this yours",
    "You and who else is coming?",
    "You look well",
    "you sound busy",
    "You missed a lovely lunch",
    "Stop by at noon",
    "Stop at page 9",
    "Don't wait up",
    "Do not disturb, baby asleep",
    "Go home, it's late",
    "Get well soon",
    "Come quick, the light is perfect",
    "Call them",
    "Call your mum",
    "Pay attention to page 3",
    "Paid?",
    "Who pays?",
    "Later today",
    "Right now?",
    "Now I see",
    "Mine",
    "Theirs",
    "Dead end",
    "Dead on time",
    "Killing time at the station",
    "Hit send",
    "Hit me with the details",
    "Blast, wrong file",
    "Rubbish weather",
    "My stupid knee",
)
INSULTS = ("You idiot.", "Clown.", "Are you stupid", "Liar.", "Pathetic.", "You are useless")


@pytest.mark.parametrize("text", ORDINARY)
def test_a_short_message_is_not_hostile(text: str) -> None:
    assert not set(tone.read(text).flags) & set(HOSTILE)


@pytest.mark.parametrize("text", INSULTS)
def test_a_short_insult_is_one(text: str) -> None:
    assert "insult" in tone.read(text).flags
