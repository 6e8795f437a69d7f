"""Puts the answers on the page: what is next, what a person must look at, and everything behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from goodterms.afterwards import Afterwards
from goodterms.casework.package.answers import Answers
from goodterms.casework.package.case import next_step, severance_question
from goodterms.casework.package.charts import charts
from goodterms.casework.package.letters import Paper, page_letters
from goodterms.casework.package.passing import handover_view
from goodterms.delivery import documents
from goodterms.delivery.archive import Packed
from goodterms.delivery.days import long_day
from goodterms.delivery.page.model import FileLink, PartingPage, Table
from goodterms.delivery.sources import Sources
from goodterms.parting import Case
from goodterms.parting.journal import Entry

_MOST_GAPS = 3


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
        options=cast(documents.Options, answers.ways.document()),
        settlement=cast(documents.Settlement, answers.settlement.document()),
        letters=page_letters(answers, made.papers),
        handover=handover_view(plan, made.packed),
        afterwards=_afterwards(answers.after),
        afterwards_says=_afterwards_say(answers.after),
        afterwards_files=(FileLink("Calendar", "afterwards.ics"), FileLink("Data", "afterwards.json")),
        journal=_journal(made.journal),
        sources=made.sources,
        charts=charts(answers.health, answers.measures),
        notices=tuple(_notices(answers, made)),
        files=(FileLink("Journal", "journal.jsonl"),),
        settlement_files=(FileLink("Statement (PDF)", "settlement.pdf"), FileLink("Data", "settlement.json")),
    )


def _notices(answers: Answers, made: Made) -> list[str]:
    books, plan = answers.books, answers.plan
    question = severance_question(answers, made.case)
    found = [question] if question else []
    if books.practice is None:
        found.append("No practice.toml was found, so the papers bear no name of yours.")
    found += [
        f"The {paper.written.letter.kind} letter must not go out as it is: the check found something in it."
        for paper in made.papers
        if not paper.written.lint.sendable
    ]
    found += _without_mail(made.papers)
    found += _in_english(answers, made.papers)
    found += _left_out(answers)
    if not plan.fits and plan.earliest_end_on:
        found.append(
            f"The handover does not fit: {len(plan.slips)} step{_s(plan.slips)} would be late. "
            f"It would fit with a last day of {long_day(plan.earliest_end_on)}."
        )
    found += [f"Not known for the handover: {gap.what}. {gap.try_}" for gap in plan.unknown]
    if books.unreadable:
        first = books.unreadable[0]
        found.append(
            f"{len(books.unreadable)} messages could not be read, the first at {first.where}: {first.why}."
        )
    return found


def _without_mail(papers: tuple[Paper, ...]) -> list[str]:
    """Which letters have no mail draft, and why; those with one reason together."""
    kinds: dict[str, list[str]] = {}
    for paper in papers:
        if paper.why_no_mail:
            kinds.setdefault(paper.why_no_mail, []).append(paper.written.letter.kind)
    return [f"No mail draft was made of: {', '.join(names)}. {why}" for why, names in kinds.items()]


def _in_english(answers: Answers, papers: tuple[Paper, ...]) -> list[str]:
    """Which letters are not in the language that was asked for."""
    language = answers.order.language
    kinds = [paper.written.letter.kind for paper in papers if paper.written.letter.language != language]
    return (
        [f"In English, because there is no such letter in “{language}” yet: {', '.join(kinds)}."] if kinds else []
    )


def _left_out(answers: Answers) -> list[str]:
    """What the balance does not hold, because a fact is missing or a row cannot be read."""
    settled = answers.settlement
    found = [f"The balance leaves something out: {gap.what}. {gap.hint}" for gap in settled.unknown[:_MOST_GAPS]]
    if len(settled.unknown) > _MOST_GAPS:
        found.append(f"{len(settled.unknown) - _MOST_GAPS} more facts are missing; the settlement names each.")
    if settled.bad_rows:
        bad, count = settled.bad_rows[0], len(settled.bad_rows)
        rows = "1 row takes" if count == 1 else f"{count} rows take"
        found.append(f"{rows} no part in any answer, first {bad.file}, line {bad.row}: {bad.reason.rstrip('.')}.")
    return found


def _s(counted: Sequence[object]) -> str:
    return "" if len(counted) == 1 else "s"


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
