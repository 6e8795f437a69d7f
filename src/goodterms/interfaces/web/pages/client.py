"""One client: how it stands and why, with every figure's source one click away."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from goodterms.casework import answers, folders, journal, look, originals
from goodterms.interfaces.web.desk import MONEY, WORKERS, Desk, get_only, post_only
from goodterms.interfaces.web.packing import zipped
from goodterms.interfaces.web.sentences import read_chart
from goodterms.records import filing, models, shelves
from goodterms.records.columns import read_text, write_text


def page(desk: Desk, slug: str) -> HttpResponse:
    """The condition, the advice and its evidence; money, hours, people, agreement; notes and pulse."""
    client = desk.client(slug)
    document = answers.health_of(client, desk.today)
    beside = look.beside(client)
    language = get_language() or "en"
    invoices = look.invoices(client, desk.today) if desk.may(MONEY) else []
    return desk.show(
        "client.html",
        client=client,
        health=document,
        gaps=[{**gap, "unread": gap["what"] == UNREAD} for gap in document["unknown"]],
        next=next_step(desk, client, document["advice"]["step"]),
        # drawn and escaped by delivery.page.charts
        charts=[mark_safe(read_chart(figure, language)) for figure in document["charts"]],
        overdue=[line for line in invoices if line.overdue],
        invoices=invoices[:12],
        people=beside.people,
        deliverables=beside.deliverables,
        agreement=shelves.take_out_agreement(client),
        notes=beside.notes,
        pulses=beside.pulses,
        messages_recent=[filing.take_out_message(m) for m in beside.messages],
        unusable=beside.unusable,
    )


UNREAD = "the tone of the messages"
"""What `goodterms.health` calls unknown until the messages are read; its advice is for the terminal."""

_STEPS = {
    "watch": ("options", _("See the ways forward")),
    "talk": ("talk", _("Prepare the talk")),
    "offer": ("options", _("See the ways forward")),
    "end": ("parting", _("Look at a parting")),
    "sever": ("parting", _("Look at a parting")),
}


def next_step(desk: Desk, client: models.Client, step: str) -> dict[str, Any] | None:
    """The page that the advice leads to, for those who may act on it."""
    name, words = _STEPS[step]
    if not desk.may(WORKERS):
        return None
    return {"href": reverse(name, args=[desk.practice.slug, client.slug]), "words": words}


@get_only
def message(desk: Desk, slug: str) -> HttpResponse:
    """A quoted message in its context."""
    client = desk.client(slug)
    found = look.message_by_source(client, desk.request.GET.get("source", ""))
    if found is None:
        raise Http404
    return show_message(desk, client, found, desk.request.GET.get("quote", ""))


def show_message(desk: Desk, client: models.Client, found: models.Message, quote: str) -> HttpResponse:
    """A message with what was written before and after it, the quoted words marked."""
    shown = [_marked(m.pk == found.pk, filing.take_out_message(m), quote) for m in look.thread_around(found)]
    template = "message_part.html" if desk.request.headers.get("HX-Request") else "message.html"
    return desk.show(template, client=client, thread=shown)


def _marked(chosen: bool, message: object, quote: str) -> dict[str, object]:
    """The message in three parts around the quoted passage, so that the template can mark it."""
    text = getattr(message, "text", "")
    before, found, after = text.partition(quote) if chosen and quote else (text, "", "")
    return {"message": message, "chosen": chosen, "before": before, "quote": found, "after": after}


@post_only
def pulse(desk: Desk, slug: str) -> HttpResponse:
    """How it feels to work with this client, from 1 to 5."""
    client = desk.client(slug)
    score = desk.request.POST.get("score", "")
    if score in {"1", "2", "3", "4", "5"}:
        with transaction.atomic():
            client.pulses.create(
                day=desk.today,
                score=int(score),
                note=write_text(desk.request.POST.get("note", "")[:1000]),
                position=client.pulses.count(),
                source_file="pulse",
            )
            shelves.facts_changed(client)
            journal.write_down(
                desk.practice,
                client,
                actor=desk.actor,
                verb="pulse",
                says=f"Pulse {score} of 5 for {client.name}.",
                now=desk.now,
            )
    return redirect("client", practice=desk.practice.slug, slug=slug)


@post_only
def note(desk: Desk, slug: str) -> HttpResponse:
    """A note of our own. It never leaves the office but with an export."""
    client = desk.client(slug)
    text = desk.request.POST.get("text", "").strip()[:10_000]
    if text:
        with transaction.atomic():
            client.own_notes.create(day=desk.today, author=write_text(desk.actor), text=write_text(text))
            journal.write_down(
                desk.practice,
                client,
                actor=desk.actor,
                verb="note",
                says=f"A note about {client.name}.",
                now=desk.now,
            )
    return redirect("client", practice=desk.practice.slug, slug=slug)


@get_only
def export(desk: Desk, slug: str) -> FileResponse:
    """The client's folder as a zip file."""
    client = desk.client(slug)
    with TemporaryDirectory() as workshop:
        return zipped(folders.export_folder(client, Path(workshop) / slug, today=desk.today), slug)


@get_only
def original(desk: Desk, slug: str) -> FileResponse:
    """A file of the client's folder, byte for byte, as a download."""
    client = desk.client(slug)
    found = client.originals.filter(path=write_text(desk.request.GET.get("path", ""))).first()
    if found is None:
        raise Http404
    name = Path(read_text(found.path)).name
    kept = originals.place_of(found.digest)
    if not kept.is_file():
        raise Http404
    return FileResponse(
        kept.open("rb"), as_attachment=True, filename=name, content_type="application/octet-stream"
    )
