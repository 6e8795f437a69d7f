"""What a chart shows, before it is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal


@dataclass(frozen=True, slots=True)
class Point:
    """One figure of a chart: the day, the value, what it is about, and where it comes from."""

    on: date
    value: Decimal
    says: str
    source: str = ""
    away: bool = False
    still: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: the sentence it proves, its figures, the client's own usual range, and what was agreed."""

    title: str
    kind: Literal["dots", "bars", "line"]
    unit: str
    about: str
    points: tuple[Point, ...]
    usual: tuple[Decimal, Decimal] | None = None
    agreed: Decimal | None = None
    legend: str = ""
