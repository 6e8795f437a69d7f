"""Nothing heard for longer than ever, although we have written."""

from __future__ import annotations

import itertools
from datetime import timedelta

from goodterms.health.answer import Evidence
from goodterms.health.signals.pauses import was_announced
from goodterms.health.signals.signal import Signal, days, weigh
from goodterms.health.view import View

_LEAST_DAYS = 28
# After this long without a word from either side nobody is silent: the work rests.
_RESTS_DAYS = 120


def look(view: View) -> list[Evidence]:
    """Compare the days since the last message with the longest gaps before."""
    if len(view.plain) < 6:
        return []
    last = view.heard[-1].day
    quiet = (view.today - last).days
    unanswered = [(at, message) for at, message in view.said if at.date() > last]
    if len(unanswered) < 2 or (view.today - unanswered[-1][0].date()).days > _RESTS_DAYS:
        return []
    waited = (view.today - unanswered[0][0].date()).days
    gaps = sorted((b.day - a.day).days for a, b in itertools.pairwise(view.plain))
    usual = gaps[int(len(gaps) * 0.98)]
    if quiet < max(_LEAST_DAYS, 2 * usual) or waited < 14:
        return []
    if was_announced(view, last):
        return []
    return [
        Evidence(
            signal="silence",
            kind="answers",
            weight=weigh(14, waited / 45),
            says=f"Nothing heard for {days(quiet)}, although you wrote {len(unanswered)} times.",
            source=str(unanswered[0][1].source),
            on=view.today,
            since=min(unanswered[0][0].date(), last + timedelta(days=max(1, usual))),
            moved=True,
        )
    ]


SIGNAL = Signal(
    name="silence",
    kind="answers",
    reason="No answer is an answer that leaves everything open.",
    speaks="Weekly mail for a year, then three of ours in five weeks without a word.",
    silent="A quiet month in which nobody wrote.",
    look=look,
)
