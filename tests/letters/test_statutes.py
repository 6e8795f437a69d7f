"""Laws that a letter names are held against the table of laws."""

from __future__ import annotations

import pytest

from goodterms.letters import lint
from goodterms.settlement.law import Law, laws


def levels(text: str) -> list[str]:
    found = lint(text, "settlement", quick=True).findings
    return [f.level for f in found if f.rule == "substance.unknown_statute"]


@pytest.mark.parametrize("law", laws().values(), ids=lambda law: law.code)
def test_every_law_of_the_table_may_be_cited_as_it_stands_there(law: Law) -> None:
    for citation in (*law.interest, *law.compensation, *law.order_of_payments):
        assert levels(f"Interest runs under {citation}.") == [], citation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Interest under section 6 of the Late Payment of Commercial Debts Act 1998 applies.", ["should"]),
        ("Under S.I. No. 580 of 2012 the interest is due.", []),
        ("Under S.I. No. 581 of 2012 the interest is due.", ["should"]),
        ("The Late Payment of Commercial Debts (Interest) Act gives interest.", []),
        ("Interest runs under the Late Payment of\nCommercial Debts (Interest) Act 1998.", []),
        ("Interest under the Freelance Isn't Free Act is due.", ["should"]),
        ("Your data are kept under the Data Protection Act 2018.", ["consider"]),
        ("Nach § 286 BGB sind Sie in Verzug, und wir rechnen die Zinsen mit der Rechnung ab.", ["consider"]),
        ("Die Zinsen folgen aus §§ 288, 247 BGB und sind mit der Rechnung fällig.", []),
        ("The Sister Act show is done, and so is the class Act.", []),
        ("She wrote: “Under the Freelance Payments Act 2019 I owe you no interest.”", []),
    ],
)
def test_how_grave_a_law_is_that_the_table_does_not_hold(text: str, expected: list[str]) -> None:
    assert levels(text) == expected
