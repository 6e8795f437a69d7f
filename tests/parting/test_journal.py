"""A journal shows every change that was made to it."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from goodterms.parting import journal
from goodterms.parting.journal import Entry, Event

DAY = date(2026, 6, 15)


def made(count: int) -> tuple[Entry, ...]:
    lines: tuple[Entry, ...] = ()
    for number in range(count):
        says = f"Sentence {number}: Ada said “yes”,\nand meant it."
        lines = journal.append(lines, Event(DAY, "noted", says, "Sam Reed", {"reason": "é"}))
    return lines


LINES = made(6)
FILE = journal.written(LINES)


def test_it_is_read_back_whole() -> None:
    assert journal.read(FILE) == (LINES, ())
    assert journal.read(journal.written(())) == ((), ())


@settings(max_examples=400, deadline=None)
@given(st.integers(0, len(FILE) - 1), st.integers(1, 255))
def test_a_flipped_byte_is_named(place: int, mask: int) -> None:
    broken = bytearray(FILE)
    broken[place] ^= mask
    assert journal.read(bytes(broken))[1]


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(FILE) - 1), st.integers(1, 40))
def test_bytes_taken_out_are_named(place: int, count: int) -> None:
    assert journal.read(FILE[:place] + FILE[place + count :])[1]


@settings(max_examples=100, deadline=None)
@given(st.integers(0, len(FILE)), st.binary(min_size=1, max_size=5))
def test_bytes_put_in_are_named(place: int, more: bytes) -> None:
    assert journal.read(FILE[:place] + more + FILE[place:])[1]


@settings(max_examples=100, deadline=None)
@given(st.permutations(FILE.splitlines(keepends=True)))
def test_lines_in_another_order_are_named(lines: list[bytes]) -> None:
    content = b"".join(lines)
    assert bool(journal.read(content)[1]) == (content != FILE)


@settings(max_examples=100, deadline=None)
@given(st.sets(st.integers(0, 6), min_size=1))
def test_lines_taken_out_are_named(gone: set[int]) -> None:
    content = b"".join(line for n, line in enumerate(FILE.splitlines(keepends=True)) if n not in gone)
    assert journal.read(content)[1]


def test_the_line_is_named() -> None:
    lines = FILE.splitlines(keepends=True)
    assert (
        journal.read(b"".join([*lines[:2], *lines[3:]]))[1][0].says == "is number 4; number 3 should stand here."
    )
    changed = FILE.replace(b"Sentence 3", b"Sentence 8")
    assert journal.read(changed)[1][0].line == 4
    assert len(journal.read(changed)[0]) == 3


def test_an_empty_or_strange_file_is_named() -> None:
    for content in (b"", b"\n", b"[]\n", b"null\nnull\n", b"[" * 100_000 + b"\n\n"):
        assert journal.read(content)[1]


def test_names_are_blacked_out_and_the_old_digest_is_kept() -> None:
    new = journal.redacted(LINES, DAY, ("Ada", "Sam Reed"), "Erased as asked.")
    content = journal.written(new)
    assert b"Ada" not in content
    assert b"Sam Reed" not in content
    assert new[-1].details["journal_before"] == LINES[-1].digest
    assert journal.read(content) == (new, ())


def test_names_go_as_whole_words_and_out_of_the_particulars_too() -> None:
    details = {"mail/Al Roe.eml": "one", "mail/AL ROE.eml": "two"}
    line = journal.append((), Event(DAY, "noted", "Al Roe agreed; al roe also signed. Also all.", details=details))
    gone = journal.redacted(line, DAY, ("Al Roe", "Al", "Roe"), "Erased.")[0]
    assert gone.says == "█████ agreed; █████ also signed. Also all."
    assert dict(gone.details) == {"mail/█████.eml": "two", "mail/█████.eml (2)": "one"}
