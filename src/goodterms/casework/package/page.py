"""Puts the answers on the page: what is next, what a person must look at, and everything behind it."""

from __future__ import annotations

from typing import cast

from goodterms.casework.package.answers import Answers
from goodterms.casework.package.case import next_step, severance_question
from goodterms.casework.package.charts import charts
from goodterms.casework.package.passing import handover_view
from goodterms.delivery import documents
from goodterms.delivery.archive import Packed
from goodterms.delivery.days import long_day
from goodterms.delivery.page.model import FileLink, PartingPage, Table
from goodterms.delivery.sources import Sources
from goodterms.parting import Case
from goodterms.parting.journal import Entry


def parting_page(
    answers: Answers, case: Case, journal: tuple[Entry, ...], sources: Sources, packed: Packed
) -> PartingPage:
    """The page of one parting."""
    order, plan = answers.order, answers.plan
    return PartingPage(
        practice=answers.practice.name,
        client=plan.client,
        ends_on=order.ends_on,
        today=order.today,
        next_step=next_step(answers, case),
        health=cast(documents.Health, answers.health.document()),
        options=cast(documents.Options, answers.ways.document()),
        settlement=cast(documents.Settlement, answers.settlement.document()),
        letters=(),
        handover=handover_view(plan, packed),
        afterwards=Table((), ()),
        journal=_journal(journal),
        sources=sources,
        charts=charts(answers.health, answers.measures),
        notices=tuple(_notices(answers, case)),
        files=(FileLink("Journal", "journal.jsonl"),),
        settlement_files=(FileLink("Statement (PDF)", "settlement.pdf"), FileLink("Data", "settlement.json")),
    )


def _notices(answers: Answers, case: Case) -> list[str]:
    books, plan = answers.books, answers.plan
    question = severance_question(answers, case)
    found = [question] if question else []
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


def _journal(journal: tuple[Entry, ...]) -> Table:
    rows = tuple((entry.on.isoformat(), entry.says) for entry in journal)
    return Table((("On", "day"), ("What happened", "text")), rows)
