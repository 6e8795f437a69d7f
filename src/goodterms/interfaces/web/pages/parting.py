"""Parting: the ladder as a calm path; each step is shown with what it asks, and none is taken by itself."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from goodterms.casework import due, partings
from goodterms.errors import GoodtermsError
from goodterms.interfaces.web.desk import Desk, chosen_day, get_only, post_only
from goodterms.parting import Given

PATH = (
    ("consider", gettext_lazy("Consider")),
    ("cool off", gettext_lazy("Sleep on it")),
    ("talk", gettext_lazy("Talk")),
    ("offer", gettext_lazy("Offer other ways")),
    ("decide", gettext_lazy("Decide")),
    ("give notice", gettext_lazy("Give notice")),
    ("settle", gettext_lazy("Settle")),
    ("hand over", gettext_lazy("Hand over")),
    ("close", gettext_lazy("Close the file")),
    ("keep in touch", gettext_lazy("Keep in touch")),
)

MOVES = {
    **dict(PATH),
    "decide at once": gettext_lazy("Decide"),
    "decide without a talk": gettext_lazy("Decide without a talk"),
    "client gives notice": gettext_lazy("The client ends it"),
    "agree to end": gettext_lazy("Both end it"),
    "close anyway": gettext_lazy("Close it anyway"),
    "sever": gettext_lazy("Break off contact"),
    "reconsider": gettext_lazy("Go on with the work"),
    "take notice back": gettext_lazy("Go on after all"),
    "reopen": gettext_lazy("Open the file again"),
    "work together again": gettext_lazy("Work together again"),
    "stop writing": gettext_lazy("Write no more"),
}
"""What stands on the button of each step."""
_GIVES = {
    "consider": gettext_lazy("A dated reason, for yourself."),
    "cool off": gettext_lazy("A night between the feeling and the letter."),
    "talk": gettext_lazy("You say what concerns you, and ask what changed on their side."),
    "offer": gettext_lazy("Other terms, less work, later dates, somebody else: with figures."),
    "decide": gettext_lazy("The decision, and the one reason that you will give."),
    "give notice": gettext_lazy("The letter with the last day, in the way the contract asks for."),
    "settle": gettext_lazy("What is owed, line by line, and by when."),
    "hand over": gettext_lazy("Files, access, and who is told."),
    "close": gettext_lazy("Nothing is open, or you say why you close it anyway."),
    "keep in touch": gettext_lazy("A word now and then, where it is welcome."),
}
"""What each rung brings, in a sentence."""


@get_only
def page(desk: Desk, slug: str) -> HttpResponse:
    """Where the parting stands, what can be done today, and what is still open."""
    client = desk.client(slug)
    ladder = partings.look(client, desk.today)
    names = [name for name, _words in PATH]
    here = names.index(ladder.case.rung) if ladder.case.rung in names else -1
    path = [
        {"words": words, "gives": _GIVES[name], "state": "done" if i < here else "here" if i == here else "later"}
        for i, (name, words) in enumerate(PATH)
    ]
    return desk.show(
        "parting.html",
        client=client,
        ladder=ladder,
        case=ladder.case,
        first=ladder.steps[0] if ladder.steps else None,
        others=ladder.steps[1:],
        path=path,
        moves=MOVES,
        lines=client.journal.order_by("-number")[:30],
        last_day=partings.last_day(client, desk.today),
    )


@post_only
def take(desk: Desk, slug: str) -> HttpResponse:
    """Take the step that was chosen."""
    client = desk.client(slug)
    form = desk.request.POST
    given = Given(
        reason=form.get("reason", "").strip()[:4000],
        ends_on=chosen_day(form.get("ends_on", "")),
        yes=form.get("yes") == "on",
        yes_again=form.get("yes_again") == "on",
        quotes_read=form.get("quotes_read") == "on",
        client_yes=form.get("client_yes") == "on",
        shorter_agreed=form.get("shorter_agreed") == "on",
        who=desk.actor,
    )
    partings.take(client, form.get("move", ""), given, today=desk.today, actor=desk.actor, now=desk.now)
    due.note_due(client, desk.today)
    messages.success(desk.request, _("Done, and written into the journal."))
    return redirect("parting", practice=desk.practice.slug, slug=slug)


@post_only
def wish(desk: Desk, slug: str) -> HttpResponse:
    """The last day one would like."""
    client = desk.client(slug)
    day = chosen_day(desk.request.POST.get("wished_end", ""))
    if day is None:
        raise GoodtermsError("parting.no_day", "No day was chosen.", hint="Choose a last day.")
    partings.wish(client, day, today=desk.today, actor=desk.actor, now=desk.now)
    due.note_due(client, desk.today)
    return redirect("parting", practice=desk.practice.slug, slug=slug)
