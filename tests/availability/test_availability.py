"""A change of schedule and an answer to a request, from what is really promised."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from goodterms.availability import Change, Request, answer, capacity, change
from goodterms.errors import GoodtermsError
from goodterms.facts import Agreement, Client, Deliverable, History, Invoice, Practice, Referral, TimeEntry
from goodterms.interfaces.cli import main
from goodterms.money import Money

TODAY = date(2026, 6, 15)
STUDIO = Practice(
    name="Studio",
    weekly_capacity=Decimal(30),
    currency="GBP",
    target_rate=Money.parse("80.00", "GBP"),
    referrals=(Referral("Juno Park", trades=("design",), consents_to_be_named=True),),
)


def running(name: str, hours: str, notice: int | None = 30, due: date | None = None) -> History:
    entries = tuple(TimeEntry(TODAY - timedelta(weeks=w), Decimal(hours), True, True) for w in range(8))
    work = (Deliverable(f"Work for {name}", due_on=due, state="in progress"),) if due else ()
    agreement = Agreement(weekly_hours=Decimal(hours), notice_days=notice, currency="GBP")
    return History(Client(name), agreement, work, hours=entries)


ALDER, BROOK = running("Alder", "10", due=date(2026, 8, 7)), running("Brook", "12", notice=None)


def test_capacity_is_what_is_left() -> None:
    found = capacity([ALDER, BROOK], STUDIO, TODAY)
    assert (found.promised, found.free) == (Decimal(22), Decimal(8))


def test_a_client_without_work_for_months_takes_no_hours() -> None:
    entries = (TimeEntry(TODAY - timedelta(days=100), Decimal(4), True, True),)
    resting = History(Client("Cedar"), Agreement(weekly_hours=Decimal(5)), hours=entries)
    assert capacity([resting], STUDIO, TODAY).promised == 0


def test_leave_moves_what_falls_into_it_past_its_end() -> None:
    found = change(Change("leave", date(2026, 8, 3), date(2026, 8, 21)), [ALDER, BROOK], STUDIO, TODAY)
    (brook, alder) = sorted(found.affected, key=lambda a: a.client, reverse=True)
    assert [d.proposed_on for d in alder.dates] == [date(2026, 8, 24)]
    assert (alder.tell_by, alder.late) == (date(2026, 7, 3), False)  # 4 July is a Saturday
    assert brook.notice_days == 14


def test_leave_takes_the_working_days_that_lie_in_it() -> None:
    """Thursday to Monday are three working days; a weekend takes none, and touches nobody."""
    later = running("Cove", "10", due=date(2026, 8, 28))
    found = change(Change("leave", date(2026, 8, 6), date(2026, 8, 10)), [later], STUDIO, TODAY)
    assert [d.proposed_on for d in found.affected[0].dates] == [date(2026, 9, 2)]
    weekend = change(Change("leave", date(2026, 8, 8), date(2026, 8, 9)), [later], STUDIO, TODAY)
    assert (weekend.affected, weekend.unaffected) == ((), ("Cove",))
    day = change(Change("leave", date(2026, 8, 6), date(2026, 8, 6)), [later], STUDIO, TODAY)
    assert day.affected[0].says == "No work on 6 August 2026."


def test_leave_is_felt_by_who_has_no_agreed_hours_and_not_by_who_has_rested_for_months() -> None:
    billed = Invoice("1", TODAY - timedelta(days=20), TODAY, Money(90_000, "GBP"))
    running = History(Client("Ebb"), Agreement(notice_days=14), invoices=(billed,))
    rested = replace(
        running, client=Client("Flow"), invoices=(replace(billed, issued_on=TODAY - timedelta(days=200)),)
    )
    leave = Change("leave", TODAY + timedelta(days=30), TODAY + timedelta(days=40))
    found = change(leave, [running, rested], STUDIO, TODAY)
    assert ([one.client for one in found.affected], found.unaffected) == (["Ebb"], ("Flow",))


def test_fewer_hours_than_promised_slow_each_client_by_its_share() -> None:
    wanted = Change("fewer_hours", date(2026, 7, 1), weekly_capacity=Decimal(11))
    found = change(wanted, [ALDER, BROOK], STUDIO, TODAY)
    assert [(a.client, a.new_hours_week) for a in found.affected] == [
        ("Alder", Decimal("5.0")),
        ("Brook", Decimal("6.0")),
    ]
    (moved,) = found.affected[0].dates
    assert moved.proposed_on >= date(2026, 7, 1) + 2 * (moved.due_on - date(2026, 7, 1))
    assert found.affected[0].late


def test_fewer_hours_that_still_fit_affect_nobody() -> None:
    found = change(Change("fewer_hours", date(2026, 7, 1), weekly_capacity=Decimal(25)), [ALDER], STUDIO, TODAY)
    assert (found.affected, found.unaffected) == ((), ("Alder",))


@pytest.mark.parametrize(
    "wanted",
    [
        Change("leave", date(2026, 6, 1), date(2026, 6, 2)),
        Change("leave", date(2026, 8, 2), date(2026, 8, 1)),
        Change("leave", date(2026, 8, 2)),
        Change("leave", date(2026, 8, 2), date(9999, 8, 2)),
        Change("fewer_hours", date(2026, 8, 2), weekly_capacity=Decimal(0)),
    ],
)
def test_a_change_that_cannot_be_is_refused(wanted: Change) -> None:
    with pytest.raises(GoodtermsError):
        change(wanted, [ALDER], STUDIO, TODAY)


def test_a_request_that_fits_at_the_price_is_a_yes() -> None:
    request = Request(Decimal(16), date(2026, 7, 31), Money.parse("85.00", "GBP"), client="Alder")
    found = answer(request, [ALDER, BROOK], STUDIO, TODAY)
    assert (found.kind, found.ready_on) == ("yes", date(2026, 7, 3))


def test_too_low_a_price_is_a_yes_if() -> None:
    request = Request(Decimal(16), date(2026, 7, 31), Money.parse("60.00", "GBP"), client="Alder")
    found = answer(request, [ALDER, BROOK], STUDIO, TODAY)
    assert found.kind == "yes_if"
    assert found.conditions == ("The price is GBP 80.00 an hour.",)


def test_what_does_not_fit_in_time_is_later_with_a_day() -> None:
    request = Request(Decimal(40), date(2026, 6, 30), Money.parse("80.00", "GBP"), client="Alder")
    found = answer(request, [ALDER, BROOK], STUDIO, TODAY)
    assert found.kind == "later"
    assert found.ready_on is not None
    assert found.ready_on > date(2026, 6, 30)


def test_a_full_year_refers_and_says_only_what_the_hours_show() -> None:
    full = replace(STUDIO, weekly_capacity=Decimal(20))
    request = Request(Decimal(40), None, Money.parse("80.00", "GBP"), client="Alder", trade="design")
    found = answer(request, [ALDER, BROOK], full, TODAY)
    assert (found.kind, found.referral, found.letter) == ("refer", "Juno Park", "referral")
    assert found.because == ("22 of 20 hours a week are promised.",)


def test_no_new_work_where_things_are_untenable() -> None:
    request = Request(Decimal(1), None, Money.parse("80.00", "GBP"), client="Alder")
    assert answer(request, [ALDER], STUDIO, TODAY, "untenable").kind == "no"


def test_without_a_capacity_nothing_is_claimed_about_it() -> None:
    found = answer(Request(Decimal(5)), [ALDER], None, TODAY)
    assert found.kind == "yes_if"
    assert found.ready_on is None


NEW_YORKER = replace(ALDER, client=Client("Alder", timezone="America/New_York"))
IN_LONDON = replace(STUDIO, timezone="Europe/London")


def test_another_time_zone_says_what_it_does_to_the_shared_hours() -> None:
    wanted = Change("timezone", date(2026, 7, 1), timezone="Europe/Berlin")
    (alder,) = change(wanted, [NEW_YORKER], IN_LONDON, TODAY).affected
    assert alder.says == (
        "From 1 July 2026 you work in Europe/Berlin: your clock is 6 hours ahead of theirs,"
        " and 3 hours of a working day are shared, now 4."
    )
    assert alder.dates == ()


def test_a_time_zone_with_the_same_clock_affects_nobody() -> None:
    found = change(Change("timezone", date(2026, 7, 1), timezone="Europe/Lisbon"), [NEW_YORKER], IN_LONDON, TODAY)
    assert (found.affected, found.unaffected) == ((), ("Alder",))


def test_nearly_a_day_round_the_clock_meets_again() -> None:
    auckland = replace(ALDER, client=Client("Alder", timezone="Pacific/Auckland"))  # 22 hours ahead of Honolulu
    wanted = Change("timezone", date(2026, 7, 1), timezone="Pacific/Honolulu")
    (alder,) = change(wanted, [auckland], IN_LONDON, TODAY).affected
    assert "and 7 hours of a working day are shared" in alder.says


def test_new_dates_fall_on_no_holiday_of_either_side() -> None:
    british = replace(running("Dell", "5", due=date(2026, 8, 12)), client=Client("Dell", country="GB"))
    found = change(Change("leave", date(2026, 8, 10), date(2026, 8, 30)), [british], STUDIO, TODAY)
    assert found.affected[0].dates[0].proposed_on == date(2026, 9, 1)  # 31 August is a bank holiday


@pytest.mark.parametrize(
    "wanted",
    [
        Change("timezone", date(2026, 7, 1), timezone="Mars/Phobos"),
        Change("fewer_hours", date(2026, 7, 1), weekly_capacity=Decimal(1000)),
        Change("fewer_hours", date(2026, 7, 1)),
        Change("days", date(2026, 7, 1), working_days=()),
    ],
)
def test_hours_and_zones_that_cannot_be_are_refused(wanted: Change) -> None:
    with pytest.raises(GoodtermsError):
        change(wanted, [ALDER], STUDIO, TODAY)


@pytest.mark.parametrize(
    "request_",
    [
        Request(Decimal(0)),
        Request(Decimal(5), date(2026, 1, 1)),
        Request(Decimal(5), rate=Money.parse("-3.00", "GBP")),
    ],
)
def test_a_request_for_nothing_or_for_the_past_is_refused(request_: Request) -> None:
    with pytest.raises(GoodtermsError):
        answer(request_, [ALDER], STUDIO, TODAY)


def test_what_does_not_fit_says_by_when_it_would() -> None:
    found = answer(Request(Decimal(100), date(2026, 7, 1)), [ALDER], replace(STUDIO, referrals=()), TODAY)
    assert found.kind == "later"
    assert found.because[1] == "100 hours come together by 24 July 2026, not by 1 July 2026."


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--leave", "2026-08-03", "--weekly-hours", "3"), "--leave and --weekly-hours are two questions"),
        (("--leave", "2026-08-03", "--request", "5"), "--leave and --request are two questions"),
        (("--leave", "2026-08-03", "--until", "2026-08-10"), "--until says nothing beside --leave"),
        (("--request", "5", "--from", "2026-08-10"), "--from says nothing beside --request"),
        (("--days", "mon", "--rate", "80"), "--rate says nothing beside --days"),
    ],
)
def test_an_option_is_never_passed_over_in_silence(tmp_path: Path, options: tuple[str, ...], words: str) -> None:
    (tmp_path / "alder").mkdir()
    (tmp_path / "alder" / "client.toml").write_text('[client]\nname = "Alder"\n')
    run = CliRunner().invoke(main, ["availability", str(tmp_path), *options, "--today", "2026-06-15"])
    assert (run.exit_code, words in run.output) == (2, True), run.output
