"""The rules of the checker, each in its own file as one record. The list is written out."""

from __future__ import annotations

from goodterms.letters.rules.rule import Rule
from goodterms.letters.rules.substance import (
    amounts_disagree,
    arithmetic,
    contradiction,
    dates_disagree,
    overpromise,
    unsupported_claim,
)
from goodterms.letters.rules.wording import (
    blame,
    burned_bridge,
    grievances,
    hidden_no,
    over_apology,
    personal_attack,
    threat,
    vague,
)

RULES: tuple[Rule, ...] = (
    personal_attack.RULE,
    threat.RULE,
    burned_bridge.RULE,
    grievances.RULE,
    blame.RULE,
    over_apology.RULE,
    hidden_no.RULE,
    vague.RULE,
    arithmetic.RULE,
    contradiction.RULE,
    amounts_disagree.RULE,
    dates_disagree.RULE,
    overpromise.RULE,
    unsupported_claim.RULE,
)
"""All rules, narrower ones first: where two rules of wording fire on one passage, the first stays."""
