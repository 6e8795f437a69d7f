"""Rule substance.dates_disagree: a day that the records contradict."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from goodterms.letters.draft import Draft
from goodterms.letters.holding.days import invoice_says, money_day, resolved, said, wrong_money_day
from goodterms.letters.holding.invoices import named_invoices
from goodterms.letters.holding.lengths import wrong_lengths
from goodterms.letters.holding.work_days import held_day, work_day
from goodterms.letters.reading import relative
from goodterms.letters.reading.days import Day
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Sentence, Span
from goodterms.letters.rules.rule import Found, Rule

if TYPE_CHECKING:
    from goodterms.letters.records import Records

_CALLED_ON = Pattern(
    r"\b(?:as (?:we|you|i) (?:discussed|agreed|said|wrote|told|mentioned|asked|promised)|you (?:wrote|asked"
    r"|said|told me|promised|confirmed)|we (?:agreed|discussed|spoke|talked)"
    r"|your (?:mail|email|message|letter|note)|my (?:mail|email|message|letter|note)|our (?:call|conversation"
    r"|talk|exchange)|wie (?:sie|ich|wir)\b[^;,]{0,25}\b(?:schrieb|schrieben|sagten?|besprochen|vereinbart|baten"
    r"|geschrieben)|wie besprochen|ihre (?:mail|nachricht)|comme (?:vous|nous|je)|votre (?:mail|message|courriel)"
    r"|como (?:usted|hablamos|acordamos|escribió)|(?:\w+ (?:told|wrote to|asked) (?:us|me) on)|(?:you"
    r"|i) (?:asked|wrote to|reminded|told|promised|confirmed to)"
    r" (?:you|us|me|for))\b"
    r"|\bschrieb(?:en)? (?:sie|ich)\b"
)
_TALKED = Pattern(
    r"\b(?:discussed|agreed|spoke|talked|call|conversation|talk|exchange|said|told|besprochen|vereinbart)\b"
)
_NEAR = 40
_PAY = Pattern(r"\b(?:pay|paid by|payable|due|settle|transfer)\b")
_PARTLY = Pattern(r"\b(?:invoice|instal|part|half|first|second|rest)\b")


def _look(draft: Draft) -> Iterator[Found]:
    records = draft.records
    if records is None:
        return
    for sentence in draft.body:
        for day in draft.days_in(sentence):
            on = resolved(day, records)
            if on is not None:
                yield from _judge(draft, sentence, day, on, records)
    yield from _from_today(draft, records)
    yield from _notice(draft, records)
    yield from wrong_lengths(draft, records)


def _from_today(draft: Draft, records: Records) -> Iterator[Found]:
    """A day named from today (`next Friday`, `in two weeks`) that cannot be the one on record."""
    today = records.brief.today
    for sentence in draft.body if today else ():
        for stretch in relative.find(draft.lower, sentence, today) if today else ():
            clause = sentence.clause_around(draft.text, stretch.start, stretch.end)
            says = ""
            for on in stretch.days():
                says = _wrong_from_today(draft, sentence, clause, stretch, on, records)
                if not says:
                    break
            if says:
                yield Found(clause.start, clause.end, says=says, level="should")


def _wrong_from_today(
    draft: Draft, sentence: Sentence, clause: Span, stretch: Span, on: date, records: Records
) -> str:
    money = money_day(draft, sentence, clause, stretch, records)
    if money and (money.role != "due" or money.invoice):
        return wrong_money_day(draft, clause, money, on, records)
    return work_day(draft, sentence, clause, stretch, on, records)


def _judge(draft: Draft, sentence: Sentence, day: Day, on: date, records: Records) -> Iterator[Found]:
    clause = sentence.clause_around(draft.text, day.start, day.end)
    place = Span(day.start, day.end)
    money = money_day(draft, sentence, clause, place, records)
    says = wrong_money_day(draft, clause, money, on, records) if money else ""
    if not money or (money.role == "due" and money.invoice is None):
        says = _invoice_days(draft, sentence, on, records)
        says = (
            says
            or work_day(draft, sentence, clause, place, on, records)
            or held_day(draft, clause, place, on, records)
        )
    if says:
        still_to_come = records.brief.today is not None and on > records.brief.today
        yield Found(clause.start, clause.end, says=says, level="should" if still_to_come else "must")
    elif not money and _refers_back(draft, clause, place, on, records):
        yield from _not_written(draft, clause, on, records)
    else:
        yield from _pay_day(draft, clause, on, records)
        yield from _past_day(draft, clause, on, records)


def _refers_back(draft: Draft, clause: Span, day: Span, on: date, records: Records) -> bool:
    """Whether the clause calls on something said or written on a past day, and the correspondence is at hand."""
    past = records.brief.today is None or on <= records.brief.today
    if not past or not records.brief.history.messages:
        return False
    near = max(clause.start, day.start - _NEAR), min(clause.end, day.end + _NEAR)
    return bool(_CALLED_ON.search(draft.lower, *near))


def _not_written(draft: Draft, clause: Span, on: date, records: Records) -> Iterator[Found]:
    """Nothing was written on the day, or the day before or after; a talk may stand in the hours instead."""
    talked = _TALKED.search(draft.lower, clause.start, clause.end)
    if records.wrote_on(on) or (talked and on in records.days):
        return
    yield Found(
        clause.start,
        clause.end,
        says=f"The correspondence holds nothing of {said(on)}.",
        advice="Look the day up, or leave the reference out.",
        level="should" if on in records.days else "must",
    )


def _invoice_days(draft: Draft, sentence: Sentence, on: date, records: Records) -> str:
    """A past day in a sentence about one invoice that is none of its own, nor of anything else."""
    named = named_invoices(draft, sentence, records)
    today = records.brief.today
    if len(named) != 1 or on in records.invoice_days(named[0]) or (today and on >= today) or on in records.days:
        return ""
    return invoice_says(named[0])


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
            says=f"The agreed days to pay run until {said(records.pay_by)}.",
            advice=f"Write {said(records.pay_by)}, or say that you ask for it earlier.",
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
        says=f"Nothing in the records happened on {said(on)}.",
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
                f"The agreement asks for {notice} days of notice; from {said(today)} they run until"
                f" {said(earliest)}."
            ),
            advice=f"Name {said(earliest)} or later, or say that both agree on an earlier day.",
            level="should",
        )


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
