"""Counted events among a client's messages: has their share risen, and does it stay?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from goodterms.health.change import Rate, crowding, walk
from goodterms.health.view import Heard, View

# A share that has risen and then had no further event for this long has come back.
_QUIET = timedelta(days=75)
# So much must speak for "as before" to end it: where every third mail bears the mark, a fortnight without is
# chance.
_RELIEF = 4.5


@dataclass(frozen=True, slots=True)
class Marked:
    """The messages that bear the mark since the share rose, and how the share moved."""

    messages: tuple[Heard, ...]
    among: int
    usual: float
    leaning: bool


def risen(
    view: View, is_marked: Callable[[Heard], bool], *, least: float, height: float = 4.4, jump: float = 0.3
) -> Marked | None:
    """Walk through the client's messages and say whether the marked ones have become more frequent.

    Messages of the same sender on the same day count once, so that one bad evening is one event.
    """
    days = _by_day(view, is_marked)
    if not days:
        return None
    crowded = crowding(len(days), days[0][0].day, days[-1][0].day)
    past = Rate(needed=10, least=least, jump=jump)
    shift = walk([1.0 if marked else 0.0 for _, marked in days], past, height + crowded, _RELIEF)
    if shift is None:
        return None
    messages = tuple(heard for heard, marked in days[shift.onset :] if marked)
    if not messages or view.today - messages[-1].day > _QUIET:
        return None
    return Marked(messages, len(days) - shift.onset, shift.usual, shift.leaning)


def counted(view: View, is_marked: Callable[[Heard], bool], since: Marked) -> Marked:
    """From the day on which one mark has risen, how often another one stands, and how often it did before."""
    days = _by_day(view, is_marked)
    first = since.messages[0].day
    before = [marked for heard, marked in days if heard.day < first]
    later = [(heard, marked) for heard, marked in days if heard.day >= first]
    return Marked(
        tuple(heard for heard, marked in later if marked),
        len(later),
        sum(before) / max(1, len(before)),
        since.leaning,
    )


def _by_day(view: View, is_marked: Callable[[Heard], bool]) -> list[tuple[Heard, bool]]:
    days: dict[tuple[str, int], tuple[Heard, bool]] = {}
    for heard in view.heard:
        if heard.kind_words:
            continue
        key = (heard.message.sender.address, heard.day.toordinal())
        marked = is_marked(heard)
        if key not in days or (marked and not days[key][1]):
            days[key] = (heard, marked)
    return sorted(days.values(), key=lambda pair: (pair[0].sent_at.timestamp(), pair[0].message.id))
