"""Notices a secret where none belongs: a register says who holds what, never the password itself."""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from goodterms.errors import GoodtermsError


@dataclass(frozen=True, slots=True)
class SecretPattern:
    """What a kind of secret looks like, why it is one, and examples on both sides of the line."""

    name: str
    says: str
    pattern: re.Pattern[str]
    caught: tuple[str, ...]
    left_alone: tuple[str, ...]


_WORD_FOR_PASSWORD = r"\b(?:pass(?:word|wd|phrase|code)|pwd|pw|passwort|kennwort|mot de passe|contraseña)\b"

PATTERNS = (
    SecretPattern(
        "password",
        "a password",
        # After “is” a plain word may follow in any sentence, so there the word must look like a password.
        re.compile(
            _WORD_FOR_PASSWORD + r"\s*(?:[=:]\s*[^\s,;]{4,}|(?:is|ist|est|es)\s+(?=\S*[\d!#$%&*+@^_])[^\s,;]{4,})",
            re.I,
        ),
        ("password: hunter2x", "pw = Blue42Door", "the password is Sommer2024"),
        (
            "password kept in the vault",
            "Password: in Ada's vault",
            "password: 1Password",
            "the password is shared with Ada",
            "reset the password on the last day",
            "pass is valid until 30 September 2026",
        ),
    ),
    SecretPattern(
        "pin",
        "a code or PIN",
        re.compile(
            r"\bpin\b\s*(?:is|=|:)?\s*\d{3,8}\b|\bcode\b\s*(?:is|=|:|#)\s*#?\d{3,}#?"
            r"|\b(?:door|alarm|entry|gate|access|lock|safe|security|keypad)\s+code\s+#?\d{3,}#?",
            re.I,
        ),
        ("PIN 4821", "door code: 9914#", "alarm code 0070"),
        (
            "Showroom door code",
            "two codes",
            "code of 12 May",
            "postcode BS1 4DJ",
            "source code 2024",
            "pinned 2026",
        ),
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

_LONG_WORD = re.compile(r"(?<![\w/.@:-])[A-Za-z0-9+/=_]{24,}(?![\w/.@:-])")
_DIGESTS = re.compile(r"(?:[0-9a-f]{40}|[0-9a-f]{64})")
"""Digests, such as a commit's, are drawn by nobody and open nothing."""


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


_PLACES = frozenset(
    {
        "1password",
        "ask",
        "bitwarden",
        "changed",
        "dashlane",
        "from",
        "held",
        "in",
        "keepass",
        "keepassxc",
        "kept",
        "known",
        "lastpass",
        "none",
        "only",
        "same",
        "see",
        "shared",
        "unknown",
        "vault",
        "with",
    }
)


def _says_where(found: str) -> bool:
    """“Password: in Ada's vault” names a place, not a password."""
    return re.split(r"[\s:=]+", found.strip())[-1].lower().rstrip(".") in _PLACES


def _looks_drawn(word: str) -> bool:
    """Whether a long word looks drawn by lot: letters and digits change places often, and few repeat."""
    if _DIGESTS.fullmatch(word):
        return False
    changes = sum(before.isdigit() != after.isdigit() for before, after in pairwise(word))
    counts = Counter(word)
    spread = -sum(n / len(word) * math.log2(n / len(word)) for n in counts.values())
    return changes >= 5 and spread >= 3.3
