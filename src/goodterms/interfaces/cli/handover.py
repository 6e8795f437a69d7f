"""`goodterms handover`: plans what passes over, and packs the files so that both sides can prove it."""

from __future__ import annotations

import textwrap
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, TypedDict, Unpack

import click

from goodterms import handover, settlement
from goodterms.casework.handover import BUNDLE, write_handover
from goodterms.days import long_day
from goodterms.delivery.archive import (
    MARK,
    BagFault,
    Packed,
    PrivateFile,
    list_files,
    mark_was_changed,
    private_files,
    verify_bag,
    writing,
)
from goodterms.delivery.archive.sealed import KEY, SEALED, check_seal, seal_bag
from goodterms.errors import GoodtermsError
from goodterms.handover import Plan
from goodterms.handover.holding import held_back
from goodterms.importers import read_folder
from goodterms.importers.client_folder import ClientFolder
from goodterms.interfaces.cli import bad_rows
from goodterms.interfaces.cli.answer import write_json
from goodterms.interfaces.cli.options import Day, folder_argument, format_option, today_option
from goodterms.interfaces.cli.progress import progress_bar
from goodterms.interfaces.cli.settle import users_rates


class FolderOrVerify(click.Group):
    """`handover FOLDER …` plans and packs; `handover verify BUNDLE` checks what was packed."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Everything that does not begin with a command is about a folder."""
        if args and args[0] not in (*self.commands, "-h", "--help"):
            args = ["plan", *args]
        return super().parse_args(ctx, args)


@click.group(cls=FolderOrVerify)
def command() -> None:
    """Plan what passes over, and pack the files with their checksums.

    \b
    goodterms handover FOLDER --ends 2026-07-31 --out DIR
    goodterms handover verify DIR
    """


class _How(TypedDict):
    """How the handover is written."""

    replace: bool
    hours: str | None
    hold: tuple[str, ...]
    seal_to: tuple[str, ...]
    passphrase_file: Path | None


@command.command("plan")
@folder_argument
@click.option("--ends", "ends_on", type=Day(), required=True, help="The last day of the work.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The folder to write.")
@click.option("--replace", is_flag=True, help="Take the place of an earlier handover there.")
@click.option("--hours-week", "hours", help="Our hours a week for the handover.")
@click.option("--hold", multiple=True, metavar="PATTERN", help="Files that wait for payment, such as sources/*.")
@click.option("--seal-to", multiple=True, metavar="KEY", help="Seal the bundle to an age or SSH public key.")
@click.option(
    "--passphrase-file", type=click.Path(path_type=Path), help="Seal the bundle with the first line of this file."
)
@today_option
@format_option
def plan_command(
    folder: Path,
    ends_on: date,
    out: Path,
    today: date,
    form: str,
    **how: Unpack[_How],
) -> int:
    """Plan the handover of FOLDER and pack its files. (The word “plan” may be left out.)"""
    books = read_folder(folder)
    made = handover.plan(books.history, books.practice, ends_on, today, _hours(how["hours"]))
    passphrase = _passphrase(how["passphrase_file"])
    files = folder / "files"
    names = [file.name for file in list_files(files)] if files.is_dir() else []
    held = held_back(names, how["hold"], bool(how["hold"]) and _owes(books, folder, made))
    look_at = private_files(name for name in names if name not in held)
    with (
        writing(out, replace=how["replace"], resume=BUNDLE, keep_out=(folder,)) as into,
        progress_bar("Packing") as progress,
    ):
        packed = write_handover(folder, made, books.history, books.practice, into, progress, held)
        if how["seal_to"] or passphrase:
            seal_bag(into / BUNDLE, how["seal_to"], passphrase)
    if form == "json":
        write_json({**_document(books, made, packed, out), "look_at": look_at, "held": held})
    else:
        click.echo(_text(made, packed, out))
        click.echo(_private(look_at), nl=False)
        for line in bad_rows.lines(books.bad_rows, folder):
            click.echo(line)
    return 0 if made.fits and not books.bad_rows and not look_at else 1


@command.command("verify")
@click.argument("bundle", type=click.Path(path_type=Path))
@format_option
def verify_command(bundle: Path, form: str) -> int:
    """Check a BUNDLE: every file is there, unchanged, and none was added."""
    if not bundle.is_dir():
        raise GoodtermsError(
            "bundle.missing", f"There is no folder {bundle}.", where=str(bundle), hint="Give the bundle's folder."
        )
    if (bundle / SEALED).is_file():
        whole = check_seal(bundle)
        if form == "json":
            write_json({"bundle": str(bundle / SEALED), "whole": whole, "faults": []})
        else:
            says = "is as it was sealed. What is inside is checked after opening it" if whole else "was changed"
            click.echo(f"{bundle / SEALED} {says}.")
        return 0 if whole else 1
    bag = next((p for p in (bundle, bundle / BUNDLE, bundle / "handover" / BUNDLE) if _is_bag(p)), bundle)
    faults = verify_bag(bag)
    if bag != bundle and mark_was_changed(bundle):
        faults = (*faults, BagFault(f"../{MARK}", "was changed."))
    if form == "json":
        write_json({"bundle": str(bag), "whole": not faults, "faults": faults})
    elif faults:
        click.echo(f"{bag} is not as it was packed:")
        for fault in faults:
            click.echo(f"  {fault.file} {fault.says}" if fault.file else f"  {fault.says}")
    else:
        click.echo(f"{bag} is whole: every file is there and unchanged.")
    return 1 if faults else 0


