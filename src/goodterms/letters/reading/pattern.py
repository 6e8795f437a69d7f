"""A pattern of words that is compiled when it is first asked for.

The check of letters knows some three hundred patterns. Compiling them all takes longer than checking a letter,
and a letter meets about half of them: what another language says, or what only matters beside a table of sums,
is never asked for.

They are written in the grammar that `re` and PCRE2 share. PCRE2 compiles them twenty times as fast, and compiling
was most of a cold start; where it is not installed `re` gives the same answers (a test holds the two together).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cached_property
from typing import Any, cast

try:
    from goodterms.letters.reading import pcre
except ImportError:  # no wheel of PCRE2 for this machine
    pcre = None  # type: ignore[assignment]  # `re` does it all

ENOUGH = 1_000
"""A pattern that has read so many characters is worth being made into machine code: most never are."""
ENOUGH_OF_SMALL = 10_000
"""A small one that has read so many is worth being compiled by `re` as well: no first letter waits for it."""
_END = sys.maxsize


class Pattern:
    r"""A regular expression by its words; it answers as `re.Pattern` does, and is compiled by the first question.

    Begin every alternative of a long pattern in the same way (`\\b`): the compiler then takes that beginning out,
    looks at the next letter, and passes over nearly all alternatives at once. One that begins otherwise makes the
    whole pattern ten times as slow (`\\b^` is the same as `^` before a word, and keeps the beginning).

    ``small`` is for a small pattern that every sentence, word or figure is asked for. A question to PCRE2 costs
    twenty times as much as one to `re`, whatever the pattern; machine code makes up for that only in a longer one.
    """

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG, small: bool = False) -> None:
        self.pattern = pattern
        self.flags = flags
        self.small = small
        self._left = ENOUGH_OF_SMALL if small else ENOUGH

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return by_re(self) if pcre is None else by_pcre2(self)

    def search(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """The first place in the text, or between two places of it."""
        return self._after(text, start, end).search(text, start, end)

    def match(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """The place at the very start."""
        return self._after(text, start, end).match(text, start, end)

    def fullmatch(self, text: str, start: int = 0, end: int = _END) -> re.Match[str] | None:
        """The text as a whole."""
        return self._after(text, start, end).fullmatch(text, start, end)

    def finditer(self, text: str, start: int = 0, end: int = _END) -> Iterator[re.Match[str]]:
        """All places, in order."""
        return self._after(text, start, end).finditer(text, start, end)

    def findall(self, text: str, start: int = 0, end: int = _END) -> list[Any]:
        """The words of all places; every pattern that is asked so has one group or none."""
        return self._after(text, start, end).findall(text, start, end)

    def sub(self, by: str, text: str) -> str:
        """The text with other words at all places."""
        return self._compiled.sub(by, text)

    def _after(self, text: str, start: int, end: int) -> re.Pattern[str]:
        """What is asked. After some reading it is compiled for speed, and asked without this detour."""
        self._left -= min(end, len(text)) - start
        if self._left >= 0:
            return self._compiled
        quick = by_re(self) if self.small or pcre is None else in_machine_code(self)
        for question in ("search", "match", "fullmatch", "finditer", "findall"):
            setattr(self, question, getattr(quick, question))
        return quick


def by_re(pattern: Pattern) -> re.Pattern[str]:
    """The pattern, compiled by the standard library."""
    return re.compile(pattern.pattern, pattern.flags)


def by_pcre2(pattern: Pattern) -> re.Pattern[str]:
    """The pattern, compiled by PCRE2; what it finds answers as the standard library's does."""
    return cast(re.Pattern[str], pcre.Compiled(pattern.pattern, pattern.flags))


def in_machine_code(pattern: Pattern) -> re.Pattern[str]:
    """The pattern, compiled by PCRE2 and then to machine code, which takes long and answers quickly."""
    compiled = pcre.Compiled(pattern.pattern, pattern.flags)
    compiled.make_machine_code()
    return cast(re.Pattern[str], compiled)
