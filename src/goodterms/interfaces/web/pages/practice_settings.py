"""Settings of a practice: its own facts, mail, rates, people; and taking the practice out."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from goodterms.casework import journal, practices
from goodterms.interfaces.web.desk import Desk
from goodterms.records import filing


def page(desk: Desk) -> HttpResponse:
    """Show and change what the practice says of itself."""
    if desk.request.method == "POST":
        _change(desk)
        return redirect("settings", practice=desk.practice.slug)
    return desk.show(
        "settings.html",
        facts=filing.take_out_practice(desk.practice),
        members=desk.practice.memberships.select_related("user"),
    )


def _change(desk: Desk) -> None:
    form = desk.request.POST
    hours = form.get("cool_off_hours", "")
    with transaction.atomic():
        row = desk.practice
        row.mail_from = form.get("mail_from", "").strip()[:300]
        if hours.isdigit() and int(hours) <= 24 * 14:
            row.cool_off_hours = int(hours)
        row.save(update_fields=["mail_from", "cool_off_hours"])
        journal.write_down(
            row, None, actor=desk.actor, verb="settings", says="The settings were changed.", now=desk.now
        )
    messages.success(desk.request, _("Saved."))


@require_POST
def remove(desk: Desk) -> HttpResponse:
    """Take the practice out, once its name was typed. The sample needs no typing."""
    typed = desk.request.POST.get("name", "")
    if desk.practice.is_sample or typed == desk.practice.name:
        practices.remove_practice(desk.practice)
        messages.success(desk.request, _("The practice was removed from this installation."))
        return redirect("home")
    messages.error(desk.request, _("The name was not the practice's. Nothing was removed."))
    return redirect("settings", practice=desk.practice.slug)
