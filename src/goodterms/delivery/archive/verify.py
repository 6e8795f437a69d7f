"""Judges a bag: with the Library of Congress's tool, and with what that tool lets pass.

It accepts spaces before a colon in bagit.txt, trips over a Payload-Oxum that is none, does not ask for files that
are only to be fetched, and lets a path of another system pass for a name; each of these is refused here with its
reason."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from goodterms.delivery.archive.bag import tag_manifest
from goodterms.delivery.archive.manifests import BagFault, manifest_faults

if TYPE_CHECKING:
    import bagit

_DECLARATION = re.compile(rb"\ABagIt-Version: \d+\.\d+\r?\nTag-File-Character-Encoding: (\S+)\r?\n?\Z")
_OXUM = re.compile(r"^Payload-Oxum:(.*)$", re.M)


def verify_bag(bag: Path) -> tuple[BagFault, ...]:
    """Judge a bag with the Library of Congress's tool; empty where every file is there and unchanged."""
    import logging

    import bagit  # slow to load, and only this question needs it

    logging.getLogger("bagit").setLevel(logging.CRITICAL)
    links = tuple(
        BagFault(path.relative_to(bag).as_posix(), "is a link; a bag holds files only.")
        for path in sorted(bag.rglob("*"))
        if path.is_symlink()
    )
    if links:
        return links
    spelt = (*_spelling_faults(bag), *manifest_faults(bag))
    if spelt:
        return spelt
    try:
        return _judged(bagit.Bag(str(bag))) or tuple(_tag_faults(bag))
    except (bagit.BagError, OSError, ValueError) as error:
        return (BagFault("", f"{error}."),)


def _judged(opened: bagit.Bag) -> tuple[BagFault, ...]:
    """The files that the tool finds wrong. It stops at a wrong Payload-Oxum and names none: then they are looked
    for all the same, and the first one says that count and size are wrong too.

    Raises:
        bagit.BagError: for what is wrong with the bag as a whole.
    """
    import bagit

    try:
        opened.validate(processes=1)
    except bagit.BagValidationError as error:
        if error.details:
            return tuple(_faults(error))
        if opened.info.pop("Payload-Oxum", None) is None:
            raise
        named = _judged(opened)
        if not named:
            return (BagFault("", f"{error}."),)
        return (BagFault(named[0].file, f"{named[0].says} {error}."), *named[1:])
    return ()


def _tag_faults(bag: Path) -> Iterator[BagFault]:
    """In a bag of our own, each tag manifest vouches for every tag file, in one exact spelling.

    The standard lets a tag manifest leave files out, so the Library's tool does not miss a line taken away.
    """
    info = bag / "bag-info.txt"
    if not info.is_file() or b"Bag-Software-Agent: Goodterms" not in info.read_bytes():
        return
    tags = {
        name: path.read_bytes()
        for path in bag.rglob("*")
        if path.is_file() and not (name := path.relative_to(bag).as_posix()).startswith(("data/", "tagmanifest-"))
    }
    for algorithm in ("sha256", "sha512"):
        file = bag / f"tagmanifest-{algorithm}.txt"
        if not file.is_file() or file.read_bytes() != tag_manifest(algorithm, tags):
            yield BagFault(file.name, "was changed, or a file beside the payload was added or taken away.")


def _faults(error: Exception) -> Iterator[BagFault]:
    import bagit

    seen = set()
    for detail in getattr(error, "details", ()):
        path = str(getattr(detail, "path", ""))
        if isinstance(detail, bagit.ChecksumMismatch):
            says = "was changed: its checksum is another one."
        elif isinstance(detail, bagit.FileMissing):
            says = "is in the manifest, but not in the bag."
        elif isinstance(detail, bagit.UnexpectedFile):
            says = "is in the bag, but in no manifest."
        else:
            says = f"{detail}."
        if (path, says) not in seen:
            seen.add((path, says))
            yield BagFault(path, says)


def _spelling_faults(bag: Path) -> Iterator[BagFault]:
    """What is wrong with the bag's own papers before anything is hashed."""
    declaration, info = bag / "bagit.txt", bag / "bag-info.txt"
    if declaration.is_file():
        text = declaration.read_bytes()
        if text.startswith(b"\xef\xbb\xbf"):
            yield BagFault("bagit.txt", "begins with a byte-order mark, which the standard forbids.")
        elif not (declared := _DECLARATION.match(text)):
            yield BagFault("bagit.txt", "is not spelt as the standard asks: a version line and an encoding line.")
        elif not _is_encoding(name := declared[1].decode("utf-8", "replace")):
            yield BagFault("bagit.txt", f"names an encoding that is none: {name}.")
    if info.is_file():
        for value in _OXUM.findall(info.read_text(encoding="utf-8", errors="replace")):
            if not re.fullmatch(r"\s*\d+\.\d+\s*", value):
                yield BagFault("bag-info.txt", f"has a Payload-Oxum that is none: {value.strip()}.")


def _is_encoding(name: str) -> bool:
    """Whether text can be written in it: Python also lists codecs of bytes, such as hex, as encodings."""
    try:
        "".encode(name)
    except (LookupError, ValueError):
        return False
    return True
