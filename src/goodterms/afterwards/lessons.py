"""What a case teaches: each lesson with the rows it rests on, and what to put into the next agreement."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from goodterms.afterwards.reasons import Reason
from goodterms.facts import History, Invoice


@dataclass(frozen=True, slots=True)
class Lesson:
    """What happened, and what the next agreement could say."""

    says: str
    next_time: str
    because: tuple[str, ...]


def lessons(history: History, on: date, why: Reason) -> tuple[Lesson, ...]:
    """The lessons of a case, in a fixed order; none where neither the reason nor the records teach one.

    Args:
        on: the last day of the work, or today where that is still to come: nothing is late before its day.
    """
    told = _OF_REASONS.get(why.code)
    if why.code == "their plans" and history.agreement.kill_fee_percent is not None:
        told = None  # what it teaches was agreed already
    found = (look(history, on) for look in _LOOKS)
    return (*((told,) if told else ()), *(lesson for lesson in found if lesson is not None))


def _late_payment(history: History, ended_on: date) -> Lesson | None:
    due = {i.number: i for i in history.invoices if i.due_on is not None}
    late = [p for p in history.payments if p.invoice in due and p.paid_on > _due(due[p.invoice].due_on) + _GRACE]
    waiting = _overdue(history, ended_on)
    many = bool(late) and len(late) * 4 >= len(history.payments)
    if not many and not waiting:
        return None
    says = [f"{len(late)} of {len(history.payments)} payments came more than a week late."] if many else []
    one = len(waiting) == 1
    says += [
        f"{len(waiting)} invoice{'' if one else 's'} {'was' if one else 'were'} open for more than a week after"
        " the due day."
    ] * bool(waiting)
    return Lesson(
        " ".join(says),
        "Ask for a part in advance, name shorter terms, and say when work pauses.",
        tuple(str(fact.source) for fact in (*(late[-5:] if many else ()), *waiting[-5:])),
    )


def _overdue(history: History, on: date) -> list[Invoice]:
    """Invoices of which something was open a week after their due day."""
    paid: dict[str, int] = {}
    for payment in history.payments:
        if payment.paid_on <= on:
            paid[payment.invoice] = paid.get(payment.invoice, 0) + payment.amount.minor
    return [i for i in history.invoices if _due(i.due_on) + _GRACE < on and paid.get(i.number, 0) < i.total.minor]


_GRACE = timedelta(days=7)
_REASON = "the reason that you gave"


def _due(day: date | None) -> date:
    return day or date.max - _GRACE


def _too_many_hours(history: History, ended_on: date) -> Lesson | None:
    agreed = history.agreement.weekly_hours
    if not agreed or len(history.hours) < 4:
        return None
    weeks: dict[tuple[int, int], Decimal] = {}
    for entry in history.hours:
        week = entry.day.isocalendar()[:2]
        weeks[week] = weeks.get(week, Decimal(0)) + entry.hours
    over = sorted(week for week, hours in weeks.items() if hours > agreed * Decimal("1.2"))
    if len(over) * 4 < len(weeks):
        return None
    return Lesson(
        f"In {len(over)} of {len(weeks)} weeks hours were a fifth or more above the {agreed} that were agreed.",
        "Name a cap and a price for hours above it, and who may order them.",
        tuple(f"hours.csv: week {week} of {year}" for year, week in over[-3:]),
    )


def _unbilled(history: History, ended_on: date) -> Lesson | None:
    rows = [
        e for e in history.hours if e.billable and e.invoiced is False and ended_on - e.day > timedelta(days=45)
    ]
    hours = sum((e.hours for e in rows), Decimal(0))
    if hours <= 0:
        return None
    return Lesson(
        f"{hours} billable hours had waited for an invoice for more than six weeks.",
        "Invoice each month on the same day, whatever its sum.",
        tuple(str(e.source) for e in rows[:5]),
    )


def _not_accepted(history: History, ended_on: date) -> Lesson | None:
    open_ones = [
        d
        for d in history.deliverables
        if d.delivered_on is not None and d.accepted_on is None and ended_on - d.delivered_on > timedelta(days=30)
    ]
    if not open_ones:
        return None
    return Lesson(
        f"{len(open_ones)} delivered pieces were never accepted in writing.",
        "Say that work counts as accepted when nothing is heard for fourteen days.",
        tuple(str(d.source) for d in open_ones),
    )


def _no_notice(history: History, ended_on: date) -> Lesson | None:
    if history.agreement.notice_days is not None:
        return None
    return Lesson(
        "The agreement on file has no notice period.",
        "Agree a notice period, and how notice is given.",
        ("client.toml: notice_days",),
    )


def _no_deposit(history: History, ended_on: date) -> Lesson | None:
    if history.agreement.deposit is not None or _late_payment(history, ended_on) is None:
        return None
    return Lesson(
        "There was no deposit to fall back on.", "Ask for a deposit of one month.", ("client.toml: deposit",)
    )


_OF_REASONS = {
    "conduct": Lesson(
        "Words were said that ended it.",
        "Say in the agreement that insults and threats end the work at once, and what is then owed.",
        (_REASON,),
    ),
    "scope": Lesson(
        "The work kept growing beyond what was agreed.",
        "List what is included, how many rounds, and what each change costs; begin changes on a written yes only.",
        (_REASON,),
    ),
    "price": Lesson(
        "The price no longer fitted one of you.",
        "Name a day each year for a look at the rate.",
        (_REASON,),
    ),
    "fit": Lesson(
        "You did not work well together.", "Begin with a small, paid piece before a longer agreement.", (_REASON,)
    ),
    "their plans": Lesson(
        "The client's plans changed.", "Agree a kill fee for work that is stopped halfway.", (_REASON,)
    ),
    "capacity": Lesson(
        "There were not enough hours for it.",
        "Agree the hours a week, and how far ahead you book.",
        (_REASON,),
    ),
}
"""What each reason teaches by itself."""

_LOOKS: tuple[Callable[[History, date], Lesson | None], ...] = (
    _late_payment,
    _too_many_hours,
    _unbilled,
    _not_accepted,
    _no_notice,
    _no_deposit,
)
