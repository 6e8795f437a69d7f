"""Results that a letter states, against its own figures: in prose, lists and tables, in several formats."""

from __future__ import annotations

import pytest

from goodterms.letters import lint
from tests.letters import cases


def findings(kind: str, passage: str) -> list[str]:
    checked = lint(f"Dear Ms Hart,\n\n{passage}\n\nKind regards\nPat", kind, quick=True)
    return [f.quote for f in checked.findings if f.rule == "substance.arithmetic"]


@pytest.mark.parametrize(("kind", "passage"), cases.read("wrong_sums"))
def test_a_wrong_result_is_found(kind: str, passage: str) -> None:
    assert findings(kind, passage)


@pytest.mark.parametrize(("kind", "passage"), cases.read("right_sums"))
def test_a_right_result_is_left_alone(kind: str, passage: str) -> None:
    assert not findings(kind, passage)
