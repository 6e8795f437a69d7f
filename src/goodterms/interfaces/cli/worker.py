"""`goodterms worker`: sending and nightly work in a process of its own, where `serve` is outgrown."""

from __future__ import annotations

import os
import signal
import threading

import click


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now, and leave.")
def command(once: bool) -> None:
    """Send what is due and look at every client once a day, until stopped."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "goodterms.settings"
    from goodterms.casework import upkeep  # lazy: Django is loaded only for the commands that need its records

    upkeep.start()
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    if once:
        upkeep.one_round()
    else:
        upkeep.run(stop)
