"""What must be kept until when, and what may go: by the country of the practice and the kind of record.

Personal data goes when its purpose is over, unless a law asks to keep it (GDPR art. 17(3)(b)). A country without
a rule here is not guessed at: its records stay until somebody says otherwise."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from goodterms.days import long_day
from goodterms.facts import History, Practice
from goodterms.retention import rules

Kind = Literal["invoices", "payments", "expenses", "hours", "agreement", "correspondence", "access", "files"]

KINDS: tuple[Kind, ...] = (
    "invoices",
    "payments",
    "expenses",
    "hours",
    "agreement",
    "correspondence",
    "access",
    "files",
)

_MONEY: tuple[Kind, ...] = ("invoices", "payments", "expenses")


@dataclass(frozen=True, slots=True)
class Kept:
    """What becomes of one kind of record.

    Attributes:
        keep_until: the last day on which it must be kept; None where no law asks for it, or none is known.
        may_go: whether it may be erased today.
        says: why, in a sentence that can be sent to whoever asks for erasure.
        note: what else should be known of the law, "" for nothing.
    """

    kind: Kind
    count: int
    newest_on: date | None
    keep_until: date | None
    may_go: bool
    says: str
    law: str
    source: str
    note: str = ""


def clock(history: History, practice: Practice | None, ended_on: date, today: date) -> tuple[Kept, ...]:
    """What must be kept until when, for each kind of record that there is.

    The years count from the end of the calendar year of the newest record of the kind. Where the law counts from a
    financial year, whose end nobody told, they count from the latest day on which it can end: a year after the
    record. Keeping a little too long does less harm than erasing too early.
    """
    country = practice.country if practice else None
    newest = _newest(history, ended_on)
    return tuple(_kept(kind, *newest[kind], country, today) for kind in KINDS if newest[kind][0])


def _newest(history: History, ended_on: date) -> dict[Kind, tuple[int, date | None]]:
    """How many records of each kind there are, and the day of the newest."""
    mail = [m.sent_at.date() for m in history.messages if m.sent_at is not None]
    issued = [invoice.issued_on for invoice in history.invoices if invoice.issued_on is not None]
    dated: dict[Kind, tuple[int, list[date]]] = {
        "invoices": (len(history.invoices), issued),
        "payments": (len(history.payments), [payment.paid_on for payment in history.payments]),
        "expenses": (len(history.expenses), [expense.day for expense in history.expenses]),
        "hours": (len(history.hours), [entry.day for entry in history.hours]),
        "agreement": (1, [ended_on]),
        "correspondence": (len(history.messages), mail),
        "access": (len(history.access), [ended_on]),
        "files": (len(history.deliverables), [ended_on]),
    }
    return {kind: (count, max([*days, ended_on]) if count else None) for kind, (count, days) in dated.items()}


def _kept(kind: Kind, count: int, newest: date | None, country: str | None, today: date) -> Kept:
    if kind in ("access", "files"):
        says = "No law asks to keep it; it goes when the handover is accepted."
        return Kept(kind, count, newest, None, True, says, "", "")
    rule = next((r for r in rules() if r.country == country and kind in r.kinds), None)
    if rule is not None and newest is not None:
        until = rule.until(newest)
        may_go = today > until
        says = (
            f"Kept until {long_day(until)}: {rule.law}."
            if not may_go
            else f"{rule.law} no longer asks to keep it."
        )
        return Kept(kind, count, newest, until, may_go, says, rule.law, rule.source, rule.note)
    if any(r.country == country for r in rules()):
        says = "No law that is held here asks to keep it; it may go when its purpose is over."
        return Kept(kind, count, newest, None, kind not in _MONEY, says, "", "")
    where = f"for {country}" if country else "because practice.toml names no country"
    says = f"No rule is held {where}. Ask a tax adviser before anything goes."
    return Kept(kind, count, newest, None, False, says, "", "")
