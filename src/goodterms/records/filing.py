"""Facts into rows and out again: the only module that knows both. ``take_out(file(fact)) == fact`` for every kind.

A ``file_*`` function gives an unsaved row; a ``take_out_*`` function gives the fact. Text passes through
`columns.write_text`, because PostgreSQL refuses a NUL and no database stores half a surrogate pair.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, cast

from goodterms import facts
from goodterms.facts import Source
from goodterms.records import models
from goodterms.records.columns import (
    amount,
    exact,
    money_columns,
    money_of,
    number,
    number_of,
    read_text,
    read_texts,
    write_text,
    write_texts,
)
from goodterms.records.standing import Rows


def file_practice(fact: facts.Practice) -> models.Practice:
    """The practice's own row; its referrals and incomes are filed apart."""
    return models.Practice(
        name=write_text(fact.name),
        owner=write_text(fact.owner),
        emails=write_texts(fact.emails),
        country=fact.country,
        subdivision=fact.subdivision,
        timezone=fact.timezone,
        currency=fact.currency,
        weekly_capacity=number(fact.weekly_capacity),
        **money_columns("target_rate", fact.target_rate),
        **money_columns("cash", fact.cash),
        **money_columns("monthly_costs", fact.monthly_costs),
        working_days=list(fact.working_days),
    )


_REFERRALS = Rows(models.Referral, "practice", "position")
_INCOMES = Rows(models.Income, "practice", "position")


def take_out_practice(row: models.Practice, *, with_lists: bool = True) -> facts.Practice:
    """The practice with its referrals and incomes, or without these lists."""
    return facts.Practice(
        name=read_text(row.name),
        owner=read_text(row.owner),
        emails=read_texts(row.emails),
        country=row.country,
        subdivision=row.subdivision,
        timezone=row.timezone,
        currency=row.currency,
        weekly_capacity=number_of(row.weekly_capacity),
        target_rate=money_of(row, "target_rate"),
        cash=money_of(row, "cash"),
        monthly_costs=money_of(row, "monthly_costs"),
        working_days=tuple(row.working_days),
        referrals=tuple(take_out_referral(r) for r in _REFERRALS.read(row.pk)),
        income=tuple(take_out_income(i) for i in _INCOMES.read(row.pk)),
    )


def file_referral(fact: facts.Referral) -> models.Referral:
    """A colleague's row."""
    return models.Referral(
        name=write_text(fact.name),
        email=write_text(fact.email),
        trades=write_texts(fact.trades),
        takes_work_from=fact.takes_work_from,
        consents_to_be_named=fact.consents_to_be_named,
    )


def take_out_referral(row: models.Referral) -> facts.Referral:
    """A colleague."""
    return facts.Referral(
        name=read_text(row.name),
        email=read_text(row.email),
        trades=read_texts(row.trades),
        takes_work_from=row.takes_work_from,
        consents_to_be_named=row.consents_to_be_named,
    )


def file_income(fact: facts.Income) -> models.Income:
    """An expected income's row."""
    return models.Income(
        client=write_text(fact.client),
        **money_columns("monthly", fact.monthly),
        chance=number(fact.chance),
        starts_on=fact.starts_on,
        ends_on=fact.ends_on,
    )


def take_out_income(row: models.Income) -> facts.Income:
    """An expected income."""
    return facts.Income(
        client=read_text(row.client),
        monthly=amount(row, "monthly"),
        chance=exact(row.chance),
        starts_on=row.starts_on,
        ends_on=row.ends_on,
    )


def file_client(fact: facts.Client) -> models.Client:
    """The client's own row; people are filed apart."""
    return models.Client(
        name=write_text(fact.name),
        country=fact.country,
        subdivision=write_text(fact.subdivision),
        timezone=write_text(fact.timezone),
        kind=fact.kind,
        since=fact.since,
        trade=write_text(fact.trade),
    )


