"""A model in the office: off by default, shown before it goes, refused what it invents, never kept by itself."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client as Browser
from tests.letters.model_server import ModelServer, anthropic, openai, serving
from tests.office import SAMPLE

from goodterms.casework import drafting, folders, letters, practices, reminders, seals
from goodterms.errors import GoodtermsError
from goodterms.records import models

NOW = datetime(2026, 6, 15, 9, tzinfo=UTC)
TODAY = date(2026, 6, 15)
KEY = "sk-very-secret-7"
DIGEST = re.compile(r'name="digest" value="(\w+)"')


@dataclass
class Desk:
    """The owner of the sample practice at one letter's page, and a service that speaks like a model's."""

    browser: Browser
    practice: models.Practice
    letter: models.Letter
    server: ModelServer

    @property
    def page(self) -> str:
        return f"/p/{self.practice.slug}/clients/{self.letter.client.slug}/letters/{self.letter.pk}/"

    def name_model(self, **more: str) -> Any:
        form = {"part": "model", "shape": "openai", "url": self.server.url, "name": "some-model", "key": KEY}
        return self.browser.post(f"/p/{self.practice.slug}/settings/", form | more)

    def see(self, address: str, **more: Any) -> str:
        answer = self.browser.get(address, follow=True, **more)
        assert answer.status_code == 200
        return unescape(answer.content.decode())

    def send(self, mail: str = "") -> str:
        """Look at what would go out, send it, wait, and look at the page again."""
        shown = self.see(self.page + "model/" + (f"?mail={mail}" if mail else ""))
        found = DIGEST.search(shown)
        assert found
        answer = self.browser.post(self.page + "model/", {"digest": found[1], "mail": mail})
        assert answer.status_code == 302
        wait()
        return self.see(self.page + "model/")

    def words(self) -> str:
        self.letter.refresh_from_db()
        return str(self.letter.text)


def wait() -> None:
    for thread in threading.enumerate():
        if thread.name.startswith("goodterms-draft-"):
            thread.join(20)


@pytest.fixture
def desk(transactional_db: None) -> Iterator[Desk]:
    owner = User.objects.create_user("sam@reedrye.example")
    practice = practices.open_practice("Reed & Rye", owner, now=NOW)
    practice.frozen_today = TODAY
    practice.save()
    practices.take_in_practice_files(practice, SAMPLE)
    client = folders.import_folder(practice, SAMPLE / "northlight", actor="sam", now=NOW).client
    letter = letters.draft(client, "ending", today=TODAY, actor="sam", now=NOW)
    browser = Browser()
    browser.force_login(owner, backend="django.contrib.auth.backends.ModelBackend")
    with serving() as server:
        server.answer = openai(f"Subject: Our work together\n\n{letter.text}")
        yield Desk(browser, practice, letter, server)
        wait()


def test_it_is_off_until_the_owner_names_a_model(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOODTERMS_LLM_URL", desk.server.url)
    monkeypatch.setenv("GOODTERMS_LLM_MODEL", "some-model")
    assert "Ask the model" not in desk.see(desk.page)
    assert "No model is named" in desk.see(desk.page + "model/")
    assert desk.browser.post(desk.page + "model/", {"digest": ""}).status_code == 422
    desk.name_model()
    assert "Ask the model for a draft" in desk.see(desk.page)
    desk.name_model(shape="")
    assert "Ask the model" not in desk.see(desk.page)
    assert not models.LetterModel.objects.exists()
    assert desk.server.asked == []


def test_the_key_is_sealed_shown_nowhere_and_never_goes_to_another_address(desk: Desk) -> None:
    desk.name_model()
    row = models.LetterModel.objects.get()
    assert KEY not in row.key_sealed
    assert seals.unseal(row.key_sealed) == KEY
    assert KEY not in desk.see(f"/p/{desk.practice.slug}/settings/")
    desk.name_model(key="", name="another-model")
    assert seals.unseal(models.LetterModel.objects.get().key_sealed) == KEY
    desk.name_model(key="", url="https://elsewhere.example/v1")
    assert models.LetterModel.objects.get().key_sealed == ""
    assert desk.name_model(url="http://api.example.com/v1").status_code == 422
    assert desk.name_model(name="").status_code == 422
    assert KEY not in json.dumps([(line.says, line.document) for line in desk.practice.journal.all()])


@pytest.mark.parametrize(("shape", "answer"), [("openai", openai), ("anthropic", anthropic)])
def test_the_draft_waits_in_the_editor_until_a_person_keeps_it(desk: Desk, shape: str, answer: Any) -> None:
    before = desk.letter.text
    better = before.replace(
        "Dear Ada,", "Dear Ada,\n\nPay now or our lawyers will make sure that your bank hears of it."
    )
    desk.server.answer = answer(f"Subject: A last word\n\n{better}")
    desk.name_model(shape=shape)
    shown = desk.send()  # the page of the wait leads to the editor
    assert "This is the model's draft. It is not kept" in shown
    assert 'value="A last word"' in shown
    assert "Pay now or our lawyers will make sure that your bank hears of it." in shown
    assert '<span class="level must">' in shown  # the findings are those of the draft
    assert desk.words() == before
    assert "A draft of the model is here." in desk.see(desk.page)
    desk.browser.post(desk.page, {"subject": "A last word", "text": before + "\nPS", "proposed": "yes"})
    assert desk.words() == before + "\nPS"
    assert not models.Proposal.objects.exists()
    assert not models.Outgoing.objects.exists()


def test_a_draft_that_is_left_leaves_the_letter_as_it_was(desk: Desk) -> None:
    before = desk.letter.text
    desk.name_model()
    desk.send()
    desk.browser.post(desk.page + "model/leave/")
    assert desk.words() == before
    assert not models.Proposal.objects.exists()


def test_what_is_shown_is_what_goes_out_and_no_mail_is_in_it(desk: Desk) -> None:
    desk.name_model()
    shown = desk.see(desk.page + "model/")
    desk.send()
    task, material = (one["content"] for one in desk.server.asked[0][2]["messages"])
    assert task in shown
    assert material in shown
    told = json.loads(material)
    assert told["facts"]["the last day"] == desk_day(desk)
    assert told["plain_draft"].endswith(desk.letter.text)
    for message in desk.letter.client.messages.filter(direction="in"):
        lines = [line for line in message.text.splitlines() if len(line) > 30]
        assert not any(line in material for line in lines)
    line = desk.practice.journal.get(verb="ask_model")
    assert line.document["where"] == "127.0.0.1"
    assert line.document["mail"] is None


def desk_day(desk: Desk) -> str:
    assert desk.letter.ends_on is not None
    return f"{desk.letter.ends_on.day} {desk.letter.ends_on:%B %Y}"


def test_a_mail_goes_along_only_where_it_is_chosen_and_was_seen(desk: Desk) -> None:
    desk.name_model()
    mail = drafting.mails_of(desk.letter.client)[0]
    ours = models.Message.objects.filter(direction="out")[0]
    assert mail.text in desk.see(f"{desk.page}model/?mail={mail.pk}")
    desk.send(str(mail.pk))
    assert json.loads(desk.server.asked[0][2]["messages"][1]["content"])["mail_of_the_client"] == mail.text
    assert desk.practice.journal.get(verb="ask_model").document["mail"] == mail.message_id
    drafting.leave(desk.letter)
    for odd in (str(ours.pk), "9" * 30, "x", "²", "-1"):
        assert "No mail goes out" in desk.see(f"{desk.page}model/?mail={odd}")


def test_what_has_changed_since_it_was_shown_is_shown_again(desk: Desk) -> None:
    desk.name_model()
    found = DIGEST.search(desk.see(desk.page + "model/"))
    assert found
    letters.keep(desk.letter, subject="Other words", text="Dear Ada,\n\nOther words.")
    answer = desk.browser.post(desk.page + "model/", {"digest": found[1]}, follow=True)
    assert "has changed since you saw it" in answer.content.decode()
    mail = drafting.mails_of(desk.letter.client)[0]
    desk.browser.post(desk.page + "model/", {"digest": found[1], "mail": mail.pk})
    assert desk.server.asked == []


@pytest.mark.parametrize(
    "invented",
    ["I will refund £1,234.56.", "Let us meet on 14 September 2026.", "Let us speak on Sunday."],
)
def test_a_draft_that_invents_is_refused_and_kept_nowhere(desk: Desk, invented: str) -> None:
    desk.server.answer = openai(desk.letter.text.replace("Dear Ada,", f"Dear Ada,\n\n{invented}"))
    desk.name_model()
    shown = desk.send()
    assert "which the records do not hold" in shown
    assert "Send this to 127.0.0.1" in shown  # and can be asked again
    assert models.Proposal.objects.get().text == ""
    assert "model's draft" not in desk.see(desk.page)


@pytest.mark.parametrize(
    ("status", "answer", "says"),
    [
        (401, {"error": f"bad key {KEY}"}, "127.0.0.1 refused the key. Check the model's address"),
        (429, {}, "is busy"),
        (500, b"oops", "answered with an error (500)"),
        (200, b"\xff<html>", "something that is not JSON"),
        (200, openai(None, message={"refusal": "no"}), "declined"),
        (200, openai("x" * 50_001), "a letter is read up to 50,000"),
        (200, openai("I refund £9\x00\ud800,999.00 <script>"), "do not hold"),
    ],
)
def test_a_fault_of_the_service_is_said_in_plain_words(desk: Desk, status: int, answer: Any, says: str) -> None:
    desk.server.status, desk.server.answer = status, answer
    desk.name_model()
    shown = re.sub(r"</?p>", " ", desk.send())
    assert says in re.sub(r"\s+", " ", shown)
    assert KEY not in shown
    assert desk.words() == desk.letter.text


def test_nobody_there_and_a_slow_one(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafting, "SECONDS", 0.3)
    desk.name_model()
    desk.server.delay = 1.0
    assert "did not answer within 0.3 seconds" in desk.send()
    with serving() as gone:
        url = gone.url
    desk.name_model(url=url)
    assert "no connection could be made" in desk.send()


def test_the_office_answers_while_the_model_writes(desk: Desk) -> None:
    desk.name_model()
    desk.server.delay = 1.0
    found = DIGEST.search(desk.see(desk.page + "model/"))
    assert found
    desk.browser.post(desk.page + "model/", {"digest": found[1]})
    shown = desk.see(desk.page + "model/")
    assert "The model is writing" in shown
    assert "Send this" not in shown
    assert desk.browser.post(desk.page + "model/", {"digest": found[1]}).status_code == 422
    part = desk.browser.get(desk.page + "model/", headers={"HX-Request": "true"})
    assert b"<main" not in part.content
    wait()
    done = desk.browser.get(desk.page + "model/", headers={"HX-Request": "true"})
    assert done["HX-Redirect"] == f"{desk.page}?draft"
    assert len(desk.server.asked) == 1


def test_a_question_that_a_restart_left_behind_is_not_waited_for(desk: Desk) -> None:
    models.Proposal.objects.create(letter=desk.letter, asked_at=datetime.now(UTC) - timedelta(minutes=3))
    desk.name_model()
    assert "No answer came." in desk.see(desk.page + "model/")
    assert "This is the model's draft" in desk.send()


def test_a_reminder_is_told_of_its_own_invoice(desk: Desk) -> None:
    client = folders.import_folder(desk.practice, SAMPLE / "calder-foods", actor="sam", now=NOW).client
    later = client.invoices.get(number="CF-15")
    later.pk, later.number, later.due_on = None, "CF-16", later.due_on + timedelta(days=5)
    later.save()
    late = [one.invoice for one in reminders.of(client, TODAY)]
    assert late == ["CF-15", "CF-16"]
    desk.name_model()
    for number in late:
        row = letters.draft(client, "reminder", today=TODAY, actor="sam", now=NOW, invoice=number)
        going = drafting.going_out(row, TODAY, letters.Voice())
        facts = json.loads(going.request.material)["facts"].values()
        assert any(number in fact for fact in facts)
        assert not any(other in fact for other in late if other != number for fact in facts)


def test_unsaved_words_are_kept_before_the_model_is_told_them(desk: Desk) -> None:
    desk.name_model()
    answer = desk.browser.post(desk.page + "model/keep/", {"subject": "New", "text": "Dear Ada,\n\nMy words."})
    assert answer["Location"] == f"{desk.page}model/"
    assert desk.words() == "Dear Ada,\n\nMy words."
    assert desk.server.asked == []


def test_two_questions_for_one_letter_are_one(desk: Desk) -> None:
    desk.name_model()
    desk.server.delay = 0.5
    going = drafting.going_out(desk.letter, TODAY, letters.Voice())
    now = datetime.now(UTC)
    drafting.ask(desk.letter, going, actor="sam", now=now)
    with pytest.raises(GoodtermsError, match="asked already"):
        drafting.ask(desk.letter, going, actor="sam", now=now)
    wait()


def test_every_kind_of_letter_can_be_told(desk: Desk) -> None:
    desk.name_model()
    client = desk.letter.client
    for kind in ("options", "decline", "referral", "handover", "severance", "reconnect", "settlement"):
        row = letters.draft(client, kind, today=TODAY, actor="sam", now=NOW)
        page = f"/p/{desk.practice.slug}/clients/{client.slug}/letters/{row.pk}/model/"
        assert "Send this to" in desk.see(page)
        assert "Das an 127.0.0.1 schicken" in desk.see(page, headers={"Accept-Language": "de"})
