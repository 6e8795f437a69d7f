"""The three charts of the page: each proves one sentence, and where the evidence has said it, in its words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from statistics import median

from goodterms.delivery.page.figures import Chart, Point
from goodterms.health import Health
from goodterms.health.measures import Measure, Measures, usual_range

_LATELY = 5
_OVER_AGREED = Decimal("1.15")
_UNDER_AGREED = Decimal("0.75")


def charts(health: Health, measures: Measures) -> tuple[Chart, ...]:
    """Reply time, lateness of payment, hours against what was agreed."""
    said = {one.signal: one.says for one in health.evidence}
    return (
        _replies(measures.replies, said.get("reply_time"), health.since),
        _payments(measures.payments, said.get("payment_lateness"), health.since),
        _hours(measures.hours, measures.agreed_hours_week, said.get("hours")),
    )


def _replies(replies: tuple[Measure, ...], said: str | None, since: date | None) -> Chart:
    usual = usual_range(replies, since)
    return Chart(
        said or (_replies_say(replies) if replies else "No reply of theirs to a message of yours is here yet."),
        "dots",
        "Working days",
        "Reply to",
        _points(replies, usual[1] if usual else None),
        usual,
        legend=_band_says("working days to a reply", usual),
    )


def _replies_say(replies: tuple[Measure, ...]) -> str:
    lately = _median(replies[-_LATELY:])
    return (
        f"Replies come within {'a working day' if lately <= 1 else f'{_rounded(lately)} working days'}, as before."
    )


def _payments(payments: tuple[Measure, ...], said: str | None, since: date | None) -> Chart:
    paid = tuple(one for one in payments if not one.open)
    usual = usual_range(paid, since)
    return Chart(
        said or _payments_say(payments, paid),
        "bars",
        "Days after due",
        "Invoice",
        _points(payments, usual[1] if usual else None),
        usual,
        legend=_band_says("days after the due day", usual),
    )


def _payments_say(payments: tuple[Measure, ...], paid: tuple[Measure, ...]) -> str:
    if not payments:
        return "No invoice has fallen due yet."
    late = [one for one in payments if one.open]
    waits = "".join(f" {one.says} has been open for {_rounded(one.value)} days." for one in late[-1:])
    if not paid:
        return f"None of the {len(payments)} invoices that fell due is paid.{waits}"
    typical = _median(paid[-_LATELY:])
    if abs(typical) < 1:
        return f"Invoices are paid on the day, as before.{waits}"
    when = f"{_rounded(abs(typical))} day{'' if abs(typical) < 2 else 's'} {'late' if typical > 0 else 'early'}"
    return f"Invoices are paid {when}, as before.{waits}"


def _hours(hours: tuple[Measure, ...], agreed: Decimal | None, said: str | None) -> Chart:
    return Chart(
        said or _hours_say(hours, agreed),
        "bars",
        "Hours a week",
        "Month",
        _points(hours, agreed * _OVER_AGREED if agreed else None),
        agreed=agreed,
        legend="" if agreed is None else f"The dashed line: {_rounded(agreed)} hours a week, as agreed.",
    )


def _hours_say(hours: tuple[Measure, ...], agreed: Decimal | None) -> str:
    whole = [one.value for one in hours if not one.open][-3:]
    if not whole:
        return "No whole month of hours is here yet."
    lately = sum(whole) / len(whole)
    if agreed is None:
        return f"The work takes {_rounded(lately)} hours a week; no number is agreed."
    if agreed * _UNDER_AGREED <= lately <= agreed * _OVER_AGREED:
        return f"The work keeps to the {_rounded(agreed)} hours a week that are agreed."
    return f"The work takes {_rounded(lately)} hours a week; {_rounded(agreed)} are agreed."


def _points(measures: Sequence[Measure], limit: Decimal | None) -> tuple[Point, ...]:
    return tuple(
        Point(one.on, one.value, one.says, one.source, limit is not None and one.value > limit, one.open)
        for one in measures
    )


def _band_says(what: str, usual: tuple[Decimal, Decimal] | None) -> str:
    if usual is None:
        return ""
    return f"The band: {_rounded(usual[0])} to {_rounded(usual[1])} {what}, this client's own usual range."


def _median(measures: Sequence[Measure]) -> Decimal:
    return median(one.value for one in measures)


def _rounded(value: Decimal | float) -> str:
    text = f"{value:.1f}".removesuffix(".0")
    return ("0" if text == "-0" else text).replace("-", "−")
