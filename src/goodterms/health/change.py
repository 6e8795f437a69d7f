"""Has a series moved, since when, and has it come back? Two sequential tests that share one walk.

Both are CUSUM tests: each observation adds what it says for "worse than this client's own past" and takes
away what it says against; an alarm rises when the sum passes a height, and the last time the sum stood at
zero is when the change began. After an alarm the mirror image runs, so that one good day does not end it
and several do. The client's own past is learned from calm observations only. Heights are chosen on
simulated clients for a stated rate of false alarms (docs/explanation/health.md).
"""

from __future__ import annotations

import bisect
import math
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Shift:
    """A series that has moved and not come back, by index of observation.

    ``usual`` and ``now`` are the levels before and since, in the series' own unit. ``leaning``: no alarm yet,
    but well on the way to one; it counts only beside another kind of signal that leans at the same time.
    """

    onset: int
    raised: int
    usual: float
    now: float
    leaning: bool = False


# What one observation moved, one clearly good one undoes; what three moved takes the whole relief.
_UNDONE = 1.2
# One good observation says at most this much for "back to usual": it takes several.
_MOST_BACK = 1.2
_LOOKED_FOR = 6
# What has stood for so long is the client's own way by now.
_OWN_WAY_DAYS = 365
_A_YEAR = 60
# How much of the height makes a series lean.
_LEANING = 0.65
# The change that an observation which is not over yet is held against, in spreads.
_SLOWER = 2.0
# So many standard errors are added to a share that was counted.
_HIDDEN = 1.0
# An observation that lies this far from the usual to the new level is on the way.
_ON_THE_WAY = 1 / 3


class Past(Protocol):
    """What is usual for this client, learned while all is calm."""

    usual: float

    def ready(self) -> bool:
        """Is there enough past to compare with?"""

    def learn(self, value: float) -> None:
        """Take a calm observation into the past."""

    def forget(self) -> None:
        """Begin anew: what was usual is so no longer."""

    def against(self, value: float, so_far: bool = False) -> float:
        """How much the observation says for "worse than usual"; below zero: it speaks against.

        ``so_far``: it is not over yet, and will be at least this.
        """

    def back(self, value: float, ordered: Sequence[float]) -> float:
        """How much the observation says for "back to usual", given the ones since the change, by size."""

    def matters(self, ordered: Sequence[float]) -> bool:
        """Is the change since then large enough to matter to a person? The observations since, by size."""

    def began(self, moved: Sequence[float]) -> int:
        """Which of the observations since the sum last stood at zero is the first of the change."""


def walk(
    values: Sequence[float],
    past: Past,
    height: float,
    relief: float,
    kind: Container[int] = (),
    so_far: Container[int] = (),
    days: Sequence[date] = (),
) -> Shift | None:
    """Walk through a series in order of time and say whether it stands moved at the end.

    Args:
        values: the observations; higher is worse.
        past: what is usual, empty at first; it is filled here.
        height: the sum at which an alarm rises.
        relief: the sum at which an alarm ends.
        kind: places of observations that are good beyond the usual. They speak for the client; what is usual is
            not learned from them, for then they would be held against what comes later.
        so_far: places of observations that are not over yet: nothing is learned from them, and none of them ends
            a decline.
        days: the day of each; with them, what has stood for a year is what is usual from then on.
    """
    calm = [(value, place not in kind and place not in so_far) for place, value in enumerate(values)]
    total = 0.0
    pending: list[float] = []
    # The same by size: their middle is asked for at each step.
    ordered: list[float] = []
    onset = raised = -1
    recovery = 0.0
    recovering: list[float] = []
    for index, value in enumerate(values):
        if raised >= 0 and days and (days[index] - days[onset]).days > _OWN_WAY_DAYS:
            past.forget()
            _learn(past, calm[onset : index + 1])
            pending, ordered, recovering, raised, total, recovery = [], [], [], -1, 0.0, 0.0
            continue
        if raised >= 0:
            back = past.back(value, ordered)
            recovery = max(0.0, recovery + (min(0.0, back) if index in so_far else back))
            if recovery == 0.0:
                for one in (*recovering, value):
                    pending.append(one)
                    bisect.insort(ordered, one)
                recovering = []
                continue
            recovering.append(value)
            if recovery >= min(relief, _UNDONE * len(pending)):
                _learn(past, calm[index - len(recovering) + 1 : index + 1])
                pending, ordered, recovering, raised, total, recovery = [], [], [], -1, 0.0, 0.0
            continue
        if not past.ready():
            _learn(past, calm[index : index + 1])
            continue
        total = max(0.0, total + past.against(value, index in so_far))
        if total == 0.0:
            _learn(past, calm[index - len(pending) : index + 1])
            pending, ordered = [], []
            continue
        if not pending:
            onset = index
        pending.append(value)
        bisect.insort(ordered, value)
        if total >= height and past.matters(ordered):
            raised = index
    leaning = raised < 0
    if leaning and not (pending and total >= _LEANING * height):
        return None
    return _standing(values, past, onset, pending, raised)


