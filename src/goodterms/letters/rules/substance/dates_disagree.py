"""Rule substance.dates_disagree: a day that the records contradict."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from goodterms.letters.draft import Draft
from goodterms.letters.reading.days import Day
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Sentence, Span
from goodterms.letters.rules.rule import Found, Rule
from goodterms.letters.rules.substance.amounts_disagree import _named as named_invoices

if TYPE_CHECKING:
    from goodterms.facts import Deliverable
    from goodterms.letters.records import Records

_DONE = Pattern(
    r"\b(?:delivered|sent|handed over|finished|completed|accepted|approved|went (?:out|live)|geliefert"
    r"|übergeben|livrée?s?|entregad[oa]s?)\b"
)
_DUE = Pattern(r"\b(?:due|promised|planned for|agreed for|fällig|zugesagt|prévue?|prometid[oa])\b")
_CALLED_ON = Pattern(
    r"\b(?:as (?:we|you|i) (?:discussed|agreed|said|wrote|told|mentioned|asked|promised)|you (?:wrote|asked"
    r"|said|told me|promised|confirmed)|we (?:agreed|discussed|spoke|talked)"
    r"|your (?:mail|email|message|letter|note)|my (?:mail|email|message|letter|note)|our (?:call|conversation"
    r"|talk|exchange))\b"
)
_PAY = Pattern(r"\b(?:pay|paid by|payable|due|settle|transfer)\b")
_PARTLY = Pattern(r"\b(?:invoice|instal|part|half|first|second|rest)\b")


def _look(draft: Draft) -> Iterator[Found]:
    records = draft.records
    if records is None:
        return
    for sentence in draft.body:
        for day in draft.days_in(sentence):
            on = _resolved(day, draft, records)
            if on is not None:
                yield from _judge(draft, sentence, day, on, records)
    yield from _notice(draft, records)


def _judge(draft: Draft, sentence: Sentence, day: Day, on: date, records: Records) -> Iterator[Found]:
    clause = sentence.clause_around(draft.text, day.start, day.end)
    says = _invoice_days(draft, sentence, on, records) or _work_days(draft, clause, on, records)
    if says:
        still_to_come = records.brief.today is not None and on > records.brief.today
        yield Found(clause.start, clause.end, says=says, level="should" if still_to_come else "must")
    elif _refers_back(draft, clause, on, records):
        if not records.wrote_on(on) and on not in records.days:
            yield Found(
                clause.start,
                clause.end,
                says=f"The correspondence holds nothing of {_said(on)}.",
                advice="Look the day up, or leave the reference out.",
            )
    else:
        yield from _pay_day(draft, clause, on, records)
        yield from _past_day(draft, clause, on, records)


def _refers_back(draft: Draft, clause: Span, on: date, records: Records) -> bool:
    """Whether the clause calls on something said or written on a past day, and the correspondence is at hand."""
    past = records.brief.today is None or on <= records.brief.today
    return past and bool(
        records.brief.history.messages and _CALLED_ON.search(draft.lower, clause.start, clause.end)
    )


def _resolved(day: Day, draft: Draft, records: Records) -> date | None:
    """The day with the year that is meant: its own, else the one nearest to today."""
    today = records.brief.today
    if day.year:
        return day.on(day.year)
    if today is None:
        return None
    near = [on for year in (today.year - 1, today.year, today.year + 1) if (on := day.on(year))]
    return min(near, key=lambda on: abs((on - today).days), default=None)


def _invoice_days(draft: Draft, sentence: Sentence, on: date, records: Records) -> str:
    """A day in a sentence about one invoice: its own days, or a day still to come."""
    named = named_invoices(draft, sentence, records)
    today = records.brief.today
    if len(named) != 1 or on in records.invoice_days(named[0]) or (today and on >= today):
        return ""
    if on in records.days and not re.search(
        r"\b(?:of|dated|due|issued|vom|du|del)\b", draft.lower[sentence.start : sentence.end]
    ):
        return ""
    invoice = named[0]
    days = [
        f"issued on {_said(invoice.issued_on)}" if invoice.issued_on else "",
        f"due on {_said(invoice.due_on)}" if invoice.due_on else "",
    ]
    return (
        f"Invoice {invoice.number} was {' and '.join(d for d in days if d)} ({invoice.source})."
        if any(days)
        else ""
    )


def _work_days(draft: Draft, clause: Span, on: date, records: Records) -> str:
    """A day beside a named piece of work that was delivered, or is due, on another."""
    words = draft.lower[clause.start : clause.end]
    work = _work_in(words, records)
    if work is None:
        return ""
    real = {d for d in (work.delivered_on, work.accepted_on) if d}
    if _DONE.search(words) and real and on not in real and on <= (records.brief.today or on):
        return f"Delivered on {_said(min(real))}: {work.title} ({work.source})."
    if _DUE.search(words) and work.due_on and on != work.due_on:
        return f"Due on {_said(work.due_on)}: {work.title} ({work.source})."
    return ""


def _work_in(words: str, records: Records) -> Deliverable | None:
    """The one piece of work whose title stands in the clause, whole or with most of its words."""
    for work in records.brief.history.deliverables:
        title = [w for w in re.findall(r"\w+", work.title.lower()) if len(w) > 3]
        present = [w for w in title if re.search(rf"\b{re.escape(w.rstrip('s'))}s?\b", words)]
        if title and (len(present) == len(title) or (len(title) > 2 and len(present) >= len(title) - 1)):
            return work
    return None


def _pay_day(draft: Draft, clause: Span, on: date, records: Records) -> Iterator[Found]:
    """A day of payment for the whole that comes before the agreed one."""
    if draft.kind not in {"ending", "severance", "settlement"} or records.pay_by is None:
        return
    words = draft.lower[clause.start : clause.end]
    if (
        _PAY.search(words)
        and not _PARTLY.search(words)
        and records.ends_on
        and records.ends_on <= on < records.pay_by
    ):
        yield Found(
            clause.start,
            clause.end,
            says=f"The agreed days to pay run until {_said(records.pay_by)}.",
            advice=f"Write {_said(records.pay_by)}, or say that you ask for it earlier.",
            level="should",
        )


def _past_day(draft: Draft, clause: Span, on: date, records: Records) -> Iterator[Found]:
    """A past day that nothing in the records bears."""
    today = records.brief.today
    since = records.brief.history.client.since
    if today is None or on >= today or (since and on < since - timedelta(days=60)) or on in records.days:
        return
    yield Found(
        clause.start,
        clause.end,
        says=f"Nothing in the records happened on {_said(on)}.",
        advice="Look the day up before you send the letter.",
        level="consider",
    )


def _notice(draft: Draft, records: Records) -> Iterator[Found]:
    """A last day that comes before the agreed notice has run."""
    notice, today, ends = records.brief.history.agreement.notice_days, records.brief.today, records.ends_on
    if draft.kind != "ending" or not (notice and today and ends) or (ends - today).days >= notice:
        return
    earliest = today + timedelta(days=notice)
    for passage in draft.end_passages:
        yield Found(
            passage.start,
            passage.end,
            says=(
                f"The agreement asks for {notice} days of notice; from {_said(today)} they run until"
                f" {_said(earliest)}."
            ),
            advice=f"Name {_said(earliest)} or later, or say that both agree on an earlier day.",
            level="should",
        )


def _said(on: date) -> str:
    return f"{on.day} {on:%B %Y}"


RULE = Rule(
    name="substance.dates_disagree",
    level="must",
    says="The records hold another day.",
    advice="Look the day up and write what the records hold.",
    why="A wrong day is an argument about whether the letter is valid; a wrong past day makes the rest doubtful.",
    wrong=("Invoice NL-28 of 3 January 2026 is open.", "The Packaging sleeve set was delivered on 1 June 2026."),
    right=("The Packaging sleeve set was delivered on 5 June 2026.", "My last day is 31 July 2026."),
    source="the client folder",
    look=_look,
    any_language=True,
)
