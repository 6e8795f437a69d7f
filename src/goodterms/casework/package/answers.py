"""Asks every room about one client on one day: how it stands, the ways forward, what is owed, what passes over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from goodterms import afterwards, alternatives, handover, health, importers, settlement
from goodterms.afterwards import Afterwards
from goodterms.alternatives import Alternatives
from goodterms.casework.readings import tone_of
from goodterms.facts import Practice
from goodterms.handover import Plan
from goodterms.health import Health
from goodterms.health.measures import Measures, measure
from goodterms.importers.client_folder import ClientFolder, practice_file
from goodterms.importers.promised import is_broken_promise
from goodterms.settlement import Settlement, Terms
from goodterms.settlement.answer import EndedBy

UNSAID = "other"
"""The code of a reason that nobody has named."""

_MAIL = (".mbox", ".eml", ".emlx")
_BOOKS = ("invoices.csv", "payments.csv", "hours.csv", "expenses.csv")


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked for.

    Attributes:
        folder: the client folder; it is only read.
        ends_on: the last day of the work.
        today: the day on which the answer is given.
        severs: whether contact is broken off; needs words in the correspondence that bear it, and a yes.
        yes: how many times a person said yes to that.
        reason: why it ends, one of `afterwards.REASONS`; it decides when a word is welcome again.
        words: that reason as one true, checkable sentence for the letter; empty leaves it out.
        language: of the letters; a kind that is not written in it yet is in English.
        register: how the letters speak: warm, neutral or formal; empty: as things stand.
        cure_days: days that the client has to put a breach right before the notice counts; 0: no breach.
        wished_end: the last day that was asked for, where a severance brought it forward to today.
    """

    folder: Path
    ends_on: date
    today: date
    ended_by: EndedBy = "both"
    severs: bool = False
    yes: int = 0
    reason: str = UNSAID
    words: str = ""
    register: str = ""
    language: str = "en"
    cure_days: int = 0
    wished_end: date | None = None


@dataclass(frozen=True, slots=True)
class Answers:
    """Everything the rooms say about one client on one day."""

    order: Order
    books: ClientFolder
    health: Health
    ways: Alternatives
    settlement: Settlement
    plan: Plan
    after: Afterwards
    measures: Measures

    @property
    def practice(self) -> Practice:
        """Whose paper the documents are on; without a practice.toml it is blank."""
        return self.books.practice or Practice(name="")

    @property
    def silent_archives(self) -> tuple[str, ...]:
        """Files that are named like messages and in which none was found."""
        books = self.books
        spoke = {m.source.file for m in books.history.messages} | {
            u.where.partition(":")[0] for u in books.unreadable
        }
        named = (path.name for path in books.path.iterdir() if path.suffix in _MAIL and path.is_file())
        broken = {part.where for part in books.unreadable if is_broken_promise(part)}
        return tuple(sorted({name for name in named if name not in spoke} | broken))


def answer(order: Order) -> Answers:
    """Read the folder and ask the rooms.

    Raises:
        GoodtermsError: where the folder is missing or broken, with file, line and key.
    """
    if order.severs and order.ends_on > order.today:
        order = replace(order, ends_on=order.today, wished_end=order.ends_on)
    books = importers.read_folder(order.folder)
    history, practice = books.history, books.practice
    readings = tone_of(history.until(order.today).messages, order.folder)
    stands = health.assess(history, order.today, practice, readings)
    return Answers(
        order=order,
        books=books,
        health=stands,
        ways=alternatives.ways_forward(history, practice, order.today, stands.condition),
        settlement=_settle(books, order),
        plan=handover.plan(history, practice, order.ends_on, order.today, severed=order.severs),
        after=_afterwards(books, order),
        measures=measure(history, order.today, practice),
    )


def _settle(books: ClientFolder, order: Order) -> Settlement:
    rates = settlement.load_rates(_own_rates(order.folder))
    terms = Terms(order.ends_on, order.today, order.ended_by)
    country = books.practice.country if books.practice else None
    settled = settlement.settle(books.history, terms, rates, books.bad_rows, country)
    return replace(settled, missing_files=tuple(name for name in books.missing_files if name in _BOOKS))


def _afterwards(books: ClientFolder, order: Order) -> Afterwards:
    reason = "conduct" if order.severs and order.reason == UNSAID else order.reason
    silence = afterwards.Silence(severed=order.severs)
    own = afterwards.OwnWords(note=order.words)
    return afterwards.plan(books.history, order.ends_on, reason, order.today, books.practice, silence, own=own)


def _own_rates(folder: Path) -> Path | None:
    practice = practice_file(folder)
    file = (practice.parent if practice else folder) / "rates.toml"
    return file if file.is_file() else None
