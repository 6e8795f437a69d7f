"""When a word is welcome, when none is sent, who comes back, what is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

import goodterms
from goodterms import afterwards
from goodterms.afterwards import REASONS, Former, Silence, recognise
from goodterms.afterwards.retention import KINDS
from goodterms.casework.afterwards import afterwards_calendar, afterwards_json, draft
from goodterms.errors import GoodtermsError
from goodterms.facts import Address, Client, Direction, History, Invoice, Message, Person, Practice, Source
from goodterms.importers import read_folder
from goodterms.importers.client_folder import ClientFolder
from goodterms.interfaces.cli import main
from goodterms.money import Money
from goodterms.retention import RetentionRule, rules

SAMPLE = Path(goodterms.__file__).parent / "sample" / "reed-and-rye"
TODAY, ENDED = date(2026, 6, 15), date(2025, 11, 28)
GB = Practice("Reed & Rye", country="GB")


def message(day: date, direction: Direction = "in", sender: str = "ada@northlight.example") -> Message:
    at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    return Message(
        f"{day}{sender}", None, at, Address("", sender), (), "Hi", "t", "Hello there.", direction, Source("m", 1)
    )


def history(*messages: Message) -> History:
    people = (Person("Ada Lindqvist", ("ada@northlight.example",)),)
    return History(Client("Northlight Studio", country="GB", people=people), messages=messages)


@pytest.fixture(scope="module")
def osprey() -> ClientFolder:
    return read_folder(SAMPLE / "osprey-trail")


def test_the_former_client_of_the_sample_is_worth_a_word(osprey: ClientFolder) -> None:
    after = afterwards.plan(osprey.history, ENDED, "project done", TODAY, osprey.practice)
    assert after.may_write
    assert after.next_word_on == TODAY
    assert after.last_contact_on == date(2026, 4, 14)
    assert "14 April 2026" in after.occasions[0].says
    assert after.occasions[1].kind == "anniversary"


def test_the_first_word_comes_a_month_after_the_end() -> None:
    after = afterwards.plan(history(message(ENDED)), ENDED, "project done", ENDED, GB)
    assert after.next_word_on == date(2025, 12, 19)  # the testimonial; the first word follows
    assert [o.on for o in after.occasions if o.kind == "first word"] == [date(2025, 12, 29)]


def test_a_real_contact_sets_the_rhythm_back_and_a_machine_does_not() -> None:
    quiet = afterwards.plan(history(message(ENDED)), ENDED, "fit", TODAY, GB)
    called = afterwards.plan(history(message(date(2026, 6, 1), "out")), ENDED, "fit", TODAY, GB)
    machine = afterwards.plan(
        history(message(date(2026, 6, 1), "in", "no-reply@northlight.example")), ENDED, "fit", TODAY
    )
    assert quiet.next_word_on == TODAY
    assert called.next_word_on == date(2026, 9, 1)  # 31 August is a bank holiday
    assert machine.last_contact_on is None


def test_a_word_that_was_not_answered_comes_first() -> None:
    after = afterwards.plan(history(message(date(2026, 6, 10))), ENDED, "fit", TODAY, GB)
    assert after.occasions[0].kind == "they wrote"
    answered = history(message(date(2026, 6, 10)), message(date(2026, 6, 11), "out"))
    assert afterwards.plan(answered, ENDED, "fit", TODAY, GB).occasions[0].kind == "rhythm"


@pytest.mark.parametrize("silence", [Silence(severed=True), Silence(disputed=True), Silence(opted_out=True)])
def test_nothing_is_sent_to_whom_nothing_may_be_sent(silence: Silence, osprey: ClientFolder) -> None:
    after = afterwards.plan(osprey.history, ENDED, "conduct", TODAY, GB, silence)
    assert (after.may_write, after.next_word_on, after.occasions) == (False, None, ())
    assert after.why_not
    assert b"Write" not in afterwards_calendar(after)


def test_a_testimonial_is_asked_only_after_a_good_ending_with_nothing_owed() -> None:
    owing = replace(
        history(message(ENDED)),
        invoices=(Invoice("1", ENDED, date(2025, 11, 1), Money(100, "GBP")),),
    )
    for case, reason, asked in [
        (history(message(ENDED)), "project done", True),
        (history(message(ENDED)), "late payment", False),
        (owing, "project done", False),
    ]:
        after = afterwards.plan(case, ENDED, reason, ENDED, GB)
        assert any(o.kind == "testimonial" for o in after.occasions) == asked


@settings(max_examples=100, deadline=None)
@given(
    ended=st.dates(date(2020, 1, 1), date(2026, 6, 15)),
    talks=st.lists(
        st.tuples(st.dates(date(2019, 1, 1), date(2026, 6, 15)), st.sampled_from(["in", "out"])), max_size=8
    ),
    reason=st.sampled_from([r.code for r in REASONS]),
)
def test_no_occasion_lies_in_the_past_and_the_rhythm_keeps_its_distance(
    ended: date, talks: list[tuple[date, Direction]], reason: str
) -> None:
    after = afterwards.plan(history(*(message(*talk) for talk in sorted(talks))), ended, reason, TODAY, GB)
    assert all(o.on >= TODAY for o in after.occasions)
    assert list(after.occasions) == sorted(after.occasions, key=lambda o: (o.on, o.kind))
    assert after.next_word_on == (after.occasions[0].on if after.occasions else None)
    assert 60 <= after.rhythm_days <= 180
    recent = after.last_contact_on
    for o in after.occasions:
        if o.kind == "rhythm" and recent is not None and recent > ended:
            assert o.on - recent >= timedelta(days=60) or o.on == TODAY


def test_a_reason_that_is_not_listed_names_the_nearest() -> None:
    with pytest.raises(GoodtermsError) as refusal:
        afterwards.plan(history(), ENDED, "capasity", TODAY)
    assert "capacity" in refusal.value.hint


def test_a_former_client_is_recognised_and_a_public_mail_house_is_not() -> None:
    after = afterwards.plan(history(), ENDED, "late payment", TODAY, GB)
    former = Former(history().client, after, "GBP 120.00")
    found = recognise("ADA@northlight.example", [former])
    assert found is not None
    assert found.sure == "address"
    assert "Owed: GBP 120.00." in found.says
    assert any("a part is paid in advance" in line for line in found.says)
    colleague = recognise("new@northlight.example", [former])
    assert colleague is not None
    assert colleague.sure == "domain"
    private = replace(former.client, people=(Person("Ada", ("ada@gmail.com",)),))
    assert recognise("else@gmail.com", [Former(private, after)]) is None
    assert recognise("nobody@elsewhere.example", [former]) is None


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: f"{rule.country}-{rule.kinds[0]}")
def test_each_retention_rule_names_its_law_and_source(rule: RetentionRule) -> None:
    assert rule.law
    assert rule.source.startswith("https://")
    assert set(rule.kinds) <= set(KINDS)
    assert rule.until(date.max) == date.max  # a mistyped year is no crash
    assert 1 <= rule.years <= 12


def test_what_must_be_kept_and_what_may_go(osprey: ClientFolder) -> None:
    kept = {
        k.kind: k for k in afterwards.plan(osprey.history, ENDED, "project done", TODAY, osprey.practice).retention
    }
    assert kept["invoices"].keep_until == date(2032, 11, 30)
    assert not kept["invoices"].may_go
    assert kept["access"].may_go
    assert afterwards.retention.clock(osprey.history, osprey.practice, ENDED, date(2032, 12, 1))[0].may_go


def test_a_country_without_a_rule_is_not_guessed_at(osprey: ClientFolder) -> None:
    for practice in (None, Practice("Reed & Rye", country="BR")):
        kept = afterwards.retention.clock(osprey.history, practice, ENDED, TODAY)
        assert [k.kind for k in kept if k.may_go] == ["access", "files"]


def test_the_calendar_is_read_back(osprey: ClientFolder) -> None:
    after = afterwards.plan(osprey.history, ENDED, "project done", TODAY, osprey.practice)
    events = icalendar.Calendar.from_ical(afterwards_calendar(after)).walk("VEVENT")
    assert events[0].decoded("dtstart") == TODAY
    assert b'"next_word_on": "2026-06-15"' in afterwards_json(after)


def test_a_hint_at_working_together_again_is_what_is_taken_up(osprey: ClientFolder) -> None:
    hint = next(m for m in osprey.history.messages if m.sent_at and m.sent_at.date() == date(2025, 12, 18))
    theirs = replace(hint, direction="in")
    history_ = replace(osprey.history, messages=(*osprey.history.messages, theirs))
    after = afterwards.plan(history_, ENDED, "project done", TODAY, osprey.practice, None, frozenset({theirs.id}))
    assert "18 December 2025" in after.occasions[0].says


def test_each_next_word_has_a_draft_and_silence_has_none(osprey: ClientFolder) -> None:
    after = afterwards.plan(osprey.history, ENDED, "project done", TODAY, osprey.practice)
    letter = draft(after, osprey)
    assert letter is not None
    assert after.occasions[0].line in letter.markdown
    assert "I will not write again" in letter.markdown
    silent = afterwards.plan(osprey.history, ENDED, "conduct", TODAY, osprey.practice, Silence(severed=True))
    assert draft(silent, osprey) is None


def test_who_wrote_is_answered_with_what_should_be_known() -> None:
    place = [str(SAMPLE / "osprey-trail"), "--ended", "2025-11-28", "--today", "2026-06-15"]
    someone = read_folder(SAMPLE / "osprey-trail").history.client.people[0]
    known = CliRunner().invoke(main, ["afterwards", *place, "--wrote", someone.emails[0]])
    assert f"{someone.name}: an address on file." in known.output
    assert "Nothing is known to be owed." in known.output
    assert "Screen it" in known.output
    stranger = CliRunner().invoke(main, ["afterwards", *place, "--wrote", "else@elsewhere.example"])
    assert "is nobody of this client" in stranger.output


@pytest.mark.parametrize(
    ("country", "newest", "until"),
    [
        ("NL", date(2025, 3, 1), date(2032, 12, 31)),  # from the end of the calendar year
        ("GB", date(2026, 7, 31), date(2033, 7, 31)),  # a financial year ends at the latest a year later
        ("GB", date(2025, 12, 18), date(2032, 12, 31)),
        ("DK", date(2024, 2, 29), date(2030, 2, 28)),
        ("DE", date(2025, 1, 1), date(2033, 12, 31)),
        ("AT", date(2025, 12, 31), date(2032, 12, 31)),
        ("FR", date(2025, 5, 31), date(2036, 5, 31)),
        ("IE", date(2025, 5, 31), date(2031, 12, 31)),
        ("ES", date(2025, 5, 31), date(2032, 5, 31)),
        ("US", date(2025, 5, 31), date(2032, 12, 31)),
    ],
)
def test_the_years_count_from_the_end_of_the_right_year(country: str, newest: date, until: date) -> None:
    paid = replace(history(), invoices=(Invoice("1", newest, newest, Money(100, "EUR")),))
    kept = afterwards.retention.clock(paid, Practice("We", country=country), newest, TODAY)
    assert next(k for k in kept if k.kind == "invoices").keep_until == until


def test_a_sender_with_a_name_before_the_address_is_recognised() -> None:
    known = history()
    after = afterwards.plan(known, ENDED, "project done", TODAY)
    who = recognise("Ada Lindqvist <ADA@northlight.example>", [Former(known.client, after)])
    assert who is not None
    assert who.sure == "address"
