"""Mails and archives made to hurt: none raises, none takes long, and the mails beside them are read."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms import importers
from goodterms.facts import Message, Source, Unreadable
from goodterms.importers.mail import parse_mail
from goodterms.importers.reader import RawMail
from goodterms.importers.written.names import names_of

HEAD = (
    b"From: Ada <ada@northlight.example>\nTo: sam@reedrye.example\nSubject: s\n"
    b"Date: Mon, 4 May 2026 09:12:00 +0100\n"
)
HTML = HEAD + b"Content-Type: text/html; charset=utf-8\n\n"
SECONDS = 8.0


def nested(depth: int) -> bytes:
    """A multipart in a multipart in a multipart."""
    opened = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (i, i) for i in range(depth))
    return HEAD + opened + b"Content-Type: text/plain\n\ninnermost\n"


HOSTILE = {
    "nothing": b"",
    "one byte": b"\x00",
    "only a header": b"From: ada@northlight.example",
    "no colon": b"this is no mail at all\nneither is this\n",
    "nested parts": nested(2000),
    "nested a little": nested(40),
    "mails in mails": HEAD + b"Content-Type: message/rfc822\n\n" * 3000 + b"x",
    "many parts": HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 60_000,
    "many boundaries": HEAD + b"Content-Type: multipart/mixed; boundary=b\n" * 600 + b"\n--b\n\nx",
    "many headers": b"X-A: b\n" * 60_000 + HEAD + b"\nhello",
    "one endless header": HEAD + b"References: " + b"<a@b>\n " * 60_000 + b"\n\nhello",
    "endless recipients": b"To: " + b"a@b, " * 60_000 + b"\n" + HEAD + b"\nhello",
    "brackets in recipients": b"From: " + b"(" * 20_000 + b"\nSubject: s\nDate: x\n\nhello",
    "quotes in recipients": b"From: " + b'"\\' * 10_000 + b"\nSubject: s\nDate: x\n\nhello",
    "encoded words": b"Subject: " + b"=?utf-8?q?a?= " * 5_000 + b"\nFrom: a@b.example\n\nhello",
    "broken encoded words": b"Subject: " + b"=?utf-8?b?a" * 20_000 + b"\nFrom: a@b.example\n\nhello",
    "unknown charset": HEAD + b"Content-Type: text/plain; charset=klingon\n\nh\xe9llo",
    "charset that is no charset": HEAD + b"Content-Type: text/plain; charset=zip\n\nhello",
    "charset with a zero": HEAD + b'Content-Type: text/plain; charset="utf\x008"\n\nhello',
    "a charset in three parts": HEAD + b"Content-Type: text/plain; charset*=utf-8'en'caf%E9\n\ncaf\xe9",
    "idna charset": HEAD + b"Content-Type: text/plain; charset=idna\n\n" + b"a" * 100_000,
    "unknown encoding": HEAD + b"Content-Transfer-Encoding: uuencode-ish\n\nhello",
    "broken base64": HEAD + b"Content-Transfer-Encoding: base64\n\n!!!!hello",
    "broken uuencode": HEAD + b"Content-Transfer-Encoding: x-uuencode\n\nbegin 644 a\n!!!\nend",
    "surrogates": HEAD + b"Content-Type: text/plain; charset=utf-16\n\n\xff\xfe\x00\xd8\x00\xd8",
    "a date of the year zero": HEAD.replace(b"2026", b"0000") + b"\nhello",
    "a date of a far zone": HEAD.replace(b"+0100", b"+9999") + b"\nhello",
    "a huge date": HEAD.replace(b"Mon, 4 May 2026", b"Mon, 99999999999999999999 May 99999999999999999")
    + b"\nhello",
    "one endless line": HEAD + b"\n" + b"a" * 3_000_000,
    "endless marks": HEAD + b"\n" + b"> " * 1_000_000,
    "endless marked lines": HEAD + b"\n" + b">\n" * 500_000,
    "endless attributions": HEAD + b"\n" + b"On 4 May, a wrote:\n" * 50_000,
    "tags that never close": HTML + b"<" * 1_000_000,
    "deep tags": HTML + b"<div>" * 200_000,
    "deep quotes": HTML + b"<blockquote>" * 2_500 + b"x",
    "many quotes": HTML + b"<blockquote>x</blockquote>" * 20_000,
    "many breaks": HTML + b"<br>" * 200_000,
    "deep lists and tables": HTML + b"<ul><li><table><tr><td>" * 30_000,
    "deep formatting": HTML + b"<b><i><font>" * 60_000,
    "entities": HTML + b"&lt;" * 300_000,
    "attributes": HTML + b"<p " + b"a=b " * 200_000 + b">x",
    "comments": HTML + b"<!--" * 200_000,
    "a page's own marks": HTML + "<p>\ue000\ue003\ue005x</p>".encode(),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_mail_ends_in_a_message_or_a_reason(name: str) -> None:
    start = time.process_time()
    results = parse_mail(RawMail(HOSTILE[name], Source("x.eml")))
    assert time.process_time() - start < SECONDS
    assert results
    for result in results:
        if isinstance(result, Unreadable):
            assert result.why
        else:
            result.message.text.encode()
            str(result.message.sender).encode()


def test_a_name_of_many_kilobytes_is_not_kept_in_all_its_pieces() -> None:
    names = names_of("ab" * 9000 + " <a@b.example>")
    assert sum(map(len, names.short | names.beginnings)) < 10_000


def test_the_mails_beside_a_hostile_one_are_read(tmp_path: Path) -> None:
    mails = [HEAD + b"\nfirst\n", *HOSTILE.values(), HEAD + b"\nlast\n"]
    joined = b"".join(
        b"From x@y.example Mon May  4 09:12:00 2026\n" + mail.strip(b"\n") + b"\n\n" for mail in mails
    )
    archive = tmp_path / "all.mbox"
    archive.write_bytes(joined)
    texts = [item.text for item in importers.read(archive) if isinstance(item, Message)]
    assert texts[0] == "first"
    assert texts[-1] == "last"


@given(st.binary(max_size=3000))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_a_message_or_unreadable(raw: bytes) -> None:
    assert parse_mail(RawMail(raw, Source("x")))
    assert parse_mail(RawMail(HEAD + raw, Source("x")))


def zipped(path: Path, files: dict[str, bytes], packed: int = zipfile.ZIP_DEFLATED) -> Path:
    """A zip archive of these files."""
    with zipfile.ZipFile(path, "w", packed) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


USERS = {"users.json": b"[]", "channels.json": b"[]"}


@pytest.mark.parametrize(
    ("files", "why"),
    [
        ({**USERS, "general/2026-05-01.json": b"0" * 60_000_000}, "times its size"),
        ({**USERS, "../general/2026-05-01.json": b"[]"}, "leads out"),
        ({**USERS, "/etc/general/2026-05-01.json": b"[]"}, "leads out"),
        ({**USERS, "..\\general\\2026-05-01.json": b"[]"}, "leads out"),
    ],
)
def test_a_zip_that_is_a_trick_is_refused_before_it_is_unpacked(
    files: dict[str, bytes], why: str, tmp_path: Path
) -> None:
    (found,) = importers.read(zipped(tmp_path / "slack.zip", files))
    assert isinstance(found, Unreadable)
    assert why in found.why


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "slack.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in USERS.items():
            archive.writestr(name, data)
        link = zipfile.ZipInfo("general/2026-05-01.json")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    (found,) = importers.read(path)
    assert isinstance(found, Unreadable)
    assert "link" in found.why


def test_one_broken_day_of_a_zip_leaves_the_others(tmp_path: Path) -> None:
    said = b'[{"type": "message", "user": "U1", "text": "hello", "ts": "1767000000.0001"}]'
    files = {**USERS, "general/2026-05-01.json": b"{broken", "general/2026-05-02.json": said}
    found = list(importers.read(zipped(tmp_path / "slack.zip", files)))
    assert [type(item) for item in found] == [Unreadable, Message]


def test_links_in_folders_are_not_followed(tmp_path: Path) -> None:
    folder = tmp_path / "mail"
    folder.mkdir()
    (folder / "1.eml").write_bytes(HEAD + b"\nhello")
    (folder / "2.eml").symlink_to("/etc/passwd")
    found = list(importers.read(folder))
    assert [type(item) for item in found] == [Message, Unreadable]


def test_a_maildir_whose_folders_are_links_gives_nothing_away(tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / "1").write_bytes(HEAD + b"\nsecret")
    box = tmp_path / "box"
    (box / "new").mkdir(parents=True)
    (box / "new" / "1").write_bytes(HEAD + b"\nhello")
    (box / "cur").symlink_to(tmp_path / "secret")
    (box / ".Sent").symlink_to(tmp_path / "secret")
    found = list(importers.read(box))
    assert [item.text for item in found if isinstance(item, Message)] == ["hello"]
    assert [item.where for item in found if isinstance(item, Unreadable)] == ["box/cur", "box/.Sent"]
