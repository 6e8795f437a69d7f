"""Money that cannot be so twice: paid and owed, two balances, two days to pay, one sum and instalments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, product
from typing import TYPE_CHECKING

from goodterms.letters.reading.conflicts.place import (
    MAY,
    Place,
    both,
    clause_at,
    clauses,
    nouns,
    vocabulary,
    words_of,
)
from goodterms.letters.reading.conflicts.topic import other_kind
from goodterms.letters.reading.numbers import COUNT, count
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span
from goodterms.letters.reading.sums import Sum

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

_MAYBE = Pattern(rf"\b(?:if|would|could|might|{MAY}|offer|or|either|unless|whether)\b")
PAID_UP = Pattern(
    r"\bnothing (?:is |more is |else is |further is |remains |more ){0,6}(?:to pay|owed|owing|open|due|outstanding"
    r"|unpaid|left to pay|to be paid|left unpaid|left open|to settle)\b"
    r"|\bthere(?:'s| is) nothing (?:owing|open|owed|due|outstanding|to pay)\b"
    r"|\bno (?:open |unpaid |outstanding )(?:invoices?|amounts?|sums?|bills?|balance|fees)\b|\bno (?:amounts?"
    r"|invoices?|money|sums?|balance|fees?|bills?) (?:is|are|remains?|stands?) (?:open|due|owed|outstanding"
    r"|unpaid)\b"
    r"|\b(?:we(?:'re| are)|you(?:'re| are)) (?:all )?(?:square|quits|even|paid up)\b|\b(?:all|everything|fully"
    r"|(?<!the )invoices are|fees? ha(?:s|ve)|account is|accounts are|balance is|every (?:invoice|bill|penny"
    r"|cent)|all (?:my |our |the |your )?(?:invoices|bills|fees)(?: up to now)?|books are) (?:is "
    r"|has |have |are |been"
    r" |now |already |fully |completely )*(?:paid|settled|cleared|square|balanced|closed and paid)(?: up| in"
    r" full)?\b"
    r"|\bpaid (?:to the last|in full|every (?:invoice|bill))|\bsettled in full\b"
    r"|\bbalance (?:is|stands at|comes to) (?:zero|nil|nought)\b|\byou (?:do not |don't )?owe(?: me| us)?"
    r" (?:nothing|anything|a thing|a penny|a cent)\b|\bnot a (?:penny|cent|euro) (?:is )?(?:open|owed)\b|\bthere"
    r" are no open\b|\baccount stands at zero\b"
    r"|\bno (?:further |more )?(?:payment|money) is (?:due|owed|needed)\b|\bnothing (?:between us )?is left open\b"
)
ZERO = Pattern(
    r"\baccount with (?:me|us) is closed\b|\bno (?:bill|invoice)s? of (?:ours|mine|my) (?:is|are) unpaid\b"
    r"|\bno sum (?:is )?open\b|\bowes? (?:me|us) nothing\b|\b(?:we're|we are|that's us) straight\b"
    r"|\bnothin[g']?(?:'s)? owed\b|\bnot owing (?:me|us) anything\b|\byou have nothing (?:left )?to pay\b"
    r"|\bpaid (?:me |us )?everything in advance\b|\bno further (?:bill|invoice)\b|\bnothing further (?:will be|is)"
    r" (?:billed|charged)\b|\bthere's no other invoice\b|\b(?:your|the) (?:payment|money)[^.;]{0,20}\bcloses? the"
    r" account\b"
    r"|\b(?:account|balance)(?:'s| is) at zero\b|\b(?:we're|we are|you're|you are) at zero\b|\b(?:you're|you are"
    r"|we're) all paid up\b"
    r"|\b(?:so )?we(?:'re| are) (?:quits|square)\b|\ball square\b|\b(?:all |fully )paid up\b"
    r"|\bbalance:? (?:is )?(?:0|nil|zero)\b"
    r"|\b(?:not|n't) ow(?:e|ing) (?:me|us) (?:a|any|one)\w*\b|\bowe (?:me|us) (?:nothing|nowt|nil)\b|\bnot (?:a"
    r"|one) \w+ (?:is )?(?:owing|owed)\b"
    r"|\bpaid (?:for )?(?:all|everything)(?:,|$|\.)|\bno further (?:sum|amount|payment|fee"
    r"|charge)s?\b[^;]{0,40}\b(?:claimed|charged|billed|due)\b"
    r"|\bpaid in full and in advance\b|\bthank(?:s| you) for paying (?:me )?(?:every|all|each)\b"
    r"|\bthe one client who pays\b"
    r"|\bpaid every (?:\w+ )?(?:krone|euro|cent|penny|pound|dollar"
    r"|franc)\b"
)
"""So plain that no month beside it limits it."""
NOT_PAID_UP = Pattern(
    r"\b(?:beyond|except|apart from|other than|but|once|when|as soon as|until|after that|then|if|for the"
    r" (?:visit|storyboard|handover)|besides|before|up to|for (?:january|february|march|april|may|june|july"
    r"|august|september|october|november|december)|through|so that|with (?:that|this|it)|will|else|further|late"
    r"|how|on receipt|by then)\b|\bwhich (?:has|have|was|were) not\b|\b(?:january|february|march|april|june|july"
    r"|august|september|october|november|december) (?:has|is|was)\b"
)
_OWED = Pattern(
    r"\b(?:still have to receive|(?:last|final|one more) (?:invoice|bill)[^.;]{0,40}\b(?:follows?|comes?)|could"
    r" you (?:please )?(?:send|pay|settle|transfer)|would be welcome|to reach (?:me|us)|(?:we|i) expect"
    r"|i (?:still )?(?:need|want) (?:it|that)|remainder of|remains only|there's still|another|one more bill"
    r"|(?:extra|separate|further) (?:bill|invoice)|still open|is open|are open|open is|unpaid"
    r"|you (?:still )?owe|owing|owed|outstanding|still to be paid"
    r"|remaining|not (?:yet )?been (?:paid|settled)|has yet to be paid|please (?:pay|transfer|settle|send)"
    r"|balance of|should be settled|to pay|left to pay|(?:is|are|falls?|becomes?) (?:still )?due|overdue|payable"
    r"|await(?:ing)? payment|it remains|(?:want|need|like|see)(?: my| the| that| just)*(?:"
    r" rest of(?: the)?)?(?= [€£$₦\d])|just the(?= [€£$₦\d])"
    r"|(?:be|is) glad to (?:see|have)|shortfall|behind with|it lacks|(?:has|have) to be paid|must be paid"
    r"|will be invoiced"
    r"|invoiced separately|like to (?:receive|have)|final invoice|to be transferred|still missing|remains?"
    r"|no payment|left|open)\b"
)
_NOT_OWED = Pattern(
    r"\b(?:if(?! (?:you|u) (?:can|could|would|please)\b)|(?<!if you )(?<!if u )(?:would(?! be welcome)"
    r"|could(?! you (?:please )?(?:send|pay|settle|transfer)))|offer"
    r"|(?:remains?|stays?) at|(?:was|were|had been) (?:still )?(?:open|unpaid|due|outstanding|owed|[€£$]|eur\b"
    r"|gbp\b|usd\b)"
    r"|paid on|arrived|from now on|new|per|an"
    r" hour|credit|refund|i owe you|we owe you|will be|deposit)\b"
)

_STILL_UNPAID = Pattern(
    r"\b(?:is|are|remains?|stands?) (?:still|yet|as yet) (?:unpaid|to be paid|not paid|overdue)\b"
    r"|\binvoices?\b[^.;]{0,30}\b(?:is|are|remains?) (?:unpaid|overdue)\b"
)
"""Owed without an amount beside it."""


_FOR_A_PART = ("for ", "which ")
"""`For units 1 to 8 you owe me nothing`"""


def paid_and_owed(draft: Draft) -> Iterator[Place]:
    """Nothing is owed, and yet an amount is."""
    paid = [c for c in clauses(draft, PAID_UP, NOT_PAID_UP) if not draft.sums_in(c)]
    paid += [c for c in clauses(draft, ZERO, _MAYBE) if c not in paid and not draft.sums_in(c)]
    paid = [c for c in paid if not words_of(draft, c).startswith(_FOR_A_PART)]
    owed = [c for c in clauses(draft, _OWED, _NOT_OWED) if draft.sums_in(c) and not _is_paid(draft, c)]
    owed += [c for c in clauses(draft, _STILL_UNPAID, _NOT_OWED) if c not in owed and not _is_paid(draft, c)]
    for clauses_of_one_side, other_side in ((paid, owed), (owed, paid)):
        for clause in clauses_of_one_side if other_side else ():
            yield Place(
                clause.start,
                clause.end,
                "One sentence says that nothing is owed, another that something is.",
                "Look the account up and keep the true sentence.",
                beside=other_side[0].start,
            )


def _is_paid(draft: Draft, clause: Span) -> bool:
    return draft.holds(PAID_UP, clause) or draft.holds(ZERO, clause)


NUMBER = r"(?P<number>[a-z]{0,4}[-/]?\d[\w/-]*)"
_INVOICE = Pattern(rf"\b(?:invoice|bill|account|statement) (?:no\.? |number |nr\.? |#)?{NUMBER}")
_WAS_PAID = Pattern(
    r"\b(?:was|were|is|has been|have been|you(?:'ve| have)?|came|arrived|already|been)\b[^.]{0,20}\b(?:paid"
    r"|settled|arrived|received|cleared)\b|\b(?:i|we)(?:'ve| have)? (?:already )?received (?:the |your"
    r" )?(?:payment|money)\b"
)
_IS_OPEN = Pattern(
    r"\b(?:unpaid|still open|is open|are open|outstanding|overdue|not (?:yet )?(?:been )?(?:paid|settled|arrived"
    r"|received)|still due|still to be paid|remains? (?:open|due|unpaid)|awaits?|you (?:still )?owe|is due"
    r"|please pay)\b"
)
_PART = Pattern(r"\b(?:of it|part|half|instal?ments?|rest|remainder|except|minus|second|first)\b")


def invoices_said(draft: Draft) -> Iterator[tuple[str, Span, bool]]:
    """Each clause that calls an invoice paid or open: the invoice's number, the clause, whether it says paid."""
    for match in draft.everywhere(_INVOICE):
        clause = clause_at(draft, match.start(), match.end())
        words = words_of(draft, clause)
        is_open, paid = bool(_IS_OPEN.search(words)), bool(_WAS_PAID.search(words))
        if is_open != paid and not _PART.search(words) and not draft.is_quoted_at(match.start()):
            yield match["number"].rstrip("-/."), clause, paid


