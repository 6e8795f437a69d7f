"""Forgetting a client: what may go is exported, then erased; what a law keeps stays, with a note until when.

Nothing is erased before its copy lies in a bag that was verified. A file that nobody can name the kind of is left
where it is, and said. Copies elsewhere (the mail server, backups) are not touched: the note says so.
"""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from goodterms.afterwards.retention import Kept, Kind, clock
from goodterms.days import long_day
from goodterms.delivery.archive import BagInfo, verify_bag, write_bag, writing
from goodterms.errors import GoodtermsError
from goodterms.importers.client_folder import ClientFolder
from goodterms.importers.promised import is_broken_promise

_OWN_WORDS = ("concerns.csv", "screening.toml")
"""Our own words about the client and its people: no law asks to keep them."""
_SETTINGS = ("client.toml", "practice.toml", "rates.toml", "columns.toml")
NOTE = "what-is-kept.md"


@dataclass(frozen=True, slots=True)
class Forgetting:
    """What would be erased, and what stays.

    Attributes:
        erases: paths below the client folder.
        people_go: whether names and addresses of people are taken out of client.toml.
        unnamed: files of no known kind, or from which nothing could be read; they stay.
        kept_until: the day after which nothing has to be kept any more; None where no such day is known.
    """

    folder: Path
    client: str
    today: date
    erases: tuple[str, ...]
    kept: tuple[Kept, ...]
    unnamed: tuple[str, ...]
    people_go: bool
    kept_until: date | None


def look(books: ClientFolder, ended_on: date, today: date) -> Forgetting:
    """What forgetting would do today. Nothing is changed."""
    found = clock(books.history, books.practice, ended_on, today)
    staying = tuple(kept for kept in found if not kept.may_go)
    may_go = {kept.kind for kept in found if kept.may_go}
    must_stay = {kept.kind for kept in staying}
    kinds = _kinds_of_files(books)
    going = {name for name, held in kinds.items() if held <= may_go} | set(_OWN_WORDS)
    kept_files = {name for name, held in kinds.items() if held & must_stay}
    present = {path.name for path in books.path.iterdir()} if books.path.is_dir() else set()
    told = {name.split("/")[0] for name in (*going, *kept_files)} | {*_SETTINGS, NOTE}
    ends = [kept.keep_until for kept in staying]
    return Forgetting(
        folder=books.path,
        client=books.history.client.name,
        today=today,
        erases=tuple(sorted(name for name in going if (books.path / name).exists())),
        kept=staying,
        unnamed=tuple(sorted(present - told)),
        people_go=bool(books.history.client.people),
        kept_until=max((day for day in ends if day), default=None) if all(ends) else None,
    )


def forget(plan: Forgetting, export: Path) -> None:
    """Export the whole folder into a verified bag, then erase what may go.

    Raises:
        GoodtermsError: ``bundle.*`` or ``target.*`` where the export fails, ``forget.people_stay``; then nothing
            was erased.
    """
    client_toml = plan.folder / "client.toml"
    without_people = _without_people(client_toml) if plan.people_go else ""
    with writing(export, keep_out=(plan.folder,)) as into:
        info = BagInfo("", plan.client, f"Everything held on {plan.client}, before erasure", plan.today)
        write_bag(plan.folder, into / "bundle", info)
        faults = verify_bag(into / "bundle")
        if faults:
            raise GoodtermsError(
                "forget.bad_export", f"{faults[0].file} {faults[0].says}", hint="Nothing was erased."
            )
    for name in plan.erases:
        path = plan.folder / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    _drop_empty_folders(plan.folder, plan.erases)
    if plan.people_go:
        beside = client_toml.with_name(".client.toml.new")
        beside.write_text(without_people, encoding="utf-8")
        beside.replace(client_toml)
    (plan.folder / NOTE).write_text(refusal_note(plan), encoding="utf-8")


