"""What is newly written in mails as thirty programs lay them out: a second marked set, by another hand.

Each mail has a title, its sender and its subject, for a reply is read otherwise than a first mail. Lines are
marked as in the development set; "\\u202f" and "\\t" stand for what cannot be seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.header import Header
from pathlib import Path

import pytest
from tests.importers.test_written import as_lines

from goodterms.facts import Source
from goodterms.importers.mail import parse_mail
from goodterms.importers.reader import Parsed, RawMail

SET = Path(__file__).parent / "newly_written" / "programs"
MISSED = frozenset(("gm-fr", "hidden-quote"))
"""A sign-off that says something is cut; Gmail's "[Quoted text hidden]" is kept."""


@dataclass(frozen=True)
class Mail:
    """A mail as its program wrote it, and what is new in it."""

    name: str
    sender: str
    subject: str
    kind: str
    body: str
    new: str

    def as_read(self) -> str:
        """What is found to be new, by the whole way from the mail's bytes."""
        head = (
            f"From: {Header(self.sender.partition(' <')[0], 'utf-8').encode()} <{self.sender.partition(' <')[2]}\n"
            f"To: Jonas Feldt <jonas@feldt.example>\nSubject: {Header(self.subject, 'utf-8').encode()}\n"
            "Date: Wed, 04 Mar 2026 09:00:00 +0100\nMIME-Version: 1.0\n"
            f"Content-Type: text/{self.kind}; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        )
        (parsed,) = parse_mail(RawMail(f"{head}{self.body}\n".encode(), Source("a.eml")))
        assert isinstance(parsed, Parsed)
        return parsed.message.text


def mails() -> Iterator[Mail]:
    """All mails of the set."""
    for name, sender, subject, body in _blocks("mails*.txt"):
        lines = [re.sub(r"\\u([0-9a-f]{4})", _character, line).replace("\\t", "\t") for line in body.split("\n")]
        new = "\n".join(line[1:] for line in lines if line[0] == "+")
        yield Mail(name, sender, subject, "plain", "\n".join(line[1:] for line in lines), new)
    for name, sender, subject, body in _blocks("html*.txt"):
        html, _, new = body.partition("\n=== new\n")
        yield Mail(name, sender, subject, "html", html, new)


def _blocks(files: str) -> Iterator[tuple[str, str, str, str]]:
    blocks = (block for file in sorted(SET.glob(files)) for block in file.read_text("utf-8").split("### ")[1:])
    for block in blocks:
        head, _, body = block.partition("\n")
        name, sender, subject = head.split(" | ")
        yield name, sender, subject, body.removesuffix("\n")


def _character(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


@pytest.mark.parametrize("mail", tuple(mails()), ids=lambda mail: mail.name)
def test_what_is_new_in_a_programs_mail(mail: Mail) -> None:
    found, gold = as_lines(mail.as_read()), as_lines(mail.new)
    assert (found != gold) if mail.name in MISSED else (found == gold)
