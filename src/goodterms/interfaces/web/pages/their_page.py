"""The client's private page, from our side: open a link, see when it was read and what was said, take it back."""

from __future__ import annotations

from typing import Any, cast

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from goodterms import settlement
from goodterms.casework import answers, letters, partings, portal
from goodterms.interfaces.web.desk import Desk, post_only
from goodterms.records import models


def page(desk: Desk, slug: str) -> HttpResponse:
    """The links that hold and the words that came through them."""
    client = desk.client(slug)
    told = ""
    if desk.request.method == "POST":
        token = _open(desk, client)
        base = settings.PUBLIC_URL or desk.request.build_absolute_uri("/").rstrip("/")
        told = f"{base}/portal/{token}/"
    return desk.show(
        "their_page.html",
        client=client,
        told=told,
        links=client.portal_links.prefetch_related("words"),
        parts=portal.PARTS,
    )


def _open(desk: Desk, client: models.Client) -> str:
    form = desk.request.POST
    shows = [part for part in portal.PARTS if part in form.getlist("shows")]
    days = int(form["days"]) if form.get("days", "").isdigit() else 30
    case = partings.current(client)
    ends_on = partings.last_day(client, desk.today)
    document: dict[str, Any] = {"ends_on": ends_on.isoformat(), "said": form.get("said", "").strip()[:2000]}
    if "settlement" in shows:
        ended_by = cast(Any, case.ended_by if case else "both")
        terms = settlement.Terms(ends_on, desk.today, ended_by)
        document["settlement"] = answers.settlement_of(client, terms)[0]
    if "options" in shows:
        document["options"] = [{"kind": o.kind, "says": o.says} for o in letters.offers(client, desk.today)]
    _, token = portal.open_link(
        client, shows=shows, days=max(1, min(days, 365)), document=document, actor=desk.actor, now=desk.now
    )
    return token


@post_only
def revoke(desk: Desk, slug: str, number: int) -> HttpResponse:
    """Take a link back."""
    link = get_object_or_404(models.PortalLink, client=desk.client(slug), pk=number)
    portal.revoke(link, actor=desk.actor, now=desk.now)
    return redirect("their_page", practice=desk.practice.slug, slug=slug)
