"""Threads, sides, repetition and refusals: what stands between an archive and the history of a client."""

from __future__ import annotations

import random
import re
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goodterms import importers
from goodterms.errors import GoodtermsError
from goodterms.facts import Address, Client, Message, Person, Practice, Source, Unreadable
from goodterms.importers import mbox
from goodterms.importers.ids import id_of, taken_apart
from goodterms.importers.mail import headers
from goodterms.importers.reader import RawMail, Reader
from goodterms.importers.readers import READERS, all_readers, identify
from goodterms.importers.sides import sides_of
from goodterms.importers.threads import base_subject

PRACTICE = Practice(name="Reed & Rye", owner="Sam Reed", emails=("sam@reedrye.example",))
CLIENT = Client(
    name="Northlight Studio",
    people=(
        Person("Ada Lindqvist", ("ada@northlight.example", "ada.l@gmail.com"), ("ada.l",), "sponsor"),
        Person("Wendy Krol", ("wendy@gmail.com",), (), "billing"),
    ),
)
SIDES = sides_of(PRACTICE, CLIENT)


def mail(
    number: int, *lines: str, sender: str = "ada@northlight.example", subject: str = "s", body: str = "x"
) -> bytes:
    """A mail with more header lines."""
    at = datetime(2026, 5, 4, 9, 0, tzinfo=UTC) + timedelta(hours=number)
    head = (
        f"From: {sender}",
        "To: sam@reedrye.example",
        f"Subject: {subject}",
        f"Date: {at:%a, %d %b %Y %H:%M:%S +0000}",
    )
    return "\n".join((*head, f"Message-ID: <{number}@x.example>", *lines, "", body, "")).encode()


def folder_of(tmp_path: Path, *mails: bytes) -> tuple[Message, ...]:
    """The messages of a client folder with these mails."""
    (tmp_path / "client.toml").write_text('[client]\nname = "Northlight"\n')
    (tmp_path / "mail").mkdir()
    for number, raw in enumerate(mails):
        (tmp_path / "mail" / f"{number}.eml").write_bytes(raw)
    return importers.read_folder(tmp_path).history.messages


def test_a_thread_holds_together_by_what_its_mails_refer_to(tmp_path: Path) -> None:
    found = folder_of(
        tmp_path,
        mail(3, "In-Reply-To: <2@x.example>"),
        mail(2, "In-Reply-To: <1@x.example>"),
        mail(1),
        mail(4, "References: <1@x.example> <2@x.example>"),
        mail(5, subject="another"),
    )
    assert [m.thread for m in found] == ["1@x.example"] * 4 + ["5@x.example"]


def test_a_reply_without_references_joins_by_its_subject_and_a_new_mail_does_not(tmp_path: Path) -> None:
    found = folder_of(
        tmp_path,
        mail(1, subject="The catalogue"),
        mail(2, subject="AW: Re: The  Catalogue"),
        mail(3, subject="The catalogue"),
        mail(24 * 90, subject="Re: The catalogue"),
    )
    assert [m.thread for m in found] == ["1@x.example", "1@x.example", "3@x.example", "2160@x.example"]


@pytest.mark.parametrize(
    ("subject", "base", "is_reply"),
    [
        ("Re: AW: Sv: x", "x", True),
        ("Fwd: [list] y", "[list] y", True),
        ("Re[2]: x", "x", True),
        ("RE : Facture", "facture", True),
        ("Reply", "reply", False),
        ("re:", "re:", False),
    ],
)
def test_subjects_lose_their_prefixes(subject: str, base: str, is_reply: bool) -> None:
    assert base_subject(subject) == (base, is_reply)


@pytest.mark.parametrize(
    ("name", "address", "side"),
    [
        ("Sam", "sam@reedrye.example", "out"),
        ("Imogen", "imogen@reedrye.example", "out"),
        ("Ada", "ada@northlight.example", "in"),
        ("somebody new", "new@northlight.example", "in"),
        ("Wendy", "wendy@gmail.com", "in"),
        ("a stranger", "stranger@gmail.com", "unknown"),
        ("Ada", "ada.l", "in"),
        ("Sam Reed", "sam reed", "out"),
        ("Wendy Krol", "wendy krol", "in"),
        ("Nobody", "nobody", "unknown"),
    ],
)
def test_sides(name: str, address: str, side: str) -> None:
    assert SIDES.side(Address(name, address)) == side


def test_somebody_who_writes_to_us_writes_in() -> None:
    printer, us = Address("", "press@printer.example"), Address("", "sam@reedrye.example")
    to_us = Message("1", None, None, printer, (us,), "", "", "", "unknown", Source("x"))
    assert SIDES.direction(to_us) == "in"


def test_the_same_key_on_another_mail_keeps_both_and_says_so(tmp_path: Path) -> None:
    found = folder_of(tmp_path, mail(1, body="one"), mail(1, body="two"))
    assert [m.text for m in found if not m.notes] + [m.text for m in found if m.notes] in (
        ["one", "two"],
        ["two", "one"],
    )
    assert sum("another message bears the same Message-ID" in m.notes for m in found) == 1


