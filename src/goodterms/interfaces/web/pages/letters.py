"""Letters: draft one from the records, write on with findings beside the text, see it as PDF, approve it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from goodterms.casework import drafting, letter_facts, letter_mending, letters
from goodterms.delivery.pdf import LetterSheet, letter_pdf
from goodterms.interfaces.web import sentences
from goodterms.interfaces.web.desk import Desk, get_only, post_only
from goodterms.letters.composing import languages
from goodterms.records import filing, models
from goodterms.records.columns import read_text

KINDS = (
    ("concern", gettext_lazy("Raise a concern")),
    ("options", gettext_lazy("Offer other ways")),
    ("decline", gettext_lazy("Say no to a request")),
    ("referral", gettext_lazy("Recommend somebody else")),
    ("ending", gettext_lazy("End the work")),
    ("settlement", gettext_lazy("Send the settlement")),
    ("handover", gettext_lazy("Hand over")),
    ("severance", gettext_lazy("Break off contact")),
    ("reconnect", gettext_lazy("Write again")),
)
REMINDERS = (
    ("reminder", gettext_lazy("Remind of an invoice")),
    ("reminder_firm", gettext_lazy("Remind firmly")),
    ("reminder_pause", gettext_lazy("Say that the work pauses")),
    ("reminder_final", gettext_lazy("Ask for the last time")),
)
"""Drafted from the page of the settlement, where the day of each stands."""
WORDS = dict((*KINDS, *REMINDERS))


def page(desk: Desk, slug: str) -> HttpResponse:
    """The letters of a client; and the kinds that can be drafted."""
    client = desk.client(slug)
    if desk.request.method == "POST":
        form = desk.request.POST
        kind = form.get("kind", "")
        row = letters.draft(
            client,
            kind,
            voice=voice(form.get("language") or language_for(kind), form.get("register", "warm")),
            today=desk.today,
            actor=desk.actor,
            now=desk.now,
            invoice=form.get("invoice", "")[:200],
        )
        return redirect("letter", practice=desk.practice.slug, slug=slug, number=row.pk)
    return desk.show(
        "letters.html",
        client=client,
        letters=client.letters.all(),
        kinds=KINDS,
        words=WORDS,
        registers=letters.REGISTERS,
    )


def language_for(kind: str) -> str:
    """The language of the page where a letter of this kind is written in it, else English."""
    language = get_language() or "en"
    return language if language in languages(kind) else "en"


def voice(language: str, register: str = "warm") -> letters.Voice:
    """How a letter speaks, with the sentences of our answers put in its language."""
    return letters.Voice(register, language, lambda sentence: sentences.read(sentence, language))


def one(desk: Desk, slug: str, number: int) -> HttpResponse:
    """The editor. Saving keeps the words; nothing is sent from here without approval. A model's draft stands in it
    where it is asked for, and is the letter's only when a person keeps it."""
    row = row_of(desk, slug, number)
    if desk.request.method == "POST":
        keep(desk, row)
        messages.success(desk.request, _("Kept."))
        return redirect("letter", practice=desk.practice.slug, slug=slug, number=number)
    proposal = drafting.proposal_of(row)
    drafted = proposal if proposal and proposal.text else None
    shown = drafted if "draft" in desk.request.GET else None
    text = read_text(shown.text if shown else row.text)
    people = [filing.take_out_person(p) for p in row.client.people.all()]
    return desk.show(
        "letter.html",
        client=row.client,
        letter=row,
        subject=read_text(shown.subject if shown else row.subject),
        text=text,
        drafted=drafted,
        proposed=shown,
        before=read_text(row.text) if shown else "",
        model=drafting.model_of(desk.practice),
        kind=WORDS.get(row.kind, row.kind),
        people=[person for person in people if person.emails],
        sender=_sender(desk.practice),
        waiting=row.outgoing.filter(status__in=["waiting", "sending", "unknown"]).first(),
        **_checked(desk, row, text),
    )


@post_only
def check(desk: Desk, slug: str, number: int) -> HttpResponse:
    """The findings for the words as they stand in the editor."""
    row = row_of(desk, slug, number)
    text = desk.request.POST.get("text", "").replace("\r\n", "\n")
    return desk.show("letter_findings.html", client=row.client, letter=row, **_checked(desk, row, text))


