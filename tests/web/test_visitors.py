"""The visitors of the benchmark: each keeps a line and its cookies, and no answer but a whole page counts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from benchmarks.office.visitors import visit


class Office(ThreadingHTTPServer):
    """Says what it was asked, and counts lines."""

    daemon_threads = True

    def __init__(self, status: int) -> None:
        super().__init__(("127.0.0.1", 0), Desk)
        self.status = status
        self.lines: set[int] = set()
        self.asked: list[tuple[str, str]] = []


class Desk(BaseHTTPRequestHandler):
    server: Office
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self.server.lines.add(self.client_address[1])
        self.server.asked.append((self.path, self.headers.get("Cookie", "")))
        page = b"<p>A page</p>" * 10_000  # more than one read
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(page)))
        self.send_header("Set-Cookie", "csrftoken=abc; Path=/; SameSite=Lax")
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, format: str, *values: object) -> None:
        """Nothing: a test says nothing."""


@contextmanager
def office(status: int = 200) -> Iterator[Office]:
    server = Office(status)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def test_people_ask_for_pages_each_in_a_line_of_their_own() -> None:
    with office() as server:
        found = visit(server.server_port, 5, 1.5, 10, ["clients/", "clients/client-{n}/"])
    late = found.pop("late")
    answers = [ms for times in found.values() for ms in times]
    assert set(found) == {"clients/", "clients/client-{n}/"}
    assert len(answers) == len(late) == len(server.asked) > 5
    assert len(server.lines) == 5
    assert all(ms > 0 for ms in answers)
    assert {cookie for _, cookie in server.asked} == {"", "csrftoken=abc"}
    pages = {f"/p/many/clients/client-{n}/" for n in range(10)} | {"/p/many/clients/"}
    assert {path for path, _ in server.asked} <= pages


def test_an_answer_that_is_no_page_ends_the_measurement() -> None:
    with office(500) as server, pytest.raises(SystemExit, match="500"):
        visit(server.server_port, 1, 1.5, 10, ["clients/"])
