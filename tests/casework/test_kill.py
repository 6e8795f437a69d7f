"""The process is killed at moments nobody chose, while it imports and while it sends: nothing is lost, nothing
comes twice, and nothing is called sent that was not."""

from __future__ import annotations

import os
import random
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from tests.casework.test_outbox import Server
from tests.office import SAMPLE

IMPORTS = SENDS = int(os.environ.get("GOODTERMS_KILLS", "50"))
"""Moments in every run of the tests; name more for a longer trial."""

NURSERY = """
import datetime, os, sys
from pathlib import Path
from django.contrib.auth.models import User
from django.db import connections
from goodterms.casework import folders, outbox, practices, seals
from goodterms.importers import read_folder
from goodterms.records import models
now = datetime.datetime.now(datetime.UTC)
read_folder(Path({folder!r}))
def open_practice():
    practice = practices.open_practice("Reed & Rye", User.objects.create_user("sam"), now=now)
    practice.mail_from, practice.mail_url_sealed = "sam@reedrye.example", seals.seal({server!r})
    practice.save()
def bring_in():
    folders.import_folder(models.Practice.objects.get(), Path({folder!r}), actor="sam", now=now)
def approve():
    client, by = models.Client.objects.select_related("practice").get(), User.objects.get()
    for n in range({letters}):
        ada = ("Ada", "ada@northlight.example")
        envelope = outbox.Envelope("concern", (ada,), f"Letter {{n}}", f"Dear Ada {{n}}")
        outbox.approve(client, envelope, by=by, now=now - datetime.timedelta(hours=1))
def send():
    outbox.send_due(datetime.datetime.now(datetime.UTC))
for line in sys.stdin:
    child = os.fork()
    if not child:
        print(os.getpid(), flush=True)
        globals()[line.strip()]()
        os._exit(0)
    code = os.waitpid(child, 0)[1]
    print("ended", os.waitstatus_to_exitcode(code), flush=True)
"""
"""A process that has everything loaded and works in children of its own: a killed one costs no new start."""


TABLES = [
    f"records_{name}"
    for name in (
        *("message", "person", "agreement", "deliverable", "invoice", "payment", "timeentry", "expense", "access"),
        *("pulse", "original", "unusable", "journalline", "client"),
    )
]


class Nursery:
    """The process, the children it works in, and the kills."""

    def __init__(self, data: Path, script: str) -> None:
        environment = {**os.environ, "GOODTERMS_DATA_DIR": str(data)}
        run = [sys.executable, "-W", "ignore", "-m", "goodterms", "manage", "shell", "--verbosity", "0"]
        # The script is its command; what it is to do comes line by line.
        self.process = subprocess.Popen(
            [*run, "--command", script], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def do(self, work: str) -> float:
        """Let it be done to the end; returns the seconds it took."""
        began = time.monotonic()
        self._begin(work)
        assert self._line() == "ended 0"
        return time.monotonic() - began

    def kill(self, work: str, after: float) -> None:
        """Begin it and kill it after so many seconds, wherever it is then."""
        child = int(self._begin(work))
        time.sleep(after)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        assert self._line() in (f"ended {-signal.SIGKILL}", "ended 0")

    def end(self) -> None:
        self.process.communicate()

    def _begin(self, work: str) -> str:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{work}\n")
        self.process.stdin.flush()
        return self._line()

    def _line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()


def count(data: Path, question: str) -> list[tuple[Any, ...]]:
    with sqlite3.connect(data / "goodterms.sqlite3") as database:
        rows = database.execute(question).fetchall()
    database.close()
    return rows


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def killed_while_importing(nursery: Nursery, data: Path, chance: random.Random) -> None:
    """Up to the first whole import any moment may be hit; after it the rows are the same whatever comes."""
    took = 0.4
    for _ in range(IMPORTS):
        nursery.kill("bring_in", chance.uniform(0, took))
        whole = count(data, "SELECT count(*) FROM records_message")
        assert whole in ([(0,)], [(66,)]), "an import is whole or not there"
        if whole == [(66,)]:
            # It came to its end: begin with an empty house again, and hit it earlier.
            with sqlite3.connect(data / "goodterms.sqlite3") as database:
                database.execute("PRAGMA foreign_keys = OFF")
                for table in TABLES:
                    database.execute(f"DELETE FROM {table}")
            database.close()
            took *= 0.9
    nursery.do("bring_in")
    nursery.do("bring_in")
    assert count(data, "SELECT count(*), count(DISTINCT fact_id) FROM records_message") == [(66, 66)]


def test_killed_while_importing_and_sending(tmp_path: Path) -> None:
    chance = random.Random(15)
    port = free_port()
    environment = {**os.environ, "GOODTERMS_DATA_DIR": str(tmp_path)}
    migrate = [sys.executable, "-W", "ignore", "-m", "goodterms", "manage", "migrate", "--verbosity", "0"]
    subprocess.run(migrate, env=environment, check=True)
    script = NURSERY.format(
        server=f"smtp://127.0.0.1:{port}", folder=str(SAMPLE / "northlight"), letters=3 * SENDS
    )
    nursery = Nursery(tmp_path, script)
    nursery.do("open_practice")
    killed_while_importing(nursery, tmp_path, chance)

    handler = Server()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        nursery.do("approve")
        for _ in range(SENDS):
            nursery.kill("send", chance.uniform(0, 0.25))
        for _ in range(3 * SENDS // 50 + 1):  # a round carries at most fifty
            nursery.do("send")
    finally:
        controller.stop()
        nursery.end()
    states = dict(count(tmp_path, "SELECT message_id, status FROM records_outgoing"))
    sent = [line.split(b" ", 1)[1].strip().decode() for mail in handler.accepted for line in mail.splitlines()
            if line.startswith(b"Message-ID:")]  # fmt: skip
    assert len(sent) == len(set(sent)), "no letter went twice"
    assert set(states.values()) <= {"sent", "sending"}
    assert {key for key, state in states.items() if state == "sent"} <= set(sent), "what is called sent was sent"
    assert len(states) == 3 * SENDS
