"""What was brought in and is being read: uploads wait in a room of their own until every question about them is
answered, so that nobody has to bring a file twice."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from secrets import token_urlsafe

from django.conf import settings
from django.utils.text import get_valid_filename

from goodterms.casework import folders, originals, practices
from goodterms.errors import GoodtermsError
from goodterms.importers import client_folder
from goodterms.importers.beside import OWN_NAMES
from goodterms.importers.books.layout import COLUMNS, NEEDED
from goodterms.importers.books.readers import layout_of
from goodterms.importers.books.sayings import Saying, read_sayings, write_saying
from goodterms.importers.books.sheet import Sheet, read_sheet
from goodterms.importers.client_folder import exports
from goodterms.importers.client_folder.write import write_practice
from goodterms.records import filing, models

KEPT_FOR = 24 * 3600
"""Seconds that an upload with open questions waits for its answers."""

_TABLES = frozenset({".csv", ".tsv"})
_REPLACED = _TABLES | {".toml"}


@dataclass(frozen=True, slots=True)
class TableAsked:
    """A table of which a person must say something: what it is, or how it writes figures and days."""

    client: str
    file: str
    why: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    known: bool
    """Whether the columns are known, and only the writing of figures or days is not."""


@dataclass
class Outcome:
    """What came of an upload, client by client. ``token`` is set while questions are open."""

    imported: list[folders.Imported] = field(default_factory=list)
    refused: list[tuple[str, GoodtermsError]] = field(default_factory=list)
    asked: list[TableAsked] = field(default_factory=list)
    token: str = ""


class Upload:
    """One upload of a practice, in a folder that nobody else knows the name of."""

    def __init__(self, practice: models.Practice, token: str) -> None:
        self.practice = practice
        self.token = get_valid_filename(token)
        self.place = _room(practice) / self.token

    @classmethod
    def begin(cls, practice: models.Practice) -> Upload:
        """A new, empty upload. What others left behind longer than a day ago goes."""
        for old in _room(practice).iterdir():
            if time.time() - old.stat().st_mtime > KEPT_FOR:
                shutil.rmtree(old, ignore_errors=True)
        upload = cls(practice, "u" + token_urlsafe(16))
        upload.folder.mkdir(parents=True)
        return upload

    @property
    def folder(self) -> Path:
        """Where the files lie as they came."""
        return self.place / "in"

    @property
    def is_there(self) -> bool:
        """Whether the upload still waits."""
        return self.folder.is_dir()

    def end(self) -> None:
        """Take the upload out."""
        shutil.rmtree(self.place, ignore_errors=True)

    def read_in(self, client: models.Client | None, *, actor: str, now: datetime) -> Outcome:
        """Read what was brought: into the client that was named, else by each folder's own client.toml.

        Raises:
            GoodtermsError: ``import.whose`` where neither says whose files these are.
        """
        outcome = Outcome()
        root = root_of(self.folder)
        if client is not None:
            merged = self._beside_what_is_there(client, root, now)
            self._one(merged, client, outcome, actor, now)
        else:
            for folder in self._folders(root):
                self._one(folder, None, outcome, actor, now)
        if outcome.asked:
            outcome.token = self.token
        else:
            self.end()
        return outcome

    def say(self, client: str, file: str, saying: Saying) -> None:
        """Keep what a person said about one of its tables.

        Raises:
            GoodtermsError: ``import.gone`` where the upload waits no more; ``import.columns`` where a column is
                missing without which the table says nothing.
        """
        place = self._place_of(client)
        if place is None or not (place / file).is_file():
            raise GoodtermsError("import.gone", "These files wait no more.", hint="Bring them in again.")
        if saying.table:
            missing = [name for name in NEEDED[saying.table] if name not in saying.columns]
            if missing:
                raise GoodtermsError(
                    "import.columns",
                    f"{file}: no column was named for {', '.join(name.replace('_', ' ') for name in missing)}.",
                    hint="Choose the column that holds it.",
                )
        write_saying(place, {**read_sayings(place), file: saying})

    def _folders(self, root: Path) -> tuple[Path, ...]:
        inside = client_folder.client_folders(root)
        if not inside and not (root / "client.toml").is_file():
            raise GoodtermsError(
                "import.whose",
                "There is no client.toml among the files, so it is not known whose they are.",
                hint="Choose the client they belong to, or enter a new client first.",
            )
        practices.take_in_practice_files(self.practice, root)
        # Whose side an address is on stands in practice.toml; where none came along, ours lies above.
        if not (root / "practice.toml").is_file():
            write_practice(filing.take_out_practice(self.practice), self.place)
        return inside or (root,)

    def _beside_what_is_there(self, client: models.Client, root: Path, now: datetime) -> Path:
        """The client's folder as we would export it, with the files that were brought laid over it."""
        merged = self.place / "merged"
        shutil.rmtree(merged, ignore_errors=True)
        write_practice(filing.take_out_practice(self.practice), self.place)
        folders.export_folder(client, merged, today=now.date())
        for path, file in originals.files_of(root):
            target = _free_place(merged / path, file)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target)
        return merged

    def _one(self, folder: Path, into: models.Client | None, outcome: Outcome, actor: str, now: datetime) -> None:
        named = folder.name if into is None else ""
        try:
            outcome.imported.append(folders.import_folder(self.practice, folder, actor=actor, now=now, into=into))
            outcome.asked.extend(_unknown_tables(folder, named))
        except GoodtermsError as error:
            asked = _unclear_table(folder, named, error)
            if asked is None:
                outcome.refused.append((folder.name if into is None else into.name, error))
            else:
                outcome.asked.append(asked)

    def _place_of(self, client: str) -> Path | None:
        """Where the named client's files lie as they came; without a name, where all of them do."""
        if not self.is_there:
            return None
        root = root_of(self.folder)
        if not client or root.name == client:
            return root
        return next((one for one in client_folder.client_folders(root) if one.name == client), None)


