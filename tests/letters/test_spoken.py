"""Faults of wording in German, French and Spanish letters."""

from __future__ import annotations

import pytest

from goodterms.letters import lint
from goodterms.letters.rules import RULES, SPOKEN

AROUND = {
    "de": "Guten Tag Frau Hart,\n\nich danke Ihnen für die vier Jahre. {}\n\nDer Entwurf ist bei der Druckerei.",
    "fr": "Bonjour Madame,\n\nje vous remercie pour ces quatre années. {}\n\nLa maquette est chez l'imprimeur.",
    "es": "Buenos días, señora Hart:\n\nle agradezco estos cuatro años. {}\n\nEl borrador está en la imprenta.",
}
CASES = [(code, name) for code, rules in SPOKEN.items() for name in rules]


def found(code: str, sentence: str) -> list[str]:
    checked = lint(AROUND[code].format(sentence), "ending", quick=True)
    assert checked.language == code
    return [finding.rule for finding in checked.findings]


@pytest.mark.parametrize(("code", "name"), CASES)
def test_a_fault_is_seen_in_its_language(code: str, name: str) -> None:
    for sentence in SPOKEN[code][name].wrong:
        assert name in found(code, sentence), sentence


@pytest.mark.parametrize(("code", "name"), CASES)
def test_a_near_miss_is_left_alone(code: str, name: str) -> None:
    for sentence in SPOKEN[code][name].right:
        assert not found(code, sentence), sentence


def test_every_fault_has_its_rule() -> None:
    names = {rule.name for rule in RULES}
    assert all(set(rules) <= names for rules in SPOKEN.values())


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("我们决定在六月三十日终止与贵公司的合同。", "other"),
        ("Уважаемая Анна, мы прекращаем договор 30 июня 2026. Nordlicht GmbH", "other"),
        ("Dear Юлия Петровна, I am ending our contract on 30 June 2026.", "en"),
    ],
)
def test_another_script_is_no_english(text: str, language: str) -> None:
    checked = lint(text, "ending", quick=True)
    assert checked.language == language
    assert bool(checked.missing) == (language == "en")
