"""Invoices paid well before their day."""

from __future__ import annotations

from goodterms.health.answer import Evidence
from goodterms.health.signals.payment_lateness import EARLY_DAYS, due_day
from goodterms.health.signals.signal import Signal
from goodterms.health.view import View

_LATELY_DAYS = 120
_AT_MOST = 3


def look(view: View) -> list[Evidence]:
    """The latest invoices that were paid at least three days before their day, worth 2 points each."""
    early = []
    for invoice in view.history.invoices:
        due_on = due_day(view, invoice)
        _, reached = view.paid_by(invoice)
        if due_on is None or reached is None or invoice.total.minor <= 0:
            continue
        if (due_on - reached).days >= EARLY_DAYS and (view.today - reached).days <= _LATELY_DAYS:
            early.append((reached, invoice, (due_on - reached).days))
    early.sort(key=lambda found: (found[0], found[1].number))
    return [
        Evidence(
            signal="early_payment",
            kind="good",
            weight=2,
            says=f"Invoice {invoice.number} was paid {days} days before its day.",
            source=str(invoice.source),
            on=reached,
        )
        for reached, invoice, days in early[-_AT_MOST:]
    ]


SIGNAL = Signal(
    name="early_payment",
    kind="good",
    reason="Paying before the day is a quiet way of saying that all is well.",
    speaks="An invoice due on the 30th that is paid on the 12th.",
    silent="An invoice paid on its day.",
    look=look,
)
