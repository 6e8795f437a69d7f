"""Handover: the plan as a board, the access register with ticks, who is told, and the bundle to take away."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from goodterms.casework import answers, folders, journal, partings
from goodterms.casework.handover import plan_calendar, write_handover
from goodterms.handover import Plan
from goodterms.interfaces.web.desk import Desk, chosen_day, get_only, post_only
from goodterms.interfaces.web.packing import zipped
from goodterms.interfaces.web.sentences import said
from goodterms.records import filing, models, shelves


@get_only
def page(desk: Desk, slug: str) -> HttpResponse:
    """What passes over, by whom, by when."""
    client = desk.client(slug)
    plan = _plan(desk, client)
    soon = desk.today + timedelta(days=7)
    left = [t for t in plan.tasks if t.key not in client.handed_over]
    columns = (
        ("late", [t for t in left if t.slip_days]),
        ("soon", [t for t in left if not t.slip_days and t.due_on <= soon]),
        ("later", [t for t in left if not t.slip_days and t.due_on > soon]),
        ("done", [t for t in plan.tasks if t.key in client.handed_over]),
    )
    files = client.originals.filter(path__startswith="files/").count()
    return desk.show(
        "handover.html",
        client=client,
        plan=plan,
        columns=dict(columns),
        access=client.access.all(),
        files=files,
        names=_names(desk.practice, plan),
    )


def _names(practice: models.Practice, plan: Plan) -> dict[str, str]:
    """Who does a step, as it is read here: two people are joined in the page's language."""
    ours = practice.owner or practice.name
    pairs = {task.who: task.who.removeprefix(f"{ours} and ") for task in plan.tasks}
    return {who: said(who) if other == who else f"{ours} {_('and')} {other}" for who, other in pairs.items()}


@post_only
def task(desk: Desk, slug: str) -> HttpResponse:
    """A step of the plan was done, or was not after all."""
    client = desk.client(slug)
    key = desk.request.POST.get("key", "")[:100]
    found = next((one for one in _plan(desk, client).tasks if one.key == key), None)
    if found is None:
        raise Http404
    done = dict(client.handed_over)
    if done.pop(key, None) is None:
        done[key] = desk.today.isoformat()
    with transaction.atomic():
        client.handed_over = done
        client.save(update_fields=["handed_over"])
        word = "was done" if key in done else "is open again"
        says = f"“{found.title}” {word}."
        journal.write_down(desk.practice, client, actor=desk.actor, verb="handover", says=says, now=desk.now)
    return redirect("handover", practice=desk.practice.slug, slug=slug)


@post_only
def tick(desk: Desk, slug: str, number: int) -> HttpResponse:
    """An access was passed over, or was not after all."""
    client = desk.client(slug)
    row = get_object_or_404(models.Access, client=client, pk=number)
    row.done_on = None if row.done_on else desk.today
    row.save(update_fields=["done_on"])
    word = "was passed over" if row.done_on else "is open again"
    says = f"{filing.take_out_access(row).system} {word}."
    journal.write_down(desk.practice, client, actor=desk.actor, verb="access", says=says, now=desk.now)
    return redirect("handover", practice=desk.practice.slug, slug=slug)


@get_only
def calendar(desk: Desk, slug: str) -> HttpResponse:
    """The plan as a calendar file."""
    client = desk.client(slug)
    zone = desk.practice.timezone or client.timezone or "UTC"
    return HttpResponse(
        plan_calendar(_plan(desk, client), zone),
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="handover-{slug}.ics"'},
    )


@get_only
def bundle(desk: Desk, slug: str) -> FileResponse:
    """Plan, register, papers and the bag of files, as one zip."""
    client = desk.client(slug)
    with TemporaryDirectory() as workshop:
        folder = folders.export_folder(client, Path(workshop) / "in", today=desk.today)
        out = Path(workshop) / f"handover-{slug}"
        out.mkdir()
        (folder / "files").mkdir(exist_ok=True)
        ours = filing.take_out_practice(desk.practice)
        write_handover(folder, _plan(desk, client), shelves.take_out_history(client), ours, out)
        packed = zipped(out, out.name)
    partings.note_handed_over(client)
    return packed


def _plan(desk: Desk, client: models.Client) -> Plan:
    asked = chosen_day(desk.request.GET.get("ends_on", ""))
    return answers.handover_of(client, asked or partings.last_day(client, desk.today), desk.today)