def invoice_paid_and_open(draft: Draft) -> Iterator[Place]:
    """One invoice is paid, and yet the same invoice is open."""
    places: dict[str, list[tuple[Span, bool]]] = {}
    for number, clause, paid in invoices_said(draft):
        places.setdefault(number, []).append((clause, paid))
    for number, stated in places.items():
        for (one, paid), (other, also) in combinations(stated, 2):
            if paid != also:
                yield from both(draft, one, other, f"Invoice {number} is said to be paid, and to be open.")


_WHOLE = Pattern(
    r"\b(?:balance|you (?:still )?owe(?: me| us)?|total (?:due|open|outstanding)|(?:open|outstanding|due)"
    r" (?:amount|sum|balance|total)|amount (?:due|open|outstanding)|the outstanding|what is (?:still )?(?:open"
    r"|due|owed)|in all|altogether|left to pay|still open(?: is)?:?|that is (?:still )?open|(?:are|is) still"
    r" (?:open|owed|due)|remains? (?:open|to be paid|due)|still to (?:pay|be paid)|the whole (?:sum|amount)|the"
    r" remaining(?= (?:[€£$]|eur|gbp|usd|chf))"
    r"|final (?:bill|invoice|account) (?:is|of|comes to|over|amounts to|will be))\b"
)
_SHARE = Pattern(
    r"\b(?:of which|thereof|half|part|parts|instalments?|first|second|third|each|plus|vat|net|gross|tax|interest"
    r"|deposit|invoices? (?:no\.? )?[a-z]{0,4}[-/]?\d|for (?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december|the (?!work|time|whole))|was|were|had|if|could|would|offer|instead"
    r"|per|an hour|limit|(?<!to be )paid|received|credit|made up)\b|@"
)


