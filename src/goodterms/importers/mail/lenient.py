"""The standard library's lenient parser (old policy), for the mails that the fast parser leaves."""

from __future__ import annotations

import email
import email.message
import email.policy
import re
from collections.abc import Iterator

from goodterms.facts import Address
from goodterms.importers.limits import HEADER_BYTES, HTML_CHARS, PARTS, OverBudgetError
from goodterms.importers.mail import headers
from goodterms.importers.mail.parts import Body, Head

_MOST_NESTED = 60
_BELOW_BASE64 = re.compile(r"\s*+((?:[A-Za-z0-9+/=]++[ \t]*+\n)++)\s*+(?=[^\n]*[^A-Za-z0-9+/=\s])(\S[\s\S]*)")
"""Base64 with plain words below it: mailing lists append their footer to the mail as it comes."""


def parse(raw: bytes) -> tuple[Head, Body]:
    """Head and body of any bytes that call themselves a mail.

    Raises:
        OverBudgetError: where it has more parts, nesting or headers than a mail may have.
    """
    _check_budget(raw)
    mail = email.message_from_bytes(raw, policy=email.policy.compat32)
    body = Body()
    plain: list[str] = []
    html: list[str] = []
    for part in _own_parts(mail, 0):
        kind = part.get_content_type()
        if kind.startswith("multipart/") and str(part.get_payload()).strip():
            kind = "text/plain"  # its boundary is missing or another one
            body.notes.append("its parts could not be told apart")
        if kind in ("text/plain", "text/html") and not _is_attachment(part, bool(plain or html)):
            (plain if kind == "text/plain" else html).append(_text(part, body))
    body.plain = "\n".join(text.rstrip("\n") for text in plain if text.strip())
    body.html = "<br>".join(html)[:HTML_CHARS]
    return _head(mail), body


def _check_budget(raw: bytes) -> None:
    end = raw.find(b"\n\n")
    end = raw.find(b"\r\n\r\n") if end < 0 else end
    if (len(raw) if end < 0 else end) > HEADER_BYTES and b":" in raw[:80]:
        raise OverBudgetError(f"its headers are larger than {HEADER_BYTES // 2**10} kB")
    if raw.count(b"\n--") > PARTS * 40 or raw.lower().count(b"boundary=") > PARTS:
        raise OverBudgetError(f"it has more than {PARTS} parts")


def _own_parts(part: email.message.Message, depth: int) -> Iterator[email.message.Message]:
    """The leaves that belong to this mail itself: mails attached to it are not entered."""
    if depth > _MOST_NESTED:
        raise OverBudgetError("its parts are nested too deeply")
    if part.get_content_maintype() == "message":
        return
    if not part.is_multipart():
        yield part
        return
    for child in part.get_payload():
        if isinstance(child, email.message.Message):
            yield from _own_parts(child, depth + 1)


def _is_attachment(part: email.message.Message, has_text: bool) -> bool:
    disposition = str(part.get("content-disposition", "")).strip().lower()
    if disposition.startswith("attachment"):
        return True
    return has_text and ("filename" in disposition or "name=" in str(part.get("content-type", "")).lower())


def _text(part: email.message.Message, body: Body) -> str:
    data: object
    below = ""
    try:
        charset = part.get_param("charset")
        if isinstance(charset, str):
            part.del_param("charset")  # the library tries it on the way to the bytes, and some names break that
        if (found := _BELOW_BASE64.fullmatch(_packed(part))) is not None:
            part.set_payload(found[1])
            below = f"\n{found[2]}"
        data = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError, TypeError, IndexError) as error:
        body.unreadable.append(f"a {part.get_content_type()} part cannot be decoded: {error}")
        return ""
    if not isinstance(data, bytes):
        return ""
    name = charset[2] if isinstance(charset, tuple) else charset
    text, guessed = headers.decoded(data, str(name) if name else None)
    if guessed:
        body.notes.append("its character set was guessed")
    return (text + below).replace("\x00", "")


def _packed(part: email.message.Message) -> str:
    """The part's base64 as it stands, or nothing where it is packed in another way."""
    packed = part.get_payload()
    is_base64 = str(part.get("content-transfer-encoding", "")).strip().lower() == "base64"
    return packed if is_base64 and isinstance(packed, str) else ""


def _head(mail: email.message.Message) -> Head:
    sender = _header(mail, "from")
    boxes = headers.addresses(sender) or headers.addresses(_header(mail, "sender"))
    return Head(
        sender=boxes[0] if boxes else Address(headers.header_text(sender), ""),
        to=headers.addresses(_all(mail, "to")),
        cc=headers.addresses(_all(mail, "cc")),
        subject=headers.header_text(_header(mail, "subject")),
        date=_header(mail, "date"),
    )


def _header(mail: email.message.Message, name: str) -> str:
    wanted = name.lower()
    for key, value in mail.raw_items():
        if key.lower() == wanted:
            return _readable(value)
    return ""


def _all(mail: email.message.Message, name: str) -> str:
    return ", ".join(_readable(value) for key, value in mail.raw_items() if key.lower() == name)


def _readable(value: object) -> str:
    """A raw header whose undeclared 8-bit bytes are read as UTF-8, else as Windows-1252."""
    text = str(value)
    if text.isascii():
        return text
    return headers.decoded(text.encode("utf-8", "surrogateescape"), None)[0]
