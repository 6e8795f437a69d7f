"""Backup and restore: the database, the kept originals, rates and keys, as one file that proves itself."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import tarfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings

from goodterms import __version__
from goodterms.casework.upkeep import copy_sqlite
from goodterms.errors import GoodtermsError

DATABASE = "goodterms.sqlite3"
DUMP = "goodterms.pgdump"
LISTING = "backup.json"
_FOLDERS = ("originals", "rates")
_KEYS = ("secret_key.txt", "seal_key.txt")


def back_up(target: Path, *, now: datetime, with_keys: bool = False) -> Path:
    """Write a backup. Without the keys it opens no sealed secret; with them, keep it as safe as the keys.

    Raises:
        GoodtermsError: ``backup.exists`` where the target is there; ``backup.failed`` with the reason.
    """
    if target.exists():
        raise GoodtermsError(
            "backup.exists", f"{target} is there already.", where=str(target), hint="Name a new file."
        )
    data = Path(settings.DATA_DIR)
    with TemporaryDirectory(dir=data) as workshop:
        room = Path(workshop)
        _copy_database(room)
        for name in _FOLDERS:
            if (data / name).is_dir():
                _link_tree(data / name, room / name)
        for name in _KEYS if with_keys else ():
            if (data / name).is_file():
                shutil.copyfile(data / name, room / name)
        files = {path: _digest(room / path) for path in _paths(room)}
        listing = {"version": __version__, "made_at": now.isoformat(), "files": files}
        (room / LISTING).write_text(json.dumps(listing, indent=1) + "\n", encoding="utf-8")
        _pack(room, target)
    return target


def restore(source: Path) -> int:
    """Bring a backup back into an empty data folder; returns how many files came.

    Every file is checked against its digest before anything is put in place.

    Raises:
        GoodtermsError: ``restore.not_empty``, ``restore.broken`` or ``restore.not_a_backup``.
    """
    data = Path(settings.DATA_DIR)
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3") and (data / DATABASE).exists():
        raise GoodtermsError(
            "restore.not_empty",
            f"There is an office in {data} already.",
            hint="Restore into another folder with --data, or move this one away first.",
        )
    with TemporaryDirectory(dir=data) as workshop:
        room = Path(workshop)
        _unpack(source, room)
        listing = _listing(room, source)
        for path, digest in listing.items():
            if not (room / path).is_file() or _digest(room / path) != digest:
                raise GoodtermsError(
                    "restore.broken", f"{path} in the backup is not what was backed up.", where=str(source)
                )
        for name in _FOLDERS:
            if (room / name).is_dir():
                shutil.copytree(room / name, data / name, dirs_exist_ok=True)
        for name in _KEYS:
            if (room / name).is_file():
                shutil.copyfile(room / name, data / name)
                (data / name).chmod(0o600)
        _bring_database_back(room, data)
    return len(listing)


def _copy_database(room: Path) -> None:
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        copy_sqlite(Path(database["NAME"]), room / DATABASE)
        return
    _run(["pg_dump", "--format=custom", f"--file={room / DUMP}", *_postgres(), str(database["NAME"])])


def _bring_database_back(room: Path, data: Path) -> None:
    if (room / DUMP).is_file():
        name = str(settings.DATABASES["default"]["NAME"])
        _run(["pg_restore", "--no-owner", "--exit-on-error", f"--dbname={name}", *_postgres(), str(room / DUMP)])
        return
    (room / DATABASE).replace(data / DATABASE)
    with sqlite3.connect(data / DATABASE) as connection:
        (word,) = connection.execute("PRAGMA integrity_check").fetchone()
    connection.close()
    if word != "ok":
        raise GoodtermsError("restore.broken", f"The database in the backup is damaged: {word}.")


def _postgres() -> list[str]:
    database = settings.DATABASES["default"]
    options = {"--host": database["HOST"], "--port": database["PORT"], "--username": database["USER"]}
    return [f"{name}={value}" for name, value in options.items() if value]


def _run(command: list[str]) -> None:
    password = str(settings.DATABASES["default"].get("PASSWORD", ""))
    try:
        done = subprocess.run(
            command, env={**os.environ, "PGPASSWORD": password}, capture_output=True, text=True, check=False
        )
    except FileNotFoundError as error:
        raise GoodtermsError(
            "backup.no_tool", f"{command[0]} is not installed.", hint="Install PostgreSQL's client programs."
        ) from error
    if done.returncode:
        raise GoodtermsError("backup.failed", done.stderr.strip().splitlines()[-1] if done.stderr else "failed")


def _link_tree(source: Path, target: Path) -> None:
    """Kept originals never change under their name, so links serve as copies and cost nothing."""
    shutil.copytree(source, target, copy_function=_link)


def _link(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
    return target


def _pack(room: Path, target: Path) -> None:
    unfinished = target.with_name(f".{target.name}.part")
    try:
        with tarfile.open(unfinished, "w:gz", compresslevel=3) as archive:
            for path in [LISTING, *(p for p in _paths(room) if p != LISTING)]:
                archive.add(room / path, arcname=path, recursive=False)
        unfinished.chmod(0o600)
        unfinished.replace(target)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise GoodtermsError(
            "backup.failed",
            f"The backup could not be written: {error.strerror}.",
            where=str(target),
            hint="Name a file in a folder where you may write, on a disk with room.",
        ) from error


def _unpack(source: Path, room: Path) -> None:
    try:
        with tarfile.open(source, "r:gz") as archive:
            for member in archive:
                _take_out(archive, member, room)
    except (OSError, tarfile.TarError, EOFError) as error:
        raise GoodtermsError(
            "restore.not_a_backup",
            f"{source.name} cannot be read as a backup: {getattr(error, 'strerror', None) or error}.",
            where=str(source),
            hint="Give a file that `goodterms backup` wrote.",
        ) from error


def _take_out(archive: tarfile.TarFile, member: tarfile.TarInfo, room: Path) -> None:
    """One file of a backup. Links, devices and paths that lead out of the folder are in no backup of ours.

    Written out, because tarfile has its filters only from Python 3.11.4 on.
    """
    target, packed = room / member.name, archive.extractfile(member) if member.isfile() else None
    if packed is None or not target.resolve().is_relative_to(room.resolve()):
        raise tarfile.TarError(f"it holds {member.name}, which no backup holds")
    target.parent.mkdir(parents=True, exist_ok=True)
    with packed, target.open("wb") as file:
        shutil.copyfileobj(packed, file)
    target.chmod(member.mode & 0o755 | 0o600)


def _listing(room: Path, source: Path) -> dict[str, str]:
    try:
        files: dict[str, str] = json.loads((room / LISTING).read_text(encoding="utf-8"))["files"]
    except (OSError, ValueError, KeyError) as error:
        raise GoodtermsError(
            "restore.not_a_backup", f"{source.name} was not written by goodterms backup.", where=str(source)
        ) from error
    return files


def _paths(room: Path) -> Iterator[str]:
    return (path.relative_to(room).as_posix() for path in sorted(room.rglob("*")) if path.is_file())


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
