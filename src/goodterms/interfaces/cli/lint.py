"""`goodterms lint`: check a letter before it is sent."""

from __future__ import annotations

import codecs
import sys
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goodterms.errors import GoodtermsError
from goodterms.interfaces.cli.answer import write_json
from goodterms.interfaces.cli.lint_text import changed, report, sarif
from goodterms.interfaces.cli.options import Day, OneOf, today_option
from goodterms.letters import KINDS, Lint, lint
from goodterms.letters.rules.rule import Rule
from goodterms.letters.rules.substance.capacity_disagrees import speaks_of_capacity

if TYPE_CHECKING:
    from goodterms.availability import Capacity
    from goodterms.letters import Brief
    from goodterms.letters.mending import Change, Mended


@click.command("lint")
@click.argument("letter", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--kind", required=True, help=f"The kind of letter: {', '.join(KINDS)}.")
@click.option(
    "--client", type=click.Path(path_type=Path), help="Hold sums, days and names against this client folder."
)
@click.option("--ends", type=Day(), help="The last day, where the letter does not name it itself.")
@click.option("--quick", is_flag=True, help="Words alone, without the encoder: faster, sees less.")
@click.option("--rules", type=click.Path(path_type=Path, dir_okay=False), help="Your own rules, a TOML file.")
@click.option(
    "--fix",
    is_flag=True,
    help="Write the safe rewrites into the letter (for - to standard output): a bare second apology, "
    "“to be honest”, a word that stands twice.",
)
@today_option
@click.option("--format", "form", type=OneOf(["text", "json", "sarif"]), default="text")
def command(letter: Path, kind: str, form: str, **said: Any) -> int:
    """Check LETTER (a text or Markdown file, or - for standard input).

    Says which points the letter makes, which it owes and lacks, and what is wrong with its words, sums and
    days. Exit code 1 where something is missing, must or should be changed.
    """
    text, encoding = _read(letter)
    own = _own(said["rules"])
    brief = _brief(text, said["client"], said["today"], said["ends"])
    before = text
    mended = _mended(text, kind) if said["fix"] else None
    text = mended.text if mended else text
    answer = lint(text, kind, brief, quick=said["quick"], rules=own)
    piped = mended is not None and str(letter) == "-"
    if mended and mended.changes and not piped:
        _replace(letter, text.encode(encoding))
    if form == "json":
        write_json(document(answer) | (_fixed(mended, piped) if mended else {}))
    elif form == "sarif":
        write_json(sarif(answer, text, str(letter), own))
    else:
        if piped:
            click.echo(text, nl=False)
        if mended:
            click.echo(changed(mended, before), err=piped)
        click.echo(report(answer, text), err=piped)
    return int(bool(answer.missing) or any(f.level != "consider" for f in answer.findings))


def document(answer: Lint) -> dict[str, Any]:
    """The answer with its promised keys: a finding's advice is called `try`."""
    return {
        "kind": answer.kind,
        "language": answer.language,
        "also_in": answer.also_in,
        "words": answer.words,
        "sendable": answer.sendable,
        "covers": {
            point: [{"start": p.start, "end": p.end, "quote": p.quote} for p in passages]
            for point, passages in answer.covers.items()
        },
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
                "rewrite": asdict(f.rewrite) if f.rewrite else None,
            }
            for f in answer.findings
        ],
        "silenced": [{"rule": f.rule, "quote": f.quote, "reason": f.silenced} for f in answer.silenced],
    }


def _mended(text: str, kind: str) -> Mended:
    from goodterms.letters.mending import mend  # for speed: most letters are only looked at

    return mend(text, kind)


def _fixed(mended: Mended, piped: bool) -> dict[str, Any]:
    """What was changed, with places in the letter as given; where there is no file, the letter itself too."""
    return {"fixed": [_shown(change) for change in mended.changes], **({"text": mended.text} if piped else {})}


def _shown(change: Change) -> dict[str, Any]:
    return {
        "start": change.start,
        "end": change.end,
        "quote": change.quote,
        "by": change.by,
        "why": change.why,
    }


def _own(path: Path | None) -> tuple[Rule, ...]:
    if path is None:
        return ()
    from goodterms.letters.own_rules import load  # for speed: it reads TOML

    return load(path)


def _replace(path: Path, data: bytes) -> None:
    """Put the letter in the place of the old one in one step: a reader sees the one or the other, never a part."""
    import shutil  # for speed, as the next: few letters are written back
    import tempfile

    target = path.resolve()  # a link stays a link
    spare: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".", delete=False) as file:
            spare = Path(file.name)
            file.write(data)
        shutil.copymode(target, spare)
        spare.replace(target)
    except OSError as error:
        if spare:
            spare.unlink(missing_ok=True)
        raise GoodtermsError(
            "letter.unwritable",
            f"The letter could not be written: {error.strerror}.",
            where=str(path),
            hint="Nothing was changed. Check that you may write there.",
        ) from error


def _brief(text: str, client: Path | None, today: date, ends: date | None) -> Brief | None:
    if client is None:
        return None
    from goodterms import importers  # for speed, as the next: only letters with records need it
    from goodterms.letters import Brief

    books = importers.read_folder(client)
    room = _capacity(client, today) if speaks_of_capacity(text) else None
    return Brief(history=books.history, practice=books.practice, today=today, ends_on=ends, capacity=room)


def _capacity(client: Path, today: date) -> Capacity | None:
    """How full the week is with all clients of the practice; None where they do not stand beside this one.

    Where another client's folder cannot be read, nothing is known about the week either."""
    from goodterms import availability  # for speed: most letters do not speak of it
    from goodterms.importers.client_folder import client_folders, practice_file, read_books, read_practice

    office = client.resolve().parent
    if practice_file(client.resolve()) != office / "practice.toml":
        return None
    try:
        histories = [read_books(folder).history for folder in client_folders(office)]
    except GoodtermsError:  # another client's folder is broken: that is no matter of this letter
        return None
    return availability.capacity(histories, read_practice(client.resolve()), today)


def _read(path: Path) -> tuple[str, str]:
    """The letter's text, and how its file writes letters (for writing it back)."""
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


def _encodings(data: bytes) -> tuple[str, ...]:
    """How the file may write letters, the surest first."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    head = data[:400]
    if len(data) % 2 == 0 and b"\x00" in head:  # UTF-16 without its mark: every other byte of Latin text is 0
        for encoding, high in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
            if high.count(0) * 10 > len(high) * 9:
                return (encoding,)
    return ("utf-8-sig" if data.startswith(codecs.BOM_UTF8) else "utf-8", "cp1252")


def _decoded(data: bytes, where: str) -> tuple[str, str]:
    for encoding in _encodings(data):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise GoodtermsError(
        "letter.not_text",
        "This is not a text file.",
        where=where,
        hint="Save the letter as plain text or Markdown.",
    )
