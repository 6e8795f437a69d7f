"""A concern that was raised with the client: is it time to look again, and how did it turn out?"""

from __future__ import annotations

from goodterms.days import long_day
from goodterms.facts import RaisedConcern
from goodterms.health.answer import Evidence
from goodterms.health.signals.signal import Signal
from goodterms.health.view import View, shortened

_LATELY_DAYS = 120
_BETTER = ((30, 6), (75, 4), (_LATELY_DAYS, 2))
_NOT_BETTER = {"unchanged": -4, "worse": -6, "no answer": -6}
_SAYS = {
    "better": "it got better",
    "unchanged": "nothing changed",
    "worse": "it got worse",
    "no answer": "there was no answer",
}


def look(view: View) -> list[Evidence]:
    """The latest concern: due to be looked at again (it weighs nothing), or what came of it."""
    latest = latest_concern(view)
    if latest is None:
        return []
    if latest.outcome is None:
        return [_due(latest)] if latest.is_due(view.today) else []
    seen_on = latest.outcome_on or latest.follow_up_on or latest.raised_on
    age = (view.today - seen_on).days
    if age > _LATELY_DAYS:
        return []
    better = latest.outcome == "better"
    return [
        Evidence(
            signal="concern",
            kind="good" if better else "talk",
            weight=next(points for days, points in _BETTER if age <= days)
            if better
            else _NOT_BETTER[latest.outcome],
            says=f"You raised a concern on {long_day(latest.raised_on)}, and {_SAYS[latest.outcome]}.",
            source=str(latest.source),
            on=seen_on,
            quote=_words(latest.note),
        )
    ]


def latest_concern(view: View) -> RaisedConcern | None:
    """The concern that was raised last, or None."""
    return max(view.history.concerns, key=lambda one: (one.raised_on, one.source.line), default=None)


def _due(one: RaisedConcern) -> Evidence:
    return Evidence(
        signal="concern",
        kind="talk",
        weight=0,
        says=f"You raised a concern on {long_day(one.raised_on)}. It is time to look how it turned out.",
        source=str(one.source),
        on=one.follow_up_on or one.raised_on,
        quote=_words(one.agreed),
    )


def _words(text: str) -> str:
    # A quotation mark stands doubled in a table: then the words would not be found there as they are.
    return "" if '"' in text else shortened(text)


SIGNAL = Signal(
    name="concern",
    kind="talk",
    reason="What was raised is looked at again on its day; else a talk is only a talk.",
    speaks="A concern of May, to be looked at in June; or one that got better.",
    silent="A concern that was raised last week and has its day still to come.",
    look=look,
)