def balances(draft: Draft) -> Iterator[Place]:
    """Two different amounts for the whole that is open."""
    stated = [(c, draft.sums_in(c)[0]) for c in clauses(draft, _WHOLE, _SHARE) if len(draft.sums_in(c)) == 1]
    for (one, first), (other, second) in combinations(stated, 2):
        differ = first.currency == second.currency and first.value != second.value
        if differ and not _explained(draft, first, second):
            says = f"The letter names two balances: {_as_written(draft, first)} and {_as_written(draft, second)}."
            yield from both(draft, one, other, says, "Look the account up and keep one amount.")


def _explained(draft: Draft, first: Sum, second: Sum) -> bool:
    """Whether other amounts of the letter make up the difference, or tax may."""
    gap = abs(first.value - second.value)
    others = [abs(s.value) for s in draft.sums if s.value not in {first.value, second.value}]
    made = {*others, *(a + b for a, b in combinations(others, 2))}
    ratio = max(first.value, second.value) / (min(first.value, second.value) or 1)
    return gap in made or ratio in {Fraction(2), Fraction(3), Fraction(4)} or _is_taxed(draft, ratio)


def _is_taxed(draft: Draft, ratio: Fraction) -> bool:
    return bool(re.search(r"\b(?:vat|tax|gst|mwst|ust|tva|iva)\b", draft.lower)) and ratio < Fraction(13, 10)


