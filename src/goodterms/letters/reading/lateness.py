"""Days late that are not those between the two days told: `due on 3 June, paid on 24 June, 24 days late`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from goodterms.letters.reading.making import Figure
from goodterms.letters.reading.numbers import COUNT, ROUGH, count
from goodterms.letters.reading.pattern import Pattern

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft
    from goodterms.letters.reading.results import Figures
    from goodterms.letters.reading.sentences import Sentence

_LATE = Pattern(
    rf"\b(?:that is|that's|that was|which is|which was|so|making it|thus|hence) (?P<count>{COUNT})"
    r" (?P<unit>days|weeks) (?:late|overdue|after (?:it|that) (?:was|fell) due)\b"
)
_DUE = Pattern(r"\b(?:due|payable)(?: date was)? (?:on |by )?(?:the )?$")
_CAME = Pattern(
    r"\b(?:paid|came|arrived|reached (?:me|us)|received|credited|settled)\b[^.;,\d]{0,40}\b(?:on|until) (?:the )?$"
)
_NOT_PLAIN = Pattern(
    rf"\b(?:{ROUGH}|almost|nearly|over|more than|at least|working|business|grace|extended|extension|half"
    r"|agreed|moved|deferred|postponed|allowed|asked|another|granted|gave|longer|more time)\b"
)
_UNITS = {"days": (1, 1), "weeks": (7, 4)}
"""The days of each, and how many it may differ by: whether the first day counts, and weeks are rounded."""
_NEAR = 70
_YEAR = 2025
"""A year of the usual length, for days told without one."""
_TWO = 2


def wrong_lateness(draft: Draft, figures: Figures) -> Iterator[Figure]:
    """The numbers of days or weeks late that differ, by more than a day, from what the days of the sentence make:
    `It was due on 3 June and the money came in on 24 June, that is 24 days late.`"""
    for sentence, match in draft.hits(_LATE):
        told, made = count(match["count"]), _between(draft, sentence, match.start())
        if told is None or made is None or _NOT_PLAIN.search(draft.lower, sentence.start, sentence.end):
            continue
        days, spare = _UNITS[match["unit"]]
        if abs(told * days - made) > spare:
            yield Figure(match.start("count"), match.end("count"), told, "count")


def _between(draft: Draft, sentence: Sentence, before: int) -> int | None:
    """How many days there are from the day of the sentence on which it was due to the one on which it came."""
    days = draft.days_in(sentence)
    if len(days) != _TWO or any(day.end > before or day.either_way for day in days):
        return None
    due, came = days
    leads = [draft.lower[max(sentence.start, day.start - _NEAR) : day.start] for day in days]
    if not (_DUE.search(leads[0]) and _CAME.search(leads[1])):
        return None
    first, last = due.on(_YEAR), came.on(_YEAR)
    if first is None or last is None or last <= first or bool(due.year) != bool(came.year):
        return None
    return (last - first).days if first.month > _TWO or last.month <= _TWO else None
