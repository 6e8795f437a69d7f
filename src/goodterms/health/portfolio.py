"""All clients in one view: who needs a look first, what moved this week, and who rests."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
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


@dataclass(frozen=True, slots=True)
class Glance:
    """What the view needs of one client: its health, and what was invoiced in the last half year, in minor units
    by currency. Its facts are not needed any more."""

    name: str
    health: Health
    invoiced: Mapping[str, int]
    invoiced_because: tuple[str, ...]
    last_fact_on: date | None


def glance(name: str, history: History, health: Health, today: date) -> Glance:
    """What the view needs of one client.

    Args:
        name: its short name (the folder's).
        history: its facts.
        health: how things stand with it on the day.
        today: the day.
    """
    lately = list(_lately(history, today))
    invoiced: dict[str, int] = {}
    for invoice in lately:
        currency = invoice.total.currency
        invoiced[currency] = invoiced.get(currency, 0) + invoice.total.minor
    because = tuple(str(invoice.source) for invoice in lately)
    return Glance(name, health, invoiced, because, _last_fact(history.until(today)))


def portfolio(clients: Iterable[Glance], today: date) -> tuple[Row, ...]:
    """The clients, those that need a look first, resting ones last."""
    known = list(clients)
    totals: dict[str, int] = {}
    for one in known:
        for currency, minor in one.invoiced.items():
            totals[currency] = totals.get(currency, 0) + minor
    return tuple(sorted((_row(one, totals, today) for one in known), key=_urgency))


def _row(one: Glance, totals: Mapping[str, int], today: date) -> Row:
    shares = [round(100 * minor / totals[c]) for c, minor in one.invoiced.items() if totals[c] > 0]
    return Row(
        name=one.name,
        health=one.health,
        moved_this_week=tuple(e for e in one.health.evidence if e.weight and today - _WEEK < e.on <= today),
        share_percent=max(shares, default=None),
        share_because=one.invoiced_because,
        resting=one.last_fact_on is None or today - one.last_fact_on > _RESTS,
        last_fact_on=one.last_fact_on,
    )


def _urgency(row: Row) -> tuple[bool, int, int, str]:
    return row.resting, _ORDER.index(row.health.condition), row.health.score, row.name.casefold()


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
