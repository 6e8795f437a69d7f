"""Evidence adds up to a condition (docs/explanation/health.md says what each one means)."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import date, timedelta

from goodterms.facts import Condition
from goodterms.health.answer import Evidence
from goodterms.health.signals.hours import weekly
from goodterms.health.view import View

FULL_SCORE_BEFORE_EVIDENCE = 80

_LEAST_SPAN = timedelta(days=60)
_LATEST_FACT = timedelta(days=120)
_ENOUGH = 12.0
_ONE_DECLINE = timedelta(days=75)


def score(evidence: Sequence[Evidence]) -> int:
    """80 plus all weights, kept between 0 and 100: it can be added up with a pencil."""
    return max(0, min(100, FULL_SCORE_BEFORE_EVIDENCE + sum(one.weight for one in evidence)))


def condition(view: View, evidence: Sequence[Evidence], talk_failed: bool) -> Condition:
    """What the evidence adds up to.

    Args:
        view: the history on the day.
        evidence: what the signals found.
        talk_failed: a talk was asked for during the decline and nothing has come back since.
    """
    moved = {one.kind for one in evidence if one.moved}
    severe = {one.kind for one in evidence if one.severe}
    if "abuse" in moved:
        return "untenable"
    if talk_failed and len(severe) >= 2 and len(moved) >= 4:
        return "untenable"
    if severe or len(moved) >= 2:
        return "strained"
    if moved:
        return "drifting"
    return "steady" if is_known(view) else "unknown"


def since(evidence: Sequence[Evidence], found: Condition) -> date | None:
    """The day the present decline began: the first of what has moved. An insult crowns a decline; it is its
    beginning only where nothing else has moved."""
    if found in ("steady", "unknown"):
        return None
    slow = [one for one in evidence if one.moved and one.since and one.kind != "abuse"]
    if slow:
        return _beginning(slow)
    return min((one.since for one in evidence if one.severe and one.since), default=None)


def _beginning(slow: Sequence[Evidence]) -> date | None:
    """The first day of the decline that weighs most: changes further apart than two months and a half have
    nothing to do with each other."""
    declines: list[list[Evidence]] = []
    for one in sorted(slow, key=lambda one: one.since or date.max):
        last = declines[-1][-1].since if declines else None
        if last and one.since and one.since - last <= _ONE_DECLINE:
            declines[-1].append(one)
        else:
            declines.append([one])
    return min(declines, key=lambda decline: sum(one.weight for one in decline))[0].since


def is_known(view: View) -> bool:
    """Is there enough, over long enough and recent enough, to call a relationship steady?

    Answers count one each, observed invoices two, weeks of hours a quarter; twelve are enough.
    """
    days = _days_of_facts(view)
    if not days or days[-1] - days[0] < _LEAST_SPAN or view.today - days[-1] > _LATEST_FACT:
        return False
    paid = len({payment.invoice for payment in view.history.payments})
    return len(view.exchanges) + 2 * paid + len(weekly(view)) / 4 >= _ENOUGH


def _days_of_facts(view: View) -> list[date]:
    history = view.history
    return sorted(
        itertools.chain(
            (heard.day for heard in view.heard),
            (payment.paid_on for payment in history.payments),
            (entry.day for entry in history.hours),
            (invoice.issued_on for invoice in history.invoices if invoice.issued_on),
        )
    )
