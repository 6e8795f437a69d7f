"""The sample practice's six stories come out as they were written, read from its files with the shipped model."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

import goodterms
from goodterms.interfaces.cli import main

SAMPLE = Path(goodterms.__file__).parent / "sample" / "reed-and-rye"
TODAY = "2026-06-15"


@pytest.fixture(scope="module")
def shared_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for the module: reading all mails again for each test would take most of its time."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(autouse=True)
def own_cache(shared_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(shared_cache))


def asked(*arguments: str) -> tuple[int, dict[str, object]]:
    result = CliRunner().invoke(main, ["health", *arguments, "--today", TODAY, "--format", "json"])
    return result.exit_code, json.loads(result.output)


@pytest.mark.parametrize(
    ("client", "conditions", "steps"),
    [
        ("harbour-books", {"steady"}, {"watch"}),
        ("northlight", {"steady"}, {"watch"}),
        ("osprey-trail", {"steady", "unknown"}, {"watch"}),
        ("calder-foods", {"strained"}, {"talk"}),
        ("pemberton-lane", {"strained"}, {"talk", "offer"}),
        ("vantage-fitouts", {"untenable"}, {"sever"}),
    ],
)
def test_each_story_comes_out_as_written(client: str, conditions: set[str], steps: set[str]) -> None:
    _, found = asked(str(SAMPLE / client))
    advice = found["advice"]
    assert found["condition"] in conditions
    assert isinstance(advice, dict)
    assert advice["step"] in steps


def test_the_declines_began_when_they_began() -> None:
    _, calder = asked(str(SAMPLE / "calder-foods"))
    _, pemberton = asked(str(SAMPLE / "pemberton-lane"))
    assert abs((date.fromisoformat(str(calder["since"])) - date(2026, 4, 20)).days) <= 14
    assert abs((date.fromisoformat(str(pemberton["since"])) - date(2026, 3, 12)).days) <= 21


def test_the_practice_in_one_view_names_the_worst_first() -> None:
    code, found = asked(str(SAMPLE))
    clients = found["clients"]
    assert isinstance(clients, list)
    assert code == 1
    assert clients[0]["client"] == "Vantage Fit-outs"
    assert len(clients) == 6


def test_a_broken_client_does_not_hide_the_others(tmp_path: Path) -> None:
    for name, text in (("alder", '[client]\nname = "Alder"\n'), ("brook", '[client]\nnme = "Brook"\n')):
        (tmp_path / name).mkdir()
        (tmp_path / name / "client.toml").write_text(text, encoding="utf-8")
    code, found = asked(str(tmp_path))
    clients, unreadable = found["clients"], found["unreadable"]
    assert isinstance(clients, list)
    assert isinstance(unreadable, list)
    assert code == 1
    assert [client["condition"] for client in clients] == ["unknown"]
    assert unreadable[0]["code"] == "folder.unknown_key"


def test_no_tone_is_said() -> None:
    _, found = asked(str(SAMPLE / "northlight"), "--no-tone")
    unknown = found["unknown"]
    assert isinstance(unknown, list)
    assert unknown[0]["what"] == "the tone of the messages"


def test_the_cache_may_be_spoilt_or_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    before = asked(str(SAMPLE / "vantage-fitouts"))
    (file,) = (tmp_path / "cache" / "goodterms" / "readings").iterdir()
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([lines[0][:20], "not json", *lines[5:]]), encoding="utf-8")
    assert asked(str(SAMPLE / "vantage-fitouts")) == before
    file.unlink()
    assert asked(str(SAMPLE / "vantage-fitouts")) == before


def test_the_replay_ends_with_today() -> None:
    result = CliRunner().invoke(
        main, ["health", str(SAMPLE / "calder-foods"), "--today", TODAY, "--replay", "--format", "json"]
    )
    weeks = json.loads(result.output)["weeks"]
    assert weeks[-1]["as_of"] == TODAY
    assert weeks[0]["condition"] == "unknown"


@pytest.mark.parametrize("command", ["health", "options"])
def test_heavy_packages_are_not_loaded(command: str) -> None:
    script = (
        "import sys\n"
        "from goodterms.interfaces.cli import main\n"
        f"sys.argv = ['goodterms', '{command}', r'{SAMPLE / 'northlight'}', '--today', '{TODAY}']\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'django', 'pydantic', 'rich', 'babel'} & set(sys.modules)\n"
        "sys.exit(3 if heavy else 0)\n"
    )
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr[-500:]
