"""The readers, written out, and which of them claims a path."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from goodterms.errors import GoodtermsError
from goodterms.importers import eml, maildir, mbox, packed, slack, whatsapp
from goodterms.importers.reader import SAMPLE_BYTES, Reader

READERS: tuple[Reader, ...] = (
    mbox.READER, maildir.READER, eml.READER, packed.READER, slack.READER, whatsapp.READER,
)  # fmt: skip
"""Every reader that ships."""
STRANGERS = "goodterms.readers"
"""The entry point group by which strangers' readers come."""


def identify(path: Path, readers: tuple[Reader, ...] | None = None) -> Reader | None:
    """The one reader that claims the path, or None.

    Raises:
        GoodtermsError: where two readers claim it, naming both, or it cannot be opened.
    """
    sample = b"" if path.is_dir() else _sample(path)
    claiming = [reader for reader in readers or all_readers() if reader.claims(path, sample)]
    if len(claiming) > 1:
        names = " and ".join(reader.name for reader in claiming)
        raise GoodtermsError(
            "read.two_readers",
            f"Two readers claim {path.name}: {names}.",
            where=str(path),
            hint="Remove one of the two readers, or move the file out of the folder.",
        )
    return claiming[0] if claiming else None


@cache
def all_readers() -> tuple[Reader, ...]:
    """The shipped readers and those of installed packages."""
    if not any(map(_may_bring_readers, map(Path, sys.path))):
        return READERS
    from importlib.metadata import entry_points  # lazy for speed: next to nobody has such a package

    return READERS + tuple(point.load() for point in entry_points(group=STRANGERS))


def _may_bring_readers(place: Path) -> bool:
    """Whether a package installed there names the entry point group; in a zip one might."""
    return place.is_file() or any(map(_may_name_them, place.glob("*-info/entry_points.txt")))


def _may_name_them(entry_points: Path) -> bool:
    try:
        return STRANGERS.encode() in entry_points.read_bytes()
    except OSError:
        return True


def _sample(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(SAMPLE_BYTES)
    except OSError as error:
        raise GoodtermsError(
            "read.cannot_open", f"{path.name} cannot be read: {error.strerror or error}.", where=str(path)
        ) from error
