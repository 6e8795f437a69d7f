"""hledger journals, read by hledger itself: it knows its syntax, its includes and its missing amounts."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from goodterms.facts import Source
from goodterms.importers.books.journal import JournalEntry, Posting, currency_of
from goodterms.money import Money

TOOL = "a hledger journal"
SUFFIXES = (".journal", ".hledger", ".ledger")
_SECONDS = 60


def read(path: Path, currency: str | None) -> Iterator[JournalEntry]:
    """Every transaction.

    Raises:
        ValueError: where hledger is not installed, or cannot read the file; with what it says.
    """
    program = shutil.which("hledger")
    if program is None:
        raise ValueError("reading a hledger journal needs hledger, and it is not installed")
    command = [program, "-f", str(path), "print", "-O", "json"]
    settings = {**os.environ, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
    try:
        ran = subprocess.run(command, capture_output=True, timeout=_SECONDS, env=settings, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ValueError(f"hledger could not read it: {error}") from error
    if ran.returncode:
        says = " ".join(ran.stderr.decode("utf-8", "replace").split())
        raise ValueError(f"hledger could not read it: {says[:300]}")
    for transaction in json.loads(ran.stdout):
        yield _entry(transaction, path, currency)


def _entry(transaction: Mapping[str, Any], path: Path, currency: str | None) -> JournalEntry:
    # Files that it includes are named by their own names.
    place = transaction["tsourcepos"][0]
    source = Source(Path(place["sourceName"]).name or path.name, int(place["sourceLine"]))
    tags = {name: value for posting in transaction["tpostings"] for name, value in posting["ptags"]}
    return JournalEntry(
        day=date.fromisoformat(transaction["tdate"]),
        says=transaction["tdescription"],
        postings=[p for posting in transaction["tpostings"] for p in _postings(posting, currency, source)],
        source=source,
        tags={**tags, **dict(transaction["ttags"])},
        reference=transaction["tcode"],
    )


def _postings(posting: Mapping[str, Any], usual: str | None, source: Source) -> Sequence[Posting]:
    if posting["ptype"] != "RegularPosting":
        return ()
    found = []
    for amount in posting["pamount"]:
        code = currency_of(amount["acommodity"], usual)
        if code is None:
            raise ValueError(f"line {source.line}: “{amount['acommodity']}” is not a currency that can be told")
        quantity = amount["aquantity"]
        figures = _written(int(quantity["decimalMantissa"]), int(quantity["decimalPlaces"]))
        found.append(Posting(posting["paccount"], Money.parse(figures, code)))
    return found


def _written(mantissa: int, places: int) -> str:
    """A decimal as text, exactly."""
    figures = str(abs(mantissa)).rjust(places + 1, "0")
    sign = "-" if mantissa < 0 else ""
    return sign + (f"{figures[:-places]}.{figures[-places:]}" if places else figures)
