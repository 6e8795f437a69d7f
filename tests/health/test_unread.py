"""What health leaves out or cannot tell apart is said: broken archives, and addresses that two folders claim."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from goodterms.facts import Client, Person
from goodterms.health import SharedAddress, shared_addresses
from goodterms.interfaces.cli import main

BROKEN = bytes(range(256)) * 20
ADA = '[[people]]\nname = "Ada"\nemails = ["Ada@shared.example"]\n'


def said(*arguments: str) -> str:
    """What the command prints, on one line."""
    return " ".join(CliRunner().invoke(main, ["health", *arguments, "--today", "2026-06-15"]).output.split())


def client(folder: Path, more: str = "") -> Path:
    """A client folder with nothing in it but a name."""
    folder.mkdir()
    (folder / "client.toml").write_text(f'[client]\nname = "{folder.name.title()}"\n{more}', encoding="utf-8")
    return folder


@pytest.mark.parametrize("more", [(), ("--replay",)])
def test_a_broken_archive_is_said(more: tuple[str, ...], tmp_path: Path) -> None:
    folder = client(tmp_path / "alder")
    (folder / "mail.mbox").write_bytes(BROKEN)
    assert said(str(folder), *more).count("mail.mbox could not be read and is left out here: ") == 1
    (part,) = json.loads(said(str(folder), *more, "--format", "json"))["unreadable"]
    assert part["where"] == "mail.mbox"


def test_messages_from_the_future_are_counted_and_change_nothing(tmp_path: Path) -> None:
    folder = client(tmp_path / "alder", ADA)
    before = said(str(folder), "--format", "json")
    head = "From a@b Thu May 21 07:49:00 2071\nFrom: Ada@shared.example\nDate: Thu, 21 May 2071 08:49:19 +0100\n"
    (folder / "mail.mbox").write_text(f"{head}\nHi.\n", encoding="utf-8")
    assert "1 message is dated after 15 June 2026 and left out. Where that cannot be, a clock" in said(str(folder))
    assert said(str(folder), "--format", "json") == before


def test_many_broken_archives_are_counted_not_listed(tmp_path: Path) -> None:
    folder = client(tmp_path / "alder")
    for number in range(3):
        (folder / f"{number}.mbox").write_bytes(BROKEN)
    assert "The same goes for 2 more" in said(str(folder))


def test_the_view_of_all_clients_says_whose_archive_is_broken(tmp_path: Path) -> None:
    (client(tmp_path / "alder") / "mail.mbox").write_bytes(BROKEN)
    client(tmp_path / "brook")
    assert "alder: mail.mbox could not be read" in said(str(tmp_path))
    found = json.loads(said(str(tmp_path), "--format", "json"))
    assert {row["folder"]: len(row["unreadable"]) for row in found["clients"]} == {"alder": 1, "brook": 0}
    assert found["unreadable"] == []


def test_an_address_that_two_folders_claim_is_said(tmp_path: Path) -> None:
    for name in ("alder", "brook"):
        client(tmp_path / name, ADA)
    client(tmp_path / "cedar")
    assert "alder and brook both name ada@shared.example" in said(str(tmp_path))
    found = json.loads(said(str(tmp_path), "--format", "json"))
    assert found["shared_addresses"] == [{"address": "ada@shared.example", "folders": ["alder", "brook"]}]


def test_an_address_is_shared_between_folders_not_within_one() -> None:
    ada, wendy = Person("Ada", ("a@x.example",)), Person("Wendy", ("a@x.example", "w@x.example"))
    assert shared_addresses([("alder", Client("Alder", people=(ada, wendy)))]) == ()
    three = [(name, Client(name, people=(ada,))) for name in ("alder", "brook", "cedar")]
    (one,) = shared_addresses(three)
    assert one == SharedAddress("a@x.example", ("alder", "brook", "cedar"))
    assert one.says.startswith("alder, brook and cedar all name a@x.example")
