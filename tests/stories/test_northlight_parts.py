"""Reed & Rye and Northlight part in good terms: from raw files to papers that are ready to send."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import bagit
import pypdf
import pytest
from icalendar import Calendar
from tests.stories.desk import ENDS, NORTHLIGHT, SAMPLE, TODAY, Said, digests, goodterms_says, part

from goodterms.parting import journal


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Said]:
    out = tmp_path_factory.mktemp("stories") / "northlight"
    before = digests(NORTHLIGHT)
    said = part(NORTHLIGHT, out)
    assert digests(NORTHLIGHT) == before  # the client folder is only read
    return out, said


@pytest.fixture(scope="module")
def package(told: tuple[Path, Said]) -> Path:
    return told[0]


def test_it_says_how_things_stand_what_is_owed_and_what_is_next(told: tuple[Path, Said]) -> None:
    out, said = told
    assert said.code == 0, said.err
    shown = said.out.replace(str(out), "DIR")
    assert shown == (Path(__file__).parent / "golden" / "northlight.txt").read_text("utf-8")
    assert max(map(len, shown.splitlines())) <= 80


def test_every_paper_is_there(package: Path) -> None:
    papers = set(digests(package))
    for paper in (
        "index.html",
        "health.json",
        "options.json",
        "settlement.json",
        "settlement.pdf",
        "journal.jsonl",
        "letters/ending.md",
        "letters/ending.eml",
        "letters/ending.pdf",
        "letters/settlement.md",
        "letters/handover.md",
        "afterwards.ics",
        "handover/plan.json",
        "handover/plan.ics",
        "handover/access-register.csv",
        "handover/bundle/bagit.txt",
    ):
        assert paper in papers


def test_the_settlement_is_the_one_that_settle_gives(package: Path) -> None:
    alone = goodterms_says("settle", NORTHLIGHT, "--ends", ENDS, "--today", TODAY, "--format", "json")
    assert json.loads((package / "settlement.json").read_text("utf-8")) == json.loads(alone.out)


def test_the_settlement_is_right_to_the_penny(package: Path) -> None:
    statement = json.loads((package / "settlement.json").read_text("utf-8"))["currencies"][0]
    assert statement["pay_by"] == "2026-09-01"
    assert statement["balance"] == "9900.54"
    assert [(line["kind"], line["amount"]) for line in statement["lines"]] == [
        ("invoice", "1440.00"),
        ("invoice", "1440.00"),
        ("interest", "10.20"),
        ("compensation", "70.00"),
        ("retainer", "1700.00"),
        ("retainer", "1700.00"),
        ("retainer", "1700.00"),
        ("hours", "382.50"),
        ("deliverable", "950.00"),
        ("expenses", "184.45"),
        ("tax", "1323.39"),
        ("deposit", "-1000.00"),
    ]


def test_the_statement_on_paper_says_the_same(package: Path) -> None:
    pages = pypdf.PdfReader(io.BytesIO((package / "settlement.pdf").read_bytes())).pages
    text = "\n".join(page.extract_text() for page in pages)
    for words in ("9,900.54", "Please pay by 1 September 2026", "1,323.39", "−1,000.00", "Annex"):
        assert words in text
    assert "9,900.54" in pages[0].extract_text()  # the balance is on the first page


def test_the_page_links_every_figure_to_its_row(package: Path) -> None:
    page = (package / "index.html").read_text("utf-8")
    for words in (
        "9,900.54",
        "invoices.csv 18",
        "hours.csv 149, 151",
        "First half, the rest is promised for 30 June",
    ):
        assert words in page


def test_other_programs_read_the_bundle_the_calendar_and_the_journal(package: Path) -> None:
    assert bagit.Bag(str(package / "handover" / "bundle")).is_valid()
    tasks = Calendar.from_ical((package / "handover" / "plan.ics").read_bytes()).walk("VTODO")
    assert len(tasks) >= 15
    entries, faults = journal.read((package / "journal.jsonl").read_bytes())
    assert not faults
    assert entries[-1].details["settlement.pdf"] == digests(package)["settlement.pdf"]


def test_the_same_files_give_the_same_package(package: Path, tmp_path: Path) -> None:
    part(NORTHLIGHT, tmp_path / "again")
    assert digests(tmp_path / "again") == digests(package)


def test_nothing_in_it_tells_of_the_machine(package: Path) -> None:
    for path in package.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert str(SAMPLE).encode() not in content, path
            assert str(package.parent).encode() not in content, path


def test_no_database_is_loaded() -> None:
    script = (
        "import sys; from goodterms.casework import package, demo; "
        "print([name for name in ('django', 'sqlite3', 'pydantic') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


def test_letters_in_another_language_say_which_are_not(tmp_path: Path) -> None:
    said = part(NORTHLIGHT, tmp_path / "out", "--language", "de")
    assert said.code == 0, said.err
    assert "In English, because there is no such letter in “de” yet: handover." in " ".join(said.out.split())
    letter = pypdf.PdfReader(io.BytesIO((tmp_path / "out" / "letters" / "ending.pdf").read_bytes()))
    text = "\n".join(page.extract_text() for page in letter.pages)
    assert "15. Juni 2026" in text
    assert "31. Juli 2026" in text
