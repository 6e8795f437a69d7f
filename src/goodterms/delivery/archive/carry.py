"""Carries one file into a bag: read once, copied and hashed in the same pass, read back at the end.

A diary beside the bag remembers what was carried, so that a run that was interrupted goes on where it stopped."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from dataclasses import astuple, dataclass
from io import FileIO
from pathlib import Path
from types import TracebackType
from typing import IO

from goodterms.delivery.archive.listing import SourceFile, shown, unreadable
from goodterms.errors import GoodtermsError

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Carried:
    """A file that lies in the bag, and its digests (lower-case hex)."""

    name: str
    size: int
    changed_ns: int
    sha256: str
    sha512: str


def carry(source: Path, data: Path, file: SourceFile) -> Carried:
    """Copy one file and hash what was copied.

    Raises:
        GoodtermsError: ``bundle.unreadable``, or ``bundle.changed`` where it changes while it is read.
    """
    goal = data / file.name
    goal.parent.mkdir(parents=True, exist_ok=True)
    short, long, size = hashlib.sha256(), hashlib.sha512(), 0
    try:
        reader = (source / file.name).resolve().open("rb", buffering=0)
    except OSError as error:
        raise unreadable(shown(source, file.name), error) from error
    with reader, goal.open("wb", buffering=0) as writer:
        buffer = bytearray(_CHUNK)
        view = memoryview(buffer)
        while count := _read(reader, buffer, shown(source, file.name)):
            part = view[:count]
            short.update(part)
            long.update(part)
            writer.write(part)
            size += count
        after = os.fstat(reader.fileno())
    if (size, after.st_mtime_ns) != (file.size, file.changed_ns) or not stat.S_ISREG(after.st_mode):
        raise GoodtermsError(
            "bundle.changed",
            f"{shown(source, file.name)} changed while it was read.",
            where=shown(source, file.name),
            hint="Close the program that writes it, and run this again.",
        )
    return Carried(file.name, size, file.changed_ns, short.hexdigest(), long.hexdigest())


def _read(reader: FileIO, buffer: bytearray, path: str) -> int:
    try:
        return reader.readinto(buffer)
    except OSError as error:
        raise unreadable(path, error) from error


def check_written(data: Path, carried: Carried) -> None:
    """Read a carried file back and compare. One algorithm finds a bad write; `verify_bag` checks both.

    Raises:
        GoodtermsError: ``bundle.bad_write``, where the disk holds something else than was written.
    """
    with (data / carried.name).open("rb") as written:
        digest = hashlib.file_digest(written, "sha256").hexdigest()
    if digest != carried.sha256:
        raise GoodtermsError(
            "bundle.bad_write",
            f"The copy of {carried.name} is not what was written.",
            where=str(data / carried.name),
            hint="The disk may be failing. Write to another one.",
        )


class Diary:
    """Which files were carried already, one line each, written as they are done."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lines: IO[str] | None = None
        self._known: set[str] = set()

    def read(self, data: Path, files: tuple[SourceFile, ...]) -> dict[str, Carried]:
        """What an interrupted run had done and what still holds: same size, same time, same size written."""
        now = {file.name: file for file in files}
        done: dict[str, Carried] = {}
        for carried in self._entries():
            file = now.get(carried.name)
            if file and (file.size, file.changed_ns) == (carried.size, carried.changed_ns):
                copy = data / carried.name
                if copy.is_file() and copy.stat().st_size == carried.size:
                    done[carried.name] = carried
        self._known = set(done)
        return done

    def _entries(self) -> list[Carried]:
        entries = []
        if self._path.is_file():
            for line in self._path.read_text(encoding="utf-8", errors="replace").splitlines():
                try:
                    entries.append(Carried(*json.loads(line)))
                except (ValueError, TypeError):
                    continue  # the line that was being written when the run was stopped
        return entries

    def note(self, carried: Carried) -> None:
        """Remember a file that is done."""
        if self._lines is not None and carried.name not in self._known:
            self._lines.write(json.dumps(astuple(carried)) + "\n")

    def __enter__(self) -> Diary:
        self._lines = self._path.open("a", encoding="utf-8", buffering=1)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._lines is not None:
            self._lines.close()
