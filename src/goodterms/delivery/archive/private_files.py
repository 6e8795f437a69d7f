"""Notices files that should not leave the house by mistake: keys, password stores, leftovers of programs.

They are carried, because only a person knows whose they are; but they are named first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath


@dataclass(frozen=True, slots=True)
class PrivateFile:
    """A file to look at before it is handed over, and why."""

    name: str
    says: str


_SECRET = re.compile(
    r"\.env(\..+)?|\.netrc|\.npmrc|\.pypirc|\.pgpass|\.htpasswd|id_(?:rsa|dsa|ecdsa|ed25519)|.+\.(?:pem|key|p12|pfx|jks"
    r"|kdbx?|ppk|keystore)|(?:credentials|secrets?|service[-_]account)\.(?:json|ya?ml|toml|ini)|wp-config\.php",
    re.I,
)
_LEFTOVER = re.compile(r"\.DS_Store|Thumbs\.db|desktop\.ini|~\$.+|.+~|.+\.(?:swp|tmp|bak|crdownload|part)", re.I)
_FOLDERS = frozenset({"node_modules", "__pycache__", ".venv", ".idea", ".vscode"})


def private_files(names: Iterable[str]) -> tuple[PrivateFile, ...]:
    """The files to look at, of paths with forward slashes below ``files/``."""
    found = []
    for name in names:
        path = PurePosixPath(name)
        if _SECRET.fullmatch(path.name):
            found.append(
                PrivateFile(name, "often holds passwords or keys; take it out unless it is the client's own.")
            )
        elif _LEFTOVER.fullmatch(path.name):
            found.append(PrivateFile(name, "looks like a leftover of a program."))
        elif _FOLDERS & set(path.parts[:-1]):
            found.append(PrivateFile(name, "lies in a folder that programs make for themselves."))
    return tuple(found)
