"""Puts the answers on the page: what is next, what a person must look at, and everything behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from goodterms.afterwards import Afterwards
from goodterms.casework.package.answers import Answers
from goodterms.casework.package.case import next_step
from goodterms.casework.package.charts import charts
from goodterms.casework.package.letters import Paper, page_letters
from goodterms.casework.package.notices import notices
from goodterms.casework.package.passing import handover_view
from goodterms.delivery import documents
from goodterms.delivery.archive import Packed
from goodterms.delivery.days import long_day
from goodterms.delivery.page.model import FileLink, PartingPage, Table
from goodterms.delivery.sources import Sources
from goodterms.parting import Case
from goodterms.parting.journal import Entry


@dataclass(frozen=True, slots=True)
class Made:
    """What was made from the answers: the case with its journal, letters, copied sources, packed files."""

    case: Case
    journal: tuple[Entry, ...]
    papers: tuple[Paper, ...]
    sources: Sources
    packed: Packed


def parting_page(answers: Answers, made: Made) -> PartingPage:
    """The page of one parting."""
    order, plan = answers.order, answers.plan
    return PartingPage(
        practice=answers.practice.name,
        client=plan.client,
        ends_on=order.ends_on,
        today=order.today,
        next_step=next_step(answers, made.case, made.sources),
        health=cast(documents.Health, answers.health.document()),
        options=None if made.case.severed else cast(documents.Options, answers.ways.document()),
        settlement=cast(documents.Settlement, answers.settlement.document()),
        letters=page_letters(answers, made.papers),
        handover=handover_view(plan, made.packed),
        afterwards=_afterwards(answers.after),
        afterwards_says=_afterwards_say(answers.after),
        afterwards_files=(FileLink("Calendar", "afterwards.ics"), FileLink("Data", "afterwards.json")),
        journal=_journal(made.journal),
        sources=made.sources,
        charts=charts(answers.health, answers.measures),
        notices=tuple(notices(answers, made.case, made.papers)),
        files=(FileLink("Journal", "journal.jsonl"),),
        settlement_files=(FileLink("Statement (PDF)", "settlement.pdf"), FileLink("Data", "settlement.json")),
    )


def _afterwards(after: Afterwards) -> Table:
    writes = [(one.on.isoformat(), one.says, one.because) for one in after.occasions]
    kept: dict[tuple[str, str], list[str]] = {}
    for one in after.retention:
        if one.keep_until is not None and one.keep_until > after.as_of:
            kept.setdefault((one.keep_until.isoformat(), one.law), []).append(one.kind)
    keeps = [
        (day, f"Until this day you must keep: {', '.join(kinds)}.", law) for (day, law), kinds in kept.items()
    ]
    return Table((("On", "day"), ("What", "text"), ("Because", "text")), tuple(sorted([*writes, *keeps])))


def _afterwards_say(after: Afterwards) -> str:
    if not after.may_write:
        return after.why_not
    first = f"The next word is welcome on {long_day(after.next_word_on)}. " if after.next_word_on else ""
    change = f" Before you work together again: {after.terms.must_change}" if after.terms.must_change else ""
    return f"{first}{after.consent}{change}"


def _journal(journal: tuple[Entry, ...]) -> Table:
    rows = tuple((entry.on.isoformat(), entry.says) for entry in journal)
    return Table((("On", "day"), ("What happened", "text")), rows)
