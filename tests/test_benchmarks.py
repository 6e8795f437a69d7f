"""`python -m benchmarks`: the written-out list holds every benchmark, and says what it cannot find."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import benchmarks
from benchmarks.__main__ import BENCHMARKS

FOLDER = Path(benchmarks.__file__).parent


def run(*names: str) -> subprocess.CompletedProcess[str]:
    """Run the command without the shared data."""
    bare = {key: value for key, value in os.environ.items() if key != "GOODTERMS_SHARED"}
    return subprocess.run(
        [sys.executable, "-m", "benchmarks", *names],
        cwd=FOLDER.parent, env={**bare, "PYTHONPATH": "src"}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_list_is_the_modules() -> None:
    modules = sorted(path.stem for path in FOLDER.glob("*.py") if not path.stem.startswith("__"))
    assert [one.name for one in BENCHMARKS] == modules


def test_without_the_shared_data_it_says_so_and_goes_on() -> None:
    done = run("read", "ladder")
    assert done.returncode == 0, done.stderr
    assert "list-mail-5k.mbox.xz is missing" in done.stdout
    assert "development set" in done.stdout
    assert "none left the table" in done.stdout
    assert all(f"  {one.name:<8}{one.says}\n" in done.stdout for one in BENCHMARKS)


def test_a_name_that_is_none_is_refused() -> None:
    done = run("speed")
    assert done.returncode == 2
    assert "no benchmark is called speed" in done.stderr
