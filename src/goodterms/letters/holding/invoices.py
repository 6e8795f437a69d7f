"""The invoices that a letter names, by their numbers, whole or as a letter shortens them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span

if TYPE_CHECKING:
    from goodterms.facts import Invoice
    from goodterms.letters.draft import Draft
    from goodterms.letters.records import Records

_CALLED = Pattern(
    r"\b(?:invoices?|rechnung(?:en)?|factures?|facturas?|inv\.?)\s*(?:no\.?|number|nr\.?|n°|núm\.?"
    r"|#)?\s*(?P<number>[a-z]{0,4}[-/]?\d[\w/-]*)"
)


@dataclass(frozen=True, slots=True)
class Place(Span):
    """Where the letter names an invoice by its number; ``invoice`` is None where the records hold none."""

    number: str
    invoice: Invoice | None


def invoice_places(draft: Draft, span: Span, records: Records) -> list[Place]:
    """Where a stretch of the letter names invoices, in order."""
    found: dict[int, Place] = {}
    for start, end in _numbers(draft.lower, span, records):
        number = draft.text[start:end].rstrip("-/.")
        if not any(place.start < end and start < place.end for place in found.values()):
            found[start] = Place(start, start + len(number), number, by_number(number, records))
    return sorted(found.values(), key=lambda place: place.start)


def _numbers(lower: str, span: Span, records: Records) -> Iterator[tuple[int, int]]:
    """Numbers behind the word `invoice`, and those that look like the client's own."""
    says_so = False
    for match in _CALLED.finditer(lower, span.start, span.end):
        says_so = True
        yield match.span("number")
    for match in records.own_numbers.finditer(lower, span.start, span.end):
        digits = match[0].isdigit()
        if not digits or lower[match.start() - 1 : match.start()] == "#" or says_so:
            yield match.span()


def named_invoices(draft: Draft, span: Span, records: Records) -> list[Invoice]:
    """The invoices that a stretch of the letter names and the records hold, each once."""
    return list(dict.fromkeys(p.invoice for p in invoice_places(draft, span, records) if p.invoice))


def by_number(number: str, records: Records) -> Invoice | None:
    """The invoice with that number, also where the letter leaves out its prefix (`28` for `NL-28`)."""
    number = number.rstrip("-/.").lower()
    if number in records.invoices:
        return records.invoices[number]
    ends = [i for n, i in records.invoices.items() if re.fullmatch(rf"\D*[-/ ]?0*{re.escape(number)}", n)]
    return ends[0] if len(ends) == 1 and number.isdigit() else None


def own_numbers(numbers: Collection[str]) -> re.Pattern[str]:
    """What looks like one of the client's invoice numbers (lower case): as they are but for the last digits.

    Bare digits look like much else, so these must be the very number, or stand behind a `#`.
    """
    shapes = {_shape(number) for number in numbers} | {r"(?<=#)\d+"}
    either = "|".join(sorted(shapes, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])")


def _shape(number: str) -> str:
    last = re.search(r"\d+(?=\D*$)", number)
    if last is None or number.isdigit():
        return re.escape(number)
    return rf"{re.escape(number[: last.start()])}\d{{{len(last[0])}}}{re.escape(number[last.end() :])}"
