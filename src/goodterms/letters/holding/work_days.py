"""The days of work and of what is handed over: when a piece was delivered, is due, or an account passes over."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from goodterms.letters.holding.days import nearest, said
from goodterms.letters.holding.invoices import invoice_places
from goodterms.letters.holding.works import Named, is_open
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Sentence, Span

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft
    from goodterms.letters.records import Records

_DONE = Pattern(
    r"\b(?:delivered|sent|handed over|finished|completed|accepted|approved|went|came|with you since|have had"
    r"|geliefert"
    r"|übergeben|ging(?:en)?|bei ihnen|abgegeben|livrée?s?|remise?s?|entregad[oa]s?)\b"
)
_DUE = Pattern(
    r"\b(?:due|would have been (?:ready|finished|done)|promised|planned|meant for|agreed for|fällig|zugesagt"
    r"|prévue?"
    r"|prometid[oa])\b"
)
_WILL = Pattern(
    r"\b(?:will|comes? (?:after|next)|'ll|shall|still to come|would have been|to follow|schließe|abschließe"
    r"|liefere|werde|folgt|livrerai"
    r"|terminerai|sera|entregaré)\b"
)
_MOVES = Pattern(
    r"\b(?:instead|new|later|mov\w+|postpon\w+|shift\w*|if|could|would(?! have)|might|until then|not|\w*n't"
    r"|statt|neu|verschieb\w*"
    r"|reporte\w*|au lieu)\b"
)
_PASSES = Pattern(
    r"\b(?:moves?|passes|pass|transfers?|transferred|goes?|handed over|yours|geht|gehen|übertrag\w+|passe"
    r"|sera transféré)\b"
)
_BILLED = Pattern(
    r"\b(?:billed|invoiced|charged|abgerechnet|berechnet|facturée?)(?: you)?(?: up)?(?: to(?: and including)?"
    r"| until"
    r"| till| through| bis(?: zum)?| jusqu'au) (?:the )?$"
)


_CAME = Pattern(
    r"\b(?:came|delivered|finished) on (?:its|their|the) (?:day|agreed day)s?\b|\b(?:delivered|finished):"
)


def work_day(draft: Draft, sentence: Sentence, clause: Span, day: Span, on: date, records: Records) -> str:
    """What the records hold, where a piece of work was not delivered on that day, or is due on another."""
    named = _nearest_work(draft, sentence, clause, day, records)
    if named is None:
        return ""
    work, today = named.work, records.brief.today
    between = (draft.lower, min(named.start, day.start), max(named.end, day.end))
    real = {d for d in (work.delivered_on, work.accepted_on) if d}
    around = (draft.lower, clause.start, clause.end)
    done = _DONE.search(*around) or _CAME.search(draft.lower, sentence.start, clause.start)
    if done and real and on not in real and (today is None or on <= today):
        other_days = _others(draft, clause, day)
        return "" if other_days & real else f"Delivered on {said(min(real))}: {work.title} ({work.source})."
    if work.due_on is None or on == work.due_on or on in real:
        return ""
    due = f"Due on {said(work.due_on)}: {work.title} ({work.source})."
    if _DUE.search(*between):
        return due
    late = today is not None and is_open(work, today) and today <= work.due_on < on
    promised = late and _WILL.search(*around) and not _MOVES.search(*around)
    return due if promised and draft.kind not in {"schedule_change", "options", "concern"} else ""


def _others(draft: Draft, clause: Span, day: Span) -> set[date]:
    """The other days of the clause, for `asked for by 1 May, delivered on 29 April`."""
    return {
        on
        for other in draft.days_in(clause)
        if other.start != day.start
        and (on := other.on(draft.brief.today.year if draft.brief and draft.brief.today else 0))
    }


def _nearest_work(draft: Draft, sentence: Sentence, clause: Span, day: Span, records: Records) -> Named | None:
    """The piece of work that a day belongs to; None where it is an invoice's, or of several."""
    if invoice_places(draft, clause, records) or draft.sums_in(clause):
        return None
    named = records.titles.named(draft.lower, clause.start, clause.end)
    if not named:
        named = _said_before(draft, sentence, clause, records)
    before = [one for one in named if one.end <= day.start]
    if len(before) > 1 and not draft.days_in(Span(before[-2].end, before[-1].start)) and _together(draft, before):
        return None
    return nearest(named, day)


def _said_before(draft: Draft, sentence: Sentence, clause: Span, records: Records) -> list[Named]:
    """`the index, which I will finish by 3 May`: the one work of the clause before, or of the sentence before."""
    if not _WHICH.match(draft.lower, clause.start, clause.end):
        return []
    if clause.start > sentence.start:
        return records.titles.named(draft.lower, sentence.start, clause.start)[-1:]
    here = draft.body.index(sentence)
    before = draft.body[here - 1] if here else sentence
    if before.paragraph != sentence.paragraph or not _IT.match(draft.lower, clause.start, clause.end):
        return []
    named = records.titles.named(draft.lower, before.start, before.end) if here else []
    return named if len(named) == 1 else []


_IT = Pattern(r"(?:it|this|they|sie|es|elle|il)\b")
_WHICH = Pattern(r"(?:which|that|it|i|we|das|die|den|que)\b")


def _together(draft: Draft, named: list[Named]) -> bool:
    """Whether the last two pieces stand in one list, so that a day may be of both."""
    return (
        re.fullmatch(
            r"(?:[,&\s]|\b(?:and|the|your|our|und|die|das|der|et|les?|la|y)\b)*",
            draft.lower[named[-2].end : named[-1].start],
        )
        is not None
    )


def held_day(draft: Draft, clause: Span, day: Span, on: date, records: Records) -> str:
    """What the records hold of the day on which an account passes over, or up to which the fee has been billed."""
    before = draft.lower[max(clause.start, day.start - 40) : day.start]
    through = records.brief.history.agreement.retainer_billed_through
    if through and on != through and _BILLED.search(before):
        return f"The fee is billed up to {said(through)} (client.toml)."
    if not _PASSES.search(draft.lower, clause.start, clause.end):
        return ""
    for access in records.brief.history.access:
        system = re.sub(r"\s*\(.*\)", "", access.system).lower()
        if (
            access.due_on
            and on > access.due_on
            and re.search(rf"(?<!\w){re.escape(system)}(?!\w)", draft.lower[clause.start : clause.end])
        ):
            return f"{access.system} is to pass over by {said(access.due_on)} ({access.source})."
    return ""
