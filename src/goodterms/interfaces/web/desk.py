"""The desk a request sits at: which practice, who, in what role, and on what day."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils import timezone

from goodterms.days import within_reach
from goodterms.errors import GoodtermsError
from goodterms.records import models
from goodterms.records.standing import Standing, columns_of, row_of
from goodterms.records.state import state

EVERYONE = frozenset({"owner", "member", "bookkeeper", "guest"})
WORKERS = frozenset({"owner", "member"})
MONEY = frozenset({"owner", "member", "bookkeeper"})
READERS = frozenset({"owner", "member", "guest"})
OWNER = frozenset({"owner"})


@dataclass(frozen=True, slots=True)
class Desk:
    """What every page of a practice knows. A page asks for rows through it, so that none of another practice's
    can be reached."""

    request: HttpRequest
    practice: models.Practice
    role: str
    today: date
    now: datetime
    others: tuple[models.Practice, ...] = ()
    """The other practices that this person works in."""
    records: Hashable | None = None
    """The state of the records before anything was read of them, the role and the practice included."""

    @property
    def actor(self) -> str:
        """Who acts, as the journal names them."""
        user = self.request.user
        return str(getattr(user, "email", "") or user.get_username())

    def client(self, slug: str) -> models.Client:
        """A client of this practice, or 404."""
        found = _CLIENT_OF.ask(self.practice.pk, slug)
        if not found:
            raise Http404
        client = row_of(models.Client, _CLIENT, found[0])
        client.practice = self.practice
        return client

    def may(self, roles: frozenset[str]) -> bool:
        """Whether the person's role is among these."""
        return self.role in roles

    def show(self, template: str, *, status: int = 200, **context: Any) -> HttpResponse:
        """A page of the office, drawn without the visitor's token, which `at_desk` puts in."""
        known = {"desk": self, "csrf_token": _TOKEN, **context}
        return render(self.request, f"office/{template}", known, status=status)


Page = Callable[..., HttpResponseBase]


def _only(method: str) -> Callable[[Page], Page]:
    def decorate(page: Page) -> Page:
        @wraps(page)
        def checked(desk: Desk, **where: Any) -> HttpResponseBase:
            if desk.request.method != method:
                return HttpResponseNotAllowed([method])
            return page(desk, **where)

        return checked

    return decorate


get_only = _only("GET")
post_only = _only("POST")


def at_desk(page: Page, may: frozenset[str]) -> Page:
    """The page behind the wall of its practice: 404 for strangers to the practice, 403 for other roles."""

    @wraps(page)
    def guarded(request: HttpRequest, practice: str, **where: Any) -> HttpResponseBase:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        records = state() if request.method == "GET" else None
        memberships = {place.slug: (role, place) for role, place in _memberships(request.user.pk)}
        role, here = memberships.pop(practice, ("", None))
        if here is None:
            raise Http404
        if role not in may:
            raise PermissionDenied
        now = timezone.now()
        others = tuple(place for _, place in memberships.values())
        desk = Desk(request, here, role, day_of(here, now), now, others, records)
        return _with_token(page(desk, **where), request)

    return guarded


_TOKEN = secrets.token_hex(32)
"""Stands in a page where the visitor's own token against forged forms goes: the rest of it may be kept."""


def _with_token(answer: HttpResponseBase, request: HttpRequest) -> HttpResponseBase:
    mark = _TOKEN.encode()
    if isinstance(answer, HttpResponse) and mark in answer.content:
        answer.content = answer.content.replace(mark, get_token(request).encode())
    return answer


def _memberships(user: int) -> list[tuple[str, models.Practice]]:
    """The person's roles and the practices in which they hold them, by name."""
    return [(role, row_of(models.Practice, _PRACTICE, practice)) for role, *practice in _MEMBERSHIPS.ask(user)]


_CLIENT = columns_of(models.Client)
_CLIENT_OF = Standing(
    lambda practice, slug: models.Client.objects.filter(practice=practice, slug=slug).values_list(*_CLIENT),
    int,
    str,
)
_PRACTICE = columns_of(models.Practice)
_MEMBERSHIPS = Standing(
    lambda user: (
        models.Membership.objects.filter(user=user)
        .order_by("practice__name")
        .values_list("role", *(f"practice__{column}" for column in _PRACTICE))
    )
)


def day_of(practice: models.Practice, now: datetime) -> date:
    """The day in this practice: the sample lives on its own, an installation may be told one."""
    if practice.frozen_today:
        return practice.frozen_today
    if settings.TODAY:
        return date.fromisoformat(settings.TODAY)
    return timezone.localdate(now)


def chosen_day(text: str) -> date | None:
    """The day that a form's field holds; None where it was left empty.

    Raises:
        GoodtermsError: it is no day, or one that nobody means.
    """
    if not text:
        return None
    try:
        return within_reach(date.fromisoformat(text))
    except ValueError as error:
        raise GoodtermsError("usage.bad_day", f"“{text}” is not a day.", hint="Write it as 2026-07-15.") from error
