"""The seven ways forward: when each is open, what it brings month by month, what it needs and risks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from goodterms.alternatives.answer import Impossible, LetterKind, OptionKind
from goodterms.alternatives.figures import Figures
from goodterms.alternatives.runway import Month, months_from
from goodterms.days import long_day
from goodterms.facts import Condition, Deliverable, History, Practice, Referral
from goodterms.money import Money

MONTHS_SHOWN = 12
_TAPER_WEEKS = 8
_LEAST_HOURS = Decimal(2)
_LEAST_REDUCED = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Case:
    """What a way forward looks at."""

    history: History
    practice: Practice | None
    figures: Figures
    today: date
    condition: Condition

    @property
    def last_day(self) -> date:
        """The last day if notice is given today."""
        return self.today + timedelta(days=self.figures.notice_days)


@dataclass(frozen=True, slots=True)
class Way:
    """A way forward before it is priced: the share of today's income in each month, and what comes with it."""

    kind: OptionKind
    says: str
    months: tuple[Money, ...]
    hours_week: Decimal | None
    letter: LetterKind
    needs: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    rate: Money | None = None
    taper: tuple[tuple[date, Decimal], ...] = ()
    referral: str | None = None
    ends_on: date | None = None


def all_ways(case: Case) -> list[Way | Impossible]:
    """Each way, or why it is not open."""
    return [make(case) for make in _WAYS]


def stay(case: Case) -> Way:
    """Go on as it is."""
    f = case.figures
    risks = []
    moved = case.condition in ("drifting", "strained", "untenable")
    if moved:
        risks.append("What has moved may go on moving.")
    if f.overdue:
        risks.append(f"{f.overdue} is overdue{'; more may follow' if moved else ''}.")
    return Way(
        "continue",
        _as_it_is(f),
        _level(case, Fraction(1)),
        f.hours_week,
        "",
        risks=tuple(risks),
        rate=f.effective_rate,
    )


def reset(case: Case) -> Way | Impossible:
    """Same work on better terms: the rate at its target, the hours as agreed, payment by the day."""
    f, target = case.figures, case.practice.target_rate if case.practice else None
    if not f.month:
        return Impossible("reset", "There is no running work whose terms could be set anew.")
    over = bool(f.hours_week and f.agreed_week and f.hours_week > f.agreed_week)
    hours = f.agreed_week if over else f.hours_week
    rate: Money | None
    if _is_retainer(case):
        rate, month = _retainer_anew(case, target)
        raised = month > _fee(case)
        terms = [f"{Money.rounded(month, f.currency)} a month"] if raised else []
    else:
        rate, month = _hours_anew(case, target, hours, over)
        raised = rate != f.effective_rate
        terms = [f"{rate} an hour"] if raised else []
    terms += [f"{f.agreed_week or hours} hours a week at most"] if hours else []
    terms.append("a deposit or a shorter payment time" if f.overdue else "extras priced before they start")
    return Way(
        "reset",
        f"Keep the work and set the terms anew: {', '.join(terms)}.",
        _from(case, month / f.month.exact, case.last_day),
        hours,
        "options",
        needs=("A talk, and the new terms in writing.", "Their yes."),
        risks=("They may say no; then the question is the same as today.",),
        rate=rate,
    )


def reduce_scope(case: Case) -> Way | Impossible:
    """Half the work, or back to what was agreed where that is less."""
    f = case.figures
    if not f.month or not f.hours_week or f.hours_week < _LEAST_HOURS:
        return Impossible("reduce_scope", "There is too little running work to make it smaller.")
    hours = max(_LEAST_REDUCED, round(f.hours_week / 2, 1))
    return Way(
        "reduce_scope",
        f"Keep the part that goes well and drop the rest: about {hours} hours a week.",
        _from(case, Fraction(hours) / Fraction(f.hours_week), case.last_day),
        hours,
        "options",
        needs=("An agreement on which part stays.",),
        risks=("Half the work can bring nearly all of the mail.",),
        rate=f.effective_rate,
    )


