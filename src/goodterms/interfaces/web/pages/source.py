"""Where a figure comes from: the row it was read from, or the message, in its place."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse

from goodterms.casework import look, sources
from goodterms.interfaces.web.desk import MONEY, READERS, Desk, get_only
from goodterms.interfaces.web.pages import client as client_pages


@get_only
def page(desk: Desk, slug: str) -> HttpResponse:
    """The rows around a source; a message where it names one. Opens in place where htmx asks for it."""
    client = desk.client(slug)
    at = desk.request.GET.get("at", "")[:300]
    place = sources.place_in(at)
    if place is None:
        raise Http404
    if not desk.may(MONEY if place.is_books else READERS):
        raise PermissionDenied
    if not place.is_books:
        found = look.message_by_source(client, at)
        if found is None:
            raise Http404
        return client_pages.show_message(desk, client, found, desk.request.GET.get("quote", ""))
    template = "source_part.html" if desk.request.headers.get("HX-Request") else "source.html"
    return desk.show(template, client=client, at=at, place=place, excerpt=sources.excerpt(client, place))
