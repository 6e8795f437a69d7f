"""Where a person can go: drawn from the table of routes, so that nobody is shown a door that is shut to them."""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from typing import Any, NamedTuple

from django import template
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from goodterms.interfaces.web import addresses, urls
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
_INSIDE |= {
    "letter_model": "letters",
    "add_client": "clients",
    "said": "bring_in",
    "assess_page": "today",
    "journal": "settings",
}


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


class Bar(NamedTuple):
    """All that the bar on top shows: it is drawn from these values and nothing else, so that it can be kept."""

    slug: str
    name: str
    role: str
    at: str
    others: tuple[tuple[str, str, bool], ...]
    email: str
    local: bool
    sample_day: date | None

    @property
    def doors(self) -> list[Door]:
        """The office's main pages, as far as they are open to the role."""
        return [
            Door(reverse(name, args=[self.slug]), words, name == self.at)
            for name, words in OFFICE
            if self.role in _roles()[name]
        ]


@register.simple_tag(takes_context=True)
def office_bar(context: dict[str, Any]) -> SafeString:
    """The bar on top of every page of a practice."""
    desk: Desk = context["desk"]
    here = desk.practice
    bar = Bar(
        slug=here.slug,
        name=here.name,
        role=desk.role,
        at=_at(context) if context.get("client") is None else "clients",
        others=tuple((one.slug, one.name, one.is_sample) for one in desk.others),
        email=str(getattr(desk.request.user, "email", "")),
        local=settings.LOCAL,
        sample_day=desk.today if here.is_sample else None,
    )
    return _bar(bar, get_language() or "en")


@lru_cache(maxsize=256)
def _bar(bar: Bar, language: str) -> SafeString:
    return render_to_string("office/bar.html", {"bar": bar})


@register.simple_tag
def drawn(template: str, **values: Any) -> SafeString:
    """A part of a page that shows these values and nothing else; one that was drawn from them already is taken as
    it is. No secret may be among them, and nothing that belongs to one visit."""
    return _drawn(template, get_language() or "en", tuple(values.items()))


@lru_cache(maxsize=1024)
def _drawn(template: str, language: str, values: tuple[tuple[str, Any], ...]) -> SafeString:
    return render_to_string(template, dict(values))


@register.simple_tag(takes_context=True)
def client_nav(context: dict[str, Any]) -> list[Door]:
    """The pages of one client."""
    at = _at(context)
    practice, client = context["desk"].practice.slug, context["client"].slug
    return [
        Door(addresses.of_client(name, practice, client), words, name == at)
        for name, words in CLIENT
        if may(context["desk"], name)
    ]


@register.simple_tag(takes_context=True)
def page(context: dict[str, Any], name: str) -> str:
    """The address of a page of the client that the page is about."""
    return addresses.of_client(name, context["desk"].practice.slug, context["client"].slug)


def _at(context: dict[str, Any]) -> str:
    name = context["request"].resolver_match.url_name
    return _INSIDE.get(name, name)
