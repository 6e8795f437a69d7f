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
from goodterms.delivery.archive import writing
from goodterms.errors import GoodtermsError
from goodterms.health import Health
from goodterms.importers.client_folder import client_folders

SAMPLE = "reed-and-rye"
SAMPLE_TODAY = date(2026, 6, 15)
"""The day on which the sample practice lives: its facts end on the Friday before."""

_PARTS_FROM = "northlight"
_ENDS_ON = date(2026, 7, 31)


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo made: a copy of the sample practice, how its clients stand, and one parting."""

    folder: Path
    practice: Path
    standings: tuple[Health, ...]
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
        standings = portfolio(copy, SAMPLE_TODAY)
        order = package.Order(copy / _PARTS_FROM, _ENDS_ON, SAMPLE_TODAY)
        parting = package.write(order, into / f"{_PARTS_FROM}-parting")
    return Demo(out, out / SAMPLE, standings, parting.moved(out / f"{_PARTS_FROM}-parting"))


def portfolio(practice: Path, today: date) -> tuple[Health, ...]:
    """How each client of a practice stands, those in most need of a look first."""
    found = []
    for folder in client_folders(practice):
        books = importers.read_folder(folder)
        found.append(health.assess(books.history, today, books.practice))
    return tuple(sorted(found, key=lambda one: (one.score, one.client)))


def _copy_sample(target: Path) -> None:
    with resources.as_file(resources.files("goodterms") / "sample" / SAMPLE) as sample:
        if not sample.is_dir():
            raise GoodtermsError(
                "sample.missing",
                "The sample practice is not in this installation.",
                hint="Install the package again; the sample comes with it.",
            )
        shutil.copytree(sample, target)
