"""The words of a file that a person writes."""

from __future__ import annotations

from pathlib import Path

from goodterms.errors import GoodtermsError


def text_of(path: Path) -> str:
    """The file as text, without a byte order mark.

    Raises:
        GoodtermsError: ``folder.unreadable`` where it may not be opened or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise GoodtermsError(
            "folder.unreadable",
            f"{path.name} cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8 text'}.",
            where=str(path),
            hint="Check the file and its permissions, or save it as UTF-8.",
        ) from error
