"""A pattern of words that is compiled when it is first asked for.

The check of letters knows some three hundred patterns. Compiling them all takes longer than checking a letter,
and a letter meets about half of them: what another language says, or what only matters beside a table of sums,
is never asked for.

They are written in the grammar that `re` and PCRE2 share. PCRE2 compiles them twenty times as fast, and compiling
was most of a cold start; where it is not installed `re` gives the same answers (a test holds the two together).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Any, Protocol, cast

try:
    import pcre2
except ImportError:  # no wheel for this machine
    pcre2 = None


class _Finds(Protocol):
    def __call__(self, text: str, start: int = ..., end: int = ..., /) -> re.Match[str] | None: ...


class _FindsAll(Protocol):
    def __call__(self, text: str, start: int = ..., end: int = ..., /) -> Iterator[re.Match[str]]: ...


class _Lists(Protocol):
    def __call__(self, text: str, start: int = ..., end: int = ..., /) -> list[Any]: ...


class Pattern:
    r"""A regular expression by its words; it answers as `re.Pattern` does, and is compiled by the first question.

    Begin every alternative of a long pattern in the same way (`\\b`): the compiler then takes that beginning out,
    looks at the next letter, and passes over nearly all alternatives at once. One that begins otherwise makes the
    whole pattern ten times as slow (`\\b^` is the same as `^` before a word, and keeps the beginning).
    """

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.pattern = pattern
        self.flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return by_re(self) if pcre2 is None else by_pcre2(self)

    @cached_property
    def search(self) -> _Finds:
        """The first place in the text, or between two places of it."""
        return self._compiled.search

    @cached_property
    def match(self) -> _Finds:
        """The place at the very start."""
        return self._compiled.match

    @cached_property
    def fullmatch(self) -> _Finds:
        """The text as a whole."""
        return self._compiled.fullmatch

    @cached_property
    def finditer(self) -> _FindsAll:
        """All places, in order."""
        return self._compiled.finditer

    def sub(self, by: str, text: str) -> str:
        """The text with other words at all places."""
        return self._compiled.sub(by, text)

    @cached_property
    def findall(self) -> _Lists:
        """The words of all places; every pattern that is asked so has one group or none."""
        return self._compiled.findall


def by_re(pattern: Pattern) -> re.Pattern[str]:
    """The pattern, compiled by the standard library."""
    return re.compile(pattern.pattern, pattern.flags)


def by_pcre2(pattern: Pattern) -> re.Pattern[str]:
    """The pattern, compiled by PCRE2; what it finds answers as the standard library's does."""
    flags = pcre2.IGNORECASE if pattern.flags & re.IGNORECASE else pcre2.NOFLAG
    return cast(re.Pattern[str], pcre2.compile(pattern.pattern, flags, jit=True))
