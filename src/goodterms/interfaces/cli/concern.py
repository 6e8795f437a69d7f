"""`goodterms concern`: what to raise with a client before anything is decided, and what came of it before."""

from __future__ import annotations

import csv
import io
import textwrap
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from goodterms import alternatives, importers
from goodterms.alternatives import Concern
from goodterms.casework.overview import assess_books
from goodterms.days import long_day
from goodterms.facts import RaisedConcern
from goodterms.importers.client_folder.tables import CONCERN_COLUMNS
from goodterms.interfaces.cli.answer import write_json
from goodterms.interfaces.cli.options import folder_argument, format_option, today_option

_WIDTH = 80
_KEPT_AS = "concerns.csv"


@click.command()
@folder_argument
@today_option
@format_option
def command(folder: Path, today: date, form: str) -> int:
    """Say what to raise with a client, how to put it, and when to look again; show what came of earlier concerns.

    Concerns that were raised are kept in the folder's concerns.csv. The row to add is printed; nothing is written.
    """
    books = importers.read_folder(folder)
    stands = assess_books(books, today)
    raised = books.history.until(today).concerns
    found = alternatives.concern(stands.evidence, today)
    row = _row(found, today) if found else None
    due = any(one.is_due(today) for one in raised)
    if form == "json":
        write_json(
            {
                "client": stands.client,
                "as_of": today,
                "condition": stands.condition,
                "concern": found,
                "row": row,
                "raised": [_document(one, today) for one in raised],
                "bad_rows": [bad for bad in books.bad_rows if bad.file == _KEPT_AS],
            }
        )
        return 1 if due else 0
    for line in _lines(stands.client, found, row, raised, today):
        click.echo(line)
    for bad in books.bad_rows:
        if bad.file == _KEPT_AS:
            click.echo(f"  {bad.file}:{bad.row} cannot be used: {bad.reason}")
    return 1 if due else 0


def _lines(
    client: str, found: Concern | None, row: str | None, raised: tuple[RaisedConcern, ...], today: date
) -> Iterator[str]:
    if found is None:
        yield f"{client}: nothing has moved that would need a talk."
    else:
        yield f"{client}: what you could raise."
        for number, point in enumerate(found.points, start=1):
            yield from _wrapped(f"{number}. {point.fact} {point.ask}")
        yield from _wrapped(f"Offer: {found.offer}")
        yield from _wrapped(f"Staying would be worthwhile with: {' '.join(found.worthwhile)}")
        yield from _wrapped(f"Look again on {long_day(found.follow_up_on)}.")
    if raised:
        yield ""
        yield "Raised before"
        for one in raised:
            yield from _wrapped(_said(one, today))
    if row is not None:
        yield ""
        yield f"Once you have raised it, keep it in {_KEPT_AS}, under the columns"
        yield f"  {','.join(CONCERN_COLUMNS)}"
        yield f"  {row}"


def _said(one: RaisedConcern, today: date) -> str:
    about = f": {one.about.rstrip('.')}" if one.about else ""
    agreed = f" Agreed: {one.agreed.rstrip('.')}." if one.agreed else ""
    if one.outcome is not None:
        seen = f" on {long_day(one.outcome_on)}" if one.outcome_on else ""
        after = f" Outcome{seen}: {one.outcome}."
    elif one.is_due(today):
        after = (
            f" It was to be looked at on {long_day(one.follow_up_on or today)}: note the outcome in {one.source}."
        )
    else:
        after = f" Look again on {long_day(one.follow_up_on)}." if one.follow_up_on else ""
    return f"{long_day(one.raised_on)}{about}.{agreed}{after}"


def _row(found: Concern, today: date) -> str:
    """The row for concerns.csv, should it be raised today; what is agreed is left to be filled in."""
    about = ", ".join(point.signal.replace("_", " ") for point in found.points)
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow([today, about, "", found.follow_up_on, "", "", ""])
    return out.getvalue()


def _document(one: RaisedConcern, today: date) -> dict[str, object]:
    return {
        "raised_on": one.raised_on,
        "about": one.about,
        "agreed": one.agreed,
        "follow_up_on": one.follow_up_on,
        "outcome": one.outcome,
        "outcome_on": one.outcome_on,
        "note": one.note,
        "due": one.is_due(today),
        "source": str(one.source),
    }


def _wrapped(text: str) -> Iterator[str]:
    yield from textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="    ")
