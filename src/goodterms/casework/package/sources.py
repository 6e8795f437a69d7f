"""Copies out the rows and messages that answers rest on, so that every source can be read beside its figure."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from goodterms.delivery.documents import Settlement
from goodterms.delivery.sources import SourceMessage, SourceRow, Sources, SourceTable, places
from goodterms.facts import Message

_AGREED = re.compile(r"client\.toml \[(?P<table>\w+)\] (?P<key>\w+)")
# A comment after a value: a # that is not inside quotes.
_COMMENT = re.compile(r"#(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$).*")
_LONGEST_TEXT = 1500


def copied(folder: Path, messages: Iterable[Message], cited: Iterable[tuple[str, str]]) -> Sources:
    """What stands at the cited places.

    Args:
        folder: the client folder.
        messages: its correspondence.
        cited: places as answers name them (“hours.csv:140”, “client.toml [agreement] rate”, a message's source),
            each with the passage that was quoted from there, or an empty text.
    """
    by_label = {str(message.source): message for message in messages}
    quotes: dict[str, list[str]] = {}
    rows: dict[str, set[str]] = {}
    for text, quote in cited:
        for label in [text] if text in by_label else places(text):
            if label in by_label:
                quotes.setdefault(label, []).append(quote)
            else:
                rows.setdefault(_file_of(label), set()).add(label)
    tables = [table for file in sorted(rows) for table in _tables(folder, file, rows[file])]
    found = (_message(label, by_label[label], said) for label, said in quotes.items())
    return Sources(tuple(tables), tuple(sorted(found, key=lambda one: (one.on is None, one.on, one.label))))


def cited_in(folder: Path, settlement: Settlement) -> dict[str, str]:
    """For each place that a settlement's lines rest on, what of it its client may see: the statement's annex."""
    lines = (line for statement in settlement["currencies"] for line in statement["lines"])
    return copied(folder, (), [(place, "") for line in lines for place in line["because"]]).shown_to_client()


def _file_of(label: str) -> str:
    agreed = _AGREED.fullmatch(label)
    return "client.toml" if agreed else label.rpartition(":")[0]


def _tables(folder: Path, file: str, labels: set[str]) -> Iterator[SourceTable]:
    path = folder / file
    # A label that is no file of this folder (a statute, a word) has nothing to be copied.
    if not file or not path.is_file() or folder.resolve() not in path.resolve().parents:
        return
    text = path.read_text("utf-8-sig", errors="replace")
    if file.endswith(".csv"):
        columns, rows = _csv_rows(text, file, labels)
    else:
        columns, rows = ("Clause", "Says"), sorted(_toml_rows(text, labels), key=lambda row: row.line)
    if rows:
        yield SourceTable(file, columns, tuple(rows))


def _csv_rows(text: str, file: str, labels: set[str]) -> tuple[tuple[str, ...], list[SourceRow]]:
    reader = csv.reader(io.StringIO(text, newline=""))
    columns = tuple(next(reader, []))
    rows = []
    line = reader.line_num + 1
    for cells in reader:
        label = f"{file}:{line}"
        if label in labels:
            padded = [*cells, *[""] * len(columns)][: len(columns)]
            rows.append(SourceRow(label, line, tuple(padded)))
        line = reader.line_num + 1
    return columns, rows


def _toml_rows(text: str, labels: set[str]) -> Iterator[SourceRow]:
    lines = text.splitlines()
    for label in labels:
        agreed = _AGREED.fullmatch(label)
        number = label.rpartition(":")[2]
        if agreed:
            for line in _line_of_key(lines, agreed["table"], agreed["key"]):
                yield SourceRow(label, line, (agreed["key"].replace("_", " "), _without_comment(lines[line - 1])))
        elif number.isdigit() and 0 < int(number) <= len(lines):
            block = " · ".join(map(_as_said, _block(lines, int(number))))
            yield SourceRow(label, int(number), ("", block))


def _line_of_key(lines: list[str], table: str, key: str) -> Iterator[int]:
    inside = False
    for number, line in enumerate(lines, 1):
        if line.lstrip().startswith("["):
            inside = line.strip().startswith(f"[{table}]")
        elif inside and re.match(rf"\s*{re.escape(key)}\s*=", line):
            yield number
            return


def _without_comment(line: str) -> str:
    """The value of a key, without quotes and without what a person noted beside it."""
    value = _COMMENT.sub("", line).partition("=")[2].strip()
    return value.strip('"')


def _as_said(line: str) -> str:
    key = line.partition("=")[0].strip().replace("_", " ")
    return f"{key}: {_without_comment(line)}"


def _block(lines: list[str], first: int) -> Iterator[str]:
    """The table that starts at a line, up to the next one."""
    for number, line in enumerate(lines[first - 1 :]):
        if number and line.lstrip().startswith("["):
            return
        if "=" in _COMMENT.sub("", line):
            yield line.strip()


def _message(label: str, message: Message, quotes: list[str]) -> SourceMessage:
    text = message.text.strip()
    if len(text) > _LONGEST_TEXT:
        text = text[:_LONGEST_TEXT].rsplit(None, 1)[0] + " …"
    return SourceMessage(
        label=label,
        sender=message.sender.name or message.sender.address,
        on=message.sent_at.date() if message.sent_at else None,
        subject=message.subject or "(no subject)",
        text=text,
        quotes=tuple(quote for quote in quotes if quote),
    )