FINDABLE = 600
"""Characters that an index of every database takes."""
MORE = "…"
"""Stands at the end of what did not fit: such a client is looked up among its people too."""


def findable(name: str, slug: str, people: Iterable[str]) -> str:
    """The words by which a client is found: its name and its people's, in small letters."""
    words = write_text("\n".join((name, slug, *people)).casefold())
    return words if len(words) <= FINDABLE else words[: FINDABLE - 1] + MORE


_PEOPLE = Rows(models.Person, "client", "position")


def take_out_client(row: models.Client) -> facts.Client:
    """The client with their people."""
    return facts.Client(
        name=read_text(row.name),
        country=row.country,
        subdivision=read_text(row.subdivision),
        timezone=read_text(row.timezone),
        kind=cast(Any, row.kind),
        since=row.since,
        trade=read_text(row.trade),
        people=tuple(take_out_person(p) for p in _PEOPLE.read(row.pk)),
    )


def file_agreement(fact: facts.Agreement) -> models.Agreement:
    """What was agreed, as a row."""
    return models.Agreement(
        currency=fact.currency,
        **money_columns("rate", fact.rate),
        **money_columns("retainer_fee", fact.retainer_fee),
        retainer_hours=number(fact.retainer_hours),
        retainer_billed_through=fact.retainer_billed_through,
        weekly_hours=number(fact.weekly_hours),
        tax_percent=number(fact.tax_percent),
        payment_days=fact.payment_days,
        notice_days=fact.notice_days,
        notice_by=fact.notice_by,
        **money_columns("deposit", fact.deposit),
        deposit_kind=fact.deposit_kind,
        kill_fee_percent=number(fact.kill_fee_percent),
        law=write_text(fact.law),
        late_interest=fact.late_interest,
        late_interest_percent=number(fact.late_interest_percent),
        **money_columns("late_fixed_sum", fact.late_fixed_sum),
        expenses_taxed=fact.expenses_taxed,
        ip_on_payment=fact.ip_on_payment,
        confidentiality_survives=fact.confidentiality_survives,
    )


def take_out_agreement(row: models.Agreement) -> facts.Agreement:
    """What was agreed."""
    return facts.Agreement(
        currency=row.currency,
        rate=money_of(row, "rate"),
        retainer_fee=money_of(row, "retainer_fee"),
        retainer_hours=number_of(row.retainer_hours),
        retainer_billed_through=row.retainer_billed_through,
        weekly_hours=number_of(row.weekly_hours),
        tax_percent=number_of(row.tax_percent),
        payment_days=row.payment_days,
        notice_days=row.notice_days,
        notice_by=cast(Any, row.notice_by),
        deposit=money_of(row, "deposit"),
        deposit_kind=cast(Any, row.deposit_kind),
        kill_fee_percent=number_of(row.kill_fee_percent),
        law=read_text(row.law),
        late_interest=cast(Any, row.late_interest),
        late_interest_percent=number_of(row.late_interest_percent),
        late_fixed_sum=money_of(row, "late_fixed_sum"),
        expenses_taxed=row.expenses_taxed,
        ip_on_payment=row.ip_on_payment,
        confidentiality_survives=row.confidentiality_survives,
    )


def file_person(fact: facts.Person) -> models.Person:
    """Somebody at the client, as a row."""
    return models.Person(
        name=write_text(fact.name),
        emails=write_texts(fact.emails),
        handles=write_texts(fact.handles),
        role=fact.role,
    )


def take_out_person(row: models.Person) -> facts.Person:
    """Somebody at the client."""
    return facts.Person(
        name=read_text(row.name),
        emails=read_texts(row.emails),
        handles=read_texts(row.handles),
        role=cast(Any, row.role),
    )


