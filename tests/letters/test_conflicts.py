"""Statements of one letter that cannot both be true, and near misses that can."""

from __future__ import annotations

import pytest

from goodterms.letters import lint
from tests.letters import cases


def letter(*paragraphs: str) -> str:
    return "\n\n".join(["Dear Ms Hart,", *[p for p in paragraphs if p], "Kind regards\nPat"])


@pytest.mark.parametrize(("kind", "passage"), cases.read("contradictions"))
def test_both_places_of_a_contradiction_are_named(kind: str, passage: str) -> None:
    one, _, other = passage.partition(" || ")
    text = letter(f"Thank you for the work so far. {one}", "The rest of the week is quiet here.", other)
    quotes = [f.quote for f in lint(text, kind, quick=True).findings if f.rule == "substance.contradiction"]
    assert any(quote in one or one in quote for quote in quotes)
    assert not other or any(quote in other or other in quote for quote in quotes)


@pytest.mark.parametrize(("kind", "passage"), cases.read("consistent"))
def test_what_can_both_be_true_is_left_alone(kind: str, passage: str) -> None:
    assert not lint(letter(passage), kind, quick=True).findings
