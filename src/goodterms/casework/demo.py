"""The main job on the sample practice: how each client stands, and one parting written to the last paper."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path

from goodterms.casework import package
from goodterms.casework.clients_page import clients_html
from goodterms.casework.overview import look_over
from goodterms.casework.package import Package
from goodterms.delivery.archive import writing
from goodterms.errors import GoodtermsError
from goodterms.health import Row

SAMPLE = "reed-and-rye"
SAMPLE_TODAY = date(2026, 6, 15)
"""The day on which the sample practice lives: its facts end on the Friday before."""

CLIENTS_PAGE = "clients.html"
"""The page over all clients, in the folder of the demo."""

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
        overview = look_over(copy, SAMPLE_TODAY, with_figures=True)
        (into / CLIENTS_PAGE).write_text(clients_html(overview), "utf-8")
        order = package.Order(
            copy / _PARTS_FROM, _ENDS_ON, SAMPLE_TODAY, ended_by="practice", reason="direction", words=_WORDS
        )
        parting = package.write(order, into / f"{_PARTS_FROM}-parting")
    return Demo(out, out / SAMPLE, overview.rows, parting.moved(out / f"{_PARTS_FROM}-parting"))


def _copy_sample(target: Path) -> None:
    with resources.as_file(resources.files("goodterms") / "sample" / SAMPLE) as sample:
        if not sample.is_dir():
            raise GoodtermsError(
                "sample.missing",
                "The sample practice is not in this installation.",
                hint="Install the package again; the sample comes with it.",
            )
        shutil.copytree(sample, target)
