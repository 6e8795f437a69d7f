"""How many clients stand in each condition. Counting ten thousand takes longer than the rest of the page, so the
count is kept, and counted anew when a client came or changed its condition since."""

from __future__ import annotations

from django.db.models import Count

from goodterms.records import models
from goodterms.records.standing import Standing

CONDITIONS = ("steady", "drifting", "strained", "untenable", "unknown")

_KEPT = Standing(
    lambda practice: models.Tally.objects.filter(practice=practice).values_list("changes", "counted_at", "counts")
)


def conditions(practice: models.Practice) -> dict[str, int]:
    """How many clients stand in each condition."""
    kept = _KEPT.ask(practice.pk)
    if kept and kept[0][0] == kept[0][1]:
        return {condition: kept[0][2].get(condition, 0) for condition in CONDITIONS}
    return _count(practice)


def _count(practice: models.Practice) -> dict[str, int]:
    """Count, and keep the count unless a client has changed meanwhile."""
    row, _ = models.Tally.objects.get_or_create(practice=practice)
    counts = dict.fromkeys(CONDITIONS, 0)
    found = models.Client.objects.filter(practice=practice).order_by()
    counts |= dict(found.values_list("condition").annotate(Count("id")))
    models.Tally.objects.filter(pk=row.pk, changes=row.changes).update(counted_at=row.changes, counts=counts)
    return counts
