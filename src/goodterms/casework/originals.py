"""The files of client folders, kept byte for byte under their digest: equal files are kept once."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from goodterms.errors import GoodtermsError


def files_of(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every regular file of a folder with its path inside it, in order. Links that lead out are not followed."""
    root = folder.resolve()
    for file in sorted(root.rglob("*")):
        if file.is_file() and file.resolve().is_relative_to(root):
            yield file.relative_to(root).as_posix(), file


def keep(file: Path) -> tuple[str, int]:
    """Keep a copy of the file; returns its digest and size. The copy is whole before its name exists."""
    digest = hashlib.sha256()
    with file.open("rb") as source, tempfile.NamedTemporaryFile(dir=_room(), delete=False) as copy:
        while block := source.read(1 << 20):
            digest.update(block)
            copy.write(block)
        copy.flush()
        os.fsync(copy.fileno())
    name = digest.hexdigest()
    target = place_of(name)
    target.parent.mkdir(mode=0o700, exist_ok=True)
    Path(copy.name).replace(target)
    return name, target.stat().st_size


def place_of(digest: str) -> Path:
    """Where the file with that digest lies."""
    return _room() / digest[:2] / digest


def give_back(digest: str, target: Path) -> None:
    """Copy a kept file to a place.

    Raises:
        GoodtermsError: ``originals.missing`` where it is not there any more.
    """
    kept = place_of(digest)
    if not kept.is_file():
        raise GoodtermsError(
            "originals.missing",
            f"The kept original of {target.name} is gone.",
            where=str(kept),
            hint="goodterms restore brings it back from a backup.",
        )
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(kept, target)


def _room() -> Path:
    room = Path(settings.DATA_DIR) / "originals"
    room.mkdir(mode=0o700, parents=True, exist_ok=True)
    return room
