"""A sealed bundle opens for its receiver, for nobody else, and holds the bag."""

from __future__ import annotations

import io
import tarfile
from datetime import date
from pathlib import Path

import pyrage
import pytest

from goodterms.delivery.archive import BagInfo, verify_bag, write_bag
from goodterms.delivery.archive.sealed import KEY, SEALED, check_seal, seal_bag
from goodterms.errors import GoodtermsError


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "logo ü.svg").write_text("<svg/>")
    write_bag(tmp_path / "files", tmp_path / "out" / "bundle", BagInfo("We", "They", "Files", date(2026, 6, 15)))
    return tmp_path / "out" / "bundle"


def opened(sealed: Path, identity: pyrage.x25519.Identity, into: Path) -> Path:
    with tarfile.open(fileobj=io.BytesIO(pyrage.decrypt(sealed.read_bytes(), [identity]))) as tar:
        for member in tar:
            packed = tar.extractfile(member) if member.isfile() else None
            if packed is not None:
                (into / member.name).parent.mkdir(parents=True, exist_ok=True)
                (into / member.name).write_bytes(packed.read())
    return into / "bundle"


def test_the_receiver_opens_it_and_finds_a_whole_bag(bag: Path, tmp_path: Path) -> None:
    theirs, strangers = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    sealed = seal_bag(bag, (str(theirs.to_public()),))
    assert sorted(p.name for p in bag.parent.iterdir()) == [SEALED, f"{SEALED}.sha256"]
    assert verify_bag(opened(sealed, theirs, tmp_path / "theirs")) == ()
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(sealed.read_bytes(), [strangers])


def test_a_passphrase_opens_the_key_beside_it(bag: Path, tmp_path: Path) -> None:
    sealed = seal_bag(bag, passphrase="five plain words by lot")
    key = pyrage.passphrase.decrypt((bag.parent / KEY).read_bytes(), "five plain words by lot").decode().strip()
    assert verify_bag(opened(sealed, pyrage.x25519.Identity.from_str(key), tmp_path / "theirs")) == ()


def test_a_changed_seal_shows(bag: Path) -> None:
    sealed = seal_bag(bag, passphrase="five plain words by lot")
    assert check_seal(bag.parent)
    whole = sealed.read_bytes()
    sealed.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    assert not check_seal(bag.parent)


@pytest.mark.parametrize("key", ["", "age1nonsense", "hunter2", "AGE-SECRET-KEY-1QQQQ"])
def test_what_is_no_public_key_is_refused_and_a_secret_one_not_repeated(bag: Path, key: str) -> None:
    with pytest.raises(GoodtermsError) as refusal:
        seal_bag(bag, (key,))
    assert refusal.value.code == "seal.bad_key"
    assert "SECRET" not in str(refusal.value)
    assert bag.is_dir()
