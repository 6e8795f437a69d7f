"""A real CalDAV server takes our calendars and gives them back."""

from __future__ import annotations

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import icalendar
import pytest

import goodterms
from goodterms import afterwards, handover
from goodterms.casework.afterwards import afterwards_calendar
from goodterms.casework.handover import plan_calendar
from goodterms.importers.client_folder import read_books

SAMPLE = Path(goodterms.__file__).parent / "sample" / "reed-and-rye"
TODAY, ENDS_ON = date(2026, 6, 15), date(2026, 7, 31)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = {
        "server-hosts": f"127.0.0.1:{port}",
        "auth-type": "none",
        "storage-filesystem-folder": str(tmp_path_factory.mktemp("radicale")),
    }
    command = [sys.executable, "-m", "radicale", "--config", "", *(f"--{k}={v}" for k, v in options.items())]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield port
    finally:
        running.terminate()
        running.wait(10)


def _wait_for(port: int) -> None:
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError("the server did not start")


def ask(port: int, method: str, path: str, body: bytes = b"") -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    sign = {"Content-Type": "text/calendar; charset=utf-8", "Authorization": "Basic c2FtOnNhbQ=="}
    connection.request(method, path, body, sign)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, content


def parts(text: bytes) -> list[tuple[str, ...]]:
    """What matters of each entry: kind, UID, title, start, due or end, zone."""
    found = []
    for part in icalendar.Calendar.from_ical(text).walk():
        if part.name in ("VTODO", "VEVENT"):
            days = (str(part.decoded(key)) if key in part else "" for key in ("dtstart", "due", "dtend"))
            found.append(
                (part.name, str(part["uid"]), str(part["summary"]), *days, str(part.get("description", "")))
            )
    return sorted(found)


def calendars() -> dict[str, bytes]:
    books = read_books(SAMPLE / "northlight")
    plan = handover.plan(books.history, books.practice, ENDS_ON, TODAY)
    after = afterwards.plan(books.history, ENDS_ON, "direction", TODAY, books.practice)
    return {"plan": plan_calendar(plan, "Europe/London"), "afterwards": afterwards_calendar(after)}


@pytest.mark.parametrize("name", ["plan", "afterwards"])
def test_a_calendar_goes_in_and_comes_back(server: int, name: str) -> None:
    text = calendars()[name]
    status, _ = ask(server, "PUT", f"/sam/{name}/", text)
    assert status == 201
    status, back = ask(server, "GET", f"/sam/{name}/")
    assert status == 200
    assert parts(back) == parts(text)
    assert len(parts(text)) == {"plan": 44, "afterwards": 4}[name]
