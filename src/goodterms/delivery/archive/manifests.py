"""What the manifests and the fetch list of a bag name, and what they must not (RFC 8493, 2.1.3, 2.2.3 and 5.2).

The Library of Congress's tool judges a path by the machine it runs on. Here a path of another system (a drive
letter, a share, a variable) is refused everywhere: the bag will be opened there.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_ENCODING = re.compile(rb"^Tag-File-Character-Encoding:\s*(\S+)", re.M)
_VERSION = re.compile(rb"^BagIt-Version:\s*(\d+)\.", re.M)
_ELSEWHERE = re.compile(r"^(?:[A-Za-z]:|[~%$/\\])|\\")
"""A drive, somebody's home, a variable, a root, or a backslash, which is a separator on other systems."""


@dataclass(frozen=True, slots=True)
class BagFault:
    """One thing that is wrong with a bag: the file it is about (empty: the bag as a whole), and what."""

    file: str
    says: str


def manifest_faults(bag: Path) -> Iterator[BagFault]:
    """Paths that lead out of the bag, files listed twice with two checksums, manifests that differ
    where the version forbids it, and files that are only to be fetched."""
    listed: dict[str, frozenset[str]] = {}
    for manifest in sorted(bag.glob("*manifest-*.txt")):
        payload = manifest.name.startswith("manifest-")
        seen: dict[str, str] = {}
        for checksum, path in _entries(manifest, bag):
            name = path.removeprefix("*").removeprefix("./")
            if _leads_out(name, payload):
                where = "outside of data/" if payload else "outside of the bag, or in data/"
                yield BagFault(manifest.name, f"names {path}, which is unsafe: it lies {where}.")
            elif seen.setdefault(name, checksum) != checksum:
                yield BagFault(manifest.name, f"lists {name} twice, each time with another checksum.")
        if payload:
            listed[manifest.name] = frozenset(seen)
    if _major(bag) >= 1:
        yield from _differences(listed)
    yield from _fetch_faults(bag)


def _differences(listed: dict[str, frozenset[str]]) -> Iterator[BagFault]:
    """From version 1.0 on each payload manifest lists every payload file."""
    every = frozenset().union(*listed.values())
    for manifest, names in listed.items():
        for name in sorted(every - names)[:3]:
            yield BagFault(manifest, f"does not list {name}, which another manifest lists.")


def _fetch_faults(bag: Path) -> Iterator[BagFault]:
    fetch = bag / "fetch.txt"
    for line in _lines(fetch, bag) if fetch.is_file() else ():
        parts = line.split(None, 2)
        path = parts[2] if len(parts) == 3 else ""
        if not path:
            yield BagFault("fetch.txt", f"has a line that names no address, length and path: {line}.")
        elif _leads_out(path.removeprefix("./"), payload=True):
            yield BagFault("fetch.txt", f"names {path}, which is unsafe: it lies outside of data/.")
        elif not (bag / path).is_file():
            yield BagFault("fetch.txt", f"names {path}, which lies elsewhere; this bag is not whole by itself.")


def _leads_out(path: str, payload: bool) -> bool:
    parts = PurePosixPath(path).parts
    in_data = bool(parts) and parts[0] == "data" and len(parts) > 1
    # A backslash may be part of a name that lies in data/; it leads nowhere there.
    strange = ".." in parts or (bool(_ELSEWHERE.search(path)) and not in_data)
    return strange or in_data is not payload


def _entries(manifest: Path, bag: Path) -> Iterator[tuple[str, str]]:
    for line in _lines(manifest, bag):
        parts = line.split(None, 1)
        if len(parts) == 2:
            yield parts[0].lower(), parts[1]


def _lines(file: Path, bag: Path) -> Iterator[str]:
    """The lines that say something, in the encoding that the bag declares; what is not text has none."""
    try:
        text = file.read_bytes().decode(_encoding(bag)).lstrip("\ufeff")
    except (OSError, ValueError, LookupError):
        return
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.strip()


def _encoding(bag: Path) -> str:
    found = _ENCODING.search(_declaration(bag))
    try:
        return codecs.lookup(found.group(1).decode("ascii")).name if found else "utf-8"
    except (LookupError, UnicodeDecodeError):
        return "utf-8"


def _major(bag: Path) -> int:
    found = _VERSION.search(_declaration(bag))
    return int(found.group(1)) if found else 0


def _declaration(bag: Path) -> bytes:
    declaration = bag / "bagit.txt"
    return declaration.read_bytes() if declaration.is_file() else b""
