"""Slack's workspace export: a zip, or the folder unpacked from it, with users, channels, direct messages, and one
JSON file a day for each. It may stand below a folder of any name inside the zip."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime, tzinfo
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from goodterms.facts import Address, Message, Source, Unreadable
from goodterms.importers.ids import text_id
from goodterms.importers.limits import TEXT_CHARS, ZIP_FILE_BYTES
from goodterms.importers.reader import Item, Parsed, Reader
from goodterms.importers.written import newly_written
from goodterms.importers.zips import is_zip, names_in, open_zip, read_file

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
    if path.is_dir():
        return (path / "users.json").is_file() and any((path / name).is_file() for name in _LISTS)
    if not is_zip(sample):
        return False
    try:
        names = {name.rpartition("/")[2] for name in names_in(path)}
        return "users.json" in names and any(name in names for name in _LISTS)
    except ValueError:
        return "slack" in path.name.lower()


def read(path: Path, name: str, zone: tzinfo) -> Iterator[Item]:
    """The messages of all channels and conversations, channel by channel, day by day."""
    if path.is_dir():
        files = {file.relative_to(path).as_posix(): file for file in _json_files(path)}
        yield from _read_all(name, files, lambda inner: _bytes_of(files[inner]))
        return
    try:
        archive = open_zip(path)
    except ValueError as error:
        yield Unreadable(name, str(error))
        return
    with archive:
        yield from _read_all(name, archive.namelist(), lambda inner: read_file(archive, inner))


def _json_files(folder: Path) -> Iterator[Path]:
    """The export's own files: lists, and a folder of days for each channel. Links are not followed."""
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            yield from (file for file in entry.glob("*.json") if file.is_file() and not file.is_symlink())
        elif entry.suffix == ".json" and entry.is_file() and not entry.is_symlink():
            yield entry


def _bytes_of(file: Path) -> bytes:
    if file.stat().st_size > ZIP_FILE_BYTES:
        raise ValueError(f"it is larger than {ZIP_FILE_BYTES // 2**20} MB")
    try:
        return file.read_bytes()
    except OSError as error:
        raise ValueError(f"it cannot be read: {error.strerror or error}") from error


def _read_all(name: str, inner_names: Iterable[str], content: Callable[[str], bytes]) -> Iterator[Item]:
    workspace = _Workspace()
    days: list[tuple[PurePosixPath, str]] = []
    for inner in sorted(inner_names):
        base = PurePosixPath(inner)
        if base.suffix != ".json" or base.name.startswith(".") or base.parts[0] == "__MACOSX":
            continue
        if base.name == "users.json" or base.name in _LISTS:
            rows = _rows_in(name, inner, content)
            if isinstance(rows, Unreadable):
                yield rows
                continue
            for row in rows:
                (workspace.add_user if base.name == "users.json" else workspace.add_channel)(row)
        elif len(base.parts) > 1:
            days.append((base, inner))
    for base, inner in days:
        rows = _rows_in(name, inner, content)
        if isinstance(rows, Unreadable):
            yield rows
            continue
        for number, row in enumerate(rows, 1):
            yield from _message(row, workspace, base.parent.name, Source(f"{name}/{inner}", number))


def _rows_in(name: str, inner: str, content: Callable[[str], bytes]) -> list[dict[str, Any]] | Unreadable:
    try:
        return _rows(content(inner))
    except ValueError as error:
        return Unreadable(f"{name}/{inner}", str(error))


def _message(row: dict[str, Any], workspace: _Workspace, channel: str, where: Source) -> Iterator[Item]:
    subtype = _text(row.get("subtype"))
    if row.get("type") != "message" or (subtype not in _SAID and subtype not in _DELETED):
        return
    at = _moment(_text(row.get("ts")) or str(row.get("ts")))
    if at is None:
        yield Unreadable(str(where), "the message bears no time")
        return
    user = _text(row.get("user")) or _text(row.get("bot_id")) or _text(row.get("username"))
    sender, aliases = workspace.person(user)
    if not sender.name:
        sender = Address(_name_in(row), sender.address)
    channel_name = workspace.channels.get(channel, channel)
    notes = _notes(row, subtype)
    said = "" if subtype in _DELETED else workspace.plain(_said(row)[:TEXT_CHARS])
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
            if channel_name.startswith(("D", "mpdm-")) and channel_name in workspace.members
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


def _notes(row: dict[str, Any], subtype: str) -> list[str]:
    notes = []
    if subtype in _DELETED:
        notes.append("deleted by its sender")
    if isinstance(row.get("edited"), dict):
        notes.append("edited")
    files = row.get("files")
    if isinstance(files, list) and files:
        names = [name for file in files if isinstance(file, dict) and (name := _text(file.get("name")))]
        notes.append(f"with a file: {', '.join(names)}" if names else "with a file")
    attached = row.get("attachments")
    if isinstance(attached, list) and any(isinstance(part, dict) and part.get("is_share") for part in attached):
        notes.append("shares a message of somebody")
    if row.get("bot_id") and not row.get("user"):
        notes.append("sent by a program")
    return notes


def _name_in(row: dict[str, Any]) -> str:
    """Who wrote, as the message itself says: bots, and guests from other workspaces, whom users.json lacks."""
    for key in ("user_profile", "bot_profile"):
        if isinstance(profile := row.get(key), dict):
            name = (
                _text(profile.get("real_name")) or _text(profile.get("display_name")) or _text(profile.get("name"))
            )
            if name:
                return name
    return _text(row.get("username"))


def _said(row: dict[str, Any]) -> str:
    """The message's text, or that of its blocks. A program's may stand in its attachments only; a person's are
    what he shares."""
    text = _text(row.get("text"))
    if not text and "blocks" in row:
        from goodterms.importers.slack_blocks import in_blocks  # lazy for speed: few messages need it

        text = in_blocks(row["blocks"])
    attached = row.get("attachments")
    if text or not row.get("bot_id") or not isinstance(attached, list):
        return text
    parts = [part for part in attached if isinstance(part, dict)]
    return "\n".join(filter(None, (_text(part.get("text")) or _text(part.get("fallback")) for part in parts)))


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


READER = Reader("slack", "Slack workspace exports (zip or folder)", _claims, read)
