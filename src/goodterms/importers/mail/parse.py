"""Parses one mail by the quickest of three ways that can be relied on for it.

Mails of one plain text are read here, from the headers that the id needs anyway (see `ordinary`). The fast parser
(Rust) serves mails with one text and at most one HTML part, which are nearly all others. Mails with
several text parts, guessed charsets or broken structure go to the standard library's lenient parser with its
old policy, which never raises on structure; `email.policy.default` hangs on crafted headers and is not used.
"""

from __future__ import annotations

import re
from functools import lru_cache

import fast_mail_parser

from goodterms.facts import Address, Message, Source, Unreadable
from goodterms.importers.eml import looks_like_mail
from goodterms.importers.ids import Apart, id_of, taken_apart
from goodterms.importers.limits import HEADER_BYTES, MAIL_BYTES, TEXT_CHARS, OverBudgetError, time_budget
from goodterms.importers.mail import headers, lenient
from goodterms.importers.mail.html import html_to_text
from goodterms.importers.mail.ordinary import by_first_look
from goodterms.importers.mail.parts import Body, Head
from goodterms.importers.reader import SAMPLE_BYTES, Parsed, RawMail
from goodterms.importers.written import newly_written
from goodterms.importers.written.signature import SIGNATURE_MARK

_HEAD = 16 * 1024
_LONGEST_STUB = 250
_STUB_WORDS = ("view", "client", "support", "browser", "format", "anzeigen", "display", "afficher")
_AUTOMATIC = re.compile(
    rb"^(?:Auto-Submitted:[ \t]*auto-|X-Auto-?(?:Reply|Respond))", re.IGNORECASE | re.MULTILINE
)
_REPLY = re.compile(r"\s{0,9}(?:re|aw|antw|antwort|sv|vs|res|odp|rif|ynt)\s?(?:\[\d\])?\s?[:：]", re.IGNORECASE)
_LONGEST_PREFIX = 16
"""Characters of any language's word for a reply or a forwarded mail, with its colon."""
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
"""Control characters that no text has. Escape is none of them: Japanese mail is written with it."""
_NO_ADDRESS = re.compile(r"[\s()\"<>]")
"""What a mailbox's address has where the fast parser stumbled over a comment or a quotation mark."""
_FIRST_HEADER = 80
_LONGEST_KEPT = 16 * 1024
"""Longer texts are not kept to tell by them what an answer quotes."""
_KIND = re.compile(
    rb"^Content-Type:[ \t]*(?:\n[ \t]+)?([a-z]{2,20}/[a-z0-9.+-]{1,60})", re.IGNORECASE | re.MULTILINE
)
_NO_CONTENT = ("multipart/", "text/plain", "message/delivery-status")
_HOLDS = {
    "application/ms-tnef": "Outlook's winmail.dat, which is not read",
    "application/pkcs7-mime": "an S/MIME envelope, which is not opened",
    "application/x-pkcs7-mime": "an S/MIME envelope, which is not opened",
    "application/pgp-encrypted": "words encrypted with PGP",
    "multipart/encrypted": "words encrypted with PGP",
    "application/octet-stream": "a file",
    "message/rfc822": "an attached mail",
    "text/calendar": "an invitation or its answer",
}
_QUICK_BYTES = 64 * 1024
"""A smaller mail cannot use up its time, for every step is linear; and setting an alarm for it costs much."""


def parse_mail(mail: RawMail) -> list[Parsed | Unreadable]:
    """The message in a raw mail, and an `Unreadable` for each part of it that could not be read."""
    if len(mail.raw) > MAIL_BYTES:
        return [Unreadable(str(mail.source), f"the mail is larger than {MAIL_BYTES // 2**20} MB")]
    try:
        if len(mail.raw) < _QUICK_BYTES:
            return parse_unguarded(mail)
        with time_budget():
            return parse_unguarded(mail)
    except OverBudgetError as error:
        return [Unreadable(str(mail.source), str(error))]
    except RecursionError:
        return [Unreadable(str(mail.source), "its parts are nested too deeply")]
    except Exception as error:
        # Broad on purpose: below lie parsers of other hands that meet hostile bytes, and one mail must not
        # stop the others. The fuzzer calls `parse_unguarded`, so that bugs still show.
        return [Unreadable(str(mail.source), f"the parser gave up on it ({type(error).__name__}: {error})"[:200])]