def root_of(folder: Path) -> Path:
    """The folder that holds client.toml or practice.toml: browsers send the chosen folder's own name along."""
    current = folder
    while True:
        inside = list(current.iterdir())
        if (current / "client.toml").is_file() or (current / "practice.toml").is_file():
            return current
        if len(inside) != 1 or not inside[0].is_dir():
            return current
        if (inside[0] / "client.toml").is_file() and current != folder:
            return current
        current = inside[0]


def _free_place(target: Path, file: Path) -> Path:
    """Where a file goes: a table takes the place of an older one of its name; mail and chats do so only where they
    hold all that the older one held, else they stand beside it."""
    number, place = 2, target
    while place.exists() and file.suffix.lower() not in _REPLACED and not _begins_with(file, place):
        place = target.with_name(f"{target.stem} ({number}){target.suffix}")
        number += 1
    return place


def _begins_with(file: Path, older: Path) -> bool:
    if older.stat().st_size > file.stat().st_size:
        return False
    with file.open("rb") as new, older.open("rb") as old:
        while block := old.read(1 << 20):
            if new.read(len(block)) != block:
                return False
    return True


def _unknown_tables(folder: Path, client: str) -> Iterator[TableAsked]:
    said = read_sayings(folder)
    for file in exports.export_files(folder, OWN_NAMES):
        if file.suffix.lower() not in _TABLES or (file.name in said and said[file.name].columns):
            continue
        sheet = _sheet(file)
        if layout_of(sheet.header, file.name) is None:
            yield _asked(client, sheet, "", known=False)


def _unclear_table(folder: Path, client: str, error: GoodtermsError) -> TableAsked | None:
    """The table whose own figures or days do not decide how it writes them."""
    file = folder / Path(error.where).name
    if error.code not in ("books.ambiguous", "books.mixed") or not file.is_file():
        return None
    return _asked(client, _sheet(file), error.says, known=True)


def _asked(client: str, sheet: Sheet, why: str, *, known: bool) -> TableAsked:
    rows = tuple(tuple(row.cells.get(name, "")[:40] for name in sheet.header) for row in sheet.rows[:4])
    return TableAsked(client, sheet.name, why, sheet.header, rows, known)


def _sheet(file: Path) -> Sheet:
    return read_sheet(file, lambda header: layout_of(header, file.name) is not None)


def _room(practice: models.Practice) -> Path:
    room = Path(settings.DATA_DIR) / "incoming" / str(practice.pk)
    room.mkdir(mode=0o700, parents=True, exist_ok=True)
    return room


MEANINGS = tuple(dict.fromkeys(name for names in COLUMNS.values() for name in names))
"""What a column of a table may mean, each once."""
