"""The journal of a case: append-only lines, each a sentence, each bound to the one before by its digest.

As a file it is JSON Lines in one exact spelling, closed by a line that counts them, so that a byte that is
flipped, taken out or moved anywhere shows. It proves that nothing changed by accident or after it was sent; who
rewrites the whole file from the first line on can only be caught with a copy or a digest kept elsewhere.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

FIRST = "0" * 64
"""What the first line names as the digest before it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what happened on a day, in a sentence, and the particulars that a later reader may need.

    Attributes:
        kind: what sort of event it is: a move of the ladder ("give notice"), or "noted", "written", "erased".
        before: digest of the line before.
        digest: SHA-256 over this line's content and ``before``.
    """

    number: int
    on: date
    kind: str
    says: str
    who: str
    details: Mapping[str, str]
    before: str
    digest: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a journal, and in which line of the file (1 is the first; 0 is the file as a whole)."""

    line: int
    says: str


@dataclass(frozen=True, slots=True)
class Event:
    """What is to be written down, before it has a place in the journal."""

    on: date
    kind: str
    says: str
    who: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


def append(journal: tuple[Entry, ...], event: Event) -> tuple[Entry, ...]:
    """The journal with one line more; the lines before stay as they are."""
    before = journal[-1].digest if journal else FIRST
    details = dict(sorted(event.details.items()))
    open_line = Entry(len(journal) + 1, event.on, event.kind, event.says, event.who, details, before, "")
    sealed = Entry(
        open_line.number, event.on, event.kind, event.says, event.who, details, before, _digest_of(open_line)
    )
    return (*journal, sealed)


def written(journal: tuple[Entry, ...]) -> bytes:
    """The journal as the bytes of its file: a line each, and the closing line."""
    lines = [_line(entry) for entry in journal]
    return ("\n".join([*lines, _closing(journal)]) + "\n").encode()


def read(content: bytes) -> tuple[tuple[Entry, ...], tuple[Fault, ...]]:
    """The journal of a file, and everything that is wrong with it.

    The entries end before the first line that does not hold; without faults they are the whole journal.
    """
    entries: list[Entry] = []
    faults: list[Fault] = []
    lines = content.split(b"\n")
    for number, line in enumerate(lines[:-2], start=1):
        found = _entry(line)
        fault = _fault_of(line, found, entries)
        if fault or found is None:
            faults.append(Fault(number, fault or "cannot be read."))
            break
        entries.append(found)
    journal = tuple(entries)
    if not faults:
        faults.extend(_faults_at_the_end(lines, journal))
    return journal, tuple(faults)


def redacted(journal: tuple[Entry, ...], on: date, hidden: tuple[str, ...], why: str) -> tuple[Entry, ...]:
    """The journal with names and addresses blacked out, and a last line that says so.

    It is a new journal with digests of its own: the line that says why also names the digest of the old one.
    """
    old = journal[-1].digest if journal else FIRST
    made: tuple[Entry, ...] = ()
    for entry in journal:
        details = _black_out_details(entry.details, hidden)
        says, who = _black_out(entry.says, hidden), _black_out(entry.who, hidden)
        made = append(made, Event(entry.on, entry.kind, says, who, details))
    return append(made, Event(on, "erased", why, details={"journal_before": old}))


def _black_out_details(details: Mapping[str, str], hidden: tuple[str, ...]) -> dict[str, str]:
    """Names of particulars too: a file may be called after a person. Two that become one get a number."""
    made: dict[str, str] = {}
    for key, value in details.items():
        name = black = _black_out(key, hidden)
        number = 2
        while name in made:
            name, number = f"{black} ({number})", number + 1
        made[name] = _black_out(value, hidden)
    return made


def _black_out(text: str, hidden: tuple[str, ...]) -> str:
    """Whole words only: “Al” does not take the beginning of “Also” with it."""
    for word in sorted(filter(None, hidden), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", "█" * 5, text, flags=re.IGNORECASE)
    return text


def _line(entry: Entry) -> str:
    return _exact({**_content(entry), "digest": entry.digest})


def _closing(journal: tuple[Entry, ...]) -> str:
    last = journal[-1].digest if journal else FIRST
    return _exact({"lines": len(journal), "seal": hashlib.sha256(f"{len(journal)} {last}".encode()).hexdigest()})


def _content(entry: Entry) -> dict[str, object]:
    return {
        "number": entry.number,
        "on": entry.on.isoformat(),
        "kind": entry.kind,
        "says": entry.says,
        "who": entry.who,
        "details": dict(entry.details),
        "before": entry.before,
    }


def _exact(document: Mapping[str, object]) -> str:
    """One spelling for one content: keys in order, no spaces, no line breaks, all letters as ASCII escapes."""
    return json.dumps(document, sort_keys=True, separators=(",", ":"))


def _digest_of(entry: Entry) -> str:
    return hashlib.sha256(_exact(_content(entry)).encode()).hexdigest()


def _entry(line: bytes) -> Entry | None:
    try:
        found = json.loads(line)
        details = found["details"]
        texts = (found["kind"], found["says"], found["who"], found["before"], found["digest"])
        if not isinstance(details, dict) or not all(isinstance(text, str) for text in (*texts, *details.values())):
            return None
        kind, says, who, before, digest = texts
        return Entry(
            int(found["number"]), date.fromisoformat(found["on"]), kind, says, who, details, before, digest
        )
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _fault_of(line: bytes, entry: Entry | None, before: list[Entry]) -> str:
    if entry is None:
        return "cannot be read."
    if entry.number != len(before) + 1:
        return f"is number {entry.number}; number {len(before) + 1} should stand here."
    if _line(entry).encode() != line or entry.digest != _digest_of(entry):
        return f"was changed: it is not the line number {entry.number} that was written."
    if entry.before != (before[-1].digest if before else FIRST):
        return "does not follow from the line before it."
    return ""


def _faults_at_the_end(lines: list[bytes], journal: tuple[Entry, ...]) -> Iterator[Fault]:
    if lines[-1] != b"":
        yield Fault(
            len(lines), "does not end the file: something stands after the closing line, or it is cut off."
        )
    elif len(lines) < 2 or lines[-2] != _closing(journal).encode():
        yield Fault(
            len(lines) - 1, "is not the closing line of these lines: one was taken away, added or changed."
        )
