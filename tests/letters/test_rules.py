"""Every rule's record: its wrong examples fire, its right ones stay quiet, its name is its place."""

from __future__ import annotations

import pytest

from goodterms.letters import lint
from goodterms.letters.points import POINTS
from goodterms.letters.points.point import Point
from goodterms.letters.rules import RULES
from goodterms.letters.rules.rule import Rule


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_a_rule_sees_its_wrong_examples(rule: Rule) -> None:
    kind = "decline" if rule.name == "wording.hidden_no" else "ending"
    for example in rule.wrong:
        assert rule.name in {f.rule for f in lint(example, kind, quick=True).findings}, example


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_a_rule_is_quiet_on_its_right_examples(rule: Rule) -> None:
    for example in rule.right:
        assert not lint(example, "ending", quick=True).findings, example


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
