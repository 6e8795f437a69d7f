"""Letters go once, when they should, as approved: against a real SMTP server that may lie or hang up."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.contrib.auth.models import User

from goodterms.casework import journal, outbox, practices, seals
from goodterms.errors import GoodtermsError
from goodterms.facts import Practice
from goodterms.records import models

NOW = datetime(2026, 6, 15, 9, tzinfo=UTC)
SOON = NOW + timedelta(minutes=2)
LETTER = outbox.Envelope(
    "concern", (("Ada Lindqvist", "ada@northlight.example"),), "A talk", "Dear Ada,\n\n.hidden dot\n\nSam"
)


class Server:
    """A mail server that keeps what it accepts and can be told to behave otherwise."""

    def __init__(self) -> None:
        self.accepted: list[bytes] = []
        self.answer = "250 OK"
        self.rcpt = "250 OK"
        self.hang_up = False

    async def handle_RCPT(  # noqa: N802 - the server's own name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[Any]
    ) -> str:
        if self.rcpt.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.rcpt

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.answer.startswith("250"):
            assert isinstance(envelope.content, bytes)
            self.accepted.append(envelope.content)
        if self.hang_up:
            assert server.transport is not None
            server.transport.close()
        return self.answer


@pytest.fixture
def server() -> Iterator[tuple[Server, str]]:
    handler = Server()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield handler, f"smtp://127.0.0.1:{port}"
    finally:
        controller.stop()


@pytest.fixture
def client(db: None, server: tuple[Server, str]) -> models.Client:
    owner = User.objects.create_user("sam")
    known = Practice("Reed & Rye", owner="Sam Reed", emails=("sam@reedrye.example",))
    practice = practices.open_practice("Reed & Rye", owner, now=NOW, facts_known=known)
    practice.mail_url_sealed = seals.seal(server[1])
    practice.save()
    return models.Client.objects.create(practice=practice, slug="northlight", name="Northlight Studio")


def approve(client: models.Client, envelope: outbox.Envelope = LETTER) -> models.Outgoing:
    return outbox.approve(client, envelope, by=User.objects.get(), now=NOW)


def test_exactly_what_was_approved_is_sent_once(client: models.Client, server: tuple[Server, str]) -> None:
    row = approve(client)
    assert outbox.send_due(NOW) == 0
    assert outbox.send_due(SOON) == 1
    assert outbox.send_due(SOON) == 0
    row.refresh_from_db()
    assert (row.status, row.attempts) == ("sent", 1)
    (sent,) = server[0].accepted
    assert sent == bytes(row.content)
    mail = message_from_bytes(sent)
    assert mail["Message-ID"] == row.message_id
    assert mail["X-Unsent"] is None
    assert journal.check(client.practice) == 3


def test_an_ending_sleeps_a_night(client: models.Client) -> None:
    row = approve(client, outbox.Envelope("ending", LETTER.to, "An ending", "Dear Ada"))
    assert row.send_after == NOW + timedelta(hours=24)
    assert outbox.send_due(NOW + timedelta(hours=23)) == 0
    outbox.withdraw(row, actor="sam", now=NOW)
    assert outbox.send_due(NOW + timedelta(hours=25)) == 0
    with pytest.raises(GoodtermsError, match="on its way"):
        outbox.withdraw(row, actor="sam", now=NOW)


def test_a_refused_letter_says_why(client: models.Client, server: tuple[Server, str]) -> None:
    server[0].rcpt = "550 no such person"
    row = approve(client)
    outbox.send_due(SOON)
    row.refresh_from_db()
    assert (row.status, row.problem) == ("failed", "550 no such person")
    assert server[0].accepted == []


def test_a_busy_server_is_asked_again_later(client: models.Client, server: tuple[Server, str]) -> None:
    server[0].answer = "451 later"
    row = approve(client)
    outbox.send_due(SOON)
    row.refresh_from_db()
    assert row.status == "waiting"
    assert row.send_after > SOON
    server[0].answer = "250 OK"
    outbox.send_due(SOON + timedelta(minutes=5))
    row.refresh_from_db()
    assert row.status == "sent"
    assert len(server[0].accepted) == 1


def test_a_server_that_takes_it_and_hangs_up_leaves_it_unknown(
    client: models.Client, server: tuple[Server, str]
) -> None:
    server[0].hang_up = True
    row = approve(client)
    outbox.send_due(SOON)
    row.refresh_from_db()
    assert row.status == "unknown"
    server[0].hang_up = False
    assert outbox.send_due(SOON + timedelta(days=2)) == 0
    assert len(server[0].accepted) == 1
    outbox.say_what_happened(row, sent=True, actor="sam", now=SOON)
    row.refresh_from_db()
    assert (row.status, row.sent_at) == ("sent", SOON)


def test_a_crash_while_sending_asks_a_person_and_keeps_the_message_id(
    client: models.Client, server: tuple[Server, str]
) -> None:
    row = approve(client)
    assert outbox._claim(row.pk, SOON) is not None  # the process dies here
    assert outbox.send_due(SOON + timedelta(hours=1)) == 0
    assert outbox.find_lost(SOON + timedelta(minutes=5)) == 0
    assert outbox.find_lost(SOON + timedelta(minutes=11)) == 1
    row.refresh_from_db()
    assert row.status == "unknown"
    outbox.say_what_happened(row, sent=False, actor="sam", now=SOON)
    outbox.send_due(SOON + timedelta(minutes=3))
    (sent,) = server[0].accepted
    assert message_from_bytes(sent)["Message-ID"] == row.message_id


def test_two_processes_never_claim_one_letter(client: models.Client) -> None:
    row = approve(client)
    assert outbox._claim(row.pk, SOON) is not None
    assert outbox._claim(row.pk, SOON) is None


def test_a_server_that_is_away_is_not_a_loss(client: models.Client) -> None:
    client.practice.mail_url_sealed = seals.seal("smtp://127.0.0.1:9")
    client.practice.save()
    row = approve(client)
    outbox.send_due(SOON)
    row.refresh_from_db()
    assert row.status == "waiting"
    assert "could not be reached" in row.problem


def test_without_an_address_nothing_is_approved(client: models.Client) -> None:
    with pytest.raises(GoodtermsError, match="nobody"):
        approve(client, outbox.Envelope("concern", (), "A talk", "Dear"))
    client.practice.emails = []
    client.practice.save()
    with pytest.raises(GoodtermsError, match="no mail address"):
        approve(client)
    assert models.Outgoing.objects.count() == 0


def test_the_mail_server_is_sealed(client: models.Client) -> None:
    assert "smtp" not in client.practice.mail_url_sealed
    with pytest.raises(GoodtermsError, match="another key"):
        seals.unseal("gAAAAABnot-ours")
