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
_FROM_QUOTING = re.compile(rb"^>+(?=From )", re.MULTILINE)


def mail_id(raw: bytes) -> str:
    """The id of a mail from its raw bytes, 32 hexadecimal digits."""
    if b"\r" in raw:
        raw = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    end = raw.find(b"\n\n")
    head, body = (raw, b"") if end < 0 else (raw[:end], raw[end + 2 :])
    if b">From " in body:
        body = _FROM_QUOTING.sub(b"", body)
    digest = hashlib.blake2b(digest_size=16)
    for name, value in sorted(_headers(head)):
        digest.update(name + b":" + value + b"\n")
    digest.update(b"\n" + body.strip(b"\n"))
    return digest.hexdigest()


def text_id(*parts: str) -> str:
    """The id of a chat message from what identifies it: who, when, where and what."""
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=16).hexdigest()


def _headers(head: bytes) -> list[tuple[bytes, bytes]]:
    kept: list[tuple[bytes, bytes]] = []
    name, values = b"", [b""]
    for line in head.split(b"\n"):
        if line[:1] in (b" ", b"\t"):
            values.append(line)
            continue
        if name in _AUTHORS_HEADERS:
            kept.append((name, b" ".join(b" ".join(values).split())))
        name, _, value = line.partition(b":")
        name, values = name.lower(), [value]
    if name in _AUTHORS_HEADERS:
        kept.append((name, b" ".join(b" ".join(values).split())))
    return kept
