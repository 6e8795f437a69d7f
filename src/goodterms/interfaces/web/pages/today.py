"""Today: what to do next, across all clients."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goodterms.casework import answers, due, heard, look, tally
from goodterms.interfaces.web.desk import READERS, WORKERS, Desk
from goodterms.interfaces.web.pages.parting import PATH
from goodterms.interfaces.web.sentences import said
from goodterms.interfaces.web.templatetags.office import money

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
    counts = tally.conditions(desk.practice)
    waiting: list[dict[str, Any]] = []
    if desk.may(READERS):
        waiting = _once([*_outbox(desk), *_clients(desk), *_due(desk), *_heard(desk)])
    return desk.show(
        "today.html",
        first=waiting[0] if waiting else None,
        others=waiting[1:],
        counts=tuple(counts.items()),
        any_client=any(counts.values()),
        going=heard.letters_waiting(desk.practice) if desk.may(WORKERS) else 0,
    )


def _once(waiting: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each client once, under its weightiest reason, with what else there is beside it."""
    kept: dict[str, dict[str, Any]] = {}
    for one in waiting:
        there = kept.setdefault(one["client"], one)
        if there is not one:
            there["says"] = f"{there['says']} {one['says']}"
    return list(kept.values())


def _clients(desk: Desk) -> list[dict[str, Any]]:
    """Clients whose condition asks for something, the hardest first."""
    found = []
    for line in look.clients_in_need(desk.practice, desk.today):
        step, says = line.step, line.says
        if not step:
            advice = answers.health_of(desk.client(line.slug), desk.today)["advice"]
            step, says = advice["step"], advice["says"]
        found.append(
            {
                "client": line.name,
                "says": said(line.headline) if line.headline == says else f"{said(line.headline)} {said(says)}",
                "condition": line.condition,
                "href": reverse("client", args=[desk.practice.slug, line.slug]),
                "button": _("See why") if desk.may(WORKERS) else _("See %s") % line.name,
            }
        )
    return found


def _due(desk: Desk) -> list[dict[str, Any]]:
    """Steps of partings, invoices past their day, words to write: by the day on which they are due."""
    if not desk.may(WORKERS):
        return []
    steps = dict(PATH)
    found = []
    for one in due.due_now(desk.practice, desk.today):
        if one.kind == "step":
            says = _("Next in the parting: %s.") % steps.get(one.what, one.what)
            name, button = "parting", _("Go on with the parting")
        elif one.kind == "invoice":
            says = _("Invoice %(number)s is past its day: %(sum)s.") % {"number": one.what, "sum": money(one.sum)}
            name, button = "settlement", _("See what is owed")
        elif one.kind == "concern":
            says, name, button = _("It is time to look how the talk turned out."), "talk", _("Look at it again")
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
    answered = [
        _told(desk, one, _("They answered “%s”.") % one.what, "client", _("Read the answer"), "#messages")
        for one in heard.answers_since(desk.practice, since)
    ]
    return answered + [
        _told(desk, one, str(SAID.get(one.what, one.what)), "their_page", _("See what they said"))
        for one in heard.words_since(desk.practice, since)
    ]


def _outbox(desk: Desk) -> list[dict[str, Any]]:
    """Letters whose fate is not known come before everything else: only a person can find out."""
    if not desk.may(WORKERS):
        return []
    says = _("It is not known whether “%s” was sent. Look in your sent mail.")
    return [
        _told(desk, one, says % one.what, "outbox", _("Look at the outbox"))
        for one in heard.lost_letters(desk.practice)
    ]


def _told(desk: Desk, one: heard.Heard, says: str, page: str, button: str, part: str = "") -> dict[str, Any]:
    where = [desk.practice.slug] if page == "outbox" else [desk.practice.slug, one.slug]
    return {
        "client": one.client,
        "says": says,
        "condition": "",
        "on": one.at,
        "href": reverse(page, args=where) + part,
        "button": button,
    }
