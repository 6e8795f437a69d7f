"""Today: what to do next, across all clients."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goodterms.casework import answers, due, look
from goodterms.interfaces.web.desk import READERS, WORKERS, Desk
from goodterms.interfaces.web.pages.client import next_step
from goodterms.interfaces.web.pages.parting import PATH
from goodterms.interfaces.web.sentences import said
from goodterms.interfaces.web.templatetags.office import money
from goodterms.records import models

SHOWN = 8
"""Clients of each kind of reason; the list of clients has the rest."""
HEARD_FOR = timedelta(days=7)
"""How long a client's word from their page stands here."""

SAID = {
    "acknowledged": gettext_lazy("They have read their page."),
    "word": gettext_lazy("They left a word on their page."),
    "option": gettext_lazy("They chose a way forward on their page."),
    "hear_again": gettext_lazy("They would be glad to hear from you again."),
    "no_contact": gettext_lazy("They ask not to be written to again."),
}


def page(desk: Desk) -> HttpResponse:
    """The one thing to do next on top, then everything else that waits, each with its reason."""
    found = look.clients(desk.practice)
    waiting: list[dict[str, Any]] = []
    if desk.may(READERS):
        waiting = _once([*_outbox(desk), *_clients(desk, found.lines), *_due(desk), *_heard(desk)])
    return desk.show(
        "today.html",
        first=waiting[0] if waiting else None,
        others=waiting[1:],
        counts=look.conditions(desk.practice),
        any_client=bool(found.lines),
        going=desk.practice.outgoing.filter(status="waiting").count() if desk.may(WORKERS) else 0,
    )


def _once(waiting: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each client once, under its weightiest reason, with what else there is beside it."""
    kept: dict[str, dict[str, Any]] = {}
    for one in waiting:
        there = kept.setdefault(one["client"], one)
        if there is not one:
            there["says"] = f"{there['says']} {one['says']}"
    return list(kept.values())


def _clients(desk: Desk, lines: list[look.ClientLine]) -> list[dict[str, Any]]:
    """Clients whose condition asks for something, the hardest first."""
    due = []
    for line in lines:
        if line.condition not in ("untenable", "strained", "drifting") or line.stage == "closed":
            continue
        client = desk.client(line.slug)
        advice = answers.health_of(client, desk.today)["advice"]
        step = next_step(desk, client, advice["step"])
        due.append(
            {
                "client": line.name,
                "says": said(line.headline)
                if line.headline == advice["says"]
                else f"{said(line.headline)} {said(advice['says'])}",
                "condition": line.condition,
                "href": reverse("client", args=[desk.practice.slug, line.slug]),
                "button": _("See %s") % line.name if step is None else _("See why"),
            }
        )
        if len(due) == SHOWN:
            break
    return due


def _due(desk: Desk) -> list[dict[str, Any]]:
    """Steps of partings, invoices past their day, words to write: by the day on which they are due."""
    if not desk.may(WORKERS):
        return []
    steps = dict(PATH)
    found = []
    for one in due.due_now(desk.practice, desk.today, SHOWN):
        if one.kind == "step":
            says = _("Next in the parting: %s.") % steps.get(one.what, one.what)
            name, button = "parting", _("Go on with the parting")
        elif one.kind == "invoice":
            says = _("Invoice %(number)s is past its day: %(sum)s.") % {"number": one.what, "sum": money(one.sum)}
            name, button = "settlement", _("See what is owed")
        else:
            says, name, button = _("It would be a good day to write again."), "afterwards", _("See the next word")
        found.append(
            {
                "client": one.client,
                "says": says,
                "condition": "",
                "on": one.on,
                "href": reverse(name, args=[desk.practice.slug, one.slug]),
                "button": button,
            }
        )
    return found


def _heard(desk: Desk) -> list[dict[str, Any]]:
    """What clients answered or said on their pages in the last days."""
    if not desk.may(WORKERS):
        return []
    since = desk.now - HEARD_FOR
    replies = desk.practice.outgoing.filter(replied_at__gte=since).select_related("client")
    answered = [
        {
            "client": letter.client.name,
            "says": _("They answered “%s”.") % letter.subject,
            "condition": "",
            "on": letter.replied_at,
            "href": reverse("client", args=[desk.practice.slug, letter.client.slug]) + "#messages",
            "button": _("Read the answer"),
        }
        for letter in replies.order_by("-replied_at")[:SHOWN]
    ]
    words = models.PortalWord.objects.filter(link__client__practice=desk.practice, at__gte=since).select_related(
        "link__client"
    )
    return answered + [
        {
            "client": word.link.client.name,
            "says": str(SAID.get(word.kind, word.kind)),
            "condition": "",
            "on": word.at,
            "href": reverse("their_page", args=[desk.practice.slug, word.link.client.slug]),
            "button": _("See what they said"),
        }
        for word in words.order_by("-id")[:SHOWN]
    ]


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
