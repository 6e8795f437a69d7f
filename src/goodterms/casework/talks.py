"""Concerns that were raised with a client: kept, looked at again on their day, and what came of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from goodterms import facts
from goodterms.casework import journal
from goodterms.days import long_day
from goodterms.errors import GoodtermsError
from goodterms.records import filing, models, shelves
from goodterms.records.columns import read_text, write_text

OUTCOMES: tuple[facts.Outcome, ...] = ("better", "unchanged", "worse", "no answer")
_LONGEST = 2000


def keep(client: models.Client, raised: facts.RaisedConcern, *, actor: str, now: datetime) -> models.RaisedConcern:
    """Keep a concern that was raised.

    Raises:
        GoodtermsError: ``concern.order`` where the day to look again lies before the talk.
    """
    if raised.follow_up_on is not None and raised.follow_up_on < raised.raised_on:
        raise GoodtermsError(
            "concern.order", "The day to look again lies before the talk.", hint="Choose a later day."
        )
    with transaction.atomic():
        row = filing.file_concern(replace(raised, about=raised.about[:_LONGEST], agreed=raised.agreed[:_LONGEST]))
        row.client, row.position = client, client.concerns.count()
        row.save()
        _note(client, f"A concern was raised with {read_text(client.name)}.", actor=actor, now=now)
    return row


def turned_out(
    client: models.Client, number: int, outcome: str, note: str, *, today: date, actor: str, now: datetime
) -> None:
    """Note what came of a concern.

    Raises:
        GoodtermsError: ``concern.outcome`` where it is none of `OUTCOMES`, ``concern.unknown`` where there is no
            such concern.
    """
    if outcome not in OUTCOMES:
        raise GoodtermsError(
            "concern.outcome", "That is no outcome.", hint=f"Choose one of {', '.join(OUTCOMES)}."
        )
    with transaction.atomic():
        row = client.concerns.filter(pk=number).first()
        if row is None:
            raise GoodtermsError("concern.unknown", "There is no such concern.", hint="Load the page again.")
        row.outcome, row.outcome_on, row.note = outcome, max(today, row.raised_on), write_text(note[:_LONGEST])
        row.save(update_fields=["outcome", "outcome_on", "note"])
        _note(
            client,
            f"The concern of {long_day(row.raised_on)} with {read_text(client.name)}: {outcome}.",
            actor=actor,
            now=now,
        )


def due_on(client: models.Client) -> date | None:
    """The first day on which a concern wants to be looked at again."""
    waiting = client.concerns.filter(outcome__isnull=True, follow_up_on__isnull=False)
    return waiting.order_by("follow_up_on").values_list("follow_up_on", flat=True).first()


def merged(
    client: models.Client, read: Sequence[facts.RaisedConcern], before: Sequence[facts.RaisedConcern]
) -> tuple[facts.RaisedConcern, ...]:
    """What the folder holds and what only the office knows; of the same concern, what has an outcome stands.

    Args:
        client: whose concerns they are.
        read: what stands in the folder now.
        before: what stood there when it was last read or written. What has been taken out of it since goes from
            the office too, unless more has become known here.
    """
    kept = [filing.take_out_concern(row) for row in client.concerns.order_by("position")] if client.pk else []
    taken_out = [_bare(ours) for ours, theirs in _paired(before, read) if ours and theirs is None]
    as_before = [_bare(one) for one in before]
    found = []
    for ours, theirs in _paired(kept, read):
        if ours is None or theirs is None:
            if ours and _bare(ours) in taken_out:
                taken_out.remove(_bare(ours))
                continue
            found.append(ours or theirs)
        else:
            more_here = ours.outcome is not None and theirs.outcome is None and _bare(ours) not in as_before
            found.append(ours if more_here else theirs)
    return tuple(sorted((one for one in found if one), key=lambda one: (one.raised_on, one.about)))


def united(
    first: Sequence[facts.RaisedConcern], second: Sequence[facts.RaisedConcern]
) -> tuple[facts.RaisedConcern, ...]:
    """Each concern of two lists once."""
    return tuple(one for ours, theirs in _paired(first, second) if (one := ours or theirs))


def _paired(
    first: Sequence[facts.RaisedConcern], second: Sequence[facts.RaisedConcern]
) -> list[tuple[facts.RaisedConcern | None, facts.RaisedConcern | None]]:
    """Which concern of one list is which of the other: the same day and subject, and where there are several such,
    first those on which the same was agreed; then in their order."""
    left = list(second)
    pairs: dict[int, facts.RaisedConcern] = {}
    for alike in (_in_full, _in_short):
        for place, one in enumerate(first):
            other = next((o for o in left if alike(o) == alike(one)), None) if place not in pairs else None
            if other is not None:
                left.remove(other)
                pairs[place] = other
    return [*((one, pairs.get(place)) for place, one in enumerate(first)), *((None, one) for one in left)]


def _in_full(one: facts.RaisedConcern) -> tuple[object, ...]:
    return (one.raised_on, one.about, one.agreed, one.follow_up_on)


def _in_short(one: facts.RaisedConcern) -> tuple[object, ...]:
    return (one.raised_on, one.about)


def _bare(one: facts.RaisedConcern) -> facts.RaisedConcern:
    """Without the place where it was read."""
    return replace(one, source=facts.Source(""))


def _note(client: models.Client, says: str, *, actor: str, now: datetime) -> None:
    shelves.facts_changed(client)
    journal.write_down(client.practice, client, actor=actor, verb="concern", says=says, now=now)
