"""The pieces that every section is made of: elements, escaped text, tables, links to sources and files."""

from __future__ import annotations

import html
from collections.abc import Iterable
from urllib.parse import quote

from goodterms.delivery.days import with_long_days
from goodterms.delivery.page.model import FileLink, Table
from goodterms.delivery.sources import Sources, grouped, places

# A table of more columns scrolls sideways on a phone rather than squeezing its words.
_FEW_COLUMNS = 3


def esc(text: object) -> str:
    """Text as HTML; nothing a client wrote is ever markup."""
    return html.escape(str(text))


def el(tag: str, *inside: str, **attributes: str) -> str:
    """An element around HTML. Attribute values are escaped; an empty one is left out; `class_` is class."""
    named = ((name.rstrip("_").replace("_", "-"), value) for name, value in attributes.items() if value)
    written = "".join(f' {name}="{html.escape(value)}"' for name, value in named)
    return f"<{tag}{written}>{''.join(inside)}</{tag}>"


def section(anchor: str, title: str, *parts: str) -> str:
    """A section of the page with its heading."""
    return el("section", el("h2", esc(title)), *parts, id=anchor)


def paragraph(text: str, role: str = "") -> str:
    """A paragraph of plain text."""
    return el("p", esc(text), class_=role)


def notice(*sentences: str) -> str:
    """Something a person must look at."""
    return el("div", el("p", esc(" ".join(sentence for sentence in sentences if sentence))), class_="notice")


def listing(items: Iterable[str], tag: str = "ul") -> str:
    """A list of plain texts; nothing where there are none."""
    inside = [el("li", esc(item)) for item in items]
    return el(tag, *inside) if inside else ""


def more(summary: str, *inside: str) -> str:
    """Detail that opens in place."""
    return el("details", el("summary", esc(summary)), *inside)


def cite(labels: Iterable[str], sources: Sources) -> str:
    """Small links to the places something rests on; a place that is not copied out stands as plain text."""
    cited = []
    for place in grouped(labels):
        anchor = sources.anchors.get(place.first)
        cited.append(el("a", esc(place.says), href=f"#{anchor}") if anchor else esc(place.says))
    return el("span", ", ".join(cited), class_="source") if cited else ""


def cite_text(text: str, sources: Sources) -> str:
    """As `cite`, for places named in one text. A message's label may itself hold a comma."""
    return cite([text] if text in sources.anchors else places(text), sources)


def file_links(files: Iterable[FileLink]) -> str:
    """A row of links to files of the package."""
    links = [el("li", el("a", esc(file.says), href=quote(file.path))) for file in files]
    return el("ul", *links, class_="files") if links else ""


def cell(inside: str, kind: str = "text") -> str:
    """A table cell of HTML; its kind is text, day or figure."""
    return el("td", inside, class_=kind if kind in ("day", "figure") else "")


def table_html(head: Iterable[tuple[str, str]], rows: Iterable[str], foot: str = "") -> str:
    """A table from column names with their kinds and rows that are HTML already."""
    head = tuple(head)
    names = (el("th", esc(name), scope="col", class_=kind if kind != "text" else "") for name, kind in head)
    table = el("table", el("thead", el("tr", *names)), el("tbody", *rows), foot)
    # What scrolls must be reachable by keyboard, and say what it is.
    return el(
        "div",
        table,
        class_="wide many" if len(head) > _FEW_COLUMNS else "wide",
        tabindex="0",
        role="region",
        aria_label=f"Table: {', '.join(name for name, _ in head)}",
    )


def plain_table(table: Table, empty: str) -> str:
    """A table of text, or the sentence that stands in its place when it has no rows."""
    if not table.rows:
        return paragraph(empty, "quiet")
    kinds = [kind for _, kind in table.columns]
    rows = (
        el("tr", *(_plain_cell(text, kind) for kind, text in zip(kinds, row, strict=True))) for row in table.rows
    )
    return table_html(table.columns, rows)


def _plain_cell(text: str, kind: str) -> str:
    return day_cell(text) if kind == "day" else cell(esc(text), kind)


def day_cell(iso: str) -> str:
    """A table cell of one or two ISO days, written as people write them."""
    return cell(esc(with_long_days(iso)), "day")
