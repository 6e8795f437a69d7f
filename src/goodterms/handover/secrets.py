"""Notices a secret where none belongs: a register says who holds what, never the password itself."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass

from goodterms.errors import GoodtermsError


@dataclass(frozen=True, slots=True)
class SecretPattern:
    """What a kind of secret looks like, why it is one, and examples on both sides of the line."""

    name: str
    says: str
    pattern: re.Pattern[str]
    caught: tuple[str, ...]
    left_alone: tuple[str, ...]


PATTERNS = (
    SecretPattern(
        "password",
        "a password",
        re.compile(
            r"\b(?:pass(?:word|wd|phrase|code)?|pwd|pw|passwort|kennwort|mot de passe|contraseña)\b"
            r"\s*(?:is|ist|est|es|=|:)\s*[^\s,;]{4,}",
            re.I,
        ),
        ("password: hunter2x", "pw = Blue42Door", "the password is Sommer2024"),
        (
            "password kept in the vault",
            "Password: in Ada's vault",
            "reset the password on the last day",
            "pass on",
        ),
    ),
    SecretPattern(
        "pin",
        "a code or PIN",
        re.compile(r"\b(?:pin|code|tan|alarm)\b\s*(?:is|=|:|#)?\s*#?\d{3,}#?", re.I),
        ("PIN 4821", "door code: 9914#", "alarm code is 0070"),
        ("Showroom door code", "two codes", "code of 12 May", "postcode BS1 4DJ"),
    ),
    SecretPattern(
        "private-key",
        "a private key",
        re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY|\bAGE-SECRET-KEY-1[0-9A-Z]{20,}"),
        ("-----BEGIN OPENSSH PRIVATE KEY-----", "AGE-SECRET-KEY-1QQQQQQQQQQQQQQQQQQQQQQQQ"),
        ("the private key is in the vault",),
    ),
    SecretPattern(
        "token",
        "a token of a service",
        re.compile(
            r"\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_[0-9A-Za-z]{20,}|github_pat_\w{20,}|xox[abprs]-[\w-]{10,}"
            r"|sk-(?:live-|proj-|ant-)?[\w-]{16,}|sk_(?:live|test)_\w{10,}|AIza[\w-]{30,}|glpat-[\w-]{16,}"
            r"|eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{6,})"
        ),
        ("AKIAABCDEFGHIJKLMNOP", "ghp_abcdefghijklmnopqrstuvwxyz0123", "sk_live_abcdefghij1234"),
        ("AKIA is how such keys begin", "a token from the settings page"),
    ),
    SecretPattern(
        "address",
        "a password inside an address",
        re.compile(r"\b[a-z][a-z0-9+.-]*://[^\s/:@]+:[^\s/@]+@", re.I),
        ("ftp://sam:blue42@files.example",),
        ("https://files.example/sam", "mailto:sam@reedrye.example"),
    ),
)

_LONG_WORD = re.compile(r"(?<![\w/.@-])[A-Za-z0-9+/=_-]{20,}(?![\w/.@-])")


def secret_in(text: str) -> str | None:
    """What kind of secret the text seems to hold ("a password"), or None."""
    for pattern in PATTERNS:
        found = pattern.pattern.search(text)
        if found and not _says_where(found.group()):
            return pattern.says
    return "a key" if any(_looks_drawn(word) for word in _LONG_WORD.findall(text)) else None


def refuse_secret(text: str, where: str) -> None:
    """Refuse a text that seems to hold a secret. The secret is not repeated in the refusal.

    Raises:
        GoodtermsError: ``access.secret``.
    """
    kind = secret_in(text)
    if kind:
        raise GoodtermsError(
            "access.secret",
            f"This row seems to hold {kind}. A register says who holds what, never the secret.",
            where=where,
            hint="Take it out, change it where it is used, and pass it on through a password manager's vault or a"
            " one-time link.",
        )


def _says_where(found: str) -> bool:
    """“Password: in Ada's vault” names a place, not a password."""
    word = re.split(r"[\s:=]+", found.strip())[-1].lower()
    return word in {
        "in",
        "with",
        "kept",
        "held",
        "see",
        "from",
        "none",
        "changed",
        "unknown",
        "known",
        "only",
        "vault",
    }


def _looks_drawn(word: str) -> bool:
    """Whether a long word looks drawn by lot: letters and digits mixed, and few of them repeated."""
    mixed = (
        bool(re.search(r"\d", word))
        and bool(re.search(r"[A-Za-z]", word))
        and bool(re.search(r"[A-Z]|\d{2}", word))
    )
    counts = Counter(word)
    spread = -sum(n / len(word) * math.log2(n / len(word)) for n in counts.values())
    return mixed and spread >= 3.7
