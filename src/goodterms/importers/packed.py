"""Mail in a zip archive, as Gmail Takeout hands it out: mbox archives and single mails, read where they lie."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from goodterms.facts import Unreadable
from goodterms.importers import slack, whatsapp
from goodterms.importers.eml import mail_of
from goodterms.importers.limits import MAIL_BYTES
from goodterms.importers.mbox import mails_in
from goodterms.importers.reader import Item, Reader
from goodterms.importers.zips import is_zip, names_in, open_zip, unpacking

if TYPE_CHECKING:
    from zipfile import ZipFile

_ARCHIVE = ".mbox"
_MAILS = (".eml", ".emlx")


def _claims(path: Path, sample: bytes) -> bool:
    if not is_zip(sample):
        return False
    try:
        holds_mail = any(map(_is_mail, names_in(path)))
    except ValueError:
        return False
    return holds_mail and not (slack.READER.claims(path, sample) or whatsapp.READER.claims(path, sample))


def _is_mail(name: str) -> bool:
    file = PurePosixPath(name)
    is_ours = not file.name.startswith(".") and "__MACOSX" not in file.parts
    return is_ours and file.suffix.lower() in (_ARCHIVE, *_MAILS)


def read(path: Path, name: str, zone: tzinfo) -> Iterator[Item]:
    """The mails of all archives in the zip, by name. What is broken in one does not stop the others."""
    try:
        archive = open_zip(path)
    except ValueError as error:
        yield Unreadable(name, str(error))
        return
    with archive:
        for inner in sorted(filter(_is_mail, archive.namelist())):
            where = f"{name}/{inner}"
            try:
                with unpacking():
                    yield from _mails(archive, inner, where)
            except ValueError as error:
                yield Unreadable(where, str(error))


def _mails(archive: ZipFile, inner: str, where: str) -> Iterator[Item]:
    with archive.open(inner) as file:
        if inner.lower().endswith(_ARCHIVE):
            yield from mails_in(file, where)  # type: ignore[arg-type]  # it only reads on, which IO[bytes] can too
            return
        raw = file.read(MAIL_BYTES + 1)
    if len(raw) > MAIL_BYTES:
        yield Unreadable(where, f"the mail is larger than {MAIL_BYTES // 2**20} MB")
    else:
        yield mail_of(raw, inner, where)


READER = Reader("zip", "zips of mbox archives or single mails", _claims, read)
