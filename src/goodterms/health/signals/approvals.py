"""Work that waits for a yes longer than this client used to take."""

from __future__ import annotations

from datetime import date, datetime, time

from goodterms.facts import Deliverable
from goodterms.health.answer import Evidence
from goodterms.health.change import Level, walk
from goodterms.health.signals.signal import Signal, days, weigh
from goodterms.health.view import View


def look(view: View) -> list[Evidence]:
    """Compare the working days from delivery to acceptance with the client's own."""
    waits = [(one, wait) for one in _delivered(view) if (wait := _wait(view, one)) is not None]
    past = Level(needed=3, least_spread=2.5, smallest=4.0, clip=5.0)
    shift = walk([wait for _, wait in waits], past, 4.0, 3.0)
    if shift is None:
        return []
    latest, wait = waits[-1]
    return [
        Evidence(
            signal="approvals",
            kind="answers",
            weight=weigh(8, (wait - shift.usual) / 20),
            says=f"“{latest.title}” waits for a yes since {days(wait)} of work; it was {days(shift.usual)}."
            if _accepted(view, latest) is None
            else f"A yes takes {days(shift.now)} of work; it was {days(shift.usual)}.",
            source=str(latest.source),
            on=_accepted(view, latest) or view.today,
            since=waits[shift.onset][0].delivered_on,
            moved=not shift.leaning,
            leaning=shift.leaning,
        )
    ]


def _delivered(view: View) -> list[Deliverable]:
    known = (d for d in view.history.deliverables if d.delivered_on is not None and d.delivered_on <= view.today)
    return sorted(known, key=lambda d: (d.delivered_on or date.min, d.title))


def _accepted(view: View, one: Deliverable) -> date | None:
    return one.accepted_on if one.accepted_on is not None and one.accepted_on <= view.today else None


def _wait(view: View, one: Deliverable) -> float | None:
    """Working days until the yes, or so far; a short wait that still goes on says nothing."""
    if one.delivered_on is None:
        return None
    accepted = _accepted(view, one)
    if accepted is None and one.state in ("accepted", "will not be done") and one.accepted_on is None:
        return None
    end = accepted or view.today
    wait = view.calendar.working_days(
        datetime.combine(one.delivered_on, time(9)), datetime.combine(max(end, one.delivered_on), time(9))
    )
    return wait if accepted is not None or wait >= 5 else None


SIGNAL = Signal(
    name="approvals",
    kind="answers",
    reason="Slow approvals stop the work and move every later day.",
    speaks="Four deliveries accepted within three days, then one that waits for a month.",
    silent="A delivery of last week that nobody has looked at yet.",
    look=look,
)
