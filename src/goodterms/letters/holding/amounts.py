"""What an amount is said to be: the rate, the monthly fee, the deposit, money that came or is owed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from goodterms.letters.holding.others import of_others
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span
from goodterms.letters.reading.sums import Sum

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft
    from goodterms.letters.records import Amount, Records
    from goodterms.money import Money


class Said(NamedTuple):
    """A way to say what an amount is: by the words before it, or behind it.

    ``held`` gives the amounts that the records hold of that kind, none where they say nothing of it; ``shown``
    says in words which that is. ``now`` where it may have been another in the past; ``of_account`` where it
    hangs on the last day.
    """

    before: Pattern
    after: Pattern
    held: Callable[[Records], frozenset[Amount]]
    shown: Callable[[Records], str]
    now: bool = False
    of_account: bool = False

    def is_said_of(self, draft: Draft, clause: Span, amount: Sum) -> bool:
        """Whether the clause says this of the amount."""
        before = draft.lower[max(clause.start, amount.start - _NEAR) : amount.start]
        return bool(self.before.search(before) or self.after.match(draft.lower, amount.end, clause.end))


_NEAR = 60
_OTHERWISE = Pattern(
    r"\b(?:could|would|might|offer\w*|instead|new|from|old|former|earlier|used to|charged|ended|should you"
    r"|costs?|rush|in 20\d\d|for 20\d\d|discount\w*|reduced"
    r"|average|market|their|his|her|lower|higher|if|or|until|not|\w*n't|for (?:weekend|night|rush)\w*|as of|unless"
    r"|please|will|should|half|i'd|we'd|you'd|könnte|würde|biete|neue[rn]?|ab|statt|bisher|pourrais|propose"
    r"|nouveau|nouvelle"
    r"|partir"
    r"|podría|ofrezco|nueva)\b"
)
"""Of another time, of somebody else, or only offered."""
_THEN = Pattern(r"\b(?:was|were|had)\b")


def said_wrongly(draft: Draft, clause: Span, amount: Sum, records: Records) -> Said | None:
    """As what the clause wrongly calls an amount; None where it may be what it is called, or is called nothing."""
    value = (abs(amount.value), amount.currency)
    if of_others(draft, clause, records):
        return None
    for said in ALL:
        if said.now and _THEN.search(draft.lower, clause.start, clause.end):
            continue
        if said.is_said_of(draft, clause, amount) and not _OTHERWISE.search(draft.lower, clause.start, clause.end):
            held = said.held(records)
            near = is_about(draft, amount) and nearly(value, held)
            if held and value not in held and not near and not records.taxed(value, held):
                return said
    return None


def is_about(draft: Draft, amount: Sum) -> bool:
    """Whether the amount is only meant roughly."""
    return bool(_ABOUT.search(draft.lower, max(0, amount.start - _NEAR), amount.start))


def nearly(value: Amount, held: Collection[Amount]) -> bool:
    """Whether one of the amounts is so near that a rough one may stand for it."""
    return any(value[1] == currency and abs(value[0] - number) <= number / 20 for number, currency in held)


_ABOUT = Pattern(
    r"\b(?:about|around|roughly|approximately|some|nearly|almost|just (?:over|under)|ca\.?|circa|etwa|rund|gut"
    r"|knapp|environ"
    r"|presque|unos|casi) (?:gbp|eur|usd|chf)? ?$"
)


def _of(*amounts: Money | None) -> frozenset[Amount]:
    return frozenset((money.exact, money.currency) for money in amounts if money is not None)


def _rates(records: Records) -> frozenset[Amount]:
    return _of(records.brief.history.agreement.rate)


def _fees(records: Records) -> frozenset[Amount]:
    fee = records.brief.history.agreement.retainer_fee
    if fee is None:
        return frozenset()
    return frozenset((fee.exact * n, fee.currency) for n in range(1, 13)) | records.settled_fees


def _deposits(records: Records) -> frozenset[Amount]:
    return _of(records.brief.history.agreement.deposit)


def _payments(records: Records) -> frozenset[Amount]:
    """What came, each by itself, by invoice and by day, and all together."""
    totals: dict[tuple[str, object], Fraction] = {}
    for payment in records.brief.history.payments:
        for of in (payment.source, payment.invoice, payment.paid_on, payment.paid_on.year, "all"):
            key = (payment.amount.currency, of)
            totals[key] = totals.get(key, Fraction(0)) + payment.amount.exact
    return frozenset((value, currency) for (currency, _), value in totals.items())


def _expenses(records: Records) -> frozenset[Amount]:
    """What was laid out: each by itself, what is not invoiced, and all together."""
    expenses = records.brief.history.expenses
    open_ones = [expense.amount for expense in expenses if not expense.invoiced]
    return _of(*(expense.amount for expense in expenses)) | frozenset(records.together(open_ones))


def _owed(records: Records) -> frozenset[Amount]:
    return records.owed


def _agreed(what: str, name: str) -> Callable[[Records], str]:
    def shown(records: Records) -> str:
        return f"{what} in the agreement is {getattr(records.brief.history.agreement, name)} (client.toml)."

    return shown


_RATE = Said(
    Pattern(
        r"\b(?:my|our|the|your|agreed|usual|normal|hourly) (?:hourly )?rate(?: above (?:it|that|them)"
        r"| beyond (?:it|that))?"
        r"(?: has been| stays| remains| is| of| at|,|:)+(?: still| now| at)* (?:gbp|eur|usd|chf)? ?$"
        r"|\bhours?(?: \w+){0,2},? (?:at|@|x|×|à|zu(?: je)?|are|cost) ?$"
        r"|\b(?:stundensatz|tarif(?: horaire)?|tarifa(?: por hora)?)(?: beträgt| ist| von| est| de| es|:)+ ?$"
    ),
    Pattern(
        r"\s*(?:\+ vat|plus vat|net)? ?(?:(?:an?|per|each|every|pro|je|die|par|por|la) |/ ?|de l')"
        r"(?:hours?|hr|h|stunde|std|heure|hora)\b"
    ),
    _rates,
    _agreed("The rate", "rate"),
    now=True,
)
_FEE = Said(
    Pattern(
        r"\b(?:retainer|monthly (?:fee|retainer)|monatspauschale|forfait mensuel"
        r"|cuota mensual)"
        r"(?: fee)?(?: stays| remains| is| of| at|,|:| for \w+| beträgt| von| est| de)* (?:gbp|eur|usd|chf)? ?$"
    ),
    Pattern(r"\s*(?:monthly )?retainer\b|\s*monthly fee\b"),
    _fees,
    _agreed("The monthly fee", "retainer_fee"),
    now=True,
)
_DEPOSIT = Said(
    Pattern(
        r"\b(?:deposit|anzahlung|kaution|acompte|dépôt|anticipo|depósito)(?: is| was| of| over|,|:| von| über"
        r"| de)*"
        r" (?:gbp|eur|usd|chf)? ?$"
    ),
    Pattern(r"\s*deposit\b"),
    _deposits,
    _agreed("The deposit", "deposit"),
)
_PAID = Said(
    Pattern(
        r"\b(?:your|the|last|first|part|partial|this) (?:payments?|transfers?|instalments?) of (?:gbp|eur|usd"
        r"|chf)? ?$"
        r"|\byou(?:'ve| have)? (?:already |so far )?(?:paid|sent|transferred)(?: us| me)? (?:gbp|eur|usd|chf)? ?$"
        r"|\bthank(?:s| you) for(?: the)?(?: first half| payment of| transfer of)?,? (?:gbp|eur|usd|chf)? ?$"
        r"|\b(?:i|we)(?:'ve| have)? received (?:gbp|eur|usd|chf)? ?$|\bihre (?:teil)?zahlung (?:von|über) ?$"
    ),
    Pattern(
        r",?(?: which| that| has| have)* (?:towards (?:it|this|that)|arrived|came in|came on|reached (?:me|us)"
        r"|was received)\b"
    ),
    _payments,
    lambda records: "The records hold no payment of this amount (payments.csv).",
)
_OWED_NOW = Said(
    Pattern(
        r"\byou (?:currently |still |now |only |thus )?owe(?: me| us)?(?: now| still| a total of"
        r"| in all)? (?:gbp|eur|usd|chf)? ?$"
        r"|\b(?:offen (?:sind|ist)(?: noch| heute| derzeit| insgesamt)*|schulden (?:mir|uns)(?: noch)?"
        r"|me devez(?: encore)?|reste|restent) ?$"
    ),
    Pattern(r" (?:is|are|remains?) (?:\w+ )?(?:open|outstanding|unpaid|owed|owing)\b"),
    _owed,
    lambda records: f"Open today is {records.shown_open}.",
    now=True,
    of_account=True,
)
_EXPENSES = Said(
    Pattern(
        r"\b(?:expenses|auslagen|spesen|frais|gastos)(?: of| come to| came to| make| are| von| de|,|:)+ (?:gbp"
        r"|eur|usd|chf)? ?$"
    ),
    Pattern(r" (?:for|of|in) (?:\w+ )?expenses\b"),
    _expenses,
    lambda records: "The records hold other expenses (expenses.csv).",
)
ALL = (_RATE, _FEE, _DEPOSIT, _PAID, _OWED_NOW, _EXPENSES)
"""All that is looked for, written out."""
