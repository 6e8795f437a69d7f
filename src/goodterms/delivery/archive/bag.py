"""A BagIt bag (version 0.97, as the Library of Congress's own tool writes it): payload, manifests, proof.

The manifests are written here, because that tool hashes a folder in place: it would read every file a second
time. Here each file is read once, copied and hashed in the same pass. Judging a bag is left to the Library's
tool (`verify`).
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path

from goodterms import __version__
from goodterms.delivery.archive.carry import Carried, Diary, carry, check_written
from goodterms.delivery.archive.listing import SourceFile, list_files
from goodterms.errors import GoodtermsError

DIARY = ".unfinished.jsonl"
_BATCH = 256
_WORKERS = min(4, os.cpu_count() or 1)

Progress = Callable[[int, int], None]
"""Called with (bytes done, bytes in all)."""


@dataclass(frozen=True, slots=True)
class BagInfo:
    """What bag-info.txt says about the bag: from whom, for whom, what, when."""

    organization: str
    recipient: str
    description: str
    bagged_on: date
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Packed:
    """What was packed: how many files and bytes, and how many files an interrupted run had done already."""

    files: int
    bytes: int
    resumed: int = 0


def write_bag(
    source: Path | None,
    bag: Path,
    info: BagInfo,
    beside: Mapping[str, bytes] | None = None,
    progress: Progress | None = None,
    leave_out: frozenset[str] = frozenset(),
) -> Packed:
    """Copy a folder's files into a new bag and prove the copy by reading it back.

    Args:
        source: the folder that is carried; None or absent makes an empty bag. It is only read.
        bag: where the bag goes. A run that was interrupted there is taken up again.
        info: what bag-info.txt says.
        beside: further files beside the payload (an index, notes), by name; the tag manifests vouch for them.
        progress: told about bytes done while copying.
        leave_out: paths below the source that are not carried.

    Raises:
        GoodtermsError: ``bundle.*`` for a name, a link or a file that cannot be carried.
    """
    listed = list_files(source) if source is not None and source.is_dir() else ()
    files = tuple(file for file in listed if file.name not in leave_out)
    origin = source or Path()
    (bag / "data").mkdir(parents=True, exist_ok=True)
    _refuse_full_disk(files, bag)
    diary = Diary(bag / DIARY)
    done = diary.read(bag / "data", files)
    _drop_strangers(bag, files)
    carried: list[Carried] = []
    total, so_far = sum(file.size for file in files), 0
    with diary, ThreadPoolExecutor(_WORKERS) as workers:
        for batch in _batches(files):
            for one in workers.map(lambda f: done.get(f.name) or carry(origin, bag / "data", f), batch):
                diary.note(one)
                carried.append(one)
                so_far += one.size
            if progress:
                progress(so_far, total)
        for _ in workers.map(lambda c: check_written(bag / "data", c), carried):
            pass
    _write_manifests(bag, info, carried, beside or {})
    (bag / DIARY).unlink()
    return Packed(len(files), total, len(done))


def _batches(files: tuple[SourceFile, ...]) -> Iterator[list[SourceFile]]:
    rest = iter(files)
    while batch := list(islice(rest, _BATCH)):
        yield batch


def _drop_strangers(bag: Path, files: tuple[SourceFile, ...]) -> None:
    """Take away what an interrupted run left of files that the source no longer has."""
    wanted = {f"data/{file.name}" for file in files} | {DIARY}
    for path in [p for p in bag.rglob("*") if p.is_file() or p.is_symlink()]:
        if path.relative_to(bag).as_posix() not in wanted:
            path.unlink()
    for folder in sorted((p for p in (bag / "data").rglob("*") if p.is_dir()), reverse=True):
        if not any(folder.iterdir()):
            folder.rmdir()


def _write_manifests(bag: Path, info: BagInfo, carried: list[Carried], beside: Mapping[str, bytes]) -> None:
    oxum = f"{sum(c.size for c in carried)}.{len(carried)}"
    tags: dict[str, bytes] = {
        "bagit.txt": b"BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": _info_text(info, oxum).encode(),
        **beside,
    }
    for name, algorithm in (("sha256", 0), ("sha512", 1)):
        lines = (f"{(c.sha256, c.sha512)[algorithm]}  data/{c.name}\n" for c in carried)
        tags[f"manifest-{name}.txt"] = "".join(lines).encode()
    for name, content in tags.items():
        (bag / name).parent.mkdir(parents=True, exist_ok=True)
        (bag / name).write_bytes(content)
    for name in ("sha256", "sha512"):
        (bag / f"tagmanifest-{name}.txt").write_bytes(tag_manifest(name, tags))


def tag_manifest(algorithm: str, tags: Mapping[str, bytes]) -> bytes:
    """The one spelling of a tag manifest: a line for each file beside the payload, by name."""
    lines = (f"{hashlib.new(algorithm, content).hexdigest()}  {tag}\n" for tag, content in sorted(tags.items()))
    return "".join(lines).encode()


def _info_text(info: BagInfo, oxum: str) -> str:
    rows = {
        "Source-Organization": info.organization,
        "Contact-Email": info.contact,
        "External-Description": info.description,
        "External-Identifier": info.recipient,
        "Bagging-Date": info.bagged_on.isoformat(),
        "Payload-Oxum": oxum,
        "Bag-Software-Agent": f"Goodterms {__version__}",
    }
    return "".join(f"{label}: {' '.join(value.split())}\n" for label, value in rows.items() if value.strip())


def _refuse_full_disk(files: tuple[SourceFile, ...], place: Path) -> None:
    """Refuse before the first byte where the disk cannot hold the files."""
    needed, free = sum(file.size for file in files), shutil.disk_usage(place).free
    if needed > free:
        raise GoodtermsError(
            "disk.full",
            f"The files need {needed:,} bytes; {free:,} are free there.",
            where=str(place),
            hint="Free some space, or write to another disk.",
        )
