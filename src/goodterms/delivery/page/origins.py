"""The rows and messages that the page rests on, copied from the folder, so that every link works offline."""

from __future__ import annotations

import re

from goodterms.delivery.days import long_day
from goodterms.delivery.page.html import cell, el, esc, more, paragraph, section, table_html
from goodterms.delivery.page.model import PartingPage
from goodterms.delivery.sources import SourceMessage, Sources, SourceTable

_DAY_OR_FIGURE = re.compile(r"-?[\d.]+|\d{4}-\d{2}-\d{2}")


def origins(page: PartingPage) -> str:
    """Every cited row and message; nothing where nothing is cited."""
    found = page.sources
    if not found.anchors:
        return ""
    return section(
        "sources",
        "Where it comes from",
        paragraph("Copied from the client folder as it was read. Every small link above leads here."),
        *(_table(table, found) for table in found.tables),
        _messages(found),
    )


def _messages(found: Sources) -> str:
    """Quoted messages in full view; those that only stand behind a figure of a chart open in place."""
    quoted = [_message(message, found) for message in found.messages if message.quotes]
    others = [_message(message, found) for message in found.messages if not message.quotes]
    behind = more(f"The {len(others)} messages behind the charts", *others) if others else ""
    return (el("h3", "Messages") if found.messages else "") + "".join(quoted) + behind


def _table(table: SourceTable, found: Sources) -> str:
    rows = (
        el(
            "tr",
            cell(str(row.line) if row.line else "", "figure"),
            *(cell(esc(text), _kind(text)) for text in row.cells),
            id=found.anchors[row.label],
        )
        for row in table.rows
    )
    head = [("Line", "figure"), *((name, "text") for name in table.columns)]
    return el("h3", esc(table.file)) + table_html(head, rows)


def _kind(text: str) -> str:
    """Days and figures do not break over lines."""
    return "day" if _DAY_OR_FIGURE.fullmatch(text) else "text"


def _message(message: SourceMessage, found: Sources) -> str:
    text = esc(message.text)
    for quote in filter(None, message.quotes):
        text = text.replace(esc(quote), el("mark", esc(quote)), 1)
    day = long_day(message.on) if message.on else "no date"
    return el(
        "div",
        el("span", esc(f"{message.sender}, {day}: {message.subject}"), class_="small"),
        " ",
        el("span", esc(message.label), class_="source"),
        el("p", text),
        class_="message",
        id=found.anchors[message.label],
    )
