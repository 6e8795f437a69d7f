"""Rule substance.arithmetic: amounts that do not add up."""

from __future__ import annotations

from collections.abc import Iterator

from goodterms.letters.draft import Draft
from goodterms.letters.reading import (
    allowances,
    conclusions,
    conditions,
    instalments,
    itemised,
    lateness,
    leftovers,
    restated,
    results,
    running_totals,
    shares,
    slips,
    stages,
    tallies,
)
from goodterms.letters.reading.reckoning import wrong_results
from goodterms.letters.rules.rule import Found, Rule


def _look(draft: Draft) -> list[Found]:
    figures = results.Figures(draft)
    found = list(_by_words(draft, figures))
    more = (
        *(results.wrong, conclusions.concluded, restated.taken_apart, leftovers.wrong_counts),
        *(
            lateness.wrong_lateness,
            stages.wrong_stages,
            slips.slipped,
            instalments.wrong_parts,
            shares.wrong_shares,
            tallies.wrong_tallies,
            itemised.wrong_items,
            running_totals.wrong_totals,
        ),
    )
    for figure in (figure for wrong_figures in more for figure in wrong_figures(draft, figures)):
        sentence = next((s for s in draft.body if s.start <= figure.start < s.end), None)
        if sentence is None or conditions.speak(draft, sentence):
            continue  # quoted, or there is more to it
        clause = sentence.clause_around(draft.text, figure.start, figure.end)
        known = any(one.start < clause.end and clause.start < one.end for one in found)
        money = figure.kind == "amount"
        if known or (money and allowances.untold_times(draft, figures, sentence, figure)):
            continue
        in_order = allowances.made_in_order(figures.of(sentence), figure.start)
        if not in_order and not allowances.adds_results(draft, figures, sentence, figure):
            found.append(Found(clause.start, clause.end))
    return sorted(found, key=lambda one: one.start)


def _by_words(draft: Draft, figures: results.Figures) -> Iterator[Found]:
    """What is wrong where the words tell which figure belongs to which."""
    for wrong in wrong_results(draft):
        sentence = next((s for s in draft.body if s.start <= wrong.start < s.end), None)
        if sentence is None or conditions.speak(draft, sentence):
            continue
        if allowances.made_all_the_same(draft, figures, sentence, wrong.start):
            continue
        stated = next((one for one in figures.of(sentence) if one.start == wrong.start), None)
        others = [one for one in figures.of(sentence) if one is not stated]
        if stated and (
            allowances.untold_times(draft, figures, sentence, stated)
            or results.made_both_ways(draft, sentence, others, stated)
        ):
            continue
        clause = sentence.clause_around(draft.text, wrong.start, wrong.end)
        if not draft.sums:  # no currency is named that the finding could speak of
            yield Found(clause.start, clause.end)
            continue
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
        "14 sprites x 35 = 490, the panel 120, so 630.",
        "The fee is €1,850 for each building, so that four buildings amount to €7,600.",
        "Invoice 3: EUR 100.00\nInvoice 4: EUR 250.00\nTotal: EUR 340.00",
    ),
    right=(
        "EUR 200.00 and EUR 150.00, together EUR 350.00.",
        "About 20 hours, at most EUR 1,100.00.",
        "Invoice 3: EUR 100.00\nInvoice 4: EUR 250.00\nPaid: EUR 50.00\nTotal: EUR 300.00",
        "Seven hours at £40.00 are £280.00.",
        "May and half of June make £1,260, that's £840 and £420.",
        "Four lessons in June and two in July come to £132, at the usual £22.",
    ),
    source="arithmetic",
    look=_look,
    any_language=True,
)
