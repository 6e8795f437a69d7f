"""Two named ways of judging a client that `goodterms.health` is measured against.

`fixed_thresholds`: what most tools do: the same limits for everybody. `pelt`: an exact change-point search
(optimal partitioning, of which PELT is the fast form; squared error, penalty 3 log n) on the raw series, the
last segment against the first.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from statistics import mean, median

from goodterms.facts import Condition, History, Practice
from goodterms.health.answer import ToneReading
from goodterms.health.signals.hours import weekly
from goodterms.health.signals.payment_lateness import latenesses
from goodterms.health.view import HARD, SHARP, View, prepare

_LATE_DAYS, _REPLY_DAYS, _SHARE = 7, 3.0, 0.4
_RECENT = 90


def fixed_thresholds(
    history: History, today: date, practice: Practice, readings: Mapping[str, ToneReading]
) -> Condition:
    """The last two invoices over a week late, the last five replies over three days, two in five mails hard."""
    view = prepare(history, today, practice, readings)
    late = [one.days for one in latenesses(view)][-2:]
    replies = [exchange.days for exchange in view.exchanges][-5:]
    recent = view.heard[-10:]
    moved = [
        bool(late) and mean(late) > _LATE_DAYS,
        bool(replies) and median(replies) > _REPLY_DAYS,
        bool(recent) and sum(h.flagged("scope_request") is not None for h in recent) > _SHARE * len(recent),
        bool(recent) and sum(h.flagged(*HARD, *SHARP) is not None for h in recent) > _SHARE * len(recent),
    ]
    return _condition(view, sum(moved))


def pelt(history: History, today: date, practice: Practice, readings: Mapping[str, ToneReading]) -> Condition:
    """The last segment of each raw series stands worse than the first by one standard deviation of the whole."""
    view = prepare(history, today, practice, readings)
    series = [
        [one.days for one in latenesses(view)],
        [exchange.days for exchange in view.exchanges],
        [-hours for _, hours in weekly(view)],
        [float(h.flagged("scope_request") is not None) for h in view.heard],
        [float(h.flagged(*HARD, *SHARP) is not None) for h in view.heard],
    ]
    return _condition(view, sum(_worse(values) for values in series))


def _condition(view: View, moved: int) -> Condition:
    abused = any(h.flagged(*HARD) and (view.today - h.day).days <= _RECENT for h in view.heard)
    if abused:
        return "untenable"
    if len(view.heard) < 10:
        return "unknown"
    return "steady" if not moved else "drifting" if moved == 1 else "strained"


def _worse(values: Sequence[float]) -> bool:
    if len(values) < 8:
        return False
    spread = math.sqrt(mean((v - mean(values)) ** 2 for v in values)) or 1.0
    segments = _segments([v / spread for v in values], 3 * math.log(len(values)))
    return len(segments) > 1 and mean(segments[-1]) - mean(segments[0]) > 1.0


def _segments(values: Sequence[float], penalty: float) -> list[list[float]]:
    """The split into segments of at least three with the least squared error plus penalty."""
    sums, squares = [0.0], [0.0]
    for value in values:
        sums.append(sums[-1] + value)
        squares.append(squares[-1] + value * value)

    def cost(start: int, end: int) -> float:
        return squares[end] - squares[start] - (sums[end] - sums[start]) ** 2 / (end - start)

    best, cut = [-penalty], [0]
    for end in range(1, len(values) + 1):
        options = [(best[s] + cost(s, end) + penalty, s) for s in range(max(1, end - 2)) if end - s >= 3 or s == 0]
        least, start = min(options)
        best.append(least)
        cut.append(start)
    segments, end = [], len(values)
    while end:
        segments.append(list(values[cut[end] : end]))
        end = cut[end]
    return segments[::-1]
