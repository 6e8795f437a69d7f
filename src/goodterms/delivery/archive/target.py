"""A folder that appears whole or not at all: written beside its place under a hidden name, then renamed."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from goodterms.errors import GoodtermsError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

MARK = ".goodterms"
"""A small file in every folder written here. Only a folder that bears it may be replaced."""

_FULL = (errno.ENOSPC, errno.EDQUOT)
_MARK_TEXT = "Goodterms wrote this folder. Asked with --replace, it replaces the folder as a whole.\n"


@contextmanager
def writing(
    target: Path, *, replace: bool = False, resume: str = "", keep_out: tuple[Path, ...] = ()
) -> Iterator[Path]:
    """Give a hidden folder to write into; on success it takes the target's name, on failure it is gone.

    Args:
        target: the folder that shall appear. It may exist only where it is empty, or with ``replace`` where
            it was written here before (it bears `MARK`).
        replace: take the place of an earlier one.
        resume: a folder in it that is kept when the run is interrupted, and handed over to the next run; nothing
            else of an interrupted run is.
        keep_out: folders that must not be touched: the target may lie neither in, nor above, nor on them.

    Raises:
        GoodtermsError: ``target.*``: where the target stands in the way, cannot be written, or another run
            is writing it; ``disk.full`` where the disk is full.
    """
    target = target.absolute()
    _check(target, replace, keep_out)
    unfinished = target.parent / _hidden_name(target.name)
    with _locked(unfinished, target, resume) as folder:
        try:
            yield folder
            (folder / MARK).write_text(_MARK_TEXT, encoding="utf-8")
            _take_place(folder, target, replace)
        except OSError as error:
            shutil.rmtree(folder, ignore_errors=True)
            if error.errno in _FULL:
                raise _plain(error, target) from error
            raise
        except Exception:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        except KeyboardInterrupt:
            if not resume:
                shutil.rmtree(folder, ignore_errors=True)
                raise
            raise GoodtermsError(
                "interrupted",
                f"Stopped. What was done so far waits in {folder}.",
                where=str(target),
                hint="Run the same command again to go on, or delete that folder.",
            ) from None


def mark_was_changed(folder: Path) -> bool:
    """Whether the mark of a folder that was written here is no longer what was written."""
    mark = folder / MARK
    return mark.is_file() and mark.read_bytes() != _MARK_TEXT.encode()


def _hidden_name(name: str) -> str:
    # A name may be 255 bytes long already, so the hidden one keeps only its beginning.
    return f".{name.encode()[:200].decode(errors='ignore')}.unfinished"


def _check(target: Path, replace: bool, keep_out: tuple[Path, ...]) -> None:
    real = Path(os.path.realpath(target))
    for folder in map(Path, map(os.path.realpath, keep_out)):
        if real == folder or folder in real.parents or real in folder.parents:
            raise GoodtermsError(
                "target.in_source",
                f"{target} and {folder} lie in one another.",
                where=str(target),
                hint="Choose a folder outside the client folder: it is never changed.",
            )
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise GoodtermsError(
            "target.not_a_folder",
            f"{target} is there already and is not a folder.",
            where=str(target),
            hint="Choose a name that is free.",
        )
    if target.is_dir() and any(target.iterdir()):
        if not replace:
            raise GoodtermsError(
                "target.exists",
                f"{target} is there already.",
                where=str(target),
                hint="Choose a name that is free, or replace it with --replace.",
            )
        if not (target / MARK).is_file():
            raise GoodtermsError(
                "target.not_ours",
                f"{target} was not written by Goodterms, so it is not replaced.",
                where=str(target),
                hint="Choose a name that is free.",
            )


@contextmanager
def _locked(unfinished: Path, target: Path, resume: str) -> Iterator[Path]:
    """Open the hidden folder for this run alone. The lock dies with the process, so nothing is left locked."""
    try:
        unfinished.parent.mkdir(parents=True, exist_ok=True)
        lock = os.open(unfinished.with_suffix(".lock"), os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise _plain(error, target) from error
    try:
        try:
            _lock(lock)
        except OSError:
            raise GoodtermsError(
                "target.busy",
                f"Another run is writing {target}.",
                where=str(target),
                hint="Wait until it is done, or choose another name.",
            ) from None
        _clear(unfinished, resume)
        try:
            unfinished.mkdir(exist_ok=True)
        except OSError as error:
            raise _plain(error, target) from error
        yield unfinished
    finally:
        unfinished.with_suffix(".lock").unlink(missing_ok=True)
        os.close(lock)


def _clear(unfinished: Path, keep: str) -> None:
    """Take away what an interrupted run left, but for one folder."""
    for left in unfinished.iterdir() if unfinished.is_dir() else ():
        if left.name != keep and left.is_dir() and not left.is_symlink():
            shutil.rmtree(left)
        elif left.name != keep:
            left.unlink()


def _lock(lock: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(lock, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _take_place(folder: Path, target: Path, replace: bool) -> None:
    """Rename the finished folder to its name. An earlier one steps aside first and goes last."""
    if not (replace and target.is_dir() and any(target.iterdir())):
        folder.rename(target)
        return
    earlier = folder.with_suffix(".earlier")
    shutil.rmtree(earlier, ignore_errors=True)
    target.rename(earlier)
    try:
        folder.rename(target)
    except BaseException:
        earlier.rename(target)
        raise
    shutil.rmtree(earlier)


def _plain(error: OSError, target: Path) -> GoodtermsError:
    if error.errno in _FULL:
        return GoodtermsError(
            "disk.full",
            "The disk is full. Nothing was left half done.",
            where=str(target.parent),
            hint="Free some space, or write to another disk.",
        )
    return GoodtermsError(
        "target.not_writable",
        f"Could not write {error.filename or target}: {error.strerror}.",
        where=str(target),
        hint="Check that you may write there, or choose another folder.",
    )
