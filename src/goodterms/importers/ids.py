"""A message's id: the digest of what its author sent, the same wherever the message was stored.

For mail: the headers that an author's program writes (unfolded) and the body, with line ends made alike.
Headers that carriers and archives add on the way (Received, Status, X-Keywords, Content-Length, labels, a
list's stamps) take no part, nor does an mbox's quoting of lines that begin with "From ". So one mail has one
id as mbox, Maildir and .eml, in the sender's copy and in the recipient's.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from operator import itemgetter

_AUTHORS_HEADERS = frozenset(
    b"from to cc subject date message-id in-reply-to references content-type content-transfer-encoding".split()
)
_HEADERS = re.compile(
    rb"\n(?=[ftcsdmir][roceuan])(" + b"|".join(sorted(_AUTHORS_HEADERS)) + rb"|content-disposition)(?:\n?[ \t])*+:"
    rb"([^\n]*(?:\n[ \t][^\n]*)*)",
    re.IGNORECASE,
)
"""These headers and one more. Looking at the first two letters spares most lines the longer search."""
_FROM_QUOTING = re.compile(rb"^>+(?=From )", re.MULTILINE)


@dataclass(slots=True)
class Apart:
    """A mail taken apart: head and body with line ends made alike, and the author's headers.

    Attributes:
        head: the headers as written, without the blank line below them.
        body: what stands below the first blank line, or None where there is none.
        authors: names (in lower case) and unfolded values of the author's headers, by name, then as they stand.
        disposition: how the mail is to be shown, in lower case; it takes no part in the id.
        is_regular: whether no line ended in a carriage return alone.
    """

    head: bytes
    body: bytes | None
    authors: list[tuple[bytes, bytes]]
    disposition: bytes
    is_regular: bool


def taken_apart(raw: bytes) -> Apart:
    """The head, the body and the author's headers of a mail."""
    is_regular = True
    if b"\r" in raw:
        raw = raw.replace(b"\r\n", b"\n")
        is_regular = b"\r" not in raw
        raw = raw.replace(b"\r", b"\n")
    end = raw.find(b"\n\n")
    head, body = (raw, None) if end < 0 else (raw[:end], raw[end + 2 :])
    found: list[tuple[bytes, bytes]] = []
    disposition = b""
    for name, value in _HEADERS.findall(b"\n" + head):
        name = name.lower()
        if name == b"content-disposition":
            disposition += value.strip().lower()
        else:
            found.append((name, b" ".join(value.split())))
    found.sort(key=itemgetter(0))
    return Apart(head, body, found, disposition, is_regular)


def id_of(apart: Apart) -> str:
    """The id of a mail that is taken apart, 32 hexadecimal digits."""
    body = apart.body or b""
    if b">From" in body:
        body = _FROM_QUOTING.sub(b"", body)
    head = b"\n".join(map(b":".join, apart.authors))
    return hashlib.blake2b(
        b"%b\n%b%b" % (head, b"\n" if head else b"", body.strip(b"\n")), digest_size=16
    ).hexdigest()


def text_id(*parts: str) -> str:
    """The id of a chat message from what identifies it: who, when, where and what."""
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=16).hexdigest()
