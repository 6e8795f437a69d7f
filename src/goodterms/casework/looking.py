"""Looking at clients again: their words, how they stand, and what is due next with each."""

from __future__ import annotations

import time
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from goodterms.casework import answers, due, tones
from goodterms.casework.readings import weights_version
from goodterms.records import models, shelves


def look_again(practice: models.Practice, today: date) -> int:
    """Look at every client whose newest answer is of another day or of other facts, or who wrote what nobody has
    read yet; returns how many. The database finds them: at every beat thousands would be asked for a few."""
    unread = models.Message.objects.filter(client=OuterRef("pk"), reading__isnull=True).exclude(direction="out")
    waiting = practice.clients.filter(~Exists(_current(today)) | Exists(unread)).order_by("id")
    keys = list(waiting.values_list("pk", flat=True))
    return sum(_look_at(models.Client.objects.select_related("practice").get(pk=key), today) for key in keys)


def _current(today: date) -> QuerySet[models.Answer]:
    """A client's answer of the day from the facts that are known."""
    return models.Answer.objects.filter(
        client=OuterRef("pk"), kind="health", as_of=today, facts_version=OuterRef("facts_version")
    )


def read_anew(practice: models.Practice, today: date, *, seconds: float) -> None:
    """After an upgrade: read again what older weights read, for about that long; who stands worst comes first."""
    until = time.monotonic() + seconds
    behind = practice.clients.exclude(read_with=weights_version()).order_by("rank", "id")
    for client in behind.select_related("practice").iterator():
        if time.monotonic() > until:
            return
        if tones.read_anew(client, until):
            shelves.facts_changed(client)
            _look_at(client, today)


def look_at_some(practice: models.Practice, today: date, *, seconds: float) -> tuple[int, int]:
    """Look at clients whose facts are newer than their answer, for about that long; returns how many still wait
    and how many clients there are. For a person who waits and wants to see how far it is."""
    until = time.monotonic() + seconds
    waiting = list(
        practice.clients.exclude(Exists(_current(today))).order_by("rank", "id").values_list("pk", flat=True)
    )
    done = 0
    for key in waiting:
        _look_at(models.Client.objects.select_related("practice").get(pk=key), today)
        done += 1
        if time.monotonic() > until:
            break
    return len(waiting) - done, practice.clients.count()


def _look_at(client: models.Client, today: date) -> bool:
    last = answers.newest(client, "health")
    read = tones.read_unread(client)
    if not read and last is not None and last.as_of == today and last.facts_version == client.facts_version:
        return False
    if read:
        shelves.facts_changed(client)
    answers.health_of(client, today)
    due.note_due(client, today)
    return True
