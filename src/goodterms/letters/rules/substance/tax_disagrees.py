"""Rule substance.tax_disagrees: a rate of tax that neither the agreement nor an invoice has."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from goodterms.letters.draft import Draft
from goodterms.letters.holding.others import of_others
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.rules.rule import Found, Rule

_PERCENT = r"(?P<percent{0}>\d{{1,2}}(?:[.,]\d{{1,2}})?) ?(?:%|per ?cent\b|prozent\b|pour cent\b|por ciento\b)"
_TAX = (
    r"(?:v\.?a\.?t\b\.?|sales tax|gst|hst|(?:mwst|ust)\b\.?|mehrwertsteuer|umsatzsteuer|tva|iva|turnover tax"
    r"|value added tax)"
)
_RATE = Pattern(
    rf"\b{_PERCENT.format(1)} (?:of |de |d'|for |the )?{_TAX}"
    rf"|\b{_TAX}(?: rate)?(?: at| of| is| is charged| is added| applies| comes to| comes| charged| von"
    rf"| in höhe von| zu| beträgt"
    rf"| de| à| del|,|:| \(| the| rate| usual)* {_PERCENT.format(2)}"
)
_OTHERWISE = Pattern(
    r"\b(?:if|would|could|instead|reduced|changes?|rises?|raised|falls?|no longer|not|\w*n't|from (?:january"
    r"|next)|other"
    r"|abroad|books?|bücher|ermäßigt\w*|wenn|wäre|ab januar|réduit|si|reducid[oa]|used to|was|were|until)\b"
)


def _look(draft: Draft) -> Iterator[Found]:
    records = draft.records
    if records is None or not records.tax_rates:
        return
    for sentence, match in draft.hits(_RATE):
        percent = Fraction((match["percent1"] or match["percent2"]).replace(",", "."))
        clause = sentence.clause_around(draft.text, match.start(), match.end())
        others = of_others(draft, clause, records)
        if others or percent in records.tax_rates or _OTHERWISE.search(draft.lower, clause.start, clause.end):
            continue
        held = " and ".join(f"{float(rate):g} %" for rate in sorted(records.tax_rates))
        agreed = records.brief.history.agreement.tax_percent is not None
        where = "client.toml" if agreed else "invoices.csv"
        yield Found(clause.start, clause.end, f"The tax on this client's invoices is {held} ({where}).")


RULE = Rule(
    name="substance.tax_disagrees",
    level="must",
    says="The records have another rate of tax.",
    advice="Write the rate that the invoices have, or ask your accountant which one is due.",
    why=(
        "A wrong rate of tax makes every sum of the letter wrong, and who writes too much of it on an invoice owes"
        " it to the tax office."
    ),
    wrong=("The fee is £1,700.00 plus 19 % VAT.", "£1,200.00 and VAT at 17.5 per cent."),
    right=("The fee is £1,700.00 plus 20 % VAT.", "Interest of 8 % is added.", "VAT is added at 20 per cent."),
    source="tax_percent in client.toml, and the tax on the invoices",
    look=_look,
    any_language=True,
)
