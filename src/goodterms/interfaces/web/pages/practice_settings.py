"""Settings of a practice: its own facts, mail, rates, people; and taking the practice out."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from goodterms.casework import journal, postman, practices, seals
from goodterms.interfaces.web.desk import Desk, post_only
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
        if form.get("mail_url", "").strip():
            postman.mail_server(form["mail_url"].strip())
            row.mail_url_sealed = seals.seal(form["mail_url"].strip())
        row.save(update_fields=["mail_from", "cool_off_hours", "mail_url_sealed"])
        journal.write_down(
            row, None, actor=desk.actor, verb="settings", says="The settings were changed.", now=desk.now
        )
    messages.success(desk.request, _("Saved."))


@post_only
def remove(desk: Desk) -> HttpResponse:
    """Take the practice out, once its name was typed. The sample needs no typing."""
    typed = desk.request.POST.get("name", "")
    if desk.practice.is_sample or typed == desk.practice.name:
        practices.remove_practice(desk.practice)
        messages.success(desk.request, _("The practice was removed from this installation."))
        return redirect("home")
    messages.error(desk.request, _("The name was not the practice's. Nothing was removed."))
    return redirect("settings", practice=desk.practice.slug)
