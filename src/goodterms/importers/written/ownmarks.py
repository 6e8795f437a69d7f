"""Lines that begin with ">" and quote nobody: what a computer is told or prints, verses, rules."""

from __future__ import annotations

import re
from functools import cache

from goodterms.importers.written import attribution


@cache
def _asked() -> re.Pattern[str]:
    """Words for what somebody said. Made when first asked for: hardly any mail needs them."""
    return re.compile(
        r"\b(?:asked|said|told|mentioned|fragte[nt]?|sagte[nt]?|meinte[nt]?|demand|disait|disiez|pregunt|dij|chiest|chiede"
        r"|disse|vroeg|zei|pergunt|frågade|sade|spurgte|sagde|spurte|kysy|sano)",
        re.IGNORECASE,
    )


def keep(lines: list[str], kinds: list[str], new: str) -> None:
    """In a mail that answers none, keep the marked lines that a line with a colon introduces, and those below.

    Lines below "Ada wrote:" or "you asked:" are quoted, and so are marked lines that nothing introduces.
    """
    introduced = False
    for i, line in enumerate(lines):
        if line[:1] != ">":
            continue
        if i and lines[i - 1][:1] == ">":
            kinds[i] = kinds[i - 1]
            continue
        above = _written_above(lines, i)
        if above is None or _introduces_words(lines, above):
            return
        introduced = introduced or lines[above].rstrip()[-1] == ":"
        if introduced:
            kinds[i] = new


def _introduces_words(lines: list[str], at: int) -> bool:
    """Whether a line says that somebody's words stand below it."""
    line = lines[at]
    return (
        attribution.attribution(lines, at) is not None
        or attribution.forward_marker(line)
        or bool(_asked().search(line))
    )


def _written_above(lines: list[str], at: int) -> int | None:
    return next((i for i in range(at - 1, max(at - 4, -1), -1) if lines[i].strip()), None)
