"""Head and body of the plainest mails, which are most of a long correspondence: one plain text, no encoded words.

Everything that these need stands in the headers that the mail's id is made of, so nothing is parsed twice. Any
mail with something unusual in it is left to the parsers. The tests hold the two against each other.
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

from goodterms.facts import Address
from goodterms.importers.ids import Apart
from goodterms.importers.limits import HEADER_BYTES
from goodterms.importers.mail import headers
from goodterms.importers.mail.parts import Body, Head

_NO_HEADER = re.compile(rb"\n(?![ \t]|[!-9;-~]++:)")
_PLAIN_TEXT = re.compile(
    rb'text/plain(?: ?; ?(?:charset="?(us-ascii|utf-8|iso-8859-\d{1,2}|windows-125\d)"?'
    rb'|format="?(?:flowed|fixed)"?|delsp="?(?:yes|no)"?))*+;?',
    re.IGNORECASE,
)
"""All these character sets write ASCII alike."""
_CHARSETS = {b"utf-8": "utf-8", b"iso-8859-1": "windows-1252", b"windows-1252": "windows-1252"}
"""Those in which more than ASCII is read here, and what is meant by them."""
_BYTE_ORDER = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SHOWN = (b"", b"inline")
_AS_IT_IS = frozenset((b"", b"7bit", b"8bit", b"binary"))
_LONGEST = 256 * 1024
_LONGEST_LIST = 2000
_MAILBOX = re.compile(
    r"(?:\"(?P<quoted>[A-Za-z0-9 .,'&@/_+-]{0,100})\" ?|(?P<name>[A-Za-z][A-Za-z0-9 .'/&+_-]{0,100}) )?"
    r"(?P<open><)?(?P<address>[A-Za-z0-9_+=][A-Za-z0-9._+=-]{0,100}@[A-Za-z0-9][A-Za-z0-9.-]{0,100})(?(open)>)"
    r"(?: \((?P<said>[A-Za-z0-9 .'/&+_-]{0,100})\))?(?:, ?|$)"
)


def by_first_look(apart: Apart, authors: dict[bytes, bytes]) -> tuple[Head, Body] | None:
    """Head and body, or None where the mail is none of the plainest. `authors`: its author's headers by name."""
    body = apart.body
    if not body or len(body) > _LONGEST or not apart.is_regular or len(authors) < len(apart.authors):
        return None
    head = apart.head
    subject = authors.get(b"subject", b"")
    if b"=?" in subject or apart.disposition not in _SHOWN or not head.isascii() or len(head) > HEADER_BYTES:
        return None
    sender = _mailboxes(authors.get(b"from", b""))
    to = _mailboxes(authors.get(b"to", b""))
    cc = _mailboxes(authors.get(b"cc", b""))
    if not sender or to is None or cc is None or _NO_HEADER.search(b"\n" + head):
        return None
    text = _text(body, authors)
    if text is None:
        return None
    date = authors.get(b"date", b"").decode("ascii")
    return Head(sender[0], to, cc, headers.clean(subject.decode("ascii")), date), Body(text)


def _text(body: bytes, authors: dict[bytes, bytes]) -> str | None:
    if authors.get(b"content-transfer-encoding", b"").lower() not in _AS_IT_IS:
        return None
    kind = _PLAIN_TEXT.fullmatch(authors.get(b"content-type", b"text/plain"))
    if kind is None:
        return None
    if body.isascii():
        return body.decode("ascii")
    charset = None if body.startswith(_BYTE_ORDER) else _CHARSETS.get((kind.group(1) or b"").lower())
    try:
        text = body.decode(charset) if charset else None
    except UnicodeDecodeError:
        return None
    return None if text is None or headers.is_misread(text) else text


@lru_cache(maxsize=4096)
def _mailboxes(raw: bytes) -> tuple[Address, ...] | None:
    """The mailboxes of a header that holds nothing but plain names and addresses, or None."""
    if len(raw) > _LONGEST_LIST:
        return None
    text, found, at = raw.decode("ascii"), [], 0
    while at < len(text):
        box = _MAILBOX.match(text, at)
        if box is None or bool(box["open"]) != (
            box["quoted"] is not None or box["name"] is not None or text[at] == "<"
        ):
            return None
        name = headers.clean(box["quoted"] or box["name"] or box["said"] or "").strip("'\"")
        found.append(Address(name, box["address"].lower()))
        at = box.end()
    return tuple(found)