def move_timeline(case: Case) -> Way | Impossible:
    """The same work later: what is promised moves by six weeks."""
    f = case.figures
    open_work = outstanding(case.history, case.today)
    if not open_work or not f.month:
        return Impossible("move_timeline", "Nothing is promised for a later day, so nothing can move.")
    moved = _level(case, Fraction(1, 2), months=slice(1, 3), otherwise=Fraction(1))
    titles = ", ".join(f"“{d.title}”" for d in open_work[:3])
    return Way(
        "move_timeline",
        f"Keep the work and give it more time: {titles} six weeks later.",
        moved,
        None if f.hours_week is None else round(f.hours_week * Decimal("0.6"), 1),
        "schedule_change",
        needs=("Their yes to the new dates, before the old ones pass.",),
        risks=("It eases the weeks, not the relationship.",),
        rate=f.effective_rate,
    )


def refer(case: Case) -> Way | Impossible:
    """Somebody else takes over, who has room and agrees to be named."""
    if not case.figures.month:
        return Impossible("refer", "There is no running work to pass on.")
    found = suitable_referral(case)
    if isinstance(found, Impossible):
        return found
    start = max(case.last_day, found.takes_work_from or case.last_day)
    return Way(
        "refer",
        f"Pass the work to {found.name}, who has room"
        + (f" from {long_day(found.takes_work_from)}." if found.takes_work_from else "."),
        _until(case, start),
        Decimal(0),
        "referral",
        needs=(
            f"{case.figures.notice_days} days' notice.",
            f"{found.name} told the truth about the work, before the client is told.",
        ),
        risks=("If it goes badly there, it comes back to you in words.",),
        rate=case.figures.effective_rate,
        referral=found.name,
        ends_on=start,
    )


