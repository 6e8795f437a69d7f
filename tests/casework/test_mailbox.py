"""A mailbox is read: what clients wrote goes into their files once, a reply finds its letter, everything else is
left alone."""

from __future__ import annotations

import mailbox as archives
import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from tests.casework.imap_server import Box, ImapServer, vouching_for_itself
from tests.office import SAMPLE

from goodterms import facts
from goodterms.casework import clients, correspondence, folders, mail_servers, mailbox, outbox, practices, seals
from goodterms.errors import GoodtermsError
from goodterms.records import models

NOW = datetime(2026, 6, 15, 9, tzinfo=UTC)


def mail(sender: str, to: str, subject: str, text: str, number: int, **head: str) -> bytes:
    more = "".join(f"{name.replace('_', '-')}: {value}\n" for name, value in head.items())
    return (
        f"From: {sender}\nTo: {to}\nSubject: {subject}\nDate: Mon, 15 Jun 2026 08:{number:02d}:00 +0000\n"
        f"Message-ID: <{number}@mail.example>\n{more}Content-Type: text/plain; charset=utf-8\n\n{text}\n"
    ).encode()


class Office:
    """A practice with two clients and a mailbox."""

    def __init__(self, box: Box, port: int) -> None:
        self.box = box
        self.sam = User.objects.create_user("sam")
        known = facts.Practice("Reed & Rye", owner="Sam Reed", emails=("sam@reedrye.example",))
        self.practice = practices.open_practice("Reed & Rye", self.sam, now=NOW, facts_known=known)
        self.practice.mailbox_url_sealed = seals.seal(f"imap://sam%40x:open%20sesame@127.0.0.1:{port}")
        self.practice.save()
        self.north = self.client("Northlight", "ada@northlight.example")
        self.brook = self.client("Brook", "kim@gmail.com")

    def client(self, name: str, address: str) -> models.Client:
        who = facts.Client(name, people=(facts.Person(name, (address,)),))
        return clients.open_client(self.practice, who, facts.Agreement(), actor="sam", now=NOW)

    def read(self) -> int:
        return mailbox.read_mailbox(self.practice, NOW)


@pytest.fixture
def office(db: None) -> Iterator[Office]:
    server = ImapServer(Box())
    yield Office(server.box, server.port)
    server.shutdown()
    server.server_close()


def test_each_clients_mail_goes_to_its_own_file_and_the_rest_stays_where_it_is(office: Office) -> None:
    us = "sam@reedrye.example"
    office.box.put("INBOX", mail("Ada <ada@northlight.example>", us, "Cover", "Could we talk?", 1))
    office.box.put("INBOX", mail("Rosa <rosa@northlight.example>", us, "Cover", "I can be there.", 2))
    office.box.put("INBOX", mail("shop@elsewhere.example", us, "Sale", "Everything must go", 3))
    office.box.put("INBOX", mail("stranger@gmail.com", us, "Hello", "You do not know me", 4))
    office.box.put("INBOX", mail("kim@gmail.com", us, "Site", "It is down", 5))
    office.box.put("Sent", mail(us, "ada@northlight.example", "Re: Cover", "On Monday.", 6))
    assert office.read() == 4
    assert [m.subject for m in office.north.messages.order_by("sent_at")] == ["Cover", "Cover", "Re: Cover"]
    assert [m.direction for m in office.north.messages.order_by("sent_at")] == ["in", "in", "out"]
    assert [m.subject for m in office.brook.messages.all()] == ["Site"]
    whole = [command for command in office.box.asked if "BODY.PEEK[]" in command]
    assert len(whole) == 4  # what is not a client's is never fetched whole


def test_reading_again_brings_only_what_is_new(office: Office) -> None:
    us = "sam@reedrye.example"
    office.box.put("INBOX", mail("ada@northlight.example", us, "One", "1", 1))
    assert office.read() == 1
    assert office.read() == 0
    office.box.put("INBOX", mail("ada@northlight.example", us, "Two", "2", 2))
    assert office.read() == 1
    office.box.validity += 1  # the server counts anew: everything is looked at, nothing is filed twice
    assert office.read() == 0
    assert office.north.messages.count() == 2


