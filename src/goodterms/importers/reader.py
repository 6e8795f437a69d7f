"""What a reader of correspondence is, and what it hands on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path

from goodterms.facts import Message, Source, Unreadable

SAMPLE_BYTES = 8192
"""How much of a file's beginning a reader is shown to claim it by."""


@dataclass(frozen=True, slots=True)
class RawMail:
    """One mail as stored, not yet parsed. ``notes`` are what the archive alone knows, such as labels."""

    raw: bytes
    source: Source
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Parsed:
    """A message whose thread and direction are not yet known.

    ``references`` are the ids of earlier messages that it refers to, oldest first; ``aliases`` what else its
    sender is called, such as a chat handle beside a mail address; ``whole`` is a mail's text before anything was
    cut off, and ``quote_at`` the line of it at which the words of a mail begin that is quoted without marks.
    """

    message: Message
    references: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    whole: str = ""
    quote_at: int | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A mail that was not sent, or that its owner threw away. ``called`` is the archive's word for it."""

    called: str


Item = RawMail | Parsed | Unreadable | LeftOut


@dataclass(frozen=True, slots=True)
class Reader:
    """One format of correspondence.

    Attributes:
        name: the format's short name.
        says: one line on what it reads, for people.
        claims: whether a path is of this format, from its name and its first bytes (empty for a folder).
        read: yields what is inside. The text is how the archive is named in each message's source; the zone
            is that of times written without one (chat exports write the phone's own).
    """

    name: str
    says: str
    claims: Callable[[Path, bytes], bool]
    read: Callable[[Path, str, tzinfo], Iterator[Item]]