def _learn(past: Past, observed: Sequence[tuple[float, bool]]) -> None:
    for value, counts in observed:
        if counts:
            past.learn(value)


def _standing(
    values: Sequence[float], past: Past, onset: int, pending: Sequence[float], raised: int
) -> Shift | None:
    """The shift as it stands at the end; None where it no longer matters to a person."""
    onset += past.began(pending)
    since = values[onset:]
    return Shift(onset, raised, past.usual, median(since), raised < 0) if past.matters(sorted(since)) else None


def crowding(count: int, first: date, last: date) -> float:
    """How much higher a height must be where observations are many, to keep the false alarms of a year few.

    The time to a false alarm grows with the exponential of the height, so the logarithm of how many more there are
    than sixty a year (on which the heights were chosen) is added; for a `Level` divided by twice its slack.
    """
    a_year = count * 365 / max(90, (last - first).days)
    return math.log(max(1.0, a_year / _A_YEAR))


def median(values: Sequence[float]) -> float:
    """The middle value; of an even number, the mean of the two in the middle."""
    return _middle(sorted(values))


def _middle(ordered: Sequence[float]) -> float:
    half, odd = divmod(len(ordered), 2)
    return ordered[half] if odd else (ordered[half - 1] + ordered[half]) / 2


def _beyond(distance: float) -> float:
    """The share of a normal distribution that lies beyond so many spreads; never quite nothing."""
    return max(1e-9, 0.5 * math.erfc(distance / math.sqrt(2)))


