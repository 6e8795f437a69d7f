"""What is known, as frozen values. Facts carry no opinions; each can name the place it was read from.

``None`` means unknown: the file, column or cell was not there. Nothing is guessed in its place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from goodterms.money import Money

Direction = Literal["in", "out", "unknown"]
ClientKind = Literal["business", "consumer", "public"]
Role = Literal["sponsor", "day-to-day", "billing", "stakeholder"]
DeliverableState = Literal["planned", "in progress", "delivered", "accepted", "will not be done"]
AccessKind = Literal["account", "domain", "repository", "licence", "key", "subscription"]
AccessAction = Literal["transfer", "revoke", "rotate", "keep"]
Outcome = Literal["better", "unchanged", "worse", "no answer"]
Condition = Literal["steady", "drifting", "strained", "untenable", "unknown"]


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where a fact was read: a file and, for a table, its line (the header is line 1)."""

    file: str
    line: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file


@dataclass(frozen=True, slots=True)
class BadRow:
    """A table row that cannot be used, and why. It takes no part in any answer."""

    file: str
    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A part of the correspondence that could not be read, and why. The original is left as it is."""

    where: str
    why: str


@dataclass(frozen=True, slots=True)
class Remark:
    """How a file was read, where a person may want to know it: what it was taken for, what was matched."""

    where: str
    says: str


@dataclass(frozen=True, slots=True)
class Referral:
    """A colleague who may take over work."""

    name: str
    email: str | None = None
    trades: tuple[str, ...] = ()
    takes_work_from: date | None = None
    consents_to_be_named: bool | None = None


@dataclass(frozen=True, slots=True)
class Income:
    """Expected income from another client or the pipeline, a month, with its chance (0 to 1)."""

    client: str
    monthly: Money
    chance: Decimal = Decimal(1)
    starts_on: date | None = None
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Practice:
    """The freelancer's or agency's own facts."""

    name: str
    owner: str | None = None
    emails: tuple[str, ...] = ()
    country: str | None = None
    subdivision: str | None = None
    timezone: str | None = None
    currency: str | None = None
    weekly_capacity: Decimal | None = None
    target_rate: Money | None = None
    cash: Money | None = None
    monthly_costs: Money | None = None
    working_days: tuple[str, ...] = ("mon", "tue", "wed", "thu", "fri")
    referrals: tuple[Referral, ...] = ()
    income: tuple[Income, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody at the client: one person may have many addresses and chat names."""

    name: str
    emails: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    role: Role | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was agreed. Money is before tax. Keys and meanings: docs/reference/client-folder.md."""

    currency: str | None = None
    rate: Money | None = None
    retainer_fee: Money | None = None
    retainer_hours: Decimal | None = None
    retainer_billed_through: date | None = None
    weekly_hours: Decimal | None = None
    tax_percent: Decimal | None = None
    payment_days: int | None = None
    notice_days: int | None = None
    notice_by: Literal["email", "letter", "both"] | None = None
    deposit: Money | None = None
    deposit_kind: Literal["refundable", "earned", "applied"] | None = None
    kill_fee_percent: Decimal | None = None
    law: str | None = None
    late_interest: Literal["statutory", "none", "contract"] | None = None
    late_interest_percent: Decimal | None = None
    late_fixed_sum: Money | None = None
    expenses_taxed: bool | None = None
    ip_on_payment: bool | None = None
    confidentiality_survives: bool | None = None


@dataclass(frozen=True, slots=True)
class Deliverable:
    """One promised piece of work."""

    title: str
    due_on: date | None = None
    delivered_on: date | None = None
    accepted_on: date | None = None
    fee: Money | None = None
    invoiced: bool | None = None
    state: DeliverableState | None = None
    source: Source = Source("client.toml")


@dataclass(frozen=True, slots=True)
class Client:
    """Who the client is."""

    name: str
    country: str | None = None
    subdivision: str | None = None
    timezone: str | None = None
    kind: ClientKind | None = None
    since: date | None = None
    trade: str | None = None
    people: tuple[Person, ...] = ()


@dataclass(frozen=True, slots=True)
class Address:
    """A sender or recipient as written: a name and a mail address or chat handle (lower case)."""

    name: str
    address: str

    def __str__(self) -> str:
        return f"{self.name} <{self.address}>" if self.name else self.address


@dataclass(frozen=True, slots=True)
class Message:
    """One message. ``text`` is what its author newly wrote: quotes, forwards and signatures are cut off.

    ``sent_at`` carries a zone, or is None where the date is missing or unreadable. ``id`` is the digest of
    the normalised source, so reading twice gives the same message. ``source`` names file and place.
    ``in_reply_to`` is the ``message_id`` of the message that it says it answers, None where it names none.
    """

    id: str
    message_id: str | None
    sent_at: datetime | None
    sender: Address
    to: tuple[Address, ...]
    subject: str
    thread: str
    text: str
    direction: Direction
    source: Source
    cc: tuple[Address, ...] = ()
    quoted_chars: int = 0
    signature_chars: int = 0
    channel: Literal["mail", "slack", "whatsapp", "other"] = "mail"
    notes: tuple[str, ...] = ()
    in_reply_to: str | None = None


@dataclass(frozen=True, slots=True)
class Invoice:
    """An invoice as issued; a credit note has a negative total."""

    number: str
    issued_on: date | None
    due_on: date | None
    total: Money
    net: Money | None = None
    tax: Money | None = None
    note: str = ""
    source: Source = Source("invoices.csv")


@dataclass(frozen=True, slots=True)
class Payment:
    """Money received for an invoice; negative is a refund. ``amount.currency`` is the row's own, or its
    invoice's where the row names none."""

    invoice: str
    paid_on: date
    amount: Money
    note: str = ""
    source: Source = Source("payments.csv")