def test_a_reply_finds_the_letter_it_answers(office: Office) -> None:
    office.practice.mail_from = "sam@reedrye.example"
    office.practice.save()
    office.north.refresh_from_db()
    envelope = outbox.Envelope("concern", (("Ada", "ada@northlight.example"),), "A talk", "Dear Ada, can we talk?")
    letter = outbox.approve(office.north, envelope, by=office.sam, now=NOW)
    correspondence.file_mails(office.north, [bytes(letter.content)], folder="sent", now=NOW)
    (ours,) = office.north.messages.all()
    assert ours.direction == "out"
    reply = mail(
        "ada@northlight.example", "sam@reedrye.example", "Re: A talk", "Yes.", 9, In_Reply_To=letter.message_id
    )
    office.box.put("INBOX", reply)
    assert office.read() == 1
    letter.refresh_from_db()
    assert letter.replied_at == datetime(2026, 6, 15, 8, 9, tzinfo=UTC)
    assert len(set(office.north.messages.values_list("thread", flat=True))) == 1
    assert office.practice.journal.filter(verb="reply").count() == 1


def test_what_was_read_is_in_the_exported_folder_and_comes_back_as_the_same_rows(
    office: Office, tmp_path: Path
) -> None:
    raw = mail("ada@northlight.example", "sam@reedrye.example", "Cover", "Could we talk?", 1)
    office.box.put("INBOX", raw)
    office.read()
    folder = folders.export_folder(office.north, tmp_path / "northlight", today=date(2026, 6, 15))
    (kept,) = (folder / "mailbox").iterdir()
    assert kept.read_bytes() == raw.replace(b"\n", b"\r\n")
    again = folders.import_folder(office.practice, folder, actor="sam", now=NOW)
    assert again.new_messages == 0


def test_a_mailbox_that_cannot_be_read_says_why_and_shows_no_password(office: Office) -> None:
    office.box.password = "changed"
    assert office.read() == 0
    assert "wrong password" in office.practice.mailbox_problem
    assert "sesame" not in office.practice.mailbox_problem
    office.practice.mailbox_url_sealed = seals.seal("imap://sam:open%20sesame@127.0.0.1:1")
    office.read()
    assert "could not be read" in office.practice.mailbox_problem


@pytest.mark.parametrize(
    "url", ["imaps://", "http://a:b@c", "imaps://host", "imap://a:b@mail.example", "imaps://a:b@h:x"]
)
def test_an_address_that_is_none_is_refused_without_repeating_it(url: str) -> None:
    with pytest.raises(GoodtermsError) as refused:
        mail_servers.reading_server(url)
    assert not {"a:b@", "mail.example"} & set(re.findall(r"a:b@|mail.example", str(refused.value)))


@pytest.mark.parametrize("url", ["smtp://a:b@mail.example", "http://mail.example", "smtps://"])
def test_a_server_that_would_show_the_password_or_is_none_carries_nothing(url: str) -> None:
    with pytest.raises(GoodtermsError) as refused:
        mail_servers.sending_server(url)
    assert not {"a:b@", "mail.example"} & set(re.findall(r"a:b@|mail.example\b(?!\.org)", str(refused.value)))


def test_a_relay_without_a_password_needs_no_sealed_line() -> None:
    assert mail_servers.sending_server("smtp://relay.example").port == 25


@pytest.mark.parametrize(("host", "trusted"), [("127.0.0.1", True), ("0.0.0.0", False)])
def test_a_server_that_only_vouches_for_itself_is_trusted_on_this_machine_alone(
    db: None, tmp_path: Path, host: str, trusted: bool
) -> None:
    """0.0.0.0 leads to this machine too, but is none of its names: to the office it is a stranger."""
    server = ImapServer(Box(), vouching_for_itself(tmp_path))
    office = Office(server.box, server.port)
    office.practice.mailbox_url_sealed = seals.seal(f"imaps://sam:open%20sesame@{host}:{server.port}")
    office.read()
    assert bool(server.box.asked) is trusted  # a stranger is never even told the name
    assert ("certificate verify failed" in office.practice.mailbox_problem) is not trusted
    server.shutdown()
    server.server_close()


def test_the_sample_is_never_read(office: Office) -> None:
    office.practice.is_sample = True
    office.practice.save()
    mailbox.read_due(NOW)
    assert office.box.asked == []


def test_an_archive_that_was_imported_is_not_filed_again_from_the_mailbox(office: Office, tmp_path: Path) -> None:
    office.north.people.all().delete()
    client = folders.import_folder(office.practice, SAMPLE / "northlight", actor="sam", now=NOW).client
    before = client.messages.count()
    copy = shutil.copy(SAMPLE / "northlight" / "mail.mbox", tmp_path)
    with closing(archives.mbox(copy)) as archive:
        for one in archive:
            office.box.put("INBOX", one.as_bytes())
    assert office.read() == 0
    assert client.messages.count() == before
