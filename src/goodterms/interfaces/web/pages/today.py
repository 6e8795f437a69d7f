"""Today: what to do next, across all clients."""

from __future__ import annotations

from django.http import HttpResponse

from goodterms.casework import answers, look
from goodterms.interfaces.web.desk import Desk

SHOWN = 8


def page(desk: Desk) -> HttpResponse:
    """The one thing to do next on top, then everything else that waits, each with its reason."""
    found = look.clients(desk.practice)
    lines = [line for line in found.lines if line.condition in ("untenable", "strained", "drifting")]
    for line in lines[:SHOWN]:
        answers.health_of(desk.client(line.slug), desk.today)
    return desk.show(
        "today.html",
        first=lines[0] if lines else None,
        others=lines[1:SHOWN],
        counts=look.conditions(desk.practice),
        any_client=bool(found.lines),
    )
