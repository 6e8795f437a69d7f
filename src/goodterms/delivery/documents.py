"""The shapes of answers as JSON (docs/reference/commands.md), as far as documents and pages show them.

Documents are made from these and not from the rooms' own values, so that an answer given earlier and stored
can be printed again exactly as it was given.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict

Segment = TypedDict(
    "Segment",
    {"from": str, "to": str, "days": int, "principal": str, "percent": str, "interest": str, "because": str},
)
"""Days that bore interest at one rate on one principal; `interest` is exact, cut to six decimals."""


class Line(TypedDict):
    """One line of a statement and what it rests on."""

    kind: str
    says: str
    amount: str
    because: list[str]
    working: NotRequired[list[Segment]]
    currency: NotRequired[str]


class Statement(TypedDict):
    """What is owed in one currency."""

    currency: str
    balance: str
    owed_by: str
    pay_by: str | None
    lines: list[Line]


class Instalment(TypedDict):
    """One part of a balance."""

    due_on: str | None
    amount: str
    currency: str


Unknown = TypedDict("Unknown", {"what": str, "why": str, "try": str})
"""A fact that is missing, why it matters, and how to say it."""


class BadRow(TypedDict):
    """A row that could not be used."""

    file: str
    row: int
    reason: str


class Settlement(TypedDict):
    """What is owed on the last day."""

    client: str
    ends_on: str
    as_of: str
    currencies: list[Statement]
    instalments: list[Instalment]
    claimable: list[Line]
    unknown: list[Unknown]
    bad_rows: list[BadRow]
    missing_files: list[str]


class Evidence(TypedDict):
    """One thing that weighs for or against a relationship."""

    signal: str
    weight: int
    says: str
    quote: str
    source: str
    on: str | None


class Advice(TypedDict):
    """What could be done, and the evidence (by place in the list) that decided it."""

    step: str
    says: str
    because: list[int]


class Health(TypedDict):
    """How a relationship stands."""

    client: str
    as_of: str
    condition: str
    score: int
    since: str | None
    evidence: list[Evidence]
    advice: Advice


class Option(TypedDict):
    """A way forward, priced."""

    kind: str
    says: str
    income_month: list[str]
    hours_week: float | str | None
    runway_days: int | None
    runway_days_bad_tenth: int | None
    concentration_percent: float | str | None
    needs: list[str]
    risks: list[str]


class DatedStep(TypedDict):
    """Something to do by a day."""

    on: str
    says: str


class Contingency(TypedDict):
    """What the practice could live on."""

    runway_days_now: int | None
    runway_days_without: int | None
    runway_days_without_bad_tenth: int | None
    earliest_safe_notice_on: str | None
    plan: list[DatedStep]


class Options(TypedDict):
    """The ways forward; `because` are sentences that say why one is recommended."""

    currency: str
    options: list[Option]
    contingency: Contingency
    recommended: str
    because: list[str]
    would_change: list[str]
    assumed: list[str]
