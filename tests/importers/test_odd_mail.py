"""Mails that hold something else than plain words, and archives that somebody saved in another way."""

from __future__ import annotations

import base64
import os
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from goodterms import importers
from goodterms.errors import GoodtermsError
from goodterms.facts import Message, Source, Unreadable
from goodterms.importers.mail import parse_mail
from goodterms.importers.reader import Parsed, RawMail
from goodterms.importers.written import newly_written

HEAD = "From: Ada <ada@northlight.example>\nTo: sam@reedrye.example\nSubject: The map\nMIME-Version: 1.0\n"


def parsed(raw: str | bytes) -> Message:
    (found,) = parse_mail(RawMail(raw if isinstance(raw, bytes) else raw.encode(), Source("x.eml")))
    assert isinstance(found, Parsed)
    return found.message


def with_part(kind: str, body: str = "AAAA") -> str:
    return f"{HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: {kind}\n\n{body}\n--b--\n"


@pytest.mark.parametrize(
    ("raw", "note"),
    [
        (with_part("application/ms-tnef; name=winmail.dat"), "Outlook's winmail.dat, which is not read"),
        (with_part("text/calendar; method=REQUEST"), "an invitation or its answer"),
        (with_part("message/rfc822", "From: k@x.example\nSubject: i\n\ninner"), "an attached mail"),
        (with_part("image/png"), "a part that is not read (image/png)"),
        (f"{HEAD}Content-Type: application/pkcs7-mime\n\nMIAG\n", "an S/MIME envelope, which is not opened"),
    ],
)
def test_a_mail_without_words_says_what_it_holds(raw: str, note: str) -> None:
    message = parsed(raw)
    assert (message.text, message.notes) == ("", (f"it holds no text, but {note}",))


def test_an_empty_mail_is_only_empty() -> None:
    assert parsed(f"{HEAD}\n\n").notes == ()


@pytest.mark.parametrize("kind", ["multipart/mixed", "multipart/mixed; boundary=other"])
def test_words_in_parts_that_cannot_be_told_apart_are_kept(kind: str) -> None:
    message = parsed(f"{HEAD}Content-Type: {kind}\n\n--b\nContent-Type: text/plain\n\nThe map is late.\n--b--\n")
    assert "The map is late." in message.text
    assert "its parts could not be told apart" in message.notes


def test_a_footer_below_base64_does_not_spoil_the_words() -> None:
    words = base64.encodebytes("Grüße, die Karte ist da. Sie ist groß.\n".encode() * 4).decode()
    footer = "_______________\nmaps mailing list\nhttps://lists.example/maps\n"
    head = f"{HEAD}Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    text = parsed(f"{head}{words}\n{footer}").text
    assert text.startswith("Grüße, die Karte ist da. Sie ist groß.\nGrüße")
    assert text.count("groß") == 4
    assert "\ufffd" not in text


def test_utf8_that_calls_itself_latin_is_read_as_utf8() -> None:
    raw = f"{HEAD}Content-Type: text/plain; charset=iso-8859-1\n\nSie hängt schief – schade, nicht größer.\n"
    assert parsed(raw).text == "Sie hängt schief – schade, nicht größer."
    real = raw.replace(" –", "").encode("latin-1")
    assert parsed(real).text == "Sie hängt schief schade, nicht größer."


def test_headers_beyond_their_budget_are_unreadable() -> None:
    (found,) = parse_mail(RawMail(b"From: a@b.example\nSubject: " + b"x" * 300_000 + b"\n\nhi\n", Source("x.eml")))
    assert found == Unreadable("x.eml", "its headers are larger than 256 kB")


SIGNED = (
    "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nThe proofs are fine.\n- - page 12\n- -- \nAda\n"
    "-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEE\n=abcd\n-----END PGP SIGNATURE-----\n"
)


def test_the_armor_of_pgp_is_taken_off() -> None:
    assert newly_written(SIGNED, "Ada").text == "The proofs are fine.\n- page 12"
    endless = SIGNED.partition("=abcd")[0] + "And page 13 as well."
    assert newly_written(endless, "Kit").text.endswith("And page 13 as well.")


def test_what_pgp_encrypted_is_named() -> None:
    written = newly_written("Hi\n\n-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n\nBring it.")
    assert written.text == "Hi\n\nBring it."
    assert written.notes == ("a part of it is encrypted with PGP and cannot be read",)


