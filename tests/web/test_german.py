"""The office speaks German where it is asked to, and writes money and days as German does."""

from __future__ import annotations

import pytest
from django.test import Client as Browser
from django.utils import translation

from goodterms.interfaces.web.templatetags.office import amount, day, runway


def test_the_frame_is_german_for_a_german_browser(db: None) -> None:
    page = Browser().get("/accounts/login/", headers={"Accept-Language": "de"}).content.decode()
    assert '<html lang="de">' in page
    assert "Zahlen sagen, woher sie kommen." in page


@pytest.mark.parametrize(
    ("language", "money", "on", "lasts"),
    [("en", "£1,020.00", "15 Jun 2026", "12 days"), ("de", "1.020,00\xa0£", "15.06.2026", "12 Tage")],
)
def test_figures_are_written_as_the_reader_writes_them(language: str, money: str, on: str, lasts: str) -> None:
    with translation.override(language):
        assert amount("1020.00", "GBP") == money
        assert day("2026-06-15") == on
        assert runway(12) == lasts
