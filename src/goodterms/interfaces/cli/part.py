"""`goodterms part`: the whole parting, from raw files to papers that are ready to send."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

import click

from goodterms.afterwards import REASONS
from goodterms.casework import package
from goodterms.interfaces.cli.answer import write_json
from goodterms.interfaces.cli.options import Day, OneOf, folder_argument, format_option, today_option
from goodterms.interfaces.cli.part_text import document, lines
from goodterms.settlement.answer import EndedBy


class Asked(TypedDict):
    """The options that say what is asked for; see `package.Order`."""

    folder: Path
    ends_on: date
    ended_by: EndedBy
    severs: bool
    yes: int
    reason: str
    words: str
    register: str
    language: str
    cure_days: int
    today: date


@click.command()
@folder_argument
@click.option("--ends", "ends_on", type=Day(), required=True, help="The last day of the work.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The folder to write.")
@click.option("--replace", is_flag=True, help="Take the place of an earlier package there.")
@click.option(
    "--ended-by",
    type=OneOf(["client", "practice", "both"]),
    default="both",
    show_default=True,
    help="Who ends the work.",
)
@click.option("--sever", "severs", is_flag=True, help="Break off contact; only on quoted insults or threats.")
@click.option("--yes", count=True, help="With --sever: you have read the words in their context, and you want it.")
@click.option(
    "--reason",
    default=package.UNSAID,
    show_default=True,
    help=f"Why it ends: {', '.join(reason.code for reason in REASONS)}.",
)
@click.option("--words", default="", help="The reason for the letter: one true sentence. Left out where empty.")
@click.option(
    "--register",
    type=OneOf(["", "warm", "neutral", "formal"]),
    default="",
    help="How the letters speak. By default as things stand: warm, or neutral where strained or worse.",
)
@click.option("--language", default="en", show_default=True, help="Of the letters: en, en-US, de, fr, es.")
@click.option(
    "--cure-days",
    type=click.IntRange(0, 365),
    default=0,
    metavar="N",
    help="The end is for a breach: days the client has to put it right before the notice counts.",
)
@today_option
@format_option
def command(out: Path, replace: bool, form: str, **asked: Unpack[Asked]) -> int:
    """Write the whole parting with a client: how it stands, letters, settlement, handover, one page over all."""
    written = package.write(package.Order(**asked), out, replace=replace)
    if form == "json":
        write_json(document(written))
    else:
        for line in lines(written):
            click.echo(line)
    return 1 if written.needs_a_look else 0
