"""A table as text: its rows with their lines, the header found below any title lines."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from goodterms.errors import GoodtermsError
from goodterms.importers.books.evidence import decode, delimiter
from goodterms.importers.client_folder.tables import may_be_open, not_csv

_TITLE_LINES = 12
_MOST_BYTES = 200_000_000


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row: the line it begins on and its cells by header (lower case)."""

    line: int
    cells: Mapping[str, str]

    def first(self, columns: Sequence[str]) -> str:
        """The first of these columns that is there and filled."""
        return next((self.cells[name].strip() for name in columns if self.cells.get(name, "").strip()), "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole table, and how it was found to be written."""

    name: str
    header: tuple[str, ...]
    rows: tuple[SheetRow, ...]
    delimiter: str
    encoding: str
    broken: tuple[tuple[int, str], ...] = ()
    """Rows that could not be taken apart: the line each begins on, and what is wrong."""

    def column(self, names: Sequence[str]) -> list[str]:
        """All filled cells of these columns."""
        return [value for row in self.rows if (value := row.first(names))]


def read_sheet(path: Path, known: Callable[[Sequence[str]], bool]) -> Sheet:
    """Read a CSV file. The header is the first row that `known` recognises, else the first row.

    Raises:
        GoodtermsError: ``books.unreadable`` where the file cannot be read, or is far too large.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise OSError(0, "it is larger than 200 MB")
        text, encoding = decode(path.read_bytes())
    except OSError as error:
        raise GoodtermsError(
            "books.unreadable",
            f"{path.name} cannot be read: {error.strerror}.",
            where=str(path),
            hint="Check the file and its permissions.",
        ) from error
    mark = delimiter(text)
    lines, broken = _lines(text, mark)
    headers = [_header(cells) for _, cells in lines[:_TITLE_LINES]]
    place = next((index for index, header in enumerate(headers) if known(header)), 0)
    header = headers[place] if headers else ()
    rows = tuple(
        SheetRow(line, dict(zip(header, cells, strict=False)))
        for line, cells in lines[place + 1 :]
        if any(cell.strip() for cell in cells)
    )
    return Sheet(path.name, header, rows, mark, encoding, broken)


def _lines(text: str, mark: str) -> tuple[list[tuple[int, list[str]]], tuple[tuple[int, str], ...]]:
    reader = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=mark, strict=may_be_open(text))
    found: list[tuple[int, list[str]]] = []
    broken: list[tuple[int, str]] = []
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return found, tuple(broken)
        except csv.Error as error:
            broken.append((line, not_csv(error)))
            line = reader.line_num + 1
            continue
        found.append((line, cells))
        line = reader.line_num + 1


def _header(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(" ".join(cell.split()).casefold() for cell in cells)
