"""What may wait for payment, and what never: sources and licences may, the client's own records may not.

Holding work back is a way to be paid; holding a client's own papers, data or domain back is wrong in most laws and
always ends a relationship badly. What lies below a folder named as the client's own is therefore never held."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from goodterms.errors import GoodtermsError

OWN_FOLDERS = frozenset({"records", "client-records", "their-files", "originals", "from-client", "client"})
"""Folders anywhere in files/ whose content is the client's own."""


def held_back(names: Iterable[str], patterns: tuple[str, ...], owes: bool) -> tuple[str, ...]:
    """The files that wait for payment: those that a pattern such as ``sources/*`` matches.

    Args:
        names: paths below ``files/``, with forward slashes.
        patterns: as a shell writes them; ``*`` also reaches into folders.
        owes: whether the client owes anything.

    Raises:
        GoodtermsError: ``hold.nothing_owed``, ``hold.own_records``, or ``hold.no_such_file`` for a pattern that
            matches nothing.
    """
    if not patterns:
        return ()
    if not owes:
        raise GoodtermsError("hold.nothing_owed", "Nothing is owed, so nothing waits.", hint="Leave --hold out.")
    listed = tuple(names)
    for pattern in patterns:
        if not any(fnmatchcase(name, pattern) for name in listed):
            raise GoodtermsError(
                "hold.no_such_file", f"No file below files/ fits “{pattern}”.", hint="Write it as sources/*."
            )
    held = tuple(name for name in listed if any(fnmatchcase(name, pattern) for pattern in patterns))
    for name in held:
        own = OWN_FOLDERS & {part.lower() for part in PurePosixPath(name).parts[:-1]}
        if own:
            raise GoodtermsError(
                "hold.own_records",
                f"files/{name} lies in “{min(own)}”: it is the client's own and is never held back.",
                where=f"files/{name}",
                hint="Hold back your own sources or licences only.",
            )
    return held