def _is_bag(place: Path) -> bool:
    return (place / "bagit.txt").exists() or (place / "data").is_dir()


def _owes(books: ClientFolder, folder: Path, made: Plan) -> bool:
    """Whether the settlement on the last day leaves something that the client owes."""
    terms = settlement.Terms(made.ends_on, made.as_of)
    owed = settlement.settle(books.history, terms, settlement.load_rates(users_rates(folder)), books.bad_rows)
    return any(statement.owed_by == "client" for statement in owed.currencies)


def _private(look_at: tuple[PrivateFile, ...]) -> str:
    if not look_at:
        return ""
    lines = ["", "Look at these before the bundle leaves the house:"]
    lines += [f"  files/{file.name} {file.says}" for file in look_at[:20]]
    lines += [f"  and {len(look_at) - 20} more (--format json lists them)"] if len(look_at) > 20 else []
    return "\n".join(lines) + "\n"


def _passphrase(file: Path | None) -> str:
    if file is None:
        return ""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise GoodtermsError("seal.no_passphrase", f"{file} cannot be read.", where=str(file)) from None
    if not lines or len(lines[0]) < 12:
        raise GoodtermsError(
            "seal.weak_passphrase",
            f"The first line of {file} is shorter than twelve characters.",
            where=str(file),
            hint="Five or six words drawn by lot are easy to say on the phone and hard to guess.",
        )
    return lines[0]


def _hours(text: str | None) -> Decimal | None:
    try:
        return None if text is None else Decimal(text)
    except InvalidOperation:
        raise GoodtermsError(
            "usage.bad_hours", f"--hours-week is “{text}”, which is not a number.", hint="Write it as 6 or 7.5."
        ) from None


def _document(books: ClientFolder, made: Plan, packed: Packed, out: Path) -> dict[str, Any]:
    return {
        "client": made.client,
        "ends_on": made.ends_on,
        "as_of": made.as_of,
        "out": str(out),
        "fits": made.fits,
        "earliest_end_on": made.earliest_end_on,
        "tasks": len(made.tasks),
        "critical_path": made.critical_path,
        "slips": [{"key": t.key, "title": t.title, "days": t.slip_days} for t in made.slips],
        "files": packed.files,
        "bytes": packed.bytes,
        "resumed": packed.resumed,
        "unknown": [{"what": u.what, "why": u.why, "try": u.try_} for u in made.unknown],
        "bad_rows": books.bad_rows,
        "missing_files": books.missing_files,
    }


def _text(made: Plan, packed: Packed, out: Path) -> str:
    lines = [f"The handover of {made.client} until {long_day(made.ends_on)} lies in {out}.", ""]
    if made.fits:
        lines.append(f"{len(made.tasks)} steps, planned with {made.hours_week} hours a week. Everything fits.")
    elif made.earliest_end_on:
        lines.append(
            f"{len(made.slips)} of {len(made.tasks)} steps would be late with {made.hours_week} hours a week."
        )
        lines.append(f"The first last day that fits is {long_day(made.earliest_end_on)}.")
    else:
        late = counted(sum(1 for task in made.tasks if task.slip_days), "step")
        lines.append(f"{late} late, and a later last day does not help: some steps have days of their own that")
        lines.append("are past.")
    lines += ["", "The chain that decides the end:"]
    by_key = {task.key: task for task in made.tasks}
    lines += [_step(by_key[key].due_on, by_key[key].title, by_key[key].who) for key in made.critical_path]
    lines += ["", "First to do:"]
    lines += [_step(task.due_on, task.title, task.who) for task in made.tasks[:5]]
    if made.after_the_end:
        lines += ["", "After the last day:"]
        lines += [f"  {day.on.isoformat()}  {day.says} ({day.source})" for day in made.after_the_end]
    if made.unknown:
        lines += ["", "Not known:"]
        for unknown in made.unknown:
            says = f"{unknown.what}: {unknown.why} {unknown.try_}"
            lines += textwrap.wrap(says, 80, initial_indent="  ", subsequent_indent="    ")
    taken_up = f", {packed.resumed} of them from an interrupted run" if packed.resumed else ""
    lines += ["", f"{counted(packed.files, 'file')} packed and checked{taken_up}."]
    if (out / SEALED).is_file():
        lines += [f"They are sealed in {out / SEALED}. Only the receiver opens it, with age or rage:"]
        lines += [f"  age -d -i {KEY if (out / KEY).is_file() else 'their-key.txt'} {SEALED} | tar x"]
    else:
        lines += ["To check them again:", f"  goodterms handover verify {out}"]
    return "\n".join(lines)


def counted(count: int, what: str) -> str:
    """So many of something, with its verb: 1 file is, 2 files are."""
    return f"{count} {what} is" if count == 1 else f"{count} {what}s are"


def _step(day: date, title: str, who: str) -> str:
    room = 80 - 14 - len(who) - 1
    shown = title if len(title) <= room else title[: room - 1].rstrip() + "…"
    return f"  {day.isoformat()}  {shown.ljust(room)} {who}"
