"""Secrets at rest: sealed with a key that lies outside the database, so that a copied database opens nothing."""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings

from goodterms.errors import GoodtermsError


def seal(secret: str) -> str:
    """The secret, sealed."""
    return _fernet().encrypt(secret.encode()).decode("ascii")


def unseal(sealed: str) -> str:
    """The secret that `seal` was given.

    Raises:
        GoodtermsError: ``seals.other_key`` where it was sealed with another key.
    """
    try:
        return _fernet().decrypt(sealed.encode("ascii")).decode()
    except InvalidToken as error:
        raise GoodtermsError(
            "seals.other_key",
            "A kept secret was sealed with another key.",
            hint="Bring seal_key.txt back from where this database came from, or enter the secret again.",
        ) from error


def _fernet() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(settings.SEAL_KEY.encode()).digest()))
