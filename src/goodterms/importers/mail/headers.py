"""What a mail's headers say: addresses, dates, references, encoded words. Nothing here raises on bad input."""

from __future__ import annotations

import email.header
import email.utils
import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache

from goodterms.facts import Address

_LONGEST = 20_000
"""Characters of one header that are looked at; the standard library's address parser is slow on more."""
_SURE_ENOUGH = 0.5
_FEW = 3
"""Fewer bytes above ASCII than this tell no character set."""
_NOT_ASCII = bytes(range(128, 256))
_TELLS_A_CHARSET = re.compile(
    rb"[^\x00-\x7f\x80\x85\x91-\x97\xc1\xc2\xc4\xc7\xc9\xcb\xcd\xce\xd3\xd4\xd6\xda\xdc\xdd\xdf\xe1\xe2\xe4\xe7\xe9\xeb"
    rb"\xed\xee\xf3\xf4\xf6\xfa\xfc\xfd]|(?!(?<=[A-Za-z])(?:[\xe4\xf6\xfc]\xdf|\xe9\xe9)[A-Za-z])[\x80-\xff]{2}"
    rb"|(?<![A-Za-z])[\x80-\xff](?![A-Za-z])"
)
"""What is more than single letters (or a pair as in "Grüße" and "créée") and quotation marks among Latin letters
that Western and Central European sets write alike."""
_MESSAGE_ID = re.compile(r"<([^<>\s]{1,500})>", re.ASCII)
_ENCODED = re.compile(r"=\?[^?\s]{1,60}\?[bqBQ]\?")
_MONTHS = {
    m: n
    for n, m in enumerate(["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"], 1)
}
_USUAL_DATE = re.compile(
    r"\s{0,9}(?:[A-Z][a-z]{2}, )?(\d{1,2}) (" + "|".join(_MONTHS) + r") (\d{4}) (\d{2}):(\d{2})(?::(\d{2}))?"
    r" ([+-]\d{2}[0-5]\d)(?: ?\(|\s*$)"
)
_FIRST_YEAR, _LAST_YEAR = 1970, 2199
_FARTHEST_ZONE = 18 * 60
"""Minutes. No place is farther from Greenwich than fourteen hours; some programs add one in summer."""
_ONE_MAILBOX = re.compile(r"\s{0,9}\"?([^\"<>,;()\\]{0,200})\"?\s{0,9}<([^<>\s@,;]{1,200}@[^<>\s@,;]{1,200})>\s*$")
_MISREAD = re.compile("\ufffd|[\u00c2\u00c3][\u0080-\u00bf]|\u00e2[\u0080-\u00bf\u20ac\u02c6\u2030\u0152\u017d]")
_BARE = re.compile(r"[^\s<>,;:\"'()]{1,200}@[^\s<>,;:\"'()]{1,200}")


def clean(text: str) -> str:
    """The text on one line, without control characters and halves of surrogate pairs."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip(" ")
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
            text = data.decode(_known_charset(name))
        except (LookupError, UnicodeError, ValueError):
            continue
        if name is charset and is_misread(text) and (meant := _as_utf8(data)) is not None:
            return meant, meant != text
        return text, name is not charset and charset is not None
    try:
        return data.decode(_guessed_charset(data[:65536])), True
    except (LookupError, UnicodeError, ValueError):
        return data.decode("windows-1252", "replace"), True


def _as_utf8(data: bytes) -> str | None:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return None


def _guessed_charset(data: bytes) -> str:
    """The likeliest character set of bytes that are no UTF-8."""
    if not _TELLS_A_CHARSET.search(data) or len(data) - len(data.translate(None, _NOT_ASCII)) < _FEW:
        return "windows-1252"
    import chardet  # lazy for speed: its tables take a fifth of a second, and hardly any archive needs them

    guess = chardet.detect(data)
    name = guess.get("encoding") or "windows-1252"
    if (guess.get("confidence") or 0) < _SURE_ENOUGH or name.lower().startswith(("cp4", "cp7", "cp8", "mac")):
        return "windows-1252"  # no mail program writes DOS's code pages, which short texts are easily taken for
    return name


def is_misread(text: str) -> bool:
    """Whether the text shows the traces of a wrong character set: replacements, or UTF-8 read as Latin-1."""
    return not text.isascii() and bool(_MISREAD.search(text))


_MEANT = {
    "windows-1252": "iso-8859-1 latin1 latin-1 iso8859-1 iso_8859-1 cp-1252",
    "utf-8": "utf8 unicode-1-1-utf-8 us-ascii ascii ansi_x3.4-1968 default unknown-8bit",
    "gb18030": "gb2312 gbk x-gbk gb_2312-80 hz-gb-2312-x",
    "cp932": "shift_jis shift-jis x-sjis sjis",
    "cp949": "ks_c_5601-1987 euc-kr ksc5601",
    "cp1254": "iso-8859-9 latin5",
    "iso-8859-8": "iso-8859-8-i iso-8859-8-e",
}
_CHARSETS = {label: meant for meant, labels in _MEANT.items() for label in labels.split()}
"""What mail programs mean by a charset's label, as browsers read it too: often a larger set than it names."""


