"""From archives to threaded messages with a direction: one archive, a folder of archives, a client folder."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from goodterms.errors import GoodtermsError
from goodterms.facts import Client, Message, Practice, Unreadable
from goodterms.importers.answered import Answered
from goodterms.importers.beside import OWN_NAMES, practice_file
from goodterms.importers.parallel import parsed
from goodterms.importers.promised import broken_promise
from goodterms.importers.reader import Item, LeftOut, Parsed, RawMail, Reader
from goodterms.importers.readers import READERS, identify
from goodterms.importers.sides import Sides, sides_of
from goodterms.importers.threads import Threads, in_order_of_time
from goodterms.importers.zips import is_zip, names_in

if TYPE_CHECKING:
    from goodterms.importers.client_folder import ClientFolder

_TELL_EVERY = 100
_OUTLOOK_MSG = b"\xd0\xcf\x11\xe0"
_MOST_DEEP = 12
_SHARED_ID = "another message bears the same Message-ID"


Progress = Callable[[int, int, int], None]
"""Is told how many bytes were read, how many there are, and how many messages that was."""


def read_archive(
    path: Path,
    who: Sides | None = None,
    workers: int = 1,
    progress: Progress | None = None,
    left_out: Counter[str] | None = None,
) -> Iterator[Message | Unreadable]:
    """See `goodterms.importers.read`. Checks the path before the first message is asked for."""
    if not path.exists():
        raise GoodtermsError(
            "read.missing",
            f"There is no {path}.",
            where=str(path),
            hint="Give an archive or a folder of archives.",
        )
    if path.is_dir() and (path / "client.toml").is_file() and who is None:
        folder = read_client_folder(path)
        return iter((*folder.history.messages, *folder.unreadable))
    archives = _archives(path, given=True)
    if who is None:
        who = _sides_beside(path)
    zone = _zone(_practice_beside(path if path.is_dir() else path.parent))
    items = _items(archives, zone)
    found = parsed(_counted(items, path, progress) if progress else items, workers)
    return _finished(_without_left_out(found, Counter() if left_out is None else left_out), who)


def read_client_folder(path: Path) -> ClientFolder:
    """See `goodterms.importers.read_folder`."""
    # Lazy for speed, as below: what reads a folder's books takes a tenth of the start, and an archive needs none.
    from goodterms.importers.client_folder import read_books, with_correspondence

    books = read_books(path)
    who = sides_of(books.practice, books.history.client)
    unreadable: list[Unreadable] = []
    found: list[Parsed] = []
    left_out: Counter[str] = Counter()
    items = parsed(_items(_archives(path, given=False), _zone(books.practice)), workers=1)
    for item in _without_left_out(items, left_out):
        if isinstance(item, Unreadable):
            unreadable.append(item)
        else:
            found.append(item)
    messages = [m for m in _finished(in_order_of_time(found), who) if isinstance(m, Message)]
    return with_correspondence(books, messages, unreadable, left_out)


def _without_left_out(
    items: Iterable[Parsed | Unreadable | LeftOut], left_out: Counter[str]
) -> Iterator[Parsed | Unreadable]:
    for item in items:
        if isinstance(item, LeftOut):
            left_out[item.called] += 1
        else:
            yield item


def _finished(items: Iterable[Parsed | Unreadable], who: Sides) -> Iterator[Message | Unreadable]:
    """Each message once, with its thread and direction."""
    threads = Threads()
    seen: set[bytes] = set()
    keys: set[int] = set()
    answered = Answered()
    for item in items:
        if isinstance(item, Unreadable):
            yield item
            continue
        message = answered.completed(item)
        digest = bytes.fromhex(message.id)
        if digest in seen:
            continue
        seen.add(digest)
        notes = message.notes
        if message.message_id is not None:
            key = hash(message.message_id)
            notes = (*notes, _SHARED_ID) if key in keys else notes
            keys.add(key)
        yield Message(  # written out, for `dataclasses.replace` takes as long as finding the thread
            message.id,
            message.message_id,
            message.sent_at,
            message.sender,
            message.to,
            message.subject,
            threads.thread(item),
            message.text,
            who.direction(message, item.aliases),
            message.source,
            message.cc,
            message.quoted_chars,
            message.signature_chars,
            message.channel,
            notes,
            item.references[-1] if item.references else None,
        )


def _counted(items: Iterable[Item], path: Path, progress: Progress) -> Iterator[Item]:
    """The items, telling how far they have come; only mails have a size worth telling."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    whole = sum(file.stat().st_size for file in files)
    done = 0
    number = -1
    for number, item in enumerate(items):
        if isinstance(item, RawMail):
            done += len(item.raw)
        if number % _TELL_EVERY == 0:
            progress(min(done, whole), whole, number)  # a zip holds more than its size
        yield item
    progress(whole, whole, number + 1)


