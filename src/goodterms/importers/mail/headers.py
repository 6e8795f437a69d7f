"""What a mail's headers say: addresses, dates, references, encoded words. Nothing here raises on bad input."""

from __future__ import annotations

import email.header
import email.utils
import re
from datetime import UTC, datetime, timedelta, timezone

import chardet

from goodterms.facts import Address

_LONGEST = 20_000
"""Characters of one header that are looked at; the standard library's address parser is slow on more."""
_MESSAGE_ID = re.compile(r"<([^<>\s]{1,500})>")
_ENCODED = re.compile(r"=\?[^?\s]{1,60}\?[bqBQ]\?")
_BARE = re.compile(r"[^\s<>,;:\"'()]{1,200}@[^\s<>,;:\"'()]{1,200}")


def clean(text: str) -> str:
    """The text on one line, without control characters and halves of surrogate pairs."""
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text.encode("utf-8", "replace").decode("utf-8"))
    return " ".join(text.split())


def header_text(raw: str) -> str:
    """A header's text with its encoded words (RFC 2047) decoded, on one line."""
    raw = raw[:_LONGEST]
    if "=?" not in raw or not _ENCODED.search(raw):
        return clean(raw)
    try:
        pieces = email.header.decode_header(re.sub(r"\r?\n[ \t]*", " ", raw))
    except (ValueError, email.errors.MessageError):
        return clean(raw)
    return clean("".join(_decoded(data, charset) for data, charset in pieces))


def decoded(data: bytes, charset: str | None) -> tuple[str, bool]:
    """Bytes as text, and whether the charset had to be guessed (it was missing, unknown or wrong)."""
    for name in (charset, "utf-8") if charset else ("utf-8",):
        try:
            return data.decode(_known_charset(name)), name is not charset and charset is not None
        except (LookupError, UnicodeError, ValueError):
            continue
    guess = chardet.detect(data[:65536]).get("encoding") or "windows-1252"
    try:
        return data.decode(guess), True
    except (LookupError, UnicodeError, ValueError):
        return data.decode("windows-1252", "replace"), True


def _known_charset(name: str) -> str:
    # What mail programs call Latin-1 or ASCII is Windows-1252 in practice, as browsers also read it.
    lower = name.strip().strip("\"'").lower()
    if lower in ("iso-8859-1", "latin1", "latin-1", "iso8859-1", "iso_8859-1"):
        return "windows-1252"
    return lower if lower not in ("utf8", "unicode-1-1-utf-8", "us-ascii", "ascii", "ansi_x3.4-1968") else "utf-8"


def _decoded(data: bytes | str, charset: str | None) -> str:
    if isinstance(data, str):
        return data
    return decoded(data, None if charset == "unknown-8bit" else charset)[0]


def addresses(raw: str) -> tuple[Address, ...]:
    """The mailboxes of a From, To or Cc header, addresses in lower case; groups are flattened."""
    raw = re.sub(r"[\r\n]+[ \t]*", " ", raw[:_LONGEST])
    try:
        pairs = email.utils.getaddresses([raw], strict=False)
    except (ValueError, IndexError, TypeError):
        pairs = []
    found = tuple(
        Address(clean(header_text(name)).strip("'\""), clean(address).lower().strip("<>"))
        for name, address in pairs
        if "@" in address
    )
    return found or tuple(Address("", address.lower()) for address in _BARE.findall(raw))


def message_ids(raw: str) -> tuple[str, ...]:
    """The message ids in a header, in order, without angle brackets."""
    found = tuple(_MESSAGE_ID.findall(raw[:_LONGEST]))
    if found or not raw.strip():
        return found
    word = raw.split()[0].strip("<>,;")
    return (word,) if "@" in word and len(word) <= 500 else ()


def sent_at(raw: str) -> datetime | None:
    """The Date header as a moment with its own zone, or None where it cannot be read.

    A zone of -0000 or none means that the writer's zone is unknown; the moment is then in UTC.
    """
    try:
        parts = email.utils.parsedate_tz(raw[:200])
        if parts is None or parts[0] < 1970:
            return None
        offset = parts[9]
        zone = UTC if not offset else timezone(timedelta(seconds=offset))
        return datetime(*parts[:5], min(parts[5], 59), tzinfo=zone)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