def refusal_note(plan: Forgetting) -> str:
    """The note for whoever asked to be forgotten: what was erased, what is kept, by which law, until when."""
    lines = [f"# What is kept about {plan.client}, and until when", "", f"As of {long_day(plan.today)}.", ""]
    if plan.erases or plan.people_go:
        lines += ["## Erased", ""]
        lines += [f"- {name}" for name in plan.erases]
        lines += ["- names and addresses of people in client.toml"] if plan.people_go else []
        lines.append("")
    if plan.kept:
        lines += ["## Kept", ""]
        lines += [" ".join(filter(None, (f"- {k.kind}: {k.says}", k.source, k.note))) for k in plan.kept]
        lines += [
            "",
            "Erasure of these is refused as long as a law asks to keep them (GDPR, art. 17(3)(b))."
            + (f" The refusal ends on {long_day(plan.kept_until)}." if plan.kept_until else ""),
            "",
        ]
    if plan.unnamed:
        lines += ["## Left where it is, for you to look at", "", *(f"- {name}" for name in plan.unnamed), ""]
    lines.append("Copies on mail servers, in backups and with others are not reached by this.")
    return "\n".join(lines) + "\n"


def hidden_words(books: ClientFolder) -> tuple[str, ...]:
    """Names, whole and in parts, and addresses of the client's people, for blacking out a journal."""
    people = books.history.client.people
    parts = (part for person in people for part in person.name.split() if len(part) > 2)
    whole = (word for person in people for word in (person.name, *person.emails, *person.handles))
    return tuple(dict.fromkeys((*whole, *parts)))


def _kinds_of_files(books: ClientFolder) -> dict[str, set[Kind]]:
    """Which kinds of record each file holds, as far as it could be read: also an export under its own name."""
    history = books.history
    read: dict[Kind, Iterable[str]] = {
        "invoices": (invoice.source.file for invoice in history.invoices),
        "payments": (payment.source.file for payment in history.payments),
        "expenses": (expense.source.file for expense in history.expenses),
        "hours": (entry.source.file for entry in history.hours),
        "access": (row.source.file for row in history.access),
        "correspondence": _mail_files(books),
    }
    kinds: dict[str, set[Kind]] = {}
    for kind, names in read.items():
        for name in names:
            kinds.setdefault(name, set()).add(kind)
    if (books.path / "files").is_dir():
        kinds["files"] = set()
    return kinds


def _mail_files(books: ClientFolder) -> set[str]:
    """The files that messages were read from, as paths below the client folder. One that is only named like
    messages is of no known kind: it stays."""
    broken = {part.where.rsplit(":", 1)[0] for part in books.unreadable if not is_broken_promise(part)}
    return {message.source.file for message in books.history.messages} | {
        name for name in broken if (books.path / name).is_file()
    }


def _drop_empty_folders(folder: Path, erased: tuple[str, ...]) -> None:
    for name in sorted({parent for path in erased for parent in Path(path).parents}, reverse=True):
        place = folder / name
        if place != folder and place.is_dir() and not any(place.iterdir()):
            place.rmdir()


def _without_people(client_toml: Path) -> str:
    """The file without its people, however they are written down there; the rest stays as it stands.

    Raises:
        GoodtermsError: ``forget.people_stay`` where the file would still name them, or lose something else.
    """
    import tomlkit  # only here: it keeps comments and order, and is slow to load

    text = client_toml.read_text(encoding="utf-8-sig")
    document = tomlkit.parse(text)
    document.remove("people")
    written = tomlkit.dumps(document)
    left = {name: table for name, table in tomllib.loads(text).items() if name != "people"}
    if tomllib.loads(written) != left:
        raise GoodtermsError(
            "forget.people_stay",
            "The people in client.toml cannot be taken out without changing something else.",
            where=str(client_toml),
            hint="Delete the people there by hand and run this again. Nothing was erased.",
        )
    return written