def _items(archives: Iterable[tuple[Reader, Path, str] | Unreadable], zone: tzinfo) -> Iterator[Item]:
    for archive in archives:
        if isinstance(archive, Unreadable):
            yield archive
            continue
        reader, path, name = archive
        try:
            yield from reader.read(path, name, zone)
        except OSError as error:
            yield Unreadable(name, f"the file cannot be read: {error.strerror or error}")


def _archives(path: Path, given: bool) -> Iterator[tuple[Reader, Path, str] | Unreadable]:
    """The archives at a path with their readers. A path that a person gave must be one, or hold some."""
    reader = identify(path) if given else None
    if reader is not None:
        return iter([(reader, path, path.name)])
    if path.is_dir():
        return _archives_in(path, "", 0)
    with path.open("rb") as file:
        sample = file.read(4)
    known = f"It can read {'; '.join(reader.says for reader in READERS)}."
    if sample == _OUTLOOK_MSG:
        known = "Save it from Outlook as .eml."
    elif is_zip(sample):
        _check_zip(path)
        known = f"If an archive lies in it, unpack it first. {known}"
    raise GoodtermsError(
        "read.unknown_format",
        f"No reader knows {path.name}.",
        where=str(path),
        hint=known,
    )


def _check_zip(path: Path) -> None:
    """Say what is wrong with a zip that nothing can be read from, if something is."""
    try:
        names_in(path)
    except ValueError as error:
        raise GoodtermsError(
            "read.refused_zip",
            f"{path.name} was not opened: {error}.",
            where=str(path),
            hint="If you trust it, unpack it and give what lies in it.",
        ) from error


def _archives_in(folder: Path, within: str, depth: int) -> Iterator[tuple[Reader, Path, str] | Unreadable]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        yield Unreadable(within or folder.name, f"the folder cannot be read: {error.strerror or error}")
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.suffix.lower() in (".toml", ".csv"):
            continue
        if depth == 0 and entry.name in OWN_NAMES:
            continue
        try:
            yield from _archives_at(entry, f"{within}{entry.name}", depth)
        except OSError as error:
            yield Unreadable(f"{within}{entry.name}", f"it cannot be read: {error.strerror or error}")


def _archives_at(entry: Path, name: str, depth: int) -> Iterator[tuple[Reader, Path, str] | Unreadable]:
    if entry.is_symlink():
        yield Unreadable(name, "it is a link, which is not followed")
        return
    try:
        reader = identify(entry) if entry.is_dir() or entry.is_file() else None
    except GoodtermsError as error:
        if error.code != "read.cannot_open":
            raise
        yield Unreadable(name, error.says.rstrip("."))
        return
    if reader is not None:
        yield reader, entry, name
    elif entry.is_dir() and depth < _MOST_DEEP:
        yield from _archives_in(entry, f"{name}/", depth + 1)
    elif entry.is_dir():
        yield Unreadable(name, f"it lies more than {_MOST_DEEP} folders deep, and was not searched")
    elif entry.is_file() and (broken := broken_promise(entry, name)) is not None:
        yield broken


def _sides_beside(path: Path) -> Sides:
    folder = path if path.is_dir() else path.resolve().parent
    practice = _practice_beside(folder)
    # A Maildir or an unpacked export stands inside the client folder that it belongs to.
    home = next((place for place in (folder, folder.resolve().parent) if (place / "client.toml").is_file()), None)
    return sides_of(practice, _client_in(home) if home else None)


def _practice_beside(folder: Path) -> Practice | None:
    if practice_file(folder) is None:
        return None
    from goodterms.importers.client_folder import read_practice

    return read_practice(folder)


def _client_in(folder: Path) -> Client:
    from goodterms.importers.client_folder import read_books

    return read_books(folder).history.client


def _zone(practice: Practice | None) -> tzinfo:
    if not practice or not practice.timezone:
        return UTC
    from zoneinfo import ZoneInfo  # lazy for speed: mail carries its own zones

    try:
        return ZoneInfo(practice.timezone)
    except (KeyError, ValueError, OSError):
        return UTC
