"""Opens zip archives without trusting them: sizes, names and links are checked before anything is unpacked."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from goodterms.importers.limits import ZIP_BYTES, ZIP_FILE_BYTES, ZIP_FILES, ZIP_RATIO

if TYPE_CHECKING:
    from zipfile import ZipFile

_SMALL = 2**20
"""A file up to this size may be packed as tightly as it likes: repetitive text is no bomb."""


def is_zip(sample: bytes) -> bool:
    """Whether a file's first bytes are a zip archive's."""
    return sample.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def open_zip(path: Path) -> ZipFile:
    """An archive whose every file may be read. Nothing is written to disk.

    Raises:
        ValueError: where it is broken, holds too much, or holds names or links that lead out of it.
    """
    import zipfile  # lazy for speed, as below: most archives are none, and it brings much with it

    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, NotImplementedError) as error:
        raise ValueError(f"the zip archive is broken: {error}") from error
    try:
        _check(archive)
    except ValueError:
        archive.close()
        raise
    return archive


def names_in(path: Path) -> tuple[str, ...]:
    """The names of the files in an archive that may be read.

    Raises:
        ValueError: as `open_zip`.
    """
    about = path.stat()
    return _names(path, about.st_mtime_ns, about.st_size)


@lru_cache(maxsize=8)
def _names(path: Path, changed: int, size: int) -> tuple[str, ...]:
    """Kept, for each reader of zips asks for them; a file that has changed since is opened anew."""
    with open_zip(path) as archive:
        return tuple(archive.namelist())


@contextmanager
def unpacking() -> Iterator[None]:
    """Around all that reads from an archive's files.

    Raises:
        ValueError: where one is broken or encrypted.
    """
    import zipfile
    import zlib

    try:
        yield
    except (
        zipfile.BadZipFile,
        OSError,
        RuntimeError,
        NotImplementedError,
        EOFError,
        KeyError,
        zlib.error,
    ) as error:
        raise ValueError(f"it cannot be unpacked: {error}") from error


def read_file(archive: ZipFile, name: str) -> bytes:
    """One file's bytes; what its header claims about its size is not believed.

    Raises:
        ValueError: where it is broken, encrypted or larger than a file may be.
    """
    with unpacking(), archive.open(name) as file:
        data = file.read(ZIP_FILE_BYTES + 1)
    if len(data) > ZIP_FILE_BYTES:
        raise ValueError(f"it unpacks to more than {ZIP_FILE_BYTES // 2**20} MB")
    return data


def _check(archive: ZipFile) -> None:
    files = archive.infolist()
    if len(files) > ZIP_FILES:
        raise ValueError(f"the zip archive holds more than {ZIP_FILES} files")
    if sum(file.file_size for file in files) > ZIP_BYTES:
        raise ValueError(f"the zip archive unpacks to more than {ZIP_BYTES // 2**30} GB")
    for file in files:
        if file.file_size > _SMALL and file.file_size > ZIP_RATIO * max(file.compress_size, 1):
            raise ValueError(
                f"{file.filename[:80]} in the zip archive unpacks to more than {ZIP_RATIO} times its size"
            )
        parts = PurePosixPath(file.filename.replace("\\", "/"))
        if parts.is_absolute() or ".." in parts.parts:
            raise ValueError(f"the zip archive holds a path that leads out of it: {file.filename[:80]}")
        if stat.S_ISLNK(file.external_attr >> 16):
            raise ValueError(f"the zip archive holds a link: {file.filename[:80]}")