def file_deliverable(fact: facts.Deliverable) -> models.Deliverable:
    """A promised piece of work, as a row."""
    return models.Deliverable(
        title=write_text(fact.title),
        due_on=fact.due_on,
        delivered_on=fact.delivered_on,
        accepted_on=fact.accepted_on,
        **money_columns("fee", fact.fee),
        invoiced=fact.invoiced,
        state=fact.state,
        **_place(fact.source),
    )


def take_out_deliverable(row: models.Deliverable) -> facts.Deliverable:
    """A promised piece of work."""
    return facts.Deliverable(
        title=read_text(row.title),
        due_on=row.due_on,
        delivered_on=row.delivered_on,
        accepted_on=row.accepted_on,
        fee=money_of(row, "fee"),
        invoiced=row.invoiced,
        state=cast(Any, row.state),
        source=_source(row),
    )


def file_message(fact: facts.Message) -> models.Message:
    """A message as a row; its instant sorts, its own text of the date keeps the zone."""
    return models.Message(
        fact_id=write_text(fact.id),
        message_id=write_text(fact.message_id),
        sent_at=_instant(fact.sent_at),
        sent_text=fact.sent_at.isoformat() if fact.sent_at else "",
        sender_name=write_text(fact.sender.name),
        sender_address=write_text(fact.sender.address),
        to=_addresses(fact.to),
        cc=_addresses(fact.cc),
        subject=write_text(fact.subject),
        thread=write_text(fact.thread),
        text=write_text(fact.text),
        direction=fact.direction,
        **_place(fact.source),
        quoted_chars=fact.quoted_chars,
        signature_chars=fact.signature_chars,
        channel=fact.channel,
        notes=write_texts(fact.notes),
        in_reply_to=write_text(fact.in_reply_to),
    )


def take_out_message(row: models.Message) -> facts.Message:
    """A message."""
    return facts.Message(
        id=read_text(row.fact_id),
        message_id=read_text(row.message_id),
        sent_at=datetime.fromisoformat(row.sent_text) if row.sent_text else None,
        sender=facts.Address(read_text(row.sender_name), read_text(row.sender_address)),
        to=tuple(facts.Address(read_text(name), read_text(address)) for name, address in row.to),
        subject=read_text(row.subject),
        thread=read_text(row.thread),
        text=read_text(row.text),
        direction=cast(Any, row.direction),
        source=_source(row),
        cc=tuple(facts.Address(read_text(name), read_text(address)) for name, address in row.cc),
        quoted_chars=row.quoted_chars,
        signature_chars=row.signature_chars,
        channel=cast(Any, row.channel),
        notes=read_texts(row.notes),
        in_reply_to=read_text(row.in_reply_to),
    )


def file_invoice(fact: facts.Invoice) -> models.Invoice:
    """An invoice as a row."""
    return models.Invoice(
        number=write_text(fact.number),
        issued_on=fact.issued_on,
        due_on=fact.due_on,
        **money_columns("total", fact.total),
        **money_columns("net", fact.net),
        **money_columns("tax", fact.tax),
        note=write_text(fact.note),
        **_place(fact.source),
    )


def take_out_invoice(row: models.Invoice) -> facts.Invoice:
    """An invoice."""
    return facts.Invoice(
        number=read_text(row.number),
        issued_on=row.issued_on,
        due_on=row.due_on,
        total=amount(row, "total"),
        net=money_of(row, "net"),
        tax=money_of(row, "tax"),
        note=read_text(row.note),
        source=_source(row),
    )


def file_payment(fact: facts.Payment) -> models.Payment:
    """A payment as a row."""
    return models.Payment(
        invoice=write_text(fact.invoice),
        paid_on=fact.paid_on,
        **money_columns("amount", fact.amount),
        note=write_text(fact.note),
        **_place(fact.source),
    )


def take_out_payment(row: models.Payment) -> facts.Payment:
    """A payment."""
    return facts.Payment(
        invoice=read_text(row.invoice),
        paid_on=row.paid_on,
        amount=amount(row, "amount"),
        note=read_text(row.note),
        source=_source(row),
    )


