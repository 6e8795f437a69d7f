"""What the ways forward look like: options with their price, the contingency, and one recommended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from goodterms.facts import Condition
from goodterms.money import Money

OptionKind = Literal["continue", "reset", "reduce_scope", "move_timeline", "refer", "phase_out", "end"]
LetterKind = Literal["", "concern", "options", "schedule_change", "referral", "ending"]


@dataclass(frozen=True, slots=True)
class Option:
    """One feasible way forward and its price.

    ``income_month`` is what this client would bring in each of the coming months, the running one first.
    ``hours_week`` is what the client would take once the way is gone; ``runway_days`` how long the money
    lasts in the middle case, ``runway_days_bad_tenth`` in the worst tenth; None where cash or costs are
    unknown. ``concentration_percent`` is this client's share of the expected income in half a year.
    """

    kind: OptionKind
    says: str
    income_month: tuple[Money, ...]
    hours_week: Decimal | None
    runway_days: int | None
    runway_days_bad_tenth: int | None
    concentration_percent: int | None
    letter: LetterKind
    effective_rate: Money | None = None
    needs: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    taper: tuple[tuple[date, Decimal], ...] = ()
    referral: str | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Impossible:
    """A way forward that is not open now, and why."""

    kind: OptionKind
    why: str


@dataclass(frozen=True, slots=True)
class DatedStep:
    """Something to do by a day."""

    on: date
    says: str


@dataclass(frozen=True, slots=True)
class Contingency:
    """What if this client's income stops: how long the money lasts, and when notice would be safe."""

    runway_days_now: int | None
    runway_days_without: int | None
    earliest_safe_notice_on: date | None
    plan: tuple[DatedStep, ...] = ()
    runway_days_without_bad_tenth: int | None = None
    largest_percent: int | None = None
    largest_client: str | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """A fact that a figure needs, why, and how to give it."""

    what: str
    why: str
    hint: str


@dataclass(frozen=True, slots=True)
class Alternatives:
    """All ways forward with one client on a day."""

    client: str
    as_of: date
    condition: Condition
    months: tuple[str, ...]
    currency: str
    options: tuple[Option, ...]
    contingency: Contingency
    recommended: OptionKind
    because: tuple[str, ...]
    would_change: tuple[str, ...]
    impossible: tuple[Impossible, ...] = ()
    unknown: tuple[Missing, ...] = ()
    assumed: tuple[str, ...] = field(default=())

    def option(self, kind: OptionKind) -> Option | None:
        """The option of that kind, or None where it is not feasible."""
        return next((option for option in self.options if option.kind == kind), None)

    def document(self) -> Mapping[str, object]:
        """The answer as the promised JSON (docs/reference/commands.md)."""
        contingency = self.contingency
        return {
            "client": self.client,
            "as_of": self.as_of.isoformat(),
            "condition": self.condition,
            "currency": self.currency,
            "months": list(self.months),
            "options": [_option(option) for option in self.options],
            "contingency": {
                "runway_days_now": contingency.runway_days_now,
                "runway_days_without": contingency.runway_days_without,
                "runway_days_without_bad_tenth": contingency.runway_days_without_bad_tenth,
                "earliest_safe_notice_on": _day(contingency.earliest_safe_notice_on),
                "largest_client": contingency.largest_client,
                "largest_percent": contingency.largest_percent,
                "plan": [{"on": step.on.isoformat(), "says": step.says} for step in contingency.plan],
            },
            "recommended": self.recommended,
            "because": list(self.because),
            "would_change": list(self.would_change),
            "impossible": [{"kind": way.kind, "why": way.why} for way in self.impossible],
            "unknown": [{"what": one.what, "why": one.why, "try": one.hint} for one in self.unknown],
            "assumed": list(self.assumed),
        }


def _option(option: Option) -> dict[str, object]:
    return {
        "kind": option.kind,
        "says": option.says,
        "income_month": [amount.text for amount in option.income_month],
        "hours_week": None if option.hours_week is None else float(option.hours_week),
        "effective_rate": option.effective_rate.text if option.effective_rate else None,
        "runway_days": option.runway_days,
        "runway_days_bad_tenth": option.runway_days_bad_tenth,
        "concentration_percent": option.concentration_percent,
        "needs": list(option.needs),
        "risks": list(option.risks),
        "letter": option.letter,
        "ends_on": _day(option.ends_on),
        "referral": option.referral,
        "taper": [{"week_of": week.isoformat(), "hours": float(hours)} for week, hours in option.taper],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
