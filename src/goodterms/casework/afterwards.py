"""Writes what comes after the end as JSON and as a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import msgspec

from goodterms.afterwards import Afterwards
from goodterms.afterwards.retention import Kept
from goodterms.delivery.calendar import Day, Entry, calendar
from goodterms.importers.client_folder import ClientFolder
from goodterms.letters import Letter, compose, gather


def afterwards_json(after: Afterwards) -> bytes:
    """The plan for afterwards as JSON, indented."""
    return msgspec.json.format(msgspec.json.encode(after), indent=2) + b"\n"


def draft(after: Afterwards, books: ClientFolder) -> Letter | None:
    """A draft of the next word, with its reason; None where nothing is written."""
    if not after.occasions:
        return None
    occasion = after.occasions[0]
    brief = replace(gather(books.history, books.practice, after.as_of), reason=occasion.line)
    return compose(occasion.letter, brief)


def afterwards_calendar(after: Afterwards) -> bytes:
    """The days to write and the days on which records may go, as an .ics file."""
    return calendar(f"Afterwards: {after.client}", _entries(after), after.as_of)


def _entries(after: Afterwards) -> Iterator[Entry]:
    for number, occasion in enumerate(after.occasions, start=1):
        title = f"{after.client}: {occasion.says}"
        yield Day(f"{occasion.kind}-{number}", title, occasion.on, f"Because: {occasion.because}", 1)
    last_days: dict[tuple[date, str], list[Kept]] = {}
    for kept in after.retention:
        if kept.keep_until is not None and kept.keep_until > after.as_of:
            last_days.setdefault((kept.keep_until, kept.law), []).append(kept)
    for (day, law), together in last_days.items():
        kinds = ", ".join(kept.kind for kept in together)
        note = "\n".join(filter(None, (law, together[0].source, together[0].note)))
        yield Day(f"keep-{kinds}", f"{after.client}: {kinds} may go from tomorrow on", day, note)
