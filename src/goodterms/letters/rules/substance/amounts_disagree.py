"""Rule substance.amounts_disagree: an amount that the records do not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from goodterms.letters.draft import Draft
from goodterms.letters.letter import Level
from goodterms.letters.reading.conflicts.payment import invoices_said
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.reckoning import products
from goodterms.letters.reading.sentences import Sentence
from goodterms.letters.reading.sums import Sum
from goodterms.letters.rules.rule import Found, Rule
from goodterms.money import Money

if TYPE_CHECKING:
    from goodterms.facts import Invoice
    from goodterms.letters.records import Records

_INVOICE = Pattern(
    r"\b(?:invoices?|rechnung|facture|factura|inv\.?)\s*(?:no\.?|number|nr\.?|n°|núm\.?"
    r"|#)?\s*(?P<number>[a-z]{0,4}[-/]?\d[\w/-]*)"
)
_OFFERED = Pattern(
    r"\b(?:could|would|offer|instead|from now on|new (?:rate|fee|price)|price of|for a fixed|would cost|from"
    r" \w+ (?:on|i will))\b|'d\b"
    r"|\b(?:könnte|würde|biete|pourrais|propose|podría|ofrezco)\b"
)


def _look(draft: Draft) -> Iterator[Found]:
    records = draft.records
    if records is None:
        return
    made = {amount.start for amount in products(draft)}
    for sentence in draft.body:
        named = _named(draft, sentence, records)
        for amount in draft.sums_in(sentence):
            yield from _judge(draft, sentence, amount, named, records, amount.start in made)
        yield from _unknown_numbers(draft, sentence, records)
    yield from _said_otherwise(draft, records)


_NOT_NOW = Pattern(
    r"\b(?:if|once|when|as soon as|until|after|before|unless|whether|to be|will|would|should|must|can|could|not"
    r"|\w*n't|no longer|please|by|was open|were open|is due|and|both)\b"
)


def _said_otherwise(draft: Draft, records: Records) -> Iterator[Found]:
    """An invoice called open that is paid, and one called paid of which something is open."""
    for number, clause, paid in invoices_said(draft):
        invoice = _invoice(number, records)
        if invoice is None or _NOT_NOW.search(draft.lower, clause.start, clause.end):
            continue
        rest = records.open_rest(invoice)
        if records.brief.history.payments and invoice.total.minor > 0 and paid == (rest.minor > 0):
            says = f"{rest} of invoice {invoice.number} is open" if paid else f"Invoice {invoice.number} is paid"
            advice = "Look the account up and write what the records hold."
            yield Found(clause.start, clause.end, says=f"{says} ({invoice.source}).", advice=advice)


def _judge(
    draft: Draft, sentence: Sentence, amount: Sum, named: list[Invoice], records: Records, made: bool
) -> Iterator[Found]:
    value = (abs(amount.value), amount.currency)
    if named and len(draft.sums_in(sentence)) <= 2 * len(named):
        own = _own(draft, sentence, amount, records)
        beside = [own] if own else named
        if any(value in records.of_invoice(invoice) for invoice in beside) or _is_a_sum(value, named, records):
            return
        if value not in records.amounts or len(beside) == 1:
            yield _found(draft, sentence, amount, _invoice_says(beside[0], records))
            return
    if value in records.amounts or _OFFERED.search(draft.lower, sentence.start, sentence.end):
        return
    if _adds_up(draft, amount, records):
        return
    sure = records.knows_the_account and not made
    yield _found(draft, sentence, amount, _NOWHERE, "must" if sure else "should")


_NOWHERE = "No invoice, payment, fee or settlement in the records has this amount."


def _found(draft: Draft, sentence: Sentence, amount: Sum, says: str, level: Level = "must") -> Found:
    clause = sentence.clause_around(draft.text, amount.start, amount.end)
    return Found(clause.start, clause.end, says=says, level=level)


def _named(draft: Draft, sentence: Sentence, records: Records) -> list[Invoice]:
    """The invoices that the sentence names and the records hold."""
    found = []
    for match in _INVOICE.finditer(draft.lower, sentence.start, sentence.end):
        invoice = _invoice(match["number"], records)
        if invoice:
            found.append(invoice)
    for number, invoice in records.invoices.items():
        if invoice not in found and re.search(
            rf"(?<![\w-]){re.escape(number)}(?![\w-])", draft.lower[sentence.start : sentence.end]
        ):
            found.append(invoice)
    return [i for i in found if not i.number.isdigit() or _says_invoice(draft, sentence)]


def _own(draft: Draft, sentence: Sentence, amount: Sum, records: Records) -> Invoice | None:
    """The invoice whose amount it is, where names and amounts take turns: `invoice 19 over …, 20 over …`."""
    names = [(m.start(), m) for m in _INVOICE.finditer(draft.lower, sentence.start, sentence.end)]
    amounts = [one.start for one in draft.sums_in(sentence)]
    turns = sorted([(start, True) for start, _ in names] + [(start, False) for start in amounts])
    if len(names) < 2 or [is_name for _, is_name in turns] != [True, False] * len(names):
        return None
    return _invoice(names[amounts.index(amount.start)][1]["number"], records)


def _says_invoice(draft: Draft, sentence: Sentence) -> bool:
    return bool(re.search(r"invoice|rechnung|facture|factura", draft.lower[sentence.start : sentence.end]))


def _invoice(number: str, records: Records) -> Invoice | None:
    """The invoice with that number, also where the letter leaves out its prefix (`28` for `NL-28`)."""
    number = number.rstrip("-/.")
    if number in records.invoices:
        return records.invoices[number]
    ends = [i for n, i in records.invoices.items() if re.fullmatch(rf"\D*[-/ ]?0*{re.escape(number)}", n)]
    return ends[0] if len(ends) == 1 and number.isdigit() else None


def _unknown_numbers(draft: Draft, sentence: Sentence, records: Records) -> Iterator[Found]:
    if not records.invoices:
        return
    for match in _INVOICE.finditer(draft.lower, sentence.start, sentence.end):
        if _invoice(match["number"], records) is None:
            number = draft.text[match.start("number") : match.end("number")]
            yield Found(
                match.start(),
                match.end(),
                says=f"The records hold no invoice {number}.",
                advice="Correct the number, or add the invoice to invoices.csv.",
            )


def _is_a_sum(value: tuple[object, str], named: list[Invoice], records: Records) -> bool:
    """Whether the amount is what the named invoices make together."""
    rests = [records.open_rest(i).exact for i in named]
    totals = [i.total.exact for i in named]
    return value[0] in {sum(rests), sum(totals)}


def _adds_up(draft: Draft, amount: Sum, records: Records) -> bool:
    """Whether the amount is the sum of other amounts of its paragraph that the records hold."""
    paragraph = next((s.paragraph for s in draft.sentences if s.start <= amount.start < s.end), -1)
    beside = [
        s.value
        for sentence in draft.sentences
        if sentence.paragraph == paragraph
        for s in draft.sums_in(sentence)
        if s.start != amount.start
        and s.currency == amount.currency
        and (abs(s.value), s.currency) in records.amounts
    ]
    return len(beside) > 1 and (sum(beside) == amount.value or sum(abs(v) for v in beside) == amount.value)


def _invoice_says(invoice: Invoice, records: Records) -> str:
    rest = records.open_rest(invoice)
    open_now = f"; {rest} of it is open" if rest != invoice.total and isinstance(rest, Money) else ""
    return f"Invoice {invoice.number} is over {invoice.total}{open_now} ({invoice.source})."


RULE = Rule(
    name="substance.amounts_disagree",
    level="must",
    says="The records hold another amount, or none.",
    advice="Look the amount up and write what the records hold.",
    why=(
        "An amount that the books do not bear is the first thing a bookkeeper finds, and the last thing they"
        " forget."
    ),
    wrong=("Invoice NL-28 over GBP 2,808.00 is still open.", "GBP 9,123.45 is open."),
    right=("Of invoice NL-28, GBP 1,440.00 is still open.", "I could do this for GBP 300.00."),
    source="the client folder",
    look=_look,
    any_language=True,
)
