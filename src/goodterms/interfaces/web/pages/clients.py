"""Clients: the portfolio, the ones that need most attention first."""

from __future__ import annotations

from django.http import HttpResponse

from goodterms.casework import look, tally
from goodterms.interfaces.web import client_rows
from goodterms.interfaces.web.desk import MONEY, WORKERS, Desk


def page(desk: Desk) -> HttpResponse:
    """Search, filter, page by key; only the rows where htmx asks for them."""
    asked = desk.request.GET
    search, condition = asked.get("q", "").strip()[:100], asked.get("condition", "")
    found = look.clients(desk.practice, search=search, condition=condition, after=asked.get("after", ""))
    rows_only = bool(desk.request.headers.get("HX-Request"))
    template = "clients_rows.html" if rows_only else "clients.html"
    return desk.show(
        template,
        found=found,
        rows=client_rows.rows(desk, found.lines),
        search=search,
        condition=condition,
        counts=() if rows_only else tuple(tally.conditions(desk.practice).items()),
        enters=desk.may(WORKERS),
        counts_money=desk.may(MONEY),
    )
