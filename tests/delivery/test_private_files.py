"""Files that should not leave the house by mistake are named, others are not."""

from __future__ import annotations

import pytest

from goodterms.delivery.archive import private_files


@pytest.mark.parametrize(
    "name",
    [
        ".env",
        "site/.env.production",
        "keys/id_ed25519",
        "tls/server.KEY",
        "vault.kdbx",
        "service-account.json",
        "a/.DS_Store",
        "~$brief.docx",
        "draft.md~",
        "node_modules/x/index.js",
    ],
)
def test_named(name: str) -> None:
    assert [file.name for file in private_files([name])] == [name]


@pytest.mark.parametrize(
    "name", ["environment.md", "keynote.key.md", "brand/logo.svg", "secret-garden.pdf", "monkey.txt"]
)
def test_left_alone(name: str) -> None:
    assert private_files([name]) == ()
