"""A letter's Markdown as blocks of runs, and these as HTML, as plain text and as JSON for the typesetter.

A letter is written and edited as Markdown; everything that leaves the house is made from the blocks, so that
the page, the PDF and the mail say the same. Raw HTML in the Markdown stays visible text: it is never markup.
"""

from __future__ import annotations

import html
import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypedDict

from markdown_it import MarkdownIt
from markdown_it.token import Token

BlockKind = Literal["heading", "paragraph", "list", "numbered", "quote", "table"]

_READER = MarkdownIt("commonmark", {"html": False}).enable("table")
_LISTS: dict[str, BlockKind] = {"bullet_list_open": "list", "ordered_list_open": "numbered"}
_WIDTH = 72


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style. A line break is a run of its own, “\\n”."""

    text: str
    strong: bool = False
    emphasis: bool = False


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading or quotation (one line), a list (a line an item) or a table (rows of cells).

    ``right`` says which columns of a table are set to the right.
    """

    kind: BlockKind
    lines: tuple[Line, ...] = ()
    rows: tuple[tuple[Line, ...], ...] = ()
    right: tuple[bool, ...] = ()


class TypesetBlock(TypedDict):
    """A block as the typesetter's JSON."""

    kind: BlockKind
    lines: list[list[dict[str, str | bool]]]
    rows: list[list[list[dict[str, str | bool]]]]
    right: list[bool]


def read_markdown(markdown: str) -> tuple[Block, ...]:
    """The blocks of a letter, in order. Anything that is not a known kind of block is read as a paragraph."""
    return tuple(_blocks(_READER.parse(markdown)))


def as_html(blocks: Iterable[Block]) -> str:
    """The blocks as HTML, every character of the text escaped."""
    return "\n".join(_block_html(block) for block in blocks)


def as_plain(blocks: Iterable[Block]) -> str:
    """The blocks as plain text, wrapped at 72 columns, a blank line between them."""
    return "\n\n".join(_block_plain(block) for block in blocks) + "\n"


def as_typeset(blocks: Iterable[Block]) -> list[TypesetBlock]:
    """The blocks as plain data for the typesetter."""
    return [
        {
            "kind": block.kind,
            "lines": [_runs(line) for line in block.lines],
            "rows": [[_runs(cell) for cell in row] for row in block.rows],
            "right": list(block.right),
        }
        for block in blocks
    ]


def _runs(line: Line) -> list[dict[str, str | bool]]:
    return [{"text": run.text, "strong": run.strong, "emphasis": run.emphasis} for run in line]


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    index = 0
    while index < len(tokens):
        end = _end_of(tokens, index)
        inside = tokens[index : end + 1]
        yield from _block(tokens[index], inside)
        index = end + 1


def _end_of(tokens: list[Token], start: int) -> int:
    """Where the block that opens at `start` closes (itself, where it does not nest)."""
    depth = 0
    for index in range(start, len(tokens)):
        depth += tokens[index].nesting
        if depth == 0:
            return index
    return len(tokens) - 1


def _block(opening: Token, inside: list[Token]) -> Iterator[Block]:
    lines = tuple(_line(token) for token in inside if token.type == "inline")
    if opening.type in _LISTS:
        yield Block(_LISTS[opening.type], lines)
    elif opening.type == "blockquote_open":
        yield Block("quote", lines)
    elif opening.type == "table_open":
        yield Block("table", rows=tuple(_rows(inside)), right=tuple(_set_right(inside)))
    elif opening.type == "heading_open":
        yield Block("heading", lines)
    elif opening.type in ("fence", "code_block"):
        yield Block("paragraph", ((Run(opening.content.strip()),),))
    elif lines:
        yield Block("paragraph", lines)


def _set_right(tokens: list[Token]) -> Iterator[bool]:
    for token in tokens:
        if token.type == "th_open":
            yield "right" in str(token.attrGet("style") or "")


