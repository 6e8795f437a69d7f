"""The next step: watch, talk, offer, end; and only on a quoted insult or threat, and as a question, sever."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from goodterms.days import long_day
from goodterms.facts import Condition
from goodterms.health.answer import Advice, Evidence
from goodterms.health.view import View

# A talk needs this long to show whether it has helped.
_TALK_HELPS_DAYS = 10
_TALK = re.compile(
    r"\b(?:half an hour|(?:have|schedule|set up|arrange|suit you for) (?:a |the )?(?:quick |short )?"
    r"(?:call|chat|talk|meeting)"
    r"|(?:could|can|may|shall|should|would) (?:we|you) (?:please )?(?:\w+ )?(?:talk|speak|meet|call)"
    r"|speak (?:about|on the phone)|talk (?:about|through|over)|look at that on)\b",
    re.IGNORECASE,
)
_SEVERING = ("insult", "threat_violence", "threat_reputation")


def advise(view: View, found: Condition, evidence: Sequence[Evidence], asked_on: date | None) -> Advice:
    """The step that the condition and its evidence lead to.

    Args:
        view: the history on the day.
        found: the condition.
        evidence: in the order in which it is shown.
        asked_on: when a talk was asked for during the decline, or None.
    """
    because = tuple(index for index, one in enumerate(evidence) if one.moved or one.severe)
    live = [index for index, one in enumerate(evidence) if one.kind == "abuse" and one.moved]
    if found == "untenable" and live:
        return _after_abuse(evidence, live)
    if found == "untenable":
        return Advice(
            "end", "Much has moved, and asking for a talk has not helped. You could plan a good end.", because
        )
    if found == "strained":
        if asked_on is not None and (view.today - asked_on).days >= _TALK_HELPS_DAYS:
            return Advice(
                "offer",
                f"You asked for a talk on {long_day(asked_on)}. You could now offer ways forward in writing.",
                because,
            )
        return Advice("talk", "You could ask for a talk now, and name what has changed.", because)
    if found == "drifting":
        return Advice("talk", "You could mention it early, while it is small.", because)
    if found == "unknown":
        return Advice("watch", "There is too little here to say how things stand.")
    return Advice("watch", "Nothing has moved beyond this client's own ways. Nothing to do.")


def talk_asked_on(view: View, since: date | None) -> date | None:
    """The day on which we first asked for a talk since the decline began, or None."""
    if since is None:
        return None
    asked = (at.date() for at, message in view.said if at.date() >= since and _TALK.search(message.text))
    return next(asked, None)


def talk_failed(view: View, asked_on: date | None) -> bool:
    """A talk was asked for long enough ago to have helped."""
    return asked_on is not None and (view.today - asked_on).days >= 2 * _TALK_HELPS_DAYS


def _after_abuse(evidence: Sequence[Evidence], live: list[int]) -> Advice:
    severing = tuple(index for index in live if evidence[index].label in _SEVERING and evidence[index].quote)
    if severing:
        what = "insult" if evidence[severing[0]].label == "insult" else "threat"
        return Advice(
            "sever",
            f"Read the quoted {what} again, after a night's sleep if you can. Do you want to end all contact now?",
            severing,
        )
    return Advice("end", "There is an open threat. You could end the work in order, in writing.", tuple(live))
