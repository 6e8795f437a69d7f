"""How fast the office answers with many clients: a practice of its own in a temporary folder, asked over HTTP.

    python -m benchmarks.web [--clients 10000] [--people 100] [--seconds 20]

Prints one JSON object: for each page the milliseconds at the median and the 99th of a hundred, under that many
people who think a second between pages; the CPU of a list page alone; the memory; and the pages' weight.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from urllib.request import urlopen

PAGES = ("", "clients/", "clients/?q=studio", "clients/client-7/", "clients/client-7/settlement/", "outbox/")


def main() -> None:
    """Fill, serve, ask, print."""
    options = argparse.ArgumentParser()
    options.add_argument("--clients", type=int, default=10_000)
    options.add_argument("--messages", type=int, default=1_000_000)
    options.add_argument("--people", type=int, default=100)
    options.add_argument("--seconds", type=float, default=20)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as data:
        environment = {**os.environ, "GOODTERMS_DATA_DIR": data}
        run = [sys.executable, "-W", "ignore", "-m", "goodterms"]
        subprocess.run([*run, "manage", "migrate", "--verbosity", "0"], env=environment, check=True)
        fill = f"from benchmarks.office.many import fill; fill({asked.clients}, {asked.messages})"
        filled = subprocess.run(
            [*run, "manage", "shell", "--verbosity", "0", "--command", fill],
            env=environment,
            check=True,
            capture_output=True,
            text=True,
        )
        port = _free_port()
        began = time.monotonic()
        serve = [*run, "serve", "--local", "--port", str(port), "--workers", "2", "--no-worker"]
        server = subprocess.Popen(serve, env=environment, stdout=subprocess.DEVNULL)
        try:
            _wait(port)
            first = time.monotonic() - began
            print(json.dumps(_measure(port, asked, server.pid, filled.stdout, first), indent=1))
        finally:
            server.terminate()
            server.wait(20)


def _measure(port: int, asked: argparse.Namespace, pid: int, filled: str, first: float) -> dict[str, object]:
    weight = {page: len(_ask(http.client.HTTPConnection("127.0.0.1", port), page)) for page in PAGES}
    _warm_up(port)
    times: dict[str, list[float]] = {page: [] for page in PAGES}
    until = time.monotonic() + asked.seconds
    visitors = [
        threading.Thread(target=_visit, args=(port, until, times, random.Random(n))) for n in range(asked.people)
    ]
    cpu = _cpu(pid)
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    requests = sum(map(len, times.values()))
    return {
        "clients and messages": filled.strip(),
        "first page after serve, s": round(first, 2),
        "people": asked.people,
        "requests": requests,
        "cpu ms a request": round(1000 * (_cpu(pid) - cpu) / max(requests, 1), 2),
        "memory MB": _memory(pid),
        "pages": {
            "/" + page: {"bytes": weight[page], "p50 ms": _percentile(t, 50), "p99 ms": _percentile(t, 99)}
            for page, t in times.items()
        },
    }


def _warm_up(port: int) -> None:
    """Ask each page in many new lines, so that every process has read its templates and answered once."""
    for _ in range(12):
        for page in PAGES:
            _ask(http.client.HTTPConnection("127.0.0.1", port), page)


def _visit(port: int, until: float, times: dict[str, list[float]], chance: random.Random) -> None:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    time.sleep(chance.random())
    while time.monotonic() < until:
        page = chance.choice(PAGES)
        began = time.monotonic()
        _ask(line, page)
        times[page].append(1000 * (time.monotonic() - began))
        time.sleep(1)


def _ask(line: http.client.HTTPConnection, page: str) -> bytes:
    line.request("GET", f"/p/many/{page}", headers={"Host": "127.0.0.1"})
    answer = line.getresponse()
    content = answer.read()
    if answer.status != 200:
        raise SystemExit(f"/{page}: {answer.status}")
    return content


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
