"""Notice periods, forward and back, over weekends, holidays and the post."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.notice import NoticeTerms, Service, for_end, from_notice, is_kept
from goodterms.workdays import Place, WorkingDays

GB, DE = WorkingDays((Place("GB"),)), WorkingDays((Place("DE"),))


@pytest.mark.parametrize(
    ("service", "sent", "received", "ends"),
    [
        ("email", date(2026, 6, 15), date(2026, 6, 15), date(2026, 7, 15)),
        ("letter", date(2026, 6, 15), date(2026, 6, 17), date(2026, 7, 17)),
        ("both", date(2026, 6, 15), date(2026, 6, 17), date(2026, 7, 17)),
        # posted on the Thursday before Easter: Friday and Monday are holidays
        ("letter", date(2026, 4, 2), date(2026, 4, 8), date(2026, 5, 8)),
        (None, date(2026, 6, 15), date(2026, 6, 15), date(2026, 7, 15)),
    ],
)
def test_forward(service: Service | None, sent: date, received: date, ends: date) -> None:
    clock = from_notice(NoticeTerms(30, service, 0, GB, GB), sent)
    assert (clock.send_on, clock.received_on, clock.ends_on) == (sent, received, ends)


def test_holidays_of_both_countries_count_each_on_its_side() -> None:
    # 3 October is a holiday in Germany only; the client is there, we are in Britain.
    clock = from_notice(NoticeTerms(14, "email", 0, DE, GB), date(2028, 10, 3))
    assert clock.send_on == date(2028, 10, 3)
    assert clock.received_on == date(2028, 10, 4)


def test_a_breach_has_time_to_be_put_right() -> None:
    clock = from_notice(NoticeTerms(30, "email", 14, GB, GB), date(2026, 6, 15))
    assert clock.cure_until == date(2026, 6, 29)
    assert clock.ends_on == date(2026, 7, 29)


def test_the_sample_can_wait_until_the_first_of_july() -> None:
    assert for_end(NoticeTerms(30, "email", 0, GB, GB), date(2026, 7, 31)).send_on == date(2026, 7, 1)


def test_what_the_agreement_leaves_open_is_said() -> None:
    clock = from_notice(NoticeTerms(), date(2026, 6, 15))
    assert len(clock.unknown) == 2
    assert "notice period" in clock.unknown[0]


@settings(max_examples=150, deadline=None)
@given(
    notice=st.integers(0, 120),
    cure=st.integers(0, 30),
    service=st.sampled_from(["email", "letter", "both"]),
    end=st.dates(date(2025, 1, 1), date(2027, 12, 31)),
)
def test_backward_is_the_latest_day_that_still_works(notice: int, cure: int, service: Service, end: date) -> None:
    terms = NoticeTerms(notice, service, cure, DE, GB)
    latest = for_end(terms, end).send_on
    assert from_notice(terms, latest).ends_on <= end
    assert from_notice(terms, GB.on_or_after(latest + timedelta(days=1))).ends_on > end


@pytest.mark.parametrize("ends_on", [date(2026, 5, 6), date(2026, 5, 7)])
def test_a_notice_of_good_friday_is_given_on_tuesday(ends_on: date) -> None:
    terms = NoticeTerms(30, "email", 0, GB, GB)
    assert is_kept(terms, date(2026, 4, 3), ends_on) == (ends_on == date(2026, 5, 7))


@settings(max_examples=60)
@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 40), st.integers(-3, 45))
def test_a_notice_is_kept_where_its_clock_ends_in_time(sent: date, notice: int, spare: int) -> None:
    terms = NoticeTerms(notice, "letter", 0, DE, GB)
    ends_on = sent + timedelta(days=notice + spare)
    assert is_kept(terms, sent, ends_on) == (from_notice(terms, sent).ends_on <= ends_on)
