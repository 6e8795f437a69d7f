"""Forms for facts: what client.toml and practice.toml may hold, entered by hand and read by the same readers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Literal

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goodterms.errors import GoodtermsError
from goodterms.importers.client_folder import schema
from goodterms.importers.client_folder.schema import Reader, UnfitError
from goodterms.interfaces.web.sentences import said
from goodterms.money import Money

Shape = Literal["text", "amount", "number", "day", "list", "choice", "flag"]
_MOST = 60
"""Rows of a table that a form may carry."""


@dataclass(frozen=True, slots=True)
class Field:
    """One fact that can be entered: its key in the file, what it is called, and how it is asked for."""

    key: str
    label: Any
    shape: Shape = "text"
    choices: tuple[tuple[str, Any], ...] = ()
    help: Any = ""
    needed: bool = False
    reader: Reader = schema.text


@dataclass(frozen=True, slots=True)
class Asked:
    """A field with what stands in it and what is wrong with that."""

    field: Field
    name: str
    value: str
    problem: str = ""


def _read_by(readers: Mapping[str, Reader], *fields: Field) -> tuple[Field, ...]:
    return tuple(replace(field, reader=readers[field.key]) for field in fields)


_YES_NO = (("yes", gettext_lazy("yes")), ("no", gettext_lazy("no")))

PRACTICE = _read_by(
    schema.PRACTICE,
    Field("name", gettext_lazy("Name of the practice"), needed=True),
    Field("owner", gettext_lazy("Your name, as it stands under a letter")),
    Field(
        "emails", gettext_lazy("Your mail addresses"), "list", help=gettext_lazy("They say which mails are yours.")
    ),
    Field("country", gettext_lazy("Country"), help=gettext_lazy("Two letters, such as GB or DE.")),
    Field("timezone", gettext_lazy("Time zone"), help=gettext_lazy("Such as Europe/London.")),
    Field("currency", gettext_lazy("Currency"), help=gettext_lazy("Three letters, such as GBP or EUR.")),
    Field("weekly_capacity", gettext_lazy("Hours you work a week"), "number"),
    Field("target_rate", gettext_lazy("Rate you would like, an hour"), "amount"),
    Field("cash", gettext_lazy("Cash at hand"), "amount", help=gettext_lazy("For how long the money lasts.")),
    Field("monthly_costs", gettext_lazy("Costs a month"), "amount"),
)
CLIENT = _read_by(
    schema.CLIENT,
    Field("name", gettext_lazy("Name of the client"), needed=True),
    Field("since", gettext_lazy("Client since"), "day"),
    Field("country", gettext_lazy("Country"), help=gettext_lazy("Two letters, such as GB or DE.")),
    Field("timezone", gettext_lazy("Time zone")),
    Field(
        "kind",
        gettext_lazy("Kind"),
        "choice",
        (
            ("business", gettext_lazy("a business")),
            ("consumer", gettext_lazy("a private person")),
            ("public", gettext_lazy("a public body")),
        ),
    ),
    Field("trade", gettext_lazy("What you do for them"), help=gettext_lazy("Such as design, web or text.")),
)
PERSON = _read_by(
    schema.PERSON,
    Field("name", gettext_lazy("Name"), needed=True),
    Field("emails", gettext_lazy("Mail addresses"), "list"),
    Field("handles", gettext_lazy("Names in chats"), "list"),
    Field(
        "role",
        gettext_lazy("Role"),
        "choice",
        (
            ("sponsor", gettext_lazy("decides")),
            ("day-to-day", gettext_lazy("works with you")),
            ("billing", gettext_lazy("pays")),
            ("stakeholder", gettext_lazy("is concerned")),
        ),
    ),
)
AGREEMENT = _read_by(
    schema.AGREEMENT,
    Field("currency", gettext_lazy("Currency"), help=gettext_lazy("Three letters, such as GBP or EUR.")),
    Field("rate", gettext_lazy("Rate an hour"), "amount"),
    Field("retainer_fee", gettext_lazy("Retainer a month"), "amount"),
    Field("retainer_hours", gettext_lazy("Hours in the retainer"), "number"),
    Field("retainer_billed_through", gettext_lazy("Retainer invoiced through"), "day"),
    Field("weekly_hours", gettext_lazy("Hours a week"), "number"),
    Field("tax_percent", gettext_lazy("Tax, %"), "number"),
    Field("payment_days", gettext_lazy("Days to pay"), "number"),
    Field("notice_days", gettext_lazy("Days of notice"), "number"),
    Field(
        "notice_by",
        gettext_lazy("Notice goes by"),
        "choice",
        (("email", gettext_lazy("mail")), ("letter", gettext_lazy("letter")), ("both", gettext_lazy("both"))),
    ),
    Field("deposit", gettext_lazy("Deposit"), "amount"),
    Field(
        "deposit_kind",
        gettext_lazy("The deposit is"),
        "choice",
        (
            ("refundable", gettext_lazy("paid back")),
            ("earned", gettext_lazy("earned")),
            ("applied", gettext_lazy("set against the last invoice")),
        ),
    ),
    Field("kill_fee_percent", gettext_lazy("Fee for stopping early, %"), "number"),
    Field(
        "law",
        gettext_lazy("Law of the contract"),
        help=gettext_lazy("Such as GB or DE."),
    ),
    Field(
        "late_interest",
        gettext_lazy("Interest on late payment"),
        "choice",
        (
            ("statutory", gettext_lazy("as the statute says")),
            ("contract", gettext_lazy("as the contract says")),
            ("none", gettext_lazy("none")),
        ),
    ),
    Field("late_interest_percent", gettext_lazy("Interest in the contract, % a year"), "number"),
    Field("late_fixed_sum", gettext_lazy("Fixed sum for a late invoice"), "amount"),
    Field("expenses_taxed", gettext_lazy("Tax on expenses"), "flag", _YES_NO),
    Field("ip_on_payment", gettext_lazy("Rights pass on payment"), "flag", _YES_NO),
    Field("confidentiality_survives", gettext_lazy("Confidentiality goes on after the end"), "flag", _YES_NO),
)
_FIRST = ("currency", "rate", "retainer_fee", "weekly_hours", "payment_days", "notice_days")
AGREEMENT_FIRST = tuple(field for field in AGREEMENT if field.key in _FIRST)
"""What is asked of a new client's agreement; the rest can be entered later."""
DELIVERABLE = _read_by(
    schema.DELIVERABLE,
    Field("title", gettext_lazy("Piece of work"), needed=True),
    Field("due_on", gettext_lazy("Promised for"), "day"),
    Field("delivered_on", gettext_lazy("Delivered"), "day"),
    Field("accepted_on", gettext_lazy("Accepted"), "day"),
    Field("fee", gettext_lazy("Fee"), "amount"),
    Field("invoiced", gettext_lazy("Invoiced"), "flag", _YES_NO),
    Field(
        "state",
        gettext_lazy("State"),
        "choice",
        (
            ("planned", gettext_lazy("planned")),
            ("in progress", gettext_lazy("in progress")),
            ("delivered", gettext_lazy("delivered")),
            ("accepted", gettext_lazy("accepted")),
            ("will not be done", gettext_lazy("will not be done")),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Answered:
    """What was entered: the values that could be read, and every field as it is to be shown again."""

    values: dict[str, Any]
    asked: tuple[Asked, ...]

    @property
    def problems(self) -> bool:
        """Whether something could not be read."""
        return any(one.problem for one in self.asked)

    @property
    def empty(self) -> bool:
        """Whether nothing was entered at all."""
        return not any(one.value for one in self.asked)


def ask(fields: Sequence[Field], prefix: str, fact: object | None = None) -> tuple[Asked, ...]:
    """The fields with what a fact says; empty without one."""
    return tuple(
        Asked(field, f"{prefix}{field.key}", _written(getattr(fact, field.key, None) if fact else None))
        for field in fields
    )


def read(fields: tuple[Field, ...], form: QueryDict, prefix: str, currency: str) -> Answered:
    """Read the entered values; ``currency`` is that of amounts where the form itself names none."""
    if any(field.key == "currency" for field in fields):
        currency = form.get(f"{prefix}currency", "").strip().upper() or currency
    values: dict[str, Any] = {}
    asked = []
    for field in fields:
        written = form.get(f"{prefix}{field.key}", "").strip()[:2000]
        problem = ""
        if written:
            try:
                values[field.key] = field.reader(_toml(field, written), currency)
            except UnfitError as error:
                problem = _("This is not %s.") % _wanted(error)
            except GoodtermsError as error:
                problem = said(error.says) if currency else _("Say the currency first.")
        elif field.needed:
            problem = _("This is needed.")
        asked.append(Asked(field, f"{prefix}{field.key}", written, problem))
    return Answered(values, tuple(asked))


def _wanted(error: UnfitError) -> str:
    """What a field should hold. A file's number stands in quotes, a form's does not."""
    return _("a number, such as 12.5") if str(error) == schema.A_NUMBER else said(str(error))


def read_rows(fields: tuple[Field, ...], form: QueryDict, prefix: str, currency: str) -> tuple[Answered, ...]:
    """Read the rows of a table of facts. A row in which nothing stands is left out."""
    count = form.get(f"{prefix}rows", "0")
    rows = [
        read(fields, form, f"{prefix}{number}-", currency)
        for number in range(min(int(count) if count.isdigit() else 0, _MOST))
    ]
    return tuple(row for row in rows if not row.empty)


def _toml(field: Field, written: str) -> Any:
    """The entered text as the file would hold it."""
    if field.shape == "list":
        return [part.strip() for part in written.replace(";", ",").replace("\n", ",").split(",") if part.strip()]
    if field.shape == "flag":
        return {"yes": True, "no": False}.get(written, written)
    if field.shape in ("amount", "number"):
        return plain_number(written)
    if field.key in ("currency", "country"):
        return written.upper()
    return written


def plain_number(written: str) -> str:
    """A number as people write it, as a decimal with a point: “1,900.50”, “1.900,50”, “85,5”."""
    bare = written.replace(" ", "").replace("\u00a0", "").replace("'", "")
    last = max(bare.rfind(","), bare.rfind("."))
    if last < 0:
        return bare
    fraction = bare[last + 1 :]
    other = "," if bare[last] == "." else "."
    if bare.count(bare[last]) > 1 or (len(fraction) == 3 and other not in bare and len(bare[:last]) <= 3):
        # “1,900” and “1.900.000”: thousands. No rate or sum here has three decimals.
        return bare.replace(",", "").replace(".", "")
    return bare[:last].replace(other, "") + "." + fraction


def _written(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(str(one) for one in value)
    if isinstance(value, Money):
        return value.text
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return str(value)
