"""The office in a real browser: from an empty installation to a closed file and a word later, with a client who
opens their private page in a browser of their own; and axe on every page, in both themes."""

from __future__ import annotations

import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from aiosmtpd.controller import Controller
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from tests.letters.model_server import openai, serving
from tests.office import SAMPLE

from goodterms.interfaces.web.urls import ROUTES

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
PICTURES = os.environ.get("GOODTERMS_PICTURES", "")
SLIDE_TO_NOTHING = "s => { s.value = 0; s.dispatchEvent(new Event('change', {bubbles: true})) }"
CHECK = "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']})"
WHO, PASSWORD = "sam@reedrye.example", "a quiet desk and a door"


@dataclass
class MailServer:
    """Keeps what it accepts."""

    port: int
    accepted: list[bytes] = field(default_factory=list)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.accepted.append(envelope.content)
        return "250 OK"


@dataclass
class Office:
    """A running `goodterms serve` with a data folder and a mail server of its own."""

    address: str
    data: Path
    mail: MailServer
    environment: dict[str, str]

    def time_passes(self) -> None:
        """Let what waits in the outbox be due, and do one round of work."""
        with sqlite3.connect(self.data / "goodterms.sqlite3") as database:
            database.execute("UPDATE records_outgoing SET send_after = '2026-01-01 00:00:00'")
        database.close()
        run = [sys.executable, "-W", "ignore", "-m", "goodterms", "worker", "--once"]
        subprocess.run(run, env=self.environment, check=True, capture_output=True)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    data, port = tmp_path_factory.mktemp("office"), free_port()
    mail = MailServer(free_port())
    controller = Controller(mail, hostname="127.0.0.1", port=mail.port)
    controller.start()
    environment = {**os.environ, "GOODTERMS_DATA_DIR": str(data), "GOODTERMS_TODAY": "2026-06-15"}
    command = [sys.executable, "-W", "ignore", "-m", "goodterms", "serve", "--port", str(port), "--no-worker"]
    with (data / "serve.log").open("wb") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            found = Office(f"http://127.0.0.1:{port}", data, mail, environment)
            until_ready(found)
            yield found
        finally:
            server.terminate()
            server.wait(20)
            controller.stop()


def until_ready(office: Office) -> None:
    for _ in range(600):
        try:
            with urlopen(f"{office.address}/readyz", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    raise AssertionError((office.data / "serve.log").read_text())


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    system = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system, args=["--no-sandbox"])
        yield browser
        browser.close()


class Visit:
    """One person at one browser; whatever the console complains of is kept."""

    def __init__(self, context: BrowserContext) -> None:
        context.set_default_timeout(30_000)
        self.page: Page = context.new_page()
        self.complaints: list[str] = []
        self.page.on(
            "console", lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") else None
        )
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))


def zipped(target: Path) -> Path:
    with zipfile.ZipFile(target, "w") as archive:
        for file in sorted(SAMPLE.rglob("*")):
            if file.is_file():
                archive.write(file, f"reed-and-rye/{file.relative_to(SAMPLE).as_posix()}")
    return target


def test_from_an_empty_office_to_a_closed_file(office: Office, chromium: Browser, tmp_path: Path) -> None:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    sam = Visit(context)
    page = sam.page
    open_an_account(page, office)
    bring_in_the_clients(page, tmp_path)
    told_early(page)
    send_a_letter(page, office)
    the_client_visits(page, chromium)
    part(page)
    write_again(page)
    assert sam.complaints == []
    context.close()


def open_an_account(page: Page, office: Office) -> None:
    page.goto(office.address)
    expect(page).to_have_url(re.compile("/accounts/signup/"))
    page.fill("#id_email", WHO)
    page.fill("#id_password1", PASSWORD)
    page.fill("#id_password2", PASSWORD)
    page.click("main button[type=submit]")
    page.fill("#name", "Reed & Rye")
    page.click("text=Open my practice")
    expect(page.locator(".empty")).to_contain_text("enter a client")


def bring_in_the_clients(page: Page, tmp_path: Path) -> None:
    page.click("text=Import a client's folder")
    page.set_input_files("#files", zipped(tmp_path / "clients.zip"))
    page.click("text=Read it")
    expect(page.locator(".said")).to_have_count(6, timeout=120_000)
    expect(page.locator(".said").first).to_contain_text("new messages")
    expect(page.locator("#assessing")).to_contain_text("Every client was looked at", timeout=120_000)


