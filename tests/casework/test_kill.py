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
from pathlib import Path

from aiosmtpd.controller import Controller
from tests.casework.test_outbox import Server
from tests.office import SAMPLE

IMPORTS = SENDS = int(os.environ.get("GOODTERMS_KILLS", "4"))
"""Moments in every run of the tests; name more for a longer trial."""

OPEN = """
import datetime, sys
from pathlib import Path
from django.contrib.auth.models import User
from goodterms.casework import folders, outbox, practices, seals
from goodterms.records import models
now = datetime.datetime.now(datetime.UTC)
practice = models.Practice.objects.first()
"""
BEGIN = """
practice = practices.open_practice("Reed & Rye", User.objects.create_user("sam"), now=now)
practice.mail_from, practice.mail_url_sealed = "sam@reedrye.example", seals.seal({server!r})
practice.save()
"""
IMPORT = """
print("go", flush=True)
folders.import_folder(practice, Path({folder!r}), actor="sam", now=now)
"""
APPROVE = """
client = practice.clients.get()
for n in range({count}):
    envelope = outbox.Envelope("concern", (("Ada", "ada@northlight.example"),), f"Letter {{n}}", f"Dear Ada {{n}}")
    outbox.approve(client, envelope, by=User.objects.get(), now=now - datetime.timedelta(hours=1))
"""
SEND = """
print("go", flush=True)
outbox.send_due(now)
"""


def start(data: Path, *parts: str) -> subprocess.Popen[str]:
    environment = {**os.environ, "GOODTERMS_DATA_DIR": str(data)}
    command = [
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
    ]
    return subprocess.Popen([*command, OPEN + "".join(parts)], env=environment, stdout=subprocess.PIPE, text=True)


def do(data: Path, *parts: str) -> None:
    process = start(data, *parts)
    process.communicate()
    assert process.returncode == 0


def kill_after(process: subprocess.Popen[str], seconds: float) -> None:
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.communicate()


def count(data: Path, question: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(data / "goodterms.sqlite3") as database:
        rows = database.execute(question).fetchall()
    database.close()
    return rows


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_killed_while_importing_and_sending(tmp_path: Path) -> None:
    chance = random.Random(15)
    port = free_port()
    environment = {**os.environ, "GOODTERMS_DATA_DIR": str(tmp_path)}
    migrate = [sys.executable, "-W", "ignore", "-m", "goodterms", "manage", "migrate", "--verbosity", "0"]
    subprocess.run(migrate, env=environment, check=True)
    do(tmp_path, BEGIN.format(server=f"smtp://127.0.0.1:{port}"))

    work = IMPORT.format(folder=str(SAMPLE / "northlight"))
    for _ in range(IMPORTS):
        kill_after(start(tmp_path, work), chance.uniform(0, 0.6))
        whole = count(tmp_path, "SELECT count(*) FROM records_message")
        assert whole in ([(0,)], [(66,)]), "an import is whole or not there"
    do(tmp_path, work)
    do(tmp_path, work)
    assert count(tmp_path, "SELECT count(*), count(DISTINCT fact_id) FROM records_message") == [(66, 66)]

    handler = Server()
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        do(tmp_path, APPROVE.format(count=3 * SENDS))
        for _ in range(SENDS):
            kill_after(start(tmp_path, SEND), chance.uniform(0, 0.25))
        do(tmp_path, SEND)
    finally:
        controller.stop()
    states = dict(count(tmp_path, "SELECT message_id, status FROM records_outgoing"))
    sent = [line.split(b" ", 1)[1].strip().decode() for mail in handler.accepted for line in mail.splitlines()
            if line.startswith(b"Message-ID:")]  # fmt: skip
    assert len(sent) == len(set(sent)), "no letter went twice"
    assert set(states.values()) <= {"sent", "sending"}
    assert {key for key, state in states.items() if state == "sent"} <= set(sent), "what is called sent was sent"
    assert len(states) == 3 * SENDS
