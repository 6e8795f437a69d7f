"""All clients in one view: who needs a look first, what moved this week, and who rests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from goodterms.facts import Condition, History, Invoice
from goodterms.health.answer import Evidence, Health

_ORDER: tuple[Condition, ...] = ("untenable", "strained", "drifting", "unknown", "steady")
_WEEK = timedelta(days=7)
# A client without a fact for this long rests, or has ended: it stands apart, and is never left out.
_RESTS = timedelta(days=120)
_SHARE_DAYS = timedelta(days=182)


@dataclass(frozen=True, slots=True)
class Row:
    """One client in the view. ``share_percent`` is its part of what was invoiced in the last half year, of all
    clients in the same currency; None where nothing was. ``share_because`` names those invoices."""

    name: str
    health: Health
    moved_this_week: tuple[Evidence, ...]
    share_percent: int | None
    share_because: tuple[str, ...]
    resting: bool
    last_fact_on: date | None

    @property
    def follow_up(self) -> Evidence | None:
        """A concern that it is time to look at again."""
        return next((one for one in self.health.evidence if one.signal == "concern" and not one.weight), None)


def portfolio(clients: Iterable[tuple[str, History, Health]], today: date) -> tuple[Row, ...]:
    """The clients, those that need a look first, resting ones last.

    Args:
        clients: for each its short name (the folder's), its facts and its health on the day.
        today: the day.
    """
    known = list(clients)
    invoiced = [_invoiced(history, today) for _, history, _ in known]
    totals: dict[str, int] = {}
    for amounts in invoiced:
        for currency, minor in amounts.items():
            totals[currency] = totals.get(currency, 0) + minor
    rows = []
    for (name, history, health), amounts in zip(known, invoiced, strict=True):
        last = _last_fact(history.until(today))
        shares = [round(100 * minor / totals[c]) for c, minor in amounts.items() if totals[c] > 0]
        rows.append(
            Row(
                name=name,
                health=health,
                moved_this_week=tuple(e for e in health.evidence if e.weight and today - _WEEK < e.on <= today),
                share_percent=max(shares, default=None),
                share_because=tuple(str(invoice.source) for invoice in _lately(history, today)),
                resting=last is None or today - last > _RESTS,
                last_fact_on=last,
            )
        )
    return tuple(sorted(rows, key=_urgency))


def _urgency(row: Row) -> tuple[bool, int, int, str]:
    return row.resting, _ORDER.index(row.health.condition), row.health.score, row.name.casefold()


def _invoiced(history: History, today: date) -> dict[str, int]:
    amounts: dict[str, int] = {}
    for invoice in _lately(history, today):
        currency = invoice.total.currency
        amounts[currency] = amounts.get(currency, 0) + invoice.total.minor
    return amounts


def _lately(history: History, today: date) -> Iterator[Invoice]:
    for invoice in history.until(today).invoices:
        if invoice.issued_on is not None and invoice.issued_on > today - _SHARE_DAYS:
            yield invoice


def _last_fact(known: History) -> date | None:
    days = [
        *(m.sent_at.date() for m in known.messages if m.sent_at is not None and m.direction == "in"),
        *(p.paid_on for p in known.payments),
        *(entry.day for entry in known.hours),
    ]
    return max(days, default=None)
