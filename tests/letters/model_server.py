"""A service that speaks like a language model's, on this machine: it keeps what it is asked, answers as told."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class ModelServer(ThreadingHTTPServer):
    """``answer`` is the document (or the raw bytes) that every request gets, after ``delay`` seconds, a
    byte at a time where it ``drops`` so many seconds apart."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status = 200
        self.answer: Any = {}
        self.delay = self.drops = 0.0
        self.location = ""
        self.asked: list[tuple[str, dict[str, str], dict[str, Any]]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: ModelServer

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.asked.append((self.path, headers, body))
        time.sleep(self.server.delay)
        answer = self.server.answer
        data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        try:
            self.send_response(self.server.status)
            if self.server.location:
                self.send_header("Location", self.server.location)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            for some in [data[n : n + 1] for n in range(len(data))] if self.server.drops else [data]:
                self.wfile.write(some)
                time.sleep(self.server.drops)
        except OSError:  # the asker has gone: that is what a timeout looks like from here
            pass

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def serving() -> Iterator[ModelServer]:
    """A running service, stopped at the end."""
    server = ModelServer()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def openai(text: str | None, **more: Any) -> dict[str, Any]:
    return {
        "choices": [{"message": {"content": text, **more.pop("message", {})}, "finish_reason": "stop", **more}]
    }


def anthropic(text: str, stop: str = "end_turn") -> dict[str, Any]:
    return {"content": [{"type": "text", "text": text}], "stop_reason": stop}
