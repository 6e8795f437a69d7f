"""Outbox: what waits, what went, and what a person must find out."""

from __future__ import annotations

import re

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _

from goodterms.casework import look, outbox
from goodterms.interfaces.web.desk import Desk, get_only, post_only
from goodterms.records import models


@get_only
def page(desk: Desk) -> HttpResponse:
    """Everything approved, the unknown first; what is done in pages."""
    before = desk.request.GET.get("before", "")
    done, more = look.letters_done(desk.practice, int(before) if _KEY.fullmatch(before) else None)
    rows = [*look.letters_open(desk.practice), *done]
    groups = {status: [row for row in rows if row.status == status] for status in _ORDER}
    return desk.show("outbox.html", groups=groups, empty=not rows, more=more)


_KEY = re.compile(r"[0-9]{1,18}")


STATES = {
    "waiting": _("waiting"),
    "sending": _("on its way"),
    "sent": _("sent"),
    "failed": _("refused"),
    "unknown": _("not known whether it was sent"),
    "withdrawn": _("taken back"),
}
_ORDER = ("unknown", "failed", "sending", "waiting", "sent", "withdrawn")


@get_only
def one(desk: Desk, number: int) -> HttpResponse:
    """Exactly what goes out."""
    row = _row(desk, number)
    source = bytes(row.content).decode("utf-8", "replace")
    return desk.show("outgoing.html", row=row, source=source, states=STATES)


@post_only
def withdraw(desk: Desk, number: int) -> HttpResponse:
    """Take the yes back."""
    outbox.withdraw(_row(desk, number), actor=desk.actor, now=desk.now)
    return redirect("outbox", practice=desk.practice.slug)


@post_only
def resolve(desk: Desk, number: int) -> HttpResponse:
    """Say whether an unknown letter arrived."""
    sent = desk.request.POST.get("sent") == "yes"
    outbox.say_what_happened(_row(desk, number), sent=sent, actor=desk.actor, now=desk.now)
    return redirect("outbox", practice=desk.practice.slug)


def _row(desk: Desk, number: int) -> models.Outgoing:
    return get_object_or_404(
        models.Outgoing.objects.select_related("client", "practice"), practice=desk.practice, pk=number
    )
