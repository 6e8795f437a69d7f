"""The office over HTTP, for programs: the same documents as the command line. Read-only, with a key of the
practice; letters are approved by people, never by programs."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import NinjaAPI
from ninja.security import HttpBearer

from goodterms import __version__, settlement
from goodterms.casework import answers, keys, look
from goodterms.days import beyond_the_calendar, within_reach
from goodterms.errors import GoodtermsError
from goodterms.records import models

Document = dict[str, Any]


class Key(HttpBearer):
    """``Authorization: Bearer KEY``: a key belongs to one practice and can be taken back."""

    def authenticate(self, request: HttpRequest, token: str) -> models.Practice | None:
        """The practice of the key, or None."""
        return keys.practice_of(token)


api = NinjaAPI(title="Goodterms", version=__version__, auth=Key(), urls_namespace="api", docs_url=None)


@api.exception_handler(GoodtermsError)
def refused(request: HttpRequest, error: GoodtermsError) -> HttpResponse:
    """A refusal, in the shape that the command line promises."""
    return api.create_response(request, error.document(), status=422)


@api.exception_handler(OverflowError)
def beyond(request: HttpRequest, error: OverflowError) -> HttpResponse:
    """A day past the calendar's end is a refusal; any other overflow is a bug."""
    refusal = beyond_the_calendar(error)
    if refusal is None:
        raise error
    return refused(request, refusal)


@api.get("/clients", response=Document)
def clients(request: HttpRequest, after: str = "", q: str = "") -> Document:
    """Fifty clients, the ones that need most attention first; `after` from the last answer gives the next."""
    page = look.clients(_practice(request), search=q, after=after)
    lines = [
        {
            "slug": one.slug,
            "name": one.name,
            "condition": one.condition,
            "score": one.score,
            "headline": one.headline,
            "stage": one.stage,
            "open": {"amount": one.open.text, "currency": one.open.currency} if one.open else None,
        }
        for one in page.lines
    ]
    return {"clients": lines, "after": page.after}


@api.get("/clients/{slug}/health", response=Document)
def client_health(request: HttpRequest, slug: str) -> Document:
    """How things stand with a client (docs/reference/commands.md, «health»)."""
    client = _client(request, slug)
    document = answers.health_of(client, _today(client.practice))
    return {key: value for key, value in document.items() if key != "charts"}


@api.get("/clients/{slug}/options", response=Document)
def client_options(request: HttpRequest, slug: str) -> Document:
    """The ways forward, priced («options»)."""
    client = _client(request, slug)
    return answers.options_of(client, _today(client.practice))


@api.get("/clients/{slug}/settlement", response=Document)
def client_settlement(request: HttpRequest, slug: str, ends_on: date, ended_by: str = "both") -> Document:
    """What is owed on the last day («settle»)."""
    if ended_by not in ("client", "practice", "both"):
        raise GoodtermsError("usage", f"ended_by is “{ended_by}”.", hint="Say client, practice or both.")
    client = _client(request, slug)
    terms = settlement.Terms(within_reach(ends_on), _today(client.practice), cast(Any, ended_by))
    return answers.settlement_of(client, terms, keep=False)[0]


def _practice(request: HttpRequest) -> models.Practice:
    practice: models.Practice = request.auth
    return practice


def _client(request: HttpRequest, slug: str) -> models.Client:
    rows = models.Client.objects.select_related("practice")
    return get_object_or_404(rows, practice=_practice(request), slug=slug)


def _today(practice: models.Practice) -> date:
    return practice.frozen_today or timezone.localdate()
