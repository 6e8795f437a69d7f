"""How fast the office answers with many clients: a practice of its own in a temporary folder, asked over HTTP.

    python -m benchmarks.web [--clients 10000] [--messages 1000000] [--people 100] [--seconds 20]
                             [--changes 1] [--data FOLDER]

Prints one JSON object: for each page the milliseconds at the median and the 99th of a hundred, under that many
people who think a second between pages, ask for any of the clients, and change something so many times a second
(every change makes the office draw each page anew); the CPU of each page asked alone, drawn anew and asked again
while nothing has changed; the memory; and the pages' weight.

The people are one process of one thread (`benchmarks.office.visitors`), whoever changes something another; they
share the cores with the office. All of them are the owner of an office without sign-in, so that one is given the
page that was drawn for another. By how much the measurement itself was late is said too.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import re
import socket
import subprocess
import sys
import tempfile
import time
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

PAGES = (
    "",
    "clients/",
    "clients/?q=studio",
    "clients/?q={n}",
    "outbox/",
    "journal/",
    "clients/client-{n}/",
    "clients/client-{n}/settlement/",
)
_TOKEN = re.compile(rb'"X-CSRFToken": "(\w+)"')


def main() -> None:
    """Fill, serve, ask, print."""
    options = argparse.ArgumentParser()
    options.add_argument("--clients", type=int, default=10_000)
    options.add_argument("--messages", type=int, default=1_000_000)
    options.add_argument("--people", type=int, default=100)
    options.add_argument("--seconds", type=float, default=20)
    options.add_argument("--changes", type=float, default=1, help="notes written a second")
    options.add_argument("--data", type=Path, help="where the practice is kept for another time")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as fresh:
        data = asked.data or Path(fresh)
        environment = {**os.environ, "GOODTERMS_DATA_DIR": str(data)}
        run = [sys.executable, "-W", "ignore", "-m", "goodterms"]
        if not (data / "goodterms.sqlite3").exists():
            _fill(run, environment, asked)
        port = _free_port()
        began = time.monotonic()
        serve = [*run, "serve", "--local", "--port", str(port), "--workers", "2", "--no-worker"]
        server = subprocess.Popen(serve, env=environment, stdout=subprocess.DEVNULL)
        try:
            _wait(port)
            first = time.monotonic() - began
            print(json.dumps(_measure(port, asked, server.pid, first), indent=1))
        finally:
            server.terminate()
            server.wait(20)


def _fill(run: list[str], environment: dict[str, str], asked: argparse.Namespace) -> None:
    subprocess.run([*run, "manage", "migrate", "--verbosity", "0"], env=environment, check=True)
    fill = f"from benchmarks.office.many import fill; fill({asked.clients}, {asked.messages})"
    shell = [*run, "manage", "shell", "--verbosity", "0", "--command", fill]
    subprocess.run(shell, env=environment, check=True, stdout=subprocess.DEVNULL)


def _measure(port: int, asked: argparse.Namespace, pid: int, first: float) -> dict[str, object]:
    weight = {page: len(Visitor(port).ask(page.format(n=9))) for page in PAGES}
    _warm_up(port)
    anew = {page: _alone(port, page, pid, anew=True) for page in PAGES}
    again = {page: _alone(port, page, pid, anew=False) for page in PAGES}
    cpu = _cpu(pid)
    times = _visited(port, asked)
    late = times.pop("late")
    requests = sum(map(len, times.values()))
    return {
        "clients": asked.clients,
        "messages": asked.messages,
        "load of the machine": os.getloadavg()[0],
        "first page after serve, s": round(first, 2),
        "people": asked.people,
        "changes a second": asked.changes,
        "requests": requests,
        "p99 ms": _percentile([t for one in times.values() for t in one], 99),
        "asked late, p99 ms": _percentile(late, 99),
        "cpu ms a request": round(1000 * (_cpu(pid) - cpu) / max(requests, 1), 2),
        "memory MB": _memory(pid),
        "pages": {
            "/" + page: {
                "bytes": weight[page],
                "cpu ms drawn anew": anew[page],
                "cpu ms again": again[page],
                "p50 ms": _percentile(t, 50),
                "p99 ms": _percentile(t, 99),
            }
            for page, t in times.items()
        },
    }


def _warm_up(port: int) -> None:
    """Ask each page in many new lines, so that every process has read its templates and answered once."""
    for _ in range(12):
        for page in PAGES:
            Visitor(port).ask(page.format(n=9))


def _alone(port: int, page: str, pid: int, *, anew: bool) -> float:
    """Milliseconds of CPU that one answer costs the server, asked by one visitor: the best of three rounds, for
    other work on the machine makes each dearer. A page is drawn anew where its address is another one."""
    visitor, rounds = Visitor(port), []
    mark = "&" if "?" in page else "?"
    for turn in range(3):
        before = _cpu(pid)
        for asked in range(50):
            fresh = f"{mark}anew={turn}-{asked}" if anew else ""
            visitor.ask(page.format(n=100 + asked if anew else 9) + fresh)
        rounds.append(1000 * (_cpu(pid) - before) / 50)
    return round(min(rounds), 2)


def _visited(port: int, asked: argparse.Namespace) -> dict[str, list[float]]:
    """What the people measured, while somebody else writes notes about clients."""
    crowd = [str(one) for one in (port, asked.people, asked.seconds, asked.clients, *PAGES)]
    people = subprocess.Popen([sys.executable, "-m", "benchmarks.office.visitors", *crowd], stdout=subprocess.PIPE)
    until = time.monotonic() + asked.seconds
    visitor, chance = Visitor(port), random.Random(0)
    while asked.changes and time.monotonic() < until and people.poll() is None:
        visitor.note(f"clients/client-{chance.randrange(asked.clients)}/")
        time.sleep(1 / asked.changes)
    measured = people.communicate()[0]
    if people.returncode:
        raise SystemExit("the people gave up")
    times: dict[str, list[float]] = json.loads(measured)
    return times


class Visitor:
    """A browser with one line to the office, which it keeps, as it does its cookies."""

    def __init__(self, port: int) -> None:
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.cookies = SimpleCookie()

    def ask(self, page: str) -> bytes:
        """The page, or the end of the measurement where it is refused."""
        kept = "; ".join(f"{name}={cookie.value}" for name, cookie in self.cookies.items())
        self.line.request("GET", f"/p/many/{page}", headers={"Host": "127.0.0.1", "Cookie": kept})
        answer = self.line.getresponse()
        content = answer.read()
        if answer.status != 200:
            raise SystemExit(f"/{page}: {answer.status}")
        for cookie in answer.headers.get_all("Set-Cookie", []):
            self.cookies.load(cookie)
        return content

    def note(self, client: str) -> None:
        """Write a note about a client."""
        token = _TOKEN.search(self.ask(client))
        form = urlencode({"text": "Called.", "csrfmiddlewaretoken": token[1].decode() if token else ""})
        kept = "; ".join(f"{name}={cookie.value}" for name, cookie in self.cookies.items())
        kind = "application/x-www-form-urlencoded"
        headers = {"Host": "127.0.0.1", "Cookie": kept, "Content-Type": kind}
        self.line.request("POST", f"/p/many/{client}note/", form, headers)
        answer = self.line.getresponse()
        answer.read()
        if answer.status != 302:
            raise SystemExit(f"the note was refused: {answer.status}")


def _percentile(values: list[float], share: int) -> float:
    ordered = sorted(values)
    return round(ordered[min(len(ordered) - 1, len(ordered) * share // 100)], 1) if ordered else 0.0


def _family(pid: int) -> list[int]:
    children = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False
    )
    return [pid, *map(int, children.stdout.split())]


def _cpu(pid: int) -> float:
    """Seconds of CPU of the server and its processes so far."""
    ticks = 0
    for one in _family(pid):
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _memory(pid: int) -> int:
    """Megabytes that the processes have for themselves alone, and shared ones once."""
    total = 0
    for one in _family(pid):
        for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1])
    return total // 1024


def _wait(port: int) -> None:
    for _ in range(600):
        try:
            with urlopen(f"http://127.0.0.1:{port}/p/many/clients/", timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    raise SystemExit("the office did not open")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


if __name__ == "__main__":
    main()
