"""What a settlement says, as frozen values. `Settlement.document` gives the promised JSON shape."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal, TypeAlias, get_args

from goodterms.facts import BadRow
from goodterms.money import Money

EndedBy = Literal["client", "practice", "both"]
OwedBy = Literal["client", "practice", "nobody"]
LineKind = Literal[
    "invoice",
    "credit",
    "interest",
    "compensation",
    "retainer",
    "hours",
    "deliverable",
    "expenses",
    "tax",
    "kill_fee",
    "deposit",
]
LINE_KINDS: tuple[LineKind, ...] = get_args(LineKind)
"""In the order in which a statement lists them."""

Document: TypeAlias = dict[str, object]


@dataclass(frozen=True, slots=True)
class Terms:
    """What the question is: the last day, the day of the answer, who ended it, and in how many parts to pay."""

    ends_on: date
    today: date
    ended_by: EndedBy = "both"
    instalments: int = 0

    @property
    def work_until(self) -> date:
        """The last day whose work and expenses count: none is counted that has not been done yet."""
        return min(self.today, self.ends_on)


@dataclass(frozen=True, slots=True)
class Segment:
    """Days that bore interest at one rate on one principal, first and last day included. Nothing is rounded."""

    starts_on: date
    ends_on: date
    principal: Fraction
    percent: Decimal
    interest: Fraction
    """Simple, actual/365, in the currency's major unit."""
    rests_on: str

    @property
    def days(self) -> int:
        """How many days bore interest."""
        return (self.ends_on - self.starts_on).days + 1

    def document(self) -> Document:
        """As JSON; the interest is shown with six decimals and was never rounded."""
        return {
            "from": self.starts_on.isoformat(),
            "to": self.ends_on.isoformat(),
            "days": self.days,
            "principal": decimal_text(self.principal, 6),
            "percent": format(self.percent, "f"),
            "interest": decimal_text(self.interest, 6),
            "because": self.rests_on,
        }


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a statement, already rounded, and what it rests on. Owed to the practice is positive."""

    kind: LineKind
    says: str
    amount: Money
    because: tuple[str, ...]
    working: tuple[Segment, ...] = ()

    def document(self) -> Document:
        """As JSON; only interest has a working."""
        shown: Document = {
            "kind": self.kind,
            "says": self.says,
            "amount": self.amount.text,
            "because": list(self.because),
        }
        if self.working:
            shown["working"] = [segment.document() for segment in self.working]
        return shown


@dataclass(frozen=True, slots=True)
class Unknown:
    """A fact that a rule needs and nobody has said, why it is needed, and how to say it."""

    what: str
    why: str
    hint: str

    def document(self) -> Document:
        """As JSON."""
        return {"what": self.what, "why": self.why, "try": self.hint}


@dataclass(frozen=True, slots=True)
class Note:
    """Something worth knowing that is no sum and needs no answer, with its source."""

    says: str
    source: str

    def document(self) -> Document:
        """As JSON."""
        return {"says": self.says, "source": self.source}


Finding: TypeAlias = Line | Unknown
"""What a rule answers: a line, or what it would need to know first."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What is owed in one currency. Nothing is converted."""

    currency: str
    pay_by: date | None
    lines: tuple[Line, ...] = ()

    @property
    def balance(self) -> Money:
        """The exact sum of the rounded lines."""
        return Money(sum(line.amount.minor for line in self.lines), self.currency)

    @property
    def owed_by(self) -> OwedBy:
        """Who owes the balance."""
        minor = self.balance.minor
        return "client" if minor > 0 else "practice" if minor < 0 else "nobody"

    def document(self) -> Document:
        """As JSON."""
        return {
            "currency": self.currency,
            "balance": self.balance.text,
            "owed_by": self.owed_by,
            "pay_by": self.pay_by.isoformat() if self.pay_by else None,
            "lines": [line.document() for line in self.lines],
        }


@dataclass(frozen=True, slots=True)
class Instalment:
    """One part of a balance and the day it is due; the day is unknown where `pay_by` is."""

    due_on: date | None
    amount: Money

    def document(self) -> Document:
        """As JSON."""
        return {
            "due_on": self.due_on.isoformat() if self.due_on else None,
            "amount": self.amount.text,
            "currency": self.amount.currency,
        }


@dataclass(frozen=True, slots=True)
class Settlement:
    """What is owed on the last day: a statement a currency, and everything that could not be said."""

    client: str
    ends_on: date
    as_of: date
    currencies: tuple[Statement, ...]
    instalments: tuple[Instalment, ...] = ()
    claimable: tuple[Line, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    bad_rows: tuple[BadRow, ...] = ()
    missing_files: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def needs_a_look(self) -> bool:
        """Whether a person must look at it: a row that cannot be used, or a fact that is missing."""
        return bool(self.bad_rows or self.unknown)

    def document(self) -> Document:
        """The promised JSON (contract «settle»)."""
        return {
            "client": self.client,
            "ends_on": self.ends_on.isoformat(),
            "as_of": self.as_of.isoformat(),
            "currencies": [statement.document() for statement in self.currencies],
            "instalments": [instalment.document() for instalment in self.instalments],
            "claimable": [{**claim.document(), "currency": claim.amount.currency} for claim in self.claimable],
            "unknown": [unknown.document() for unknown in self.unknown],
            "bad_rows": [{"file": bad.file, "row": bad.row, "reason": bad.reason} for bad in self.bad_rows],
            "missing_files": list(self.missing_files),
            "notes": [note.document() for note in self.notes],
        }


def decimal_text(exact: Fraction, digits: int) -> str:
    """An exact number as a decimal string, cut to so many decimals, without needless zeros."""
    over, under = exact.numerator, exact.denominator
    sign = "-" if over < 0 else ""
    whole, rest = divmod(abs(over) * 10**digits // under, 10**digits)
    return f"{sign}{whole}.{rest:0{digits}}".rstrip("0").rstrip(".") if rest else f"{sign}{whole}"
