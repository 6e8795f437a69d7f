"""The pages of the rules say what the records say, and the page on letters how many kinds are looked for."""

from __future__ import annotations

from pathlib import Path

from goodterms.letters.reading.conflicts import CONFLICTS
from goodterms.letters.rules.page import pages

DOCS = Path(__file__).parent.parent.parent / "docs"
FOLDER = DOCS / "reference" / "rules"


def test_the_pages_are_written_from_the_records() -> None:
    written = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.glob("*.md")}
    assert written == pages()


def test_the_page_on_letters_counts_the_kinds_of_contradiction() -> None:
    page = (DOCS / "explanation" / "letters.md").read_text(encoding="utf-8")
    assert f"Of contradictions {len(CONFLICTS)} kinds are looked for" in page
