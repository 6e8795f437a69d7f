"""`goodterms lint`: check a letter before it is sent."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from goodterms.errors import GoodtermsError
from goodterms.interfaces.cli.answer import write_json
from goodterms.interfaces.cli.lint_text import report, sarif
from goodterms.interfaces.cli.options import Day, today_option
from goodterms.letters import KINDS, Brief, Lint, lint
from goodterms.letters.own_rules import load as load_rules


@click.command("lint")
@click.argument("letter", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--kind", required=True, help=f"The kind of letter: {', '.join(KINDS)}.")
@click.option(
    "--client", type=click.Path(path_type=Path), help="Hold sums, days and names against this client folder."
)
@click.option("--ends", type=Day(), help="The last day, where the letter does not name it itself.")
@click.option("--quick", is_flag=True, help="Words alone, without the encoder: faster, sees less.")
@click.option("--rules", type=click.Path(path_type=Path, dir_okay=False), help="Your own rules, a TOML file.")
@today_option
@click.option("--format", "form", type=click.Choice(["text", "json", "sarif"]), default="text")
def command(letter: Path, kind: str, form: str, **said: Any) -> int:
    """Check LETTER (a text or Markdown file, or - for standard input).

    Says which points the letter makes, which it owes and lacks, and what is wrong with its words, sums and
    days. Exit code 1 where something is missing, must or should be changed.
    """
    text = _read(letter)
    own = load_rules(said["rules"]) if said["rules"] else ()
    brief = _brief(said["client"], said["today"], said["ends"])
    answer = lint(text, kind, brief, quick=said["quick"], rules=own)
    if form == "json":
        write_json(document(answer))
    elif form == "sarif":
        write_json(sarif(answer, text, str(letter), own))
    else:
        click.echo(report(answer, text))
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
        "silenced": [{"rule": f.rule, "quote": f.quote, "reason": f.silenced} for f in answer.silenced],
    }


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
    marked = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
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
