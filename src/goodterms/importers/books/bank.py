"""Bank statements: which entries pay which invoice, with a stated confidence and never silently."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from goodterms.facts import BadRow, Invoice, Payment, Source
from goodterms.money import NO_CURRENCY, Money

Confidence = Literal["certain", "likely", "unsure"]
_SAME_PAYMENT_DAYS = 4


@dataclass(frozen=True, slots=True)
class BankEntry:
    """One booked movement; money that came in is positive."""

    day: date
    amount: Money
    name: str
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Match:
    """An entry, the invoice that it may pay, and why."""

    entry: BankEntry
    invoice: Invoice
    confidence: Confidence
    says: str


def match(entry: BankEntry, invoices: Sequence[Invoice], client: str) -> Match | None:
    """The invoice that an entry pays: its number in the text, the same amount, the client's name.

    ``certain``: number and amount; ``likely``: the number alone (a part payment); ``unsure``: amount and
    name, without the number.
    """
    same_currency = [i for i in invoices if i.total.currency == entry.amount.currency]
    named = [i for i in same_currency if _mentions(entry.text, i.number)]
    exact = [i for i in named if i.total == entry.amount]
    if len(exact) == 1 or (not exact and len(named) == 1):
        if exact:
            return Match(entry, exact[0], "certain", "its number and amount are those of the invoice")
        return Match(entry, named[0], "likely", "its text names the invoice; the amount differs")
    if named or entry.amount.minor <= 0 or not same_name(client, entry.name):
        return None
    same = [i for i in same_currency if i.total == entry.amount]
    if len(same) == 1:
        return Match(entry, same[0], "unsure", "amount and name are the same; the number is not named")
    return None


def _mentions(text: str, number: str) -> bool:
    """Whether the text holds the number on its own; a number of one or two signs says too little."""
    if len(number) < 3:
        return False
    pattern = r"[\s./-]*".join(re.escape(part) for part in re.split(r"[\s./-]+", number) if part)
    return re.search(rf"(?<![0-9A-Za-z]){pattern}(?![0-9A-Za-z])", text, re.IGNORECASE) is not None


def same_name(one: str, other: str) -> bool:
    """Whether two names are the same but for case, legal form and punctuation."""
    first, second = _words(one), _words(other)
    return bool(first and second) and (first <= second or second <= first)


_LEGAL_FORMS = frozenset(
    {"ltd", "limited", "inc", "llc", "gmbh", "ag", "ug", "kg", "sarl", "sas", "bv", "co", "the"}
)


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.casefold())) - _LEGAL_FORMS


def payments_from(
    entries: Iterable[BankEntry], invoices: Sequence[Invoice], known: Sequence[Payment], client: str
) -> tuple[list[Payment], list[BadRow], list[tuple[str, str]]]:
    """Payments, entries that a person must decide on, and remarks (source, what was done and why).

    An entry is taken for a payment only where the number of one invoice is named. One that is already among the
    payments (same invoice and amount, within four days) is not counted again. Money that came in and could be
    meant for an invoice is never passed over without a word; other people's entries are.
    """
    taken: list[Payment] = []
    undecided: list[BadRow] = []
    remarks: list[tuple[str, str]] = []
    left = list(known)
    for entry in entries:
        found = match(entry, invoices, client)
        if found is None:
            undecided += _asked_about(entry, invoices, known, client)
            continue
        number, source = found.invoice.number, entry.source
        paid = Payment(number, entry.day, entry.amount, entry.text[:200], source)
        same = next((p for p in left if same_payment(p, paid)), None)
        if same is not None:
            left.remove(same)
            remarks.append(
                (str(source), f"It is the payment on invoice {number} in {same.source}; it counts once.")
            )
        elif found.confidence == "unsure":
            reason = (
                f"{entry.amount} on {entry.day} may pay invoice {number} ({found.says}); add it to payments.csv"
            )
            undecided.append(BadRow(source.file, source.line, f"{reason} if it does"))
        else:
            taken.append(paid)
            remarks.append((str(source), f"It pays invoice {number}, {found.confidence}: {found.says}."))
    return taken, undecided, remarks


def _asked_about(
    entry: BankEntry, invoices: Sequence[Invoice], known: Sequence[Payment], client: str
) -> Iterator[BadRow]:
    """What a person must decide on an entry that pays no single invoice for sure, if the payments are silent."""
    if entry.amount.minor <= 0:
        return
    same_currency = [i for i in invoices if i.total.currency == entry.amount.currency]
    named = [i.number for i in same_currency if _mentions(entry.text, i.number)]
    says_client = bool(_words(client)) and _words(client) <= _words(entry.text)
    if len(named) > 1:
        why = f"names the invoices {', '.join(named)}; say in payments.csv how much of it pays each"
    elif says_client or same_name(client, entry.name):
        why = "comes from the client and names no invoice; add it to payments.csv with the invoice that it pays"
    else:
        return
    near = [p.amount.minor for p in known if abs((p.paid_on - entry.day).days) <= _SAME_PAYMENT_DAYS]
    if entry.amount.minor not in (*near, sum(near)):
        yield BadRow(entry.source.file, entry.source.line, f"{entry.amount} on {entry.day} {why}")


def without_payouts(
    entries: Iterable[BankEntry], payouts: Iterable[BankEntry]
) -> tuple[list[BankEntry], list[tuple[str, str]]]:
    """The entries that are not a payment service's payout, and a remark on each that is one: the same amount
    within four days. What customers paid stands in the service's own list, before its fees."""
    left, others = list(payouts), []
    remarks: list[tuple[str, str]] = []
    for entry in entries:
        payout = next((p for p in left if _same_movement(p, entry)), None)
        if payout is None:
            others.append(entry)
        else:
            left.remove(payout)
            remarks.append(
                (str(entry.source), f"It is the payout {payout.text} in {payout.source}, not a payment.")
            )
    return others, remarks


def _same_movement(one: BankEntry, other: BankEntry) -> bool:
    return one.amount == other.amount and abs((one.day - other.day).days) <= _SAME_PAYMENT_DAYS


def same_payment(one: Payment, other: Payment) -> bool:
    """Whether two sources tell of one payment: the same invoice and amount, within four days."""
    return (
        one.invoice == other.invoice
        and one.amount.minor == other.amount.minor
        and (
            one.amount.currency == other.amount.currency
            or NO_CURRENCY in (one.amount.currency, other.amount.currency)
        )
        and abs((one.paid_on - other.paid_on).days) <= _SAME_PAYMENT_DAYS
    )
