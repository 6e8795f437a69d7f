"""mbox archives: mboxo, mboxrd, mboxcl and mboxcl2, with LF or CRLF, as Thunderbird, Apple Mail, mutt,
Gmail Takeout and mailing list archives write them.

A message begins at a "From " line that bears a day and a time and has a blank line before it or a header after
it (some programs forget the blank line, and some mails have no headers); so "From " in a body begins none.
Where a Content-Length header leads exactly to the next such line or to the end, it is believed (mboxcl2 leaves
"From " lines unquoted).
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import tzinfo
from pathlib import Path
from typing import BinaryIO

from goodterms.facts import Source, Unreadable
from goodterms.importers.eml import begins_mbox
from goodterms.importers.limits import MAIL_BYTES
from goodterms.importers.mail.headers import header_text
from goodterms.importers.reader import Item, LeftOut, RawMail, Reader
from goodterms.importers.unwanted import LABELS

_BLOCK = 2**20
_HEAD = 65536
"""How far into a mail Gmail's labels are looked for."""
_TOP = 1024
"""How far Thunderbird's status is: it stands above the mail's own headers."""
_LOOKAHEAD = 1024
"""Longer than any "From " line with the beginning of the header after it."""
_FROM_LINE = re.compile(
    rb"From (?:-[ \t]*|[^\n]{0,400}?\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? [^\n]{0,30}?\d:\d{2}[^\n]{0,30}?"
    rb"(?: [+-]\d{4})?)\r?\n"
)
_HEADER = re.compile(rb">?From |[!-9;-~]{1,80}[ \t]*:")
_FIRST_LINE = re.compile(rb"(?:\xef\xbb\xbf)?\s*From [^\n]*(?:\n|$)")
_LENGTH = re.compile(rb"^Content-Length:[ \t]*(\d{1,12})[ \t]*\r?$", re.MULTILINE | re.IGNORECASE)
_QUOTED_FROM = re.compile(rb">+From ")
_LABELS = re.compile(rb"^X-Gmail-Labels:[ \t]*([^\n]*(?:\n[ \t][^\n]*)*)", re.MULTILINE | re.IGNORECASE)

_EXPUNGED = 0x8
"""Thunderbird's sign of a mail that is deleted and only waits for the file to be tidied up."""
_STATUS = b"\nX-Mozilla-Status: "


def _claims(path: Path, sample: bytes) -> bool:
    is_empty = path.suffix.lower() == ".mbox" and not sample.strip() and path.is_file()
    return begins_mbox(sample) or is_empty


def read(path: Path, name: str, zone: tzinfo) -> Iterator[Item]:
    """The archive's mails in order, holding little more than one of them in memory.

    What Gmail labels as draft, spam or trash is left out: it was not sent, or its owner has thrown it away.
    """
    with path.open("rb") as file:
        yield from mails_in(file, name)


def mails_in(file: BinaryIO, name: str) -> Iterator[Item]:
    """The mails of an archive that is open, as `read` finds them."""
    for number, (line, piece) in enumerate(_pieces(file), 1):
        if piece is None:
            yield Unreadable(f"{name}:{line}", f"mail {number} is larger than {MAIL_BYTES // 2**20} MB")
            continue
        labels = _labels(piece)
        called = _called(labels, piece)
        yield LeftOut(called) if called else RawMail(unquoted(piece), Source(name, line), labels)


def _called(labels: tuple[str, ...], piece: bytes) -> str:
    """What the archive calls a mail that is not wanted; empty for the others."""
    for label in labels:
        name = label.removeprefix("label: ")
        if name.lower() in LABELS:
            return name
    at = piece.find(_STATUS, 0, _TOP)
    if at < 0:
        return ""
    try:
        status = int(piece[at + len(_STATUS) :][:4], 16)
    except ValueError:
        return ""
    return "deleted" if status & _EXPUNGED else ""


