"""All clients of a practice, read from its folder and held against their own past."""

from __future__ import annotations

import signal
from collections.abc import Iterator, Mapping
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from goodterms import health, importers
from goodterms.casework.readings import KeptReading, tone_of
from goodterms.errors import GoodtermsError
from goodterms.facts import Client, Unreadable
from goodterms.health import Glance, Health, Row, SharedAddress, Standing
from goodterms.health.measures import Measures, measure
from goodterms.importers.client_folder import ClientFolder, client_folders
from goodterms.importers.parallel import processes
from goodterms.processors import usable_cores

# Starting another process costs more than reading a few dozen clients.
_MANY, _HANDED_OUT = 48, 8


@dataclass(frozen=True, slots=True)
class Figures:
    """What the charts of a client are drawn from."""

    measures: Measures
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """One client that was looked at. ``figures`` only where they were asked for. Its messages and rows are not
    held: ten thousand clients would not fit."""

    glance: Glance
    client: Client
    unreadable: tuple[Unreadable, ...]
    figures: Figures | None = None


@dataclass(frozen=True, slots=True)
class Overview:
    """How every client of a practice stands on a day.

    ``looked`` holds what else is known of each, by the folder's name, as ``Row.name`` gives it. ``refused``:
    folders that could not be read at all. ``shared``: addresses that two folders claim.
    """

    folder: Path
    today: date
    rows: tuple[Row, ...]
    looked: Mapping[str, Looked]
    refused: tuple[GoodtermsError, ...]
    shared: tuple[SharedAddress, ...]


def look_over(
    practice: Path, today: date, no_tone: bool = False, *, with_figures: bool = False, workers: int | None = None
) -> Overview:
    """Read and assess each client folder of a practice; one that is broken does not hide the others.

    Args:
        practice: the folder that holds the clients' folders.
        today: the day of the answer.
        no_tone: leave the messages unread for tone.
        with_figures: also what the charts are drawn from; it takes about ten times as long.
        workers: how many processes; by itself, one for each core from some dozen clients on.
    """
    looked: dict[str, Looked] = {}
    refused: dict[str, GoodtermsError] = {}
    look = partial(_look_at, today=today, no_tone=no_tone, with_figures=with_figures)
    paths = client_folders(practice)
    for found in _each(look, paths, workers or (usable_cores() if len(paths) >= _MANY else 1)):
        if isinstance(found, GoodtermsError):
            # A practice.toml that cannot be read is met again with each client, and told once.
            refused.setdefault(str(found), found)
        else:
            looked[found.glance.name] = found
    return Overview(
        folder=practice,
        today=today,
        rows=health.portfolio((one.glance for one in looked.values()), today),
        looked=looked,
        refused=tuple(refused.values()),
        shared=health.shared_addresses((name, one.client) for name, one in looked.items()),
    )


def assess_books(books: ClientFolder, today: date, no_tone: bool = False) -> Health:
    """Assess a client folder that has been read, with the tone of its messages."""
    return health.assess(books.history, today, books.practice, readings(books, today, no_tone))


def readings(books: ClientFolder, today: date, no_tone: bool) -> Mapping[str, KeptReading] | None:
    """The tone of every message known on the day; None where it is not asked for."""
    return None if no_tone else tone_of(books.history.until(today).messages, books.path)


def _look_at(path: Path, *, today: date, no_tone: bool, with_figures: bool) -> Looked | GoodtermsError:
    try:
        books = importers.read_folder(path)
    except GoodtermsError as error:
        return error
    tone = readings(books, today, no_tone)
    stands = health.assess(books.history, today, books.practice, tone)
    seen = health.glance(path.name, books.history, stands, today)
    figures = None
    if with_figures:
        past = health.standings(books.history, today, books.practice, tone)
        figures = Figures(measure(books.history, today, books.practice), past)
    return Looked(seen, books.history.client, tuple(books.unreadable), figures)


def _each(
    look: partial[Looked | GoodtermsError], paths: tuple[Path, ...], workers: int
) -> Iterator[Looked | GoodtermsError]:
    """Each client in order, here or in several processes; where one of these ends early, the rest here."""
    done = 0
    pool = processes(workers, _end_with_interrupts) if workers > 1 else None
    if pool is not None:
        try:
            for found in pool.map(look, paths, chunksize=_HANDED_OUT):
                done += 1
                yield found
        except BrokenProcessPool:
            pass
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
    yield from map(look, paths[done:])


def _end_with_interrupts() -> None:
    """Ctrl-C ends the process at once: some clients may take it minutes, and all that is lost is that time."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
