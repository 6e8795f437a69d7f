"""`goodterms close`: may the file be closed, and if not, what is open."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TypedDict, Unpack

import click

from goodterms import settlement
from goodterms.casework.journal_file import write_down
from goodterms.delivery.archive import verify_bag
from goodterms.errors import GoodtermsError
from goodterms.importers import read_folder
from goodterms.importers.client_folder import ClientFolder
from goodterms.interfaces.cli.answer import write_json, write_new_file
from goodterms.interfaces.cli.options import Day, folder_argument, format_option, today_option
from goodterms.interfaces.cli.settle import users_rates
from goodterms.parting.certificate import mutual_release, sign_off
from goodterms.parting.closing import File, OpenEnd, open_ends
from goodterms.parting.journal import Event
from goodterms.parting.promises import not_sent, promises


class _Asked(TypedDict):
    """What is written besides the answer."""

    journal: Path | None
    overrule: str | None
    sign_off: Path | None
    release: bool


@click.command()
@folder_argument
@click.option("--ends", "ends_on", type=Day(), required=True, help="The last day of the work.")
@click.option(
    "--bundle",
    type=click.Path(path_type=Path),
    help="What was handed over: a bundle of files, or the folder that `part` or `handover` wrote.",
)
@click.option("--journal", type=click.Path(path_type=Path), help="The case's journal (file or folder).")
@click.option(
    "--overrule", metavar="REASON", help="Close although something is open. The reason stays in the journal."
)
@click.option(
    "--sign-off", type=click.Path(path_type=Path), help="Write the paper that both sides sign (Markdown)."
)
@click.option("--release", is_flag=True, help="With --sign-off: add a mutual release. Read it twice.")
@today_option
@format_option
def command(
    folder: Path, ends_on: date, bundle: Path | None, today: date, form: str, **asked: Unpack[_Asked]
) -> int:
    """Say whether the file of FOLDER may be closed; name everything that is open."""
    books = read_folder(folder)
    found = open_ends(_file(books, folder, ends_on, today, bundle))
    journal = asked["journal"]
    overruled = _overruled(asked["overrule"], journal, found)
    if asked["sign_off"] is not None:
        _write_sign_off(asked["sign_off"], asked["release"], books, ends_on, today, found)
    if journal is not None and (overruled or not found):
        write_down(journal, _event(books, found, overruled, today))
    if form == "json":
        write_json(
            {
                "client": books.history.client.name,
                "ends_on": ends_on,
                "as_of": today,
                "may_close": not found,
                "open": [end.document() for end in found],
                "overruled": overruled or None,
            }
        )
    else:
        click.echo(_text(books.history.client.name, found, overruled))
    return 1 if found and not overruled else 0


def _write_sign_off(
    path: Path, release: bool, books: ClientFolder, ends_on: date, today: date, found: tuple[OpenEnd, ...]
) -> None:
    write = mutual_release if release else sign_off
    paper = write(books.history.client, books.practice, ends_on, today, tuple(end.says for end in found))
    write_new_file(path, paper.encode())


def _file(books: ClientFolder, folder: Path, ends_on: date, today: date, bundle: Path | None) -> File:
    terms = settlement.Terms(ends_on, today)
    owed = settlement.settle(books.history, terms, settlement.load_rates(users_rates(folder)), books.bad_rows)
    files = folder / "files"
    has_files = files.is_dir() and any(path.is_file() for path in files.rglob("*"))
    return File(
        history=books.history,
        settlement=owed,
        ends_on=ends_on,
        today=today,
        has_files=has_files,
        handed_over=bundle is not None and _is_whole(bundle),
        letters_owed=not_sent(books.history, _written(bundle), today) if bundle else (),
        promised=promises(books.history, today),
        bad_rows=owed.bad_rows,
    )


def _written(package: Path) -> dict[str, str]:
    """The subjects of the letters that `part` wrote into a folder, by their kind."""
    found = {}
    for letter in sorted((package / "letters").glob("*.md")):
        head = letter.read_text("utf-8", errors="replace").partition("\n")[0]
        if head.startswith("Subject: "):
            found[letter.stem] = head.removeprefix("Subject: ").strip()
    return found


def _is_whole(bundle: Path) -> bool:
    places = (bundle / "bundle", bundle / "handover" / "bundle")
    faults = verify_bag(next((place for place in places if place.is_dir()), bundle))
    if faults:
        raise GoodtermsError(
            "bundle.not_whole",
            f"{faults[0].file} {faults[0].says}".strip(),
            where=str(bundle),
            hint="Make the bundle again with goodterms handover.",
        )
    return True


def _overruled(reason: str | None, journal: Path | None, found: tuple[OpenEnd, ...]) -> str:
    if reason is None or not found:
        return ""
    if not reason.strip():
        raise GoodtermsError("close.no_reason", "--overrule asks for a reason.", hint='Write it: --overrule "…".')
    if journal is None:
        raise GoodtermsError(
            "close.no_journal",
            "A reason for closing with something open must stay somewhere.",
            hint="Name the case's journal with --journal; a new file is begun where there is none.",
        )
    return reason.strip()


def _event(books: ClientFolder, found: tuple[OpenEnd, ...], overruled: str, today: date) -> Event:
    name = books.history.client.name
    who = (books.practice.owner or books.practice.name) if books.practice else ""
    if not overruled:
        return Event(today, "close", f"The file of {name} was closed; nothing was open.", who)
    details = {"reason": overruled, "open": " ".join(end.says for end in found)}
    return Event(today, "close anyway", f"The file of {name} was closed with {len(found)} open.", who, details)


def _text(client: str, found: tuple[OpenEnd, ...], overruled: str) -> str:
    if not found:
        return f"{client}: nothing is open. The file may be closed."
    head = f"{client}: {len(found)} open. The file should not be closed."
    if overruled:
        head = f"{client}: closed with {len(found)} open. The reason stands in the journal."
    lines = [head, ""]
    for end in found:
        source = f" ({', '.join(end.because[:3])}{', …' if len(end.because) > 3 else ''})" if end.because else ""
        lines += [f"- {end.says}{source}", f"    {end.try_}"]
    return "\n".join(lines)
