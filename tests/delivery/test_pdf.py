"""Letters and statements as PDF: archival, accessible, the same each time, safe from what is written in them."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pypdf
import pytest
from tests.delivery.sample_answers import PRACTICE, SETTLEMENT, SOURCES

from goodterms.delivery.documents import Statement
from goodterms.delivery.pdf import LetterSheet, letter_pdf, statement_pdf
from goodterms.delivery.sources import SourceRow, Sources, SourceTable

SHEET = LetterSheet(
    ("Ada Lindqvist", "Northlight Studio"),
    date(2026, 6, 15),
    "Our work ends on 31 July 2026",
    "Dear Ada,\n\nwe end on **31 July 2026**.\n\n- the domain\n- the fonts\n\nSam  \nReed & Rye",
)


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)


def metadata_of(pdf: bytes) -> str:
    return str(root_of(pdf)["/Metadata"].get_data().decode())


def root_of(pdf: bytes) -> Any:
    """The document's catalogue, whose parts pypdf gives no types."""
    return pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]


@pytest.mark.parametrize(
    "pdf", [letter_pdf(PRACTICE, SHEET), statement_pdf(PRACTICE, SETTLEMENT, SOURCES.shown_to_client())]
)
def test_it_is_archival_accessible_and_tagged(pdf: bytes) -> None:
    metadata = metadata_of(pdf)
    assert re.search(r"<pdfaid:part>2</pdfaid:part>", metadata)
    assert re.search(r"<pdfaid:conformance>A</pdfaid:conformance>", metadata)
    assert re.search(r"<pdfuaid:part>1</pdfuaid:part>", metadata)
    root = root_of(pdf)
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("en")


def test_a_letter_says_what_was_written() -> None:
    text = text_of(letter_pdf(PRACTICE, SHEET))
    for words in ("Reed & Rye", "Ada Lindqvist", "15 June 2026", "31 July 2026", "the domain", "the fonts"):
        assert words in text
    assert "Page" not in text  # one page needs no number


def test_a_long_letter_numbers_its_pages() -> None:
    pdf = letter_pdf(PRACTICE, replace(SHEET, markdown="A sentence of some length stands here.\n\n" * 90))
    assert "Page 2 of 3" in text_of(pdf)


def test_the_same_letter_is_the_same_bytes() -> None:
    assert letter_pdf(PRACTICE, SHEET) == letter_pdf(PRACTICE, SHEET)


def test_a_german_letter_has_a_german_day() -> None:
    assert "15. Juni 2026" in text_of(letter_pdf(PRACTICE, replace(SHEET, language="de")))


def test_paper_follows_the_country() -> None:
    for country, width in (("GB", 595), ("US", 612)):
        pdf = letter_pdf(replace(PRACTICE, country=country), SHEET)
        assert int(pypdf.PdfReader(io.BytesIO(pdf)).pages[0].mediabox.width) == width


@pytest.mark.parametrize(
    "hostile", ['#panic("x")', '#read("/etc/passwd")', "$ x $", "</p> \\ \" ' @ref <label>", "*a", "_b"]
)
def test_words_are_never_instructions(hostile: str) -> None:
    sheet = replace(SHEET, subject=hostile, markdown=f"`{hostile}`", recipient=(hostile,))
    text = text_of(letter_pdf(replace(PRACTICE, name=hostile), sheet))
    assert text.replace(" ", "").count(hostile.replace(" ", "")) >= 3


@pytest.mark.parametrize("words", ["😀 你好 שלום Привет", "\x00 \x07 \ufffe", "", "a" * 5000])
def test_any_text_gives_a_letter(words: str) -> None:
    assert letter_pdf(PRACTICE, replace(SHEET, markdown=words)).startswith(b"%PDF")


def test_the_statement_shows_each_line_its_sources_and_the_working() -> None:
    text = text_of(statement_pdf(PRACTICE, SETTLEMENT, SOURCES.shown_to_client()))
    for words in (
        "Northlight <Studio>",
        "31 July 2026",
        "1,440.00",
        "−1,000.00",
        "520.20",
        "Please pay in the instalments below",
        "invoices.csv 18",
        "agreement: deposit, deposit kind",
        "10.202301",
        "day 2026-05-03 · hours 1.00",
        "the rate",
        "hours.csv, line 9",
        "What was agreed",
    ):
        assert words in text, words


def test_without_instalments_the_day_is_said() -> None:
    text = text_of(statement_pdf(PRACTICE, {**SETTLEMENT, "instalments": []}, {}))
    assert "Please pay by 1 September 2026" in text


def test_nothing_owed_is_said_plainly() -> None:
    nothing: Statement = {
        **SETTLEMENT["currencies"][0],
        "balance": "0.00",
        "owed_by": "nobody",
        "lines": [],
    }
    text = text_of(statement_pdf(PRACTICE, {**SETTLEMENT, "currencies": [nothing]}, {}))
    assert "nothing is owed on either side" in text
    assert "Please pay" not in text


def test_what_is_the_practices_own_business_stays_out() -> None:
    row = SourceRow("payments.csv:2", 2, ("28", "2026-06-03", "1440.00", "promises, promises"))
    table = SourceTable("payments.csv", ("invoice", "paid_on", "amount", "note"), (row,))
    shown = Sources((table,)).shown_to_client()
    assert shown == {"payments.csv:2": "paid on 2026-06-03 · amount 1440.00"}
    assert "2.74" not in text_of(
        statement_pdf(PRACTICE, SETTLEMENT, {})
    )  # a claim that nobody has decided to make
