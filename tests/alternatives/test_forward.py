"""The ways forward: prices that add up, runways that can be checked by hand, one recommended."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.alternatives import concern, ways_forward
from goodterms.alternatives.runway import HORIZON_DAYS, Stream, runway
from goodterms.facts import (
    Agreement,
    Client,
    Condition,
    Deliverable,
    History,
    Income,
    Invoice,
    Outcome,
    Payment,
    Practice,
    RaisedConcern,
    Referral,
    TimeEntry,
)
from goodterms.health import Evidence
from goodterms.money import Money

TODAY = date(2026, 6, 1)


def gbp(text: str) -> Money:
    return Money.parse(text, "GBP")


def client(rate: str = "80.00", open_last: bool = False) -> History:
    """Twenty hours a month for half a year, invoiced on the first, paid a month later."""
    invoices, payments, hours = [], [], []
    for month in range(1, 7):
        first = date(2026, month, 1)
        net = Money(gbp(rate).minor * 20, "GBP")
        invoices.append(Invoice(f"A{month}", first, first + timedelta(days=30), net, net=net))
        if not (open_last and month >= 3):
            payments.append(Payment(f"A{month}", first + timedelta(days=30), net))
        hours += [TimeEntry(first - timedelta(days=7 * w + 3), Decimal(5), True, True) for w in range(4)]
    agreement = Agreement(currency="GBP", rate=gbp(rate), weekly_hours=Decimal(5), notice_days=30, payment_days=30)
    work = (Deliverable("Leaflet", due_on=date(2026, 7, 10), state="in progress"),)
    return History(
        Client("Alder", trade="design"), agreement, work,
        invoices=tuple(invoices), payments=tuple(payments), hours=tuple(hours),
    )  # fmt: skip


STUDIO = Practice(
    name="Studio",
    currency="GBP",
    cash=gbp("6000.00"),
    monthly_costs=gbp("3000.00"),
    target_rate=gbp("80.00"),
    referrals=(Referral("Juno Park", trades=("design",), consents_to_be_named=True),),
    income=(Income("Alder", gbp("1600.00"), Decimal(1)), Income("Brook", gbp("1000.00"), Decimal(1))),
)


def test_each_way_is_priced_over_a_year() -> None:
    found = ways_forward(client(), STUDIO, TODAY, "strained")
    assert [o.kind for o in found.options] == [
        "continue", "reset", "reduce_scope", "move_timeline", "refer", "phase_out", "end",
    ]  # fmt: skip
    assert {len(o.income_month) for o in found.options} == {12}
    end = found.option("end")
    assert end is not None
    # Notice on 1 June, 30 days: the last day is 1 July, which is one of 31 days.
    assert [m.text for m in end.income_month[:3]] == ["1600.00", "51.61", "0.00"]
    assert end.concentration_percent == 0


def test_the_runway_is_the_one_that_a_pencil_gives() -> None:
    # 100.00 in hand, 100.00 a month out, nothing in: June has 30 days.
    assert runway(10_000, 10_000, [], [0], TODAY).median == 30
    # Half of it comes in: two months of 30 and 31 days.
    assert runway(10_000, 10_000, [], [5_000], TODAY).median == 61
    assert runway(10_000, 10_000, [], [10_000], TODAY).median == HORIZON_DAYS
    assert runway(0, 10_000, [], [0], TODAY).median == 0


def test_a_chance_is_a_share_of_the_futures() -> None:
    sure = runway(10_000, 10_000, [Stream("A", 10_000, Decimal(1))], [0], TODAY)
    maybe = runway(10_000, 10_000, [Stream("A", 10_000, Decimal("0.8"))], [0], TODAY)
    assert (sure.median, sure.bad_tenth) == (HORIZON_DAYS, HORIZON_DAYS)
    assert (maybe.median, maybe.bad_tenth) == (HORIZON_DAYS, 30)


@settings(max_examples=50)
@given(st.integers(0, 10**7), st.integers(1, 10**6), st.integers(0, 10**6), st.integers(0, 10**5))
def test_more_money_never_shortens_the_runway(cash: int, costs: int, own: int, more: int) -> None:
    streams = [Stream("A", 50_000, Decimal("0.5"))]
    before = runway(cash, costs, streams, [own], TODAY)
    assert runway(cash + more, costs, streams, [own], TODAY).median >= before.median
    assert runway(cash, costs, streams, [own + more], TODAY).median >= before.median
    assert before.bad_tenth <= before.median


def test_the_contingency_says_how_long_without_this_client() -> None:
    found = ways_forward(client(), STUDIO, TODAY).contingency
    # 3,000 out, 1,000 in: 2,000 a month from 6,000 is three months.
    assert found.runway_days_without == 92
    assert found.runway_days_now is not None
    assert found.runway_days_now > 365
    assert found.largest_client == "Alder"
    assert [step.on for step in found.plan] == sorted(step.on for step in found.plan)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("steady", "continue"),
        ("unknown", "continue"),
        ("drifting", "reset"),
        ("strained", "reset"),
        ("untenable", "end"),
    ],
)
def test_what_is_recommended_follows_the_condition(condition: Condition, expected: str) -> None:
    found = ways_forward(client(), STUDIO, TODAY, condition)
    assert found.recommended == expected
    assert found.because
    assert found.would_change


@pytest.mark.parametrize(
    ("condition", "outcome", "expected"),
    [
        ("strained", "no answer", "phase_out"),
        ("strained", "worse", "phase_out"),
        ("strained", "better", "reset"),
        ("drifting", "unchanged", "reset"),
        ("strained", None, "continue"),
        ("untenable", None, "end"),
    ],
)
def test_what_came_of_a_concern_changes_what_is_recommended(
    condition: Condition, outcome: Outcome | None, expected: str
) -> None:
    raised = RaisedConcern(TODAY - timedelta(days=14), "replies", "", TODAY + timedelta(days=7), outcome)
    seen = replace(raised, outcome_on=TODAY - timedelta(days=1) if outcome else None)
    found = ways_forward(replace(client(), concerns=(seen,)), STUDIO, TODAY, condition)
    assert found.recommended == expected


def test_another_currency_leaves_the_money_without_this_client_known() -> None:
    abroad = replace(client(), agreement=replace(client().agreement, currency="EUR"))
    euros = tuple(replace(i, total=Money(i.total.minor, "EUR"), net=None) for i in abroad.invoices)
    found = ways_forward(replace(abroad, invoices=euros), STUDIO, TODAY)
    assert found.currency == "EUR"
    assert (found.contingency.runway_days_now, found.contingency.runway_days_without) == (None, 92)
    assert [one.why for one in found.unknown if "converted" in one.why] == [
        "Your money is in GBP, this client pays in EUR; nothing is converted."
    ]


def test_long_unpaid_bills_lead_out_not_to_new_terms() -> None:
    found = ways_forward(client(open_last=True), STUDIO, TODAY, "strained")
    assert found.recommended == "phase_out"
    assert "is overdue, the oldest for" in found.because[0]


def test_an_hour_far_below_the_target_asks_for_new_terms() -> None:
    assert ways_forward(client("30.00"), STUDIO, TODAY, "steady").recommended == "reset"


def test_new_terms_are_the_hours_at_the_target() -> None:
    """4.6 hours a week at 80 are 4.6 x 80 x 52 / 12 a month."""
    reset = ways_forward(client("30.00"), STUDIO, TODAY, "steady").option("reset")
    assert reset is not None
    assert (reset.hours_week, reset.effective_rate, reset.income_month[3].text) == (
        Decimal("4.6"), gbp("80.00"), "1594.67",
    )  # fmt: skip


def test_a_retainer_set_anew_keeps_its_fee_for_its_hours() -> None:
    known = client()
    busy = tuple(replace(entry, hours=entry.hours * 2) for entry in known.hours)
    terms = replace(known.agreement, weekly_hours=None, retainer_fee=gbp("1600.00"), retainer_hours=Decimal(20))
    known = replace(known, agreement=terms, hours=busy)
    reset = ways_forward(known, STUDIO, TODAY, "drifting").option("reset")
    assert reset is not None
    assert (reset.hours_week, reset.effective_rate, reset.income_month[3].text) == (
        Decimal("4.6"), gbp("80.00"), "1600.00",
    )  # fmt: skip
    dear = ways_forward(known, replace(STUDIO, target_rate=gbp("100.00")), TODAY, "drifting").option("reset")
    assert dear is not None
    assert dear.income_month[3].text == "2000.00"
    assert "GBP 2,000.00 a month, 4.6 hours a week at most" in dear.says


def test_nobody_is_named_without_consent() -> None:
    shy = replace(STUDIO, referrals=(Referral("Owen", trades=("design",), consents_to_be_named=False),))
    found = ways_forward(client(), shy, TODAY)
    assert found.option("refer") is None
    assert "Owen has not agreed to be named yet." in [way.why for way in found.impossible]


def test_what_is_missing_is_said_and_nothing_is_guessed() -> None:
    found = ways_forward(client(), None, TODAY)
    assert {option.runway_days for option in found.options} == {None}
    assert "practice.toml names no cash." in [one.why for one in found.unknown]


def test_later_facts_change_nothing() -> None:
    history = client()
    later = Invoice("B1", TODAY + timedelta(days=5), None, gbp("99999.00"))
    assert ways_forward(replace(history, invoices=(*history.invoices, later)), STUDIO, TODAY) == ways_forward(
        history, STUDIO, TODAY
    )


def test_the_taper_falls_week_by_week_to_the_last() -> None:
    option = ways_forward(client(), STUDIO, TODAY).option("phase_out")
    assert option is not None
    hours = [hours for _, hours in option.taper]
    assert hours == sorted(hours, reverse=True)
    assert hours[-1] > 0
    assert len(hours) == 8


def test_a_concern_raises_facts_and_never_an_insult() -> None:
    evidence = [
        Evidence("insult", "abuse", -34, "This reads as an insult.", "mail.mbox:3", TODAY, moved=True),
        Evidence("scope", "scope", -10, "4 of 6 messages ask for more.", "mail.mbox:9", TODAY, moved=True),
        Evidence("people", "people", -3, "Piotr is new.", "mail.mbox:9", TODAY),
    ]
    found = concern(evidence, TODAY)
    assert found is not None
    assert [point.signal for point in found.points] == ["scope"]
    assert found.follow_up_on == date(2026, 6, 22)
    assert concern([], TODAY) is None
