"""Which way we would take, why, and what would change our mind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goodterms.alternatives.answer import Contingency, Option, OptionKind
from goodterms.alternatives.ways import Case
from goodterms.days import long_day
from goodterms.facts import RaisedConcern

# An hour that earns less than half of its target: guides say to move such a client out.
_FAR_BELOW_TARGET = 2
_LONG_UNPAID_DAYS = 45
_HIGH_SHARE = 40


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One way, the reasons for it, and what would change it."""

    kind: OptionKind
    because: tuple[str, ...]
    would_change: tuple[str, ...]


def recommend(case: Case, options: Sequence[Option], contingency: Contingency) -> Recommendation:
    """Choose among the feasible ways by condition first, by figures second."""
    feasible = {option.kind for option in options}
    wish, because, change = _wish(case)
    kind = next(kind for kind in (wish, "reset", "end", "continue") if kind in feasible)
    return Recommendation(kind, (*because, *_money_reasons(case, kind, options, contingency)), change)


def _wish(case: Case) -> tuple[OptionKind, tuple[str, ...], tuple[str, ...]]:
    f = case.figures
    if case.condition == "untenable":
        return (
            "end",
            ("What has happened is not put right by other terms.",),
            ("An apology that is followed by good conduct.",),
        )
    if case.condition == "strained" and _pays_badly(case):
        return (
            "phase_out",
            (_pay_reason(case),),
            ("All overdue invoices paid, and a yes to new terms: then reset.",),
        )
    raised = _raised(case)
    if case.condition in ("strained", "drifting") and raised is not None:
        if raised.outcome in _NO_HELP:
            return (
                "phase_out" if case.condition == "strained" else "reset",
                (f"You raised a concern on {long_day(raised.raised_on)}, and {_NO_HELP[raised.outcome]}.",),
                ("A yes to new terms, in writing: then reset.",)
                if case.condition == "strained"
                else ("A no, or silence for three weeks: then phase out.",),
            )
        if raised.outcome is None and raised.follow_up_on is not None and raised.follow_up_on > case.today:
            return (
                "continue",
                (
                    f"You raised a concern on {long_day(raised.raised_on)}; give it until"
                    f" {long_day(raised.follow_up_on)}.",
                ),
                ("Nothing better by then: then reset, or phase out.",),
            )
    if case.condition in ("strained", "drifting"):
        moved = "Several things have moved." if case.condition == "strained" else "One thing has moved."
        return (
            "reset",
            (moved, "Asking first costs little and keeps the income."),
            (
                "A no, or silence for three weeks: then phase out.",
                "A threat or insult: then end.",
            ),
        )
    if case.condition == "unknown":
        return "continue", ("There is too little to judge by.",), ("A few more months of facts.",)
    below = _below_target(case)
    if below:
        return (
            "reset",
            (f"Things stand well, but an hour earns {f.effective_rate}: far below your target.",),
            ("A rate nearer to your target: then continue.",),
        )
    return "continue", ("Things stand well.",), ("Several signs that move and stay moved: then reset.",)


_NO_HELP = {"unchanged": "nothing changed", "worse": "it got worse", "no answer": "there was no answer"}
# A concern of longer ago was about other things.
_LATELY_DAYS = 120


def _raised(case: Case) -> RaisedConcern | None:
    """The concern that was raised last, where that is not long ago."""
    known = case.history.until(case.today).concerns
    latest = max(known, key=lambda one: one.raised_on, default=None)
    return latest if latest and (case.today - latest.raised_on).days <= _LATELY_DAYS else None


def _pays_badly(case: Case) -> bool:
    f = case.figures
    return _below_target(case) or (f.oldest_overdue_days >= _LONG_UNPAID_DAYS and f.overdue.minor >= f.month.minor)


def _pay_reason(case: Case) -> str:
    f = case.figures
    if f.oldest_overdue_days >= _LONG_UNPAID_DAYS:
        return f"{f.overdue} is overdue, the oldest for {f.oldest_overdue_days} days: more work adds to it."
    return f"An hour earns {f.effective_rate}, less than half of your target."


def _below_target(case: Case) -> bool:
    target = case.practice.target_rate if case.practice else None
    rate = case.figures.effective_rate
    if target is None or rate is None or target.currency != rate.currency:
        return False
    return rate.minor * _FAR_BELOW_TARGET < target.minor


def _money_reasons(
    case: Case, kind: OptionKind, options: Sequence[Option], contingency: Contingency
) -> tuple[str, ...]:
    reasons = []
    now = next((option for option in options if option.kind == "continue"), None)
    if now and now.concentration_percent is not None and now.concentration_percent >= _HIGH_SHARE:
        reasons.append(f"This client is {now.concentration_percent} % of your expected income: a high share.")
    if kind in ("end", "phase_out") and contingency.runway_days_without is not None:
        safe = contingency.earliest_safe_notice_on
        if safe == case.today:
            reasons.append("Notice is safe today: the money lasts three months beyond the last day.")
        elif safe is not None:
            reasons.append(f"By the money alone, notice would be safe from {long_day(safe)}.")
        else:
            reasons.append("By the money alone, notice is not safe within a year; the plan says what would help.")
    return tuple(reasons)
