"""One calendar file (.ics, RFC 5545) of tasks, days and calls, in the right time zones.

Everything in it follows from what is given: the same plan makes the same bytes on any day and machine.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from icalendar import Alarm, Calendar, Event, Todo


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do by a day (VTODO). ``key`` names it within its calendar and must not repeat."""

    key: str
    title: str
    due_on: date
    start_on: date | None = None
    note: str = ""
    who: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """Something that falls on a whole day (VEVENT), with a reminder so many days before."""

    key: str
    title: str
    on: date
    note: str = ""
    remind_days: int | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """A conversation at a time of day in a zone (IANA name)."""

    key: str
    title: str
    on: date
    at: time
    zone: str
    minutes: int = 45
    note: str = ""


Entry = Task | Day | Call


def calendar(name: str, entries: Iterable[Entry], today: date) -> bytes:
    """The calendar as the bytes of an .ics file.

    Args:
        name: what the calendar is called; it also makes the entries' UIDs its own.
        entries: tasks, days and calls.
        today: stamped on each entry.
    """
    book = Calendar()
    book.add("prodid", "-//Goodterms//Goodterms//EN")
    book.add("version", "2.0")
    book.add("x-wr-calname", name)
    stamp = datetime.combine(today, time(), UTC)
    for entry in entries:
        part = _part(entry, name)
        part.add("uid", _uid(name, entry))
        part.add("dtstamp", stamp)
        book.add_component(part)
    book.add_missing_timezones()
    return bytes(book.to_ical())


def _part(entry: Entry, name: str) -> Event | Todo:
    if isinstance(entry, Task):
        return _task(entry)
    return _call(entry) if isinstance(entry, Call) else _day(entry)


def _task(task: Task) -> Todo:
    part = Todo()
    part.add("summary", task.title)
    # RFC 5545: the due day must lie after the start, so a task of one day has no start.
    if task.start_on is not None and task.start_on < task.due_on:
        part.add("dtstart", task.start_on)
    part.add("due", task.due_on)
    part.add("status", "COMPLETED" if task.done else "NEEDS-ACTION")
    _describe(part, task.note, task.who)
    return part


def _day(day: Day) -> Event:
    part = Event()
    part.add("summary", day.title)
    part.add("dtstart", day.on)
    part.add("dtend", day.on + timedelta(days=1))
    part.add("transp", "TRANSPARENT")
    _describe(part, day.note, "")
    if day.remind_days is not None:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", day.title)
        alarm.add("trigger", timedelta(days=-day.remind_days))
        part.add_component(alarm)
    return part


def _call(call: Call) -> Event:
    part = Event()
    part.add("summary", call.title)
    start = datetime.combine(call.on, call.at, _zone(call.zone))
    part.add("dtstart", start)
    part.add("dtend", start + timedelta(minutes=call.minutes))
    _describe(part, call.note, "")
    return part


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def _describe(part: Event | Todo, note: str, who: str) -> None:
    text = "\n".join(line for line in (f"Who: {who}" if who else "", note) if line)
    if text:
        part.add("description", text)


def _uid(name: str, entry: Entry) -> str:
    digest = hashlib.sha256(f"{name}\n{type(entry).__name__}\n{entry.key}".encode()).hexdigest()
    return f"{digest[:32]}@goodterms"
