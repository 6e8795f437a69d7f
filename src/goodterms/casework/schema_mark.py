"""Whether the database was left up to date by this very release: a look at a file and one count, so that `serve`
need not load Django twice to learn that there is nothing to do. In doubt the answer is no, and Django is asked."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

from goodterms import __version__

_FILE = "schema.json"
_MIGRATIONS = Path(__file__).parents[1] / "records" / "migrations"


def is_current(data_dir: Path, database: Path) -> bool:
    """Whether the SQLite database is the one that `note` last saw, under the same releases."""
    try:
        kept = json.loads((data_dir / _FILE).read_text(encoding="utf-8"))
        return bool(kept == {"releases": _releases(), "applied": _applied(database)})
    except (OSError, ValueError, sqlite3.Error):
        return False


def note(data_dir: Path, database: Path) -> None:
    """Remember that the database is up to date now."""
    kept = {"releases": _releases(), "applied": _applied(database)}
    (data_dir / _FILE).write_text(json.dumps(kept), encoding="utf-8")


def _releases() -> list[str]:
    """Everything that brings migrations along."""
    ours = sorted(file.name for file in _MIGRATIONS.glob("[0-9]*.py"))
    return [__version__, version("django"), version("django-allauth"), *ours]


def _applied(database: Path) -> int:
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return int(connection.execute("SELECT count(*) FROM django_migrations").fetchone()[0])
