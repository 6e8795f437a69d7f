"""Checklists by trade, kept as data beside this module: what passes over, by whom, how long before the end."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Literal

Owner = Literal["practice", "client", "both", "successor"]

TRADES = (
    "general",
    "writing",
    "design",
    "web",
    "photography-video",
    "translation",
    "bookkeeping",
    "consulting",
    "marketing",
    "tutoring",
)

# Words that people write under `trade` in client.toml, and the checklist that fits.
_ALSO_CALLED = {
    "copywriting": "writing",
    "editing": "writing",
    "journalism": "writing",
    "content": "writing",
    "illustration": "design",
    "branding": "design",
    "graphic design": "design",
    "ux": "design",
    "interior design": "design",
    "software": "web",
    "web development": "web",
    "web and software": "web",
    "development": "web",
    "programming": "web",
    "data": "web",
    "photography": "photography-video",
    "video": "photography-video",
    "film": "photography-video",
    "photography and video": "photography-video",
    "audio": "photography-video",
    "interpreting": "translation",
    "localisation": "translation",
    "localization": "translation",
    "accounting": "bookkeeping",
    "coaching": "consulting",
    "research": "consulting",
    "user research": "consulting",
    "seo": "marketing",
    "social media": "marketing",
    "advertising": "marketing",
    "public relations": "marketing",
    "teaching": "tutoring",
    "training": "tutoring",
}


@dataclass(frozen=True, slots=True)
class ListedTask:
    """A task as a checklist knows it.

    Attributes:
        hours: our own effort.
        lead: working days from start to done, waiting for others included.
        by: working days before the last day by which it is done; below zero, after it.
        proof: what shows that it is done.
        call: whether it is a conversation that belongs into the calendar.
    """

    key: str
    title: str
    owner: Owner
    hours: Decimal
    lead: int
    by: int
    after: tuple[str, ...]
    proof: str
    call: bool = False


@dataclass(frozen=True, slots=True)
class Checklist:
    """The tasks of a trade, how long questions are answered after the end, and what a knowledge note asks."""

    trade: str
    support_days: int
    tasks: tuple[ListedTask, ...]
    knowledge: tuple[str, ...]


def checklist_for(trade: str | None) -> Checklist:
    """The checklist of a trade; the general one where the trade is unknown or has none of its own."""
    word = (trade or "").strip().lower()
    name = word if word in TRADES else _ALSO_CALLED.get(word, "general")
    return _read(name)


def has_own_checklist(trade: str) -> bool:
    """Whether a trade has a checklist of its own, under this word or another."""
    word = trade.strip().lower()
    return word in TRADES or word in _ALSO_CALLED


def after_severance() -> Checklist:
    """What is done after contact was broken off, whatever the trade."""
    return _read("severance")


@cache
def _read(name: str) -> Checklist:
    data = tomllib.loads(files(__package__).joinpath("checklists", f"{name}.toml").read_text(encoding="utf-8"))
    tasks = tuple(
        ListedTask(**{**task, "hours": Decimal(task["hours"]), "after": tuple(task["after"])})
        for task in data["tasks"]
    )
    return Checklist(data["trade"], data["support_days"], tasks, tuple(data["knowledge"]))
