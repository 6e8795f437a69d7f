"""The matrix: every route of the office, as everybody who must not see it. A new route without a role cannot be
added, because the roles stand in the table that these tests walk."""

from __future__ import annotations

import io
import logging
from contextlib import closing
from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client as Browser
from django.urls import URLPattern, get_resolver, reverse
from tests.office import SAMPLE

from goodterms.casework import folders, keys, outbox, portal, practices
from goodterms.interfaces.portal import pages as portal_pages
from goodterms.interfaces.web.logs import NoSecrets
from goodterms.interfaces.web.urls import ROUTES, Route
from goodterms.records import models

NOW = datetime(2026, 6, 15, 9, tzinfo=UTC)
ROLES = ("owner", "member", "bookkeeper", "guest")
OPEN_TO_ALL = {"home", "healthz", "readyz", "invitation"}


class World:
    """Two practices with one client each, and a person in every role of the first."""

    def __init__(self) -> None:
        self.users = {role: User.objects.create_user(f"{role}@reedrye.example") for role in ROLES}
        self.stranger = User.objects.create_user("stranger@other.example")
        self.ours = practices.open_practice("Reed & Rye", self.users["owner"], now=NOW)
        self.ours.mail_from, self.ours.frozen_today = "sam@reedrye.example", date(2026, 6, 15)
        self.ours.save()
        for role in ROLES[1:]:
            self.ours.memberships.create(user=self.users[role], role=role)
        self.client = folders.import_folder(self.ours, SAMPLE / "northlight", actor="t", now=NOW).client
        envelope = outbox.Envelope("concern", (("Ada", "ada@northlight.example"),), "A talk", "Dear Ada")
        self.outgoing = outbox.approve(self.client, envelope, by=self.users["owner"], now=NOW)
        self.link, self.token = portal.open_link(
            self.client,
            shows=portal.PARTS,
            days=30,
            document={"ends_on": "2026-07-15"},
            actor="t",
            now=datetime.now(UTC),
        )
        self.letter = self.client.letters.create(
            kind="concern", subject="A talk", text="Dear Ada", made_on=date(2026, 6, 15)
        )
        keys.make(self.ours, "a program", actor="t", now=NOW)
        self.key = models.ProgramKey.objects.get()
        self.theirs = practices.open_practice("Other", self.stranger, now=NOW)

    def address(self, route: Route, practice: str) -> str:
        where: dict[str, object] = {"practice": practice}
        if "<slug:slug>" in route.path:
            where["slug"] = self.client.slug
        if "<int:number>" in route.path:
            where["number"] = {
                "outgoing": self.outgoing.pk,
                "outgoing_withdraw": self.outgoing.pk,
                "outgoing_resolve": self.outgoing.pk,
                "key_back": self.key.pk,
                "revoke": self.link.pk,
            }.get(route.name, self.letter.pk)
        return reverse(route.name, kwargs=where)


@pytest.fixture
def world(db: None) -> World:
    cache.clear()
    return World()


def signed_in(user: User | None) -> Browser:
    browser = Browser()
    if user is not None:
        browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return browser


def test_every_route_is_shut_to_everybody_else(world: World) -> None:
    wrong = []
    for route in ROUTES:
        ours = world.address(route, world.ours.slug)
        anonymous = signed_in(None).get(ours)
        if anonymous.status_code != 302 or "/accounts/login/" not in anonymous["Location"]:
            wrong.append((route.name, "anonymous", anonymous.status_code))
        for method in ("get", "post"):
            answer = getattr(signed_in(world.stranger), method)(ours)
            if answer.status_code != 404:
                wrong.append((route.name, "stranger", answer.status_code))
            for role in ROLES:
                if role not in route.may:
                    answer = getattr(signed_in(world.users[role]), method)(ours)
                    if answer.status_code != 403:
                        wrong.append((route.name, role, answer.status_code))
    assert wrong == []


def test_no_route_reaches_another_practices_rows(world: World) -> None:
    """The stranger owns a practice of their own and asks it for the rows of ours."""
    browser = signed_in(world.stranger)
    wrong = []
    for route in ROUTES:
        if "<" not in route.path:
            continue
        address = world.address(route, world.theirs.slug)
        for method in ("get", "post"):
            answer = getattr(browser, method)(address)
            if answer.status_code not in (404, 405):
                wrong.append((route.name, method, answer.status_code))
    assert wrong == []
    assert models.Outgoing.objects.get().status == "waiting"


def test_every_page_opens_for_those_who_may(world: World) -> None:
    wrong = []
    for route in ROUTES:
        for role in sorted(route.may):
            answer = signed_in(world.users[role]).get(world.address(route, world.ours.slug))
            if answer.status_code not in (200, 404, 405):
                wrong.append((route.name, role, answer.status_code))
            answer.close()
    assert wrong == []