def told_early(page: Page) -> None:
    page.click("nav >> text=Today")
    expect(page.locator(".next")).to_contain_text("Untenable")
    expect(page.locator("main")).to_contain_text("Vantage Fit-outs")
    page.click("nav >> text=Clients")
    page.click("text=Vantage Fit-outs")
    expect(page.locator(".standing").first).to_have_text("Untenable")
    page.locator("text=Read it in its context").first.click()
    expect(page.locator(".opened mark").first).to_be_visible()
    page.click("nav >> text=Clients")
    page.fill("#q", "pember")
    expect(page.locator("#rows tbody tr")).to_have_count(1)
    page.click("#rows .name")
    page.click(".tabs >> text=Ways forward")
    before = page.locator(".compare").inner_text()
    page.locator("#cash").evaluate(
        "slider => { slider.value = 0; slider.dispatchEvent(new Event('change', {bubbles: true})) }"
    )
    expect(page.locator(".compare")).not_to_have_text(before)


def send_a_letter(page: Page, office: Office) -> None:
    page.click("nav >> text=Settings")
    page.fill("#mail_from", WHO)
    page.fill("#mail_url", f"smtp://127.0.0.1:{office.mail.port}")
    page.click("text=Save the settings")
    page.click("nav >> text=Clients")
    page.click("text=Pemberton Lane")
    page.click(".tabs >> text=Letters")
    page.select_option("#kind", "concern")
    page.click("text=Draft it")
    text = page.locator("#text")
    written = text.input_value()
    text.fill(written + "\n\nYou are incompetent and everything is your fault.")
    expect(page.locator("#findings .finding").first).to_be_visible()
    text.fill(written)
    page.click("text=Keep the words")
    page.locator("button:has-text('Approve and send to')").click()
    expect(page.locator("h2:has-text('Waiting')")).to_be_visible()
    office.time_passes()
    page.reload()
    expect(page.locator("h2:has-text('Sent')")).to_be_visible()
    office.time_passes()
    (sent,) = office.mail.accepted
    assert message_from_bytes(sent)["From"] == f"Sam Reed <{WHO}>"


def the_client_visits(page: Page, chromium: Browser) -> None:
    page.click("nav >> text=Clients")
    page.click("text=Northlight Studio")
    page.click(".tabs >> text=Their page")
    for part in ("settlement", "files"):
        page.check(f"input[value={part}]")
    page.fill("#said", "Dear Ada, here is all of it.")
    page.click("text=Open the page for the client")
    link = page.locator(".next a").inner_text()
    theirs = chromium.new_context(java_script_enabled=False)
    ada = Visit(theirs)
    ada.page.goto(link)
    expect(ada.page.locator("main")).to_contain_text("Dear Ada, here is all of it.")
    expect(ada.page.locator("main")).to_contain_text("Balance")
    with ada.page.expect_download() as taken:
        ada.page.click("text=Download all")
    assert zipfile.is_zipfile(taken.value.path())
    ada.page.click("text=I have read this")
    expect(ada.page.locator(".said")).to_contain_text("Thank you")
    assert theirs.cookies() == []
    assert ada.complaints == []
    theirs.close()
    page.goto(page.url)
    expect(page.locator("blockquote")).to_contain_text("They have read their page.")
    expect(page.locator("main")).to_contain_text("Read")


def part(page: Page) -> None:
    page.click("nav >> text=Clients")
    page.click("text=Vantage Fit-outs")
    page.click("text=Look at a parting")
    page.click("summary:has-text('Break off contact')")
    form = page.locator("details[open] form")
    for box in form.locator("input[type=checkbox]").all():
        box.check()
    form.locator("button").click()
    for step in ("Settle", "Hand over"):
        page.locator(".next button", has_text=step).click()
    page.click(".tabs >> text=Handover")
    page.locator("text=Mark as done").first.click()
    page.click(".tabs >> text=Settlement")
    expect(page.locator("tfoot")).to_contain_text("Balance")
    page.click(".tabs >> text=Parting")
    expect(page.locator("h2:has-text('Still open')")).to_be_visible()
    page.fill(".next textarea", "We do not wait for the rest.")
    page.check(".next input[name=yes]")
    page.locator(".next button").click()
    expect(page.locator(".side")).to_contain_text("A closed file")
    page.click(".tabs >> text=Afterwards")
    expect(page.locator(".next")).to_contain_text("Nothing is written")


def write_again(page: Page) -> None:
    page.click("nav >> text=Clients")
    page.click("text=Osprey Trail")
    page.click(".tabs >> text=Afterwards")
    page.click("text=Draft the word")
    expect(page.locator("#text")).to_be_visible()