def _as_written(draft: Draft, amount: Sum) -> str:
    return draft.text[amount.start : amount.end]


_ONE_SUM = Pattern(
    r"\b(?:in one (?:sum|go|payment|amount|transfer|instalment)|in a (?:single|lump) \w+|lump sum|single payment"
    r"|one payment|not (?:be )?(?:paid |payable )?in (?:parts|instalments)|no instalments|as a whole|(?:the"
    r" )?whole (?:sum|amount)|full amount|in full)\b"
)
_IN_PARTS = Pattern(
    rf"\b(?P<n>{COUNT}) (?:equal |monthly |quarterly |weekly )*(?:instal?ments|parts|payments|portions|tranches"
    rf"|halves"
    r"|transfers)\b|\b(?:first half)\b[^.;]{0,40}\bsecond\b|\b(?P<half>half (?:now|of it now|by|on))\b|\b(?:in"
    r" (?:monthly )?instal?ments)\b"
)
_PAYING = Pattern(
    r"\b(?:pay|paid|payable|payment|transfer|send|settle|due|instal?ments?|eur|gbp|usd|chf)\w*|[€£$]"
)


_NOT_IN_PARTS = Pattern(
    r"\b(?:if|would|could|not|no|or|either|was|were|as well|fine with|you may|paid in (?:one"
    r"|two|three|four|\d))\b|^paid in|\band (?:a|one) (?:last|final|closing)\b"
)


def one_sum_and_parts(draft: Draft) -> Iterator[Place]:
    """Payable at once as a whole, and yet in instalments; or in two numbers of instalments."""
    whole = [c for c in clauses(draft, _ONE_SUM, _MAYBE) if _PAYING.search(words_of(draft, c))]
    parts = [c for c in clauses(draft, _IN_PARTS, _NOT_IN_PARTS) if _PAYING.search(words_of(draft, c))]
    for one in whole:
        for other in parts[:1]:
            if not _IN_PARTS.search(words_of(draft, one)) or _ONE_SUM.search(words_of(draft, one)):
                says = "One sentence asks for the whole at once, another for instalments."
                yield from both(draft, one, other, says)
    counted = [(c, n) for c in parts if (n := _parts(words_of(draft, c)))]
    for (one, first), (other, second) in combinations(counted, 2):
        if first != second:
            yield from both(draft, one, other, "The letter names two different numbers of instalments.")


