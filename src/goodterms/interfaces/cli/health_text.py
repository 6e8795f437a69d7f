"""How things stand, for people: the condition, the next step, and what speaks for it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date

from goodterms.health import Evidence, Health
from goodterms.health.condition import FULL_SCORE_BEFORE_EVIDENCE

_WIDTH = 80
_WEIGHT, _SOURCE = 5, 24
SHAPES = {"steady": "●", "drifting": "◐", "strained": "○", "untenable": "⊗", "unknown": "–"}


def lines(answer: Health) -> Iterator[str]:
    """The whole answer, line by line."""
    began = f" since {long_day(answer.since)}" if answer.since else ""
    yield f"{SHAPES[answer.condition]} {answer.client}: {answer.condition}{began}. Score {answer.score} of 100."
    yield from textwrap.wrap(answer.advice.says, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    if answer.evidence:
        yield ""
        for one in answer.evidence:
            yield from _evidence(one)
        yield ""
        yield from textwrap.wrap(_sum(answer), _WIDTH, initial_indent="  ", subsequent_indent="  ")
    if answer.unknown:
        yield ""
        yield "Not known"
        for gap in answer.unknown:
            says = f"{gap.what}: {gap.why} {gap.hint}"
            yield from textwrap.wrap(says, _WIDTH, initial_indent="  ", subsequent_indent="  ")


def long_day(day: date) -> str:
    """A day for people: 15 May 2025."""
    return f"{day.day} {day:%B %Y}"


def _evidence(one: Evidence) -> Iterator[str]:
    room = _WIDTH - 2 - _WEIGHT - _SOURCE - 2
    says = textwrap.wrap(one.says, room)
    source = one.source if len(one.source) <= _SOURCE else one.source[: _SOURCE - 1] + "…"
    for index, line in enumerate(says):
        weight = f"{one.weight:+d}" if index == 0 else ""
        yield f"  {weight:>{_WEIGHT - 1}} {line:<{room}}  {source if index == 0 else ''}".rstrip()
    if one.quote:
        indent = " " * (3 + _WEIGHT)
        quoted = f"“{' '.join(one.quote.split())}” {long_day(one.on)}"
        yield from textwrap.wrap(quoted, _WIDTH, initial_indent=indent, subsequent_indent=indent)


def _sum(answer: Health) -> str:
    weights = sum(one.weight for one in answer.evidence)
    total = FULL_SCORE_BEFORE_EVIDENCE + weights
    kept = "" if total == answer.score else f", kept between 0 and 100: {answer.score}"
    return f"The score: {FULL_SCORE_BEFORE_EVIDENCE} to start with, {weights:+d} from the evidence: {total}{kept}."
