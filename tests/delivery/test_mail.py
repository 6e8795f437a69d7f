"""A letter as a mail that is ready to send: the same each time, and nothing in it can become a header."""

from __future__ import annotations

import email
import email.policy
from datetime import date

import pytest

from goodterms.delivery.mail import Attachment, Draft, eml
from goodterms.errors import GoodtermsError

DRAFT = Draft(
    sender=("Sam Reed", "sam@reedrye.example"),
    to=(("Rosa Ibáñez", "rosa@northlight.example"),),
    subject="Our work ends on 31 July 2026",
    markdown="Dear Rosa,\n\nwe end on **31 July 2026**; £9,900.54 is open.\n\nSam",
    on=date(2026, 6, 15),
    attachments=(Attachment("settlement.pdf", b"%PDF-1.7"),),
)


def read(draft: Draft) -> email.message.EmailMessage:
    return email.message_from_bytes(eml(draft), policy=email.policy.default)


def test_it_reads_back_as_plain_text_html_and_attachment() -> None:
    mail = read(DRAFT)
    assert mail["To"] == "Rosa Ibáñez <rosa@northlight.example>"
    assert mail["X-Unsent"] == "1"
    assert [part.get_content_type() for part in mail.walk()] == [
        "multipart/mixed",
        "multipart/alternative",
        "text/plain",
        "text/html",
        "application/pdf",
    ]
    plain, written = (mail.get_body((kind,)) for kind in ("plain", "html"))
    assert plain is not None
    assert "£9,900.54 is open" in plain.get_content()
    assert written is not None
    assert "<strong>31 July 2026</strong>" in written.get_content()
    assert next(mail.iter_attachments()).get_filename() == "settlement.pdf"
    assert not mail.defects


def test_the_same_letter_is_the_same_bytes() -> None:
    assert eml(DRAFT) == eml(DRAFT)


def test_it_travels_through_any_server() -> None:
    eml(DRAFT).decode("ascii")


def test_a_subject_cannot_add_a_header() -> None:
    mail = read(Draft(DRAFT.sender, DRAFT.to, "Hello\r\nBcc: everyone@example.net", "Hello", DRAFT.on))
    assert mail["Bcc"] is None
    assert mail["Subject"] == "Hello Bcc: everyone@example.net"


def test_a_name_cannot_add_an_address() -> None:
    mail = read(Draft(DRAFT.sender, (("Ada, x <x@example.net>", "ada@northlight.example"),), "Hi", "Hi", DRAFT.on))
    assert [address.addr_spec for address in mail["To"].addresses] == ["ada@northlight.example"]


@pytest.mark.parametrize("address", ["no-at-sign@", "two@@example.net", "a b@example.net", ""])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(GoodtermsError) as refusal:
        eml(Draft(DRAFT.sender, (("Ada", address),), "Hi", "Hi", DRAFT.on))
    assert refusal.value.code == "mail.bad_address"