@get_only
def pdf(desk: Desk, slug: str, number: int) -> HttpResponse:
    """The letter on the practice's paper."""
    row = row_of(desk, slug, number)
    ours = filing.take_out_practice(desk.practice)
    sheet = LetterSheet(
        subject=read_text(row.subject),
        markdown=read_text(row.text),
        recipient=(read_text(row.client.name),),
        on=desk.today,
        language=row.language,
    )
    return HttpResponse(
        letter_pdf(ours, sheet),
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="letter-{number}.pdf"'},
    )


@post_only
def approve(desk: Desk, slug: str, number: int) -> HttpResponse:
    """The words as they stand in the editor are kept and go into the outbox, to the people that were chosen."""
    row = row_of(desk, slug, number)
    keep(desk, row)
    chosen = set(desk.request.POST.getlist("to"))
    people = [filing.take_out_person(p) for p in row.client.people.all()]
    to = tuple((p.name, p.emails[0]) for p in people if p.emails and p.emails[0] in chosen)
    by = User.objects.get(pk=desk.request.user.pk)
    as_it_is = desk.request.POST.get("as_it_is") == "on"
    letters.approve(row, to, by=by, today=desk.today, now=desk.now, as_it_is=as_it_is)
    messages.success(desk.request, _("Approved. It waits in the outbox and can be taken back until it goes."))
    return redirect("outbox", practice=desk.practice.slug)


def keep(desk: Desk, row: models.Letter) -> None:
    """Keep the words of the editor, where they came along; a model's draft that they were is no proposal then."""
    form = desk.request.POST
    if "text" in form:
        letters.keep(row, subject=form.get("subject", ""), text=form["text"])
    if form.get("proposed"):
        drafting.leave(row)


def _sender(practice: models.Practice) -> str:
    address = practice.mail_from or (practice.emails[0] if practice.emails else "")
    name = practice.owner or practice.name
    return f"{name} <{address}>" if address else name


def row_of(desk: Desk, slug: str, number: int) -> models.Letter:
    """The letter of a client of this practice, or 404."""
    client = desk.client(slug)
    return get_object_or_404(models.Letter.objects.select_related("client__practice"), client=client, pk=number)


POINTS = {
    "decision": gettext_lazy("the decision"),
    "end_date": gettext_lazy("the last day"),
    "mutual_benefit": gettext_lazy("why it is good for both"),
    "thanks": gettext_lazy("thanks"),
    "status_delivered": gettext_lazy("what is done"),
    "status_outstanding": gettext_lazy("what is still open"),
    "money_outstanding": gettext_lazy("what is owed"),
    "money_terms": gettext_lazy("how it is paid"),
    "settlement_date": gettext_lazy("by when it is paid"),
    "transition_plan": gettext_lazy("how the work passes over"),
    "data_transfer": gettext_lazy("files and access"),
    "stakeholders": gettext_lazy("who is told"),
    "conditions": gettext_lazy("conditions"),
    "door_open": gettext_lazy("an open door"),
    "alternative_scope": gettext_lazy("offer: do less"),
    "alternative_timeline": gettext_lazy("offer: later dates"),
    "alternative_phase_out": gettext_lazy("offer: phase it out"),
    "alternative_referral": gettext_lazy("offer: somebody else"),
}
"""What the points of a letter are called on screen."""


def _checked(desk: Desk, row: models.Letter, text: str) -> dict[str, Any]:
    """The findings, each with what can be put in its place; the points; the facts that the letter tells."""
    brief = letters.brief_for(row.client, row.kind, desk.today, put=voice(row.language).put)
    found = letters.check(row, text, desk.today, brief)
    return {
        "lint": found,
        "findings": [(finding, letter_mending.mends_of(finding)) for finding in found.findings],
        "covers": [(POINTS.get(name, name), passages[0]) for name, passages in found.covers.items()],
        "missing": [POINTS.get(name, name) for name in found.missing],
        "unsaid": [POINTS.get(name, name) for name in found.unsaid],
        "sentences": [
            (POINTS.get(one.point, one.point), one.text)
            for one in letter_mending.sentences_for(found, brief, row.register, row.language)
        ],
        "told": letter_facts.told_in(text, brief),
        "held_back": any(finding.level == "must" for finding in found.findings),
    }