def once_each(invoices: Iterable[Invoice]) -> tuple[tuple[Invoice, ...], tuple[BadRow, ...], tuple[Remark, ...]]:
    """The first invoice of each number; a second one is a bad row, or a remark where it is the same row again."""
    first: dict[str, Invoice] = {}
    bad, remarks = [], []
    for invoice in invoices:
        known = first.setdefault(invoice.number, invoice)
        where = invoice.source
        if known is invoice:
            continue
        if replace(invoice, source=known.source) == known:
            says = f"Invoice {invoice.number} stands here twice with the same row; it counts once."
            remarks.append(Remark(str(where), says))
        else:
            reason = f"a second row with the invoice number {invoice.number} (the first is {known.source})"
            bad.append(BadRow(where.file, where.line, reason))
    return tuple(first.values()), tuple(bad), tuple(remarks)


def misfit(payment: Payment, invoice: Invoice) -> BadRow | None:
    """Why a payment cannot be counted on its invoice: it is in another currency."""
    if payment.amount.currency == invoice.total.currency:
        return None
    reason = (
        f"it is in {payment.amount.currency} and invoice {invoice.number} in {invoice.total.currency}; "
        "nothing is converted"
    )
    return BadRow(payment.source.file, payment.source.line, reason)


@dataclass(frozen=True, slots=True)
class TimeEntry:
    """Hours worked on a day; negative hours are a correction."""

    day: date
    hours: Decimal
    billable: bool | None = None
    invoiced: bool | None = None
    note: str = ""
    source: Source = Source("hours.csv")


@dataclass(frozen=True, slots=True)
class Expense:
    """Money laid out for the client."""

    day: date
    amount: Money
    invoiced: bool | None = None
    note: str = ""
    source: Source = Source("expenses.csv")


@dataclass(frozen=True, slots=True)
class Access:
    """An account, domain, licence or key and what is to become of it. Never the secret itself."""

    system: str
    kind: AccessKind | None = None
    holder: str | None = None
    action: AccessAction | None = None
    due_on: date | None = None
    note: str = ""
    source: Source = Source("access.csv")


@dataclass(frozen=True, slots=True)
class Pulse:
    """How the owner felt about the client on a day, 1 (bad) to 5 (good), with a note."""

    day: date
    score: int
    note: str = ""
    source: Source = Source("pulse")


@dataclass(frozen=True, slots=True)
class RaisedConcern:
    """A concern that was raised with the client, what was agreed, when to look again, and how it turned out.

    ``outcome`` is None while nobody has looked.
    """

    raised_on: date
    about: str = ""
    agreed: str = ""
    follow_up_on: date | None = None
    outcome: Outcome | None = None
    outcome_on: date | None = None
    note: str = ""
    source: Source = Source("concerns.csv")

    def as_of(self, today: date) -> RaisedConcern:
        """As it was known on that day: an outcome that was seen later is not there yet."""
        seen_on = self.outcome_on or self.follow_up_on or self.raised_on
        return self if seen_on <= today else replace(self, outcome=None, outcome_on=None)

    def is_due(self, today: date) -> bool:
        """Is it time to look how it turned out?"""
        return self.outcome is None and self.follow_up_on is not None and self.follow_up_on <= today


@dataclass(frozen=True, slots=True)
class History:
    """All facts of one client. Messages are in order of time, tables in order of their rows."""

    client: Client
    agreement: Agreement = field(default_factory=Agreement)
    deliverables: tuple[Deliverable, ...] = ()
    messages: tuple[Message, ...] = ()
    invoices: tuple[Invoice, ...] = ()
    payments: tuple[Payment, ...] = ()
    hours: tuple[TimeEntry, ...] = ()
    expenses: tuple[Expense, ...] = ()
    access: tuple[Access, ...] = ()
    pulses: tuple[Pulse, ...] = ()
    concerns: tuple[RaisedConcern, ...] = ()

    def until(self, today: date) -> History:
        """The history as it was known on that day: facts dated later do not exist.

        A message counts by its date in its own zone; undated messages are kept. Due days in the future
        are part of facts that already exist, so they stay.
        """
        return replace(
            self,
            messages=tuple(m for m in self.messages if m.sent_at is None or m.sent_at.date() <= today),
            invoices=tuple(i for i in self.invoices if i.issued_on is None or i.issued_on <= today),
            payments=tuple(p for p in self.payments if p.paid_on <= today),
            hours=tuple(h for h in self.hours if h.day <= today),
            expenses=tuple(e for e in self.expenses if e.day <= today),
            pulses=tuple(p for p in self.pulses if p.day <= today),
            concerns=tuple(c.as_of(today) for c in self.concerns if c.raised_on <= today),
        )
