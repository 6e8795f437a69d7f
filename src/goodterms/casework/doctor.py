"""Doctor: is this installation well? Each look is one question with an answer and what to do."""

from __future__ import annotations

import shutil
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from goodterms.casework import journal, originals
from goodterms.errors import GoodtermsError
from goodterms.records import models

LEAST_SPACE = 500_000_000


@dataclass(frozen=True, slots=True)
class Finding:
    """One look: what was looked at, how it is, and what to do where it is not well."""

    about: str
    level: Literal["well", "look", "ill"]
    says: str
    hint: str = ""


def examine() -> tuple[Finding, ...]:
    """All looks, in order. None of them changes anything."""
    return tuple(finding for look in LOOKS for finding in look())


def _space() -> Iterator[Finding]:
    free = shutil.disk_usage(settings.DATA_DIR).free
    says = f"{free // 1_000_000} MB are free beside {settings.DATA_DIR}."
    low = free < LEAST_SPACE
    yield Finding("disk", "look" if low else "well", says, "Make room: backups and mail need it." if low else "")


def _keys() -> Iterator[Finding]:
    for name in ("secret_key.txt", "seal_key.txt"):
        file = Path(settings.DATA_DIR) / name
        if file.exists() and stat.S_IMODE(file.stat().st_mode) & 0o077:
            yield Finding("keys", "ill", f"{name} can be read by others.", f"chmod 600 {file}")
            return
    yield Finding("keys", "well", "The keys are readable by their owner alone.")


def _database() -> Iterator[Finding]:
    try:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        yield Finding("database", "ill", f"The database does not answer: {error}", "Check GOODTERMS_DATABASE_URL.")
        return
    if plan:
        says = f"{len(plan)} migrations are waiting."
        yield Finding("database", "look", says, "goodterms serve applies them, after a backup.")
        return
    yield Finding("database", "well", f"{connection.vendor}, up to date.")


def _journals() -> Iterator[Finding]:
    for practice in models.Practice.objects.order_by("id"):
        try:
            count = journal.check(practice)
        except GoodtermsError as error:
            yield Finding("journal", "ill", error.says, error.hint)
            continue
        yield Finding("journal", "well", f"{practice.name}: {count} lines, whole and in order.")


def _originals() -> Iterator[Finding]:
    gone = [o.path for o in models.Original.objects.iterator() if not originals.place_of(o.digest).is_file()]
    if gone:
        says = f"{len(gone)} kept originals are gone, first {gone[0]}."
        yield Finding("originals", "ill", says, "goodterms restore brings them back from a backup.")
    else:
        yield Finding("originals", "well", f"{models.Original.objects.count()} files are kept.")


def _outbox() -> Iterator[Finding]:
    unknown = models.Outgoing.objects.filter(status="unknown").count()
    if unknown:
        says = f"Of {unknown} letters it is not known whether they were sent."
        yield Finding("outbox", "look", says, "Look into the outbox and say what became of them.")
    else:
        yield Finding("outbox", "well", "Nothing is in doubt.")


def _safely(look: Callable[[], Iterator[Finding]]) -> Callable[[], Iterator[Finding]]:
    """A look at rows answers for itself where the tables are not there yet."""

    def looked() -> Iterator[Finding]:
        try:
            yield from list(look())
        except DatabaseError as error:
            yield Finding(look.__name__.strip("_"), "look", f"This could not be looked at: {error}")

    return looked


LOOKS: tuple[Callable[[], Iterator[Finding]], ...] = (
    _space,
    _keys,
    _database,
    _safely(_journals),
    _safely(_originals),
    _safely(_outbox),
)
