"""A client folder into the records and out again. What a folder holds is never lost: every file is kept byte for
byte, and comes back as it was unless its facts were changed in the meantime."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from goodterms import facts, importers
from goodterms.casework import journal, originals, talks
from goodterms.errors import GoodtermsError
from goodterms.importers import client_folder
from goodterms.importers.beside import OWN_NAMES
from goodterms.importers.client_folder import write
from goodterms.importers.client_folder.exports import SUFFIXES
from goodterms.records import filing, models, shelves
from goodterms.records.columns import read_text, write_text

OWN_FILE = ".goodterms/office.json"
"""What only the office knows of a client (pulses and notes), carried along in an exported folder."""

SUPERSEDED = ".goodterms/superseded"
"""Where an exported folder keeps a table's original whose facts were changed since."""

WRITTEN = ".goodterms/written"
"""Where an exported folder keeps the concerns as it wrote them: what is missing on its return was taken out."""

_CONCERNS = "concerns.csv"


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    client: models.Client
    new: bool
    changed: bool
    new_messages: int
    bad_rows: tuple[facts.BadRow, ...]
    unreadable: tuple[facts.Unreadable, ...]


def import_folder(
    practice: models.Practice, folder: Path, *, actor: str, now: datetime, into: models.Client | None = None
) -> Imported:
    """Read a client folder into the records. Doing it twice, or in another order, gives the same rows. It goes to
    the client of that name, or to the one given with ``into``.

    Raises:
        GoodtermsError: where the folder cannot be read; nothing is changed then.
    """
    read = importers.read_folder(folder)
    kept = [(path, *originals.keep(file)) for path, file in originals.files_of(folder)]
    slug = slugify(read.history.client.name)[:80] or slugify(folder.name)[:80] or "client"
    with transaction.atomic():
        row = into or models.Client.objects.filter(practice=practice, slug=slug).first()
        new = row is None
        row = row or models.Client(practice=practice, slug=slug)
        concerns = talks.merged(row, read.history.concerns, _concerns_before(row, folder))
        history = replace(read.history, concerns=concerns)
        changed = shelves.file_history(row, history, with_pulses=False)
        new_messages = shelves.file_messages(row, read.history.messages)
        changed |= bool(shelves.note_answers(row, read.history.messages))
        changed |= _keep_originals(row, kept)
        changed |= _keep_unusable(row, read)
        changed |= _import_own_file(row, folder / OWN_FILE)
        changed = changed or bool(new_messages)
        if changed:
            shelves.facts_changed(row)
            journal.write_down(
                practice,
                row,
                actor=actor,
                verb="import",
                says=f"Read the folder of {read.history.client.name}: {new_messages} new messages.",
                now=now,
                document={"files": len(kept), "bad_rows": len(read.bad_rows)},
            )
    return Imported(row, new, changed, new_messages, read.bad_rows, read.unreadable)


def export_folder(client: models.Client, target: Path, *, today: date) -> Path:
    """Write a client's folder as `import_folder` read it, with what was changed since.

    Raises:
        GoodtermsError: ``folder.exists`` where the target already holds something.
    """
    if target.exists() and any(target.iterdir()):
        raise GoodtermsError(
            "folder.exists", f"{target} is not empty.", where=str(target), hint="Name a new folder."
        )
    target.mkdir(parents=True, exist_ok=True)
    for original in client.originals.all():
        originals.give_back(original.digest, target / read_text(original.path))
    if _CONCERNS in _renew_changed_tables(client, target) and (target / _CONCERNS).is_file():
        (target / WRITTEN).mkdir(parents=True)
        shutil.copyfile(target / _CONCERNS, target / WRITTEN / _CONCERNS)
    _write_own_file(client, target / OWN_FILE, today)
    return target


def write_books_as_known(client: models.Client, target: Path) -> frozenset[str]:
    """Write the files about money and terms into an empty folder: as they were given to us, or anew where what
    they said was changed since. Returns the names of those written anew, whose rows stand on other lines now."""
    for original in client.originals.all():
        path = PurePosixPath(read_text(original.path))
        if len(path.parts) == 1 and (path.name in OWN_NAMES or path.suffix.lower() in SUFFIXES):
            originals.give_back(original.digest, target / path.name)
    return _renew_changed_tables(client, target)


def _renew_changed_tables(client: models.Client, target: Path) -> frozenset[str]:
    """Replace each of the folder's own files whose facts are no longer what the records say; tells which."""
    renewed = set()
    wanted = shelves.take_out_history(client, with_messages=False)
    there = None
    if (target / "client.toml").exists():
        there = client_folder.read_books(target).history
    with TemporaryDirectory() as workshop:
        fresh = Path(workshop)
        write.write_books(wanted, fresh)
        for name, parts in _FILES_OF_FACTS.items():
            if there is not None and all(
                _without_source(getattr(there, p)) == _without_source(getattr(wanted, p)) for p in parts
            ):
                continue
            renewed.add(name)
            if (target / name).exists():
                (target / SUPERSEDED).mkdir(parents=True, exist_ok=True)
                (target / name).rename(target / SUPERSEDED / name)
            if (fresh / name).exists():
                (target / name).write_bytes((fresh / name).read_bytes())
    return frozenset(renewed)


