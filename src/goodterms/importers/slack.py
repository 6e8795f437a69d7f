"""Slack's workspace export: a zip with users, channels, direct messages, and one JSON file a day for each."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from goodterms.facts import Address, Message, Source, Unreadable
from goodterms.importers.ids import text_id
from goodterms.importers.limits import TEXT_CHARS
from goodterms.importers.reader import Item, Parsed, Reader
from goodterms.importers.written import newly_written
from goodterms.importers.zips import is_zip, open_zip, read_file

_LISTS = ("channels.json", "groups.json", "mpims.json", "dms.json")
_SAID = frozenset(
    ("", "me_message", "thread_broadcast", "file_share", "file_comment", "bot_message", "reply_broadcast")
)
"""Subtypes that somebody wrote; the others report who joined, renamed or pinned."""
_DELETED = frozenset(("tombstone", "message_deleted"))
_MARKUP = re.compile(r"<([@#!]?)([^<>|]{1,2000})(?:\|([^<>]{0,2000}))?>")


class _Workspace:
    """The names behind the ids of users and channels."""

    def __init__(self) -> None:
        self.users: dict[str, tuple[Address, tuple[str, ...]]] = {}
        self.channels: dict[str, str] = {}
        self.members: dict[str, tuple[str, ...]] = {}

    def add_user(self, user: dict[str, Any]) -> None:
        """A row of users.json."""
        found = user.get("profile")
        profile: dict[str, Any] = found if isinstance(found, dict) else {}
        handle = _text(user.get("name")).lower()
        name = _text(profile.get("real_name")) or _text(user.get("real_name")) or handle
        mail = _text(profile.get("email")).lower()
        shown = _text(profile.get("display_name")).lower()
        aliases = tuple(alias for alias in (handle, shown) if alias)
        self.users[_text(user.get("id"))] = (Address(name, mail or handle), aliases)

    def add_channel(self, channel: dict[str, Any]) -> None:
        """A row of channels.json, groups.json, mpims.json or dms.json (which has no name but its id)."""
        key = _text(channel.get("id"))
        name = _text(channel.get("name")) or key
        self.channels[key] = name
        members = channel.get("members")
        self.members[name] = tuple(map(_text, members)) if isinstance(members, list) else ()

    def person(self, user: str) -> tuple[Address, tuple[str, ...]]:
        """A user's address (mail where the export holds it, else handle) and other names."""
        return self.users.get(user, (Address("", user.lower()), ()))

    def plain(self, text: str) -> str:
        """Slack's markup as plain text: mentions and channels by name, links by address, entities undone."""
        return html.unescape(_MARKUP.sub(self._shown, text))

    def _shown(self, found: re.Match[str]) -> str:
        kind, what, label = found.groups()
        if kind == "@":
            return "@" + (label or self.person(what)[0].name or what)
        if kind == "#":
            return "#" + (label or self.channels.get(what, what))
        if kind == "!":
            return label or "@" + what.partition("^")[0]
        if label and label != what:
            return (
                label
                if what in (f"mailto:{label}", f"http://{label}", f"https://{label}")
                else f"{label} ({what})"
            )
        return what


def _claims(path: Path, sample: bytes) -> bool:
    if not is_zip(sample):
        return False
    try:
        with open_zip(path) as archive:
            names = {PurePosixPath(name).name for name in archive.namelist()}
            return "users.json" in names and any(name in names for name in _LISTS)
    except ValueError:
        return "slack" in path.name.lower()


def read(path: Path, name: str, zone: tzinfo) -> Iterator[Item]:
    """The messages of all channels and conversations, channel by channel, day by day."""
    try:
        archive = open_zip(path)
    except ValueError as error:
        yield Unreadable(name, str(error))
        return
    with archive:
        workspace = _Workspace()
        days: list[str] = []
        for inner in sorted(archive.namelist()):
            base = PurePosixPath(inner)
            if base.suffix != ".json":
                continue
            if base.name != "users.json" and base.name not in _LISTS:
                days.append(inner)
                continue
            try:
                rows = _rows(read_file(archive, inner))
            except ValueError as error:
                yield Unreadable(f"{name}/{inner}", str(error))
                continue
            for row in rows:
                (workspace.add_user if base.name == "users.json" else workspace.add_channel)(row)
        for inner in days:
            if len(PurePosixPath(inner).parts) < 2:
                continue
            try:
                rows = _rows(read_file(archive, inner))
            except ValueError as error:
                yield Unreadable(f"{name}/{inner}", str(error))
                continue
            for number, row in enumerate(rows, 1):
                yield from _message(
                    row, workspace, PurePosixPath(inner).parent.name, Source(f"{name}/{inner}", number)
                )


def _message(row: dict[str, Any], workspace: _Workspace, channel: str, where: Source) -> Iterator[Item]:
    subtype = _text(row.get("subtype"))
    if row.get("type") != "message" or (subtype not in _SAID and subtype not in _DELETED):
        return
    at = _moment(_text(row.get("ts")))
    if at is None:
        yield Unreadable(str(where), "the message bears no time")
        return
    user = _text(row.get("user")) or _text(row.get("bot_id")) or _text(row.get("username"))
    sender, aliases = workspace.person(user)
    channel_name = workspace.channels.get(channel, channel)
    notes = []
    if subtype in _DELETED:
        notes.append("deleted by its sender")
    if isinstance(row.get("edited"), dict):
        notes.append("edited")
    if row.get("files"):
        notes.append("with a file")
    said = "" if subtype in _DELETED else workspace.plain(_text(row.get("text"))[:TEXT_CHARS])
    written = newly_written(said, signed=False)
    started = _text(row.get("thread_ts")) or _text(row.get("ts"))
    yield Parsed(
        Message(
            id=text_id("slack", channel, _text(row.get("ts")), user),
            message_id=None,
            sent_at=at,
            sender=sender,
            to=_recipients(workspace, channel_name, user),
            subject=""
            if channel_name.startswith("D") and channel_name in workspace.members
            else f"#{channel_name}",
            thread=f"slack:{channel_name}:{started}",
            text=written.text,
            direction="unknown",
            source=where,
            quoted_chars=written.quoted_chars,
            channel="slack",
            notes=(*notes, *written.notes),
        ),
        aliases=aliases,
    )


def _recipients(workspace: _Workspace, channel: str, sender: str) -> tuple[Address, ...]:
    """The other members of the channel or conversation."""
    members = workspace.members.get(channel, ())
    return tuple(workspace.person(member)[0] for member in members if member != sender)


def _moment(ts: str) -> datetime | None:
    try:
        return datetime.fromtimestamp(float(ts), UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _rows(data: bytes) -> list[dict[str, Any]]:
    """The objects of a JSON list.

    Raises:
        ValueError: where it is no JSON list.
    """
    try:
        rows = msgspec.json.decode(data)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ValueError(f"it is not JSON: {error}") from error
    if not isinstance(rows, list):
        raise ValueError("it is no list")
    return [row for row in rows if isinstance(row, dict)]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


READER = Reader("slack", "Slack workspace exports (zip)", _claims, read)
