"""How long the money lasts: many possible futures, each client staying or going by its chance.

Everything is whole minor units, and the draws come from a small generator with a fixed seed, so that the
same facts give the same days on every machine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

# Beyond three years nobody knows anything; a runway that is longer is given as this.
HORIZON_DAYS = 1095
_FUTURES = 400
_SEED = 20_260_615
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Stream:
    """Income of one client: minor units a month, the chance that it comes, and when."""

    client: str
    monthly: int
    chance: Decimal
    starts_on: date | None = None
    ends_on: date | None = None

    def in_month(self, month: Month) -> int:
        """What it brings in that month, by days where it starts or ends within it."""
        first = max(month.first, self.starts_on or month.first)
        last = min(month.last, self.ends_on or month.last)
        days = (last - first).days + 1
        return self.monthly * days // month.length if days > 0 else 0


@dataclass(frozen=True, slots=True)
class Month:
    """A calendar month, or what is left of the running one."""

    first: date
    last: date
    length: int

    @property
    def days(self) -> int:
        """Its days, or those left."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Runway:
    """Days until the money is gone: the middle of all futures, and the worst tenth. `HORIZON_DAYS`: not within
    three years."""

    median: int
    bad_tenth: int


def months_from(today: date, count: int) -> tuple[Month, ...]:
    """The running month from today on, and the ones after it."""
    months = []
    first = today
    for _ in range(count):
        start = first.replace(day=1)
        after = (start + timedelta(days=32)).replace(day=1)
        months.append(Month(first, after - timedelta(days=1), (after - start).days))
        first = after
    return tuple(months)


def runway(cash: int, monthly_costs: int, streams: Sequence[Stream], own: Sequence[int], today: date) -> Runway:
    """Simulate the coming three years.

    Args:
        cash: what is there today, in minor units.
        monthly_costs: what goes out each month.
        streams: the other clients and the pipeline.
        own: what the client in question brings each month, the running one (from today on) first; the last
            figure holds from then on.
        today: the first day.
    """
    months = months_from(today, 37)
    costs = [monthly_costs * month.days // month.length for month in months]
    incomes = [[stream.in_month(month) for month in months] for stream in streams]
    certain = [own[min(index, len(own) - 1)] - cost if own else -cost for index, cost in enumerate(costs)]
    ends: list[int] = []
    # Few clients make few different futures: each is lived once and counted as often as it was drawn.
    for future, times in Counter(_futures([stream.chance for stream in streams])).items():
        coming = [income for income, comes in zip(incomes, future, strict=True) if comes]
        ends += [_ends(cash, certain, coming, months)] * times
    ends.sort()
    return Runway(ends[len(ends) // 2], ends[len(ends) // 10])


def _ends(cash: int, certain: Sequence[int], incomes: Sequence[Sequence[int]], months: Sequence[Month]) -> int:
    """The day on which the money is gone in one future; within a month it goes evenly."""
    passed = 0
    for index, month in enumerate(months):
        flow = certain[index] + sum(income[index] for income in incomes)
        if cash + flow < 0:
            return min(HORIZON_DAYS, passed + (max(0, cash) * month.days // -flow if flow < 0 else 0))
        cash += flow
        passed += month.days
    return HORIZON_DAYS


def _futures(chances: Sequence[Decimal]) -> list[tuple[bool, ...]]:
    """For each future, which streams come. Each stream has its own draws, so that one more or less does not
    change what is drawn for the others."""
    columns = []
    for number, chance in enumerate(chances):
        limit = int(chance * _MILLION)
        draws = _draws(_SEED + number * 7919, _FUTURES)
        columns.append([draw < limit for draw in draws])
    if not columns:
        return [()]
    return list(zip(*columns, strict=True))


def _draws(seed: int, count: int) -> list[int]:
    """Whole numbers below a million, spread evenly: a linear congruential generator (Knuth's MMIX constants)."""
    state, found = seed, []
    for _ in range(count + 8):
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        found.append((state >> 33) % _MILLION)
    return found[8:]
