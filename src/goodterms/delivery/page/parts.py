"""The pieces that every section is made of: escaped text, tables, links to sources and files."""

from __future__ import annotations

import html
from collections.abc import Iterable
from urllib.parse import quote

from goodterms.delivery.page.model import FileLink, Table
from goodterms.delivery.sources import Sources, grouped


def esc(text: object) -> str:
    """Text as HTML; nothing a client wrote is ever markup."""
    return html.escape(str(text))


def section(anchor: str, title: str, *parts: str) -> str:
    """A section of the page with its heading."""
    return f'<section id="{anchor}"><h2>{esc(title)}</h2>{"".join(parts)}</section>'


def cite(labels: Iterable[str], sources: Sources) -> str:
    """Small links to the places something rests on; a place that is not copied out stands as plain text."""
    cited = []
    for place in grouped(labels):
        anchor = sources.anchors.get(place.first)
        says = esc(place.says)
        cited.append(f'<a href="#{anchor}">{says}</a>' if anchor else says)
    return f'<span class="source">{", ".join(cited)}</span>' if cited else ""


def files_html(files: Iterable[FileLink]) -> str:
    """A row of links to files of the package."""
    links = "".join(f'<li><a href="{quote(file.path)}">{esc(file.says)}</a></li>' for file in files)
    return f'<ul class="files">{links}</ul>' if links else ""


def table_html(head: Iterable[tuple[str, str]], rows: Iterable[str], foot: str = "") -> str:
    """A table from column names with their kinds (text, day, figure) and rows that are HTML already."""
    names = "".join(f'<th scope="col"{_class(kind)}>{esc(name)}</th>' for name, kind in head)
    return (
        f'<div class="wide" tabindex="-1"><table><thead><tr>{names}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody>{foot}</table></div>"
    )


def plain_table(table: Table, empty: str) -> str:
    """A table of text, or the sentence that stands in its place when it has no rows."""
    if not table.rows:
        return f'<p class="quiet">{esc(empty)}</p>'
    kinds = [kind for _, kind in table.columns]
    rows = (
        "<tr>"
        + "".join(f"<td{_class(kind)}>{esc(cell)}</td>" for kind, cell in zip(kinds, row, strict=True))
        + "</tr>"
        for row in table.rows
    )
    return table_html(table.columns, rows)


def _class(kind: str) -> str:
    return f' class="{kind}"' if kind in ("day", "figure") else ""
