"""Rule substance.amounts_disagree: an amount that the records do not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from goodterms.letters.draft import Draft
from goodterms.letters.holding.amounts import Said, is_about, nearly, said_wrongly
from goodterms.letters.holding.days import resolved
from goodterms.letters.holding.invoices import Place, by_number, invoice_places, named_invoices
from goodterms.letters.holding.others import of_others
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
    from goodterms.letters.records import Amount, Records

_OFFERED = Pattern(
    r"\b(?:could|would|offer|instead|from now on|(?:new|old|former|previous) (?:rate|fee|price)|should you"
    r"|rush|price of|for a fixed|would cost|from"
    r" \w+ (?:on|i will))\b|'d\b"
    r"|\b(?:i|we) charged\b|\b(?:künftig\w*|neue[rn]? (?:stunden)?(?:satz|honorar|preis)|könnte|würde|biete"
    r"|pourrais"
    r"|propose|podría|ofrezco)\b"
)


def _look(draft: Draft) -> Iterator[Found]:
    records = draft.records
    if records is None:
        return
    made = {amount.start for amount in products(draft)}
    for sentence in draft.body:
        named = named_invoices(draft, sentence, records)
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
        invoice = by_number(number, records)
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
    sums = draft.sums_in(sentence)
    if named and len(sums) <= 2 * len(named):
        own = _own(draft, sentence, amount, records)
        beside = [own] if own else named
        if any(value in records.of_invoice(invoice) for invoice in beside) or _is_a_sum(value, named, records):
            return
        if is_about(draft, amount) and nearly(value, records.amounts):
            return
        if value not in records.amounts or (len(beside) == 1 and not _told(sums, beside[0], records)):
            yield _found(draft, sentence, amount, _invoice_says(beside[0], records))
            return
    clause = sentence.clause_around(draft.text, amount.start, amount.end)
    wrong = said_wrongly(draft, clause, amount, records)
    if wrong is None and _is_known(draft, sentence, amount, value, records):
        return
    if (wrong is None or wrong.of_account) and value in _settled_then(draft, records):
        return
    if wrong is None and (of_others(draft, sentence, records) or is_about(draft, amount)):
        if not nearly(value, records.amounts):
            yield _found(draft, sentence, amount, _nowhere(value, records), "consider")
        return
    sure = value not in records.amounts if wrong else not made
    level: Level = "must" if sure and (records.knows_the_account or not _hangs_on_it(wrong)) else "should"
    yield _found(draft, sentence, amount, wrong.shown(records) if wrong else _nowhere(value, records), level)


def _hangs_on_it(wrong: Said | None) -> bool:
    """Whether the last day may make the amount another."""
    return wrong is None or wrong.of_account


def _settled_then(draft: Draft, records: Records) -> frozenset[Amount]:
    """What would be owed on the days to come that the letter names, where it does not say which is the last."""
    if records.knows_the_account:
        return frozenset()
    return records.settled_by(on for day in draft.days if (on := resolved(day, records)))


def _told(sums: tuple[Sum, ...], invoice: Invoice, records: Records) -> bool:
    """Whether the sentence names the invoice's amount, or its parts: then others may be of something else."""
    of_it = records.of_invoice(invoice)
    parts = sum((abs(one.value) for one in sums), Fraction(0))
    return any((value, sums[0].currency) in of_it for value in (parts, *(abs(one.value) for one in sums)))


def _is_known(draft: Draft, sentence: Sentence, amount: Sum, value: Amount, records: Records) -> bool:
    """Whether the records hold the amount, or it follows from what they hold, or it is only offered."""
    if value in records.amounts or _OFFERED.search(draft.lower, sentence.start, sentence.end):
        return True
    taxed = _TAX.search(draft.lower, max(0, sentence.start - _JUST_BEFORE), sentence.end) and records.taxed(
        value, records.amounts
    )
    return bool(taxed) or _adds_up(draft, amount, records)


def _nowhere(value: Amount, records: Records) -> str:
    elsewhere = sorted({currency for number, currency in records.amounts if number == value[0]})
    return f"The records have this amount in {elsewhere[0]}." if elsewhere else _NOWHERE


_JUST_BEFORE = 40
"""`zzgl. 19 % USt.` ends what looks like a sentence, and the sum follows."""
_TAX = Pattern(
    r"\b(?:vat|tax|gst|mwst|mehrwertsteuer|ust|umsatzsteuer|tva|ttc|iva)\b|\b(?:gross|net|brutto|netto)\b"
)
_NOWHERE = "No invoice, payment, fee or settlement in the records has this amount."


def _found(draft: Draft, sentence: Sentence, amount: Sum, says: str, level: Level = "must") -> Found:
    clause = sentence.clause_around(draft.text, amount.start, amount.end)
    return Found(clause.start, clause.end, says=says, level=level)


def _own(draft: Draft, sentence: Sentence, amount: Sum, records: Records) -> Invoice | None:
    """The invoice whose amount it is, where names and amounts take turns: `invoice 19 over …, 20 over …`."""
    places = invoice_places(draft, sentence, records)
    amounts = [one.start for one in draft.sums_in(sentence)]
    turns = sorted([(p.start, True) for p in places] + [(start, False) for start in amounts])
    if len(places) < 2 or [is_name for _, is_name in turns] != [True, False] * len(places):
        return None
    return places[amounts.index(amount.start)].invoice


def _unknown_numbers(draft: Draft, sentence: Sentence, records: Records) -> Iterator[Found]:
    if not records.invoices:
        return
    for place in invoice_places(draft, sentence, records):
        if place.invoice is None and not _is_next(draft, sentence, place, records):
            yield Found(
                place.start,
                place.end,
                says=f"The records hold no invoice {place.number}.",
                advice="Correct the number, or add the invoice to invoices.csv.",
            )


def _is_next(draft: Draft, sentence: Sentence, place: Place, records: Records) -> bool:
    """Whether it is the number of an invoice still to be written: one of the next, and it is said to come."""
    last = max((_serial(number) for number in records.invoices), default=0)
    to_come = _TO_COME.search(draft.lower, sentence.start, sentence.end)
    return bool(to_come) and last < _serial(place.number) <= last + _NEXT


def _serial(number: str) -> int:
    digits = re.findall(r"\d+", number)
    return int(digits[-1]) if digits else 0


_NEXT = 3
_TO_COME = Pattern(r"\b(?:will|'ll|follows?|next|to come|upcoming|folgt|wird|suivra|seguirá)\b")


def _is_a_sum(value: Amount, named: list[Invoice], records: Records) -> bool:
    """Whether the amount is what the named invoices make together."""
    rests = [records.open_rest(i).exact for i in named]
    totals = [i.total.exact for i in named]
    return value[0] in {sum(rests), sum(totals)} and {value[1]} == {i.total.currency for i in named}


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
