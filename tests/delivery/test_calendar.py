"""Calendars are read back, the same, by other people's libraries."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import icalendar
import vobject

from goodterms.delivery.calendar import Call, Day, Task, calendar

ENTRIES: list[Task | Day | Call] = [
    Task(
        "files",
        "Hand over the files; all of them, “now”",
        date(2026, 7, 24),
        date(2026, 7, 20),
        "Proof: a list",
        "Sam",
    ),
    Task("one-day", "Change the door code", date(2026, 7, 31), date(2026, 7, 31), done=True),
    Day("end", "The work ends", date(2026, 7, 31), remind_days=7),
    Call("walk", "Walk-through with Ada", date(2026, 7, 14), time(10), "Europe/London"),
    Call("late", "After the clocks change", date(2026, 11, 2), time(10), "America/New_York"),
]
TEXT = calendar("Northlight", ENTRIES, date(2026, 6, 15))


def test_icalendar_reads_it_back() -> None:
    book = icalendar.Calendar.from_ical(TEXT)
    tasks, events = book.walk("VTODO"), book.walk("VEVENT")
    assert [str(t["summary"]) for t in tasks] == [ENTRIES[0].title, ENTRIES[1].title]
    assert [t.decoded("due") for t in tasks] == [date(2026, 7, 24), date(2026, 7, 31)]
    assert events[1].decoded("dtstart") == datetime(2026, 7, 14, 10, tzinfo=ZoneInfo("Europe/London"))
    assert events[2].decoded("dtstart").utcoffset().total_seconds() == -5 * 3600
    assert book.to_ical() == TEXT


def test_vobject_reads_it_back() -> None:
    book = vobject.readOne(TEXT.decode())
    assert {str(z.tzid.value) for z in book.vtimezone_list} == {"Europe/London", "America/New_York"}
    assert [t.summary.value for t in book.vtodo_list] == [ENTRIES[0].title, ENTRIES[1].title]
    assert book.vevent_list[1].dtstart.value.utcoffset().total_seconds() == 3600
    assert vobject.readOne(book.serialize()).vtodo_list[0].due.value == date(2026, 7, 24)


def test_the_same_plan_makes_the_same_bytes_and_names_differ() -> None:
    assert calendar("Northlight", ENTRIES, date(2026, 6, 15)) == TEXT
    book = icalendar.Calendar.from_ical(TEXT)
    uids = [str(part["uid"]) for part in book.walk() if part.name in ("VTODO", "VEVENT")]
    assert len(set(uids)) == len(ENTRIES)


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    assert all(len(line) <= 75 for line in TEXT.split(b"\r\n"))


def test_a_zone_that_nobody_knows_is_written_in_utc() -> None:
    text = calendar("x", [Call("a", "A", date(2026, 7, 14), time(10), "Mars/Olympus")], date(2026, 6, 15))
    assert b"DTSTART:20260714T100000Z" in text
