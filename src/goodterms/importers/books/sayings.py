"""What a person said about a file once: columns.toml in the client folder.

It decides where a file's own evidence does not: which table it is, what its columns mean, how it writes its
amounts and days. `goodterms books --map` writes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from goodterms.errors import GoodtermsError
from goodterms.importers.books.evidence import DateOrder, DecimalMark
from goodterms.importers.books.layout import COLUMNS, Layout, Table
from goodterms.importers.client_folder.schema import Reader, day, one_of, text
from goodterms.importers.client_folder.toml_file import TomlFile

FILE_NAME = "columns.toml"


def _as_it_is(value: Any, currency: str = "") -> Any:
    """A table, checked as a whole once it is known what the file is."""
    return value


_KEYS: Mapping[str, Reader] = {
    "name": text,
    "table": one_of(*COLUMNS),
    "decimal": one_of(".", ","),
    "dates": one_of("day-month-year", "month-day-year", "year-month-day"),
    "invoiced_through": day,
    "columns": _as_it_is,
}


@dataclass(frozen=True, slots=True)
class Saying:
    """What was said about one file."""

    name: str
    table: Table | None = None
    decimal: DecimalMark | None = None
    dates: DateOrder | None = None
    invoiced_through: date | None = None
    """The last day whose rows invoices cover, where the tool does not say what was invoiced."""
    columns: Mapping[str, str] = field(default_factory=dict)

    def layout(self) -> Layout | None:
        """The file's layout, where its table and columns were said."""
        if self.table is None or not self.columns:
            return None
        columns = {ours: (" ".join(theirs.split()).casefold(),) for ours, theirs in self.columns.items()}
        needs = tuple(name for names in columns.values() for name in names)
        return Layout(f"{self.name}, as you said", self.table, needs, columns, basis=FILE_NAME)


def read_sayings(folder: Path) -> dict[str, Saying]:
    """What was said about the files of a folder, by file name.

    Raises:
        GoodtermsError: where columns.toml is broken, with line and key.
    """
    file = folder / FILE_NAME
    if not file.is_file():
        return {}
    toml = TomlFile.read(file)
    toml.check_tables({}, {"file": 1})
    sayings = {}
    for index in range(len(toml.tables.get("file", []))):
        values = toml.values("file", _KEYS, "", index)
        where = f"{file}:{toml.line_of('file', '', index)}"
        if "name" not in values:
            raise GoodtermsError("books.no_name", "[[file]] needs “name”.", where=where, hint="Name the file.")
        _check_columns(values, where)
        saying = Saying(**values)
        sayings[saying.name] = saying
    return sayings


def _check_columns(values: dict[str, Any], where: str) -> None:
    columns = values.get("columns", {})
    known = COLUMNS.get(values.get("table", ""), ())
    if not isinstance(columns, dict) or not all(isinstance(name, str) for name in columns.values()):
        raise GoodtermsError(
            "books.bad_columns",
            "“columns” must be a table of texts.",
            where=where,
            hint='Write columns = { number = "Invoice no.", total = "Sum" }.',
        )
    unknown = [name for name in columns if name not in known]
    if unknown:
        raise GoodtermsError(
            "books.bad_columns",
            f"“{unknown[0]}” is not a column of {values.get('table', 'a table that is not named')}.",
            where=where,
            hint="Known are " + ", ".join(known or COLUMNS) + ".",
        )


def write_saying(folder: Path, sayings: Mapping[str, Saying]) -> None:
    """Write columns.toml anew with all that was said."""
    # Only here: writing is rare, and reading should not wait for the writer.
    import tomlkit

    entries = tomlkit.aot()
    for saying in sayings.values():
        keys = ("name", "table", "decimal", "dates", "invoiced_through")
        entry = tomlkit.item({key: value for key in keys if (value := getattr(saying, key))})
        if saying.columns:
            columns = tomlkit.inline_table()
            columns.update(saying.columns)
            entry["columns"] = columns
        entries.append(entry)
    document = tomlkit.document()
    document["file"] = entries
    (folder / FILE_NAME).write_text(tomlkit.dumps(document), encoding="utf-8")
