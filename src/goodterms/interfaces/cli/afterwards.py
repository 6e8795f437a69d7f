"""`goodterms afterwards`: when to write again and why, on what terms to come back, what to keep until when."""

from __future__ import annotations

import textwrap
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TypedDict, Unpack

import click

from goodterms import afterwards, settlement
from goodterms.afterwards import REASONS, Afterwards, Former, OwnWords, Recognised, Silence
from goodterms.casework.afterwards import afterwards_calendar, draft
from goodterms.days import long_day
from goodterms.facts import History
from goodterms.importers import read_folder
from goodterms.importers.client_folder import ClientFolder
from goodterms.interfaces.cli import bad_rows
from goodterms.interfaces.cli.answer import plain, write_json, write_new_file
from goodterms.interfaces.cli.options import Day, OneOf, folder_argument, format_option, today_option
from goodterms.interfaces.cli.settle import users_rates


class _Asked(TypedDict):
    """What is asked for besides the plan."""

    ics: Path | None
    wrote: str | None
    note: str
    rate: str
    scope: str
    deposit: str
    must_change: str


@click.command()
@folder_argument
@click.option("--ended", "ended_on", type=Day(), required=True, help="The last day of the work.")
@click.option(
    "--reason",
    default="project done",
    show_default=True,
    help=f"Why it ended: {', '.join(reason.code for reason in REASONS)}.",
)
@click.option(
    "--no-word",
    multiple=True,
    type=OneOf(["severed", "disputed", "opted-out"]),
    help="Why nothing may be written. May be given more than once.",
)
@click.option("--wrote", metavar="ADDRESS", help="Somebody wrote: is it this client, and what should be known?")
@click.option("--note", default="", help="Why it ended, in your own words.")
@click.option("--rate", default="", help="At what rate you would begin again.")
@click.option("--scope", default="", help="For what work you would begin again.")
@click.option("--deposit", default="", help="What would be paid in advance.")
@click.option("--must-change", default="", help="What must have changed before.")
@click.option("--ics", type=click.Path(path_type=Path), help="Write the days into this calendar file.")
@today_option
@format_option
def command(
    folder: Path,
    ended_on: date,
    reason: str,
    no_word: tuple[str, ...],
    today: date,
    form: str,
    **asked: Unpack[_Asked],
) -> int:
    """When to write to the client of FOLDER again, and why; on what terms to come back; what to keep."""
    books = read_folder(folder)
    silence = Silence("severed" in no_word, "disputed" in no_word, "opted-out" in no_word)
    reconnects = _reconnects(books.history, ended_on, today)
    own = OwnWords(asked["note"], asked["rate"], asked["scope"], asked["deposit"], asked["must_change"])
    after = afterwards.plan(books.history, ended_on, reason, today, books.practice, silence, reconnects, own)
    letter = draft(after, books)
    if asked["ics"] is not None:
        write_new_file(asked["ics"], afterwards_calendar(after))
    who = _recognised(asked["wrote"], books, folder, after) if asked["wrote"] else None
    if form == "json":
        write_json({**plain(after), "draft": letter, "recognised": who, "bad_rows": plain(books.bad_rows)})
    elif asked["wrote"]:
        click.echo(_who_wrote(asked["wrote"], who))
    else:
        click.echo(_text(after))
        if letter is not None:
            click.echo(f"\nA draft of the next word:\n\nSubject: {letter.subject}\n\n{letter.markdown.strip()}")
        for line in bad_rows.lines(books.bad_rows, folder):
            click.echo(line)
    due = after.next_word_on is not None and after.next_word_on <= today
    return 1 if due or books.bad_rows else 0


def _recognised(address: str, books: ClientFolder, folder: Path, after: Afterwards) -> Recognised | None:
    terms = settlement.Terms(after.ended_on, after.as_of)
    rates = settlement.load_rates(users_rates(folder))
    owed = settlement.settle(books.history, terms, rates, books.bad_rows)
    sums = ", ".join(str(s.balance) for s in owed.currencies if s.owed_by == "client")
    return afterwards.recognise(address, [Former(books.history.client, after, sums)])


def _who_wrote(address: str, who: Recognised | None) -> str:
    if who is None:
        return f"{address} is nobody of this client, as far as client.toml says."
    sure = "on file" if who.sure == "address" else "of their domain; ask who it is"
    return "\n".join([f"{who.person}: an address {sure}.", *(f"  {says}" for says in who.says)])


def _reconnects(history: History, ended_on: date, today: date) -> frozenset[str]:
    """Messages after the end in which the client hints at working together again."""
    after = [
        m
        for m in history.until(today).messages
        if m.direction == "in" and m.sent_at is not None and m.sent_at.date() > ended_on
    ]
    if not after:
        return frozenset()
    from goodterms.language import tone  # slow to load, and often there is nothing to read

    readings = tone.read_many([m.text for m in after])
    return frozenset(m.id for m, reading in zip(after, readings, strict=True) if "reconnect" in reading.flags)


def _text(after: Afterwards) -> str:
    ended = "ended" if after.ended_on <= after.as_of else "ends"
    says = f"{after.client}: the work {ended} on {long_day(after.ended_on)}. {after.note or after.reason_says}"
    lines = [*_wrapped(says), ""]
    if after.next_word_on:
        lines += _wrapped(f"Write on {long_day(after.next_word_on)}. {after.occasions[0].says}")
        lines += _wrapped(after.occasions[0].because, "  ")
    else:
        lines.append(after.why_not or "No day is set to write again.")
    if after.last_contact_on:
        rhythm = f"Last contact: {long_day(after.last_contact_on)}. Rhythm: {after.rhythm_days} days, from"
        lines += _wrapped(f"{rhythm} {after.rhythm_because}.")
    if after.occasions[1:]:
        lines += ["", "Later occasions:"]
        for o in after.occasions[1:]:
            lines += _wrapped(f"{o.on.isoformat()}  {o.says} ({o.because})", "  ", "              ")
    terms = after.terms
    named = (
        ("Rate", terms.rate),
        ("Scope", terms.scope),
        ("Deposit", terms.deposit),
        ("First", terms.must_change),
    )
    if any(says for _, says in named):
        lines += ["", "To come back:", *(f"  {name}: {says}" for name, says in named if says)]
    if after.lessons:
        lines += ["", "What this case teaches:"]
        for lesson in after.lessons:
            lines += _wrapped(f"{lesson.says} {lesson.next_time} ({', '.join(lesson.because)})", "  ", "    ")
    lines += ["", "Records:"]
    for says, group in groupby(sorted(after.retention, key=lambda kept: kept.says), key=lambda kept: kept.says):
        lines += _wrapped(f"{', '.join(kept.kind for kept in group)}: {says}", "  ", "    ")
    lines += ["", *_wrapped(after.consent)]
    lines.append("Facts for orientation, with sources in --format json; not legal advice.")
    return "\n".join(lines)


def _wrapped(text: str, first: str = "", later: str | None = None) -> list[str]:
    return textwrap.wrap(text, 80, initial_indent=first, subsequent_indent=first if later is None else later)
