"""Vantage Fit-outs insults and threatens. Breaking off is a question, and only a person answers it."""

from __future__ import annotations

from pathlib import Path

from tests.stories.desk import SAMPLE, TODAY, part

from goodterms.parting import journal

VANTAGE = SAMPLE / "vantage-fitouts"


def test_it_is_asked_and_not_decided(tmp_path: Path) -> None:
    said = part(VANTAGE, tmp_path / "out")
    assert said.code == 1
    assert "A question to you, which only you answer" in said.out
    page = (tmp_path / "out" / "index.html").read_text("utf-8")
    assert "Only you decide this." in page
    assert not (tmp_path / "out" / "letters" / "severance.md").exists()
    assert (tmp_path / "out" / "letters" / "ending.md").exists()


def test_the_flag_alone_is_not_a_yes(tmp_path: Path) -> None:
    said = part(VANTAGE, tmp_path / "out", "--sever")
    assert said.code == 2
    assert "--yes" in said.err
    assert not (tmp_path / "out").exists()


def test_after_a_yes_there_is_one_short_letter_and_no_later_word(tmp_path: Path) -> None:
    out = tmp_path / "out"
    said = part(VANTAGE, out, "--sever", "--yes", ends=TODAY)
    assert said.code in (0, 1), said.err
    assert [path.name for path in sorted((out / "letters").glob("*.md"))] == ["severance.md"]
    letter = (out / "letters" / "severance.md").read_text("utf-8")
    assert len(letter.split()) < 150
    assert "in writing" in letter
    entries, faults = journal.read((out / "journal.jsonl").read_bytes())
    assert not faults
    severed = [entry for entry in entries if entry.kind == "sever"]
    assert severed
    assert "every" in severed[0].details["quotes"]
    handed = {path.name for path in (out / "handover").iterdir()}
    assert not handed & {"stakeholders", "acceptance.md", "how-it-runs.md"}
    calendar = (out / "handover" / "plan.ics").read_text("utf-8").lower()
    assert "walk through" not in calendar
    assert "questions" not in calendar
    page = (out / "index.html").read_text("utf-8")
    assert "The ways forward" not in page
    assert "Contact was broken off. Nothing is written, and no day is set." in page


def test_breaking_off_is_at_once_whatever_day_was_wished(tmp_path: Path) -> None:
    said = part(VANTAGE, tmp_path / "out", "--sever", "--yes", ends="2026-07-31")
    assert said.code in (0, 1), said.err
    assert "Last day   15 June 2026" in said.out
    assert "ends today and not on 31 July 2026" in " ".join(said.out.split())