@pytest.mark.parametrize(
    "again",
    [
        "-----BEGIN PGP MESSAGE-----\n",
        "-----BEGIN PGP SIGNED MESSAGE-----\n\n",
        "-----BEGIN PGP SIGNED MESSAGE-----\n\n-----BEGIN PGP SIGNATURE-----\n",
        "From: a@b.example\nSent: 4 May 2026 09:12\nTo: x@y.example\nSubject: x\n\n> q\n",
    ],
)
def test_armor_and_heads_without_end_take_linear_time(again: str) -> None:
    began = time.process_time()
    newly_written("hello\n\n" + again * 4000, "Ada")
    assert time.process_time() - began < 8, "a quadratic step takes minutes"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_mail_saved_by_an_editor_is_read(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "x.eml").write_bytes(f"{HEAD}\nThe café is open.\n".encode(encoding))
    (message,) = importers.read(tmp_path / "x.eml")
    assert isinstance(message, Message)
    assert (message.subject, message.text) == ("The map", "The café is open.")


def test_a_wrong_count_in_an_emlx_cuts_no_words_off(tmp_path: Path) -> None:
    (tmp_path / "x.emlx").write_text(f'12\n{HEAD}\nThe map is late.\n<?xml version="1.0"?><plist/>\n')
    (message,) = importers.read(tmp_path / "x.emlx")
    assert isinstance(message, Message)
    assert message.text == "The map is late."


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1252"])
def test_a_chat_saved_by_an_editor_is_read(encoding: str, tmp_path: Path) -> None:
    chat = "04.05.26, 09:12 - Ada: Grüße\n04.05.26, 09:13 - Jürg: gut\n13.05.26, 10:00 - Ada: größer\n"
    (tmp_path / "chat.txt").write_bytes(chat.encode(encoding))
    said = [(m.sender.name, m.text) for m in importers.read(tmp_path / "chat.txt") if isinstance(m, Message)]
    assert said == [("Ada", "Grüße"), ("Jürg", "gut"), ("Ada", "größer")]


def test_mail_in_outlooks_own_formats_is_named(tmp_path: Path) -> None:
    (tmp_path / "1.eml").write_text(f"{HEAD}\nhello\n")
    (tmp_path / "archive.pst").write_bytes(b"!BDN")
    message, other = importers.read(tmp_path)
    assert isinstance(message, Message)
    assert isinstance(other, Unreadable)
    assert (other.where, "Outlook's own format" in other.why) == ("archive.pst", True)


FROM = "From a Mon May  4 09:12:00 2026\n"


def test_mail_is_read_where_it_lies_in_a_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "takeout.zip", "w") as archive:
        archive.writestr("Takeout/Mail/All mail.mbox", f"{FROM}{HEAD}\nhi\n\n{FROM}{HEAD}\nho\n")
        archive.writestr("__MACOSX/._All mail.mbox", b"\0\1")
        archive.writestr("letters/1.eml", f"{HEAD}\nhey\n")
        archive.writestr("letters/notes.txt", "no mail")
    found = [m for m in importers.read(tmp_path / "takeout.zip") if isinstance(m, Message)]
    assert [(m.text, str(m.source)) for m in found] == [
        ("hi", "takeout.zip/Takeout/Mail/All mail.mbox:1"),
        ("ho", "takeout.zip/Takeout/Mail/All mail.mbox:9"),
        ("hey", "takeout.zip/letters/1.eml"),
    ]


def test_a_broken_archive_in_a_zip_does_not_stop_the_others(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "box.zip", "w") as archive:
        archive.writestr("a.mbox", f"{FROM}{HEAD}\nhi\n")
        archive.writestr("b.eml", f"{HEAD}\nhey\n")
    raw = (tmp_path / "box.zip").read_bytes()
    (tmp_path / "box.zip").write_bytes(raw.replace(b"\nhi\n", b"\nhu\n"))
    found = list(importers.read(tmp_path / "box.zip"))
    assert [(one.where, "cannot be unpacked" in one.why) for one in found if isinstance(one, Unreadable)] == [
        ("box.zip/a.mbox", True)
    ]
    assert [one.text for one in found if isinstance(one, Message)] == ["hey"]


def test_a_zip_that_may_not_be_opened_says_why(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "box.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.mbox", f"{FROM}{HEAD}\n" + "0" * 30_000_000)
    with pytest.raises(GoodtermsError) as refused:
        importers.read(tmp_path / "box.zip")
    assert "unpacks to more than 200 times its size" in refused.value.says


def test_an_mbox_that_is_a_folder_is_searched(tmp_path: Path) -> None:
    """As Apple Mail exports a mailbox."""
    (tmp_path / "INBOX.mbox").mkdir()
    (tmp_path / "INBOX.mbox" / "mbox").write_text(f"{FROM}{HEAD}\nhi\n")
    (tmp_path / "INBOX.mbox" / "table_of_contents").write_bytes(b"\0\1\2")
    (found,) = importers.read(tmp_path / "INBOX.mbox")
    assert isinstance(found, Message)


def test_what_thunderbird_has_deleted_is_left_out_and_counted(tmp_path: Path) -> None:
    kept, deleted, odd = (
        f"{FROM}X-Mozilla-Status: {status}\n{HEAD}\n{status}\n\n" for status in ("0001", "0009", "x")
    )
    (tmp_path / "Inbox").write_text(kept + deleted + odd)
    left_out: Counter[str] = Counter()
    found = list(importers.read(tmp_path / "Inbox", left_out=left_out))
    assert [one.text for one in found if isinstance(one, Message)] == ["0001", "x"]
    assert left_out == {"deleted": 1}


