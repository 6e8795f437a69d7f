"""Every rule's record: its wrong examples fire, its right ones stay quiet, its name is its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import goodterms
from goodterms.availability import capacity
from goodterms.importers.client_folder import client_folders, read_books
from goodterms.letters import Brief, lint
from goodterms.letters.points import POINTS
from goodterms.letters.points.point import Point
from goodterms.letters.rules import RULES
from goodterms.letters.rules.rule import Rule

SAMPLE = Path(goodterms.__file__).parent / "sample" / "reed-and-rye" / "northlight"
BOOKS = read_books(SAMPLE)
TODAY = date(2026, 6, 15)
ROOM = capacity([read_books(folder).history for folder in client_folders(SAMPLE.parent)], BOOKS.practice, TODAY)
BRIEF = Brief(BOOKS.history, BOOKS.practice, TODAY, capacity=ROOM)
RECORDS = {rule.name for rule in RULES if rule.name.endswith(("disagree", "disagrees"))}


def brief_for(rule: Rule) -> Brief | None:
    """The sample client's records for the rules that compare with records."""
    return BRIEF if rule.name in RECORDS else None


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_a_rule_sees_its_wrong_examples(rule: Rule) -> None:
    kind = "decline" if rule.name == "wording.hidden_no" else "ending"
    for example in rule.wrong:
        assert rule.name in {f.rule for f in lint(example, kind, brief_for(rule), quick=True).findings}, example


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_a_rule_is_quiet_on_its_right_examples(rule: Rule) -> None:
    for example in rule.right:
        assert not lint(example, "ending", brief_for(rule), quick=True).findings, example


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_a_record_is_complete(rule: Rule) -> None:
    family, _, name = rule.name.partition(".")
    assert rule.look.__module__.startswith("goodterms.letters.rules")
    assert family in {"wording", "substance"}
    assert name.replace("_", "").isalpha()
    assert all((rule.says, rule.advice, rule.why, rule.wrong, rule.right, rule.source))


@pytest.mark.parametrize("point", POINTS, ids=lambda p: p.name)
def test_a_point_is_seen_in_its_examples(point: Point) -> None:
    for example in point.yes:
        assert any(point.name in lint(example, k, quick=True).covers for k in ("ending", "decline")), example


@pytest.mark.parametrize("point", POINTS, ids=lambda p: p.name)
def test_a_point_is_not_seen_where_it_is_not(point: Point) -> None:
    for example in point.no:
        assert point.name not in lint(example, "ending", quick=True).covers, example
