"""The ladder: what is offered can be done, what is not in the table cannot be reached, every walk can be told."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.errors import GoodtermsError
from goodterms.parting import (
    LADDER,
    Case,
    Given,
    Noted,
    NoticeTerms,
    Quote,
    journal,
    next_steps,
    note,
    rungs_of,
    take,
)
from goodterms.parting.case import HURTS
from goodterms.parting.journal import Entry
from goodterms.workdays import Place, WorkingDays

TODAY = date(2026, 6, 15)
HURT = Quote("insult", "a monkey could do this", "mail.mbox:41", TODAY)
CLUMSY = Quote("threat_reputation", "every architect in Bristol will hear", "mail.mbox:41", TODAY)
GB = WorkingDays((Place("GB"),))
ALL = Given("the reason", None, True, True, True, True)


def walk(case: Case, *moves: str, given: Given = ALL, day: date = TODAY) -> Case:
    for move in moves:
        day += timedelta(days=1)
        day_given = Given(given.reason, day + timedelta(days=60), True, True, True, True)
        case, _ = take(case, (), move, day, day_given)
    return case


def fresh(**facts: Any) -> Case:
    return Case("Northlight Studio", TODAY, TODAY, terms=NoticeTerms(30, "email", 0, GB, GB), **facts)


def moves(case: Case, today: date) -> list[str]:
    return [step.move for step in next_steps(case, today)]


def test_the_long_way_down_and_back() -> None:
    case = walk(fresh(), "consider", "cool off", "talk", "offer", "decide", "give notice", "settle", "hand over")
    assert case.ends_on is not None
    assert "close" not in moves(case, TODAY + timedelta(days=20))
    case, _ = take(case, (), "close", case.ends_on, Given())
    case, _ = take(case, (), "keep in touch", case.since, Given())
    assert moves(case, case.since) == ["reopen", "work together again", "stop writing"]
    case, _ = take(case, (), "work together again", case.since, Given(yes=True))
    assert (case.rung, case.ends_on) == ("running", None)


def test_a_night_must_pass() -> None:
    case = walk(fresh(), "consider", "cool off")
    assert moves(case, case.since) == ["client gives notice", "agree to end", "reconsider"]
    assert "talk" in moves(case, case.since + timedelta(days=1))


def test_long_work_is_talked_about_or_said_why_not() -> None:
    long = walk(fresh(client_since=date(2024, 2, 1)), "consider", "cool off")
    young = walk(fresh(client_since=date(2026, 5, 1)), "consider", "cool off")
    tomorrow = long.since + timedelta(days=1)
    assert {"decide without a talk"} == {m for m in moves(long, tomorrow) if m.startswith("decide")}
    assert {"decide at once"} == {m for m in moves(young, tomorrow) if m.startswith("decide")}


def test_the_client_or_both_may_end_it_too() -> None:
    theirs = walk(fresh(), "client gives notice")
    ours = walk(fresh(), "consider", "agree to end")
    assert (theirs.ended_by, ours.ended_by) == ("client", "both")


def test_severing_needs_quoted_words_and_a_yes_twice_where_they_may_be_clumsy() -> None:
    assert "sever" not in moves(fresh(), TODAY)
    assert "sever" not in moves(fresh(quotes=(Quote("insult", " ", "mail.mbox:1"),)), TODAY)
    hurt, clumsy = fresh(quotes=(HURT,)), fresh(quotes=(CLUMSY,))
    once = Given(yes=True, quotes_read=True)
    assert take(hurt, (), "sever", TODAY, once)[0].severed
    with pytest.raises(GoodtermsError, match="a second time"):
        take(clumsy, (), "sever", TODAY, once)
    with pytest.raises(GoodtermsError, match="read the quoted words"):
        take(hurt, (), "sever", TODAY, Given(yes=True))


def test_after_severing_nothing_but_settling_and_closing() -> None:
    case, lines = take(fresh(quotes=(HURT,)), (), "sever", TODAY, ALL)
    assert "a monkey could do this" in lines[0].details["quotes"]
    seen = set()
    for _ in range(4):
        steps = next_steps(case, case.since)
        seen |= {step.move for step in steps}
        if steps:
            case, _ = take(case, (), steps[0].move, case.since, ALL)
    assert seen == {"settle", "hand over", "close", "reopen"}


def test_no_talk_after_an_insult() -> None:
    case = walk(fresh(quotes=(HURT,)), "consider", "cool off")
    assert not {"talk", "offer"} & set(moves(case, case.since + timedelta(days=1)))


def test_closing_with_something_open_asks_for_a_reason_that_stays() -> None:
    case = walk(fresh(), "agree to end", "settle", "hand over")
    day = case.ends_on or TODAY
    case, lines = note(case, (), day, "Looked at the file.", Noted(open_ends=("Invoice NL-21 is open.",)))
    assert "close" not in moves(case, day)
    with pytest.raises(GoodtermsError, match="a reason, in words and your yes"):
        take(case, lines, "close anyway", day, Given())
    case, lines = take(case, lines, "close anyway", day, Given("They went out of business.", yes=True))
    assert lines[-1].details["reason"] == "They went out of business."
    assert lines[-1].details["open"] == "Invoice NL-21 is open."


def test_notice_keeps_the_period_unless_the_client_agrees() -> None:
    case = walk(fresh(), "consider", "cool off", "talk", "decide")
    short = case.since + timedelta(days=10)
    with pytest.raises(GoodtermsError, match="at the earliest"):
        take(case, (), "give notice", case.since, Given(ends_on=short))
    assert take(case, (), "give notice", case.since, Given(ends_on=short, shorter_agreed=True))[0].ends_on == short


def test_a_step_that_is_not_there_names_the_nearest() -> None:
    with pytest.raises(GoodtermsError) as refusal:
        take(fresh(), (), "considr", TODAY, ALL)
    assert "consider" in refusal.value.hint


def test_every_rung_can_be_left_and_every_step_is_spelt_out() -> None:
    rungs = {move.reaches for move in LADDER} | {rung for move in LADDER for rung in move.leaves}
    for rung in rungs:
        assert any(rung in move.leaves for move in LADDER), rung
    for move in LADDER:
        assert move.says.endswith(".")
        assert move.gives


QUOTES = st.sets(st.sampled_from(HURTS), max_size=2).map(
    lambda labels: tuple(Quote(label, "words", "mail.mbox:1") for label in sorted(labels))
)


@settings(max_examples=300, deadline=None)
@given(
    quotes=QUOTES,
    since=st.sampled_from([None, date(2024, 1, 1), date(2026, 5, 1)]),
    choices=st.lists(st.tuples(st.integers(0, 20), st.integers(0, 45), st.booleans()), max_size=25),
)
def test_random_walks_stay_in_the_table_and_can_be_told(
    quotes: tuple[Quote, ...], since: date | None, choices: list[tuple[int, int, bool]]
) -> None:
    case, day = fresh(quotes=quotes, client_since=since), TODAY
    lines: tuple[Entry, ...] = ()
    for choice, wait, open_end in choices:
        day += timedelta(days=wait)
        ends = ("Something is open.",) if open_end else ()
        case, lines = note(case, lines, day, "Looked at the file.", Noted(open_ends=ends))
        steps = next_steps(case, day)
        offered = {step.move for step in steps}
        for move in LADDER:
            possible = case.rung in move.leaves
            given = Given("because", day + timedelta(days=100), True, True, True, True)
            if move.name in offered:
                assert possible
                take(case, lines, move.name, day, given)
            else:
                with pytest.raises(GoodtermsError):
                    take(case, lines, move.name, day, given)
        if steps:
            step = steps[choice % len(steps)]
            case, lines = take(
                case, lines, step.move, day, Given("because", day + timedelta(days=100), True, True, True, True)
            )
    told = rungs_of(lines)
    assert told == () or told[-1] == case.rung
    for before, after in pairwise(told):
        assert any(before in move.leaves and after == move.reaches for move in LADDER)
    assert journal.read(journal.written(lines)) == (lines, ())
