"""The files under deploy/ name what is there: commands and options that exist, settings that are read, volumes
that hold the data folder. They are read here and not run; where systemd is, it checks its units itself."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from click import Command, Context

import goodterms
from goodterms.interfaces.cli import main

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
READ = "".join(file.read_text(encoding="utf-8") for file in Path(goodterms.__file__).parent.rglob("*.py"))


def unit(file: Path) -> configparser.ConfigParser:
    """A systemd unit; of a key that stands several times the last counts, and ``settings`` finds them all."""
    parsed = configparser.ConfigParser(strict=False, interpolation=None)
    parsed.optionxform = str  # type: ignore[assignment,method-assign]  # the documented way to keep case
    parsed.read(file)
    return parsed


def commands() -> Iterator[tuple[str, list[str]]]:
    """Every start of goodterms that the files name."""
    for file in sorted(DEPLOY.glob("*.service")):
        yield file.name, unit(file)["Service"]["ExecStart"].split()[1:]
    for file in sorted(DEPLOY.glob("compose*.yaml")):
        for service in yaml.safe_load(file.read_text())["services"].values():
            if "command" in service:
                yield file.name, service["command"][1:]
    found = re.search(r"^CMD (\[.*\])$", (ROOT / "Dockerfile").read_text(), re.M)
    assert found is not None
    yield "Dockerfile", yaml.safe_load(found[1])[1:]


@pytest.mark.parametrize(("where", "words"), list(commands()))
def test_every_command_exists_with_its_options(where: str, words: list[str]) -> None:
    with Context(main) as context:
        command = main.get_command(context, words[0])
    assert isinstance(command, Command), where
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("--")} <= known


def test_every_setting_is_read() -> None:
    files = [*DEPLOY.iterdir(), ROOT / "Dockerfile"]
    named = {name for file in files for name in re.findall(r"\bGOODTERMS_[A-Z_]+", file.read_text())}
    assert named
    for name in named:
        assert name in READ, name


def test_the_data_folder_outlives_the_container() -> None:
    for file in DEPLOY.glob("compose*.yaml"):
        composed = yaml.safe_load(file.read_text())
        for name, service in composed["services"].items():
            mounts = dict(volume.split(":")[:2] for volume in service.get("volumes", []))
            assert set(mounts) <= set(composed["volumes"]), (file.name, name)
            if "build" in service:
                assert "/data" in mounts.values(), (file.name, name)
                assert (file.parent / service["build"] / "Dockerfile").is_file()


def test_systemd_finds_no_fault_in_the_units(tmp_path: Path) -> None:
    """With the command and the person replaced by ones that every machine has: systemd asks whether they exist."""
    asked = shutil.which("systemd-analyze")
    files = []
    for file in (*DEPLOY.glob("*.service"), *DEPLOY.glob("*.timer")):
        words = file.read_text().replace("/opt/goodterms/bin/goodterms", "/bin/true")
        files.append(tmp_path / file.name)
        files[-1].write_text(words.replace("User=goodterms", "User=daemon"))
        parsed = unit(file)
        assert {"Unit", "Service"} <= set(parsed) or {"Unit", "Timer", "Install"} <= set(parsed)
    if asked:
        answer = subprocess.run([asked, "verify", *files], capture_output=True, text=True, check=False)
        assert (answer.returncode, answer.stderr) == (0, "")


def test_a_health_check_behind_tls_is_answered_and_not_sent_to_https(tmp_path: Path) -> None:
    ask = (
        "from django.core.management import call_command\n"
        "from django.test import Client\n"
        "call_command('migrate', verbosity=0)\n"
        "print([Client().get(p, headers={'host': '127.0.0.1'}).status_code for p in ('/readyz', '/healthz', '/')])"
    )
    environment = {
        "GOODTERMS_DATA_DIR": str(tmp_path),
        "GOODTERMS_TLS": "1",
        "GOODTERMS_HOSTS": "office.example.org,127.0.0.1",
        "PATH": "/usr/bin:/bin",
        "PYTHONPATH": ":".join(sys.path),
    }
    run = [
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "goodterms",
        "manage",
        "shell",
        "--verbosity",
        "0",
        "--command",
        ask,
    ]
    answer = subprocess.run(run, env=environment, capture_output=True, text=True, check=False)
    assert answer.stdout.strip() == "[200, 200, 301]", answer.stderr
