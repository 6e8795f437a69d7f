"""Settlement: what is owed on the last day, line by line, as a page, a PDF and a table."""

from __future__ import annotations

import csv
import io
from typing import Any, cast

from django.http import HttpResponse

from goodterms import settlement
from goodterms.casework import answers, partings, reminders, statements
from goodterms.errors import GoodtermsError
from goodterms.facts import History
from goodterms.interfaces.web.desk import Desk, chosen_day, get_only
from goodterms.records import models, shelves


def page(desk: Desk, slug: str) -> HttpResponse:
    """The statement for the chosen last day."""
    client = desk.client(slug)
    history = shelves.take_out_history(client, with_messages=False)
    terms, problem = _terms(desk, client, history)
    document, _ = answers.settlement_of(client, terms, keep=False, history=history)
    return desk.show(
        "settlement.html",
        client=client,
        terms=terms,
        problem=problem,
        reminders=reminders.of(client, desk.today, history),
        settlement=document,
        query=f"ends_on={terms.ends_on}&ended_by={terms.ended_by}&instalments={terms.instalments}",
    )


@get_only
def pdf(desk: Desk, slug: str) -> HttpResponse:
    """The statement on the practice's paper."""
    client = desk.client(slug)
    document, _ = answers.settlement_of(client, _terms(desk, client)[0], keep=False)
    content = statements.paper(client, document, statements.cited_rows(client, document), desk.practice.iban)
    return HttpResponse(
        content,
        content_type="application/pdf",
        headers={"Content-Disposition": f'inline; filename="settlement-{slug}.pdf"'},
    )


@get_only
def table(desk: Desk, slug: str) -> HttpResponse:
    """The lines as CSV for a bookkeeper."""
    client = desk.client(slug)
    document, _ = answers.settlement_of(client, _terms(desk, client)[0], keep=False)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["currency", "kind", "says", "amount", "because"])
    for statement in document["currencies"]:
        for line in statement["lines"]:
            row = [statement["currency"], line["kind"], line["says"], line["amount"], "; ".join(line["because"])]
            writer.writerow([inert(cell) for cell in row])
    return HttpResponse(
        out.getvalue(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="settlement-{slug}.csv"'},
    )


def inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; figures stay figures."""
    figure = cell.replace("-", "", 1).replace(".", "", 1).isdigit()
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not figure else cell


def _terms(desk: Desk, client: models.Client, history: History | None = None) -> tuple[settlement.Terms, str]:
    """What was asked, or a sensible first question; a day that is none is said and not guessed at."""
    asked = desk.request.GET
    case = partings.current(client)
    ends_on = partings.last_day_of(case, client, desk.today, history)
    problem = ""
    if asked.get("ends_on"):
        try:
            ends_on = chosen_day(asked["ends_on"]) or ends_on
        except GoodtermsError as error:
            problem = f"{error.says} {error.hint}"
    ended_by = asked.get("ended_by") or (case.ended_by if case else "both")
    if ended_by not in ("client", "practice", "both"):
        ended_by = "both"
    parts = asked.get("instalments", "0")
    instalments = int(parts) if parts.isdigit() and (parts == "0" or 2 <= int(parts) <= 60) else 0
    if parts not in ("", "0") and not instalments:
        problem = "Instalments are a whole number from 2 to 60."
    return settlement.Terms(ends_on, desk.today, cast(Any, ended_by), instalments), problem
