"""Asking what is owed does not wait for what it does not need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.settlement.folders import write

HEAVY = (
    "django",
    "pydantic",
    "rich",
    "babel",
    "numpy",
    "tomlkit",
    "goodterms.importers.books",
    "goodterms.language",
)


def test_settle_loads_nothing_heavy(tmp_path: Path) -> None:
    folder = write(tmp_path, invoices=["1,2025-01-01,2025-02-01,,,100.00,,"])
    script = (
        "import sys; from goodterms.interfaces.cli import main\n"
        f"sys.argv = ['goodterms', 'settle', {str(folder)!r}, '--ends', '2025-03-01', '--today', '2025-03-01']\n"
        "try: main()\nexcept SystemExit: pass\n"
        f"print('loaded', [name for name in {HEAVY!r} if name in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert out.splitlines()[-1] == "loaded []"
