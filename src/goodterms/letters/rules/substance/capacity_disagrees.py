"""Rule substance.capacity_disagrees: no room, where the records have room; or more hours than they have free."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from goodterms.letters.draft import Draft
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.rules.rule import Found, Rule

if TYPE_CHECKING:
    from goodterms.availability import Capacity

_FULL = Pattern(
    r"\b(?:i am|i'm|we are|we're) (?:\w+ )?(?:(?:far |much )?too busy|fully booked|booked (?:up|out|solid)"
    r"|at (?:full )?capacity|at the limit of (?:my|our) capacity|up to (?:my|our) (?:neck|ears) in work)\b"
    r"|\b(?:i|we) (?:simply |just |really |currently |now )?(?:have|'ve got|have got) (?:simply |currently )?no"
    r" (?:more |spare |free )?(?:capacity|room|hours|time)\b(?! to (?:lose|waste))"
    r"|\b(?:i|we) (?:do not|don't) (?:currently )?have (?:the|any|enough) (?:capacity|room|(?:free|spare) hours)\b"
    r"|\b(?:my|our) (?:weeks?|calendar|diary|schedule|books?) (?:is|are) (?:already )?full\b"
    r"|\b(?:i|we) lack the capacity\b"
)
_FREE = Pattern(
    r"\b(?:i|we) (?:have|can offer|can spare|have room for|have free) (?:up to |about |some )?"
    r"(?P<hours>\d{1,3}(?:\.\d{1,2})?) (?:free |spare )?hours (?:free )?(?:a|per|each|every) week\b"
)
_OTHER_TIME = Pattern(
    r"\b(?:if|would|was|were|had|from|starting|next (?:month|year|spring|summer|autumn|winter)|will be"
    r"|you (?:are|were))\b"
)
_ROOM = Decimal("0.2")
"""From this part of the week on there is room: a day of five. Below it, a full week is a matter of feeling."""


def speaks_of_capacity(text: str) -> bool:
    """Whether a letter says how full the week is, so that the practice's other clients need looking up."""
    draft = Draft(text, "")
    return bool(_FULL.search(draft.lower) or _FREE.search(draft.lower))


def _look(draft: Draft) -> Iterator[Found]:
    capacity = draft.brief.capacity if draft.brief else None
    if capacity is None or capacity.free is None or capacity.hours_week is None:
        return
    free, week = max(capacity.free, Decimal(0)), capacity.hours_week
    for sentence, match in draft.hits(_FULL):
        if free >= _ROOM * week and not draft.holds(_OTHER_TIME, sentence):
            yield Found(match.start(), match.end(), says=_says(capacity, free))
    for sentence, match in draft.hits(_FREE):
        if Decimal(match["hours"]) > free and not draft.holds(_OTHER_TIME, sentence):
            advice = "Offer what is free, or bring the agreed hours up to date."
            yield Found(match.start(), match.end(), says=_says(capacity, free), advice=advice)


def _says(capacity: Capacity, free: Decimal) -> str:
    return (
        f"The records have {free:f} hours a week free: {capacity.hours_week:f} in practice.toml,"
        f" {capacity.promised:f} agreed with clients or worked lately."
    )


RULE = Rule(
    name="substance.capacity_disagrees",
    level="should",
    says="The records say something else about how full the week is.",
    advice="Give the reason that is true, or bring weekly_capacity and the agreed hours up to date.",
    why="A reader who was told “too busy” and sees room the week after will not believe the next letter.",
    wrong=(
        "We are fully booked.",
        "We have no capacity for the winter catalogue.",
        "I can offer 30 hours a week.",
    ),
    right=(
        "The winter catalogue is not work that I want to do.",
        "You are too busy to read drafts in August.",
        "I can offer 5 hours a week.",
    ),
    source="weekly_capacity in practice.toml, and the agreed and worked hours of every client beside this one",
    look=_look,
)
