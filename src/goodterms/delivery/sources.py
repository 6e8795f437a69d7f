"""The places that figures and judgements rest on, copied out so that they can be read beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

_AGREED = re.compile(r"client\.toml \[agreement\] \w+")
_ROWS = re.compile(r"(?P<file>.+):(?P<first>\d+)(?:[-–](?P<last>\d+))?")
# A range is read as its rows; one that is longer than any table of one client is no range of rows.
_LONGEST_RANGE = 5000
_OWN_BUSINESS = frozenset({"billable", "invoiced", "currency", "invoice"})


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
    """A cited message: who wrote it, when, and its own words, with the passages that were quoted."""

    label: str
    sender: str
    on: date | None
    subject: str
    text: str
    quotes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that is cited and could be found. `anchors`: for each label, its place on the page."""

    tables: tuple[SourceTable, ...] = ()
    messages: tuple[SourceMessage, ...] = ()
    anchors: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        labels = [row.label for table in self.tables for row in table.rows]
        labels += [message.label for message in self.messages]
        object.__setattr__(self, "anchors", {label: f"s{number}" for number, label in enumerate(labels, 1)})

    def shown_to_client(self) -> dict[str, str]:
        """For each cited line, what of it belongs in the annex of a statement that goes to the client.

        Notes on payments and the bookkeeping of rows are the practice's own business.
        """
        return {row.label: _shown(table, row) for table in self.tables for row in table.rows}


def _shown(table: SourceTable, row: SourceRow) -> str:
    own = _OWN_BUSINESS | ({"note"} if table.file == "payments.csv" else set())
    if table.file.endswith(".toml"):
        return row.cells[-1]
    cells = zip(table.columns, row.cells, strict=True)
    return " · ".join(_named(column, cell) for column, cell in cells if cell and column not in own)


def _named(column: str, cell: str) -> str:
    return cell if column == "note" else f"{column.replace('_', ' ')} {cell}"


@dataclass(frozen=True, slots=True)
class Cited:
    """Places of one file that are cited together: how to say them, and the first of them."""

    says: str
    first: str


def places(text: str) -> list[str]:
    """The places named in one text: “payments.csv:17, hours.csv:3-4” are three rows. No other text is changed."""
    return [place for part in text.split(", ") for place in rows_of(part)]


def rows_of(label: str) -> list[str]:
    """A range of rows as the rows it names; any other label as itself."""
    found = _ROWS.fullmatch(label.strip())
    if found is None or found["last"] is None:
        return [label.strip()] if label.strip() else []
    first, last = int(found["first"]), int(found["last"])
    if not first <= last <= first + _LONGEST_RANGE:
        return [label.strip()]
    return [f"{found['file']}:{line}" for line in range(first, last + 1)]


def is_agreed(label: str) -> bool:
    """Whether a label names a clause of the agreement (“client.toml [agreement] rate”)."""
    return _AGREED.fullmatch(label) is not None


def grouped(labels: Iterable[str]) -> Iterator[Cited]:
    """Places as people cite them, rows of one file together: “hours.csv 141–157 (12 rows)”."""
    rows: dict[str, list[int]] = {}
    agreed: list[str] = []
    others: list[Cited] = []
    for place in dict.fromkeys(row for label in labels for row in rows_of(label)):
        found = _ROWS.fullmatch(place)
        if found:
            rows.setdefault(found["file"], []).append(int(found["first"]))
        elif is_agreed(place):
            agreed.append(place)
        else:
            others.append(Cited(place, place))
    for file, lines in rows.items():
        many = f"{min(lines)}–{max(lines)} ({len(lines)} rows)"
        few = ", ".join(map(str, lines))
        yield Cited(f"{file} {few if len(lines) <= 3 else many}", f"{file}:{lines[0]}")
    if agreed:
        keys = (place.rpartition(" ")[2].replace("_", " ") for place in agreed)
        yield Cited(f"agreement: {', '.join(keys)}", agreed[0])
    yield from others