def file_time_entry(fact: facts.TimeEntry) -> models.TimeEntry:
    """Hours as a row."""
    return models.TimeEntry(
        day=fact.day,
        hours=number(fact.hours),
        billable=fact.billable,
        invoiced=fact.invoiced,
        note=write_text(fact.note),
        **_place(fact.source),
    )


def take_out_time_entry(row: models.TimeEntry) -> facts.TimeEntry:
    """Hours."""
    return facts.TimeEntry(
        day=row.day,
        hours=exact(row.hours),
        billable=row.billable,
        invoiced=row.invoiced,
        note=read_text(row.note),
        source=_source(row),
    )


def file_expense(fact: facts.Expense) -> models.Expense:
    """An expense as a row."""
    return models.Expense(
        day=fact.day,
        **money_columns("amount", fact.amount),
        invoiced=fact.invoiced,
        note=write_text(fact.note),
        **_place(fact.source),
    )


def take_out_expense(row: models.Expense) -> facts.Expense:
    """An expense."""
    return facts.Expense(
        day=row.day,
        amount=amount(row, "amount"),
        invoiced=row.invoiced,
        note=read_text(row.note),
        source=_source(row),
    )


def file_access(fact: facts.Access) -> models.Access:
    """An access as a row."""
    return models.Access(
        system=write_text(fact.system),
        kind=fact.kind,
        holder=write_text(fact.holder),
        action=fact.action,
        due_on=fact.due_on,
        note=write_text(fact.note),
        **_place(fact.source),
    )


def take_out_access(row: models.Access) -> facts.Access:
    """An access."""
    return facts.Access(
        system=read_text(row.system),
        kind=cast(Any, row.kind),
        holder=read_text(row.holder),
        action=cast(Any, row.action),
        due_on=row.due_on,
        note=read_text(row.note),
        source=_source(row),
    )


def file_pulse(fact: facts.Pulse) -> models.Pulse:
    """A pulse as a row."""
    return models.Pulse(day=fact.day, score=fact.score, note=write_text(fact.note), **_place(fact.source))


def take_out_pulse(row: models.Pulse) -> facts.Pulse:
    """A pulse."""
    return facts.Pulse(day=row.day, score=row.score, note=read_text(row.note), source=_source(row))


def file_concern(fact: facts.RaisedConcern) -> models.RaisedConcern:
    """A concern that was raised, as a row."""
    return models.RaisedConcern(
        raised_on=fact.raised_on,
        about=write_text(fact.about),
        agreed=write_text(fact.agreed),
        follow_up_on=fact.follow_up_on,
        outcome=fact.outcome,
        outcome_on=fact.outcome_on,
        note=write_text(fact.note),
        **_place(fact.source),
    )


def take_out_concern(row: models.RaisedConcern) -> facts.RaisedConcern:
    """A concern that was raised."""
    return facts.RaisedConcern(
        raised_on=row.raised_on,
        about=read_text(row.about),
        agreed=read_text(row.agreed),
        follow_up_on=row.follow_up_on,
        outcome=cast(Any, row.outcome),
        outcome_on=row.outcome_on,
        note=read_text(row.note),
        source=_source(row),
    )


def _place(source: Source) -> dict[str, Any]:
    return {"source_file": write_text(source.file), "source_line": source.line}


def _source(row: Any) -> Source:
    return _source_at(row.source_file, row.source_line)


@lru_cache(maxsize=4096)
def _source_at(file: str, line: int) -> Source:
    """The tables of all clients have the same names, and a line of each is named again at every visit."""
    return Source(read_text(file), line)


def _addresses(addresses: tuple[facts.Address, ...]) -> list[list[str]]:
    return [[write_text(a.name), write_text(a.address)] for a in addresses]


def _instant(moment: datetime | None) -> datetime | None:
    """The instant for sorting, or None where its UTC date lies outside what a database can hold."""
    if moment is None:
        return None
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return None
