"""Keys with which programs read a practice: told once, kept as a digest, taken back at will."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from django.db import transaction

from goodterms.casework import journal
from goodterms.records import models


def make(practice: models.Practice, name: str, *, actor: str, now: datetime) -> str:
    """A new key, which is told once and never again."""
    key = f"gt_{secrets.token_urlsafe(32)}"
    with transaction.atomic():
        models.ProgramKey.objects.create(practice=practice, name=name[:100], digest=_digest(key), made_at=now)
        says = f"Made a key for programs: {name[:100]}."
        journal.write_down(practice, None, actor=actor, verb="key", says=says, now=now)
    return key


def take_back(row: models.ProgramKey, *, actor: str, now: datetime) -> None:
    """The key opens nothing from now on."""
    with transaction.atomic():
        name, practice = row.name, row.practice
        row.delete()
        says = f"Took back the key for programs: {name}."
        journal.write_down(practice, None, actor=actor, verb="key-back", says=says, now=now)


def practice_of(key: str) -> models.Practice | None:
    """The practice that a key opens, or None."""
    row = models.ProgramKey.objects.select_related("practice").filter(digest=_digest(key)).first()
    return row.practice if row else None


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