def mail_id(raw: bytes) -> str:
    return id_of(taken_apart(raw))


@pytest.mark.parametrize(
    "line", ["Received: by a", "Status: RO", "X-Keywords: a", "Delivered-To: x", "X-Gmail-Labels: b"]
)
def test_what_carriers_and_archives_add_changes_no_id(line: str) -> None:
    assert mail_id(mail(1)) == mail_id(line.encode() + b"\n" + mail(1)) == mail_id(mail(1).replace(b"\n", b"\r\n"))


LINES = st.sampled_from(["From here", ">From here", ">>From there", "> From", "words", "", "From a@b Mon"])


@given(st.lists(st.lists(LINES, max_size=8), min_size=1, max_size=5))
@settings(deadline=None, suppress_health_check=(HealthCheck.too_slow,))  # a busy machine is no fault of ours
def test_mbox_split_is_the_inverse_of_join(bodies: list[list[str]]) -> None:
    mails = [mail(n, body="\n".join(body)) for n, body in enumerate(bodies)]
    joined = b"".join(
        b"From a@b.example Mon May  4 09:12:00 2026\n" + re.sub(rb"(?m)^(>*From (?!.*: ))", rb">\1", m) + b"\n"
        for m in mails
    )
    pieces = [piece for _, piece in mbox.pieces_of(joined) if piece is not None]
    assert [mail_id(mbox.unquoted(piece)) for piece in pieces] == [mail_id(m) for m in mails]


@pytest.mark.parametrize("form", ["folder", "zip"])
def test_a_package_brings_its_own_reader(form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {
        "strangers_reader.py": "from goodterms.importers.mbox import READER",
        "strangers-1.0.dist-info/METADATA": "Name: strangers",
        "strangers-1.0.dist-info/entry_points.txt": "[goodterms.readers]\nown = strangers_reader:READER",
    }
    place = tmp_path / ("packages.zip" if form == "zip" else "packages")
    if form == "zip":
        with zipfile.ZipFile(place, "w") as archive:
            for name, text in files.items():
                archive.writestr(name, text)
    for name, text in files.items() if form == "folder" else ():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text)
    monkeypatch.setattr("sys.path", [str(place), *sys.path])
    monkeypatch.delitem(sys.modules, "strangers_reader", raising=False)
    all_readers.cache_clear()
    try:
        assert all_readers() == (*READERS, mbox.READER)
    finally:
        all_readers.cache_clear()


def test_two_readers_that_claim_one_file_are_named(tmp_path: Path) -> None:
    file = tmp_path / "x.eml"
    file.write_bytes(mail(1))
    twin = Reader("twin", "the same", lambda path, sample: True, READERS[0].read)
    with pytest.raises(GoodtermsError, match=r"eml and twin"):
        identify(file, (*READERS, twin))


@pytest.mark.parametrize(
    ("begins", "reader"),
    [
        (b"\xef\xbb\xbfFrom ada@northlight.example Mon May  4 09:12:00 2026\n", "mbox"),
        (b"\nFrom ada@northlight.example Mon May  4 09:12:00 2026\n", "mbox"),
        (b"From  : Ada <ada@northlight.example>\n", "eml"),
    ],
)
def test_a_from_line_is_told_from_a_from_header(begins: bytes, reader: str, tmp_path: Path) -> None:
    file = tmp_path / "x.eml"
    file.write_bytes(begins + mail(1))
    found = identify(file)
    assert found is not None
    assert found.name == reader
    (message,) = importers.read(file)
    assert isinstance(message, Message)


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"%PDF-1.7", "read.unknown_format"), (b"\xd0\xcf\x11\xe0 Outlook", "read.unknown_format")],
)
def test_a_file_that_is_no_correspondence_is_refused(content: bytes, code: str, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(GoodtermsError) as refusal:
        importers.read(tmp_path / "x")
    assert refusal.value.code == code
    assert refusal.value.hint


def test_other_files_of_a_client_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "client.toml").write_text('[client]\nname = "Northlight"\n')
    (tmp_path / "notes.txt").write_text("Call Ada.\n")
    (tmp_path / "invoices.csv").write_text("number\n1\n")
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "handed-over.mbox").write_bytes(b"From x Mon May  4 09:12:00 2026\n" + mail(1))
    found = importers.read_folder(tmp_path)
    assert found.history.messages == ()
    assert found.unreadable == ()


RANDOM = random.Random(7).randbytes(5000)


@pytest.mark.parametrize(
    "name",
    ["mail.mbox", "Sent.MBOX", "1.eml", "mail/1.eml", "mail/INBOX", "mail/old/x.pdf", "slack-export.zip",
     "whatsapp.txt", "WhatsApp Chat with Ada.zip"],
)  # fmt: skip
def test_a_file_whose_name_promises_messages_and_that_holds_none_is_said(name: str, tmp_path: Path) -> None:
    (tmp_path / "client.toml").write_text('[client]\nname = "Northlight"\n')
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_bytes(RANDOM)
    found = importers.read_folder(tmp_path)
    assert found.history.messages == ()
    assert [part.where for part in found.unreadable] == [name]
    assert list(importers.read(tmp_path)) == list(found.unreadable)


