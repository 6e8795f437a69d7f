"""Rule substance.counts_disagree: so many invoices or pieces of work, and the records count others."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from goodterms.letters.draft import Draft
from goodterms.letters.reading.numbers import COUNT, count
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Sentence
from goodterms.letters.rules.rule import Found, Rule

if TYPE_CHECKING:
    from goodterms.letters.records import Records

_LATE = r"(?:overdue|past[ -]due|late|überfällige?n?|en retard|vencidas?)"
_OPEN = (
    r"(?:open|unpaid|outstanding|not (?:yet )?(?:been )?paid|unsettled|to be paid|offene?n?|unbezahlte?|ouvertes?"
    r"|impayées?|abiertas?|pendientes?|impagadas?)"
)
_INVOICES = r"(?:invoices?|bills?|rechnung(?:en)?|factures?|facturas?)"
_N = rf"{COUNT}|une|una"
_COUNTED = Pattern(
    rf"\b(?P<n1>{_N}) (?:(?:(?P<late1>{_LATE})|{_OPEN}) {_INVOICES}"
    rf"|(?:of (?:your|our|my) )?{_INVOICES}(?: (?:of|from) (?:ours|mine|us|yours))? (?:is|are|remains?|stands?"
    rf"|sind|ist|est"
    rf"|sont|está|están)(?: \w+)?(?: \w+)? (?:(?P<late2>{_LATE})|{_OPEN}))\b"
    rf"|\b(?:owe|open|outstanding|unpaid|due|offen)\b[^;:]{{0,40}} (?:on|from|for|over|across|aus"
    rf"|für) (?P<n3>{_N})"
    rf" {_INVOICES}\b"
    rf"|\b(?:you are|you're|you have been) (?:(?P<late4>overdue|late)|behind) (?:on"
    rf"|with) (?P<n4>{_N}) {_INVOICES}\b"
    rf"|\b(?:you are|you're) (?P<n5>{_N}) {_INVOICES} behind\b"
)
_PAID = Pattern(
    rf"\byou(?:'ve| have)? (?:now |already |so far )?paid (?P<n>{COUNT})(?: of (?:our|my|the {COUNT}))? invoices\b"
)
_PIECES = r"(?:pieces?(?: of work)?|deliverables?|jobs?|projects?|works|arbeiten|aufträge|travaux|trabajos)"
_OPEN_WORK = Pattern(
    rf"\b(?P<n1>{COUNT})(?: \w+)? (?:{_PIECES}|things|items) (?:is|are|remains?|sind|bleiben)(?: still| yet"
    rf"| left| noch)*"
    r" (?:open|unfinished|outstanding|to come|to do|to be done|ahead|in progress|left|offen)\b"
    rf"|\b(?:es )?bleiben (?P<n2>{COUNT}) (?:arbeiten|aufträge)\b"
    rf"|\b(?P<n3>{COUNT}) (?:open|unfinished|outstanding|remaining) {_PIECES}\b"
)
_DONE_WORK = Pattern(rf"\b(?P<n>{COUNT}) (?:finished|completed?|delivered) {_PIECES}\b")
_OTHERWISE = Pattern(
    r"\b(?:if|would|could|more than|at least|at most|up to|other|another|further|more|only if|last|this|these"
    r"|those|since"
    r"|in 20\d\d|late|in time|on time|was|were|had|once|when|until|as soon as|from|first|next|per|a (?:month"
    r"|year|week)"
    r"|weitere|mindestens|andere|wenn|autres|otras|will)\b"
)


def _look(draft: Draft) -> Iterator[Found]:
    records = draft.records
    if records is None:
        return
    if records.brief.history.payments:
        yield from _invoices(draft, records)
    if records.brief.today and records.brief.history.deliverables:
        yield from _works(draft, records)


def _invoices(draft: Draft, records: Records) -> Iterator[Found]:
    unpaid, late = len(records.unpaid), len(records.overdue)
    for sentence, match in draft.hits(_COUNTED):
        number = _number(next(match[f"n{n}"] for n in range(1, 6) if n != 2 and match[f"n{n}"]))
        says_late = match["late1"] or match["late2"] or match["late4"]
        fits = {late} if says_late else {unpaid, late, unpaid - late}
        before = draft.lower[sentence.start : match.start()]
        if (
            number is None
            or number in fits
            or _part_of(before)
            or _otherwise(draft, sentence, match.start(), match.end())
        ):
            continue
        what = f"{late} overdue" if says_late else f"{unpaid} open"
        yield Found(match.start(), match.end(), f"The records have {what}: {_numbers(records, bool(says_late))}.")
    paid = len(records.invoices) - unpaid
    for sentence, match in draft.hits(_PAID):
        number = _number(match["n"])
        limited = _OTHERWISE.search(draft.lower, match.start(), sentence.end)
        if number is not None and number != paid and number <= len(records.invoices) and not limited:
            says = f"Of {len(records.invoices)} invoices {paid} are paid."
            yield Found(match.start(), match.end(), says, level="should")


def _works(draft: Draft, records: Records) -> Iterator[Found]:
    left = [work for work in records.brief.history.deliverables if records.is_open(work)]
    planned = sum(work.state == "planned" for work in left)
    not_to_be = sum(work.state == "will not be done" for work in records.brief.history.deliverables)
    done = len(records.brief.history.deliverables) - len(left) - not_to_be
    for cue, fits, what in (
        (_OPEN_WORK, {len(left), len(left) - planned, planned}, f"{len(left)} open"),
        (_DONE_WORK, {done}, f"{done} done"),
    ):
        for sentence, match in draft.hits(cue):
            number = _number(next(n for n in match.groupdict().values() if n))
            listed = draft.lower[match.end() : match.end() + 1] in {":", "–", "—"}
            if (
                number is None
                or number in fits
                or listed
                or _otherwise(draft, sentence, match.start(), match.end())
            ):
                continue
            if not _part_of(draft.lower[sentence.start : match.start()]):
                yield Found(match.start(), match.end(), f"The records have {what} (client.toml).", level="should")


def _number(written: str | None) -> int | None:
    value = Fraction(1) if written in {"une", "una"} else count(written) if written else None
    return int(value) if value is not None and value.denominator == 1 else None


def _part_of(before: str) -> bool:
    """`Two of the three open invoices`: the count is of a part."""
    return bool(_OF.search(before))


_OF = Pattern(
    r"\b(?:of(?: the| our| your| my| all)?|der|des|de las|nl-|invoices?|no\.?|number|and|plus|,) $|'s $|[\d-]$"
)


def _otherwise(draft: Draft, sentence: Sentence, start: int, end: int) -> bool:
    clause = sentence.clause_around(draft.text, start, end)
    return bool(_OTHERWISE.search(draft.lower, max(clause.start, start - _NEAR), min(clause.end, end + _NEAR)))


_NEAR = 12


def _numbers(records: Records, late: bool) -> str:
    accounts = records.overdue if late else records.unpaid
    return ", ".join(account.invoice.number for account in accounts[:6]) or "none"


RULE = Rule(
    name="substance.counts_disagree",
    level="must",
    says="The records count others.",
    advice="Count again, and name them one by one.",
    why="Who reads of three open invoices and finds two looks for the third, and asks before paying any.",
    wrong=(
        "Three invoices are open.",
        "You owe us £2,880.00 on four invoices.",
        "Three pieces are still unfinished.",
    ),
    right=(
        "Two invoices are open.",
        "One of the two open invoices is overdue.",
        "Two pieces are still unfinished.",
    ),
    source="invoices.csv, payments.csv and the deliverables in client.toml",
    look=_look,
    any_language=True,
)