@dataclass(slots=True)
class Level:
    """The usual level of a measured series: its median, and its spread by the larger of two robust measures
    (MAD; distance of the upper tenth, for skewed series). A few observations count for less, so the spread
    is widened by 1 + caution/n.

    Args:
        needed: observations before it may be compared with.
        least_spread: the spread is never taken as smaller.
        smallest: the least difference of levels that matters to a person.
        clip: one observation says at most this many spreads,
        far: but for what it lies beyond this many: one alone can be enough where it is far out.
        slack: how many spreads are still put up with.
        forgotten: the share of observations that never come to an end (questions that nobody answers).
        assumed: a value taken as seen before the first observation, ``weight`` times.
    """

    needed: int
    least_spread: float
    smallest: float
    clip: float = 4.0
    far: float = math.inf
    slack: float = 0.75
    caution: float = 2.0
    forgotten: float = 0.0
    assumed: float | None = None
    weight: int = 0
    usual: float = 0.0
    spread: float = 1.0
    _seen: list[float] = field(default_factory=list)
    _fresh: int = -1

    def __post_init__(self) -> None:
        if self.assumed is not None:
            self._seen = [self.assumed] * self.weight
        self.spread = self.least_spread

    def ready(self) -> bool:
        """Enough observations, assumed ones included."""
        return len(self._seen) >= self.needed

    def learn(self, value: float) -> None:
        """Insert in order, so that medians are read off."""
        bisect.insort(self._seen, value)

    def forget(self) -> None:
        """Nothing is known any more, nor assumed."""
        self._seen = []
        self._fresh = -1

    def against(self, value: float, so_far: bool = False) -> float:
        """Spreads above the usual level, clipped, less the slack."""
        self._refresh()
        distance = (value - self.usual) / self.spread
        if so_far:
            return self._still_open(distance)
        return self._spreads(value) + max(0.0, distance - self.far) - self.slack

    def _still_open(self, distance: float) -> float:
        """The logarithm of how much likelier it is to be open still after a change than before it, in spreads.

        After a while it is more likely to have been forgotten, as some of this client's are, than to be slow: so
        one question without an answer never says much, and several do.
        """
        lasting = self.forgotten + (1 - self.forgotten) * _beyond(distance - _SLOWER)
        usually = self.forgotten + (1 - self.forgotten) * _beyond(distance)
        return math.log(lasting / usually) / (2 * self.slack)

    def back(self, value: float, ordered: Sequence[float]) -> float:
        """Spreads below the middle between the usual level and the level since."""
        middle = max(self.slack, min(self.clip, self._spreads(_middle(ordered))) / 2)
        return min(_MOST_BACK, middle - self._spreads(value))

    def matters(self, ordered: Sequence[float]) -> bool:
        """The level since is higher by at least ``smallest``."""
        self._refresh()
        return _middle(ordered) - self.usual >= self.smallest

    def began(self, moved: Sequence[float]) -> int:
        """The split that explains most: before it the usual level, after it the new one (the largest squared sum
        by count). A slow decline starts earlier: what comes before and already lies on the way belongs to it."""
        spreads = [self._spreads(value) for value in moved]
        best, total, level, start = 0.0, 0.0, 0.0, 0
        for index in range(len(spreads) - 1, -1, -1):
            total += spreads[index]
            count = len(spreads) - index
            gain = total * total / count if total > 0 else 0.0
            if gain >= best and (count > 1 or len(spreads) == 1 or spreads[index] >= self.clip):
                best, start, level = gain, index, total / count
        best, total, split = 0.0, 0.0, start
        for index in range(split - 1, -1, -1):
            total += spreads[index] - level * _ON_THE_WAY
            if total > best:
                best, start = total, index
            if total < best - 1:
                break
        return start

    def _spreads(self, value: float) -> float:
        self._refresh()
        return max(-2.0, min(self.clip, (value - self.usual) / self.spread))

    def _refresh(self) -> None:
        count = len(self._seen)
        # Every twentieth of the past is often enough, and keeps 5,000 replies from costing 25 million steps.
        if self._fresh >= 0 and count - self._fresh < max(1, count // 20):
            return
        self._fresh = count
        self.usual = _middle(self._seen)
        mad = median([abs(value - self.usual) for value in self._seen])
        tenth = self._seen[min(count - 1, math.ceil(count * 0.9) - 1)]
        widest = max(1.4826 * mad, (tenth - self.usual) / 1.28)
        self.spread = max(self.least_spread, widest) * (1 + self.caution / max(2, count))


@dataclass(slots=True)
class Rate:
    """The usual share of observations that are marked (1) among all (0 or 1), for counted events.

    Args:
        needed: observations before it may be compared with.
        least: the usual share is never taken as smaller (readers make mistakes).
        jump: the share that is looked for is the larger of three times the usual one and usual + jump.
    """

    needed: int
    least: float = 0.05
    jump: float = 0.3
    usual: float = 0.0
    _marked: float = 0.0
    _all: int = 0

    def ready(self) -> bool:
        """Enough observations."""
        self._share()
        return self._all >= self.needed

    def learn(self, value: float) -> None:
        """Count it."""
        self._marked += value
        self._all += 1

    def forget(self) -> None:
        """Count from nothing."""
        self._marked, self._all = 0.0, 0

    def against(self, value: float, so_far: bool = False) -> float:
        """The logarithm of how much likelier it is under the raised share. What is counted is always over."""
        usual, raised = self._share()
        return math.log(raised / usual) if value else math.log((1 - raised) / (1 - usual))

    def back(self, value: float, ordered: Sequence[float]) -> float:
        """The mirror image, against the share since the change."""
        usual, raised = self._share()
        # Few that raised an alarm are by that more than there really are: the share looked for counts as some.
        share = (sum(ordered) + _LOOKED_FOR * raised) / (len(ordered) + _LOOKED_FOR)
        since = min(0.9, max(1.5 * usual, share))
        return -math.log(since / usual) if value else math.log((1 - usual) / (1 - since))

    def matters(self, ordered: Sequence[float]) -> bool:
        """At least two marked ones: a pattern, not an incident (an alarm takes three by its height)."""
        return sum(ordered) >= 2

    def began(self, moved: Sequence[float]) -> int:
        """The first: a share has no level to refine it by."""
        return 0

    def _share(self) -> tuple[float, float]:
        # One and a half marked ones more than seen, and what chance may hide: a share from few is mostly too low.
        self.usual = (self._marked + 1.5) / (self._all + 12)
        hidden = _HIDDEN * math.sqrt(self.usual * (1 - self.usual) / (self._all + 12))
        usual = min(0.6, max(self.least, self.usual + hidden))
        return usual, min(0.9, max(3 * usual, usual + self.jump))
