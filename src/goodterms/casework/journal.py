"""The journal of a practice: what was done, by whom and when. Lines are only added, and each holds the digest of
the one before it, so that a line taken out or changed later shows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from goodterms.errors import GoodtermsError
from goodterms.records import models
from goodterms.records.columns import write_text
from goodterms.records.standing import Standing, columns_of, row_of

FIRST = "0" * 64


def write_down(
    practice: models.Practice,
    client: models.Client | None,
    *,
    actor: str,
    verb: str,
    says: str,
    now: datetime,
    document: Mapping[str, Any] | None = None,
) -> models.JournalLine:
    """Add a line. Call it inside the transaction of what it tells of; the practice's row is locked, so that two
    lines never get one number."""
    models.Practice.objects.select_for_update().get(pk=practice.pk)
    last = models.JournalLine.objects.filter(practice=practice).order_by("-number").first()
    line = models.JournalLine(
        practice=practice,
        client=client,
        number=last.number + 1 if last else 1,
        at=now,
        actor=write_text(actor),
        verb=verb,
        says=write_text(says),
        document=dict(document or {}),
        before=last.digest if last else FIRST,
    )
    line.digest = digest_of(line)
    line.save()
    return line


def digest_of(line: models.JournalLine) -> str:
    """SHA-256 over the line's content and the digest before it. The client's row is left out: a client may be
    erased, the line stays."""
    content = [line.number, line.at.isoformat(), line.actor, line.verb, line.says, line.document, line.before]
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=True).encode()).hexdigest()


_LAST = 2**31 - 1
"""Above every number of a line."""
MOST = 50
_LINE = columns_of(models.JournalLine)
_NEWEST = Standing(
    lambda practice, before: (
        models.JournalLine.objects.filter(practice=practice, number__lt=before)
        .order_by("-number")
        .values_list(*_LINE)[: MOST + 1]
    ),
    int,
    int,
)


def newest(practice: models.Practice, before: int | None, most: int = MOST) -> list[models.JournalLine]:
    """The newest lines, fifty at most, or those before a number, the last one first. One line more is read, which
    the others are compared with.

    Raises:
        GoodtermsError: ``journal.broken`` where one of them is not whole or not in its place.
    """
    found = _NEWEST.ask_for(_with_digest, practice.pk, _LAST if before is None else min(before, _LAST))[: most + 1]
    if found:
        oldest, _ = found[-1]
        _compare(practice, reversed(found), oldest.number, oldest.before)
    return [line for line, _ in found[:most]]


def _with_digest(row: list[Any]) -> tuple[models.JournalLine, str]:
    """The line, and the digest that its content has."""
    line = row_of(models.JournalLine, _LINE, row)
    return line, digest_of(line)


def check(practice: models.Practice) -> int:
    """How many lines the practice's journal holds, once each was found whole and in its place.

    Raises:
        GoodtermsError: ``journal.broken`` with the number of the first line that does not fit.
    """
    lines = models.JournalLine.objects.filter(practice=practice).order_by("number")
    return _compare(practice, ((line, digest_of(line)) for line in lines), 1, FIRST)


def _compare(
    practice: models.Practice, lines: Iterable[tuple[models.JournalLine, str]], first: int, before: str
) -> int:
    number = first
    for number, (line, digest) in enumerate(lines, first):
        if line.number != number or line.before != before or line.digest != digest:
            raise GoodtermsError(
                "journal.broken",
                f"Line {line.number} of the journal of {practice.name} does not fit the line before it.",
                hint="Compare it with the last good backup; goodterms restore brings one back.",
            )
        before = line.digest
    return number - first + 1 if before != FIRST else 0
