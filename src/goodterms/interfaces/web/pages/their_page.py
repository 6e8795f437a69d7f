"""The client's private page, from our side: open a link, see when it was read and what was said, take it back."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect

from goodterms import settlement
from goodterms.casework import answers, letters, partings, portal, statements
from goodterms.interfaces.web.desk import Desk, post_only
from goodterms.interfaces.web.pages.options import WORDS
from goodterms.interfaces.web.pages.today import SAID
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
        said=SAID,
        ways=WORDS,
    )


def _open(desk: Desk, client: models.Client) -> str:
    form = desk.request.POST
    shows = [part for part in portal.PARTS if part in form.getlist("shows")]
    days = int(form["days"]) if form.get("days", "").isdigit() else 30
    ends_on = partings.last_day(client, desk.today)
    document: dict[str, Any] = {"ends_on": ends_on.isoformat(), "said": form.get("said", "").strip()[:2000]}
    settled = answers.settlement_of(client, _terms(desk, client, ends_on), keep="settlement" in shows)[0]
    if "settlement" in shows:
        cited = statements.cited_rows(client, settled)
        document |= {"settlement": settled, "account": desk.practice.iban, "cited": cited}
    if "timeline" in shows:
        owed = [one["pay_by"] for one in settled["currencies"] if one["pay_by"] and one["owed_by"] == "client"]
        pay_by = date.fromisoformat(min(owed)) if owed else None
        plan = answers.handover_of(client, ends_on, desk.today)
        document["timeline"] = portal.timeline(client, ends_on, pay_by, plan)
    if "options" in shows:
        document["options"] = [{"kind": o.kind, "says": o.says} for o in letters.offers(client, desk.today)]
    _, token = portal.open_link(
        client, shows=shows, days=max(1, min(days, 365)), document=document, actor=desk.actor, now=desk.now
    )
    return token


def _terms(desk: Desk, client: models.Client, ends_on: date) -> settlement.Terms:
    case = partings.current(client)
    return settlement.Terms(ends_on, desk.today, cast(Any, case.ended_by if case else "both"))


@post_only
def revoke(desk: Desk, slug: str, number: int) -> HttpResponse:
    """Take a link back."""
    link = get_object_or_404(models.PortalLink, client=desk.client(slug), pk=number)
    portal.revoke(link, actor=desk.actor, now=desk.now)
    return redirect("their_page", practice=desk.practice.slug, slug=slug)