def _parts(words: str) -> Fraction | None:
    match = _IN_PARTS.search(words)
    return count(match["n"]) if match and match["n"] else None


_NO_BILL = Pattern(
    r"\b(?:no|not (?:be )?(?:an?|any|another)|without an?|never an?) (?:(?:final|further|last|closing|more|other"
    r"|extra|additional) )+(?:invoice|bill|charge)s?\b|\b(?:won't|will not|shall not|not going to) (?:send|write"
    r"|issue|bill|charge)[^.]{0,20}\b(?:final|another|further|last|any more|anything)\b"
)
_BILL = Pattern(
    r"\b(?:my|our|the|a|one) (?:final|further|last|closing) (?:invoice|bill)\b[^.]{0,60}\b(?:reach|follow|come"
    r"|will|is attached|enclosed|goes|attached|arrive|over|of|get|send)\w*\b|\b(?:send|get|receive"
    r"|issue)\b[^.]{0,20}\b(?:final|last|closing) (?:invoice|bill)\b"
)


_NOT_A_BILL = Pattern(r"\b(?:no|not|\w*n't|if|would|was|after)\b")


def no_bill_and_bill(draft: Draft) -> Iterator[Place]:
    """No final invoice comes, and yet one does."""
    for one in clauses(draft, _NO_BILL):
        for other in clauses(draft, _BILL, _NOT_A_BILL):
            yield from both(
                draft, one, other, "One sentence says that no invoice will come, another that one will."
            )


_NAMED_SUM = Pattern(
    r"\b(?P<name>(?:the |my |our |your )?(?:(?:monthly|weekly|hourly|daily|day|fixed|final|last|agreed|usual"
    r"|open|kill|january|february|march|april|may|june|july|august|september|october|november|december)(?:'s)?"
    r" )?(?:deposit|fee|rate|retainer|invoice|bill|option [a-d]|price|refund|instalment|charge)(?: (?:no\."
    r" ?)?\d[\w/-]*)?(?: (?:for|of) (?:the )?(?:last month|january|february|march|april|may|june|july|august"
    r"|september|october|november|december))?)(?: of| is| over| stays| remains| stays at| remains at| costs?|"
    r" comes to| amounts to| will be|,| \(| for|:| at| stands at)*\s*$"
)
_NOT_ONE = Pattern(
    r"\b(?:of which|thereof|half|part|instead|from now on|new|old|until|from (?!\d)|plus|net|gross|vat|raised?"
    r"|rises?|goes|went|would|could|if|offer|previously|was|then|reduced|discount|each|open|rest|paid|option"
    r" (?=a or|b or))\b"
)


def named_sums(draft: Draft) -> Iterator[Place]:
    """One named amount (`the deposit`, `invoice 803`, `the July fee`) with two values."""
    found: dict[tuple[str, str], list[tuple[Span, Sum]]] = {}
    for amount in draft.sums:
        clause = clause_at(draft, amount.start, amount.end)
        match = _NAMED_SUM.search(draft.lower, clause.start, amount.start)
        alone = len(draft.sums_in(clause)) == 1
        if (
            match
            and alone
            and not _NOT_ONE.search(words_of(draft, clause))
            and not draft.is_quoted_at(amount.start)
        ):
            name = re.sub(r"^(?:the|my|our|your) |'s\b", "", match["name"])
            if draft.lower[match.start() : match.end()].startswith("your "):
                name = f"your {name}"
            if name not in {"invoice", "bill", "instalment", "charge", "price", "fee", "refund", "last invoice"}:
                found.setdefault((name, amount.currency), []).append((clause, amount))
    for (name, _), places in found.items():
        for (one, first), (other, second) in combinations(places, 2):
            if first.value != second.value and not _is_taxed(draft, Fraction(1)):
                yield from both(draft, one, other, f"The letter names two amounts for the {name}.")


_PERIOD_FEE = Pattern(
    r"\bfor (?P<period>the last month|the final month|the rest of the year|(?:january|february|march|april|may"
    r"|june|july|august|september|october|november|december))\b"
)
_FEE = Pattern(r"\b(?:fee|charge|bill|rate|cost|costs|price)\b")


