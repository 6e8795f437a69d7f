"""A letter as a mail that is ready to send and is not sent: an .eml file that mail programs open as a draft."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from goodterms.delivery.prose import as_html, as_plain, read_markdown
from goodterms.errors import GoodtermsError

# The library's parser stumbles over some texts that are no address at all; what has this shape it can judge.
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a mail."""

    name: str
    content: bytes
    media_type: str = "application/pdf"


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter to be mailed. People as (name, address); `on` dates it, so that it can be made twice alike."""

    sender: tuple[str, str]
    to: tuple[tuple[str, str], ...]
    subject: str
    markdown: str
    on: date
    language: str = "en"
    attachments: Sequence[Attachment] = ()


def eml(draft: Draft) -> bytes:
    """The mail as bytes: the words as plain text and as HTML, and the attachments.

    The Message-ID is the digest of what is said to whom, so the same letter keeps it however often it is made.

    Raises:
        GoodtermsError: ``mail.bad_address`` where an address cannot be one.
    """
    mail = EmailMessage(policy=SMTP.clone(cte_type="7bit"))
    mail["From"] = _address(*draft.sender)
    if draft.to:
        mail["To"] = [_address(*person) for person in draft.to]
    mail["Subject"] = _one_line(draft.subject)
    mail["Date"] = datetime.combine(draft.on, time(9), UTC)
    mail["Message-ID"] = f"<{_digest(draft)}@{draft.sender[1].rpartition('@')[2] or 'localhost'}>"
    mail["X-Unsent"] = "1"  # Outlook and others then open it as a draft with a Send button
    blocks = read_markdown(draft.markdown)
    mail.set_content(as_plain(blocks))
    mail.add_alternative(_html_page(draft, as_html(blocks)), subtype="html")
    for attachment in draft.attachments:
        main, _, sub = attachment.media_type.partition("/")
        mail.add_attachment(attachment.content, maintype=main, subtype=sub, filename=attachment.name)
    _settle_boundaries(mail)
    return mail.as_bytes()


def _settle_boundaries(mail: EmailMessage) -> None:
    """Part boundaries from the Message-ID: the library would draw them at random, and no two drafts be alike."""
    stem = str(mail["Message-ID"]).strip("<>").partition("@")[0]
    for number, part in enumerate(part for part in mail.walk() if part.is_multipart()):
        part.set_boundary(f"=_{stem}_{number}")


def _address(name: str, address: str) -> Address:
    try:
        if not _ADDRESS.fullmatch(address):
            raise ValueError(address)
        return Address(display_name=_one_line(name), addr_spec=address)
    except (ValueError, MessageError) as error:
        raise GoodtermsError(
            "mail.bad_address",
            f"“{address}” is not a mail address.",
            hint="Correct it in client.toml or practice.toml.",
        ) from error


def _one_line(text: str) -> str:
    """Header text cannot carry line breaks: a second line would be a header of its own."""
    return " ".join(text.split())


def _digest(draft: Draft) -> str:
    said = "\n".join([draft.sender[1], *(address for _, address in draft.to), draft.subject, draft.markdown])
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _html_page(draft: Draft, body: str) -> str:
    return (
        f'<!doctype html>\n<html lang="{html.escape(draft.language)}"><head><meta charset="utf-8">'
        f"<title>{html.escape(_one_line(draft.subject))}</title></head>\n"
        '<body style="font: 16px/1.5 Georgia, serif; color: #1E2733; max-width: 38em">\n'
        f"{body}\n</body></html>\n"
    )
