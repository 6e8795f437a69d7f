"""What is newly written: the development set of marked mails, and laws that hold for any text."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.importers.written import newly_written

SET = Path(__file__).parent / "newly_written"


@dataclass(frozen=True)
class Case:
    """A mail whose lines are marked: "+" newly written, "-" cut off."""

    name: str
    author: str
    text: str
    new: str


def cases() -> Iterator[Case]:
    """The marked mails of the development set."""
    for file in sorted(SET.glob("*.txt")):
        for block in file.read_text(encoding="utf-8").split("### ")[1:]:
            head, _, body = block.partition("\n")
            title, _, author = head.partition(" | ")
            lines = body.removesuffix("\n").split("\n")
            assert all(line[:1] in "+-" and line for line in lines), f"{file.name}: {title}"
            new = "\n".join(line[1:] for line in lines if line[0] == "+")
            yield Case(f"{file.stem}: {title}", author, "\n".join(line[1:] for line in lines), new)


@pytest.mark.parametrize("case", tuple(cases()), ids=lambda case: case.name)
def test_the_development_set(case: Case) -> None:
    written = newly_written(case.text, case.author)
    assert written.text.strip() == case.new.strip()


LINES = (
    "> quoted", "new words", "", "On Mon, 4 May 2026 at 09:12, Sam <s@x.example> wrote:", "-- ", "Sam", "Regards,",
    "From: Sam", "Sent: today", "To: Ada", "Subject: x", "-----Original Message-----", "Sent from my iPhone",
    "P.S. more", "This email is confidential and privileged", "______________________",
)  # fmt: skip


@given(st.lists(st.sampled_from(LINES)))
def test_each_line_is_new_or_cut_and_none_is_made_up(lines: list[str]) -> None:
    text = "\n".join(lines)
    written = newly_written(text, "Sam Reed")
    rest = iter(lines)
    assert all(any(line == own.rstrip() for own in rest) for line in written.text.split("\n") if line)
    assert written.quoted_chars + written.signature_chars + len(written.text) <= len(text) + 1


@given(st.text())
@settings(max_examples=200)
def test_any_text_is_cut_without_error_and_cutting_again_cuts_no_quotes(text: str) -> None:
    written = newly_written(text, "Sam Reed")
    written.text.encode()
    assert len(written.text) <= len(text)


PIECES = (
    "On a ", "wrote:\n", "> ", "On Mon 4 May at 09:12\n", "From: a\n", "-" * 50 + "\n", "_", "a:\n", "a@a.a ",
    "Sent from ", "-- \n", "Regards,\n", "Sam\n", "schrieb:\nAm 4\n", "This email is confidential\n", "   ", "(",
    "<", "_" * 30 + "\nlist http://\n", "\n", "> a\nb\n", "P.S.\n", "Sent from my iPhone\n", "x: y\n\n",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_time_is_linear_in_the_length(piece: str) -> None:
    small, large = piece * (40_000 // len(piece)), piece * (160_000 // len(piece))
    assert _seconds(large) < 12 * _seconds(small) + 0.3


def _seconds(text: str) -> float:
    start = time.perf_counter()
    newly_written(text, "Sam Reed")
    return time.perf_counter() - start
