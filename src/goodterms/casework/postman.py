"""Carries one mail to a mail server, and knows exactly how far it came.

Up to the server's word after DATA nothing was accepted, and trying again is safe. From the first byte of the
content until its answer the server may have accepted: a line that breaks in between leaves the fate unknown.
"""

from __future__ import annotations

import smtplib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from goodterms.casework.mail_servers import MailServer

Fate = Literal["sent", "refused", "not_now", "unknown"]
TIMEOUT = 20.0


@dataclass(frozen=True, slots=True)
class Delivered:
    """What became of a mail, in the server's words where it had any."""

    fate: Fate
    says: str = ""


def carry(server: MailServer, sender: str, recipients: Sequence[str], content: bytes) -> Delivered:
    """Hand the mail over once. All recipients get it or none does."""
    try:
        line = _connect(server)
    except smtplib.SMTPAuthenticationError as error:
        return Delivered("refused", f"The mail server did not accept user and password: {_words(error)}")
    except (OSError, smtplib.SMTPException) as error:
        return Delivered("not_now", f"The mail server could not be reached: {error}")
    try:
        refusal = _envelope(line, sender, recipients)
        return refusal or _content(line, content)
    finally:
        line.close()


def _connect(server: MailServer) -> smtplib.SMTP:
    context = server.trust()
    line: smtplib.SMTP
    if server.scheme == "smtps":
        line = smtplib.SMTP_SSL(server.host, server.port, timeout=TIMEOUT, context=context)
    else:
        line = smtplib.SMTP(server.host, server.port, timeout=TIMEOUT)
    if server.scheme == "smtp+starttls":
        line.starttls(context=context)
    if server.user:
        line.login(server.user, server.password)
    return line


def _envelope(line: smtplib.SMTP, sender: str, recipients: Sequence[str]) -> Delivered | None:
    try:
        line.ehlo_or_helo_if_needed()
        answers = [line.mail(sender), *(line.rcpt(recipient) for recipient in recipients)]
    except (OSError, smtplib.SMTPException) as error:
        return Delivered("not_now", f"The mail server hung up: {error}")
    for code, words in answers:
        if code >= 500:
            return Delivered("refused", f"{code} {words.decode(errors='replace')}")
        if code >= 400:
            return Delivered("not_now", f"{code} {words.decode(errors='replace')}")
    return None


def _content(line: smtplib.SMTP, content: bytes) -> Delivered:
    try:
        code, words = line.docmd("DATA")
    except (OSError, smtplib.SMTPException) as error:
        return Delivered("not_now", f"The mail server hung up: {error}")
    if code != 354:
        fate: Fate = "refused" if code >= 500 else "not_now"
        return Delivered(fate, f"{code} {words.decode(errors='replace')}")
    try:
        line.send(_dotted(content))
        code, words = line.getreply()
    except (OSError, smtplib.SMTPException) as error:
        return Delivered("unknown", f"The line broke before the server answered: {error}")
    if code == 250:
        return Delivered("sent", words.decode(errors="replace"))
    return Delivered("refused" if code >= 500 else "not_now", f"{code} {words.decode(errors='replace')}")


def _dotted(content: bytes) -> bytes:
    """The content as DATA wants it: CRLF lines, a leading dot doubled, the last dot alone (RFC 5321, 4.5.2)."""
    lines = content.replace(b"\r\n", b"\n").rstrip(b"\n").split(b"\n")
    return b"".join((b"." + line if line.startswith(b".") else line) + b"\r\n" for line in lines) + b".\r\n"


def _words(error: smtplib.SMTPAuthenticationError) -> str:
    words = error.smtp_error
    return words.decode(errors="replace") if isinstance(words, bytes) else str(words)
