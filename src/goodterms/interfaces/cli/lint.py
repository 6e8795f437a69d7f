"""`goodterms lint`: check a letter before it is sent."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from goodterms.errors import GoodtermsError
from goodterms.interfaces.cli.answer import write_json
from goodterms.interfaces.cli.options import Day, format_option, today_option
from goodterms.letters import KINDS, Brief, Lint, lint


@click.command("lint")
@click.argument("letter", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--kind", required=True, help=f"The kind of letter: {', '.join(KINDS)}.")
@click.option(
    "--client", type=click.Path(path_type=Path), help="Hold sums, days and names against this client folder."
)
@click.option("--ends", type=Day(), help="The last day, where the letter does not name it itself.")
@click.option("--quick", is_flag=True, help="Words alone, without the encoder: faster, sees less.")
@today_option
@format_option
def command(
    letter: Path, kind: str, client: Path | None, ends: date | None, quick: bool, today: date, form: str
) -> int:
    """Check LETTER (a text or Markdown file, or - for standard input).

    Says which points the letter makes, which it owes and lacks, and what is wrong with its words, sums and
    days. Exit code 1 where something is missing, must or should be changed.
    """
    answer = lint(_read(letter), kind, _brief(client, today, ends), quick=quick)
    if form == "json":
        write_json(document(answer))
    else:
        click.echo(report(answer, str(letter)))
    return int(bool(answer.missing) or any(f.level != "consider" for f in answer.findings))


def document(answer: Lint) -> dict[str, Any]:
    """The answer with its promised keys: a finding's advice is called `try`."""
    return {
        "kind": answer.kind,
        "language": answer.language,
        "words": answer.words,
        "sendable": answer.sendable,
        "covers": answer.covers,
        "missing": answer.missing,
        "findings": [
            {
                "rule": f.rule,
                "level": f.level,
                "start": f.start,
                "end": f.end,
                "quote": f.quote,
                "says": f.says,
                "try": f.advice,
            }
            for f in answer.findings
        ],
    }


def report(answer: Lint, name: str) -> str:
    """The answer for people."""
    lines = []
    for finding in answer.findings:
        quote = " ".join(finding.quote.split())
        quote = quote if len(quote) <= 120 else quote[:117] + "..."
        lines += [
            f"{finding.level:<8} {finding.rule}",
            f"  “{quote}”",
            f"  {finding.says}",
            f"  {finding.advice}",
            "",
        ]
    if answer.covers:
        lines.append("It says: " + ", ".join(_words(point) for point in answer.covers) + ".")
    if answer.missing:
        lines.append("It does not say: " + ", ".join(_words(point) for point in answer.missing) + ".")
    lines.append("It can be sent." if answer.sendable else "Do not send it yet.")
    return "\n".join(lines)


def _words(point: str) -> str:
    return point.replace("_", " ")


def _brief(client: Path | None, today: date, ends: date | None) -> Brief | None:
    if client is None:
        return None
    from goodterms import importers  # for speed: only letters with records need it

    books = importers.read_folder(client)
    return Brief(history=books.history, practice=books.practice, today=today, ends_on=ends)


def _read(path: Path) -> str:
    if str(path) == "-":
        return _decoded(sys.stdin.buffer.read(), "standard input")
    try:
        return _decoded(path.read_bytes(), str(path))
    except OSError as error:
        raise GoodtermsError(
            "letter.unreadable",
            f"The letter could not be read: {error.strerror}.",
            where=str(path),
            hint="Check the path.",
        ) from error


def _decoded(data: bytes, where: str) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise GoodtermsError(
        "letter.not_text",
        "This is not a text file.",
        where=where,
        hint="Save the letter as plain text or Markdown.",
    )
