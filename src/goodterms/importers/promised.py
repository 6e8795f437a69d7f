"""Files whose name promises messages. Where no reader finds any in one, that is said: the file may be broken, and
an answer without it would pass for the whole."""

from __future__ import annotations

import re
from pathlib import Path

from goodterms.facts import Unreadable

_NAMES = re.compile(
    r".*\.(?:mbox|emlx?)|(?:slack|takeout).*\.zip|.*whatsapp.*\.(?:txt|zip)|_chat\.txt", re.IGNORECASE | re.DOTALL
)
_MAIL_FOLDER = "mail/"
_KEPT_BY_PROGRAMS = re.compile(
    r".*\.msf|table_of_contents|info\.plist|thumbs\.db|desktop\.ini", re.IGNORECASE | re.DOTALL
)
"""What mail programs and systems put beside the mail: indexes and settings, no messages."""
_OTHER_MAIL = {
    ".msg": "Outlook",
    ".pst": "Outlook",
    ".ost": "Outlook",
    ".olm": "Outlook",
    ".dbx": "Outlook Express",
}
_WHY = "its name promises messages, but there are none in it that can be read"


def broken_promise(file: Path, name: str) -> Unreadable | None:
    """What to say of a file that no reader claims, or None where its name promises nothing.

    Args:
        file: the file.
        name: its path below the folder that is read.
    """
    if _NAMES.fullmatch(file.name):
        return Unreadable(name, _WHY)
    if (program := _OTHER_MAIL.get(file.suffix.lower())) is not None:
        return Unreadable(
            name, f"it is mail in {program}'s own format, which is not read; save it as .eml or mbox"
        )
    # An empty file below mail/ is an empty mailbox, as Thunderbird keeps them.
    in_mail = name.lower().startswith(_MAIL_FOLDER) and not _KEPT_BY_PROGRAMS.fullmatch(file.name)
    return Unreadable(name, _WHY) if in_mail and file.stat().st_size else None


def is_broken_promise(part: Unreadable) -> bool:
    """Whether a part is a whole file that is only named like messages: nobody knows what it is."""
    return part.why == _WHY