def _known_charset(name: str) -> str:
    lower = name.strip().strip("\"'").lower()
    return _CHARSETS.get(lower, lower)


def _decoded(data: bytes | str, charset: str | None) -> str:
    if isinstance(data, str):
        return data
    return decoded(data, None if charset == "unknown-8bit" else charset)[0]


def addresses(raw: str) -> tuple[Address, ...]:
    """The mailboxes of a From, To or Cc header, addresses in lower case; groups are flattened."""
    raw = re.sub(r"[\r\n]+[ \t]*", " ", raw[:_LONGEST])
    if alone := _ONE_MAILBOX.match(raw):
        return (Address(header_text(alone.group(1)).strip("'\""), clean(alone.group(2)).lower()),)
    try:
        pairs = email.utils.getaddresses([raw])
    except (ValueError, IndexError, TypeError):
        pairs = []
    found = tuple(
        Address(clean(header_text(name)).strip("'\""), clean(address).lower().strip("<>"))
        for name, address in pairs
        if "@" in address
    )
    return found or tuple(Address("", address.lower()) for address in _BARE.findall(raw))


def message_ids(raw: bytes) -> tuple[str, ...]:
    """The message ids in a header, in order, without angle brackets."""
    if not raw:
        return ()
    text = raw[:_LONGEST].decode("utf-8", "replace")
    found = _MESSAGE_ID.findall(text)
    if not found:
        word = text[:1000].split(maxsplit=1)[0].strip("<>,;") if text.strip() else ""
        found = [word] if "@" in word else []
    return tuple(found if text.isprintable() else map(clean, found))


def sent_at(raw: str) -> datetime | None:
    """The Date header as a moment with its own zone, or None where it cannot be read.

    A zone of -0000 or none, or one that no place on earth has, means that the writer's zone is unknown; the
    moment is then in UTC.
    """
    try:
        if found := _USUAL_DATE.match(raw):
            day, month, year, hour, minute, second, written = found.groups()
            zone = _zone_as_written(written)
            parts = (int(year), _MONTHS[month], int(day), int(hour), int(minute), min(int(second or 0), 59))
        else:
            # JavaScript writes "GMT+0100".
            plain = raw[:200].replace("GMT+", "+").replace("GMT-", "-")
            told = email.utils.parsedate_tz(plain) if plain.strip() else None
            if told is None:
                return _iso(raw[:40].strip())
            zone = _zone((told[9] or 0) // 60)
            parts = (*told[:5], min(told[5], 59))
        return datetime(*parts, tzinfo=zone) if _FIRST_YEAR <= parts[0] <= _LAST_YEAR else None
    except (ValueError, OverflowError):
        return None


def _iso(text: str) -> datetime | None:
    """A date as ISO 8601 writes it, which some scripts take for the Date header.

    Raises:
        ValueError: where it is none.
    """
    found = datetime.fromisoformat(text)
    found = found if found.tzinfo else found.replace(tzinfo=UTC)
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def carried_at(head: bytes) -> datetime | None:
    """When the last carrier of a mail stamped it, by its first Received header."""
    _, received, rest = (b"\n" + head[:_LONGEST]).lower().partition(b"\nreceived:")
    at = len(head[:_LONGEST]) + 1 - len(rest)
    stamp = (
        re.split(rb"\n(?![ \t])", head[at - 1 : _LONGEST], maxsplit=1)[0].rpartition(b";")[2] if received else b""
    )
    return sent_at(" ".join(stamp.decode("ascii", "replace").split()))


@lru_cache(maxsize=256)
def _zone_as_written(text: str) -> tzinfo:
    """The zone of "+0930" or "-0700"."""
    minutes = int(text[1:3]) * 60 + int(text[3:])
    return _zone(-minutes if text[0] == "-" else minutes)


@lru_cache(maxsize=256)
def _zone(minutes: int) -> tzinfo:
    return timezone(timedelta(minutes=minutes)) if minutes and abs(minutes) <= _FARTHEST_ZONE else UTC
