"""Many people in the office at once, each with a line of their own, in one thread: what they wait for is the
office and not one another. `benchmarks.web` starts it as a process of its own, and where the system allows it that
process goes first when a core is wanted: people sit at machines of their own.

    python -m benchmarks.office.visitors PORT PEOPLE SECONDS CLIENTS PAGE...

Each person asks for a page, any of these and about any of the clients, waits for its last byte, and thinks for a
second. Prints one JSON object: for each page the milliseconds of its answers, and under ``late`` by how many
milliseconds each question was asked later than it was due: what the measurement itself adds.
"""

from __future__ import annotations

import gc
import json
import os
import random
import re
import socket
import sys
import time
from contextlib import ExitStack, suppress
from heapq import heappop, heappush
from selectors import EVENT_READ, DefaultSelector

THINKS = 1.0
"""Seconds between an answer and the next question."""
PATIENCE = 30.0
"""Seconds after which an answer that is still awaited ends the measurement."""
_END_OF_HEAD = b"\r\n\r\n"
_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_COOKIE = re.compile(rb"\r\nset-cookie: *([^=;\s]+=[^;\r]*)", re.IGNORECASE)


class Person:
    """A browser: one line, which is kept, its cookies, and the page that it waits for."""

    def __init__(self, port: int) -> None:
        self.line = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)
        self.line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.cookies: dict[bytes, bytes] = {}
        self.page = ""
        self.asked_at = 0.0
        self._said = b""

    def ask(self, page: str, number: int) -> None:
        """Ask for a page about the client of that number."""
        cookies = b"; ".join(b"%s=%s" % one for one in self.cookies.items())
        path = f"/p/many/{page.format(n=number)}".encode()
        self.page, self._said, self.asked_at = page, b"", time.monotonic()
        self.line.sendall(b"GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: %s\r\n\r\n" % (path, cookies))

    def hear(self) -> bool:
        """Take what has come; whether it is the whole answer."""
        came = self.line.recv(1 << 20)
        self._said += came
        head, end, content = self._said.partition(_END_OF_HEAD)
        if not came or (end and not head.startswith(b"HTTP/1.1 200 ")):
            raise SystemExit(f"/{self.page}: {head[:200].decode(errors='replace') or 'the line was cut'}")
        length = _LENGTH.search(head)
        if not end or length is None or len(content) < int(length[1]):
            return False
        self.cookies |= dict(cookie.split(b"=", 1) for cookie in _COOKIE.findall(head))
        return True


def visit(port: int, people: int, seconds: float, clients: int, pages: list[str]) -> dict[str, list[float]]:
    """The milliseconds of each page's answers, and those by which the questions were late."""
    chance = random.Random(0)
    found: dict[str, list[float]] = {page: [] for page in (*pages, "late")}
    with ExitStack() as lines, DefaultSelector() as waiting:
        crowd = [Person(port) for _ in range(people)]
        for person in crowd:
            waiting.register(lines.enter_context(person.line), EVENT_READ, person)
        begin = time.monotonic()
        due = sorted((begin + chance.random(), id(person), person) for person in crowd)
        asked = 0
        while (now := time.monotonic()) < begin + seconds or asked:
            if now > begin + seconds + PATIENCE:
                raise SystemExit(f"{asked} answers never came")
            while due and due[0][0] <= now:
                at, _, person = heappop(due)
                if now < begin + seconds:
                    found["late"].append(1000 * (now - at))
                    person.ask(chance.choice(pages), chance.randrange(clients))
                    asked += 1
            for key, _ in waiting.select(max(0.0, due[0][0] - now) if due else 1):
                person = key.data
                if person.hear():
                    heard = time.monotonic()
                    found[person.page].append(1000 * (heard - person.asked_at))
                    heappush(due, (heard + THINKS, id(person), person))
                    asked -= 1
    return found


def main() -> None:
    """Visit, and print what was measured."""
    port, people, seconds, clients, *pages = sys.argv[1:]
    with suppress(AttributeError, PermissionError):  # other systems, other users
        os.nice(-20)
    gc.disable()  # nothing here goes in circles, and a pause would be taken for the office's
    print(json.dumps(visit(int(port), int(people), float(seconds), int(clients), pages)))


if __name__ == "__main__":
    main()
