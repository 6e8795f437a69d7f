"""`goodterms handover`, from the folder to the bag, as a person runs it."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import bagit
import icalendar
import pytest
import vobject
from click.testing import CliRunner, Result

import goodterms
from goodterms.delivery.archive.bag import DIARY
from goodterms.interfaces.cli import main

SAMPLE = Path(goodterms.__file__).parent / "sample" / "reed-and-rye"


def goodterms_(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def digests(folder: Path) -> dict[str, str]:
    return {
        str(p.relative_to(folder)): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in folder.rglob("*")
        if p.is_file()
    }


@pytest.fixture
def client(tmp_path: Path) -> Path:
    shutil.copytree(SAMPLE / "northlight", tmp_path / "northlight")
    shutil.copy(SAMPLE / "practice.toml", tmp_path)
    return tmp_path / "northlight"


def hand_over(client: Path, *more: object) -> Result:
    out = client.parent / "out"
    day = ("--ends", "2026-07-31", "--today", "2026-06-15")
    return goodterms_("handover", client, *day, "--out", out, *more)


def test_the_whole_handover(client: Path) -> None:
    before = digests(client)
    run = hand_over(client, "--format", "json")
    out = client.parent / "out"
    assert run.exit_code == 0, run.stderr
    assert json.loads(run.stdout)["files"] == 11
    assert digests(client) == before
    assert bagit.Bag(str(out / "bundle")).validate()
    assert digests(out / "bundle" / "data") == digests(client / "files")
    plan = json.loads((out / "plan.json").read_text())
    assert plan["fits"] is True
    assert plan["tasks"]
    book = icalendar.Calendar.from_ical((out / "plan.ics").read_bytes())
    assert [str(t.decoded("due")) for t in book.walk("VTODO")] == [task["due_on"] for task in plan["tasks"]]
    assert len(vobject.readOne((out / "plan.ics").read_text()).vtodo_list) == len(plan["tasks"])
    assert len(list((out / "stakeholders").iterdir())) == 4
    assert (out / "access-register.csv").read_text().count("\n") == 10
    assert goodterms_("handover", "verify", out).exit_code == 0


def test_a_second_run_is_refused_or_replaces_and_changes_nothing(client: Path) -> None:
    hand_over(client)
    first = digests(client.parent / "out")
    again = hand_over(client)
    assert again.exit_code == 2
    assert "--replace" in again.stderr
    assert hand_over(client, "--replace").exit_code == 0
    assert digests(client.parent / "out") == first


def test_a_changed_bundle_is_named(client: Path) -> None:
    hand_over(client)
    (client.parent / "out/bundle/data/brand/logo.svg").write_text("<svg>another</svg>")
    run = goodterms_("handover", "verify", client.parent / "out", "--format", "json")
    assert run.exit_code == 1
    assert json.loads(run.stdout)["whole"] is False
    (client.parent / "out/bundle/data/brand/logo.svg").write_bytes(
        (client / "files/brand/logo.svg").read_bytes()[::-1]
    )
    run = goodterms_("handover", "verify", client.parent / "out")
    assert "data/brand/logo.svg was changed" in run.stdout


def test_a_file_of_another_size_is_named_too(client: Path) -> None:
    hand_over(client)
    bundle = client.parent / "out" / "bundle"
    first = sorted(path for path in (bundle / "data").rglob("*") if path.is_file())[0]
    first.write_bytes(first.read_bytes() + b"more")
    faults = json.loads(goodterms_("handover", "verify", bundle, "--format", "json").stdout)["faults"]
    assert [fault["file"] for fault in faults] == [first.relative_to(bundle).as_posix()]


def test_bad_input_leaves_nothing_behind(client: Path) -> None:
    (client / "files" / "out").symlink_to("/etc/passwd")
    run = hand_over(client)
    assert run.exit_code == 2
    assert "files/out is a link that leads out of files/" in run.stderr
    assert sorted(p.name for p in client.parent.iterdir()) == ["northlight", "practice.toml"]


def test_no_files_make_an_empty_bundle(client: Path) -> None:
    shutil.rmtree(client / "files")
    assert hand_over(client).exit_code == 0
    assert bagit.Bag(str(client.parent / "out/bundle")).validate()


def test_too_little_time_is_said(client: Path) -> None:
    run = goodterms_(
        "handover", client, "--ends", "2026-06-18", "--today", "2026-06-15", "--out", client.parent / "out"
    )
    assert run.exit_code == 1
    assert "The first last day that fits is" in run.stdout


def test_an_out_folder_inside_the_client_is_refused(client: Path) -> None:
    run = goodterms_("handover", client, "--ends", "2026-07-31", "--out", client / "out", "--format", "json")
    assert run.exit_code == 2
    assert json.loads(run.stderr)["error"]["code"] == "target.in_source"


def test_a_sealed_bundle_leaves_no_plain_one(client: Path) -> None:
    (client.parent / "words.txt").write_text("five plain words by lot\n")
    run = hand_over(client, "--passphrase-file", client.parent / "words.txt")
    out = client.parent / "out"
    assert run.exit_code == 0, run.output
    assert not (out / "bundle").exists()
    assert goodterms_("handover", "verify", out).exit_code == 0
    assert not any(b"<svg" in path.read_bytes() for path in out.iterdir() if path.is_file())
    (client.parent / "words.txt").write_text("short\n")
    assert hand_over(client, "--replace", "--passphrase-file", client.parent / "words.txt").exit_code == 2


def test_a_killed_run_is_taken_up_again(client: Path) -> None:
    out = client.parent / "out"
    (client / "files" / "zz-large.bin").write_bytes(bytes(60_000_000))
    arguments = ["--ends", "2026-07-31", "--today", "2026-06-15", "--out", str(out), "--format", "json"]
    command = [sys.executable, "-m", "goodterms", "handover", str(client), *arguments]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    diary = client.parent / ".out.unfinished" / "bundle" / DIARY
    while running.poll() is None and not (diary.is_file() and diary.stat().st_size > 0):
        time.sleep(0.002)
    running.kill()
    running.wait()
    killed = not out.exists()
    answer = goodterms_("handover", client, *arguments)
    if killed:
        assert answer.exit_code == 0, answer.output
        assert json.loads(answer.stdout)["resumed"] > 0
    assert bagit.Bag(str(out / "bundle")).validate()
    assert digests(out / "bundle" / "data") == digests(client / "files")
    assert not (client.parent / ".out.unfinished").exists()


def test_a_full_disk_is_said_and_leaves_nothing(client: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(place: object) -> shutil._ntuple_diskusage:
        return shutil._ntuple_diskusage(10, 10, 0)

    monkeypatch.setattr(shutil, "disk_usage", no_room)
    run = hand_over(client)
    assert run.exit_code == 2
    assert "bytes; 0 are free" in run.stderr
    assert sorted(p.name for p in client.parent.iterdir()) == ["northlight", "practice.toml"]


def test_a_file_with_keys_is_named_before_it_leaves(client: Path) -> None:
    (client / "files" / ".env").write_text("TOKEN=1")
    run = hand_over(client)
    assert run.exit_code == 1
    assert "files/.env often holds passwords or keys" in run.output


def test_sources_that_wait_for_payment_stay_out_and_are_listed(client: Path) -> None:
    run = hand_over(client, "--hold", "brand/*.svg", "--format", "json")
    out = client.parent / "out"
    assert json.loads(run.stdout)["held"] == ["brand/logo.svg", "brand/mark.svg"]
    assert not list((out / "bundle" / "data" / "brand").glob("*.svg"))
    assert "brand/logo.svg" in (out / "held-back.md").read_text()
    assert "logo.svg" not in (out / "bundle" / "index.html").read_text()
    assert bagit.Bag(str(out / "bundle")).validate()


def test_rows_that_could_not_be_used_are_said(client: Path) -> None:
    (client / "access.csv").write_text("system,kind,action\nCMS,account,explode\nDNS,domain,transfer\n")
    answer = hand_over(client)
    assert answer.exit_code == 1
    assert "1 row takes no part in this answer, access.csv, line 2: action is “explode”" in " ".join(
        answer.output.split()
    )
