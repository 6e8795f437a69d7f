"""A bag sealed with age (age-encryption.org): one file that only the receiver opens, however large.

To a key: `age -d -i key.txt bundle.tar.age | tar x`. With a passphrase: the bag is sealed to a key made for it
alone, and that key, sealed with the passphrase, lies beside it: `age -d -i bundle.key.age bundle.tar.age | tar x`
asks for the passphrase.
"""

from __future__ import annotations

import hashlib
import shutil
import tarfile
from pathlib import Path

import pyrage

from goodterms.errors import GoodtermsError

SEALED, KEY, DIGEST = "bundle.tar.age", "bundle.key.age", "bundle.tar.age.sha256"


def seal_bag(bag: Path, recipients: tuple[str, ...] = (), passphrase: str = "") -> Path:
    """Put a sealed file in the place of a bag: the plain one goes.

    Args:
        bag: a finished bag; the sealed file lies beside it.
        recipients: age or SSH public keys; each of them opens it.
        passphrase: opens it too, where one is given.

    Raises:
        GoodtermsError: ``seal.nobody`` without anyone to seal to; ``seal.bad_key`` for what is no public key.
    """
    keys: list[pyrage.x25519.Recipient | pyrage.ssh.Recipient] = [_recipient(text) for text in recipients]
    place = bag.parent
    if passphrase:
        once = pyrage.x25519.Identity.generate()
        keys.append(once.to_public())
        (place / KEY).write_bytes(pyrage.passphrase.encrypt(f"{once}\n".encode(), passphrase))
    if not keys:
        raise GoodtermsError("seal.nobody", "Nobody could open it.", hint="Give a public key or a passphrase.")
    plain = place / ".bundle.tar"
    try:
        with tarfile.open(plain, "w", format=tarfile.PAX_FORMAT) as tar:
            tar.add(bag, arcname=bag.name, filter=_plain_owner)
        with plain.open("rb") as source, (place / SEALED).open("wb") as goal:
            pyrage.encrypt_io(source, goal, keys)
    finally:
        plain.unlink(missing_ok=True)
    (place / DIGEST).write_text(_digest_line(place), encoding="utf-8")
    shutil.rmtree(bag)
    return place / SEALED


def check_seal(place: Path) -> bool:
    """Whether the sealed file in a folder is the one that was written there."""
    beside = place / DIGEST
    return beside.is_file() and beside.read_text(encoding="utf-8", errors="replace") == _digest_line(place)


def _digest_line(place: Path) -> str:
    """As `sha256sum -c` reads it."""
    with (place / SEALED).open("rb") as sealed:
        return f"{hashlib.file_digest(sealed, 'sha256').hexdigest()}  {SEALED}\n"


def _recipient(text: str) -> pyrage.x25519.Recipient | pyrage.ssh.Recipient:
    text = text.strip()
    try:
        if text.startswith("ssh-"):
            return pyrage.ssh.Recipient.from_str(text)
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        shown = text if text.startswith(("age1", "ssh-")) and "SECRET" not in text.upper() else "What was given"
        raise GoodtermsError(
            "seal.bad_key",
            f"{shown[:40]} is no public key that age knows.",
            hint="Ask the receiver for a key that begins with age1, ssh-ed25519 or ssh-rsa.",
        ) from None


def _plain_owner(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Who packed it, and when, is nobody's business and would change the bytes."""
    entry.uid = entry.gid = entry.mtime = 0
    entry.uname = entry.gname = ""
    return entry
