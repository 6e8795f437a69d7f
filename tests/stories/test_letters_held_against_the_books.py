"""Letters that say what the books hold, and what is seen when one word of them is made false.

Each file beside `planted/books` has letters to one client, then falsehoods (topic | what stands there | what is
put in its place), then sentences that are true and look like them. A falsehood must be found where it stands, and
by a rule that looks into the books; nothing true may be found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from tests.stories.desk import SAMPLE

from goodterms import importers
from goodterms.letters import Brief, Finding, lint

PLANTED = Path(__file__).parent / "planted"
CASES = sorted(path.stem for path in PLANTED.glob("*.txt"))
AROUND = {
    "de": "Guten Tag,\n\nich schreibe wegen unserer Zusammenarbeit.\n\n{}\n\nMit freundlichen Grüßen\n",
    "fr": "Bonjour,\n\nje vous écris au sujet de notre collaboration.\n\n{}\n\nBien à vous\n",
    "es": "Hola:\n\nle escribo sobre nuestra colaboración.\n\n{}\n\nUn saludo\n",
    "en": "Hello,\n\nI am writing about our work.\n\n{}\n\nKind regards\n",
}


class Case:
    """One file: the client's books on a day, letters by kind, falsehoods and true sentences."""

    def __init__(self, name: str) -> None:
        head, text = (PLANTED / f"{name}.txt").read_text("utf-8").split("\n\n", 1)
        folder, today = (line.split(": ")[1] for line in head.splitlines())
        where, client = folder.split("/", 1)
        where, client = folder.split("/", 1)
        books = importers.read_folder((SAMPLE if where == "sample" else PLANTED / "books") / client)
        self.brief = Brief(books.history, books.practice, date.fromisoformat(today))
        self.language = folder.split("/")[1] if folder.startswith("books/") else "en"
        letters, lists = text.split("--- planted\n")
        planted, true = lists.split("--- true\n")
        self.letters = [tuple(part.split("\n", 1)) for part in re.split(r"(?m)^=== ", letters)[1:]]
        self.planted = [line.split(" | ") for line in planted.splitlines() if line]
        self.true = [line for line in true.splitlines() if line]

    def found(self, text: str, kind: str) -> Iterator[Finding]:
        """What only the books show."""
        alone = {(f.rule, f.start) for f in lint(text, kind, quick=True).findings}
        for finding in lint(text, kind, self.brief, quick=True).findings:
            if finding.level != "consider" and (finding.rule, finding.start) not in alone:
                yield finding


@cache
def case(name: str) -> Case:
    return Case(name)


@pytest.mark.parametrize("name", CASES)
def test_what_is_true_is_left_alone(name: str) -> None:
    told = case(name)
    around = AROUND.get(told.language, AROUND["en"])
    for kind, text in told.letters:
        assert not list(told.found(text, kind)), text
    for sentence in told.true:
        assert not list(told.found(around.format(sentence), "ending")), sentence


@pytest.mark.parametrize("name", CASES)
def test_what_is_false_is_found_where_it_stands(name: str) -> None:
    told = case(name)
    for _topic, true, false in told.planted:
        kind, text = next((kind, text) for kind, text in told.letters if true in text)
        at = text.index(true)
        found = told.found(text.replace(true, false, 1), kind)
        assert any(f.start < at + len(false) and at < f.end for f in found), false
