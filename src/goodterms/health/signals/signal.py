"""What a signal is: a name, a kind, the reason that it is looked at, and the one function that looks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from goodterms.health.answer import Evidence, Kind
from goodterms.health.view import View


@dataclass(frozen=True, slots=True)
class Signal:
    """One way in which a relationship shows how it stands.

    ``speaks`` and ``silent`` describe a history on which it speaks and one on which it stays silent.
    """

    name: str
    kind: Kind
    reason: str
    speaks: str
    silent: str
    look: Callable[[View], list[Evidence]]


def weigh(most: int, share: float) -> int:
    """A weight against the relationship: at least a third of the most, all of it from a share of 1."""
    return -round(most * max(1 / 3, min(1.0, share)))


def days(count: float) -> str:
    """A number of days for people: “1 day”, “9 days”, “less than a day”."""
    if count < 0.75:
        return "less than a day"
    whole = max(1, int(count + 0.5))
    return f"{whole} day{'s' if whole != 1 else ''}"