SHUT = {"message", "original", "outgoing", "source", "assess_page"}
"""Pages that need more than an address, and the one that goes on by itself."""


def signed_in(page: Page, office: Office) -> str:
    """Sign in on the page that asks for it; the address of the practice that opens."""
    page.fill("#id_login", WHO)
    page.fill("#id_password", PASSWORD)
    page.click("main button[type=submit]")
    practice = re.search(r"/p/([^/]+)/", page.url)
    assert practice is not None
    return f"{office.address}/p/{practice[1]}/"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_page_is_accessible_in_both_themes(
    office: Office, chromium: Browser, theme: Any, tmp_path: Path
) -> None:
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900}, color_scheme=theme, bypass_csp=True, reduced_motion="reduce"
    )
    page = context.new_page()
    faults = look(page, "sign-in", f"{office.address}/accounts/login/", theme)
    base = signed_in(page, office)
    for name, address in pages_of(page, base):
        faults += look(page, name, address, theme)
    for name in ("2fa/", "2fa/totp/activate/", "2fa/webauthn/", "password/change/"):
        faults += look(page, name, f"{office.address}/accounts/{name}", theme)
    assert faults == []
    context.close()


def test_no_page_is_wider_than_a_phone(office: Office, chromium: Browser) -> None:
    context = chromium.new_context(viewport={"width": 375, "height": 800}, color_scheme="light")
    page = context.new_page()
    page.goto(f"{office.address}/accounts/login/")
    base = signed_in(page, office)
    wide = []
    for name, address in pages_of(page, base):
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(name)
        keep_picture(page, f"{name}-phone")
    assert wide == []
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_model_proposes_the_words_of_a_letter(office: Office, chromium: Browser, theme: Any) -> None:
    """Named by the owner, shown before it goes, waited for without a reload, kept by a person."""
    context = chromium.new_context(
        viewport={"width": 1280, "height": 900}, color_scheme=theme, bypass_csp=True, reduced_motion="reduce"
    )
    sam = Visit(context)
    page = sam.page
    page.goto(f"{office.address}/accounts/login/")
    base = signed_in(page, office)
    with serving() as model:
        page.goto(base + "settings/")
        page.select_option("#model_shape", "openai")
        page.fill("#model_url", model.url)
        page.fill("#model_name", "some-model")
        page.click("text=Save the model")
        page.goto(base + "clients/northlight-studio/letters/")
        page.select_option("#kind", "ending")
        page.click("text=Draft it")
        faults = look(page, "letter", page.url, theme)
        words = page.input_value("#text") + "\nWith my own last line."
        page.fill("#text", words)
        model.answer, model.delay = openai(f"Subject: A last word\n\n{words}"), 1.0
        page.click("text=Ask the model for a draft")
        faults += look(page, "letter_model", page.url, theme)
        page.click("text=Send this to 127.0.0.1")
        faults += found_by_axe(page, "letter_model_wait")
        page.wait_for_url("**?draft")
        faults += look(page, "letter_proposed", page.url, theme)
        assert page.input_value("#subject") == "A last word"
        page.set_viewport_size({"width": 375, "height": 800})
        assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
        page.click("button:has-text('Keep these words')")
        expect(page.locator(".said")).to_have_text("Kept.")
        assert page.input_value("#subject") == "A last word"
        told = model.asked[0][2]["messages"][1]["content"]
    assert "With my own last line." in told
    assert faults == []
    assert sam.complaints == []
    context.close()


def pages_of(page: Page, base: str) -> Iterator[tuple[str, str]]:
    """The pages of the office, as the table of routes has them; form targets and downloads are none."""
    for route in ROUTES:
        if "<int:" in route.path or "." in route.path or route.name in SHUT:
            continue
        client = "northlight-studio" if route.name != "parting" else "pemberton-lane"
        address = base + route.path.replace("<slug:slug>", client)
        answer = page.request.get(address)
        if answer.ok and "html" in answer.headers.get("content-type", ""):
            yield route.name, address


def look(page: Page, name: str, address: str, theme: str) -> list[str]:
    answer = page.goto(address)
    assert answer is not None
    assert answer.status == 200, (name, answer.status)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    faults = found_by_axe(page, name)
    keep_picture(page, f"{name}-{theme}")
    return faults


def found_by_axe(page: Page, name: str) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate(CHECK)
    return [
        f"{name}: {fault['id']}: {node['html'][:160]}" for fault in found["violations"] for node in fault["nodes"]
    ]


def keep_picture(page: Page, name: str) -> None:
    """Pictures for the documentation, where a folder for them is named."""
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name.replace('/', '-')}.png", full_page=True)
