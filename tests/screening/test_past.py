"""Answers that were kept beside what the client then did."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

from click.testing import CliRunner

from goodterms.interfaces.cli import main


def kept(practice: Path, name: str, deposit: str, late: int) -> None:
    """A client who was screened and then paid twelve invoices so many days late."""
    folder = practice / name
    folder.mkdir()
    (folder / "client.toml").write_text(f'[client]\nname = "{name}"\n[agreement]\ncurrency = "GBP"\n')
    (folder / "screening.toml").write_text(f'deposit = "{deposit}"\nscope = "written"\nbudget = ""\n')
    invoices, payments = (
        ["number,issued_on,due_on,net,tax,total,currency,note"],
        ["invoice,paid_on,amount,currency,note"],
    )
    for month in range(12):
        due = date(2025, 2, 3) + timedelta(days=28 * month)
        invoices.append(f"{month},{due - timedelta(days=14)},{due},100.00,0.00,100.00,GBP,")
        payments.append(f"{month},{due + timedelta(days=late)},100.00,GBP,")
    (folder / "invoices.csv").write_text("\n".join(invoices) + "\n")
    (folder / "payments.csv").write_text("\n".join(payments) + "\n")


def said(*arguments: str) -> str:
    result = CliRunner().invoke(main, ["screen", *arguments, "--today", "2026-03-01"], catch_exceptions=False)
    return result.output


def test_answers_are_compared_with_how_those_clients_paid(tmp_path: Path) -> None:
    for number in range(4):
        kept(tmp_path, f"bad-{number}", "refuses", 20)
    for number in range(5):
        kept(tmp_path, f"good-{number}", "yes", 0)
    text = said("--past", str(tmp_path), "--format", "text")
    assert "12 of 12 invoices paid late" in text
    assert "Of 4 clients who answered “refuses” to “deposit”, 4 went badly" in " ".join(text.split())
    new = tmp_path / "new.toml"
    new.write_text('deposit = "refuses"\nscope = "written"\n')
    both = said(str(new), "--past", str(tmp_path), "--format", "text")
    assert "This one answers the same." in " ".join(both.split())
    document = json.loads(said("--past", str(tmp_path), "--format", "json"))
    assert [one["troubled"] for one in document["past"]] == [True] * 4 + [False] * 5
    assert [lesson["question"] for lesson in document["lessons"]] == ["deposit"]


def test_with_few_clients_no_lesson_is_drawn(tmp_path: Path) -> None:
    kept(tmp_path, "only", "refuses", 20)
    assert "no lesson yet" in said("--past", str(tmp_path), "--format", "text")


def test_the_lines_add_up_to_what_is_said(tmp_path: Path) -> None:
    new = tmp_path / "new.toml"
    new.write_text('deposit = "refuses"\nscope = "rough"\ntimeline = "tight"\nbudget = "low"\nurgency = "hurry"\n')
    text = said(str(new), "--format", "text")
    points = [int(line.split()[0]) for line in text.splitlines() if line[:5].strip().isdigit()]
    assert sum(points[:-1]) == points[-1] == 33
