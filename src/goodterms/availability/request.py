"""A request: yes, yes if, later, no, or somebody else. From capacity, fit and price, honestly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from goodterms.availability.capacity import Capacity, capacity, open_work
from goodterms.days import long_day
from goodterms.errors import GoodtermsError
from goodterms.facts import Condition, History, Practice, Referral
from goodterms.money import Money

AnswerKind = Literal["yes", "yes_if", "later", "no", "refer"]

_LATER_WEEKS = 12
_WEEKS_AHEAD = 52


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for: so many hours, by a day where there is one, at a rate where one is offered.

    ``client`` is None for somebody new; ``in_agreement`` is true where the work is already agreed.
    """

    hours: Decimal
    wanted_by: date | None = None
    rate: Money | None = None
    client: str | None = None
    trade: str | None = None
    in_agreement: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What to say, why, and what to offer instead. A no always carries an alternative where there is one.

    ``because`` holds only what the figures show: "too busy" is said only where the hours say so.
    """

    kind: AnswerKind
    says: str
    because: tuple[str, ...]
    conditions: tuple[str, ...]
    ready_on: date | None
    referral: str | None
    free_hours_week: Decimal | None
    letter: Literal["", "decline", "options", "referral"]


def answer(
    request: Request,
    histories: Sequence[History],
    practice: Practice | None,
    today: date,
    condition: Condition = "unknown",
) -> Answer:
    """Answer a request for work.

    Args:
        request: what is asked for.
        histories: all running clients, for the capacity.
        practice: our own facts: capacity, target rate, colleagues.
        today: the day of the answer.
        condition: how things stand with the client who asks.

    Raises:
        GoodtermsError: where no hours are asked for, or for a day that has passed.
    """
    _check(request, today)
    room = capacity(histories, practice, today)
    ready = _ready_on(request, histories, room, today)
    colleague = _colleague(request, practice, today)
    conditions, because = _conditions(request, histories, practice, condition)
    fits = ready is not None and (request.wanted_by is None or ready <= request.wanted_by)
    if condition == "untenable":
        return _no(room, ("Things stand too badly for new work.",), None)
    if ready is None and room.free is None:
        because.append("practice.toml names no weekly_capacity, so whether it fits is not known.")
        says = "Yes, if it fits your weeks."
        return Answer("yes_if", says, tuple(because), tuple(conditions), None, None, None, "options")
    if fits and not conditions:
        says = f"Yes. It can be ready by {long_day(ready)}." if ready else "Yes."
        return Answer("yes", says, (_room(room),), (), ready, None, room.free, "")
    if fits:
        says = "Yes, if: " + " ".join(conditions) + (f" It can be ready by {long_day(ready)}." if ready else "")
        because.append(_room(room))
        return Answer("yes_if", says, tuple(because), tuple(conditions), ready, None, room.free, "options")
    because += [_room(room), *_too_long(request, room, ready)]
    if ready is not None and (ready - today).days <= _LATER_WEEKS * 7:
        says = f"Later: it can be ready by {long_day(ready)}."
        return Answer("later", says, tuple(because), tuple(conditions), ready, None, room.free, "decline")
    if colleague is not None:
        says = f"No, but {colleague.name} may have room."
        return Answer("refer", says, tuple(because), (), ready, colleague.name, room.free, "referral")
    return _no(room, tuple(because), ready)


def _check(request: Request, today: date) -> None:
    if request.hours <= 0:
        raise GoodtermsError("availability.hours", "No hours are asked for.", hint="Give the hours that it takes.")
    if request.rate is not None and request.rate.minor < 0:
        raise GoodtermsError(
            "availability.rate", f"{request.rate} is no rate.", hint="Give what they would pay for an hour."
        )
    if request.wanted_by is not None and request.wanted_by < today:
        raise GoodtermsError(
            "availability.past", f"{long_day(request.wanted_by)} has passed.", hint="Give a later day."
        )


def _too_long(request: Request, room: Capacity, ready: date | None) -> list[str]:
    """Why it does not fit: by when the hours would have come together."""
    if ready is None and room.free is not None and room.free > 0:
        return [f"{request.hours:f} hours do not come together within a year."]
    if ready is not None and request.wanted_by is not None and ready > request.wanted_by:
        return [
            f"{request.hours:f} hours come together by {long_day(ready)}, not by {long_day(request.wanted_by)}."
        ]
    return []


def _no(room: Capacity, because: tuple[str, ...], ready: date | None) -> Answer:
    instead = f" It could be ready by {long_day(ready)}." if ready else ""
    return Answer("no", f"No.{instead}", because, (), ready, None, room.free, "decline")


def _room(room: Capacity) -> str:
    if room.free is None:
        return "Your weekly capacity is not known."
    if room.free <= 0:
        return f"{room.promised} of {room.hours_week} hours a week are promised."
    return f"{room.free} of {room.hours_week} hours a week are free."


def _conditions(
    request: Request, histories: Sequence[History], practice: Practice | None, condition: Condition
) -> tuple[list[str], list[str]]:
    conditions: list[str] = []
    because: list[str] = []
    target = practice.target_rate if practice else None
    if request.rate is not None and target is not None and request.rate.currency == target.currency:
        if request.rate < target:
            conditions.append(f"The price is {target} an hour.")
            because.append(f"{request.rate} an hour is below your {target}.")
    elif request.client is not None and not request.in_agreement and request.rate is None:
        rate = next((h.agreement.rate for h in histories if h.client.name == request.client), None)
        conditions.append(f"It is agreed as extra work{f' at {rate} an hour' if rate else ', with a price'}.")
        because.append("It is beyond what was agreed.")
    if condition in ("strained", "drifting"):
        conditions.append("What is overdue is paid first, or a deposit is." if condition == "strained" else "")
    if request.client is None:
        conditions.append("A written agreement and a deposit.")
    return [one for one in conditions if one], because


def _ready_on(request: Request, histories: Sequence[History], room: Capacity, today: date) -> date | None:
    """The first day by which so many free hours will have come together, week by week.

    A client's hours come free in the week after its last promised piece of work, where it has an end.
    """
    if room.free is None:
        return None
    if request.in_agreement:
        return today + timedelta(days=7)
    gathered, monday = Decimal(0), today + timedelta(days=7 - today.weekday())
    ends = {h.client.name: _project_ends(h, today) for h in histories}
    for _ in range(_WEEKS_AHEAD):
        freed = sum((load.hours_week for load in room.loads if _has_ended(ends[load.client], monday)), Decimal(0))
        weekly = max(Decimal(0), room.free + freed)
        if weekly and gathered + weekly >= request.hours:
            rest = request.hours - gathered
            return monday + timedelta(days=min(4, int(rest * 5 / weekly)))
        gathered += weekly
        monday += timedelta(days=7)
    return None


def _project_ends(history: History, today: date) -> date | None:
    """The day after which a client without a standing agreement takes no more hours."""
    agreement = history.agreement
    if agreement.weekly_hours is not None or agreement.retainer_hours is not None:
        return None
    dates = [d.due_on for d in open_work(history, today) if d.due_on]
    return max(dates, default=None)


def _has_ended(ends_on: date | None, monday: date) -> bool:
    return ends_on is not None and ends_on < monday


def _colleague(request: Request, practice: Practice | None, today: date) -> Referral | None:
    latest = (request.wanted_by or today) + timedelta(days=30)
    for referral in practice.referrals if practice else ():
        fits = request.trade is None or not referral.trades or request.trade in referral.trades
        free = referral.takes_work_from is None or referral.takes_work_from <= latest
        if fits and free and referral.consents_to_be_named:
            return referral
    return None
