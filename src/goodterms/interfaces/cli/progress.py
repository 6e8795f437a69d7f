"""A progress bar on a terminal, with counts, rate and time left; silence elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

import click


class Show(Protocol):
    """Shows how far the work has come."""

    def __call__(self, done: int, whole: int, items: int = 0) -> None:
        """Bytes done, bytes there are, and how many items that was (0 where nobody counts them)."""


@contextmanager
def progress_bar(label: str) -> Iterator[Show | None]:
    """Give a function to call as the work goes on, or None where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    began = time.monotonic()
    with click.progressbar(
        length=1, label=label, file=sys.stderr, show_eta=True, item_show_func=lambda said: said
    ) as bar:

        def show(done: int, whole: int, items: int = 0) -> None:
            bar.length = max(whole, 1)
            bar.update(done - bar.pos, _rate(done, items, time.monotonic() - began))

        yield show


def _rate(done: int, items: int, seconds: float) -> str:
    """ "12,300 · 850 a second", or megabytes a second where nobody counts items."""
    if seconds <= 0:
        return f"{items:,}" if items else ""
    if items:
        return f"{items:,} · {items / seconds:,.0f} a second"
    return f"{done / 2**20 / seconds:,.1f} MB a second"
