"""Availability: a change of schedule and whom it touches; a request and what to answer."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any, cast

from django.http import HttpResponse
from django.shortcuts import redirect

from goodterms import availability
from goodterms.casework import letters
from goodterms.errors import GoodtermsError
from goodterms.interfaces.web.desk import Desk, chosen_day, post_only
from goodterms.interfaces.web.fact_forms import plain_number
from goodterms.interfaces.web.pages.letters import language_for, voice
from goodterms.letters import Change as LetterChange
from goodterms.letters import Moved
from goodterms.records import filing, shelves

KINDS = ("leave", "fewer_hours")
CHANGES = {
    "en": {"leave": "I am away", "fewer_hours": "I work fewer hours"},
    "de": {"leave": "bin ich nicht da", "fewer_hours": "arbeite ich weniger Stunden"},
}
"""How the letter goes on after “From 3 August 2026”, in its own language."""


def page(desk: Desk) -> HttpResponse:
    """The capacity; and the effects of a change, or the answer to a request, where one was asked."""
    asked = desk.request.GET
    rows = list(desk.practice.clients.exclude(stage="closed").order_by("slug"))
    histories = [shelves.take_out_history(row, with_messages=False) for row in rows]
    ours = filing.take_out_practice(desk.practice)
    effects = answer = None
    if asked.get("starts_on"):
        effects = availability.change(_change(desk), histories, ours, desk.today)
    if asked.get("hours"):
        wanted_by = chosen_day(asked.get("wanted_by", ""))
        request = availability.Request(_number(asked["hours"]), wanted_by)
        answer = availability.answer(request, histories, ours, desk.today)
    return desk.show(
        "availability.html",
        room=availability.capacity(histories, ours, desk.today),
        effects=effects,
        answer=answer,
        asked=asked,
        slugs={history.client.name: row.slug for history, row in zip(histories, rows, strict=True)},
        what=CHANGES[language_for("schedule_change")].get(asked.get("kind", ""), ""),
    )


@post_only
def draft(desk: Desk) -> HttpResponse:
    """A letter about the change, to one client."""
    client = desk.client(desk.request.POST.get("client", ""))
    change = _change(desk)
    history = [shelves.take_out_history(client, with_messages=False)]
    effects = availability.change(change, history, filing.take_out_practice(desk.practice), desk.today)
    moved = tuple(Moved(d.title, d.proposed_on, d.due_on) for a in effects.affected for d in a.dates)
    language = language_for("schedule_change")
    what = desk.request.POST.get("what", "").strip() or CHANGES[language][change.kind]
    row = letters.draft(
        client,
        "schedule_change",
        voice=voice(language),
        change=LetterChange(change.starts_on, what, change.ends_on, moved),
        today=desk.today,
        actor=desk.actor,
        now=desk.now,
    )
    return redirect("letter", practice=desk.practice.slug, slug=client.slug, number=row.pk)


def _change(desk: Desk) -> availability.Change:
    form = desk.request.GET if desk.request.method == "GET" else desk.request.POST
    kind = form.get("kind", "leave")
    starts_on = chosen_day(form.get("starts_on", ""))
    if starts_on is None or kind not in KINDS:
        raise GoodtermsError("change.incomplete", "The change has no first day.", hint="Choose one.")
    hours = _number(form["capacity"]) if kind == "fewer_hours" and form.get("capacity") else None
    return availability.Change(cast(Any, kind), starts_on, chosen_day(form.get("ends_on", "")), hours)


def _number(text: str) -> Decimal:
    try:
        value = Decimal(plain_number(text))
    except InvalidOperation as error:
        raise GoodtermsError("usage.bad_number", f"“{text}” is not a number.", hint="Write 12 or 12.5.") from error
    if not value.is_finite() or not 0 <= value <= 10_000:
        raise GoodtermsError("usage.bad_number", f"“{text}” cannot be hours.", hint="Write 12 or 12.5.")
    return value
