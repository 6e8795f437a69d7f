"""What a letter is written from and held against: the facts of the case on one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goodterms.facts import History, Practice


@dataclass(frozen=True, slots=True)
class Brief:
    """The facts behind a letter. ``None`` means unknown; a letter says nothing about it then."""

    history: History
    practice: Practice | None = None
    today: date | None = None
    ends_on: date | None = None
