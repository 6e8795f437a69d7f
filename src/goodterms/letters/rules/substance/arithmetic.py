"""Rule substance.arithmetic: amounts that do not add up."""

from __future__ import annotations

from collections.abc import Iterator

from goodterms.letters.draft import Draft
from goodterms.letters.reading.reckoning import wrong_results
from goodterms.letters.rules.rule import Found, Rule


def _look(draft: Draft) -> Iterator[Found]:
    for wrong in wrong_results(draft):
        sentence = next((s for s in draft.body if s.start <= wrong.start < s.end), None)
        if sentence is None:
            continue
        clause = sentence.clause_around(draft.text, wrong.start, wrong.end)
        yield Found(
            clause.start,
            clause.end,
            says=f"The letter says {wrong.stated}; its own figures make {wrong.right}.",
            advice=f"Write {wrong.right}, or correct the figures it is made of.",
        )


RULE = Rule(
    name="substance.arithmetic",
    level="must",
    says="The figures in this letter do not make this amount.",
    advice="Work the sum out again and correct the total or its parts.",
    why="A wrong total costs an argument, and trust in every other figure.",
    wrong=(
        "EUR 200.00 and EUR 150.00, together EUR 380.00.",
        "That is seven hours at £40.00, so £290.00.",
        "Invoice 3: EUR 100.00\nInvoice 4: EUR 250.00\nTotal: EUR 340.00",
    ),
    right=(
        "EUR 200.00 and EUR 150.00, together EUR 350.00.",
        "About 20 hours, at most EUR 1,100.00.",
        "Invoice 3: EUR 100.00\nInvoice 4: EUR 250.00\nPaid: EUR 50.00\nTotal: EUR 300.00",
        "Seven hours at £40.00 are £280.00.",
    ),
    source="arithmetic",
    look=_look,
    any_language=True,
)
