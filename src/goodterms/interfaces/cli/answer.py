"""Writes an answer as the promised JSON: dataclasses become objects, money and numbers exact strings."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from goodterms.errors import GoodtermsError


def plain(value: Any) -> Any:
    """A value as JSON knows it. Money is its decimal text (the currency stands beside it in the answer)."""
    if isinstance(value, str | int | None):
        return value
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime | date):
        return value.isoformat()
    return _record(value) if dataclasses.is_dataclass(value) and not isinstance(value, type) else value


def _record(value: Any) -> Any:
    # for speed: the check of a letter answers in plain words and knows no facts
    from goodterms.facts import Source
    from goodterms.money import Money

    if isinstance(value, Money):
        return value.text
    if isinstance(value, Source):
        return str(value)
    return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}


def write_json(document: Any) -> None:
    """One document, indented, as UTF-8."""
    click.echo(json.dumps(plain(document), ensure_ascii=False, indent=2))


def write_plain_json(document: Mapping[str, object]) -> None:
    """One document that holds only what JSON knows, on one line: for answers with thousands of rows,
    where indenting takes longer than finding the answer."""
    click.echo(json.dumps(document, ensure_ascii=False))


def write_json_line(document: Any) -> None:
    """One line of JSON Lines."""
    click.echo(json.dumps(plain(document), ensure_ascii=False))


def write_new_file(path: Path, content: bytes) -> None:
    """Write a file that a person asked for by name; one that is there already is never overwritten.

    Raises:
        GoodtermsError: ``target.exists`` or ``target.not_writable``.
    """
    try:
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        raise GoodtermsError(
            "target.exists", f"{path} is there already.", where=str(path), hint="Choose a name that is free."
        ) from None
    except OSError as error:
        raise GoodtermsError(
            "target.not_writable", f"Could not write {path}: {error.strerror}.", where=str(path)
        ) from error
