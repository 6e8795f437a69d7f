"""What a letter says about a full week, held against the practice's hours."""

from __future__ import annotations

import json
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

import goodterms
from goodterms.availability import Capacity
from goodterms.availability.capacity import Load
from goodterms.facts import Client, History
from goodterms.interfaces.cli import main
from goodterms.letters import Brief, lint

SAMPLE = Path(goodterms.__file__).parent / "sample" / "reed-and-rye"
RULE = "substance.capacity_disagrees"


def found(text: str, promised: str, week: str | None = "40") -> list[str]:
    hours = Decimal(promised)
    room = Capacity(Decimal(week) if week else None, (Load("Ada", hours, hours, None),))
    brief = Brief(History(client=Client(name="Ada")), today=date(2026, 6, 15), capacity=room)
    return [f.says for f in lint(text, "decline", brief, quick=True).findings if f.rule == RULE]


def test_a_full_week_is_held_against_the_hours() -> None:
    assert found("I have no capacity for this.", "20") == [
        "The records have 20 hours a week free: 40 in practice.toml, 20 agreed with clients or worked lately."
    ]
    assert found("I have no capacity for this.", "33") == []
    assert found("I have no capacity for this.", "20", None) == []
    assert found("I can offer 8 hours a week.", "33")
    assert found("I can offer 7 hours a week.", "33") == []


@pytest.mark.parametrize(
    "text",
    [
        "We are fully booked from September.",
        "If I had no room, I would say so.",
        "You are too busy.",
        "I have no time to lose.",
        "> I am too busy for this, you wrote.",
    ],
)
def test_what_speaks_of_others_or_another_time_is_quiet(text: str) -> None:
    assert found(text, "5") == []


def test_without_records_nothing_is_said() -> None:
    assert RULE not in {f.rule for f in lint("I am too busy.", "decline", quick=True).findings}


def test_the_command_counts_all_clients_of_the_practice(tmp_path: Path) -> None:
    letter = tmp_path / "letter.md"
    letter.write_text("We have no capacity for the winter catalogue.")
    command = ["lint", str(letter), "--kind", "decline", "--quick", "--today", "2026-06-15", "--format", "json"]
    said = json.loads(CliRunner().invoke(main, [*command, "--client", str(SAMPLE / "northlight")]).stdout)
    assert RULE in {f["rule"] for f in said["findings"]}
    shutil.copytree(SAMPLE / "northlight", tmp_path / "alone")
    said = json.loads(CliRunner().invoke(main, [*command, "--client", str(tmp_path / "alone")]).stdout)
    assert RULE not in {f["rule"] for f in said["findings"]}
