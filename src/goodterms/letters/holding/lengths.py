"""Stretches of time that a letter names: since when people work together, for how long a bill is overdue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from goodterms.letters.holding.days import said
from goodterms.letters.holding.invoices import named_invoices
from goodterms.letters.reading.days import MONTHS
from goodterms.letters.reading.numbers import COUNT, count
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Sentence, Span
from goodterms.letters.rules.rule import Found

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft
    from goodterms.letters.records import Records

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_SINCE = Pattern(
    rf"\b(?:came to (?:us|me) in|started (?:working )?(?:together|with (?:you|us|me)) in|since|ever since|seit"
    rf"|depuis|desde)(?: back in| the (?:start|beginning) of| early| late| anfang"
    rf"| ende)?"
    rf" (?:(?P<month>{_MONTH})(?: de| of)? )?(?P<year>20\d\d)\b"
)
_TOGETHER = Pattern(
    r"\b(?:work(?:ed|ing)?|together|client|customer|us|me|you|your|came to (?:us|me)|zusammen\w*|arbeite\w*"
    r"|kund\w+|ihnen|sie"
    r"|travaill\w+"
    r"|collabor\w+|ensemble|cliente?|vous|trabaj\w+|juntos)\b"
)
_OTHER = Pattern(
    r"\b(?:overdue|open|unpaid|fee|rate|price|invoice|bill|vat|tax|exist\w*|founded|offen|überfällig|tarif|law|act"
    r"|experience|in business|known)\b"
)
_YEARS = Pattern(
    rf"\b(?:thank\w*|grateful|in|after|over|for|danke?|dank|vielen dank|nach|in|merci|après|gracias|tras)"
    rf"(?: \w+){{0,3}}? (?P<more>more than |over |well over |mehr als |über |plus de |más de )?"
    rf"(?P<about>almost |nearly |about |fast |knapp |presque |casi )?(?:(?:the|these) (?:past|last) )?"
    rf"(?P<n>{COUNT}|an?|einem?|une?) (?:good |happy |gute[nr]? )?(?:years?|jahren?|ans|années|años)\b"
    r"(?: and (?P<months>\w+) months?| (?P<half>and a half))?"
)
_OF_WORK = Pattern(
    r"\b(?:thank\w*|danke?|dank|merci|gracias)\b|\bafter \w+(?: \w+)? years,? (?:i|we)\b|\b(?:years?|jahren?"
    r"|ans|años"
    r"|half)(?: and \w+ months)? (?:of (?:\w+ )?(?:work\w*"
    r"|collaboration|cooperation)|together|with you|zusammenarbeit|gemeinsam\w*|de (?:collaboration|travail"
    r"|colaboración))\b"
)
_NOT_OURS = Pattern(
    r"\b(?:experience|guarantee|contract runs|warranty|erfahrung|expérience|last (?:two|three)|next)\b"
)
_SPREAD = 9
"""So many months a number of years may be off, as people round."""
_OVERDUE = Pattern(
    rf"\b(?:more than |over |now |about |almost |nearly )?(?P<n1>{COUNT}|an?|einem?|einer) (?P<unit1>days?"
    rf"|weeks?|months?)"
    r" (?:overdue|late|past due|behind|past its (?:due )?day)\b"
    rf"|\boverdue (?:now )?(?:for|by|since) (?:more than |over |about |almost |nearly )?(?P<n2>{COUNT}|an?)"
    r" (?P<unit2>days?|weeks?|months?)\b"
    rf"|\b(?:late|overdue)\b[^.;]{{0,30}} by (?P<n4>{COUNT}) (?P<unit4>days?|weeks?|months?)\b"
    rf"|\bseit (?P<n3>{COUNT}|einem|einer) (?P<unit3>tagen?|wochen?|monate?n?) (?:überfällig|fällig|offen)\b"
)
_A_BILL = Pattern(r"\b(?:invoices?|bills?|payments?|money|amount|sum|rechnung\w*|zahlung\w*|beglichen)\b")
_UNITS = {"d": (1, 1, 1), "t": (1, 1, 1), "w": (7, 4, 7), "m": (30, 10, 27)}
"""Days in a unit, and how many days less and more a number of them may stand for."""
_JUST_BEFORE = 20
_IT = Pattern(r"(?:it|this|that|sie|diese)\b")
_NOT_SO = Pattern(r"\b(?:if|once|when|will|not|\w*n't|until|would|could|was|were|had|last year|then|used to)\b")


def wrong_lengths(draft: Draft, records: Records) -> Iterator[Found]:
    """Stretches of time that the records contradict."""
    yield from _since(draft, records)
    yield from _years(draft, records)
    yield from _overdue(draft, records)


def _since(draft: Draft, records: Records) -> Iterator[Found]:
    since = records.brief.history.client.since
    for sentence, match in draft.hits(_SINCE) if since else ():
        clause = sentence.clause_around(draft.text, match.start(), match.end())
        year, month = int(match["year"]), MONTHS.get(match["month"] or "")
        if since is None or _OTHER.search(draft.lower, clause.start, clause.end):
            continue
        early = date(year, month or 12, 28) < since.replace(day=1)
        apart = abs((year - since.year) * 12 + (month or since.month) - since.month)
        about_us = _TOGETHER.search(draft.lower, clause.start, clause.end)
        if about_us and early and apart > 1:
            yield _since_then(match.start(), match.end(), since)


def _since_then(start: int, end: int, since: date) -> Found:
    return Found(start, end, f"The records have this client since {said(since)} (client.toml).", level="should")


def _years(draft: Draft, records: Records) -> Iterator[Found]:
    since, today = records.brief.history.client.since, records.brief.today
    if since is None or today is None:
        return
    soonest = (today.year - since.year) * 12 + today.month - since.month
    ends = records.ends_on or today
    latest = max(soonest, (ends.year - since.year) * 12 + ends.month - since.month)
    for sentence, match in draft.hits(_YEARS):
        around = (draft.lower, sentence.start, sentence.end)
        months = _in_months(match["n"], match["months"] or "", bool(match["half"]))
        if not _OF_WORK.search(*around) or _NOT_OURS.search(*around):
            continue
        too_short = not match["more"] and months < soonest - _SPREAD
        if months > latest + (0 if match["more"] else _SPREAD) or too_short:
            yield _since_then(match.start(), match.end(), since)


def _in_months(years: str, months: str, half: bool) -> int:
    return int((count(years) or 1) * 12) + int(count(months) or 0) + (6 if half else 0)


def _overdue(draft: Draft, records: Records) -> Iterator[Found]:
    today = records.brief.today
    if today is None or not records.brief.history.payments:
        return
    for sentence, match in draft.hits(_OVERDUE):
        clause = sentence.clause_around(draft.text, match.start(), match.end())
        group = next(n for n in "1234" if match[f"n{n}"])
        number = count(match[f"n{group}"]) or Fraction(1)
        invoices = _meant(draft, sentence, match.start(), records)
        if invoices is None or _NOT_SO.search(
            draft.lower, max(clause.start, match.start() - _JUST_BEFORE), match.start()
        ):
            continue
        unit, less, more = _UNITS[match[f"unit{group}"][0]]
        late = {(today - due).days for due in invoices}
        if not any(number * unit - less <= days <= number * unit + more for days in late):
            days = ", ".join(str(n) for n in sorted(late) if n > 0)
            says = f"Overdue since so many days: {days} (invoices.csv)." if days else "No such invoice is overdue."
            yield Found(match.start(), match.end(), says, level="should")


def _meant(draft: Draft, sentence: Sentence, at: int, records: Records) -> list[date] | None:
    """The days on which the invoices that are meant fell due; None where something else may be meant.

    These are the invoices named before; without any, all that are overdue."""
    named = named_invoices(draft, Span(sentence.start, at), records)
    here = draft.body.index(sentence)
    clause = sentence.clause_around(draft.text, at, at)
    if not named and here and _IT.match(draft.lower, clause.start, clause.end):
        named = named_invoices(draft, draft.body[here - 1], records)
    if named:
        return [invoice.due_on for invoice in named if invoice.due_on]
    if not _A_BILL.search(draft.lower, sentence.start, sentence.end):
        return None
    return [a.invoice.due_on for a in records.overdue if a.invoice.due_on]
