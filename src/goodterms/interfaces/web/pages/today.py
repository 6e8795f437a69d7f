"""Today: what to do next, across all clients."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from goodterms.casework import answers, look
from goodterms.interfaces.web.desk import READERS, WORKERS, Desk
from goodterms.interfaces.web.pages.client import next_step

SHOWN = 8


def page(desk: Desk) -> HttpResponse:
    """The one thing to do next on top, then everything else that waits, each with its reason."""
    found = look.clients(desk.practice)
    waiting = [*_outbox(desk), *_clients(desk, found.lines)] if desk.may(READERS) else []
    return desk.show(
        "today.html",
        first=waiting[0] if waiting else None,
        others=waiting[1:],
        counts=look.conditions(desk.practice),
        any_client=bool(found.lines),
    )


def _clients(desk: Desk, lines: list[look.ClientLine]) -> list[dict[str, Any]]:
    """Clients whose condition asks for something, the hardest first."""
    due = []
    for line in lines:
        if line.condition not in ("untenable", "strained", "drifting"):
            continue
        client = desk.client(line.slug)
        advice = answers.health_of(client, desk.today)["advice"]
        step = next_step(desk, client, advice["step"])
        due.append(
            {
                "client": line.name,
                "says": line.headline if line.headline == advice["says"] else f"{line.headline} {advice['says']}",
                "condition": line.condition,
                "href": reverse("client", args=[desk.practice.slug, line.slug]),
                "button": _("See %s") % line.name if step is None else _("See why"),
            }
        )
        if len(due) == SHOWN:
            break
    return due


def _outbox(desk: Desk) -> list[dict[str, Any]]:
    """Letters whose fate is not known come before everything else: only a person can find out."""
    if not desk.may(WORKERS):
        return []
    return [
        {
            "client": outgoing.client.name,
            "says": _("It is not known whether “%s” was sent. Look in your sent mail.") % outgoing.subject,
            "condition": "",
            "on": outgoing.attempted_at,
            "href": reverse("outbox", args=[desk.practice.slug]),
            "button": _("Look at the outbox"),
        }
        for outgoing in desk.practice.outgoing.filter(status="unknown").select_related("client")
    ]
