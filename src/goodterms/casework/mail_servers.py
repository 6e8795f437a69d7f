"""The servers that carry a practice's mail: how a person writes their address, and whether they can be trusted."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from goodterms.errors import GoodtermsError

_SENDING = {"smtp": 25, "smtps": 465, "smtp+starttls": 587}
_READING = {"imap": 143, "imaps": 993, "imap+starttls": 143}
_IN_THE_CLEAR = ("smtp", "imap")
_HERE = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mail is handed over, or read."""

    scheme: str
    host: str
    port: int
    user: str
    password: str

    @property
    def is_here(self) -> bool:
        """Whether it runs on this machine."""
        return self.host in _HERE

    def trust(self) -> ssl.SSLContext:
        """Which certificates count: those that this machine trusts, for the server's own name. A program on this
        machine signs its own (Proton Mail Bridge does) and is reached over no line that others could tap."""
        context = ssl.create_default_context()
        if self.is_here:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        return context


def sending_server(url: str) -> MailServer:
    """Read ``smtps://user:password@host:port`` (or smtp+starttls://; smtp:// where no password goes).

    Raises:
        GoodtermsError: ``mail.bad_server`` where it is something else, ``mail.in_the_clear`` where others could
            read the password on its way. The password is never repeated.
    """
    server = _server(url, _SENDING)
    if server is None:
        raise GoodtermsError(
            "mail.bad_server",
            "The mail server's address cannot be read.",
            hint="Write it as smtps://user:password@mail.example.org, smtp+starttls:// or smtp://.",
        )
    return _sealed(server, "mail", "Write smtps:// or smtp+starttls://.")


def reading_server(url: str) -> MailServer:
    """Read ``imaps://user:password@host:port`` (or imap+starttls://; imap:// on this machine).

    Raises:
        GoodtermsError: ``mailbox.bad_server`` where it is something else, ``mailbox.in_the_clear`` where others
            could read the password on its way. The password is never repeated.
    """
    server = _server(url, _READING)
    if server is None or not server.user:
        raise GoodtermsError(
            "mailbox.bad_server",
            "The address of the mailbox cannot be read.",
            hint="Write it as imaps://user:password@host; write @ in the user or password as %40.",
        )
    return _sealed(server, "mailbox", "Write imaps:// or imap+starttls://.")


def _server(url: str, ports: dict[str, int]) -> MailServer | None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in ports or not parts.hostname:
        return None
    return MailServer(
        parts.scheme,
        parts.hostname,
        port or ports[parts.scheme],
        unquote(parts.username or ""),
        unquote(parts.password or ""),
    )


def _sealed(server: MailServer, kind: str, hint: str) -> MailServer:
    if server.scheme in _IN_THE_CLEAR and server.user and not server.is_here:
        raise GoodtermsError(
            f"{kind}.in_the_clear",
            f"Over {server.scheme}:// the password would travel in the clear.",
            hint=hint,
        )
    return server
