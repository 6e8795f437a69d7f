"""The pages of partings and of all clients in a real browser: nothing is loaded, everybody can read them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.stories.desk import NORTHLIGHT, SAMPLE, TODAY, goodterms_says, part

AXE = Path(__file__).parent.parent / "web" / "vendor" / "axe.min.js"
RULES = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    system = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    place = tmp_path_factory.mktemp("pages")
    part(NORTHLIGHT, place / "northlight")
    part(SAMPLE / "vantage-fitouts", place / "vantage")
    goodterms_says("health", SAMPLE, "--today", TODAY, "--out", place / "clients.html")
    papers = ("northlight/index.html", "vantage/index.html", "clients.html")
    return [(place / name).as_uri() for name in papers]


@pytest.mark.parametrize(("theme", "width"), [("light", 390), ("dark", 1280)])
def test_everybody_can_read_it(browser: Browser, pages: list[str], theme: Any, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme, bypass_csp=True)
    for address in pages:
        page = context.new_page()
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.evaluate(AXE.read_text("utf-8"))
        found = page.evaluate(f"axe.run(document, {RULES})")["violations"]
        assert not found, [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found]
    context.close()


def test_it_asks_nothing_of_anybody(browser: Browser, pages: list[str]) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    for address in (pages[0], pages[-1]):
        page.goto(address)
        page.wait_for_load_state()
    assert [address for address in asked if not address.startswith("data:")] == [pages[0], pages[-1]]
    assert said == []
    assert page.evaluate("document.fonts.check('16px \"Goodterms Serif\"')")
