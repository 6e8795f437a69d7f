"""The places that figures and judgements rest on, copied out so that they can be read beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

_AGREED = re.compile(r"client\.toml \[agreement\] (\w+)")


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One line of a file that something rests on; `label` is how it is cited (“hours.csv:140”)."""

    label: str
    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceTable:
    """The cited lines of one file, with its column names where it has any."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[SourceRow, ...]


@dataclass(frozen=True, slots=True)
class SourceMessage:
    """A cited message: who wrote it, when, and its own words."""

    label: str
    sender: str
    on: date | None
    subject: str
    text: str
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that is cited and could be found."""

    tables: tuple[SourceTable, ...] = ()
    messages: tuple[SourceMessage, ...] = ()
    anchors: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        labels = [row.label for table in self.tables for row in table.rows]
        labels += [message.label for message in self.messages]
        object.__setattr__(self, "anchors", {label: f"s{number}" for number, label in enumerate(labels, 1)})

    def texts(self) -> dict[str, str]:
        """For each cited line of a table, its cells as one text, for the annex of a statement."""
        return {
            row.label: " · ".join(cell for cell in row.cells if cell)
            for table in self.tables
            for row in table.rows
        }


@dataclass(frozen=True, slots=True)
class Cited:
    """Places of one file that are cited together: how to say them, and the first of them."""

    says: str
    first: str


def grouped(labels: Iterable[str]) -> Iterator[Cited]:
    """Places as people cite them, rows of one file together: “hours.csv 141–157 (12 rows)”."""
    rows: dict[str, list[int]] = {}
    others: list[Cited] = []
    for label in dict.fromkeys(labels):
        file, colon, line = label.rpartition(":")
        if colon and line.isdigit():
            rows.setdefault(file, []).append(int(line))
        elif label:
            others.append(Cited(_AGREED.sub(_agreed, label), label))
    for file, lines in rows.items():
        many = f"{min(lines)}–{max(lines)} ({len(lines)} rows)"
        few = ", ".join(map(str, lines))
        yield Cited(f"{file} {few if len(lines) <= 3 else many}", f"{file}:{lines[0]}")
    yield from others


def _agreed(found: re.Match[str]) -> str:
    return f"agreement: {found[1].replace('_', ' ')}"