def unquoted(piece: bytes) -> bytes:
    """The mail without its "From " line, and with ">From " made "From " again.

    A line ">From " that stands among other lines beginning with ">" is left alone: it is part of a quoted
    reply in an archive that was written without such marks.
    """
    first = _FIRST_LINE.match(piece)
    mail = piece[first.end() :] if first else piece
    # Without its blank, as in `_next_mail`: most mails hold none, and show it sooner.
    if b">From" not in mail or (b"\n>From " not in mail and b"\n>>From " not in mail):
        return mail
    lines = mail.split(b"\n")
    for i, line in enumerate(lines):
        if _QUOTED_FROM.match(line) and not (_is_quote(lines[i - 1]) or _is_quote(lines[(i + 1) % len(lines)])):
            lines[i] = line[1:]
    return b"\n".join(lines)


def _is_quote(line: bytes) -> bool:
    return line.startswith(b">") and not _QUOTED_FROM.match(line)


def _labels(piece: bytes) -> tuple[str, ...]:
    found = _LABELS.search(piece, 0, _HEAD) if piece.find(b"X-Gmail-Labels", 0, _HEAD) >= 0 else None
    if not found:
        return ()
    text = header_text(found.group(1).decode("utf-8", "replace"))
    return tuple(f"label: {label.strip()}" for label in text.split(",") if label.strip())


def pieces_of(archive: bytes) -> Iterator[tuple[int, bytes | None]]:
    """The mails of an archive that is in memory, as `read` finds them."""
    return _pieces(io.BytesIO(archive))


def _pieces(file: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Each mail's first line number and its bytes with the "From " line, or None where it is over the budget."""
    held, line, searched, dropping = b"", 1, 0, False
    while True:
        block = file.read(_BLOCK)
        held += block
        start = 0
        while (cut := _next_mail(held, start, searched, at_end=not block)) is not None:
            piece = held[start:cut]
            if not dropping and not piece.isspace():
                yield line, piece
            line += piece.count(b"\n")
            start = searched = cut
            dropping = False
        held, searched = held[start:], max(len(held) - start - _LOOKAHEAD, 0)
        if not block:
            break
        if len(held) > MAIL_BYTES:
            if not dropping:
                yield line, None
            dropping = True
            line += held[:-_LOOKAHEAD].count(b"\n")
            held, searched = held[-_LOOKAHEAD:], 0
    if held and not dropping and not held.isspace():
        yield line, held


def _next_mail(held: bytes, start: int, searched: int, at_end: bool) -> int | None:
    """Where the mail after the one at `start` begins, or None where that is not in `held` (yet)."""
    if searched <= start:
        told = _told_length(held, start)
        if told is not None:
            if held[told : told + 5] == b"From ":
                return told
            if told > len(held) and not at_end:
                return None
    limit = len(held) if at_end else len(held) - _LOOKAHEAD
    place = max(searched, start)
    # Without its blank, for which most places in a mail would be compared, it is found several times as fast.
    while (place := held.find(b"\nFrom", place, limit + 5)) >= 0:
        line = _FROM_LINE.match(held, place + 1)
        if line and (
            held[max(place - 2, 0) : place].endswith((b"\n", b"\n\r")) or _HEADER.match(held, line.end())
        ):
            return place + 1
        place += 5
    return None


def _told_length(held: bytes, start: int) -> int | None:
    """Where the next mail begins by this one's Content-Length header."""
    end = held.find(b"\n\n", start, start + 65536)
    skip = 2
    if end < 0:
        end, skip = held.find(b"\r\n\r\n", start, start + 65536), 4
    if end < 0 or held.find(b"ength:", start, end + 1) < 0:
        return None
    found = _LENGTH.search(held[start : end + 1])
    if not found or int(found.group(1)) > MAIL_BYTES:
        return None
    told = end + skip + int(found.group(1))
    while held[told : told + 1] in (b"\n", b"\r"):
        told += 1
    return told


READER = Reader("mbox", "mbox archives, also Gmail Takeout's", _claims, read)
