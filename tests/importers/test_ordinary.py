"""The quick reading of the plainest mails says what the parsers say, or leaves the mail to them."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goodterms.importers.ids import taken_apart
from goodterms.importers.mail import headers, lenient
from goodterms.importers.mail.ordinary import by_first_look
from goodterms.importers.mail.parse import by_fast_parser
from goodterms.importers.mail.parts import Body, Head

PLAIN = b"From: Ada Lindqvist <ada@northlight.example>\nTo: sam@reedrye.example\nSubject: The map\n"
DATED = PLAIN + b"Date: Mon, 4 May 2026 09:12:00 +0100\n"


def first_look(raw: bytes) -> tuple[Head, Body] | None:
    """The quick reading, or None."""
    apart = taken_apart(raw)
    return by_first_look(apart, dict(reversed(apart.authors)))


def seen(text: str) -> str:
    """The words of a text with single spaces between them."""
    return " ".join(text.replace("\x00", "").split())


def assert_as_parsed(raw: bytes) -> None:
    """What the quick reading says, a parser says too; blanks at the end and line ends do not count, nor do NULs,
    which only one of the parsers takes out: the others leave that to `newly_written`."""
    found = first_look(raw)
    if found is None:
        return
    (head, body), (other, words) = found, by_fast_parser(raw) or lenient.parse(raw)
    boxes = lenient.parse(raw)[0] if b"(" in raw else other  # the fast parser reads no names behind addresses
    assert (head.sender, head.to, head.cc) == (boxes.sender, boxes.to, boxes.cc)
    assert head.subject == other.subject
    assert headers.sent_at(head.date) == headers.sent_at(other.date)
    assert seen(body.plain) == seen(words.plain)
    assert (words.html, words.notes, words.unreadable) == ("", [], [])


@pytest.mark.parametrize(
    "raw",
    [
        DATED + b"\nhello\n",
        DATED.replace(b"\n", b"\r\n") + b"\r\nhello\r\n",
        DATED + b'Cc: "Lee, Kit" <kit@x.example>, b@y.example\n\nhello\n',
        DATED + b"Content-Type: text/plain; charset=UTF-8; format=flowed\n\ncaf\xc3\xa9\n",
        DATED + b'Content-Type: TEXT/PLAIN; charset="iso-8859-1"\nContent-Transfer-Encoding: 8BIT\n\ncaf\xe9\n',
        DATED + b"Content-Disposition: inline\nReceived: from a\n\tby b\n\nhello\n",
        PLAIN + b"X-Spam: no\n\n\n\nhello\n",
        DATED + b"Cc: Linux/MIPS & more <list@x.example>, b@y.example (R/D)\n\nhello\n",
        DATED + b"X-Note: =?utf-8?q?caf=C3=A9?=\n\nhello\n",
    ],
)
def test_the_plainest_mails_are_read_at_first_look(raw: bytes) -> None:
    assert first_look(raw) is not None
    assert_as_parsed(raw)


@pytest.mark.parametrize(
    "raw",
    [
        DATED,
        DATED + b"\n",
        DATED + b"Content-Type: text/html\n\n<p>hello",
        DATED + b"Content-Type: text\n\nhello",
        DATED + b"Content-Type:\n\nhello",
        DATED + b"Content-Transfer-Encoding: base64\n\naGVsbG8=",
        DATED + b"Content-Disposition: attachment\nContent-Disposition: inline\n\nhello",
        DATED + b"CONTENT-DISPOSITION: ATTACHMENT\n\nhello",
        DATED + b"no header\n\nhello",
        DATED + b"From: kit@x.example\n\nhello",
        DATED + b"X: \xe9\n\nhello",
        DATED + b"\ncaf\xe9",
        DATED + b"Content-Type: text/plain; charset=utf-8\n\ncaf\xe9",
        DATED + b"Content-Type: text/plain; charset=iso-8859-1\n\ncaf\xc3\xa9",
        DATED + b"Content-Type: text/plain; charset=iso-8859-1\n\n\xff\xfeh\x00",
        DATED.replace(b"The map", b"=?utf-8?q?caf=C3=A9?=") + b"\nhello",
        DATED.replace(b"sam@", b"undisclosed: sam@") + b"\nhello",
        DATED.replace(b"\nTo", b"\rTo") + b"\nhello",
    ],
)
def test_what_is_unusual_is_left_to_the_parsers(raw: bytes) -> None:
    assert first_look(raw) is None


PIECES = st.sampled_from(
    [
        b"", b"\n", b"\r", b"\n ", b"\n\t", b"\x0b", b"\x1c", b"\x00", b" ", b",", b";", b":", b'"', b"'", b"<",
        b">", b"@", b"\\", b"=", b".", b"\xe9", b"\xc3\xa9", b"\xff\xfe", b"=?utf-8?q?a?=", b"\n\n",
        b"\nTo: x@y.example\n",
        b"\nContent-Disposition: attachment\n", b"\nContent-Type: text/html\n", b"\ncharset=utf-16;", b"inline",
        b"\nContent-Transfer-Encoding: quoted-printable\n", b"undisclosed:;", b" a <a@b.example>", b"a" * 90,
    ]
)  # fmt: skip
WHOLE = DATED + (
    b'Cc: "Lee, Kit" <kit@x.example>, b@y.example\nContent-Disposition: inline\nContent-Transfer-Encoding: 8bit\n'
    b"Content-Type: text/plain; charset=utf-8; format=flowed\n\nhello caf\xc3\xa9\n\n> old\n"
)


@given(st.lists(st.tuples(st.integers(0, len(WHOLE)), st.integers(0, 4), PIECES), max_size=4))
@settings(max_examples=400, deadline=None, suppress_health_check=(HealthCheck.too_slow,))
def test_a_broken_mail_is_read_as_the_parsers_read_it(edits: list[tuple[int, int, bytes]]) -> None:
    raw = WHOLE
    for at, length, piece in edits:
        raw = raw[:at] + piece + raw[at + length :]
    assert_as_parsed(raw)


def test_letters_that_most_sets_write_alike_need_no_guess() -> None:
    """The tables for guessing take a fifth of a second to load."""
    text = "die Entw\u00fcrfe h\u00e4ngen drau\u00dfen, l\u00e4nger gehen sie nicht. Gr\u00fc\u00dfe".encode(
        "cp1252"
    )
    run = (
        f"import sys; from goodterms.importers.mail import headers; print(ascii(headers.decoded({text!r}, None)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"{run}; print('chardet' in sys.modules)"],
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout.splitlines() == [ascii((text.decode("cp1252"), True)), "False"]
