"""Addresses of a client's pages. Every client has the same ones but for its own name, and Django takes longer to
put one together than to draw the link that it stands in."""

from __future__ import annotations

from functools import lru_cache

from django.urls import reverse

_ANY = "0-any-client-0"


def of_client(page: str, practice: str, client: str) -> str:
    """The address of a client's page, by the slugs of practice and client."""
    return _of_any(page, practice).replace(_ANY, client)


@lru_cache(maxsize=1024)
def _of_any(page: str, practice: str) -> str:
    return reverse(page, args=[practice, _ANY])
