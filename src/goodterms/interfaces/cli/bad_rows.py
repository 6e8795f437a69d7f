"""What a command says of rows that could not be used: an answer without them must not look whole."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

from goodterms.facts import BadRow

_WIDTH = 80


def lines(bad: Sequence[BadRow], folder: Path | None = None) -> Iterator[str]:
    """The first row and why, and how many more; nothing where every row was used.

    Args:
        folder: the client folder, to name the command that lists all of them.
    """
    if not bad:
        return
    first = bad[0]
    rows = "1 row takes" if len(bad) == 1 else f"{len(bad)} rows take"
    start = "" if len(bad) == 1 else "first "
    says = f"{rows} no part in this answer, {start}{first.file}, line {first.row}: {first.reason.rstrip('.')}."
    yield ""
    yield from textwrap.wrap(says, _WIDTH, subsequent_indent="  ")
    if folder is not None and len(bad) > 1:
        yield f"  `goodterms books {folder}` names each."
