"""Which conversation a message belongs to: by what it refers to, and as a last resort by its subject."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from goodterms.importers.reader import Parsed

_PREFIX = re.compile(
    r"^\s*(?:\[[^\]]{1,40}\]\s*)?(?:re|aw|antw|antwort|sv|vs|rv|res|odp|fw|fwd|wg|tr|enc|vb|i|rif|r|doorst|vl|ynt)"
    r"(?:\[\d{1,3}\]|\(\d{1,3}\))?\s*[:：]\s*",
    re.IGNORECASE,
)
_SUBJECT_DAYS = 60
"""A reply without references joins a thread of its subject that spoke within this many days."""


def base_subject(subject: str) -> tuple[str, bool]:
    """The subject without reply and forward prefixes, in lower case, and whether it had any."""
    text, had = subject.strip(), False
    while (found := _PREFIX.match(text)) is not None and found.end() < len(text):
        text, had = text[found.end() :], True
    return " ".join(text.lower().split()), had


class Threads:
    """Gives each message its thread, in the order in which messages come.

    Message ids are kept as hashes of 8 bytes, so that a million of them fit into some 100 MB.
    """

    def __init__(self) -> None:
        self._of: dict[int, str] = {}
        self._by_subject: dict[str, tuple[str, datetime | None]] = {}

    def thread(self, parsed: Parsed) -> str:
        """The thread of the next message."""
        message = parsed.message
        if message.thread:
            return message.thread
        own = message.message_id or message.id
        thread = next((t for r in parsed.references if (t := self._of.get(hash(r)))), "")
        subject, is_reply = base_subject(message.subject)
        if not thread and parsed.references:
            thread = parsed.references[0]
        elif not thread and is_reply and subject:
            thread = self._by_same_subject(subject, message.sent_at)
        thread = thread or own
        for reference in (own, *parsed.references):
            self._of.setdefault(hash(reference), thread)
        if subject:
            self._by_subject[subject] = (thread, message.sent_at)
        return thread

    def _by_same_subject(self, subject: str, sent_at: datetime | None) -> str:
        thread, before = self._by_subject.get(subject, ("", None))
        if before is None or sent_at is None:
            return thread
        return thread if abs(sent_at - before) <= timedelta(days=_SUBJECT_DAYS) else ""


def in_order_of_time(items: Iterable[Parsed]) -> list[Parsed]:
    """Oldest first; undated messages last; ties by id, so that the order of reading changes nothing."""
    return sorted(items, key=lambda p: (p.message.sent_at is None, p.message.sent_at or _EPOCH, p.message.id))


_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")
