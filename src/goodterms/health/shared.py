"""Addresses that two clients claim: their mail cannot be told apart by who wrote it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goodterms.facts import Client


@dataclass(frozen=True, slots=True)
class SharedAddress:
    """An e-mail address that stands in the client.toml of more than one folder."""

    address: str
    folders: tuple[str, ...]

    @property
    def says(self) -> str:
        """One sentence for people."""
        *others, last = self.folders
        both = "both name" if len(others) == 1 else "all name"
        return f"{', '.join(others)} and {last} {both} {self.address}: look whose address it is."


def shared_addresses(clients: Iterable[tuple[str, Client]]) -> tuple[SharedAddress, ...]:
    """The addresses that more than one client claims, in alphabetical order.

    Args:
        clients: for each its short name (the folder's) and who it is.
    """
    claims: dict[str, list[str]] = {}
    for folder, client in clients:
        for address in {address.lower() for person in client.people for address in person.emails}:
            claims.setdefault(address, []).append(folder)
    return tuple(
        SharedAddress(address, tuple(folders)) for address, folders in sorted(claims.items()) if len(folders) > 1
    )