def period_fees(draft: Draft) -> Iterator[Place]:
    """The fee of one month with two values."""
    found: dict[tuple[str, str], list[tuple[Span, Sum]]] = {}
    for clause in clauses(draft, _FEE, _NOT_ONE):
        match, inside = _PERIOD_FEE.search(draft.lower, clause.start, clause.end), draft.sums_in(clause)
        if match and len(inside) == 1:
            found.setdefault((match["period"], inside[0].currency), []).append((clause, inside[0]))
    for (period, _), places in found.items():
        for (one, first), (other, second) in combinations(places, 2):
            if first.value != second.value:
                yield from both(draft, one, other, f"The letter names two fees for {period}.")


_SETTLED = Pattern(r"\b(?:paid|settled|cleared|on my account|has arrived|has come in|received)\b")
_NOT_SETTLED = Pattern(
    r"\b(?:not|\w*n't|no|none|never|nobody|unpaid|once|when|if|will|until|please|kindly|after|as soon as|to be"
    r"|be|half|part|of it|would|could|should|can|must|i (?:have )?paid|we (?:have )?paid|by|within)\b"
)
_MONTH_NAMES = "january|february|march|april|may|june|july|august|september|october|november|december"
_NOT_TO_PAY = Pattern(_MAYBE.pattern + r"|\b(?:twice|others?|another|but|except)\b")
_TO_PAY = Pattern(
    r"\b(?:wait(?:ing)? for (?:the |your )?(?:payment|money|transfer)|still have to receive|unpaid|(?:days?"
    r"|weeks?|months?) (?:late|overdue)|in arrears|(?:not|\w*n't"
    r"|never)(?: yet)?(?: been)? (?:paid|settled|arrived|received|come in)|(?:no|not"
    r" one|none)\b[^.;]{0,40}\b(?:paid|payment|settled|money)|please (?:pay|settle|transfer|remit)|(?:kindly"
    r"|let)\b[^.;]{0,30}\bpay|still (?:open|due|unpaid|outstanding|to pay|to be paid|to come)|(?:is|are"
    r"|remains?) (?:open|unpaid|overdue|outstanding|to be paid))\b"
)
_MONTHS_OR_NUMBERS = Pattern(
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december|(?:19|20)\d\d)\b"
    r"|\b(?:invoice|bill|no\.|number) ?(?:no\. ?)?([a-z]{0,3}-?\d[\w/-]*)"
)


def item_paid_and_open(draft: Draft) -> Iterator[Place]:
    """One item (the July allowance, the deposit, the last invoice) is paid, and yet it is to be paid."""
    paid = clauses(draft, _SETTLED, _NOT_SETTLED)
    for one, other in product(paid, clauses(draft, _TO_PAY, _NOT_TO_PAY) if paid else ()):
        words, others = words_of(draft, one), words_of(draft, other)
        none = re.search(r"\b(?:not one|none) of the\b", others) and re.search(rf"\b{COUNT} of the\b", words)
        if none or (_one_item(words, others) and not _PART.search(words + others)):
            yield from both(draft, one, other, "One sentence says that this is paid, another that it is not.")


def _one_item(words: str, others: str) -> bool:
    """Whether both name the same thing that is paid for: by its noun, its month, or as the last bill."""
    first, second = nouns(words) - _GENERAL, nouns(others) - _GENERAL
    marks, also = _marks(words), _marks(others)
    bills = _bills(words) & _bills(others)
    billed, besides = _billed_for(words), _billed_for(others)
    if billed and besides and billed != besides:
        return False
    if first and second:
        same = {noun for noun in first & second if not other_kind(noun, words, others)}
        return bool(same and (marks & also or (not marks and not also)))
    return bool(bills)


def _billed_for(words: str) -> str:
    """What a bill is for, by its last word: the animation in `the invoice for the logo animation`."""
    match = _BILLED.search(words)
    last = nouns((match["of"] or match["its"]).rpartition(" ")[2]) - _GENERAL if match else frozenset()
    return next(iter(last), "")


