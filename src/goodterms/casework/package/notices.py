"""What stands at the top of the page because a person must look at it."""

from __future__ import annotations

from collections.abc import Sequence

from goodterms.casework.package.answers import Answers
from goodterms.casework.package.case import severance_question
from goodterms.casework.package.letters import Paper
from goodterms.delivery.days import long_day
from goodterms.importers.promised import is_broken_promise
from goodterms.parting import Case

# More missing facts than these are counted and left to the settlement, which names each.
_MOST_GAPS = 3


def notices(answers: Answers, case: Case, papers: tuple[Paper, ...]) -> tuple[str, ...]:
    """What a person must look at before anything is sent, one or two sentences each, the gravest first."""
    books, plan = answers.books, answers.plan
    question = severance_question(answers, case)
    found = [question] if question else []
    if answers.order.wished_end:
        wished = long_day(answers.order.wished_end)
        found.append(f"Contact is broken off at once, so everything here ends today and not on {wished}.")
    if books.practice is None:
        found.append("No practice.toml was found, so the papers bear no name of yours.")
    found += [
        f"The {paper.written.letter.kind} letter must not go out as it is: the check found something in it."
        for paper in papers
        if not paper.written.lint.sendable
    ]
    found += _without_mail(papers)
    found += _in_english(answers, papers)
    found += _left_out(answers)
    if answers.order.ends_on < answers.order.today and not case.severed:
        found.append("The ending letter speaks of a last day that has passed. Change it before it goes out.")
    if not plan.fits:
        late = f"{len(plan.slips)} step{_s(plan.slips)} would be late"
        found.append(
            f"The handover does not fit: {late}. It would fit with a last day of {long_day(plan.earliest_end_on)}."
            if plan.earliest_end_on
            else f"The handover does not fit: {late}, and a later last day does not help: some steps have days of "
            "their own that are past."
        )
    found += [f"Not known for the handover: {gap.what}. {gap.try_}" for gap in plan.unknown]
    found += [
        f"In {name} no message was found. Look whether it is what its name says; everything here is without it."
        for name in answers.silent_archives
    ]
    unread = [part for part in books.unreadable if not is_broken_promise(part)]
    if unread:
        first = unread[0]
        found.append(f"{len(unread)} messages could not be read, the first at {first.where}: {first.why}.")
    return tuple(found)


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