def parse_unguarded(mail: RawMail) -> list[Parsed | Unreadable]:
    """As `parse_mail`, without its guards.

    Raises:
        OverBudgetError: where the mail asks for more than it may have.
    """
    apart = taken_apart(mail.raw)
    if len(apart.head) > HEADER_BYTES and b":" in apart.head[:_FIRST_HEADER]:
        raise OverBudgetError(f"its headers are larger than {HEADER_BYTES // 2**10} kB")
    authors = dict(reversed(apart.authors))  # the first of each name
    head, body = by_first_look(apart, authors) or by_fast_parser(mail.raw) or lenient.parse(mail.raw)
    has_head = head.sender.address or head.subject or head.date
    if not has_head and (not (body.plain.strip() or body.html.strip()) or _is_no_text(mail.raw)):
        return [Unreadable(str(mail.source), "it holds neither headers nor text"), *_unread(body, mail.source)]
    references = _references(authors)
    is_first = (
        not references and bool(head.subject) and ":" not in head.subject.rpartition("]")[2][:_LONGEST_PREFIX]
    )
    if not body.html or not _is_stub(body.plain):
        text = body.plain.replace(SIGNATURE_MARK, "")
    else:
        text = html_to_text(body.html, body.notes, is_first)
    if not text.strip():
        body.notes.extend(_instead_of_text(mail.raw))
    if len(text) > TEXT_CHARS:
        body.unreadable.append(f"only the first {TEXT_CHARS} characters of its text were read")
        text = text[:TEXT_CHARS]
    (sender,) = _named((head.sender,), authors.get(b"from", b""))
    ids = headers.message_ids(authors.get(b"message-id", b""))
    sent_at = headers.sent_at(head.date)
    if sent_at is None and (sent_at := headers.carried_at(apart.head)) is not None:
        body.notes.append("its date is not its author's but a carrier's")
    written = newly_written(text, str(sender), answers=_REPLY.match(head.subject) is not None, is_first=is_first)
    message = Message(
        id=id_of(apart),
        message_id=ids[0] if ids else None,
        sent_at=sent_at,
        sender=sender,
        to=_recipients(apart, authors, b"to", head.to),
        cc=_recipients(apart, authors, b"cc", head.cc),
        subject=head.subject,
        thread="",
        text=written.text,
        direction="unknown",
        source=mail.source,
        quoted_chars=written.quoted_chars,
        signature_chars=written.signature_chars,
        notes=(*mail.notes, *_automatic(apart.head), *body.notes, *written.notes),
    )
    whole = text if len(text) <= _LONGEST_KEPT else ""
    found = Parsed(message, references, whole=whole, quote_at=written.quote_at)
    return [found, *_unread(body, mail.source)]


def _is_no_text(raw: bytes) -> bool:
    """Whether bytes are neither text nor a mail: a damaged file, or one of another kind with a mail's name."""
    return bool(_NO_TEXT.search(raw)) and not looks_like_mail(raw[:SAMPLE_BYTES])


def _automatic(head: bytes) -> tuple[str, ...]:
    """A note on a mail that a program sent by itself, such as an absence."""
    return ("sent by a program",) if b"uto-" in head and _AUTOMATIC.search(head, 0, _HEAD) else ()


def _is_stub(plain: str) -> bool:
    """Whether the plain text beside the HTML says nothing, or only that there is HTML."""
    text = plain.strip().lower()
    return not text or (len(text) < _LONGEST_STUB and "html" in text and any(word in text for word in _STUB_WORDS))


def _instead_of_text(raw: bytes) -> tuple[str, ...]:
    """A note on what a mail without words holds, so that it does not pass for an empty one."""
    kinds = dict.fromkeys(kind.decode().lower() for kind in _KIND.findall(raw))
    said = dict.fromkeys(
        _HOLDS.get(kind, f"a part that is not read ({kind})")
        for kind in kinds
        if kind in _HOLDS or not kind.startswith(_NO_CONTENT)
    )
    return (f"it holds no text, but {', '.join(said)}",) if said else ()


def _unread(body: Body, where: Source) -> list[Unreadable]:
    return [Unreadable(str(where), why) for why in body.unreadable]


def _references(head: dict[bytes, bytes]) -> tuple[str, ...]:
    earlier = headers.message_ids(head.get(b"references", b""))
    reply_to = headers.message_ids(head.get(b"in-reply-to", b""))
    new = [one for one in reply_to if one not in earlier]
    return (*earlier, *new) if new else earlier


def by_fast_parser(raw: bytes) -> tuple[Head, Body] | None:
    """Head and body by the fast parser, or None where it cannot be relied on for this mail."""
    try:
        mail = fast_mail_parser.parse_email(raw, mode="lazy")
    except (fast_mail_parser.ParseError, ValueError):
        return None
    # Each of these fields is made anew whenever it is asked for, so each is asked for once.
    plains, htmls, sender = mail.text_plain, mail.text_html, mail.from_
    if len(plains) > 1 or len(htmls) > 1 or sender is None or mail.warnings:
        return None
    plain = plains[0] if plains else ""
    html = htmls[0] if htmls else ""
    if not (plain or html) or headers.is_misread(plain) or headers.is_misread(html):
        return None
    to, cc = mail.to, mail.cc
    if any(_NO_ADDRESS.search(box.address) for box in (sender, *to, *cc)):
        return None
    return Head(
        sender=_address(sender.display_name, sender.address),
        to=tuple([_address(box.display_name, box.address) for box in to]),
        cc=tuple([_address(box.display_name, box.address) for box in cc]),
        subject=headers.clean(mail.subject),
        date=mail.date,
    ), Body(plain, html)


def _recipients(
    apart: Apart, authors: dict[bytes, bytes], name: bytes, boxes: tuple[Address, ...]
) -> tuple[Address, ...]:
    """The mailboxes of all headers of that name; the fast parser reads the first one only."""
    if len(authors) < len(apart.authors):
        written = [value for key, value in apart.authors if key == name]
        if len(written) > 1:
            return headers.addresses(b", ".join(written).decode("utf-8", "replace"))
    return _named(boxes, authors.get(name, b""))


def _named(boxes: tuple[Address, ...], raw: bytes) -> tuple[Address, ...]:
    """The mailboxes with the names that some programs put behind the address: ada@northlight.example (Ada)."""
    if b"(" not in raw or all(box.name for box in boxes):
        return boxes
    read = _in_comments(raw)
    if [box.address for box in read] != [box.address for box in boxes]:
        return boxes
    return tuple(box if box.name else other for box, other in zip(boxes, read, strict=True))


@lru_cache(maxsize=4096)
def _in_comments(raw: bytes) -> tuple[Address, ...]:
    return headers.addresses(raw.decode("utf-8", "replace"))


@lru_cache(maxsize=4096)
def _address(name: str | None, address: str) -> Address:
    return Address(headers.clean(name or "").strip("'\""), headers.clean(address).lower())
