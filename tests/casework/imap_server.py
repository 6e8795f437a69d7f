"""A mailbox on loopback: as much of IMAP4rev1 as reading one takes (RFC 3501: LOGIN, LIST, SELECT, EXAMINE,
STATUS, UID SEARCH, UID FETCH)."""

from __future__ import annotations

import re
import socket
import socketserver
import ssl
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@dataclass
class Box:
    """Folders with their mails by UID, and what was asked of them."""

    folders: dict[str, dict[int, bytes]] = field(default_factory=lambda: {"INBOX": {}, "Sent": {}})
    validity: int = 7
    password: str = "open sesame"
    asked: list[str] = field(default_factory=list)

    def put(self, folder: str, raw: bytes) -> int:
        uid = max(self.folders[folder], default=0) + 1
        self.folders[folder][uid] = raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
        return uid


def vouching_for_itself(folder: Path) -> ssl.SSLContext:
    """A sealed line whose certificate nobody else signed."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.example")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .sign(key, hashes.SHA256())
    )
    pem, plain = serialization.Encoding.PEM, serialization.NoEncryption()
    file = folder / "server.pem"
    file.write_bytes(
        key.private_bytes(pem, serialization.PrivateFormat.PKCS8, plain) + certificate.public_bytes(pem)
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    return context


class ImapServer(socketserver.ThreadingTCPServer):
    """The server; ``port`` is where it listens. With ``seal`` its lines are encrypted from the first byte."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, box: Box, seal: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), Line)
        self.box = box
        self.seal = seal
        self.port: int = self.server_address[1]
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    def get_request(self) -> tuple[socket.socket, tuple[str, int]]:
        line, address = super().get_request()
        return (self.seal.wrap_socket(line, server_side=True) if self.seal else line), address


class Line(socketserver.StreamRequestHandler):
    """One connection."""

    server: ImapServer
    chosen = "INBOX"

    def handle(self) -> None:
        self.say(b"* OK ready")
        while row := self.rfile.readline():
            tag, _, command = row.decode().strip().partition(" ")
            self.server.box.asked.append(command)
            if not self.answer(tag.encode(), command):
                return

    def answer(self, tag: bytes, command: str) -> bool:
        word = command.split(" ")[0].upper()
        if word == "UID":
            word = "UID " + command.split(" ")[1].upper()
        box = self.server.box
        if word == "LOGIN":
            if f'"{box.password}"' not in command:
                self.say(tag + b" NO [AUTHENTICATIONFAILED] wrong password")
                return True
        elif word == "CAPABILITY":
            self.say(b"* CAPABILITY IMAP4rev1")
        elif word == "LIST":
            for name in box.folders:
                self.say(b'* LIST (%s) "/" "%s"' % (b"\\Sent" if name == "Sent" else b"", name.encode()))
        elif word in ("SELECT", "EXAMINE"):
            self.chosen = command.split(" ", 1)[1].strip('"')
            self.say(b"* %d EXISTS" % len(self.mails))
        elif word == "STATUS":
            self.say(b'* STATUS "%s" (UIDVALIDITY %d)' % (self.chosen.encode(), box.validity))
        elif word == "UID SEARCH":
            span = re.search(r"UID (\d+):\*", command)
            first = int(span[1]) if span else 1
            # As the RFC has it, n:* always holds the last mail, also where n lies beyond it.
            uids = [uid for uid in self.mails if uid >= first] or list(self.mails)[-1:]
            self.say(b"* SEARCH " + b" ".join(b"%d" % uid for uid in uids))
        elif word == "UID FETCH":
            self.fetch(command)
        self.say(tag + b" OK done")
        return word != "LOGOUT"

    @property
    def mails(self) -> dict[int, bytes]:
        return self.server.box.folders[self.chosen]

    def fetch(self, command: str) -> None:
        for uid in map(int, command.split(" ")[2].split(",")):
            raw = self.mails[uid]
            if "HEADER" in command:
                raw = raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
                part = b"BODY[HEADER]"
            else:
                part = b"BODY[]"
            self.wfile.write(
                b"* %d FETCH (UID %d FLAGS () RFC822.SIZE %d %s {%d}\r\n" % (uid, uid, len(raw), part, len(raw))
            )
            self.wfile.write(raw + b")\r\n")

    def say(self, words: bytes) -> None:
        self.wfile.write(words + b"\r\n")