_BILL_WORD = r"(?:invoice|bill|fee|deposit|payment|instal?ment)s?"
_BILLED = Pattern(
    rf"\b{_BILL_WORD} for (?:(?:the|your|my|our|all|both) )*(?P<of>[a-z'-]+(?: (?!(?:is|was|are|were|has|have|had"
    r"|remains?|stands?|still|not|on|in|of|from|by|to|at|since|which|that|and|or|came|arrived|reached|i|we|you|paid"
    rf"|settled|cleared|received|unpaid|overdue|open|due|with|over|for|it)\b)[a-z'-]+)*)"
    rf"|\b(?P<its>[a-z-]+) {_BILL_WORD}\b(?! for\b)"
)


def _bills(words: str) -> set[str]:
    """The month of a bill, or `last`."""
    return {found for match in _OF_MONTH.finditer(words) for found in match.groups() if found}


_OF_MONTH = Pattern(
    rf"\b(?:for|of|from) (?P<of>{_MONTH_NAMES})\b|\b(?P<its>{_MONTH_NAMES}) (?:invoice|bill|fee|account|payment"
    rf"|retainer"
    r"|instal?ment|statement)\b|\b(?P<last>last|final) (?:invoice|bill|payment|transfer)\b"
)


def _marks(words: str) -> set[str]:
    return {(m[1] or m[0]) for m in _MONTHS_OR_NUMBERS.finditer(words)}


_GENERAL = vocabulary(
    "account bank payment money transfer sum total bill client card cash cheque far letter date paid pay number"
    " office settled received still please kindly unpaid overdue yet help trust kind patience"
)


_FREE = Pattern(
    r"\b(?:throw(?:ing)? in|(?:ask|take) nothing (?:for|from)|(?:was|were) on (?:me|us)|not (?:be )?charging"
    r"|isn't on (?:any|the) bill|covered by the|never charged?|cost(?:s)? the \w+ nothing|nothing (?:has been"
    r"|will be|is)[^.;]{0,20} charged|no charge for|at no (?:extra )?(?:cost|charge)|free of charge"
    r"|without (?:any )?(?:extra )?(?:charge|cost)|for free"
    r"|costs? (?:you )?nothing|(?:charge|owe me|owe us|pay) nothing|falls away|needn't pay|need not pay"
    r"|don't (?:need|have) (?:to )?pay|gratis|pro bono|(?:is|are|it's|they're|that's) (?:free|on (?:me|us"
    r"|the house))|waived?"
    r"|waiving|(?:i'm|i am|we're|we are) not charging"
    r"|(?:as )?a (?:goodbye |farewell )?(?:present|gift)|on the house|consider it included|(?:will|shall|do"
    r"|does) not (?:be )?(?:charged?|billed?|cost)|\w*n't (?:be"
    r" )?(?:charged?|billed?|cost)|is (?:all )?included|no charge)\b"
)
_CHARGED = Pattern(
    r"\b(?:costs?|comes? to|(?:we|i) bill|on the bill|is(?= [€£$₦\d])|billed|charged?|an hour|per hour|a day"
    r"|invoiced|at (?:eur|gbp|usd|chf)|for (?:eur|gbp|usd"
    r"|chf))\b|[€£$]"
)
_SEPARATELY = Pattern(
    r"\b(?:bill|charge|invoice)(?:d|s)?\b[^.;]{0,40}\b(?:separately|extra|in addition|on top|by the hour)\b"
    r"|\b(?:is|are|comes?"
    r" |goes? )(?:on )(?:the|your|my|this) (?:bill|invoice)\b|\b(?:separate|extra) (?:bill|invoice) for\b"
)
"""Charged, without an amount beside it."""
_NOT_CHARGED = Pattern(
    r"\b(?:not|\w*n't|no|free|if|would|could|until|so far|beyond|more than|after that|instead|offer|option|further"
    r"|additional|third|regular|usual|normal)\b"
)


