"""Keeping the office: starting Django, migrating with a backup first, the work that runs beside the pages."""

from __future__ import annotations

import logging
import sqlite3
import threading
from datetime import UTC, datetime
from pathlib import Path

import django
from django.conf import settings

from goodterms.errors import GoodtermsError

BEAT = 20.0
"""Seconds between two looks at what is due."""

_log = logging.getLogger("goodterms.upkeep")


def start() -> None:
    """Load Django with this installation's settings."""
    django.setup()


def migrate() -> list[str]:
    """Bring the database up to date; where it holds something, back it up first. Returns what was applied."""
    from django.core.management import call_command  # lazy: after `start`
    from django.db import connection, connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not plan:
        connections.close_all()  # no connection may be carried into the server's processes
        return []
    if executor.loader.applied_migrations:
        back_up_database(datetime.now(UTC))
    call_command("migrate", interactive=False, verbosity=0)
    connections.close_all()
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def back_up_database(now: datetime) -> Path | None:
    """A copy of the SQLite database beside it, or None where PostgreSQL keeps its own backups."""
    if settings.DATABASES["default"]["ENGINE"] != "django.db.backends.sqlite3":
        return None
    folder = Path(settings.DATA_DIR) / "backups"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / f"before-upgrade-{now:%Y%m%dT%H%M%S}.sqlite3"
    copy_sqlite(Path(settings.DATABASES["default"]["NAME"]), target)
    return target


def copy_sqlite(source: Path, target: Path) -> None:
    """A consistent copy of a database in use. VACUUM INTO reads one snapshot; the paged backup API starts again
    whenever somebody writes.

    Raises:
        GoodtermsError: ``backup.failed`` where the disk is full or the target is there.
    """
    connection = sqlite3.connect(source)
    try:
        connection.execute("VACUUM INTO ?", (str(target),))
    except sqlite3.Error as error:
        raise GoodtermsError(
            "backup.failed", f"The database could not be copied: {error}.", where=str(target)
        ) from error
    finally:
        connection.close()
    target.chmod(0o600)


def run_beside() -> threading.Event:
    """Start the beat in a thread of this process; set the event to stop it."""
    stop = threading.Event()
    threading.Thread(target=_beat, args=(stop,), daemon=True, name="goodterms-worker").start()
    return stop


def run(stop: threading.Event) -> None:
    """Do what is due, again and again, until told to stop: `goodterms worker`."""
    _beat(stop)


def one_round() -> None:
    """Do what is due now."""
    from goodterms.casework import round_of_work  # lazy: after `start`

    round_of_work.do(datetime.now(UTC))


def _beat(stop: threading.Event) -> None:
    from django.db import close_old_connections  # lazy: after `start`

    from goodterms.casework import round_of_work

    while not stop.is_set():
        try:
            round_of_work.do(datetime.now(UTC))
        except Exception:
            # The beat outlives a fault: the next look may find the disk free or the server back.
            _log.exception("a round of work failed")
        close_old_connections()
        stop.wait(BEAT)
