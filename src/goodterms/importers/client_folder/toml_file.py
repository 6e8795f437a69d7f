"""Reads a TOML file against its schema; every error names file, line, key and the nearest known key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goodterms.errors import GoodtermsError, nearest
from goodterms.importers.client_folder.schema import Reader, UnfitError
from goodterms.importers.client_folder.text import text_of

_HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.\"-]+)\s*\]\]?")
_LINE_IN_MESSAGE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class TomlFile:
    """A parsed TOML file that still knows on which line each key stands."""

    path: Path
    tables: dict[str, Any]
    lines: tuple[str, ...]

    @classmethod
    def read(cls, path: Path) -> TomlFile:
        """Parse the file.

        Raises:
            GoodtermsError: ``folder.unreadable`` or ``folder.bad_toml``, with the line.
        """
        content = text_of(path)
        try:
            tables = tomllib.loads(content)
        except tomllib.TOMLDecodeError as error:
            found = _LINE_IN_MESSAGE.search(str(error))
            line = found[1] if found else str(len(content.splitlines()))
            raise GoodtermsError(
                "folder.bad_toml",
                f"{path.name} is not valid TOML: {error}.",
                where=f"{path}:{line}",
                hint="Texts and amounts stand in quotes, days do not.",
            ) from error
        return cls(path, tables, tuple(content.splitlines()))

    def line_of(self, table: str, key: str = "", index: int = 0) -> int:
        """The line of a table's header, or of a key within it; ``index`` counts repeated tables."""
        seen, inside, header_line = -1, False, 1
        for number, line in enumerate(self.lines, start=1):
            header = _HEADER.match(line)
            if header:
                inside = header[2].strip('"') == table
                seen += inside
                inside = inside and seen == index
                header_line = number if inside else header_line
                if inside and not key:
                    return number
            elif (inside or not table) and re.match(rf"\s*[\"']?{re.escape(key)}[\"']?\s*[=.]", line):
                return number
        return header_line

    def check_tables(self, singles: Mapping[str, object], lists: Mapping[str, object]) -> None:
        """Refuse a table that is not known, or that is single where it should be a list and vice versa."""
        for name, value in self.tables.items():
            if name not in singles and name not in lists:
                raise self._unknown(name, [*singles, *lists], self._line_of_top(name))
            wanted = dict if name in singles else list
            if not isinstance(value, wanted):
                shape = f"[{name}]" if name in singles else f"[[{name}]]"
                raise GoodtermsError(
                    "folder.wrong_shape",
                    f"“{name}” must be a table that begins with {shape}.",
                    where=f"{self.path}:{self._line_of_top(name)}",
                    hint=f"Write {shape} on a line of its own.",
                )

    def values(self, table: str, schema: Mapping[str, Reader], currency: str, index: int = -1) -> dict[str, Any]:
        """One table's values, read by its schema; absent keys are left out.

        Args:
            index: which of the repeated tables, or -1 for a single one.
        """
        found = self.tables.get(table, {})
        entries = found if index < 0 else found[index]
        values: dict[str, Any] = {}
        for key in entries:
            if key not in schema:
                raise self._unknown(key, schema, self.line_of(table, key, max(index, 0)))
            values[key] = self.value(table, key, schema[key], currency, index)
        return values

    def value(self, table: str, key: str, reader: Reader, currency: str = "", index: int = -1) -> Any:
        """One key's value, read by its reader; an unfit one is refused with its line."""
        found = self.tables[table]
        value = (found if index < 0 else found[index])[key]
        try:
            return reader(value, currency)
        except (UnfitError, GoodtermsError) as error:
            says = (
                f"“{key}” is {_shown(value)}, which is not {error}."
                if isinstance(error, UnfitError)
                else f"“{key}”: {error.says}"
            )
            hint = error.hint if isinstance(error, GoodtermsError) else "Mend this line and try again."
            if isinstance(error, UnfitError) and error.near:
                hint = f"Did you mean “{error.near}”?"
            where = f"{self.path}:{self.line_of(table, key, max(index, 0))}"
            raise GoodtermsError("folder.bad_value", says, where=where, hint=hint) from error

    def _line_of_top(self, name: str) -> int:
        for number, line in enumerate(self.lines, start=1):
            header = _HEADER.match(line)
            if header and header[2].strip('"').split(".")[0] == name:
                return number
        return self.line_of("", name)

    def _unknown(self, key: str, known: Mapping[str, object] | list[str], line: int) -> GoodtermsError:
        close = nearest(key, known)
        return GoodtermsError(
            "folder.unknown_key",
            f"“{key}” is not a key of {self.path.name}.",
            where=f"{self.path}:{line}",
            hint=f"Did you mean “{close}”?" if close else "Known here: " + ", ".join(known) + ".",
        )


def _shown(value: Any) -> str:
    if isinstance(value, float):
        return f"{value} without quotes"
    return f"“{value}”" if not isinstance(value, bool) else str(value).lower()
