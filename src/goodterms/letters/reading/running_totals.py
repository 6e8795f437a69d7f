"""Accounts in lines that run to one with an equals sign: `9 x 95 = 855`, `+ rush fee 100`, `= 955`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from goodterms.letters.reading import bare
from goodterms.letters.reading.making import Figure, may_be_a_slip
from goodterms.letters.reading.pattern import Pattern

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft
    from goodterms.letters.reading.results import Figures

_LINE = re.compile(r"(?m)^[ \t*-]*=[ \t]*(?:[€£$]|[a-z]{3} )?$")
_LESS = Pattern(r"[ \t]*(?:minus|less|[-−–]|(?:already )?paid|deposit|advance|you (?:paid|gave))\b|[ \t]*[-−–]")
_MOST_LINES = 8
_FEWEST = 2
_AN_ACCOUNT = Pattern(r"\n[ \t*-]*=", small=True)


def wrong_totals(draft: Draft, _: Figures) -> Iterator[Figure]:
    """The results behind an equals sign that the lines above do not make."""
    for account in _lines(draft) if _AN_ACCOUNT.search(draft.lower) else ():
        yield from _wrong_run(account)


def _lines(draft: Draft) -> Iterator[list[tuple[str, Figure]]]:
    """The lines of each account: the last figure of each, and what stands before it."""
    account: list[tuple[str, Figure]] = []
    at = 0
    for line in draft.lower.split("\n"):
        numbers = [match for match in bare.NUMBER.finditer(line) if not match["share"]]
        value = bare.value(numbers[-1]) if numbers else None
        if value is None or not re.fullmatch(r"\W*(?:[a-z]{3}|for me|to me)?\W*", line[numbers[-1].end() :]):
            yield account
            account = []
        else:
            start = at + numbers[-1].start()
            account.append((line[: numbers[-1].start()], Figure(start, at + numbers[-1].end(), value, "amount")))
        at += len(line) + 1
    yield account


def _wrong_run(lines: Sequence[tuple[str, Figure]]) -> Iterator[Figure]:
    """The results behind an equals sign that no run of the lines above them comes to."""
    for place, (lead, result) in enumerate(lines):
        if not _LINE.fullmatch(lead) or place < _FEWEST:
            continue
        above = [
            -figure.value if _LESS.match(before) else figure.value
            for before, figure in lines[max(0, place - _MOST_LINES) : place]
        ]
        made = [sum(above[start:], Fraction(0)) for start in range(len(above) - 1)]
        if result.value not in made and any(may_be_a_slip(result.value, one) for one in made):
            yield result
