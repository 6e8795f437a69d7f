"""The budgets that keep one hostile message from stopping the rest.

A message over a budget stays where it is and is listed as unreadable. The figures leave room for any mail
that people send: the largest real message in years of mail is a few dozen megabytes of attachments.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

MAIL_BYTES = 64 * 2**20
"""One mail with its attachments."""
HEADER_BYTES = 256 * 2**10
"""All headers of one mail."""
PARTS = 500
"""MIME parts in one mail."""
TEXT_CHARS = 2 * 2**20
"""The words of one message; more is no letter but a file pasted into one."""
HTML_CHARS = 4 * 2**20
"""The HTML of one message, before it becomes text."""
MESSAGE_SECONDS = 10.0
"""The time that one message may take."""
ZIP_BYTES = 2 * 2**30
"""All files of a zip archive together, unpacked."""
ZIP_FILE_BYTES = 128 * 2**20
"""One file of a zip archive, unpacked."""
ZIP_RATIO = 200
"""How many times larger than its packed size a zip archive's file may become."""
ZIP_FILES = 200_000
"""Files in a zip archive."""
LINE_BYTES = 2**20
"""One line of a chat export."""


class OverBudgetError(Exception):
    """A message that asks for more than it may have. The message says of what."""


@contextmanager
def time_budget(seconds: float = MESSAGE_SECONDS) -> Iterator[None]:
    """Stop what runs inside once its time is up.

    It can be enforced only in a process's main thread on systems with interval timers. Elsewhere the other
    budgets hold, and every step is linear in the message's size.

    Raises:
        OverBudgetError: when the time is up.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGPROF, _time_is_up)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _time_is_up(number: int, frame: FrameType | None) -> None:
    raise OverBudgetError(f"it takes more than {MESSAGE_SECONDS:.0f} seconds of work to read")
