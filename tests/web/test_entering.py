"""A freelancer without a folder: enters a client by hand, brings in files for it, says what an unknown table
means, changes what is known, and follows a figure to the row it came from."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client as Browser
from django.urls import reverse
from tests.office import SAMPLE

from goodterms.casework import folders, practices
from goodterms.interfaces.web import fact_forms
from goodterms.records import filing, models, shelves

MAIL = (SAMPLE / "northlight" / "mail.mbox").read_bytes()
INVOICES = (
    b"Rechnung Nr;Datum;Faellig;Summe\nR-1;03.04.2026;17.04.2026;1.200,00\nR-2;13.05.2026;27.05.2026;80,50\n"
)


class Desk:
    """An owner at their desk, with an empty practice."""

    def __init__(self) -> None:
        self.browser = Browser()
        self.user = User.objects.create_user("sam@reedrye.example", email="sam@reedrye.example")
        self.browser.force_login(self.user, backend="django.contrib.auth.backends.ModelBackend")
        self.browser.post("/welcome/", {"name": "Reed & Rye", "emails": "sam@reedrye.example", "currency": "gbp"})
        self.practice = models.Practice.objects.get()

    def at(self, name: str, *where: object) -> str:
        return reverse(name, args=[self.practice.slug, *where])

    def enter(self, name: str, **more: str) -> models.Client:
        form = {"c-name": name, "p-rows": "1", "a-currency": "GBP", **more}
        answer = self.browser.post(self.at("add_client"), form)
        assert answer.status_code == 302, answer.content.decode()
        return models.Client.objects.get(name=name)

    def bring(self, client: str, **files: bytes) -> str:
        sent = [SimpleUploadedFile(name.replace("__", "."), content) for name, content in files.items()]
        answer = self.browser.post(self.at("bring_in"), {"client": client, "files": sent})
        return answer.content.decode()


@pytest.fixture
def desk(db: None) -> Desk:
    cache.clear()
    return Desk()


def test_a_client_is_entered_and_its_mail_brought_in(desk: Desk) -> None:
    assert desk.practice.emails == ["sam@reedrye.example"]
    assert desk.practice.currency == "GBP"
    person = {"p-0-name": "Ada Lindqvist", "p-0-emails": "ada@northlight.example"}
    client = desk.enter("Northlight", **person, **{"a-rate": "1.085,50", "a-notice_days": "30"})
    assert models.Agreement.objects.get(client=client).rate_minor == 108550
    page = desk.bring("Northlight", mail__mbox=MAIL)
    assert "new messages" in page
    client.refresh_from_db()
    assert client.messages.filter(direction="in").exists()
    assert client.messages.filter(direction="out").exists()
    again = desk.bring("northlight", mail__mbox=MAIL)
    assert "nothing new" in again


def test_a_longer_archive_takes_the_place_of_the_older_and_another_stands_beside_it(desk: Desk) -> None:
    client = desk.enter("Northlight")
    cut = MAIL.index(b"\nFrom ", 2000) + 1
    desk.bring("Northlight", mail__mbox=MAIL[:cut])
    desk.bring("Northlight", mail__mbox=MAIL)
    assert [one.path for one in client.originals.filter(path__endswith=".mbox")] == ["mail.mbox"]
    desk.bring("Northlight", mail__mbox=MAIL[cut:])
    assert [one.path for one in client.originals.filter(path__endswith=".mbox")] == ["mail (2).mbox", "mail.mbox"]


def test_nobody_reads_files_whose_owner_is_not_known(desk: Desk) -> None:
    page = desk.bring("", mail__mbox=MAIL)
    assert "it is not known whose they are" in page
    assert "There is no client called" in desk.bring("Nobody", mail__mbox=MAIL)
    assert not models.Message.objects.exists()
    assert not list((settings.DATA_DIR / "incoming" / str(desk.practice.pk)).iterdir())


def test_a_table_that_nobody_knows_is_explained_once(desk: Desk) -> None:
    client = desk.enter("Northlight")
    page = desk.bring("Northlight", liste__csv=INVOICES)
    assert "What is in liste.csv?" in page
    token = page.partition('name="token" value="')[2].partition('"')[0]
    said = {
        "token": token,
        "whose": "Northlight",
        "file": "liste.csv",
        "table": "invoices",
        "header": ["rechnung nr", "datum", "faellig", "summe"],
        "means": ["number", "issued_on", "due_on", ""],
        "decimal": ",",
        "dates": "day-month-year",
    }
    refused = desk.browser.post(desk.at("said"), said)
    assert "no column was named for total" in refused.content.decode()
    said["means"] = ["number", "issued_on", "due_on", "total"]
    answer = desk.browser.post(desk.at("said"), said)
    assert answer.status_code == 200
    rows = list(client.invoices.values_list("number", "total_minor", "due_on"))
    assert rows == [("R-1", 120000, date(2026, 4, 17)), ("R-2", 8050, date(2026, 5, 27))]
    assert "What is in" not in desk.bring("Northlight", liste__csv=INVOICES)


def test_a_table_that_does_not_say_how_it_writes_days_is_asked_and_nothing_is_read_before(desk: Desk) -> None:
    client = desk.enter("Northlight")
    unclear = b"day,hours,note\n03/04/2026,2,Drafts\n05/06/2026,1.5,Talks\n"
    page = desk.bring("Northlight", toggl__csv=unclear)
    assert "day and month or month and day" in page
    assert client.hours.count() == 0
    token = page.partition('name="token" value="')[2].partition('"')[0]
    said = {"token": token, "whose": "Northlight", "file": "toggl.csv", "dates": "day-month-year"}
    desk.browser.post(desk.at("said"), said)
    assert [one.day for one in client.hours.all()] == [date(2026, 4, 3), date(2026, 6, 5)]
    gone = desk.browser.post(desk.at("said"), said)
    assert "Bring them in again" in gone.content.decode()


def test_an_upload_of_another_practice_is_out_of_reach(desk: Desk) -> None:
    desk.enter("Northlight")
    page = desk.bring("Northlight", liste__csv=INVOICES)
    token = page.partition('name="token" value="')[2].partition('"')[0]
    other = practices.open_practice("Other", desk.user, now=datetime.now().astimezone())
    answer = desk.browser.post(reverse("said", args=[other.slug]), {"token": token, "file": "liste.csv"})
    assert answer.status_code == 422
    climbing = desk.browser.post(desk.at("said"), {"token": "../../", "file": "secret_key.txt"})
    assert climbing.status_code in (400, 422)


def test_what_is_known_is_changed_and_an_export_says_it(desk: Desk, tmp_path: Path) -> None:
    client = folders.import_folder(
        desk.practice, SAMPLE / "pemberton-lane", actor="sam", now=datetime.now().astimezone()
    ).client
    page = desk.browser.get(desk.at("facts", client.slug)).content.decode()
    form = dict(_fields(page))
    before = client.facts_version
    assert desk.browser.post(desk.at("facts", client.slug), form).status_code == 302
    client.refresh_from_db()
    assert client.facts_version == before  # saving what stands there changes nothing
    form |= {"a-rate": "95", "a-notice_days": "45", "p-4-name": "Kim New", "d-3-title": "A new booklet"}
    assert desk.browser.post(desk.at("facts", client.slug), form).status_code == 302
    client.refresh_from_db()
    assert client.facts_version == before + 1
    exported = folders.export_folder(client, tmp_path / "out", today=date(2026, 6, 15))
    written = (exported / "client.toml").read_text()
    for part in ('rate = "95.00"', "notice_days = 45", "Kim New", "A new booklet"):
        assert part in written


def test_a_wrong_value_is_said_beside_its_field_and_nothing_is_changed(desk: Desk) -> None:
    client = desk.enter("Northlight")
    form = {"c-name": "", "c-country": "UK", "a-rate": "much", "a-notice_days": "-3", "p-rows": "0", "d-rows": "0"}
    answer = desk.browser.post(desk.at("facts", client.slug), form)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count('class="problem"') == 4
    assert "that is GB" in page
    client.refresh_from_db()
    assert client.name == "Northlight"


def test_the_practice_changes_what_it_says_of_itself(desk: Desk) -> None:
    form = {"part": "practice", "o-name": "Reed & Co", "o-currency": "EUR", "o-cash": "21.500", "o-country": "de"}
    assert desk.browser.post(desk.at("settings"), form).status_code == 302
    known = filing.take_out_practice(models.Practice.objects.get())
    assert (known.name, str(known.cash), known.country) == ("Reed & Co", "EUR 21,500.00", "DE")
    assert known.emails == ()
    wrong = desk.browser.post(desk.at("settings"), {**form, "o-cash": "plenty"})
    assert wrong.status_code == 422


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("1900", "1900"),
        ("1,900", "1900"),
        ("1.900", "1900"),
        ("1,900.50", "1900.50"),
        ("1.900,50", "1900.50"),
        ("85,5", "85.5"),
        ("12.5", "12.5"),
        ("1 900,00", "1900.00"),
        ("1'234'567.89", "1234567.89"),
        ("1.900.000", "1900000"),
    ],
)
def test_figures_are_read_as_people_write_them(written: str, plain: str) -> None:
    assert fact_forms.plain_number(written) == plain


def test_a_figure_leads_to_the_row_it_came_from(desk: Desk) -> None:
    client = folders.import_folder(
        desk.practice, SAMPLE / "northlight", actor="sam", now=datetime.now().astimezone()
    ).client
    source = desk.at("source", client.slug)
    page = desk.browser.get(source, {"at": "invoices.csv:18"}).content.decode()
    line = (SAMPLE / "northlight" / "invoices.csv").read_text().splitlines()[17]
    meant = page.partition('class="meant"')[2].partition("</tr>")[0]
    assert line.split(",")[0] in meant
    page = desk.browser.get(source, {"at": "client.toml [agreement] rate"}).content.decode()
    assert "<mark>rate = " in page
    assert desk.browser.get(source, {"at": "mail.mbox:1"}).status_code in (200, 404)
    for nowhere in ("", "../../secret_key.txt:1", "Late Payment Act s. 6"):
        answer = desk.browser.get(source, {"at": nowhere})
        assert b"excerpt" not in answer.content or b"<td" not in answer.content


def _fields(page: str) -> list[tuple[str, str]]:
    """What a browser would send of a form: the value of every field as it stands."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(page)
    found = []
    for one in tree.css("main input[name], main select[name]"):
        name = one.attributes["name"] or ""
        if one.tag == "select":
            chosen = one.css_first("option[selected]")
            found.append((name, (chosen.attributes.get("value") if chosen else "") or ""))
        else:
            found.append((name, one.attributes.get("value") or ""))
    return found


def test_all_folders_come_out_at_once_and_go_in_again(desk: Desk, tmp_path: Path) -> None:
    client = folders.import_folder(
        desk.practice, SAMPLE / "northlight", actor="sam", now=datetime.now().astimezone()
    ).client
    answer: Any = desk.browser.get(desk.at("export_practice"))
    with zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content))) as packed:
        packed.extractall(tmp_path)
    folder = tmp_path / desk.practice.slug
    assert (folder / client.slug / "mail.mbox").read_bytes() == (SAMPLE / "northlight" / "mail.mbox").read_bytes()
    other = practices.open_practice("Other", desk.user, now=datetime.now().astimezone())
    practices.import_practice(other, folder, actor="sam", now=datetime.now().astimezone())
    assert shelves.take_out_history(other.clients.get()) == shelves.take_out_history(client)