def free_and_charged(draft: Draft) -> Iterator[Place]:
    """The handover costs nothing, and yet is billed."""
    charged = [
        c
        for c in clauses(draft, _CHARGED, _NOT_CHARGED)
        if draft.sums_in(c) or _SEPARATELY.search(draft.lower, c.start, c.end)
    ]
    for free, paid in product(clauses(draft, _FREE, _CALLED_OFF), charged):
        words, others = words_of(draft, free), words_of(draft, paid)
        months = set(_MONTH.findall(words)) & set(_MONTH.findall(others))
        first, second = set(_ORDINAL.findall(words)), set(_ORDINAL.findall(others))
        apart = first and not first & second
        hours = set(_SUCH_HOURS.findall(words)) & set(_SUCH_HOURS.findall(others))
        same_price = {s.value for s in draft.sums_in(free)} & {s.value for s in draft.sums_in(paid)}
        if (
            not apart
            and not same_price
            and (months or hours or nouns(words) & nouns(others) - _GENERAL - _OF_COST)
        ):
            yield from both(draft, free, paid, "One sentence says that this costs nothing, another what it costs.")


_MONTH = Pattern(r"\b(?:january|february|march|april|june|july|august|september|october|november|december)\b")
_SUCH_HOURS = Pattern(r"\b(extra|night|weekend|travel|evening) hours?\b")
_ORDINAL = Pattern(r"\b(?:first|second|third|fourth|fifth|last)\b")
_CALLED_OFF = Pattern(_MAYBE.pattern + r"|\b(?:cancel\w*|called off|dropped|not (?:taken|made|done|delivered))\b")
_OF_COST = vocabulary("retainer cost charge free extra hour nothing eur gbp usd chf included")


_THANKS_FOR_PAYING = Pattern(r"\bthank(?:s| you) for (?:settling|paying) (?:it|them|that|this|so|promptly)\b")


def thanked_and_unpaid(draft: Draft) -> Iterator[Place]:
    """An invoice is unpaid, and the next sentence thanks for its payment."""
    for thanks in clauses(draft, _THANKS_FOR_PAYING):
        for unpaid in clauses(draft, _TO_PAY, _MAYBE):
            if 0 <= thanks.start - unpaid.end < _NEXT:
                yield from both(
                    draft, unpaid, thanks, "One sentence says that this is unpaid, the next thanks for it."
                )


_NEXT = 60


_NO_PAYMENT = Pattern(
    r"\b(?:you|client) (?:have|has|had) (?:not|n't) (?:yet |so far |as yet )?(?:made|sent) (?:any|a"
    r"|one) (?:payment"
    r"|deposit)\b|\b(?:no|not a single|not one) (?:payment|deposit|instalment) (?:at all )?(?:has"
    r"|have) (?:been made"
    r"|been received|reached|arrived|come)\b|\b(?:i|we) have (?:received|had) no (?:payment|deposit|money)\b"
    r"|\bnothing has been paid\b|\byou have(?:n't| not) paid anything\b"
)
_ONE_MADE = Pattern(
    r"\b(?:less|minus|deducting|after deducting|after) your (?:\w+ )?(?:advance|deposit|down payment|payment"
    r"|instalment)\b|\b(?:of (?:this|that|it|which) )?you(?:'ve| have)? (?:already )?paid (?:me "
    r"|us )?(?:eur|gbp|usd"
    r"|chf|€|£|\$|half|a third|\d)|\byour (?:\w+ )?(?:advance|deposit|down payment) of\b[^.;]{0,40}\b(?:is|was|has"
    r" been) (?:received|deducted|taken off|counted|credited)\b"
)
_ONE_OF = Pattern(r"\b(?:since|for (?:the|invoice|january|february|march|april|may|june|july|august|september"
    r"|october|november|december)|if|invoice \w*\d|would|could)\b")  # fmt: skip


def no_payment_and_one(draft: Draft) -> Iterator[Place]:
    """Nothing has been paid, and yet a payment is taken off."""
    for none, one in product(clauses(draft, _NO_PAYMENT, _ONE_OF), clauses(draft, _ONE_MADE, _ONE_OF)):
        yield from both(draft, none, one, "One sentence says that nothing was paid, another takes a payment off.")
