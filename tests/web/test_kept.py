"""Pages are drawn once while the records hold what they held; every change, everybody else and every other
question gets a page of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Thread

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client as Browser
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.office import SAMPLE

from goodterms import settlement
from goodterms.casework import folders, practices
from goodterms.interfaces.web import desk
from goodterms.interfaces.web.urls import ROUTES
from goodterms.records import models

NOW = datetime(2026, 6, 15, 9, tzinfo=UTC)
KEPT = [route for route in ROUTES if route.kept and route.name not in ("message", "source")]
OF_CLIENT = [route for route in KEPT if "<slug:slug>" in route.path]
TOKEN = re.compile(rb'(?<=X-CSRFToken": ")\w{64}(?=")|(?<=csrfmiddlewaretoken" value=")\w{64}(?=")')


@pytest.fixture
def sam(transactional_db: None) -> Browser:
    owner = User.objects.create_user("sam@reedrye.example")
    practice = practices.open_practice("Reed & Rye", owner, now=NOW)
    practice.frozen_today = date(2026, 6, 15)
    practice.save()
    folders.import_folder(practice, SAMPLE / "calder-foods", actor="sam", now=NOW)
    browser = Browser()
    browser.force_login(owner)
    return browser


def address(name: str) -> str:
    where = {"practice": models.Practice.objects.get().slug}
    if name in {route.name for route in OF_CLIENT}:
        where["slug"] = "calder-foods"
    return reverse(name, kwargs=where)


def questions(browser: Browser, href: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(href).status_code == 200
    return len(asked)


def test_a_page_is_drawn_once_while_nothing_changes(sam: Browser) -> None:
    for route in KEPT:
        href = address(route.name)
        sam.get(href)  # the first of a day writes its answer down
        first = sam.get(href)
        assert questions(sam, href) <= 3, route.name  # who it is, where they work
        again = sam.get(href)
        assert TOKEN.sub(b"", again.content) == TOKEN.sub(b"", first.content)
        assert again.headers["Cache-Control"] == "no-store"


def test_everyone_gets_a_token_of_their_own_that_works(sam: Browser) -> None:
    strict = Browser(enforce_csrf_checks=True)
    strict.force_login(User.objects.get())
    tokens = [TOKEN.search(browser.get(address("client")).content) for browser in (sam, strict, strict)]
    assert all(tokens)
    assert len({token[0] for token in tokens if token}) == 3
    token = tokens[2]
    assert token is not None
    note = {"text": "Called.", "csrfmiddlewaretoken": token[0].decode()}
    assert (
        strict.post(reverse("note", kwargs={"practice": "reed-rye", "slug": "calder-foods"}), note).status_code
        == 302
    )
    assert b"Called." in sam.get(address("client")).content


def test_what_was_changed_elsewhere_is_seen_at_once(sam: Browser) -> None:
    def elsewhere(name: str) -> None:
        models.Client.objects.update(name=name)
        connection.close()

    for route in OF_CLIENT:
        href, name = address(route.name), f"Calder, {route.name}"
        sam.get(href)
        assert name.encode() not in sam.get(href).content
        other = Thread(target=elsewhere, args=[name])
        other.start()
        other.join()
        assert name.encode() in sam.get(href).content


def test_another_person_another_language_another_question(sam: Browser) -> None:
    sam.get(address("clients"))
    ada = User.objects.create_user("ada@reedrye.example")
    models.Practice.objects.get().memberships.create(user=ada, role="guest")
    other = Browser()
    other.force_login(ada)
    for _ in range(2):
        assert b"Enter a client" in sam.get(address("clients")).content
        assert b"Enter a client" not in other.get(address("clients")).content
        assert "Kund" in sam.get(address("clients"), headers={"Accept-Language": "de"}).content.decode()
        assert b"No client fits" in sam.get(address("clients"), {"q": "nobody"}).content
        assert b"<html" not in sam.get(address("clients"), headers={"HX-Request": "true"}).content


def test_reference_rates_that_a_person_edits_where_they_lie_are_read_at_once(sam: Browser) -> None:
    file = practices.rates_file(models.Practice.objects.get())
    known = settlement.load_rates().of("BOE")
    file.parent.mkdir(exist_ok=True)
    href = address("settlement")
    try:
        shown = set()
        for percent in ("11.11", "22.22", "33.33"):
            rows = [f'[[rate]]\nseries = "BOE"\nfrom = {rate.day}\npercent = "{percent}"\n' for rate in known]
            file.write_text("".join(rows), encoding="utf-8")
            shown |= {TOKEN.sub(b"", sam.get(href).content) for _ in range(2)}
        assert len(shown) == 3
    finally:
        file.unlink()


def test_whoever_is_shut_out_is_shut_out_at_once(sam: Browser) -> None:
    assert sam.get(address("outbox")).status_code == 200
    models.Membership.objects.update(role="guest")
    assert sam.get(address("outbox")).status_code == 403
    models.Membership.objects.all().delete()
    assert sam.get(address("client")).status_code == 404
    sam.logout()
    assert sam.get(address("today")).status_code == 302


def test_a_role_that_changes_while_a_page_is_drawn_leaves_no_page_behind(
    sam: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The role was read before the change, so what was drawn with it belongs to the records before it."""
    href = address("today")
    sam.get(href)  # the first of a day writes its answer down
    read = desk._memberships

    def read_before_the_change(person: int) -> list[tuple[str, models.Practice]]:
        found = list(read(person))
        models.Membership.objects.update(role="guest")
        return found

    monkeypatch.setattr(desk, "_memberships", read_before_the_change)
    as_owner = sam.get(href)
    monkeypatch.undo()
    as_guest = sam.get(href)
    settings = reverse("settings", kwargs={"practice": "reed-rye"}).encode()
    assert settings in as_owner.content
    assert settings not in as_guest.content


def test_the_office_looks_for_cycles_often_and_shortly(tmp_path: Path) -> None:
    """A command looks seldom, since it answers once. In the office such a round made everybody wait for 0.1 s."""
    program = (
        "import gc; gc.set_threshold(100_000, 50, 50); import goodterms.interfaces.web.wsgi;"
        " print(gc.get_threshold()[0])"
    )
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "goodterms.settings",
        "GOODTERMS_DATA_DIR": str(tmp_path),
    }
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(ran.stdout) <= 5_000
