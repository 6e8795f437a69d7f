"""The settlement and a second one, written apart, agree on every line of made-up relationships."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.settlement import oracle
from tests.settlement.cases import Case

from goodterms.settlement import load_rates, settle
from goodterms.settlement.answer import Settlement

RATES = load_rates()


def differences(case: Case) -> list[str]:
    """What the two say differently; empty where they agree."""
    ours = settle(case.history, case.terms, RATES)
    theirs = oracle.settle(case.history, case.terms.ends_on, case.terms.today, case.terms.ended_by)
    found = []
    lines = {s.currency: Counter((x.kind, x.amount.minor) for x in s.lines) for s in ours.currencies if s.lines}
    expected = {currency: Counter(lines) for currency, lines in theirs.lines.items() if lines}
    if lines != expected:
        found.append(f"lines {lines} != {expected}")
    claimable = Counter((c.kind, c.amount.currency, c.amount.minor) for c in ours.claimable)
    if claimable != Counter(theirs.claimable):
        found.append(f"claimable {claimable} != {theirs.claimable}")
    if bool(_asked(ours)) != bool(theirs.unknown):
        found.append(f"unknown {ours.unknown} != {theirs.unknown}")
    for statement in ours.currencies:
        if statement.balance.minor != sum(minor for _, minor in theirs.lines.get(statement.currency, [])):
            found.append(f"balance {statement.balance}")
    return found


def _asked(answer: Settlement) -> list[str]:
    return [unknown.what for unknown in answer.unknown]


@settings(max_examples=250, deadline=None)
@given(st.integers(min_value=0, max_value=10**9))
def test_no_line_differs(seed: int) -> None:
    assert differences(Case(seed)) == []
