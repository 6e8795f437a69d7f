"""Where a person can go: drawn from the table of routes, so that nobody is shown a door that is shut to them."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from goodterms.interfaces.web import urls
from goodterms.interfaces.web.desk import Desk

register = template.Library()

OFFICE = (
    ("today", _("Today")),
    ("clients", _("Clients")),
    ("outbox", _("Outbox")),
    ("bring_in", _("Import")),
    ("availability", _("Availability")),
    ("screening", _("Screening")),
    ("settings", _("Settings")),
)
CLIENT = (
    ("client", _("How it stands")),
    ("talk", _("Talk")),
    ("options", _("Ways forward")),
    ("parting", _("Parting")),
    ("letters", _("Letters")),
    ("settlement", _("Settlement")),
    ("their_page", _("Their page")),
    ("handover", _("Handover")),
    ("afterwards", _("Afterwards")),
)
_INSIDE = {"letter": "letters", "message": "client", "facts": "client", "source": "client", "outgoing": "outbox"}
_INSIDE |= {"add_client": "clients", "said": "bring_in", "assess_page": "today", "journal": "settings"}


class Door(NamedTuple):
    """One entry of a navigation."""

    href: str
    words: Any
    here: bool


@register.filter
def may(desk: Desk, name: str) -> bool:
    """Whether the person at the desk may see the route of that name."""
    return desk.role in _roles().get(name, frozenset())


@cache
def _roles() -> dict[str, frozenset[str]]:
    return {route.name: route.may for route in urls.ROUTES}


@register.simple_tag(takes_context=True)
def office_nav(context: dict[str, Any]) -> list[Door]:
    """The office's main pages."""
    at = _at(context)
    if context.get("client") is not None:
        at = "clients"
    practice = context["desk"].practice.slug
    return [
        Door(reverse(name, args=[practice]), words, name == at)
        for name, words in OFFICE
        if may(context["desk"], name)
    ]


@register.simple_tag(takes_context=True)
def client_nav(context: dict[str, Any]) -> list[Door]:
    """The pages of one client."""
    at = _at(context)
    where = [context["desk"].practice.slug, context["client"].slug]
    return [
        Door(reverse(name, args=where), words, name == at) for name, words in CLIENT if may(context["desk"], name)
    ]


def _at(context: dict[str, Any]) -> str:
    name = context["request"].resolver_match.url_name
    return _INSIDE.get(name, name)
