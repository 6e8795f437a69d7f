"""The past, week by week: what would have been said when. It shows whether the answers can be trusted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from goodterms.facts import Condition, History, Practice
from goodterms.health.answer import Health, ToneReading
from goodterms.health.assess import assess

_STEP = timedelta(days=7)
_FOUR_WEEKS, _A_YEAR_OF_THEM = timedelta(weeks=4), 13


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stood on one day, in short."""

    on: date
    condition: Condition
    score: int


def replay(
    history: History,
    today: date,
    practice: Practice | None = None,
    readings: Mapping[str, ToneReading] | None = None,
) -> Iterator[Health]:
    """The answer of each week from the first fact up to ``today``, each from what was known then."""
    first = _first_day(history, today)
    if first is None:
        return
    weeks = (today - first) // _STEP
    for week in range(weeks, -1, -1):
        yield assess(history, today - week * _STEP, practice, readings)


def standings(
    history: History,
    today: date,
    practice: Practice | None = None,
    readings: Mapping[str, ToneReading] | None = None,
) -> tuple[Standing, ...]:
    """The last year in steps of four weeks, up to ``today``, each from what was known then; days on which too
    little was known are left out."""
    days = (today - step * _FOUR_WEEKS for step in range(_A_YEAR_OF_THEM, -1, -1))
    answers = (assess(history, day, practice, readings) for day in days)
    return tuple(Standing(a.as_of, a.condition, a.score) for a in answers if a.condition != "unknown")


def turns(answers: Iterator[Health]) -> Iterator[Health]:
    """Of a replay only the weeks in which the condition changed, the first week included."""
    before = ""
    for answer in answers:
        if answer.condition != before:
            yield answer
        before = answer.condition


def _first_day(history: History, today: date) -> date | None:
    days = [
        *(m.sent_at.date() for m in history.messages if m.sent_at is not None),
        *(i.issued_on for i in history.invoices if i.issued_on is not None),
        *(entry.day for entry in history.hours),
    ]
    since = history.client.since
    return min((day for day in days if day <= today and (since is None or day >= since)), default=None)
