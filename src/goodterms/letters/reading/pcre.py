"""PCRE2, asked as `re` is, without the detours of its Python package.

PCRE2 counts bytes and we count characters. The package counts from the beginning of the text for each question
and again for each answer: for a sentence far down a letter that took longer than the search. Here PCRE2 is given
the sentence alone, with the few characters before it that a pattern may look back at, and places are moved back.

The functions that the package is built on are not published; `pyproject.toml` holds it to versions that have them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from pcre2 import _cy

BEHIND = 16
"""So many characters a pattern may look back at; the longest that does looks at eight."""
_IGNORE_CASE = int(_cy.CompileOption.CASELESS)
_AT_START = int(_cy.MatchOption.ANCHORED)
_WHOLE = _AT_START | int(_cy.MatchOption.ENDANCHORED)
_CONTEXT = _cy.create_match_context()
_match, _matches = _cy.match, _cy.match_generator
_span_of, _words_of = _cy.match_substring_span_bynumber, _cy.match_substring_bynumber


class Match:
    """A place that was found; it answers as `re.Match` does."""

    __slots__ = ("_base", "_data", "_numbers", "_piece", "_whole")

    def __init__(self, data: Any, numbers: Mapping[str | int, int], piece: str, base: int) -> None:
        self._data = data
        self._numbers = numbers
        self._piece = piece
        self._base = base
        self._whole: tuple[int, int] | None = None

    def __getitem__(self, group: str | int) -> str | None:
        """The words of a group, or None where it took no part."""
        words: str | None = _words_of(self._data, self._piece, self._numbers[group])
        return words

    def span(self, group: str | int = 0) -> tuple[int, int]:
        """Where a group starts and ends; -1 where it took no part."""
        if self._whole and not group:
            return self._whole
        start, end = _span_of(self._data, self._piece, self._numbers[group])
        found = (start + self._base, end + self._base) if start >= 0 else (-1, -1)
        if not group:
            self._whole = found  # most are asked for their start and then for their end
        return found

    def start(self, group: str | int = 0) -> int:
        """Where a group starts."""
        return self.span(group)[0]

    def end(self, group: str | int = 0) -> int:
        """Where a group ends."""
        return self.span(group)[1]

    def groups(self) -> tuple[str | None, ...]:
        """The words of all groups."""
        return tuple(self[group] for group in self._numbers if isinstance(group, int) and group)

    def groupdict(self) -> dict[str, str | None]:
        """The words of all groups that have a name."""
        return {group: self[group] for group in self._numbers if isinstance(group, str)}


class Compiled:
    """A pattern, compiled by PCRE2; it answers as `re.Pattern` does."""

    def __init__(self, pattern: str, flags: re.RegexFlag) -> None:
        self._code = _cy.compile(pattern, _IGNORE_CASE if flags & re.IGNORECASE else 0)
        self._groups = _cy.pattern_capture_count(self._code)
        self._numbers = {**{n: n for n in range(self._groups + 1)}, **_cy.pattern_name_dict(self._code)}

    def make_machine_code(self) -> None:
        """Takes long; every answer comes quicker after it."""
        _cy.jit_compile(self._code)

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        """The first place between two places of the text."""
        return self._first(text, start, end, 0)

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        """The place at the very start."""
        return self._first(text, start, end, _AT_START)

    def fullmatch(self, text: str, start: int = 0, end: int = sys.maxsize) -> Match | None:
        """The text as a whole."""
        return self._first(text, start, end, _WHOLE)

    def finditer(self, text: str, start: int = 0, end: int = sys.maxsize) -> Iterator[Match]:
        """All places, in order."""
        start = min(start, len(text))
        base = start - BEHIND if start > BEHIND else 0
        piece = text[base:end]
        if start - base <= len(piece):
            for data, _, _ in _matches(self._code, piece, len(piece), start - base, _CONTEXT):
                yield Match(data, self._numbers, piece, base)

    def findall(self, text: str, start: int = 0, end: int = sys.maxsize) -> list[str]:
        """The words of all places, or of their first group."""
        return [match[min(1, self._groups)] or "" for match in self.finditer(text, start, end)]

    def sub(self, by: str, text: str) -> str:
        """The text with other words at all places; they stand as given."""
        parts, at = [], 0
        for match in self.finditer(text):
            parts += [text[at : match.start()], by]
            at = match.end()
        return "".join((*parts, text[at:]))

    def _first(self, text: str, start: int, end: int, how: int) -> Match | None:
        start = min(start, len(text))
        base = start - BEHIND if start > BEHIND else 0
        piece = text[base:end]
        if start - base > len(piece):
            return None
        data = _match(self._code, piece, len(piece), start - base, _CONTEXT, how)[0]
        return Match(data, self._numbers, piece, base) if data else None
