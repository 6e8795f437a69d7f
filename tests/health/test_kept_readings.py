"""Readings of tone are kept in one plain file: what was read is not read again, and an old line is read anew."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from goodterms.casework.readings import cache_file, tone_of
from tests.health.clients import Book


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_a_kept_reading_is_given_again_and_only_what_is_new_is_read(tmp_path: Path) -> None:
    book = Book().mail(date(2026, 5, 4), "Thank you, this is lovely work.")
    first = tone_of(book.history.messages, tmp_path)
    file = cache_file(tmp_path)
    (line,) = file.read_text().splitlines()
    kept = json.loads(line)
    assert kept["politeness"] is not None
    # What stands in the file is believed: nothing is read twice.
    file.write_text(json.dumps({**kept, "politeness": 0.123}) + "\n")
    book.mail(date(2026, 5, 5), "Where is the list? I want it now.")
    again = tone_of(book.history.messages, tmp_path)
    assert again["m0000"] == replace(first["m0000"], politeness=0.123)
    assert len(file.read_text().splitlines()) == 2


def test_a_line_of_an_older_version_is_read_anew_and_the_file_may_go(tmp_path: Path) -> None:
    book = Book().mail(date(2026, 5, 4), "Thank you, this is lovely work.")
    first = tone_of(book.history.messages, tmp_path)
    file = cache_file(tmp_path)
    old = json.loads(file.read_text())
    del old["politeness"]
    file.write_text(json.dumps(old) + "\nnot JSON\n")
    assert tone_of(book.history.messages, tmp_path) == first
    file.unlink()
    assert tone_of(book.history.messages, tmp_path) == first
