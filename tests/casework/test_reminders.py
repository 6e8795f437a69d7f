"""An invoice past its day: which reminder is due, drafted with one click, and what was sent counts as taken."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.contrib.auth.models import User
from django.test import Client as Browser
from django.urls import reverse
from tests.office import SAMPLE

from goodterms.casework import answers, folders, letters, practices, reminders
from goodterms.errors import GoodtermsError
from goodterms.importers.client_folder import read_practice
from goodterms.records import models
from goodterms.settlement.ladder import LETTERS, taken_by

NOW = datetime(2026, 6, 15, 9, tzinfo=UTC)
TODAY = date(2026, 6, 15)


@pytest.fixture
def northlight(db: None) -> models.Client:
    sam = User.objects.create_user("sam@reedrye.example")
    practice = practices.open_practice("Reed & Rye", sam, now=NOW, facts_known=read_practice(SAMPLE))
    practice.frozen_today, practice.mail_from = TODAY, "sam@reedrye.example"
    practice.save()
    return folders.import_folder(practice, SAMPLE / "northlight", actor="sam", now=NOW).client


def send(client: models.Client, kind: str, invoice: str) -> models.Outgoing:
    row = letters.draft(client, kind, today=TODAY, actor="sam", now=NOW, invoice=invoice)
    to = (("Ada", "ada@northlight.example"),)
    return letters.approve(row, to, by=User.objects.get(), today=TODAY, now=NOW, as_it_is=True)


def test_letters_take_steps_in_their_order() -> None:
    assert taken_by([]) == frozenset()
    assert taken_by(["reminder"]) == {"check_receipt"}
    assert taken_by(["reminder", "reminder"]) == {"check_receipt", "polite"}
    assert taken_by(["reminder", "reminder_firm", "reminder"]) == {"check_receipt", "polite", "firm"}
    assert taken_by(LETTERS) == {"check_receipt", "polite", "firm", "pause", "final_demand"}


def test_what_was_sent_about_an_invoice_counts_for_it_alone(northlight: models.Client) -> None:
    found = reminders.of(northlight, TODAY)
    assert found
    assert [one.due_on for one in found] == sorted(one.due_on for one in found)
    assert all(one.due_on < TODAY and one.open.minor > 0 for one in found)
    first = found[0]
    assert (first.step.kind, first.step.due) == ("check_receipt", True)
    waiting = send(northlight, first.step.letter, first.invoice)
    after = reminders.of(northlight, TODAY)
    assert (after[0].invoice, after[0].step.kind) == (first.invoice, "polite")
    assert after[1:] == found[1:]
    models.Outgoing.objects.filter(pk=waiting.pk).update(status="withdrawn")
    assert reminders.of(northlight, TODAY)[0].step.kind == "check_receipt"


def test_before_its_day_no_invoice_is_late_and_a_dispute_holds_all_back(northlight: models.Client) -> None:
    first = reminders.of(northlight, TODAY)[0]
    assert first.invoice not in {one.invoice for one in reminders.of(northlight, first.due_on)}
    assert not reminders.of(northlight, first.due_on + timedelta(days=1))[0].step.due
    northlight.cases.create(opened_on=TODAY, document={"disputed": True})
    held = reminders.of(northlight, TODAY)
    assert not any(one.step.due for one in held)
    assert {one.step.reason for one in held} == {reminders.DISPUTED}


def test_every_reminder_can_be_drafted_and_names_its_invoice(northlight: models.Client) -> None:
    invoice = reminders.of(northlight, TODAY)[-1].invoice
    for kind in LETTERS:
        for language in ("en", "de"):
            voice = letters.Voice(language=language)
            row = letters.draft(northlight, kind, today=TODAY, actor="sam", now=NOW, voice=voice, invoice=invoice)
            assert invoice in row.subject + row.text
            assert not [one for one in letters.check(row, row.text, TODAY).findings if one.level == "must"]


def test_the_settlement_page_leads_to_the_draft(northlight: models.Client) -> None:
    browser = Browser()
    browser.force_login(User.objects.get())
    href = reverse("settlement", args=["reed-rye", northlight.slug])
    page = browser.get(href).content.decode()
    assert "Draft the reminder" in page
    assert "Ask whether the invoice arrived and is complete." in page
    assert "Keep this statement with the invoices and payments until" in page
    due = reminders.of(northlight, TODAY)[0]
    asked = {"kind": due.step.letter, "invoice": due.invoice}
    answer = browser.post(reverse("letters", args=["reed-rye", northlight.slug]), asked)
    row = models.Letter.objects.get()
    assert answer.headers["Location"].endswith(f"/letters/{row.pk}/")
    assert due.invoice in row.text
    assert browser.get(answer.headers["Location"]).status_code == 200
    assert "Go on with the draft" in browser.get(href).content.decode()
    models.Membership.objects.update(role="bookkeeper")
    page = browser.get(href).content.decode()
    assert "Ask whether the invoice arrived" in page
    assert "Draft the reminder" not in page
    german = browser.get(href, headers={"Accept-Language": "de"}).content.decode()
    assert "Fragen Sie, ob die Rechnung angekommen und vollständig ist." in german


def test_the_next_step_waits_for_an_answer_to_the_last_one(northlight: models.Client) -> None:
    first = reminders.of(northlight, TODAY)[0]
    send(northlight, first.step.letter, first.invoice)
    after = reminders.of(northlight, TODAY)[0]
    assert (after.step.kind, after.step.due) == ("polite", False)
    assert after.step.on >= TODAY + timedelta(days=7)
    later = reminders.of(northlight, after.step.on)[0]
    assert (later.step.kind, later.step.due) == ("polite", True)


def test_no_later_step_stands_on_a_day_that_has_passed(northlight: models.Client) -> None:
    late = TODAY + timedelta(days=300)
    first = reminders.of(northlight, late)[0]
    assert first.step.due
    assert first.step.on < late
    assert [step.kind for step in first.later] == ["polite", "firm", "pause", "final_demand", "claim"]
    assert late < first.later[0].on
    assert [step.on for step in first.later] == sorted(step.on for step in first.later)
    models.Practice.objects.update(frozen_today=late)
    browser = Browser()
    browser.force_login(User.objects.get())
    href = reverse("settlement", args=["reed-rye", northlight.slug])
    assert "Due since" in browser.get(href).content.decode()
    assert "von heute an gezählt" in browser.get(href, headers={"Accept-Language": "de"}).content.decode()
    northlight.cases.create(opened_on=TODAY, document={"disputed": True})
    page = browser.get(href).content.decode()
    assert "Was planned for" in page
    assert "If it stays open" not in page


def test_page_letter_and_list_name_one_sum_where_two_rows_share_a_number(northlight: models.Client) -> None:
    first = reminders.of(northlight, TODAY)[0]
    total = answers.open_money(northlight, TODAY)
    again = northlight.invoices.get(number=first.invoice)
    again.pk, again.source_line, again.total_minor = None, again.source_line + 900, again.total_minor + 100_00
    again.due_on -= timedelta(days=30)  # it would be the oldest
    again.save()
    assert reminders.of(northlight, TODAY)[0].open == first.open
    assert answers.open_money(northlight, TODAY) == total
    for asked in (first.invoice, ""):
        row = letters.draft(northlight, "reminder", today=TODAY, actor="sam", now=NOW, invoice=asked)
        assert f"{Decimal(first.open.text):,.2f}" in row.text
        assert not [one for one in letters.check(row, row.text, TODAY).findings if one.level == "must"]


def test_a_number_of_digits_alone_is_not_found_in_days_and_sums() -> None:
    names = reminders._names
    assert names("Invoice 12 is still open.", "12")
    assert names("Die Rechnung Nr. 12 ist offen.", "12")
    assert not names("Please pay EUR 12.50 by 12 June 2026 for invoice 2026/12.", "12")
    assert names("Invoice NL-28 is still open.", "NL-28")
    assert not names("Invoice NL-28-2 is still open.", "NL-28")


@pytest.mark.parametrize("mark", ["severed", "opted_out"])
def test_who_wants_silence_is_not_reminded(northlight: models.Client, mark: str) -> None:
    northlight.cases.create(opened_on=TODAY, document={mark: True})
    found = reminders.of(northlight, TODAY)
    assert found
    assert not any(one.step.due for one in found)


def test_an_invoice_that_is_not_late_gets_no_reminder(northlight: models.Client) -> None:
    with pytest.raises(GoodtermsError, match="NL-999"):
        letters.draft(northlight, "reminder_final", today=TODAY, actor="sam", now=NOW, invoice="NL-999")
    assert not northlight.letters.exists()
