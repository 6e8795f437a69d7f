"""The office speaks German where it is asked to, every word of it, and writes money and days as German does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client as Browser
from django.utils import translation
from django.utils.translation import trans_real
from django.utils.translation.template import templatize

import goodterms
from goodterms.interfaces.web.templatetags.office import amount, day, runway

INTERFACES = Path(goodterms.__file__).parent / "interfaces"
_CALL = re.compile(r"\bn?gettext\((u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"))")
_NAMES = {"_", "gettext", "gettext_lazy", "ngettext"}


def test_the_frame_is_german_for_a_german_browser(db: None) -> None:
    page = Browser().get("/accounts/login/", headers={"Accept-Language": "de"}).content.decode()
    assert '<html lang="de">' in page
    assert "Zahlen sagen, woher sie kommen." in page


def words() -> Iterator[str]:
    """Everything that templates and pages ask to be translated."""
    for file in INTERFACES.rglob("*.html"):
        for found in _CALL.finditer(templatize(file.read_text(encoding="utf-8"))):
            yield ast.literal_eval(found[1])
    for file in (INTERFACES / "web").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            called = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            if isinstance(node, ast.Call) and called in _NAMES and isinstance(node.args[0], ast.Constant):
                yield str(node.args[0].value)


def test_every_word_of_the_pages_is_german() -> None:
    keys = trans_real.translation("de")._catalog.keys()
    asked = set(words())
    assert len(asked) > 600
    known = {key if isinstance(key, str) else key[0] for key in keys}
    assert sorted(asked - known) == []


@pytest.mark.parametrize(
    ("language", "money", "on", "lasts"),
    [("en", "£1,020.00", "15 Jun 2026", "12 days"), ("de", "1.020,00\xa0£", "15.06.2026", "12 Tage")],
)
def test_figures_are_written_as_the_reader_writes_them(language: str, money: str, on: str, lasts: str) -> None:
    with translation.override(language):
        assert amount("1020.00", "GBP") == money
        assert day("2026-06-15") == on
        assert runway(12) == lasts
