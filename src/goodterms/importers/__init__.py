"""From files and services to facts. Knows formats, has no opinions. One format, one module.

The two verbs are `read` (one archive, or a folder of them) and `read_folder` (a client folder with its
correspondence). Their machinery is loaded when first called: money questions read a folder's books through
this package and must not wait for mail parsers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from goodterms.facts import Message, Unreadable

if TYPE_CHECKING:
    from goodterms.importers.client_folder import ClientFolder
    from goodterms.importers.sides import Sides

__all__ = ["read", "read_folder"]


def read(
    path: Path,
    who: Sides | None = None,
    workers: int = 1,
    progress: Callable[[int, int, int], None] | None = None,
    left_out: Counter[str] | None = None,
) -> Iterator[Message | Unreadable]:
    """The messages of one archive, or of a folder of archives, in the order they are stored.

    Memory stays flat however large the archive is. ``who`` says which side an address belongs to; without it
    the sides are taken from a client.toml and practice.toml beside the archive, where there are any. With
    ``workers`` above 1 mails are parsed in that many processes more; the order stays the same. ``progress``
    is called with the bytes read, the bytes there are, and the number of messages so far. ``left_out`` counts
    the mails that their archive calls draft, spam or trash, by what it calls them.

    Raises:
        GoodtermsError: where the path is missing, no reader knows it, or two claim it.
    """
    from goodterms.importers.correspondence import read_archive  # lazy for speed: see the module's docstring

    return read_archive(path, who, workers, progress, left_out)


def read_folder(path: Path) -> ClientFolder:
    """A client folder with its books and all correspondence, threaded and in order of time.

    Raises:
        GoodtermsError: where the folder or client.toml is missing or broken, or two readers claim one file.
    """
    from goodterms.importers.correspondence import read_client_folder  # lazy for speed, as above

    return read_client_folder(path)
