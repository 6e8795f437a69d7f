"""Maildir: a folder with cur and new, and its subfolders (.Sent, .Archive.2025). Files in tmp are not mail yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo
from pathlib import Path

from goodterms.facts import Unreadable
from goodterms.importers.eml import mail_in
from goodterms.importers.reader import Item, LeftOut, Reader
from goodterms.importers.unwanted import is_unwanted

_MOST_DEEP = 8
_CALLED = {"D": "draft", "T": "trash"}


def _claims(path: Path, sample: bytes) -> bool:
    return path.is_dir() and (path / "cur").is_dir() and (path / "new").is_dir()


def read(path: Path, name: str, zone: tzinfo, depth: int = 0) -> Iterator[Item]:
    """The mails of a Maildir and its subfolders, by file name, without those flagged as trash or draft.

    A subfolder for drafts, spam or trash is left out as well; who wants it reads that folder itself.
    """
    for part in ("cur", "new"):
        if (path / part).is_symlink():
            yield Unreadable(f"{name}/{part}", "it is a link, which is not followed")
        else:
            yield from _mails(path / part, f"{name}/{part}")
    for folder in sorted(path.iterdir()):
        if folder.is_symlink() and folder.name not in ("cur", "new", "tmp"):
            yield Unreadable(f"{name}/{folder.name}", "it is a link, which is not followed")
        elif not _claims(folder, b""):
            continue
        elif is_unwanted(called := folder.name.rpartition(".")[2]):
            yield from (LeftOut(called) for part in ("cur", "new") for _ in _files(folder / part))
        elif depth < _MOST_DEEP:
            yield from read(folder, f"{name}/{folder.name}", zone, depth + 1)
        else:
            yield Unreadable(f"{name}/{folder.name}", "its folders are nested too deeply")


def _mails(folder: Path, name: str) -> Iterator[Item]:
    for file in _files(folder):
        where = f"{name}/{file.name}"
        if file.is_symlink() or not file.is_file():
            yield Unreadable(where, "it is a link or a device, not a mail")
        elif flag := _flags(file.name) & _CALLED.keys():
            yield LeftOut(_CALLED[min(flag)])
        else:
            yield mail_in(file, where)


def _files(folder: Path) -> list[Path]:
    return [file for file in sorted(folder.iterdir()) if not (file.name.startswith(".") or file.is_dir())]


def _flags(name: str) -> set[str]:
    return set(name.rpartition(":2,")[2]) if ":2," in name else set()


READER = Reader("maildir", "Maildir folders with their subfolders", _claims, read)
