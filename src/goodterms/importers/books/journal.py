"""Plain-text accounting: which postings to a client's receivable are invoices and which are payments.

The syntaxes have their own readers (hledger.py, beancount.py); what an entry means is said here once. Nothing is
ever written to a journal, and no plugin of it is run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from goodterms.facts import BadRow, Invoice, Payment, Source
from goodterms.importers.books.bank import BankEntry, same_name
from goodterms.money import Money

_RECEIVABLE = re.compile(r"(accounts?)?receivables?(ar)?|ar|debtors?|debitoren|forderungen|creances|clients?")
_OTHER = re.compile(r"expenses?|liabilit(y|ies)|equity|aufwand|ausgaben|passiva|charges")
_INCOME = re.compile(r"incomes?|revenues?|sales|einnahmen|erlose|umsatz(erlose)?|produits")
_NUMBER = re.compile(
    r"\b(?:invoice|rechnung|facture|factura)\s+(?:no\.?\s*|nr\.?\s*)?#?([\w./-]*\d[\w/-]*)|\b((?:inv|re)-?\d[\w-]*)",
    re.IGNORECASE,
)
_SYMBOLS = {"£": "GBP", "€": "EUR", "zł": "PLN"}


@dataclass(frozen=True, slots=True)
class Posting:
    """An amount on an account."""

    account: str
    amount: Money


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One transaction as its own tool understands it; missing amounts are filled in."""

    day: date
    says: str
    """Payee and description."""
    postings: Sequence[Posting]
    source: Source
    tags: Mapping[str, str] = field(default_factory=dict)
    reference: str = ""
    """A code or a link, by which entries belong together."""

    @property
    def number(self) -> str:
        """The invoice that it is about: the tag `invoice`, the code or link, or what the description says."""
        named = _NUMBER.search(self.says)
        return self.tags.get("invoice") or self.reference or ((named[1] or named[2]).rstrip(".") if named else "")

    @property
    def is_tagged(self) -> bool:
        """Whether the number stands there as such, and not only among other words."""
        return bool(self.tags.get("invoice") or self.reference)


@dataclass
class JournalFacts:
    """What a journal says about one client."""

    invoices: list[Invoice] = field(default_factory=list)
    payments: list[Payment] = field(default_factory=list)
    movements: list[BankEntry] = field(default_factory=list)
    """Payments that name no invoice, to be matched like a bank's."""
    bad: list[BadRow] = field(default_factory=list)
    others: int = 0
    """Entries on the receivables of other clients."""


def facts_of(entries: Iterable[JournalEntry], client: str) -> JournalFacts:
    """Invoices and payments of this client, in order of day.

    An entry raises the client's receivable (an invoice) or lowers it (a payment). Where its number is known
    already and its other side is no income, a rise is a refund; where its other side is income, a fall is a
    credit note unless it names an invoice.
    """
    found = JournalFacts()
    seen: dict[str, Invoice] = {}
    for entry in sorted(entries, key=lambda one: one.day):
        for amount in _on_the_receivable(entry, client, found):
            _take(entry, amount, seen, found)
    return found


def _on_the_receivable(entry: JournalEntry, client: str, found: JournalFacts) -> Iterator[Money]:
    """The sum of each currency on this client's receivable."""
    sums: dict[str, int] = {}
    for posting in entry.postings:
        owner = _owner(posting.account)
        if owner is None:
            continue
        if same_name(owner or entry.says.partition("|")[0], client):
            sums[posting.amount.currency] = sums.get(posting.amount.currency, 0) + posting.amount.minor
        else:
            found.others += 1
    yield from (Money(minor, currency) for currency, minor in sums.items() if minor)


def _take(entry: JournalEntry, amount: Money, seen: dict[str, Invoice], found: JournalFacts) -> None:
    number, earned = entry.number, any(_is_income(posting.account) for posting in entry.postings)
    if number not in seen and (amount.minor > 0 or earned):
        if not number:
            says = 'it names no invoice; give it a tag, such as  ; invoice:14  or  invoice: "14"'
            found.bad.append(BadRow(entry.source.file, entry.source.line, says))
            return
        seen[number] = Invoice(number, entry.day, _due(entry), amount, note=entry.says, source=entry.source)
        found.invoices.append(seen[number])
    elif number and earned and amount.minor > 0:
        says = f"a second entry for the invoice {number} (the first is {seen[number].source})"
        found.bad.append(BadRow(entry.source.file, entry.source.line, says))
    elif number in seen or entry.is_tagged:
        found.payments.append(Payment(number, entry.day, -amount, entry.says, entry.source))
    else:
        found.movements.append(BankEntry(entry.day, -amount, entry.says, entry.says, entry.source))


def _due(entry: JournalEntry) -> date | None:
    written = entry.tags.get("due") or entry.tags.get("due_on") or ""
    try:
        return date.fromisoformat(written.replace("/", "-"))
    except ValueError:
        return None


def _owner(account: str) -> str | None:
    """Whose receivable an account is: empty where it is everybody's, None where it is no receivable."""
    if _is_income(account) or _OTHER.fullmatch(_plain(account.partition(":")[0])):
        return None
    parts = account.split(":")
    for place, part in enumerate(parts):
        if _RECEIVABLE.fullmatch(_plain(part)):
            return " ".join(parts[place + 1 :]).replace("-", " ").replace("_", " ")
    return None


def _is_income(account: str) -> bool:
    return _INCOME.fullmatch(_plain(account.partition(":")[0])) is not None


def _plain(part: str) -> str:
    return re.sub(r"[^a-z]", "", part.casefold().replace("ö", "o").replace("é", "e"))


def currency_of(commodity: str, usual: str | None) -> str | None:
    """The ISO code of a commodity: its own, that of its sign, or the agreement's where it has none. A dollar is
    the agreement's where that is one."""
    if re.fullmatch(r"[A-Z]{3}", commodity):
        return commodity
    if not commodity or (commodity == "$" and usual and usual.endswith("D")):
        return usual
    return _SYMBOLS.get(commodity)
