"""The rules of the checker, each in its own file as one record. The list is written out."""

from __future__ import annotations

from dataclasses import replace

from goodterms.letters.rules.rule import Rule
from goodterms.letters.rules.substance import (
    account_disagrees,
    amounts_disagree,
    arithmetic,
    capacity_disagrees,
    contradiction,
    counts_disagree,
    dates_disagree,
    names_disagree,
    overpromise,
    tax_disagrees,
    terms_disagree,
    unknown_statute,
    unsupported_claim,
    work_disagrees,
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
from goodterms.letters.rules.wording.french import FRENCH
from goodterms.letters.rules.wording.german import GERMAN
from goodterms.letters.rules.wording.spanish import SPANISH
from goodterms.letters.rules.wording.spoken import Spoken

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
    account_disagrees.RULE,
    dates_disagree.RULE,
    work_disagrees.RULE,
    tax_disagrees.RULE,
    counts_disagree.RULE,
    terms_disagree.RULE,
    names_disagree.RULE,
    unknown_statute.RULE,
    capacity_disagrees.RULE,
    overpromise.RULE,
    unsupported_claim.RULE,
)
"""All rules, narrower ones first: where two rules of wording fire on one passage, the first stays."""

SPOKEN: dict[str, dict[str, Spoken]] = {"de": GERMAN, "fr": FRENCH, "es": SPANISH}
"""The words of faults in other languages than English, by language and rule."""


def asked(language: str) -> tuple[Rule, ...]:
    """The rules that can judge a letter in this language, each looking for the words of that language."""
    if language == "en":
        return RULES
    spoken = SPOKEN.get(language, {})
    return tuple(
        replace(rule, look=spoken[rule.name].look) if rule.name in spoken else rule
        for rule in RULES
        if rule.any_language or rule.name in spoken
    )
