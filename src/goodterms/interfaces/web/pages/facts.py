"""What is known and agreed, entered by hand: a new client, and the facts of one that is there."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from goodterms import facts
from goodterms.casework import clients
from goodterms.errors import GoodtermsError
from goodterms.interfaces.web import fact_forms
from goodterms.interfaces.web.desk import Desk
from goodterms.interfaces.web.fact_forms import AGREEMENT, AGREEMENT_FIRST, CLIENT, DELIVERABLE, PERSON, Answered
from goodterms.records import filing


def add(desk: Desk) -> HttpResponse:
    """Enter a new client. The files can be brought in next."""
    currency = desk.practice.currency or ""
    if desk.request.method != "POST":
        known = facts.Agreement(currency=desk.practice.currency)
        return _form(
            desk,
            "client_new.html",
            fact_forms.ask(CLIENT, "c-"),
            _people(()),
            fact_forms.ask(AGREEMENT_FIRST, "a-", known),
        )
    form = desk.request.POST
    client = fact_forms.read(CLIENT, form, "c-", currency)
    people = fact_forms.read_rows(PERSON, form, "p-", currency)
    agreement = fact_forms.read(AGREEMENT_FIRST, form, "a-", currency)
    problem: GoodtermsError | None = None
    if not any(one.problems for one in (client, agreement, *people)):
        try:
            row = clients.open_client(
                desk.practice,
                facts.Client(**client.values, people=tuple(facts.Person(**one.values) for one in people)),
                facts.Agreement(**agreement.values),
                actor=desk.actor,
                now=desk.now,
            )
        except GoodtermsError as error:
            problem = error
        else:
            messages.success(desk.request, _("%s is entered. Now bring in mail, invoices and hours.") % row.name)
            return redirect(f"{reverse('bring_in', args=[desk.practice.slug])}?client={row.slug}")
    shown = [one.asked for one in people] or _people(())
    return _form(desk, "client_new.html", client.asked, shown, agreement.asked, problem=problem, status=422)


def page(desk: Desk, slug: str) -> HttpResponse:
    """See and change who the client is, the people, the agreement, the work promised."""
    row = desk.client(slug)
    known, agreed = filing.take_out_client(row), filing.take_out_agreement(row.agreement)
    work = [filing.take_out_deliverable(one) for one in row.deliverables.all()]
    if desk.request.method != "POST":
        return _form(
            desk,
            "facts.html",
            fact_forms.ask(CLIENT, "c-", known),
            _people(known.people),
            fact_forms.ask(AGREEMENT, "a-", agreed),
            deliverables=_rows(DELIVERABLE, "d-", work),
            client=row,
        )
    form = desk.request.POST
    currency = agreed.currency or desk.practice.currency or ""
    client = fact_forms.read(CLIENT, form, "c-", currency)
    agreement = fact_forms.read(AGREEMENT, form, "a-", currency)
    currency = agreement.values.get("currency", currency)
    people = fact_forms.read_rows(PERSON, form, "p-", currency)
    promised = fact_forms.read_rows(DELIVERABLE, form, "d-", currency)
    if not any(one.problems for one in (client, agreement, *people, *promised)):
        changed = clients.change_facts(
            row,
            replace(
                known,
                **_all(CLIENT, client),
                people=tuple(facts.Person(**one.values) for one in people),
            ),
            replace(agreed, **_all(AGREEMENT, agreement)),
            _with_sources(promised, work),
            actor=desk.actor,
            now=desk.now,
        )
        messages.success(desk.request, _("Saved.") if changed else _("Nothing was different."))
        return redirect("facts", practice=desk.practice.slug, slug=slug)
    return _form(
        desk,
        "facts.html",
        client.asked,
        [one.asked for one in people],
        agreement.asked,
        deliverables=[one.asked for one in promised],
        client=row,
        status=422,
    )


def _form(
    desk: Desk, template: str, who: Any, people: Any, agreement: Any, *, status: int = 200, **more: Any
) -> HttpResponse:
    return desk.show(template, who=who, people=people, agreement=agreement, status=status, **more)


def _people(known: tuple[facts.Person, ...]) -> list[tuple[fact_forms.Asked, ...]]:
    return _rows(PERSON, "p-", known)


def _rows(fields: Any, prefix: str, known: Any) -> list[tuple[fact_forms.Asked, ...]]:
    """One row for each fact and an empty one to enter another."""
    rows = [fact_forms.ask(fields, f"{prefix}{number}-", one) for number, one in enumerate(known)]
    return [*rows, fact_forms.ask(fields, f"{prefix}{len(rows)}-")]


def _all(fields: tuple[fact_forms.Field, ...], answered: Answered) -> dict[str, Any]:
    """Every field's value: what was emptied is unknown again."""
    return {field.key: answered.values.get(field.key) for field in fields}


def _with_sources(promised: tuple[Answered, ...], before: list[facts.Deliverable]) -> list[facts.Deliverable]:
    """The pieces of work as entered; one that did not change keeps the place it was read from."""
    there = {replace(one, source=facts.Source("")): one for one in before}
    entered = [facts.Deliverable(**one.values, source=facts.Source("")) for one in promised]
    return [there.get(one, replace(one, source=facts.Source("client.toml"))) for one in entered]


def practice(desk: Desk) -> tuple[Answered, bool]:
    """Change what the practice says of itself; returns what was entered and whether it was kept."""
    known = filing.take_out_practice(desk.practice)
    answered = fact_forms.read(fact_forms.PRACTICE, desk.request.POST, "o-", known.currency or "")
    if answered.problems:
        return answered, False
    values = _all(fact_forms.PRACTICE, answered)
    values["emails"] = values["emails"] or ()
    clients.change_practice(desk.practice, replace(known, **values), actor=desk.actor, now=desk.now)
    return answered, True
