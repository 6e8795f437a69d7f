"""`goodterms screen`: a new client's answers, scored, with terms that would make a yes safe."""

from __future__ import annotations

import sys
import textwrap
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goodterms.errors import GoodtermsError
from goodterms.interfaces.cli.answer import write_json
from goodterms.interfaces.cli.options import format_option
from goodterms.screening import QUESTIONS, Screening, screen

if TYPE_CHECKING:
    from goodterms.language.tone import Reading

_WIDTH = 80


@click.command()
@click.argument("answers", required=False, type=click.Path(path_type=Path))
@click.option(
    "--mail", "mails", multiple=True, type=click.Path(path_type=Path), help="A first mail or brief, as plain text."
)
@click.option("--referral", is_flag=True, help="Somebody else would take the work.")
@click.option("--questions", is_flag=True, help="Print the questions as a file to fill in.")
@format_option
def command(answers: Path | None, mails: tuple[Path, ...], referral: bool, questions: bool, form: str) -> int:
    """Score a new client's ANSWERS (a TOML file, or - for standard input).

    Start with: goodterms screen --questions > new-client.toml
    """
    if questions or answers is None:
        for line in _template():
            click.echo(line)
        return 0
    texts = [_text(path) for path in mails]
    found = screen(_answers(answers), texts, _readings(texts), can_refer=referral)
    if form == "json":
        write_json(found)
    else:
        for line in _lines(found):
            click.echo(line)
    return 0 if found.band == "accept" else 1


def _answers(path: Path) -> Mapping[str, str]:
    try:
        table = tomllib.loads(_text(path))
    except tomllib.TOMLDecodeError as error:
        raise GoodtermsError(
            "screen.unreadable",
            f"{path} is not a TOML file: {error}.",
            where=str(path),
            hint='Lines: scope = "rough"',
        ) from error
    return {key: str(value) for key, value in table.items() if value != ""}


def _text(path: Path) -> str:
    if str(path) == "-":
        return sys.stdin.read()
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise GoodtermsError(
            "screen.no_file", f"{path} cannot be read as text.", where=str(path), hint="Give a plain text file."
        ) from error


def _readings(texts: list[str]) -> list[Reading]:
    if not texts:
        return []
    # Imported here because the model is not needed to score answers alone.
    from goodterms.language import tone

    return list(tone.read_many(texts))


def _template() -> Iterator[str]:
    yield "# Fill in one answer for each question; leave out what you do not know yet."
    for question in QUESTIONS:
        yield ""
        yield f"# {question.asks}"
        yield f"# {question.reason}"
        for choice in question.choices:
            yield f"#   {choice.key:<12} {choice.says}"
        yield f'{question.key} = ""'


def _lines(found: Screening) -> Iterator[str]:
    yield f"{found.band}: {found.score} of 100 points against."
    yield from textwrap.wrap(found.says, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    yield ""
    for answer in found.answers:
        yield f"  {answer.points:>3}  {answer.question:<17} {answer.says}"
    for flag in found.red_flags:
        said = f"{flag.points:>3}  {'their words':<17} {flag.says} “{' '.join(flag.quote.split())}”"
        yield from textwrap.wrap(said, _WIDTH, initial_indent="  ", subsequent_indent=" " * 25)
    if found.terms:
        yield ""
        yield "  Terms that would help"
        for term in found.terms:
            yield f"  - {term}"
    if found.unanswered:
        yield ""
        missing = f"Not answered: {', '.join(found.unanswered)}."
        yield from textwrap.wrap(missing, _WIDTH, initial_indent="  ", subsequent_indent="  ")
