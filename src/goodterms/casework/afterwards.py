"""Writes what comes after the end as JSON and as a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import msgspec

from goodterms.afterwards import Afterwards
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
    for kept in after.retention:
        if kept.keep_until is not None and kept.keep_until > after.as_of:
            title = f"{after.client}: {kept.kind} may go from tomorrow on"
            yield Day(f"keep-{kept.kind}", title, kept.keep_until, f"{kept.law}\n{kept.source}")
