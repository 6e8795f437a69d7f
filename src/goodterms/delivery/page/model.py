"""What the page of one parting shows, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from goodterms.delivery.documents import Health, Options, Settlement
from goodterms.delivery.page.figures import Chart
from goodterms.delivery.sources import Sources


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file of the package, by its path inside the package."""

    says: str
    path: str


@dataclass(frozen=True, slots=True)
class NextStep:
    """The one thing to do now: a sentence, and a button that leads there."""

    says: str
    button: str
    target: str


@dataclass(frozen=True, slots=True)
class PageLetter:
    """A letter of the package, what the check of it found, and where its files are."""

    kind: str
    to: str
    subject: str
    markdown: str
    files: tuple[FileLink, ...]
    covered: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A plain table. A column's kind is text, day or figure."""

    columns: tuple[tuple[str, str], ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class PageHandover:
    """What passes over: the tasks that decide the end and all of them, access, who is told, and the bundle.

    ``says`` goes before the tasks, and ``nobody`` stands where nobody is told.
    """

    tasks: Table
    all_tasks: Table
    access: Table
    stakeholders: Table
    bundle: str
    files: tuple[FileLink, ...] = ()
    says: str = "These steps decide whether the last day holds; the others fit around them."
    nobody: str = "Nobody else is known. Add people to client.toml to have them here."


@dataclass(frozen=True, slots=True)
class PartingPage:
    """Everything on the page, in the order in which it is read."""

    practice: str
    client: str
    ends_on: date
    today: date
    next_step: NextStep
    health: Health
    options: Options | None
    settlement: Settlement
    letters: tuple[PageLetter, ...]
    handover: PageHandover
    afterwards: Table
    afterwards_says: str
    journal: Table
    sources: Sources
    charts: tuple[Chart, ...] = ()
    notices: tuple[str, ...] = ()
    files: tuple[FileLink, ...] = ()
    settlement_files: tuple[FileLink, ...] = ()
    afterwards_files: tuple[FileLink, ...] = ()

    @property
    def currency(self) -> str:
        """The currency of the agreement, which the first statement is in."""
        return self.settlement["currencies"][0]["currency"] if self.settlement["currencies"] else ""
