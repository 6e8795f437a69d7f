"""When a word is welcome: each occasion with a day, a reason to write, and where the reason comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from goodterms.afterwards.reasons import Reason
from goodterms.days import long_day
from goodterms.facts import Deliverable, History

OccasionKind = Literal["they wrote", "first word", "rhythm", "launch", "anniversary", "testimonial"]

_LAUNCH = timedelta(days=60)
_RECENT = timedelta(days=120)
_AHEAD = timedelta(days=550)


@dataclass(frozen=True, slots=True)
class Occasion:
    """A day to write, why, and on what facts that rests.

    ``letter`` is the kind of draft that goes with it, and ``line`` the true sentence that gives its reason there.
    """

    on: date
    kind: OccasionKind
    says: str
    because: str
    line: str = ""
    letter: str = "reconnect"


def occasions(history: History, ended_on: date, reason: Reason, today: date) -> tuple[Occasion, ...]:
    """Occasions from today on, in order, for a client who may be written to."""
    found = [*_launches(history, ended_on), *_anniversaries(history, ended_on)]
    if reason.good and not _owes(history, today):
        on = ended_on + timedelta(days=21)
        says = "Ask for a few words that you may show to others, or for a name to be recommended to."
        because = f"A good ending ({reason.code}), and no bill is overdue."
        line = "Would you write two or three sentences about our work that I may show to others?"
        found.append(Occasion(on, "testimonial", says, because, line))
    return tuple(sorted((o for o in found if today <= o.on <= today + _AHEAD), key=lambda o: (o.on, o.kind)))


def _owes(history: History, today: date) -> bool:
    """Whether a bill is overdue and not paid in full."""
    paid: dict[str, int] = {}
    for payment in history.payments:
        paid[payment.invoice] = paid.get(payment.invoice, 0) + payment.amount.minor
    return any(
        invoice.due_on is not None and invoice.due_on < today and paid.get(invoice.number, 0) < invoice.total.minor
        for invoice in history.invoices
    )


def _delivered(work: Deliverable) -> date | None:
    return work.accepted_on or work.delivered_on


def _launches(history: History, ended_on: date) -> Iterator[Occasion]:
    """The last work that was delivered shortly before the end goes into use afterwards."""
    recent = [
        (done, work)
        for work in history.deliverables
        if (done := _delivered(work)) is not None and ended_on - _RECENT <= done <= ended_on + _RECENT
    ]
    if recent:
        done, work = max(recent, key=lambda pair: pair[0])
        yield Occasion(
            max(done, ended_on) + _LAUNCH,
            "launch",
            f"Ask how “{work.title}” is doing.",
            f"{work.source}: delivered {long_day(done)}",
            f"I would like to hear how “{work.title}” is doing.",
        )


def _anniversaries(history: History, ended_on: date) -> Iterator[Occasion]:
    """A year, then two, after the last piece of work that was delivered."""
    done = [(day, work) for work in history.deliverables if (day := _delivered(work)) is not None]
    if not done:
        return
    day, work = max(done, key=lambda pair: pair[0])
    for years in (1, 2):
        yield Occasion(
            _years_later(max(day, ended_on), years),
            "anniversary",
            f"“{work.title}” is {'a year' if years == 1 else 'two years'} old: say what you noticed since.",
            f"{work.source}: delivered {long_day(day)}",
            f"“{work.title}” is {'a year' if years == 1 else 'two years'} old now.",
        )


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
