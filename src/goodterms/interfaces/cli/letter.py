"""`goodterms letter`: write a letter from the facts of a client folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goodterms.errors import GoodtermsError
from goodterms.interfaces.cli.answer import write_json
from goodterms.interfaces.cli.options import Day, OneOf, folder_argument, format_option, today_option
from goodterms.letters import (
    COMPOSED,
    KINDS,
    OF_TODAY,
    REGISTERS,
    Brief,
    Change,
    Letter,
    Offer,
    compose,
    gather,
    lint,
)

if TYPE_CHECKING:
    from goodterms.importers.client_folder import ClientFolder


@click.command("letter", epilog=f"KIND: {', '.join(COMPOSED)}.")
@click.argument("kind", metavar="KIND", type=OneOf(COMPOSED))
@folder_argument
@click.option("--ends", type=Day(), help="The last day, for an ending, a severance, a handover or a settlement.")
@click.option("--register", type=OneOf(REGISTERS), default="warm", show_default=True)
@click.option("--language", default="en", show_default=True, help="en, en-US, de, fr, es.")
@click.option("--reason", default="", help="One true, checkable reason, as a sentence.")
@click.option("--request", "asked", default="", help="What the client asked for: “the winter catalogue”.")
@click.option("--ask", default="", help="For a concern: what you ask for, as a sentence.")
@click.option("--fact", "facts", multiple=True, help="For a concern: what happened and when. May be repeated.")
@click.option("--offer", "offers", multiple=True, help="A way forward that you offer; may be repeated.")
@click.option("--from", "starts", type=Day(), help="For a change of schedule: its first day.")
@click.option("--until", type=Day(), help="For a change of schedule: its last day, where it has one.")
@click.option("--change", default="", help="For a change of schedule: “I work Monday to Wednesday”.")
@click.option("--library", type=click.Path(path_type=Path, file_okay=False), help="Your own templates.")
@click.option(
    "--draft-with",
    type=OneOf(["openai", "anthropic"]),
    help="Let a model of your choice word the letter (the kind of API that it speaks). The letter's facts go to"
    " GOODTERMS_LLM_URL; a draft with a sum or day beyond them is refused.",
)
@click.option(
    "--show-mail",
    type=click.Path(path_type=Path, dir_okay=False),
    help="With --draft-with: send this mail of the client along. No mail is sent otherwise.",
)
@today_option
@format_option
def command(kind: str, folder: Path, today: date, form: str, **said: object) -> int:
    """Write a letter of KIND to the client of FOLDER, as Markdown.

    Amounts and days come from the folder alone. The draft is checked like any other letter; exit code 1
    where the check found something.
    """
    choice = _Choice(said)
    from goodterms.importers.client_folder import read_books  # for speed: `--help` needs no reader

    books = read_books(folder)
    brief = _brief(books, today, choice, kind)
    letter = compose(kind, brief, choice.text("register"), choice.text("language"), choice.path("library"))
    letter = _worded(letter, brief, choice)
    checked = lint(letter.markdown, kind, brief, quick=True) if kind in KINDS else None
    findings = [f for f in checked.findings if f.level != "consider"] if checked else []
    if form == "json":
        missing = checked.missing if checked else ()
        write_json({**_document(letter), "findings": findings, "missing": missing, "bad_rows": books.bad_rows})
    else:
        click.echo(f"Subject: {letter.subject}\n\n{letter.markdown}", nl=False)
        for finding in findings:
            click.echo(f"{finding.rule}: {finding.says}", err=True)
        for gap in _left_out(books):
            click.echo(gap, err=True)
    return int(bool(findings or books.bad_rows))


def _worded(letter: Letter, brief: Brief, choice: _Choice) -> Letter:
    """The letter as it is, or as the model words it where one is asked for."""
    shape, mail = choice.text("draft_with"), choice.path("show_mail")
    if not shape:
        if mail:
            raise GoodtermsError(
                "draft.mail_alone",
                "--show-mail sends a mail to a model, and none is asked.",
                hint="Give --draft-with too.",
            )
        return letter
    from goodterms.interfaces.cli.drafting import drafted  # for speed: few letters are drafted with a model

    return drafted(letter, brief, shape, mail)


def _left_out(books: ClientFolder) -> Iterator[str]:
    """What the letter could not take from the folder."""
    for bad in books.bad_rows:
        yield f"{bad.file}:{bad.row}: {bad.reason} The letter leaves this row out."
    if books.practice is None:
        yield "There is no practice.toml, so the letter bears no name of yours. Sign it before you send it."


class _Choice:
    """The options of the command, each read as what it is."""

    def __init__(self, said: dict[str, object]) -> None:
        self._said = said

    def text(self, name: str) -> str:
        return str(self._said[name] or "")

    def texts(self, name: str) -> tuple[str, ...]:
        value = self._said[name]
        return tuple(str(item) for item in value) if isinstance(value, tuple) else ()

    def day(self, name: str) -> date | None:
        value = self._said[name]
        return value if isinstance(value, date) else None

    def path(self, name: str) -> Path | None:
        value = self._said[name]
        return value if isinstance(value, Path) else None


def _brief(books: ClientFolder, today: date, choice: _Choice, kind: str) -> Brief:
    ends_on = choice.day("ends") or (today if kind in OF_TODAY else None)
    brief = gather(books.history, books.practice, today, ends_on, books.bad_rows)
    return replace(
        brief,
        reason=choice.text("reason"),
        request=choice.text("asked"),
        ask=choice.text("ask"),
        happened=choice.texts("facts"),
        offers=tuple(Offer("other", says) for says in choice.texts("offers")),
        change=_change(choice),
    )


def _change(choice: _Choice) -> Change | None:
    starts, what = choice.day("starts"), choice.text("change")
    if starts is None and not what:
        return None
    if starts is None or not what:
        raise GoodtermsError(
            "letter.half_a_change",
            "A change of schedule needs its first day and what changes.",
            hint="Give both: --from 2026-09-01 --change “I work Monday to Wednesday”.",
        )
    return Change(starts_on=starts, what=what, ends_on=choice.day("until"))


def _document(letter: Letter) -> dict[str, str]:
    return {
        "kind": letter.kind,
        "language": letter.language,
        "register": letter.register,
        "subject": letter.subject,
        "markdown": letter.markdown,
    }
