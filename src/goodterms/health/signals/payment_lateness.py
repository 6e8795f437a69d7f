"""Invoices paid later than this client usually pays them, or still open past their day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from goodterms.facts import Invoice
from goodterms.health.answer import Evidence
from goodterms.health.change import Level, Shift, median, walk
from goodterms.health.signals.season import is_past
from goodterms.health.signals.signal import Signal, days, weigh
from goodterms.health.view import View

# An invoice open this long past its day is a long unpaid bill: severe alone.
_LONG_UNPAID = 45
_HEIGHT = 3.8
_RELIEF = 3.0
# Invoices that must be known before a late one is a change; two are taken as paid on their day.
_NEEDED, _ASSUMED = 6, 2
EARLY_DAYS = 3
# What is paid is told as late where it is later than usual by so many days.
_LATER = 2


@dataclass(frozen=True, slots=True)
class Lateness:
    """One invoice and how many days after its day it was paid, or has been open so far."""

    invoice: Invoice
    due_on: date
    days: float
    open: bool
    early: bool = False


def look(view: View) -> list[Evidence]:
    """Compare the lateness of each invoice with the client's own."""
    if not view.history.payments:
        return []
    late = latenesses(view)
    past, shift = _shift(late)
    if _oldest(late) >= _LONG_UNPAID + past.usual and (shift is None or shift.leaning):
        return [_long_unpaid(view, late)]
    if shift is None or is_past([(one.due_on, one.days) for one in late], shift, view.today):
        return []
    found = _evidence(view, late, shift)
    # What was paid early can only help: it may end a decline, but not make what came after it look worse.
    others = [one for one in late if not one.early]
    _, without = _shift(others)
    if without is None or without.leaning != shift.leaning:
        return [found]
    return [max(found, _evidence(view, others, without), key=lambda one: one.weight)]


def _shift(late: list[Lateness]) -> tuple[Level, Shift | None]:
    """What is usual, and how far what is paid now stands from it."""
    early = [place for place, one in enumerate(late) if one.early]
    # What was paid early is good and can only help: it is no measure that later payments must meet.
    assumed = _ASSUMED + min(_NEEDED - _ASSUMED, len(early))
    past = Level(needed=_NEEDED, least_spread=2.0, smallest=5.0, clip=5.0, far=7.0, assumed=0.0, weight=assumed)
    values, due = [one.days for one in late], [one.due_on for one in late]
    return past, walk(values, past, _HEIGHT, _RELIEF, kind=frozenset(early), days=due)


def latenesses(view: View) -> list[Lateness]:
    """The lateness of each invoice, in order of the day on which it was due.

    Paying early counts as paying on the day. Of an open invoice only what is already late is known; one
    paid in part counts by the share that is open.
    """
    found = []
    for invoice in view.history.invoices:
        due_on = due_day(view, invoice)
        if due_on is None or invoice.total.minor <= 0 or due_on >= view.today:
            continue
        grace = view.calendar.next_working(due_on)
        paid, reached = view.paid_by(invoice)
        if reached is not None:
            early = (due_on - reached).days >= EARLY_DAYS
            found.append(Lateness(invoice, due_on, float(max(0, (reached - grace).days)), False, early))
            continue
        age = max(0, (view.today - grace).days)
        open_share = max(0.0, min(1.0, 1 - paid / invoice.total.minor))
        found.append(Lateness(invoice, due_on, age * open_share, True))
    ordered = sorted(found, key=lambda one: (one.due_on, one.invoice.number))
    # What is open and not yet late says nothing, neither good nor bad.
    return [one for one in ordered if not (one.open and one.days < 3)]


def due_day(view: View, invoice: Invoice) -> date | None:
    """The day on which an invoice is due, as written on it or by the terms agreed."""
    if invoice.due_on is not None:
        return invoice.due_on
    terms = view.history.agreement.payment_days
    if invoice.issued_on is None or terms is None:
        return None
    return invoice.issued_on + timedelta(days=terms)


def _evidence(view: View, late: list[Lateness], shift: Shift) -> Evidence:
    moved = late[shift.onset :]
    still_open = [one for one in moved if one.open]
    longest = max((one.days for one in still_open), default=0.0)
    severe = longest >= _LONG_UNPAID + shift.usual
    return Evidence(
        signal="payment_lateness",
        kind="money",
        weight=weigh(24, (max(longest, shift.now) - shift.usual) / 40) - (8 if severe else 0),
        says=_says(view, moved, still_open, shift.usual),
        source=", ".join(_places(view, moved)),
        on=view.today if still_open else max(one.due_on + timedelta(days=int(one.days)) for one in moved),
        since=_began(late, shift.onset),
        moved=not shift.leaning,
        severe=severe,
        leaning=shift.leaning,
    )


def _says(view: View, moved: list[Lateness], still_open: list[Lateness], usual_days: float) -> str:
    """How late those that are paid were, and what is open; who pays nothing any more does not pay late."""
    usual = "on the day" if usual_days < 1 else f"{days(usual_days)} late"
    paid = [one.days for one in moved if not one.open]
    if not still_open:
        return f"Invoices are paid {days(median(paid))} late; it was {usual}."
    oldest = max(still_open, key=lambda one: (view.today - one.due_on).days)
    waits = f"Invoice {oldest.invoice.number} has been open for {days((view.today - oldest.due_on).days)}."
    if paid and median(paid) - usual_days >= _LATER:
        return f"Invoices are paid {days(median(paid))} late; it was {usual}. {waits}"
    if len(still_open) == 1:
        return f"{waits} Before, invoices were paid {usual}."
    return f"{len(still_open)} invoices are open past their day. {waits} Before, invoices were paid {usual}."


def _oldest(late: list[Lateness]) -> float:
    return max((one.days for one in late if one.open), default=0.0)


def _long_unpaid(view: View, late: list[Lateness]) -> Evidence:
    """A bill that is open so long that no comparison is needed."""
    oldest = max((one for one in late if one.open), key=lambda one: one.days)
    return Evidence(
        signal="payment_lateness",
        kind="money",
        weight=-24,
        says=f"Invoice {oldest.invoice.number} has been open for {days((view.today - oldest.due_on).days)}.",
        source=str(oldest.invoice.source),
        on=view.today,
        since=oldest.due_on,
        moved=True,
        severe=True,
    )


def _began(late: list[Lateness], onset: int) -> date:
    """The change lies between the last invoice paid as usual and the first that was not: the middle."""
    first = late[onset]
    if onset == 0:
        return first.due_on
    before = late[onset - 1]
    earlier = max(before.due_on, min(first.due_on, before.due_on + timedelta(days=int(before.days))))
    return first.due_on - (first.due_on - earlier) / 2


def _places(view: View, moved: list[Lateness]) -> list[str]:
    places = []
    for one in moved[-4:]:
        rows = [p for p in view.history.payments if p.invoice == one.invoice.number and not one.open]
        places.append(str(max(rows, key=lambda p: p.paid_on).source if rows else one.invoice.source))
    return places


SIGNAL = Signal(
    name="payment_lateness",
    kind="money",
    reason="Paying late, and later each time, is the sign that most guides name. It can be counted in days.",
    speaks="A year of invoices paid within two days of their day, then two that came twelve days late.",
    silent="One invoice late over Christmas, or a client who has always paid a week late.",
    look=look,
)