def test_a_bookkeeper_sees_money_and_no_words(world: World) -> None:
    browser = signed_in(world.users["bookkeeper"])
    listed = browser.get(reverse("clients", args=[world.ours.slug])).content.decode()
    assert "Northlight Studio" in listed
    assert 'class="why"' not in listed
    assert browser.get(reverse("settlement", args=[world.ours.slug, world.client.slug])).status_code == 200


def test_a_guest_sees_no_money(world: World) -> None:
    page = signed_in(world.users["guest"]).get(reverse("client", args=[world.ours.slug, world.client.slug]))
    assert "NL-28" not in page.content.decode().partition("Money")[2][:200]
    assert b"invoices.csv" not in page.content.partition(b"<h2>Money</h2>")[2]


def test_unknown_ended_and_revoked_links_get_one_answer(world: World) -> None:
    browser = Browser()
    page = f"/portal/{world.token}/"
    assert browser.get(page).status_code == 200
    assert browser.cookies == {}
    unknown = browser.get("/portal/" + "A" * 43 + "/")
    portal.revoke(world.link, actor="t", now=NOW)
    revoked = browser.get(page)
    assert revoked.status_code == unknown.status_code == 404
    assert revoked.content == unknown.content
    world.link.revoked_at, world.link.expires_at = None, datetime.now(UTC) - timedelta(seconds=1)
    world.link.save()
    ended = browser.get(page)
    assert (ended.status_code, ended.content) == (404, unknown.content)
    for part in ("say/", "files.zip", "settlement.pdf"):
        answer = browser.post(page + part) if part == "say/" else browser.get(page + part)
        assert answer.status_code == 404


def test_the_portal_is_rate_limited(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a small limit: sixty pages may take a slow machine longer than the minute they are counted in."""
    assert portal_pages.ASKED_PER_MINUTE == 60
    monkeypatch.setattr(portal_pages, "ASKED_PER_MINUTE", 5)
    browser = Browser()
    answers = [browser.get(f"/portal/{world.token}/").status_code for _ in range(12)]
    assert answers[:5] == [200] * 5
    assert 404 in answers


def test_the_portals_files_can_be_resumed(world: World) -> None:
    browser = Browser()
    with closing(browser.get(f"/portal/{world.token}/files.zip")) as answer:
        whole = b"".join(answer)
    rest = browser.get(f"/portal/{world.token}/files.zip", headers={"Range": "bytes=100-"})
    assert rest.status_code == 206
    assert rest["Content-Range"] == f"bytes 100-{len(whole) - 1}/{len(whole)}"
    assert whole[100:] == rest.content


def test_no_token_reaches_the_logs(world: World, capfd: pytest.CaptureFixture[str]) -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(NoSecrets())
    logging.getLogger("django.request").addHandler(handler)
    try:
        portal.revoke(world.link, actor="t", now=NOW)
        Browser().get(f"/portal/{world.token}/")
        Browser().get("/invitation/canary-token/")
    finally:
        logging.getLogger("django.request").removeHandler(handler)
    assert "/portal/…/" in stream.getvalue()
    assert world.token not in stream.getvalue()
    assert "canary" not in stream.getvalue()
    assert world.token not in capfd.readouterr().err
    filters = settings.LOGGING["handlers"]["stderr"]["filters"]
    assert filters == ["no_secrets"]


def test_what_a_client_says_is_kept_and_journaled(world: World) -> None:
    browser = Browser()
    browser.post(f"/portal/{world.token}/say/", {"kind": "acknowledged"})
    browser.post(f"/portal/{world.token}/say/", {"kind": "word", "text": "Thank you <b>both</b>"})
    assert browser.post(f"/portal/{world.token}/say/", {"kind": "made-up"}).status_code == 422
    page = signed_in(world.users["owner"]).get(reverse("their_page", args=[world.ours.slug, world.client.slug]))
    assert "Thank you &lt;b&gt;both&lt;/b&gt;" in page.content.decode()
    assert [w.kind for w in world.link.words.all()] == ["acknowledged", "word"]


def test_pages_carry_a_policy_without_anything_inline(world: World) -> None:
    for address in ("/", f"/portal/{world.token}/", reverse("today", args=[world.ours.slug])):
        answer = signed_in(world.users["owner"]).get(address, follow=True)
        policy = answer["Content-Security-Policy"]
        assert "unsafe-inline" not in policy
        assert "default-src 'self'" in policy
        page = answer.content.decode()
        assert " style=" not in page
        assert "onclick" not in page
        assert "<script>" not in page


def test_every_address_is_in_the_matrix_or_known_to_be_open() -> None:
    named = {one.name for one in get_resolver().url_patterns if isinstance(one, URLPattern) and one.name}
    assert named - {route.name for route in ROUTES} == OPEN_TO_ALL | {"welcome"}


def test_code_beside_the_styles_is_not_served(db: None) -> None:
    browser = Browser()
    with closing(browser.get("/static/paper/tokens.css")) as style:
        assert style.status_code == 200
    assert browser.get("/static/paper/__init__.py").status_code == 404
