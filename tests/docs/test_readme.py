"""The README's session is what the commands really print. `GOODTERMS_RENEW=1` writes it anew."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)
SESSIONS = [match["command"] for match in BLOCK.finditer((ROOT / "README.md").read_text(encoding="utf-8"))]


def run(command: str) -> str:
    """What the shell shows for a README command, with `goodterms` from this checkout."""
    goodterms = f'"{sys.executable}" -m goodterms'
    shown = subprocess.run(
        re.sub(r"(^|\| )goodterms ", rf"\1{goodterms} ", command),
        shell=True,
        cwd=ROOT,
        text=True,
        capture_output=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "80"},
    )
    assert "Traceback" not in shown.stderr
    return shown.stdout + shown.stderr


def test_there_is_a_session() -> None:
    assert len(SESSIONS) >= 3


@pytest.mark.parametrize("command", SESSIONS)
def test_the_session_is_what_is_printed(command: str) -> None:
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    printed = run(command)
    if os.environ.get("GOODTERMS_RENEW"):
        start = text.index(f"$ {command}\n") + len(f"$ {command}\n")
        readme.write_text(text[:start] + printed + text[text.index("```", start) :], encoding="utf-8")
        return
    match = next(m for m in BLOCK.finditer(text) if m["command"] == command)
    assert match["output"] == printed


def test_every_page_that_the_readme_names_is_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", text):
        assert (ROOT / target).exists(), target
