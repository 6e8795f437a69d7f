"""Cuts a text into sentences with exact places.

A line break that ends a paragraph, a list item, a greeting or a table row ends a sentence as well: mails and
letters are set in lines, and a splitter made for running prose would glue a whole list into one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof st no nos nr inv vs e.g i.e etc approx ca cf fig vol p pp ed jr sr co ltd inc dept est min
    max a.m p.m jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun tel ext incl excl
    art
    """.split()  # noqa: SIM905
)
_STOP = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)|[\U0001F300-\U0001FAFF\u2600-\u27BF]+(?=\s)")
_WORD_BEFORE = re.compile(r"[\w.]*$")
_LIST_ITEM = re.compile(r"\s*(?:[-*•–]|\(?\d{1,2}[.)]|\(?[a-z]\))\s")
_SHORT_LINE = 50
"""A line shorter than this stands alone (greeting, heading, list); a longer one may be a wrapped line of prose."""


@dataclass(frozen=True)
class Sentence:
    """One sentence and its place in the text, in code points; blanks at its edges are not part of it."""

    start: int
    end: int
    text: str


def split(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, in order; nothing but blanks lies between them."""
    return tuple(sentence for start, end in _blocks(text) for sentence in _trimmed(text, _cuts(text, start, end)))


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Stretches between line breaks that end a sentence."""
    start = line_start = 0
    for match in re.finditer(r"\r\n|[\n\r\u2028\u2029]", text):
        wrapped = match.start() - line_start >= _SHORT_LINE and _runs_on(text, match.start(), match.end())
        line_start = match.end()
        if not wrapped:
            yield start, match.start()
            start = match.end()
    yield start, len(text)


def _runs_on(text: str, line_end: int, next_line: int) -> bool:
    """Whether a line break falls inside a sentence: prose goes on in lower case."""
    if text[line_end - 1 : line_end] in ".!?:" or _LIST_ITEM.match(text, next_line):
        return False
    return text[next_line : next_line + 1].islower()


def _cuts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of one block, with their blanks."""
    at = start
    for stop in _STOP.finditer(text, start, end):
        if stop[0].startswith(".") and len(stop[0].rstrip("\"'”’)]")) == 1 and not _ends(text, at, stop):
            continue
        yield at, stop.end()
        at = stop.end()
    yield at, end


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Whether a single full stop ends a sentence, or belongs to an abbreviation, an initial or a list number."""
    found = _WORD_BEFORE.search(text, max(start, stop.start() - 12), stop.start())
    word = found[0].lower() if found else ""
    following = text[stop.end() : stop.end() + 3].lstrip()[:1]
    if word in _ABBREVIATIONS:
        return word in {"etc", "no", "a.m", "p.m", "co", "ltd", "inc"} and following.isupper()
    if len(word) == 1 and word.isalpha() and word != "i":
        return False
    if not word.isdigit() or len(word) > 2:
        return True
    opens_a_list = stop.start() - len(word) <= start + 1
    return not (following.islower() or opens_a_list)


def _trimmed(text: str, cuts: Iterator[tuple[int, int]]) -> Iterator[Sentence]:
    for start, end in cuts:
        piece = text[start:end]
        inner = piece.strip()
        if inner:
            begin = start + len(piece) - len(piece.lstrip())
            yield Sentence(begin, begin + len(inner), inner)
