"""Maildir: a folder with cur and new, and its subfolders (.Sent, .Archive.2025). Files in tmp are not mail yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo
from pathlib import Path

from goodterms.facts import Unreadable
from goodterms.importers.eml import mail_in
from goodterms.importers.reader import Item, LeftOut, Reader

_MOST_DEEP = 8
_CALLED = {"D": "draft", "T": "trash"}


def _claims(path: Path, sample: bytes) -> bool:
    return path.is_dir() and (path / "cur").is_dir() and (path / "new").is_dir()


def read(path: Path, name: str, zone: tzinfo, depth: int = 0) -> Iterator[Item]:
    """The mails of a Maildir and its subfolders, by file name, without those flagged as trash or draft."""
    for part in ("cur", "new"):
        if (path / part).is_symlink():
            yield Unreadable(f"{name}/{part}", "it is a link, which is not followed")
        else:
            yield from _mails(path / part, f"{name}/{part}")
    for folder in sorted(path.iterdir()):
        if folder.is_symlink() and folder.name not in ("cur", "new", "tmp"):
            yield Unreadable(f"{name}/{folder.name}", "it is a link, which is not followed")
        elif depth < _MOST_DEEP and _claims(folder, b""):
            yield from read(folder, f"{name}/{folder.name}", zone, depth + 1)


def _mails(folder: Path, name: str) -> Iterator[Item]:
    for file in sorted(folder.iterdir()):
        where = f"{name}/{file.name}"
        if file.name.startswith(".") or file.is_dir():
            continue
        if file.is_symlink() or not file.is_file():
            yield Unreadable(where, "it is a link or a device, not a mail")
        elif flag := _flags(file.name) & _CALLED.keys():
            yield LeftOut(_CALLED[min(flag)])
        else:
            yield mail_in(file, where)


def _flags(name: str) -> set[str]:
    return set(name.rpartition(":2,")[2]) if ":2," in name else set()


READER = Reader("maildir", "Maildir folders with their subfolders", _claims, read)
