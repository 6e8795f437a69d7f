"""Puts the answers on the page: what is next, what a person must look at, and everything behind it."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

from goodterms.casework.package.answers import Answers
from goodterms.casework.package.charts import charts
from goodterms.casework.package.passing import handover_view
from goodterms.delivery import documents
from goodterms.delivery.archive import Packed
from goodterms.delivery.days import long_day
from goodterms.delivery.page.model import FileLink, NextStep, PartingPage, Table
from goodterms.delivery.sources import Sources


def parting_page(answers: Answers, sources: Sources, packed: Packed) -> PartingPage:
    """The page of one parting."""
    order, plan = answers.order, answers.plan
    return PartingPage(
        practice=answers.practice.name,
        client=plan.client,
        ends_on=order.ends_on,
        today=order.today,
        next_step=next_step(answers),
        health=cast(documents.Health, answers.health.document()),
        options=cast(documents.Options, answers.ways.document()),
        settlement=cast(documents.Settlement, answers.settlement.document()),
        letters=(),
        handover=handover_view(plan, packed),
        afterwards=Table((), ()),
        journal=Table((), ()),
        sources=sources,
        charts=charts(answers.health, answers.measures),
        notices=tuple(_notices(answers)),
        settlement_files=(FileLink("Statement (PDF)", "settlement.pdf"), FileLink("Data", "settlement.json")),
    )


def next_step(answers: Answers) -> NextStep:
    """The one thing to do now."""
    order = answers.order
    to = answers.plan.stakeholders[0].name.split()[0] if answers.plan.stakeholders else answers.plan.client
    notice_days = answers.books.history.agreement.notice_days
    read = f"Read the letter to {to}, change what does not sound like you, and send it"
    button = f"Read the letter to {to}"
    if notice_days is None:
        return NextStep(
            f"{read}. The agreement names no notice, so agree the last day with {to}.", button, "#letters"
        )
    send_by = order.ends_on - timedelta(days=notice_days)
    if order.today <= send_by:
        return NextStep(
            f"{read} by {long_day(send_by)}: the {notice_days} days of notice then end by the last day.",
            button,
            "#letters",
        )
    earliest = order.today + timedelta(days=notice_days)
    return NextStep(
        f"Sent today, {notice_days} days of notice end on {long_day(earliest)}, after your last day. "
        f"Agree the last day with {to}, or choose a later one.",
        button,
        "#letters",
    )


def _notices(answers: Answers) -> list[str]:
    books, plan = answers.books, answers.plan
    found = []
    if books.practice is None:
        found.append("No practice.toml was found, so the papers bear no name of yours.")
    if not plan.fits and plan.earliest_end_on:
        found.append(
            f"The handover does not fit: {len(plan.slips)} steps would be late. "
            f"It would fit with a last day of {long_day(plan.earliest_end_on)}."
        )
    found += [f"{gap.what[:1].upper()}{gap.what[1:]} is not known. {gap.try_}" for gap in plan.unknown]
    if books.unreadable:
        first = books.unreadable[0]
        found.append(
            f"{len(books.unreadable)} messages could not be read, the first at {first.where}: {first.why}."
        )
    return found
