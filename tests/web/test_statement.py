"""The statement on paper is one paper, wherever it is made: the command, the office, the client's page."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client as Browser
from django.urls import reverse
from pypdf import PdfReader
from tests.office import SAMPLE

from goodterms.casework import folders, looking, practices
from goodterms.interfaces.cli import main
from goodterms.interfaces.web.urls import ROUTES
from goodterms.records import models

NOW = datetime(2026, 6, 15, 9, tzinfo=UTC)
IBAN = "GB29NWBK60161331926819"


def words(content: bytes) -> list[str]:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages).split()


class Office:
    def __init__(self) -> None:
        owner = User.objects.create_user("owner@reedrye.example")
        self.practice = practices.open_practice("Reed & Rye", owner, now=NOW)
        self.practice.iban, self.practice.frozen_today = IBAN, date(2026, 6, 15)
        self.practice.save()
        self.client = folders.import_folder(self.practice, SAMPLE / "northlight", actor="t", now=NOW).client
        self.browser = Browser()
        self.browser.force_login(owner)

    def address(self, name: str) -> str:
        return reverse(name, args=[self.practice.slug, self.client.slug])


@pytest.fixture
def office(db: None) -> Office:
    cache.clear()
    return Office()


def test_command_office_and_page_give_the_same_paper(office: Office, tmp_path: Path) -> None:
    question = ["--ends", "2026-07-15", "--today", "2026-06-15", "--out", str(tmp_path / "a.pdf"), "--iban", IBAN]
    CliRunner().invoke(main, ["settle", str(SAMPLE / "northlight"), *question])
    commands = words((tmp_path / "a.pdf").read_bytes())
    assert "Annex:" in commands
    assert "hours.csv" in " ".join(commands)
    offices = office.browser.get(office.address("settlement_pdf") + "?ends_on=2026-07-15&ended_by=both").content
    head = commands.index("Settlement")
    ours = words(offices)
    assert ours[ours.index("Settlement") :] == commands[head:]

    page = office.browser.post(office.address("their_page"), {"shows": ["settlement"], "days": "30"})
    token = page.content.decode().partition("/portal/")[2].partition("/")[0]
    shown = words(Browser().get(f"/portal/{token}/settlement.pdf").content)
    assert "Annex:" in shown
    assert models.PortalLink.objects.get().document["cited"]


def test_a_clause_changed_by_hand_is_shown_as_it_is_now(office: Office) -> None:
    models.Agreement.objects.filter(client=office.client).update(rate_minor=12_345)
    asked = office.address("settlement_pdf") + "?ends_on=2026-07-15&ended_by=both"
    paper = " ".join(words(office.browser.get(asked).content))
    annex = paper.partition("Annex:")[2]
    assert "rate 123.45" in annex
    assert "hours.csv:" in annex


def test_a_day_that_nobody_means_is_said_on_the_page(office: Office) -> None:
    for day, words in (("9999-12-31", "is too far from today"), ("2026-02-30", "is not a day")):
        page = office.browser.get(office.address("settlement"), {"ends_on": day})
        assert page.status_code == 200
        assert words in page.content.decode()
        assert office.browser.get(office.address("handover"), {"ends_on": day}).status_code == 422


def test_a_fact_at_the_calendars_end_breaks_no_page(office: Office) -> None:
    office.client.deliverables.create(title="Some day", due_on=date.max, position=99, source_file="client.toml")
    office.client.invoices.update(due_on=date.max)
    looking.look_again(office.practice, date(2026, 6, 15))
    for route in ROUTES:
        if "<int:" not in route.path and "<slug" in route.path and route.name not in ("original", "export"):
            answer = office.browser.get(office.address(route.name))
            assert answer.status_code in (200, 404, 405, 422), route.name
            answer.close()
