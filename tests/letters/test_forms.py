"""Forms of a fault that hold in any trade, each beside a twin that says nothing wrong."""

from __future__ import annotations

import pytest

from goodterms.letters import lint
from tests.letters import cases


def found(sentence: str) -> set[str]:
    letter = f"Dear Ms Hart,\n\nThe index is finished. {sentence}\n\nKind regards\nPat"
    return {finding.rule for finding in lint(letter, "ending", quick=True).findings}


@pytest.mark.parametrize(("rule", "pair"), cases.read("faults"))
def test_a_form_is_seen_and_its_twin_is_left_alone(rule: str, pair: str) -> None:
    wrong, right = pair.split(" || ")
    assert rule in found(wrong)
    assert not found(right)
