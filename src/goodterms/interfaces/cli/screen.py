"""`goodterms screen`: a new client's answers, scored, with terms that would make a yes safe."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goodterms.casework import experience
from goodterms.interfaces.cli.answer import write_json
from goodterms.interfaces.cli.options import format_option, today_option
from goodterms.screening import LEAST_CLIENTS, MOST_POINTS, QUESTIONS, Lesson, Past, Screening, lessons, screen

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
@click.option(
    "--past",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Your practice's folder: compare the answers kept in it (screening.toml) with how those clients paid.",
)
@today_option
@format_option
def command(
    answers: Path | None,
    mails: tuple[Path, ...],
    referral: bool,
    questions: bool,
    past: Path | None,
    today: date,
    form: str,
) -> int:
    """Score a new client's ANSWERS (a TOML file, or - for standard input).

    Start with: goodterms screen --questions > new-client.toml
    """
    if questions or (answers is None and past is None):
        for line in _template():
            click.echo(line)
        return 0
    texts = [_text(path) for path in mails]
    found = None
    if answers is not None:
        named = "standard input" if str(answers) == "-" else str(answers)
        known = experience.read_answers(_text(answers), named)
        found = screen(known, texts, _readings(texts), can_refer=referral)
    turned = experience.turned_out(past, today) if past else ()
    if form == "json":
        write_json(_document(found, turned) if past else found)
    else:
        for line in (*(_lines(found) if found else ()), *(_past_lines(found, turned) if past else ())):
            click.echo(line)
    return 0 if found is None or found.band == "accept" else 1


def _text(path: Path) -> str:
    if str(path) == "-":
        return sys.stdin.read()
    return experience.text_of(path)


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
    yield f"{found.band}: {found.score} of 100 against."
    yield from textwrap.wrap(found.says, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    yield ""
    for answer in found.answers:
        yield f"  {answer.points:>3}  {answer.question:<17} {answer.says}"
    for flag in found.red_flags:
        said = f"{flag.points:>3}  {'their words':<17} {flag.says} “{' '.join(flag.quote.split())}”"
        yield from textwrap.wrap(said, _WIDTH, initial_indent="  ", subsequent_indent=" " * 25)
    yield f"  {found.points:>3}  together; the worst answers give {MOST_POINTS}: {found.score} of 100 against."
    if found.terms:
        yield ""
        yield "  Terms that would help"
        for term in found.terms:
            yield f"  - {term}"
    if found.unanswered:
        yield ""
        missing = f"Not answered: {', '.join(found.unanswered)}."
        yield from textwrap.wrap(missing, _WIDTH, initial_indent="  ", subsequent_indent="  ")


def _told(turned: Sequence[experience.Turned]) -> tuple[Lesson, ...]:
    return lessons([Past(one.screening, one.troubled) for one in turned])


def _document(found: Screening | None, turned: Sequence[experience.Turned]) -> dict[str, object]:
    return {
        "screening": found,
        "past": [
            {
                "folder": one.folder,
                "score": one.screening.score,
                "late": one.late,
                "invoices": one.invoices,
                "condition": one.condition,
                "troubled": one.troubled,
            }
            for one in turned
        ],
        "lessons": [{"question": one.question, "answer": one.answer, "says": one.says} for one in _told(turned)],
    }


def _past_lines(found: Screening | None, turned: Sequence[experience.Turned]) -> Iterator[str]:
    """How the clients who were screened turned out, and which answers went with trouble."""
    yield ""
    yield f"{len(turned)} client{'s' if len(turned) != 1 else ''} with the answers they were screened on."
    for one in turned:
        paid = f"{one.late} of {one.invoices} invoices paid late" if one.invoices else "nothing invoiced yet"
        yield f"  {one.screening.score:>3} against  {one.folder:<22} {paid}, {one.condition}"
    if len(turned) < LEAST_CLIENTS:
        yield from _said(f"With fewer than {LEAST_CLIENTS} of them, chance explains anything: no lesson yet.")
        return
    told = _told(turned)
    if not told:
        yield from _said("No answer went with trouble more often than chance would have it.")
    given = {(one.question, one.answer) for one in found.answers} if found else set()
    for lesson in told:
        yield from _said(
            lesson.says + (" This one answers the same." if (lesson.question, lesson.answer) in given else "")
        )


def _said(text: str) -> Iterator[str]:
    yield from textwrap.wrap(text, _WIDTH, initial_indent="  ", subsequent_indent="  ")