@pytest.mark.parametrize(
    ("name", "content"),
    [("mail.mbox", b""), ("mail/Drafts", b""), ("mail/INBOX.msf", b"// <!-- index -->"), ("logo.bin", RANDOM)],
)
def test_an_empty_mailbox_and_what_promises_nothing_are_left_alone(
    name: str, content: bytes, tmp_path: Path
) -> None:
    (tmp_path / "client.toml").write_text('[client]\nname = "Northlight"\n')
    (tmp_path / "mail").mkdir()
    (tmp_path / name).write_bytes(content)
    assert importers.read_folder(tmp_path).unreadable == ()


def test_a_mail_over_its_budget_is_said_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mbox, "MAIL_BYTES", 3_000_000)
    begin = b"From x@y.example Mon May  4 09:12:00 2026\n"
    (tmp_path / "a.mbox").write_bytes(
        begin + mail(1) + b"\n" + begin + mail(2, body="long " * 1_500_000) + b"\n" + begin + mail(3)
    )
    found = list(importers.read(tmp_path / "a.mbox"))
    assert [type(item) for item in found] == [Message, Unreadable, Message]
    assert found[1] == Unreadable("a.mbox:10", "mail 2 is larger than 2 MB")


@pytest.mark.parametrize(
    ("labels", "is_read"),
    [("Inbox,Important", True), ("Sent", True), ("Spam", False), ("Trash,Unread", False), ("Drafts", False),
     ("Papierkorb", False), ("=?UTF-8?Q?Entw=C3=BCrfe?=", False), ("Spam filter project", True),
     ("Inbox,Concept", True), ("Sent,Draft", True)],
)  # fmt: skip
def test_what_takeout_labels_as_draft_spam_or_trash_is_left_out(
    labels: str, is_read: bool, tmp_path: Path
) -> None:
    begin = b"From x@y.example Mon May  4 09:12:00 2026\n"
    (tmp_path / "a.mbox").write_bytes(begin + f"X-Gmail-Labels: {labels}\n".encode() + mail(1))
    assert len(list(importers.read(tmp_path / "a.mbox"))) == is_read


@pytest.mark.parametrize(("flags", "is_read"), [("S", True), ("ST", False), ("D", False), ("", True)])
def test_drafts_and_trash_of_a_maildir_are_left_out(flags: str, is_read: bool, tmp_path: Path) -> None:
    for part in ("cur", "new"):
        (tmp_path / "box" / part).mkdir(parents=True)
    (tmp_path / "box" / "cur" / f"1.D.host:2,{flags}").write_bytes(mail(1))
    assert len(list(importers.read(tmp_path / "box"))) == is_read


def test_several_processes_give_the_same_in_the_same_order(tmp_path: Path) -> None:
    begin = b"From x@y.example Mon May  4 09:12:00 2026\n"
    (tmp_path / "a.mbox").write_bytes(b"\n".join(begin + mail(n, body=f"body {n}") for n in range(400)))
    assert list(importers.read(tmp_path / "a.mbox", workers=2)) == list(importers.read(tmp_path / "a.mbox"))


@pytest.mark.parametrize(
    ("raw", "iso"),
    [
        ("Mon, 4 May 2026 09:12:00 +0100", "2026-05-04T09:12:00+01:00"),
        ("4 May 2026 09:12 -0330", "2026-05-04T09:12:00-03:30"),
        ("Mon, 4 May 26 09:12:00 GMT", "2026-05-04T09:12:00+00:00"),
        ("Mon,  4 May 2026 09:12:00 EST (Eastern)", "2026-05-04T09:12:00-05:00"),
        ("Mon, 4 May 2026 09:12:60 +0000", "2026-05-04T09:12:59+00:00"),
        ("Mon, 4 May 2026 09:12:00", "2026-05-04T09:12:00+00:00"),
        ("Mon, 04 May 2026 09:12:00 GMT+0200 (CEST)", "2026-05-04T09:12:00+02:00"),
        ("2026-05-04T09:12:00Z", "2026-05-04T09:12:00+00:00"),
        ("Mon, 4 May 2026 09:12:00 +9959", "2026-05-04T09:12:00+00:00"),
    ],
)
def test_dates_keep_their_zone(raw: str, iso: str) -> None:
    found = headers.sent_at(raw)
    assert found is not None
    assert found.isoformat() == iso


@pytest.mark.parametrize(
    "raw", ["", "yesterday", "Mon, 45 May 2026 09:12:00 +0100", "32/13/2026", "Fri, 31 Dec 9999 23:59:59 -1200"]
)
def test_a_date_that_is_none_is_unknown(raw: str) -> None:
    assert headers.sent_at(raw) is None


def test_raw_mail_is_what_readers_hand_on(tmp_path: Path) -> None:
    (tmp_path / "1.eml").write_bytes(mail(1))
    (item,) = READERS[2].read(tmp_path / "1.eml", "1.eml", UTC)
    assert item == RawMail(mail(1), Source("1.eml"))
