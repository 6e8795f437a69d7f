"""The settlement, line by line, with its working and its sources."""

from __future__ import annotations

from goodterms.delivery.days import day_of, figure, with_thousands
from goodterms.delivery.documents import Line, Segment, Settlement, Statement
from goodterms.delivery.page.html import (
    cell,
    cite,
    day_cell,
    el,
    esc,
    file_links,
    listing,
    more,
    notice,
    paragraph,
    section,
    table_html,
)
from goodterms.delivery.page.model import PartingPage
from goodterms.delivery.sources import Sources
from goodterms.money import Money

_WORKING = (("Days", "text"), ("Count", "figure"), ("On", "figure"), ("A year", "figure"), ("Interest", "figure"))


def settlement(page: PartingPage) -> str:
    """What is owed, what could be claimed, and what could not be said."""
    answer = page.settlement
    return section(
        "settlement",
        "The settlement",
        *(_statement(statement, page) for statement in answer["currencies"]),
        _instalments(answer),
        *(notice(f"Unknown: {gap['what']}.", gap["why"], gap["try"]) for gap in answer["unknown"]),
        *(
            notice(f"{bad['file']}, line {bad['row']}, takes no part: {bad['reason']}.")
            for bad in answer["bad_rows"]
        ),
        _claimable(answer),
        file_links(page.settlement_files),
    )


def _statement(statement: Statement, page: PartingPage) -> str:
    currency = statement["currency"]
    debtor = {"client": page.client, "practice": page.practice}.get(statement["owed_by"])
    says = f"Balance, owed by {debtor}" if debtor else "Balance: nothing is owed on either side"
    total = figure(statement["balance"].removeprefix("-"), currency)
    foot = el("tfoot", el("tr", cell(esc(says)), cell(total, "figure")))
    rows = (_line(line, currency, page.sources) for line in statement["lines"])
    pay = paragraph(f"To be paid by {day_of(statement['pay_by'])}.") if statement["pay_by"] and debtor else ""
    return table_html((("What is owed", "text"), (currency, "figure")), rows, foot) + pay


def _line(line: Line, currency: str, sources: Sources) -> str:
    working = line.get("working", [])
    shown = more("The working", table_html(_WORKING, map(_segment, working))) if working else ""
    return el(
        "tr",
        cell(esc(line["says"]) + cite(line["because"], sources) + shown),
        cell(figure(line["amount"], currency), "figure"),
    )


def _segment(segment: Segment) -> str:
    return el(
        "tr",
        day_cell(f"{segment['from']} to {segment['to']}"),
        cell(str(segment["days"]), "figure"),
        cell(esc(with_thousands(segment["principal"])), "figure"),
        cell(esc(f"{segment['percent']} %"), "figure"),
        cell(esc(segment["interest"]), "figure"),
    )


def _instalments(answer: Settlement) -> str:
    parts = [
        f"{day_of(part['due_on'])}: {Money.parse(part['amount'], part['currency'])}"
        for part in answer["instalments"]
    ]
    return el("h3", "In instalments") + listing(parts, "ol") if parts else ""


def _claimable(answer: Settlement) -> str:
    claims = [
        f"{claim['says'].removesuffix(', ' + claim.get('currency', ''))}: "
        f"{Money.parse(claim['amount'], claim.get('currency', ''))}"
        for claim in answer["claimable"]
    ]
    return (
        more("Paid late, but in full: could be claimed, and is not in the balance", listing(claims))
        if claims
        else ""
    )
