"""Single mails: .eml, Apple Mail's .emlx, and files of other names that hold one mail."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from datetime import tzinfo
from pathlib import Path

from goodterms.facts import Source, Unreadable
from goodterms.importers.limits import MAIL_BYTES
from goodterms.importers.reader import Item, RawMail, Reader

_KNOWN = re.compile(
    rb"^(from|to|cc|subject|date|message-id|received|return-path|delivered-to|mime-version|content-type|reply-to|sender"
    rb"|content-transfer-encoding|x-[a-z-]{1,40})[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_ONLY_IN_MAIL = frozenset(
    (b"content-type", b"mime-version", b"message-id", b"received", b"return-path", b"delivered-to")
)
_HEADER = re.compile(rb"[!-9;-~]{1,80}[ \t]*:")
_FROM_LINE = re.compile(rb"[\xef\xbb\xbf\r\n]*From (?![ \t]*:)")
_BEFORE_HEADERS = codecs.BOM_UTF8 + b"\r\n"
_EMLX = re.compile(rb"(\d{1,9})[ \t]*\r?\n")


def _claims(path: Path, sample: bytes) -> bool:
    if path.suffix.lower() in (".eml", ".emlx"):
        return not begins_mbox(sample)
    return looks_like_mail(sample)


def begins_mbox(sample: bytes) -> bool:
    """Whether bytes begin with an mbox archive's "From " line; "From : Ada" is an old program's header."""
    return bool(_FROM_LINE.match(sample))


def looks_like_mail(sample: bytes) -> bool:
    """Whether bytes begin as a mail does: a header first, and before the first blank line two known headers, or
    one that nothing but a mail has."""
    text = sample.lstrip(b"\xef\xbb\xbf\r\n \t")
    if not _HEADER.match(text):
        return False
    head = re.split(rb"\n[ \t]*\r?\n", text, maxsplit=1)[0]
    known = {name.lower() for name in _KNOWN.findall(head)}
    return len(known) >= 2 or bool(known & _ONLY_IN_MAIL)


def read(path: Path, name: str, zone: tzinfo) -> Iterator[Item]:
    """The one mail in a file."""
    yield mail_in(path, name)


def mail_in(path: Path, name: str) -> RawMail | Unreadable:
    """The mail that a file holds, or why it cannot be read."""
    try:
        if path.stat().st_size > MAIL_BYTES:
            return Unreadable(name, f"the mail is larger than {MAIL_BYTES // 2**20} MB")
        raw = path.read_bytes()
    except OSError as error:
        return Unreadable(name, f"the file cannot be read: {error.strerror or error}")
    return mail_of(raw, path.name, name)


def mail_of(raw: bytes, file_name: str, name: str) -> RawMail:
    """The mail in a file's bytes, without what the program that stored it added. ``name`` is how it is called."""
    if file_name.lower().endswith(".emlx") and (counted := _EMLX.match(raw)):
        raw = _counted(raw[counted.end() :], int(counted.group(1)))
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raw = raw.decode("utf-16", "replace").encode("utf-8", "replace")  # as an editor saves it
    return RawMail(raw.lstrip(_BEFORE_HEADERS), Source(name))


def _counted(raw: bytes, size: int) -> bytes:
    """The mail in an .emlx, below which Apple Mail writes notes in XML; a wrong count cuts no words off."""
    below = raw[size:].strip()
    return raw[:size] if not below or below.startswith(b"<?xml") else raw.rpartition(b"<?xml")[0] or raw


READER = Reader("eml", "single mails (.eml, .emlx) and folders of them", _claims, read)
