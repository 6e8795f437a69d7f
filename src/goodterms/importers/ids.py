"""A message's id: the digest of what its author sent, the same wherever the message was stored.

For mail: the headers that an author's program writes (unfolded) and the body, with line ends made alike.
Headers that carriers and archives add on the way (Received, Status, X-Keywords, Content-Length, labels, a
list's stamps) take no part, nor does an mbox's quoting of lines that begin with "From ". So one mail has one
id as mbox, Maildir and .eml, in the sender's copy and in the recipient's.
"""

from __future__ import annotations

import hashlib
import re

_AUTHORS_HEADERS = frozenset(
    b"from to cc subject date message-id in-reply-to references content-type content-transfer-encoding".split()
)
_BEGINNINGS = frozenset(name[:3] for name in _AUTHORS_HEADERS) | {b"to:", b"to ", b"cc:", b"cc "}
_FROM_QUOTING = re.compile(rb"^>+(?=From )", re.MULTILINE)


def mail_id(raw: bytes) -> str:
    """The id of a mail from its raw bytes, 32 hexadecimal digits."""
    return authors_part(raw)[0]


def authors_part(raw: bytes) -> tuple[str, dict[bytes, bytes]]:
    """The id of a mail, and the author's headers as written: the first of each name (in lower case), unfolded."""
    if b"\r" in raw:
        raw = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    end = raw.find(b"\n\n")
    head, body = (raw, b"") if end < 0 else (raw[:end], raw[end + 2 :])
    if b">From " in body:
        body = _FROM_QUOTING.sub(b"", body)
    found: list[tuple[bytes, bytes]] = []
    for line in head.replace(b"\n ", b" ").replace(b"\n\t", b" ").split(b"\n"):
        if line[:3].lower() in _BEGINNINGS:
            name, _, value = line.partition(b":")
            name = name.rstrip().lower()
            if name in _AUTHORS_HEADERS:
                found.append((name, b" ".join(value.split())))
    found.sort(key=_by_name)
    digest = hashlib.blake2b(b"".join([name + b":" + value + b"\n" for name, value in found]), digest_size=16)
    digest.update(b"\n")
    digest.update(body.strip(b"\n"))
    return digest.hexdigest(), dict(reversed(found))


def _by_name(header: tuple[bytes, bytes]) -> bytes:
    return header[0]


def text_id(*parts: str) -> str:
    """The id of a chat message from what identifies it: who, when, where and what."""
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=16).hexdigest()
