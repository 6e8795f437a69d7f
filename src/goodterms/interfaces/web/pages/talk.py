"""Talk: what to raise before anything is decided, what was agreed, and what came of it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from goodterms.casework import answers, due, talks
from goodterms.facts import RaisedConcern, Source
from goodterms.interfaces.web.desk import Desk, chosen_day, get_only, post_only
from goodterms.interfaces.web.sentences import said
from goodterms.records import filing

OUTCOME_WORDS = {
    "better": _("It got better"),
    "unchanged": _("Nothing changed"),
    "worse": _("It got worse"),
    "no answer": _("There was no answer"),
}


@get_only
def page(desk: Desk, slug: str) -> HttpResponse:
    """Facts to name, one question to each, an offer, a day to look again; and the concerns raised before."""
    client = desk.client(slug)
    health = answers.health_of(client, desk.today)
    hurt = [e for e in health["evidence"] if e["label"]]
    concern = answers.concern_of(client, desk.today)
    raised = [(row.pk, filing.take_out_concern(row)) for row in client.concerns.order_by("-raised_on", "-id")]
    return desk.show(
        "talk.html",
        client=client,
        health=health,
        concern=concern,
        hurt=hurt,
        raised=[{"number": number, "fact": fact, "due": fact.is_due(desk.today)} for number, fact in raised],
        outcomes=OUTCOME_WORDS,
        about=", ".join(said(point.signal.replace("_", " ")) for point in concern.points) if concern else "",
    )


@post_only
def keep(desk: Desk, slug: str) -> HttpResponse:
    """Keep that a concern was raised, what was agreed, and when to look again."""
    form, client = desk.request.POST, desk.client(slug)
    raised = RaisedConcern(
        raised_on=chosen_day(form.get("raised_on", "")) or desk.today,
        about=form.get("about", "").strip(),
        agreed=form.get("agreed", "").strip(),
        follow_up_on=chosen_day(form.get("follow_up_on", "")),
        source=Source("concerns.csv"),
    )
    talks.keep(client, raised, actor=desk.actor, now=desk.now)
    due.note_due(client, desk.today)
    return redirect("talk", practice=desk.practice.slug, slug=slug)


@post_only
def outcome(desk: Desk, slug: str, number: int) -> HttpResponse:
    """Note what came of a concern."""
    form, client = desk.request.POST, desk.client(slug)
    talks.turned_out(
        client,
        number,
        form.get("outcome", ""),
        form.get("note", "").strip(),
        today=desk.today,
        actor=desk.actor,
        now=desk.now,
    )
    due.note_due(client, desk.today)
    return redirect("talk", practice=desk.practice.slug, slug=slug)
