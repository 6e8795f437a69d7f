"""The next step: watch, talk, offer, end; and only on a quoted insult or threat, and as a question, sever."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from goodterms.days import long_day
from goodterms.facts import Condition, RaisedConcern
from goodterms.health.answer import Advice, Evidence
from goodterms.health.signals.concern import latest_concern
from goodterms.health.view import View

# A talk needs this long to show whether it has helped.
_TALK_HELPS_DAYS = 10
# So many calls in the half year before the decline are the way the work goes.
_ROUTINE, _BEFORE = 3, timedelta(days=183)
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
    found_step = _step(view, found, evidence, asked_on)
    latest = latest_concern(view)
    if latest is None or not latest.is_due(view.today):
        return found_step
    places = tuple(index for index, one in enumerate(evidence) if one.signal == "concern")
    if long_day(latest.raised_on) in found_step.says:
        return replace(found_step, because=(*found_step.because, *places))
    due = f"You raised a concern on {long_day(latest.raised_on)}: it is time to note how it turned out."
    says = found_step.says.removesuffix(" Nothing to do.")
    return Advice(found_step.step, f"{says} {due}", (*found_step.because, *places))


def _step(view: View, found: Condition, evidence: Sequence[Evidence], asked_on: date | None) -> Advice:
    because = tuple(index for index, one in enumerate(evidence) if one.moved or one.severe)
    live = [index for index, one in enumerate(evidence) if one.kind == "abuse" and one.moved]
    if found == "untenable" and live:
        return _after_abuse(evidence, live)
    if found == "untenable":
        return Advice(
            "end", "Much has moved, and asking for a talk has not helped. You could plan a good end.", because
        )
    raised = _raised_during(view, evidence)
    if found in ("strained", "drifting") and raised is not None:
        return _after_a_concern(raised, because, view.today)
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


_TURNED_OUT = {"unchanged": "nothing changed", "worse": "it got worse", "no answer": "there was no answer"}


def _raised_during(view: View, evidence: Sequence[Evidence]) -> RaisedConcern | None:
    """The latest concern, where it was raised during the present decline and has not made it better."""
    began = min((one.since for one in evidence if (one.moved or one.severe) and one.since), default=None)
    latest = latest_concern(view)
    if latest is None or began is None or latest.raised_on < began or latest.outcome == "better":
        return None
    return latest


def _after_a_concern(raised: RaisedConcern, because: tuple[int, ...], today: date) -> Advice:
    """The next step once a concern was raised: give it its time, then look, then offer."""
    on = long_day(raised.raised_on)
    if raised.outcome is not None:
        return Advice(
            "offer",
            f"You raised a concern on {on}, and {_TURNED_OUT[raised.outcome]}."
            " You could now offer ways forward in writing.",
            because,
        )
    if raised.follow_up_on is not None and raised.follow_up_on > today:
        until = long_day(raised.follow_up_on)
        return Advice(
            "watch", f"You raised a concern on {on}. Give it its time, and look again on {until}.", because
        )
    says = f"You raised a concern on {on}. Ask what came of it, and note how it turned out."
    return Advice("talk", says, because)


def talk_asked_on(view: View, since: date | None) -> date | None:
    """The day on which we first asked for a talk since the decline began, or None.

    Where we asked for calls now and then before it, too, they are how the work goes, and only a concern counts.
    """
    if since is None:
        return None
    calls = [at.date() for at, message in view.said if _TALK.search(message.text)]
    routine = sum(since - _BEFORE <= day < since for day in calls) >= _ROUTINE
    asked = None if routine else next((day for day in calls if day >= since), None)
    raised = min((one.raised_on for one in view.history.concerns if one.raised_on >= since), default=None)
    return min((day for day in (asked, raised) if day is not None), default=None)


def talk_failed(view: View, asked_on: date | None) -> bool:
    """A talk was asked for long enough ago to have helped, or its outcome was noted and is not better."""
    latest = latest_concern(view)
    if asked_on is not None and latest is not None and latest.outcome is not None and latest.raised_on >= asked_on:
        return latest.outcome != "better"
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