def phase_out(case: Case) -> Way | Impossible:
    """Less each week over two months or the notice period, whichever is longer."""
    f = case.figures
    if not f.month:
        return Impossible("phase_out", "There is no running work to phase out.")
    weeks = max(_TAPER_WEEKS, -(-f.notice_days // 7))
    ends_on = case.today + timedelta(days=weeks * 7)
    return Way(
        "phase_out",
        f"Do less each week until {long_day(ends_on)}, and hand over meanwhile.",
        _tapering(case, ends_on),
        Decimal(0),
        "ending",
        needs=(f"{f.notice_days} days' notice.", "A plan of what is finished and what is not."),
        risks=("A long goodbye can wear out both sides.",),
        rate=f.effective_rate,
        taper=_taper(case, weeks),
        ends_on=ends_on,
    )


def end(case: Case) -> Way:
    """Give notice and end on its last day."""
    f = case.figures
    by = {"email": "by e-mail", "letter": "by letter", "both": "by e-mail and letter"}
    how = by.get(case.history.agreement.notice_by or "", "in writing")
    risks = [f"{f.month} a month ends on that day."] if f.month else []
    if f.overdue:
        risks.append(f"{f.overdue} is overdue and is best settled before the last day.")
    return Way(
        "end",
        f"Give notice now; the last day is {long_day(case.last_day)}.",
        _until(case, case.last_day),
        Decimal(0),
        "ending",
        needs=(f"{f.notice_days} days' notice {how}.", "A settlement and a handover."),
        risks=tuple(risks),
        rate=f.effective_rate,
        ends_on=case.last_day,
    )


_WAYS: tuple[Callable[[Case], Way | Impossible], ...] = (
    stay,
    reset,
    reduce_scope,
    move_timeline,
    refer,
    phase_out,
    end,
)


def suitable_referral(case: Case) -> Referral | Impossible:
    """The first colleague who fits the trade, agrees to be named and has room within two months of the end."""
    referrals = case.practice.referrals if case.practice else ()
    if not referrals:
        return Impossible("refer", "practice.toml names nobody who could take over.")
    trade = case.history.client.trade
    fitting = [r for r in referrals if not r.trades or trade is None or trade in r.trades]
    if not fitting:
        return Impossible("refer", f"Nobody in practice.toml does {trade}.")
    willing = [r for r in fitting if r.consents_to_be_named]
    if not willing:
        return Impossible("refer", f"{fitting[0].name} has not agreed to be named yet.")
    soonest = min(willing, key=lambda r: r.takes_work_from or date.min)
    starts_on = soonest.takes_work_from
    if starts_on is not None and starts_on > case.last_day + timedelta(days=60):
        return Impossible("refer", f"{soonest.name} has no room before {long_day(starts_on)}.")
    return soonest


def outstanding(history: History, today: date) -> list[Deliverable]:
    """What is promised and not delivered."""
    return [
        d
        for d in history.deliverables
        if (d.delivered_on is None or d.delivered_on > today)
        and d.state not in ("delivered", "accepted", "will not be done")
    ]


def _below(rate: Money | None, target: Money | None) -> bool:
    return rate is not None and target is not None and rate.currency == target.currency and rate < target


def _is_retainer(case: Case) -> bool:
    agreement = case.history.agreement
    fee = agreement.retainer_fee
    return fee is not None and fee.currency == case.figures.currency and bool(agreement.retainer_hours)


def _fee(case: Case) -> Fraction:
    fee = case.history.agreement.retainer_fee
    return fee.exact if fee else Fraction(0)


def _retainer_anew(case: Case, target: Money | None) -> tuple[Money, Fraction]:
    """The fee for the included hours, kept to: what an hour then earns, and a month. It is raised where an hour of
    it is below the target."""
    included = Fraction(case.history.agreement.retainer_hours or 1)
    rate = Money.rounded(_fee(case) / included, case.figures.currency)
    if target is not None and _below(rate, target):
        return target, target.exact * included
    return rate, _fee(case)


def _hours_anew(
    case: Case, target: Money | None, hours: Decimal | None, over: bool
) -> tuple[Money | None, Fraction]:
    """The rate, and a month at it: where an hour earns less than the target, every hour at the target, or at the
    rate agreed where that is higher; else today's month, less the hours beyond those agreed."""
    f, agreed = case.figures, case.history.agreement.rate
    if f.effective_rate is not None and target is not None and _below(f.effective_rate, target):
        rate = agreed if agreed is not None and _below(target, agreed) else target
        if hours:
            return rate, rate.exact * Fraction(hours) * 52 / 12
        return rate, f.month.exact * rate.exact / f.effective_rate.exact
    if over and hours and f.hours_week:
        return f.effective_rate, f.month.exact * Fraction(hours) / Fraction(f.hours_week)
    return f.effective_rate, f.month.exact


def _hours_of(hours: Decimal | None) -> str:
    return f" for {hours} hours a week" if hours else ""


def _as_it_is(f: Figures) -> str:
    if f.month:
        return f"Go on as it is: about {f.month} a month{_hours_of(f.hours_week)}."
    return "Go on as it is." if f.brings_unknown else "Go on as it is: no work is running."


def _months(case: Case) -> tuple[Month, ...]:
    return months_from(case.today.replace(day=1), MONTHS_SHOWN)


def _level(
    case: Case, share: Fraction, months: slice | None = None, otherwise: Fraction = Fraction(1)
) -> tuple[Money, ...]:
    chosen = range(MONTHS_SHOWN)[months] if months else range(MONTHS_SHOWN)
    return tuple(_part(case, share if index in chosen else otherwise) for index in range(MONTHS_SHOWN))


def _from(case: Case, share: Fraction, start: date) -> tuple[Money, ...]:
    """Today's income until a day, another share of it afterwards."""
    return _by_days(case, lambda day: Fraction(1) if day <= start else share)


def _until(case: Case, last: date) -> tuple[Money, ...]:
    return _from(case, Fraction(0), last)


def _tapering(case: Case, ends_on: date) -> tuple[Money, ...]:
    """Evenly less, week by week, from today to the end."""
    weeks = max(1, (ends_on - case.today).days // 7)

    def share(day: date) -> Fraction:
        gone = max(0, (day - case.today).days // 7)
        return Fraction(max(0, weeks - gone), weeks) if day <= ends_on else Fraction(0)

    return _by_days(case, share)


def _taper(case: Case, weeks: int) -> tuple[tuple[date, Decimal], ...]:
    hours = case.figures.hours_week or case.figures.agreed_week
    if not hours:
        return ()
    monday = case.today + timedelta(days=7 - case.today.weekday())
    return tuple(
        (monday + timedelta(weeks=week), round(hours * (weeks - week) / weeks, 1)) for week in range(weeks)
    )


def _by_days(case: Case, share: Callable[[date], Fraction]) -> tuple[Money, ...]:
    return tuple(_part(case, _mean(month, share)) for month in _months(case))


def _mean(month: Month, share: Callable[[date], Fraction]) -> Fraction:
    shares: Sequence[Fraction] = [share(month.first + timedelta(days=n)) for n in range(month.days)]
    return sum(shares, Fraction(0)) / month.days


def _part(case: Case, share: Fraction) -> Money:
    return Money.rounded(case.figures.month.exact * share, case.figures.currency)
