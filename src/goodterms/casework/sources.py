"""Where a figure comes from: the rows of the client's own file around it, as they were given to us."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from posixpath import splitext

from goodterms.casework import originals
from goodterms.errors import GoodtermsError
from goodterms.records import models
from goodterms.records.columns import write_text

_PLACE = re.compile(
    r"(?P<file>[^\s:\[\]][^:\[\]]*\.[A-Za-z0-9]{1,5})"
    r"(?::(?P<first>\d+)(?:-(?P<last>\d+))?| \[(?P<table>\w+)\](?: (?P<key>\w+))?)?"
)
_TABLES = frozenset({".csv", ".tsv"})
_BOOKS = _TABLES | {".toml", ".xml", ".ofx", ".qfx"}
_BESIDE = 2
"""Rows that are shown before and after the ones meant."""
_MOST = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file of the client's folder, as evidence and settlement lines name it."""

    file: str
    first: int = 0
    last: int = 0
    table: str = ""
    key: str = ""

    @property
    def is_books(self) -> bool:
        """Whether the file is about money and terms; else it is correspondence."""
        return splitext(self.file)[1].lower() in _BOOKS


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an excerpt. ``meant`` marks the ones that the source names."""

    number: int
    cells: tuple[str, ...]
    meant: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Lines of a file around a place. A text file has no header and one cell a line."""

    file: str
    header: tuple[str, ...]
    lines: tuple[Line, ...]


def place_in(source: str) -> Place | None:
    """The place that a source names (``invoices.csv:17``, ``hours.csv:2-9``, ``client.toml [agreement] rate``);
    None where it is a clause or a statute."""
    found = _PLACE.fullmatch(source.strip())
    if found is None:
        return None
    first = int(found["first"] or 0)
    return Place(found["file"], first, int(found["last"] or first), found["table"] or "", found["key"] or "")


def excerpt(client: models.Client, place: Place) -> Excerpt | None:
    """The lines around the place in the file as it was given to us; None where there is no such file any more."""
    row = client.originals.filter(path=write_text(place.file)).first()
    kept = originals.place_of(row.digest) if row else None
    if kept is None or not kept.is_file():
        return None
    # lazy: every page names sources, and few open one
    from goodterms.importers.books.readers import layout_of
    from goodterms.importers.books.sheet import read_sheet
    from goodterms.importers.client_folder.toml_file import TomlFile

    suffix = PurePosixPath(place.file).suffix.lower()
    try:
        if suffix in _TABLES:
            sheet = read_sheet(kept, lambda header: layout_of(header, place.file) is not None)
            rows = [(one.line, tuple(one.cells.get(name, "") for name in sheet.header)) for one in sheet.rows]
            return Excerpt(place.file, sheet.header, _around(rows, place.first, place.last))
        if suffix == ".toml":
            toml = TomlFile.read(kept)
            first = toml.line_of(place.table, place.key) if place.table else place.first
            numbered: list[tuple[int, tuple[str, ...]]] = [(n, (text,)) for n, text in enumerate(toml.lines, 1)]
            return Excerpt(place.file, (), _around(numbered, first, max(first, place.last)))
    except GoodtermsError:
        return None
    return None


def _around(rows: list[tuple[int, tuple[str, ...]]], first: int, last: int) -> tuple[Line, ...]:
    meant = [index for index, (number, _) in enumerate(rows) if first <= number <= last]
    if not meant:
        return ()
    begin, end = max(0, meant[0] - _BESIDE), meant[-1] + _BESIDE + 1
    shown = rows[begin : min(end, begin + _MOST)]
    return tuple(Line(number, cells, first <= number <= last) for number, cells in shown)
