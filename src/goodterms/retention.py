"""How long a country's law asks to keep which records: the rules in retention.toml, each with its section."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from functools import cache
from pathlib import Path
from typing import Literal

_FILE = Path(__file__).parent / "retention.toml"


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """A law that asks to keep records: which, how many years, counted from the end of which year.

    ``compared`` says with what text the rule was compared, "" for none.
    """

    country: str
    kinds: tuple[str, ...]
    years: int
    counted_from: Literal["calendar year", "financial year"]
    law: str
    source: str
    note: str
    compared: str

    def until(self, newest: date) -> date:
        """The last day on which a record of that day must be kept.

        Where the law counts from a financial year, whose end nobody told, it counts from the latest day on which
        that can end: a year after the record.
        """
        if newest.year + self.years + 2 > MAXYEAR:
            return date.max
        if self.counted_from == "calendar year":
            return date(newest.year + self.years, 12, 31)
        month_end = date(newest.year + self.years + 1 + newest.month // 12, newest.month % 12 + 1, 1)
        return month_end - timedelta(days=1)


@cache
def rules() -> tuple[RetentionRule, ...]:
    """All rules, in the order of their file."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return tuple(
        RetentionRule(
            rule["country"],
            tuple(rule["kinds"]),
            rule["years"],
            rule["from"],
            rule["law"],
            rule["source"],
            rule["note"],
            rule["compared"],
        )
        for rule in data["rules"]
    )
