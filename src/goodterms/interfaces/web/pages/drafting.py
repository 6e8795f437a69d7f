"""A model's help with the words of a letter: what would go out, the wait, and why no draft came."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from goodterms.casework import drafting
from goodterms.interfaces.web.desk import Desk, post_only
from goodterms.interfaces.web.pages import letters as letter_pages
from goodterms.letters.drafting import facts_told
from goodterms.records import models


def page(desk: Desk, slug: str, number: int) -> HttpResponse:
    """What would go out, before anything does. Sending the form asks the model with exactly that."""
    row = letter_pages.row_of(desk, slug, number)
    if desk.request.method == "POST":
        return _ask(desk, row)
    proposal = drafting.proposal_of(row)
    awaited = drafting.is_awaited(proposal, desk.now)
    problem = drafting.problem_of(proposal, desk.now)
    if proposal is not None and not awaited and problem is None:
        return _to_the_draft(desk, row)
    if desk.request.headers.get("HX-Request") and awaited:
        return desk.show("model_wait.html", client=row.client, letter=row)
    if desk.request.headers.get("HX-Request"):
        return _elsewhere(_here(desk, row))
    if drafting.model_of(desk.practice) is None:
        return desk.show("model.html", client=row.client, letter=row)
    going = drafting.going_out(row, desk.today, letter_pages.voice(row.language), _chosen(desk.request.GET))
    return desk.show(
        "model.html",
        client=row.client,
        letter=row,
        awaited=awaited,
        problem=problem,
        going=going,
        facts=facts_told(going.letter, going.brief).items(),
        mails=drafting.mails_of(row.client),
    )


@post_only
def keep(desk: Desk, slug: str, number: int) -> HttpResponse:
    """The words of the editor are kept before the model is told them: what was written is not lost by asking."""
    row = letter_pages.row_of(desk, slug, number)
    letter_pages.keep(desk, row)
    return redirect(_here(desk, row))


@post_only
def leave(desk: Desk, slug: str, number: int) -> HttpResponse:
    """The draft is not wanted; the letter stays as it was."""
    row = letter_pages.row_of(desk, slug, number)
    drafting.leave(row)
    return redirect("letter", practice=desk.practice.slug, slug=slug, number=number)


def _ask(desk: Desk, row: models.Letter) -> HttpResponse:
    form = desk.request.POST
    going = drafting.going_out(row, desk.today, letter_pages.voice(row.language), _chosen(form))
    if form.get("digest") != going.digest:
        messages.error(desk.request, _("What would go out has changed since you saw it. Look at it once more."))
        mail = f"?mail={going.mail.pk}" if going.mail else ""
        return redirect(_here(desk, row) + mail)
    drafting.ask(row, going, actor=desk.actor, now=desk.now)
    return redirect(_here(desk, row))


def _chosen(form: dict[str, str]) -> int | None:
    """The client's mail that a person chose to send along."""
    mail = form.get("mail", "")
    return int(mail) if mail.isascii() and mail.isdigit() and len(mail) < 19 else None


def _here(desk: Desk, row: models.Letter) -> str:
    return reverse("letter_model", args=[desk.practice.slug, row.client.slug, row.pk])


def _to_the_draft(desk: Desk, row: models.Letter) -> HttpResponse:
    address = f"{reverse('letter', args=[desk.practice.slug, row.client.slug, row.pk])}?draft"
    return _elsewhere(address) if desk.request.headers.get("HX-Request") else redirect(address)


def _elsewhere(address: str) -> HttpResponse:
    """Sends the whole page on, where a part of it asked."""
    return HttpResponse(headers={"HX-Redirect": address})
