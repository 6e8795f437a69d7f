"""`goodterms serve`: the office in the browser."""

from __future__ import annotations

import os
from pathlib import Path

import click

from goodterms.errors import GoodtermsError


@click.command()
@click.option("--local", is_flag=True, help="No sign-in: for the one person at this machine.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8765, show_default=True, help="The port to listen on.")
@click.option("--workers", default=1, show_default=True, help="Processes that answer (more with PostgreSQL).")
@click.option("--data", type=click.Path(path_type=Path), help="Where everything is kept.")
@click.option("--no-worker", is_flag=True, help="Leave sending and nightly work to `goodterms worker`.")
def command(local: bool, host: str, port: int, workers: int, data: Path | None, no_worker: bool) -> None:
    """Open the office in the browser. The first visitor makes the owner's account."""
    if local and host not in ("127.0.0.1", "::1", "localhost"):
        raise GoodtermsError(
            "serve.not_local",
            f"--local has no sign-in, and {host} can be reached from elsewhere.",
            hint="Leave out --local, or --host.",
        )
    if data is not None:
        os.environ["GOODTERMS_DATA_DIR"] = str(data)
    os.environ["GOODTERMS_LOCAL"] = "1" if local else os.environ.get("GOODTERMS_LOCAL", "")
    os.environ["DJANGO_SETTINGS_MODULE"] = "goodterms.settings"
    _bring_up_to_date()
    # lazy: the server is needed by this command alone
    from granian import Granian
    from granian.constants import Interfaces

    os.environ["GOODTERMS_BEAT"] = "0" if no_worker else "1"
    click.echo(f"The office is open at http://{host}:{port}/  (Ctrl+C closes it)")
    server = Granian(
        "goodterms.interfaces.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        # Two in one process, so that a long answer lets others by; of several processes each does one at a time,
        # for threads that wait for one another make the slowest answers slower.
        blocking_threads=2 if workers == 1 else 1,
        log_enabled=False,
        respawn_failed_workers=True,
    )
    server.serve()


def _bring_up_to_date() -> None:
    """Migrate where this release has not done so yet. Only then is Django loaded here: the server's processes load
    it for themselves."""
    from goodterms import settings  # lazy: makes the data folder and its keys
    from goodterms.casework import schema_mark

    database = settings.DATABASES["default"].get("NAME")  # a path with SQLite, a name with PostgreSQL
    if isinstance(database, Path) and schema_mark.is_current(settings.DATA_DIR, database):
        return
    from goodterms.casework import upkeep  # lazy: Django

    upkeep.start()
    upkeep.migrate()
    if isinstance(database, Path):
        schema_mark.note(settings.DATA_DIR, database)
