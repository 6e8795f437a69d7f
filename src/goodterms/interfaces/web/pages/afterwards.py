"""Afterwards: the door that stays open: when to write again, and when never to."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse

from goodterms import afterwards
from goodterms.afterwards import REASONS, Silence
from goodterms.casework import answers, partings
from goodterms.casework.afterwards import afterwards_calendar
from goodterms.casework.sources import place_in
from goodterms.interfaces.web.desk import Desk, get_only
from goodterms.records import models


@get_only
def page(desk: Desk, slug: str) -> HttpResponse:
    """The next word with its reason, occasions, terms for coming back, lessons, what to keep."""
    client = desk.client(slug)
    plan = _plan(desk, client)
    case = partings.look(client, desk.today).case
    return desk.show(
        "afterwards.html",
        client=client,
        plan=plan,
        reasons=REASONS,
        over=client.stage == "closed" or (case.ends_on is not None and case.ends_on <= desk.today),
        occasions=[(one, *place_and_words(one.because)) for one in plan.occasions],
    )


def place_and_words(because: str) -> tuple[str, str]:
    """What an occasion rests on: the place in the client's files, and what is said of it."""
    place, parted, words = because.partition(": ")
    if place_in(place) is None:
        return "", because
    return place, words if parted else ""


@get_only
def calendar(desk: Desk, slug: str) -> HttpResponse:
    """The occasions as a calendar file."""
    return HttpResponse(
        afterwards_calendar(_plan(desk, desk.client(slug))),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="afterwards-{slug}.ics"'},
    )


def _plan(desk: Desk, client: models.Client) -> afterwards.Afterwards:
    case = partings.look(client, desk.today).case
    asked = desk.request.GET
    known = {reason.code for reason in REASONS}
    reason = asked.get("reason", "") if asked.get("reason", "") in known else REASONS[0].code
    silence = Silence(case.severed, case.disputed, case.opted_out)
    ended_on = case.ends_on or _last_seen(client, desk.today)
    return answers.afterwards_of(client, ended_on, reason, desk.today, silence)


def _last_seen(client: models.Client, today: date) -> date:
    """Without a case: the last day that was worked on, as far as the hours know."""
    newest = client.hours.order_by("-day").values_list("day", flat=True).first()
    return min(newest or today, today)