def _rows(tokens: list[Token]) -> Iterator[tuple[Line, ...]]:
    row: list[Line] = []
    for token in tokens:
        if token.type == "inline":
            row.append(_line(token))
        elif token.type == "tr_close":
            yield tuple(row)
            row = []


def _line(inline: Token) -> Line:
    runs: list[Run] = []
    strong = emphasis = 0
    for token in inline.children or []:
        strong += token.nesting if token.type.startswith("strong") else 0
        emphasis += token.nesting if token.type.startswith("em_") else 0
        if token.type == "softbreak":
            runs.append(Run(" ", bool(strong), bool(emphasis)))
        elif token.type == "hardbreak":
            runs.append(Run("\n"))
        elif token.content:
            runs.append(Run(token.content, bool(strong), bool(emphasis)))
    return tuple(runs)


def _run_html(run: Run) -> str:
    if run.text == "\n":
        return "<br>"
    text = html.escape(run.text)
    text = f"<em>{text}</em>" if run.emphasis else text
    return f"<strong>{text}</strong>" if run.strong else text


def _line_html(line: Line) -> str:
    return "".join(_run_html(run) for run in line)


def _block_html(block: Block) -> str:
    if block.kind == "table":
        return _table_html(block)
    if block.kind in ("list", "numbered"):
        tag = "ul" if block.kind == "list" else "ol"
        items = "".join(f"<li>{_line_html(line)}</li>" for line in block.lines)
        return f"<{tag}>{items}</{tag}>"
    inner = "".join(f"<p>{_line_html(line)}</p>" for line in block.lines)
    if block.kind == "quote":
        return f"<blockquote>{inner}</blockquote>"
    # A letter stands inside a page whose own headings are h1 and h2.
    return inner if block.kind == "paragraph" else "".join(f"<h4>{_line_html(line)}</h4>" for line in block.lines)


def _table_html(block: Block) -> str:
    head, *body = block.rows or ((),)
    names = _cells_html("th", ' scope="col"', head, block.right)
    rows = "".join(f"<tr>{_cells_html('td', '', row, block.right)}</tr>" for row in body)
    return f"<table><thead><tr>{names}</tr></thead><tbody>{rows}</tbody></table>"


def _cells_html(tag: str, scope: str, row: tuple[Line, ...], right: tuple[bool, ...]) -> str:
    kinds = (' class="figure"' if one else "" for one in right)
    cells = zip(kinds, row, strict=False)
    return "".join(f"<{tag}{scope}{kind}>{_line_html(cell)}</{tag}>" for kind, cell in cells)


def _text(line: Line) -> str:
    return "".join(run.text for run in line)


def _block_plain(block: Block) -> str:
    if block.kind == "table":
        return _table_plain(block)
    if block.kind in ("list", "numbered"):
        marks = ["-" if block.kind == "list" else f"{n}." for n in range(1, len(block.lines) + 1)]
        return "\n".join(_wrapped(_text(line), f"{mark} ") for mark, line in zip(marks, block.lines, strict=True))
    first = "> " if block.kind == "quote" else ""
    return "\n".join(_wrapped(_text(line), first, first) for line in block.lines)


def _table_plain(block: Block) -> str:
    """Columns under one another, figures to the right."""
    texts = [[_text(cell) for cell in row] for row in block.rows]
    widths = [max(map(len, column)) for column in zip(*texts, strict=False)]
    lines = []
    for row in texts:
        cells = zip(row, widths, block.right, strict=False)
        lines.append("  ".join(text.rjust(w) if right else text.ljust(w) for text, w, right in cells).rstrip())
    return "\n".join(lines)


def _wrapped(text: str, first: str, later: str | None = None) -> str:
    rest = " " * len(first) if later is None else later
    return "\n".join(
        textwrap.fill(part, _WIDTH, initial_indent=first, subsequent_indent=rest, break_long_words=False)
        for part in text.split("\n")
    )