def test_a_maildirs_folders_for_drafts_spam_and_trash_are_left_out(tmp_path: Path) -> None:
    for folder in ("", ".Sent", ".Trash", ".INBOX.Entwürfe", ".Spam jobs"):
        for part in ("cur", "new"):
            (tmp_path / "box" / folder / part).mkdir(parents=True)
        (tmp_path / "box" / folder / "cur" / "1").write_text(f"{HEAD}\n{folder}\n")
    left_out: Counter[str] = Counter()
    found = list(importers.read(tmp_path / "box", left_out=left_out))
    assert sorted(one.text for one in found if isinstance(one, Message)) == ["", ".Sent", ".Spam jobs"]
    assert left_out == {"Trash": 1, "Entwürfe": 1}
    assert len(list(importers.read(tmp_path / "box" / ".Trash"))) == 1


def test_folders_beyond_those_that_are_searched_are_named(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*(str(n) for n in range(20)))
    deep.mkdir(parents=True)
    (deep / "a.eml").write_text(f"{HEAD}\nhi\n")
    (found,) = importers.read(tmp_path)
    assert isinstance(found, Unreadable)
    assert "folders deep" in found.why


@pytest.mark.parametrize("charset", ["utf-8\0", "idna", "undefined", "punycode", "../../etc/passwd", "x" * 500])
def test_a_charset_that_is_none_loses_no_words(charset: str) -> None:
    raw = f"{HEAD}Content-Type: text/plain; charset={charset}\n\nDie Größe passt.\n".encode("latin-1")
    assert "Größe" in parsed(raw).text


def test_a_mail_whose_date_cannot_be_read_has_its_carriers() -> None:
    stamp = "Received: from a by b\n\tfor <c>; Mon, 4 May 2026\n 09:12:00 +0200 (CEST)\n"
    message = parsed(f"{stamp}Received: from x; Sun, 3 May 2026 09:00:00 +0000\n{HEAD}Date: soon\n\nhi\n")
    assert message.sent_at is not None
    assert message.sent_at.isoformat() == "2026-05-04T09:12:00+02:00"
    assert message.notes == ("its date is not its author's but a carrier's",)
    assert parsed(f"{HEAD}Date: soon\n\nhi\n").sent_at is None


def test_what_may_not_be_read_does_not_stop_the_rest(tmp_path: Path) -> None:
    for part in ("box/cur", "box/new", "shut"):
        (tmp_path / part).mkdir(parents=True)
    for name in ("box/cur/1", "box/cur/2", "a.eml", "b.eml", "shut/c.eml"):
        (tmp_path / name).write_text(f"{HEAD}\n{name}\n")
    assert len(list(importers.read(tmp_path))) == 5  # what is imported late is there before nobody comes
    for name in ("box/cur/1", "a.eml", "shut"):
        (tmp_path / name).chmod(0)
    found = as_nobody(tmp_path)
    assert sorted(one for one in found if one.startswith("read")) == ["read b.eml", "read box/cur/2"]
    assert sorted(one for one in found if one.startswith("not")) == ["not a.eml", "not box/cur/1", "not shut"]


def as_nobody(folder: Path) -> list[str]:
    """What is read in a folder by somebody who may not do everything, as root may."""
    reading, writing = os.pipe()
    if os.fork() == 0:
        try:
            if os.geteuid() == 0:
                above = (place for place in folder.parents if Path(tempfile.gettempdir()) in place.parents)
                for place in (folder, *above):
                    place.chmod(0o755)
                os.setuid(65534)
            found = importers.read(folder)
            lines = [f"not {one.where}" if isinstance(one, Unreadable) else f"read {one.text}" for one in found]
            os.write(writing, "\n".join(lines).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as said:
        return said.read().decode().splitlines()


@pytest.mark.parametrize("kind", ["text/plain", "text/html"])
def test_recipients_of_every_header_are_read_with_their_names(kind: str) -> None:
    boxes = "To: sam@reedrye.example (Sam Reed)\nCc: a@x.example (Ada), Kit <k@x.example>\n"
    boxes += "Cc: b@x.example, c@x.example (Cy)\n"
    message = parsed(f"From: w@x.example (Wendy Krol)\n{boxes}Subject: s\nContent-Type: {kind}\n\nhello\n")
    assert str(message.sender) == "Wendy Krol <w@x.example>"
    assert [str(box) for box in message.to] == ["Sam Reed <sam@reedrye.example>"]
    cc = ["Ada <a@x.example>", "Kit <k@x.example>", "b@x.example", "Cy <c@x.example>"]
    assert [str(box) for box in message.cc] == cc