_FILES_OF_FACTS = {
    "client.toml": ("client", "agreement", "deliverables"),
    "invoices.csv": ("invoices",),
    "payments.csv": ("payments",),
    "hours.csv": ("hours",),
    "expenses.csv": ("expenses",),
    "access.csv": ("access",),
    _CONCERNS: ("concerns",),
}


def _without_source(value: Any) -> Any:
    """The fact with its source blanked: a rewritten file has other line numbers."""
    if isinstance(value, tuple):
        return tuple(_without_source(item) for item in value)
    if is_dataclass(value) and not isinstance(value, type) and any(f.name == "source" for f in fields(value)):
        return replace(value, source=facts.Source(""))
    return value


def _keep_originals(row: models.Client, kept: list[tuple[str, str, int]]) -> bool:
    known = {o.path: o for o in row.originals.all()}
    changed = False
    for path, digest, size in kept:
        name = write_text(path)
        if path == OWN_FILE or path.startswith((SUPERSEDED, WRITTEN)):
            continue
        there = known.get(name)
        if there is None:
            row.originals.create(path=name, digest=digest, size=size)
            changed = True
        elif there.digest != digest:
            there.digest, there.size = digest, size
            there.save()
            changed = True
    return changed


def _concerns_before(row: models.Client, folder: Path) -> tuple[facts.RaisedConcern, ...]:
    """The concerns as they stood in the folder when it was last read, and when it was written by an export. None
    where the folder has no such file now: then it says nothing about them."""
    if not (folder / _CONCERNS).is_file():
        return ()
    with TemporaryDirectory() as workshop:
        place = Path(workshop)
        last = row.originals.filter(path=_CONCERNS).first() if row.pk else None
        if last is not None and originals.place_of(last.digest).is_file():
            originals.give_back(last.digest, place / "read" / _CONCERNS)
        return talks.united(
            client_folder.read_concerns(place / "read"), client_folder.read_concerns(folder / WRITTEN)
        )


def _keep_unusable(row: models.Client, read: client_folder.ClientFolder) -> bool:
    wanted = [("row", write_text(b.file), b.row, write_text(b.reason)) for b in read.bad_rows]
    wanted += [("message", write_text(u.where), 0, write_text(u.why)) for u in read.unreadable]
    there = list(row.unusable.order_by("id").values_list("kind", "place", "row", "reason"))
    if there == wanted:
        return False
    row.unusable.all().delete()
    models.Unusable.objects.bulk_create(
        models.Unusable(client=row, kind=kind, place=place, row=number, reason=reason)
        for kind, place, number, reason in wanted
    )
    return True


def _write_own_file(client: models.Client, file: Path, today: date) -> None:
    document = {
        "exported_on": today.isoformat(),
        "pulses": [
            {"day": p.day.isoformat(), "score": p.score, "note": p.note}
            for p in map(filing.take_out_pulse, client.pulses.order_by("position"))
        ],
        "notes": [
            {"day": n.day.isoformat(), "author": n.author, "text": n.text} for n in client.own_notes.order_by("id")
        ],
    }
    if document["pulses"] or document["notes"]:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def _import_own_file(row: models.Client, file: Path) -> bool:
    if not file.is_file():
        return False
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
        pulses = [(date.fromisoformat(p["day"]), int(p["score"]), str(p["note"])) for p in document["pulses"]]
        notes = [(date.fromisoformat(n["day"]), str(n["author"]), str(n["text"])) for n in document["notes"]]
    except (ValueError, KeyError, TypeError) as error:
        raise GoodtermsError(
            "folder.office_file",
            f"{OWN_FILE} is not what an export writes.",
            where=str(file),
            hint="Take it out of the folder, or export again.",
        ) from error
    changed = False
    known = set(row.pulses.values_list("day", "score", "note"))
    for day, score, note in pulses:
        if (day, score, write_text(note)) not in known:
            filed = filing.file_pulse(facts.Pulse(day, score, note))
            filed.client, filed.position = row, row.pulses.count()
            filed.save()
            changed = True
    written = set(row.own_notes.values_list("day", "author", "text"))
    for day, author, text in notes:
        if (day, write_text(author), write_text(text)) not in written:
            row.own_notes.create(day=day, author=write_text(author), text=write_text(text))
            changed = True
    return changed
