"""The main job on the sample practice: how each client stands, and one parting written to the last paper."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path

from goodterms import health, importers
from goodterms.casework import package
from goodterms.casework.package import Package
from goodterms.casework.readings import tone_of
from goodterms.delivery.archive import writing
from goodterms.errors import GoodtermsError
from goodterms.health import Row
from goodterms.importers.client_folder import client_folders

SAMPLE = "reed-and-rye"
SAMPLE_TODAY = date(2026, 6, 15)
"""The day on which the sample practice lives: its facts end on the Friday before."""

_PARTS_FROM = "northlight"
_ENDS_ON = date(2026, 7, 31)
_WORDS = "From the autumn on, Imogen and I take longer projects with a beginning and an end, and no retainers."


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo made: a copy of the sample practice, how its clients stand, and one parting."""

    folder: Path
    practice: Path
    rows: tuple[Row, ...]
    parting: Package


def run_demo(out: Path, *, replace: bool = False) -> Demo:
    """Copy the sample practice into a folder and do the main job on the copy.

    Raises:
        GoodtermsError: ``sample.missing`` where the sample is not installed, ``target.*`` where the folder is
            in the way.
    """
    with writing(out, replace=replace) as into:
        copy = into / SAMPLE
        _copy_sample(copy)
        rows = portfolio(copy, SAMPLE_TODAY)
        order = package.Order(
            copy / _PARTS_FROM, _ENDS_ON, SAMPLE_TODAY, ended_by="practice", reason="direction", words=_WORDS
        )
        parting = package.write(order, into / f"{_PARTS_FROM}-parting")
    return Demo(out, out / SAMPLE, rows, parting.moved(out / f"{_PARTS_FROM}-parting"))


def portfolio(practice: Path, today: date) -> tuple[Row, ...]:
    """How each client of a practice stands, in one view."""
    clients = []
    for folder in client_folders(practice):
        books = importers.read_folder(folder)
        readings = tone_of(books.history.until(today).messages, folder)
        clients.append((folder.name, books.history, health.assess(books.history, today, books.practice, readings)))
    return tuple(health.portfolio(clients, today))


def _copy_sample(target: Path) -> None:
    with resources.as_file(resources.files("goodterms") / "sample" / SAMPLE) as sample:
        if not sample.is_dir():
            raise GoodtermsError(
                "sample.missing",
                "The sample practice is not in this installation.",
                hint="Install the package again; the sample comes with it.",
            )
        shutil.copytree(sample, target)
