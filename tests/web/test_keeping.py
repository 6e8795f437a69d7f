"""Running it: an office of its own in a new folder is opened, filled, examined, backed up and restored."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from tests.office import SAMPLE


def run(data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "GOODTERMS_DATA_DIR": str(data), "DJANGO_SETTINGS_MODULE": "goodterms.settings"}
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "goodterms", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


FILL = f"""
import datetime
from pathlib import Path
from django.contrib.auth.models import User
from goodterms.casework import folders, practices
now = datetime.datetime.now(datetime.UTC)
practice = practices.open_practice("Reed & Rye", User.objects.create_user("sam"), now=now)
folders.import_folder(practice, Path({str(SAMPLE / "osprey-trail")!r}), actor="sam", now=now)
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("office")
    assert run(data, "manage", "migrate", "--verbosity", "0").returncode == 0
    filled = run(data, "manage", "shell", "--verbosity", "0", "--command", FILL)
    assert filled.returncode == 0, filled.stderr
    return data


def test_the_keys_are_made_once_and_for_the_owner_alone(office: Path) -> None:
    before = (office / "secret_key.txt").read_text()
    run(office, "doctor")
    assert (office / "secret_key.txt").read_text() == before
    assert stat.S_IMODE((office / "secret_key.txt").stat().st_mode) == 0o600


def test_doctor_finds_a_well_office_well(office: Path) -> None:
    answer = run(office, "doctor", "--format", "json")
    levels = {f["about"]: f["level"] for f in json.loads(answer.stdout)["findings"]}
    assert levels["journal"] == levels["originals"] == levels["database"] == levels["keys"] == "well"


def test_a_backup_comes_back_the_same(office: Path, tmp_path: Path) -> None:
    backup, elsewhere = tmp_path / "office.tar.gz", tmp_path / "restored"
    assert run(office, "backup", str(backup), "--with-keys").returncode == 0
    restored = run(elsewhere, "restore", str(backup), "--data", str(elsewhere))
    assert restored.returncode == 0, restored.stderr
    count = "from goodterms.records.models import *; print(Message.objects.count(), Original.objects.count())"
    counts = [
        run(place, "manage", "shell", "--verbosity", "0", "--command", count).stdout.strip()
        for place in (office, elsewhere)
    ]
    assert counts[0] == counts[1] != "0 0"
    assert (elsewhere / "seal_key.txt").read_text() == (office / "seal_key.txt").read_text()
    assert run(elsewhere, "doctor", "--format", "json").stdout.count('"ill"') == 0
    assert run(elsewhere, "restore", str(backup)).returncode == 2


def test_a_damaged_backup_is_refused(office: Path, tmp_path: Path) -> None:
    backup, damaged = tmp_path / "office.tar.gz", tmp_path / "damaged.tar.gz"
    run(office, "backup", str(backup))
    with tarfile.open(backup) as whole, tarfile.open(damaged, "w:gz") as out:
        for entry in whole.getmembers():
            content = whole.extractfile(entry)
            assert content is not None
            if entry.name.startswith("originals/"):
                entry.size = 0
                out.addfile(entry)
            else:
                out.addfile(entry, content)
    answer = run(tmp_path / "new", "restore", str(damaged), "--data", str(tmp_path / "new"))
    assert answer.returncode == 2
    assert "is not what was backed up" in answer.stderr


@pytest.mark.parametrize(("name", "kind"), [("../outside.txt", tarfile.REGTYPE), ("link", tarfile.SYMTYPE)])
def test_a_backup_that_leads_out_of_its_folder_is_refused(tmp_path: Path, name: str, kind: bytes) -> None:
    with tarfile.open(tmp_path / "made.tar.gz", "w:gz") as out:
        entry = tarfile.TarInfo(name)
        entry.type, entry.linkname = kind, "/etc/hostname" if kind == tarfile.SYMTYPE else ""
        out.addfile(entry)
    data = tmp_path / "inner" / "new"
    answer = run(data, "restore", str(tmp_path / "made.tar.gz"), "--data", str(data))
    assert answer.returncode == 2
    assert "which no backup holds" in answer.stderr
    assert [path.name for path in tmp_path.rglob("*") if path.name in ("outside.txt", "link")] == []


def test_nothing_is_said_against_a_deployment_with_tls(office: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOODTERMS_TLS", "1")
        patch.setenv("GOODTERMS_HOSTS", "office.example")
        patch.delenv("DJANGO_ALLOW_ASYNC_UNSAFE")
        answer = run(office, "manage", "check", "--deploy", "--fail-level", "WARNING")
    assert answer.returncode == 0, answer.stderr


def test_local_is_refused_on_an_open_address(tmp_path: Path) -> None:
    answer = run(tmp_path, "serve", "--local", "--host", "0.0.0.0")
    assert answer.returncode == 2
    assert "can be reached from elsewhere" in answer.stderr
