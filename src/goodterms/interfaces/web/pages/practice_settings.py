"""Settings of a practice: its own facts, mail, rates, people; and taking the practice out."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib import messages
from django.db import transaction
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from goodterms.casework import drafting, journal, keys, mail_servers, mailbox, practices, seals
from goodterms.delivery.transfer import account_of
from goodterms.interfaces.web import fact_forms
from goodterms.interfaces.web.desk import Desk, get_only, post_only
from goodterms.interfaces.web.fact_forms import Asked
from goodterms.interfaces.web.packing import zipped
from goodterms.interfaces.web.pages import facts as fact_pages
from goodterms.interfaces.web.sentences import said
from goodterms.records import filing, models


def page(desk: Desk) -> HttpResponse:
    """Show and change what the practice says of itself."""
    if desk.request.method == "POST" and desk.request.POST.get("part") == "practice":
        answered, kept = fact_pages.practice(desk)
        if not kept:
            return _page(desk, own=answered.asked, status=422)
        messages.success(desk.request, _("Saved."))
        return redirect("settings", practice=desk.practice.slug)
    if desk.request.method == "POST" and desk.request.POST.get("part") == "model":
        return _name_model(desk)
    if desk.request.method == "POST":
        _change(desk)
        return redirect("settings", practice=desk.practice.slug)
    return _page(desk)


def _page(
    desk: Desk, invitation: str = "", told: str = "", own: tuple[Asked, ...] = (), status: int = 200
) -> HttpResponse:
    return desk.show(
        "settings.html",
        status=status,
        own=own or fact_forms.ask(fact_forms.PRACTICE, "o-", filing.take_out_practice(desk.practice)),
        members=desk.practice.memberships.select_related("user").order_by("id"),
        roles=practices.ROLES,
        invitation=invitation,
        told=told,
        model=drafting.model_of(desk.practice),
        keys=models.ProgramKey.objects.filter(practice=desk.practice).order_by("id"),
    )


def _name_model(desk: Desk) -> HttpResponse:
    form = desk.request.POST
    drafting.name_model(
        desk.practice,
        shape=form.get("shape", ""),
        url=form.get("url", "").strip(),
        name=form.get("name", "").strip(),
        key=form.get("key", "").strip(),
        actor=desk.actor,
        now=desk.now,
    )
    messages.success(desk.request, _("Saved."))
    return redirect(f"{reverse('settings', args=[desk.practice.slug])}#model")


def _change(desk: Desk) -> None:
    form = desk.request.POST
    hours = form.get("cool_off_hours", "")
    with transaction.atomic():
        row = desk.practice
        row.mail_from = form.get("mail_from", "").strip()[:300]
        row.iban = account_of(form["iban"]) if form.get("iban", "").strip() else ""
        if hours.isdigit() and int(hours) <= 24 * 14:
            row.cool_off_hours = int(hours)
        if form.get("mail_url", "").strip():
            mail_servers.sending_server(form["mail_url"].strip())
            row.mail_url_sealed = seals.seal(form["mail_url"].strip())
        if form.get("mailbox_url", "").strip():
            mail_servers.reading_server(form["mailbox_url"].strip())
            row.mailbox_url_sealed = seals.seal(form["mailbox_url"].strip())
            row.mailbox_cursor, row.mailbox_problem, row.mailbox_read_at = {}, "", None
        elif form.get("mailbox_off"):
            row.mailbox_url_sealed, row.mailbox_problem = "", ""
        row.save()
        journal.write_down(
            row, None, actor=desk.actor, verb="settings", says="The settings were changed.", now=desk.now
        )
    messages.success(desk.request, _("Saved."))


@get_only
def export(desk: Desk) -> FileResponse:
    """All clients' folders with what is known of the practice, as one zip that can be read in again."""
    name = desk.practice.slug
    with TemporaryDirectory() as workshop:
        return zipped(practices.export_practice(desk.practice, Path(workshop) / name, today=desk.today), name)


@post_only
def read_mail(desk: Desk) -> HttpResponse:
    """Read the mailbox now, and say what came of it."""
    if desk.practice.mailbox_url_sealed and not desk.practice.is_sample:
        count = mailbox.read_mailbox(desk.practice, desk.now)
        if desk.practice.mailbox_problem:
            messages.error(desk.request, said(desk.practice.mailbox_problem))
        else:
            filed = ngettext("%(n)s new mail was filed.", "%(n)s new mails were filed.", count) % {"n": count}
            messages.success(desk.request, filed)
    return redirect(f"{reverse('settings', args=[desk.practice.slug])}#mail")


@post_only
def invite(desk: Desk) -> HttpResponse:
    """A link for somebody who is to work here."""
    token = practices.invitation(desk.practice, desk.request.POST.get("role", ""))
    link = desk.request.build_absolute_uri(reverse("invitation", args=[token]))
    return _page(desk, invitation=link)


@post_only
def role(desk: Desk, number: int) -> HttpResponse:
    """Change what somebody may do, or take them out. The last owner stays."""
    member = get_object_or_404(models.Membership, practice=desk.practice, pk=number)
    chosen = desk.request.POST.get("role", "")
    owners = desk.practice.memberships.filter(role="owner")
    if member.role == "owner" and owners.count() == 1 and chosen != "owner":
        messages.error(desk.request, _("A practice needs an owner. Make somebody else one first."))
    elif chosen == "out":
        member.delete()
    elif chosen in practices.ROLES:
        member.role = chosen
        member.save(update_fields=["role"])
    return redirect("settings", practice=desk.practice.slug)


@post_only
def key(desk: Desk) -> HttpResponse:
    """A key for a program, told once."""
    name = desk.request.POST.get("name", "").strip() or _("a program")
    return _page(desk, told=keys.make(desk.practice, name, actor=desk.actor, now=desk.now))


@post_only
def key_back(desk: Desk, number: int) -> HttpResponse:
    """Take a key back."""
    row = get_object_or_404(models.ProgramKey, practice=desk.practice, pk=number)
    keys.take_back(row, actor=desk.actor, now=desk.now)
    return redirect("settings", practice=desk.practice.slug)


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
