"""The one question of this room: what are the ways forward, and which would we take?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from goodterms.alternatives import recommend
from goodterms.alternatives.answer import Alternatives, Contingency, DatedStep, Impossible, Missing, Option
from goodterms.alternatives.figures import figures
from goodterms.alternatives.runway import Runway, Stream, months_from, runway
from goodterms.alternatives.ways import MONTHS_SHOWN, Case, Way, all_ways
from goodterms.facts import Condition, History, Practice
from goodterms.money import NO_CURRENCY, Money

# How likely a client of that condition still brings its income, where practice.toml does not say.
_CHANCE: dict[Condition, Decimal] = {
    "steady": Decimal("0.95"),
    "unknown": Decimal("0.9"),
    "drifting": Decimal("0.85"),
    "strained": Decimal("0.6"),
    "untenable": Decimal("0.3"),
}
# Notice is safe where the money still lasts this long after the last day, in the middle case.
SAFE_DAYS = 90
_WITHIN_DAYS = 365
_SHARE_MONTH = 6


def ways_forward(
    history: History, practice: Practice | None, today: date, condition: Condition = "unknown"
) -> Alternatives:
    """Every feasible way forward with its price, the contingency, and one recommended with reasons.

    Args:
        history: all facts of the client; later ones than ``today`` do not exist.
        practice: our own facts: cash, costs, other income, colleagues.
        today: the day of the answer.
        condition: how things stand, from `goodterms.health`.
    """
    currency = _currency(history, practice)
    found = figures(history, today, currency)
    case = Case(history, practice, found, today, condition)
    purse = _Purse(case)
    ways = all_ways(case)
    options = tuple(purse.price(way) for way in ways if isinstance(way, Way))
    contingency = purse.contingency()
    chosen = recommend.recommend(case, options, contingency)
    return Alternatives(
        client=history.client.name,
        as_of=today,
        condition=condition,
        months=tuple(month.first.strftime("%Y-%m") for month in months_from(today, MONTHS_SHOWN)),
        currency=currency,
        options=options,
        contingency=contingency,
        recommended=chosen.kind,
        because=chosen.because,
        would_change=chosen.would_change,
        impossible=tuple(way for way in ways if isinstance(way, Impossible)),
        unknown=(*found.missing, *purse.missing),
        assumed=(f"A month of this client's income is taken from {found.month_from}.", *purse.assumed),
    )


def _currency(history: History, practice: Practice | None) -> str:
    if history.agreement.currency:
        return history.agreement.currency
    if history.invoices:
        return history.invoices[-1].total.currency
    return practice.currency if practice and practice.currency else NO_CURRENCY


class _Purse:
    """The practice's money: what is there, what goes out, and what others bring."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.missing: list[Missing] = []
        self.assumed: list[str] = []
        practice = case.practice
        ours = practice.cash or practice.monthly_costs if practice else None
        self.currency = ours.currency if ours else case.figures.currency
        self.cash = self._known(practice.cash if practice else None, "cash")
        self.costs = self._known(practice.monthly_costs if practice else None, "monthly_costs")
        self.chance = _CHANCE[case.condition]
        self.others = self._streams(self.currency)
        self.foreign = self.currency != case.figures.currency
        if self.foreign and case.figures.month:
            self.missing.append(
                Missing(
                    "how long the money lasts with this client's income",
                    f"Your money is in {self.currency}, this client pays in {case.figures.currency};"
                    " nothing is converted.",
                    "How long it lasts without them is known.",
                )
            )

    def price(self, way: Way) -> Option:
        """What a way costs and brings."""
        lasts = self._runway([amount.minor for amount in way.months])
        return Option(
            kind=way.kind,
            says=way.says,
            income_month=way.months,
            hours_week=way.hours_week,
            runway_days=lasts.median if lasts else None,
            runway_days_bad_tenth=lasts.bad_tenth if lasts else None,
            concentration_percent=self._share(way),
            letter=way.letter,
            effective_rate=way.rate,
            needs=way.needs,
            risks=way.risks,
            taper=way.taper,
            referral=way.referral,
            ends_on=way.ends_on,
        )

    def contingency(self) -> Contingency:
        """How long the money lasts with and without this client, and the first safe day for notice."""
        month = self.case.figures.month.minor
        now = self._runway([month] * MONTHS_SHOWN)
        without = self._runway([0])
        safe_on = None if self.foreign and month else self._safe_notice(month)
        largest = self._largest()
        return Contingency(
            runway_days_now=now.median if now else None,
            runway_days_without=without.median if without else None,
            earliest_safe_notice_on=safe_on,
            plan=_plan(self.case, safe_on, self.others, self.currency),
            runway_days_without_bad_tenth=without.bad_tenth if without else None,
            largest_client=largest[0] if largest else None,
            largest_percent=largest[1] if largest else None,
        )

    def _known(self, amount: Money | None, key: str) -> int | None:
        if amount is None:
            hint = f'Add {key} = "…" to practice.toml.'
            self.missing.append(Missing("how long the money lasts", f"practice.toml names no {key}.", hint))
            return None
        return amount.minor

    def _streams(self, currency: str) -> list[Stream]:
        """The income of others, and the chance of this client's own where practice.toml names it."""
        others = []
        own = _folded(self.case.history.client.name)
        for income in self.case.practice.income if self.case.practice else ():
            if _folded(income.client) == own:
                self.chance = income.chance
            elif income.monthly.currency == currency:
                others.append(
                    Stream(income.client, income.monthly.minor, income.chance, income.starts_on, income.ends_on)
                )
        self.assumed.append(f"Of this client's income {self.chance * 100:.0f} % is expected.")
        return others

    def _runway(self, own: Sequence[int]) -> Runway | None:
        """Days, with the client's own months as given, each weighed by the chance that they come."""
        if self.cash is None or self.costs is None or (self.foreign and any(own)):
            return None
        today = self.case.today
        running = months_from(today, 1)[0]
        expected = [int(amount * self.chance) for amount in own]
        expected[0] = expected[0] * running.days // running.length
        return runway(self.cash, self.costs, self.others, expected, today)

    def _share(self, way: Way) -> int | None:
        """This client's part of the income that is expected in half a year."""
        if self.foreign:
            return None
        month = months_from(self.case.today, _SHARE_MONTH + 1)[_SHARE_MONTH]
        own = int(way.months[_SHARE_MONTH].minor * self.chance)
        total = own + sum(int(stream.in_month(month) * stream.chance) for stream in self.others)
        return round(100 * own / total) if total else None

    def _largest(self) -> tuple[str, int] | None:
        month = months_from(self.case.today, 2)[1]
        shares = {s.client: int(s.in_month(month) * s.chance) for s in self.others}
        if self.foreign and self.case.figures.month:
            return None
        shares[self.case.history.client.name] = int(self.case.figures.month.minor * self.chance)
        total = sum(shares.values())
        if not total:
            return None
        client = max(shares, key=lambda name: (shares[name], name))
        return client, round(100 * shares[client] / total)

    def _safe_notice(self, month: int) -> date | None:
        """The first day, looked for week by week within a year."""
        if self.cash is None or self.costs is None:
            return None
        notice = self.case.figures.notice_days
        for wait in range(0, _WITHIN_DAYS + 1, 7):
            last = self.case.today + timedelta(days=wait + notice)
            own = [Stream("", month, Decimal(1), None, last).in_month(m) for m in months_from(self.case.today, 37)]
            expected = [int(amount * self.chance) for amount in own]
            lasts = runway(self.cash, self.costs, self.others, expected, self.case.today)
            if lasts.median >= wait + notice + SAFE_DAYS:
                return self.case.today + timedelta(days=wait)
        return None


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _plan(case: Case, safe_on: date | None, others: Sequence[Stream], currency: str) -> tuple[DatedStep, ...]:
    """The replacement plan: what to do by when, so that the gap is smaller than the purse."""
    today, f = case.today, case.figures
    if not f.month:
        return ()
    pipeline = [s for s in others if s.chance < 1 and (s.starts_on is None or s.starts_on > today)]
    steps = [DatedStep(today, f"Know the gap: {f.month} a month, {f.month_from}.")]
    if f.overdue:
        steps.append(DatedStep(today + timedelta(days=1), f"Ask for the overdue {f.overdue}, and name a day."))
    for stream in sorted(pipeline, key=lambda s: -s.monthly)[:2]:
        amount = Money(stream.monthly, currency)
        steps.append(
            DatedStep(today + timedelta(days=3), f"Write to {stream.client}: {amount} a month hang on their yes.")
        )
    steps.append(DatedStep(today + timedelta(days=7), "Tell three former clients that you have room soon."))
    steps.append(DatedStep(today + timedelta(days=21), "Look at the gap again; only what is signed counts."))
    if safe_on is not None:
        steps.append(DatedStep(safe_on, "From this day on notice would be safe."))
    return tuple(sorted(steps, key=lambda step: step.on))
