"""The pages of the rules say what the records say."""

from __future__ import annotations

from pathlib import Path

from goodterms.letters.rules.page import pages

FOLDER = Path(__file__).parent.parent.parent / "docs" / "reference" / "rules"


def test_the_pages_are_written_from_the_records() -> None:
    written = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.md")}
    assert written == pages()
