"""The machine's processor cores."""

from __future__ import annotations

import os


def usable_cores() -> int:
    """So many this process may use: a container or `taskset` may leave it fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
