"""Writes the package, whole or not at all."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from goodterms.casework.afterwards import afterwards_calendar, afterwards_json
from goodterms.casework.handover import write_handover
from goodterms.casework.package.answers import Answers, Order, answer
from goodterms.casework.package.case import notice_ends_late, opened, sealed, severance_question
from goodterms.casework.package.letters import letters, on_paper, write_paper
from goodterms.casework.package.page import Made, parting_page
from goodterms.casework.package.sources import copied
from goodterms.delivery.archive import writing
from goodterms.delivery.documents import Settlement
from goodterms.delivery.page import render
from goodterms.delivery.pdf import statement_pdf
from goodterms.delivery.sources import Sources
from goodterms.parting.journal import written as journal_file


@dataclass(frozen=True, slots=True)
class Package:
    """What was written, and what a person must look at before anything is sent.

    Attributes:
        sendable: whether the check found nothing in any letter that must be changed.
        asks: whether a question stands in it that only a person answers (breaking off contact).
        in_time: whether our notice, given today, ends by the last day.
    """

    folder: Path
    answers: Answers
    next_step: str
    to_look_at: tuple[str, ...]
    sendable: bool
    asks: bool
    in_time: bool

    @property
    def needs_a_look(self) -> bool:
        """Whether something was set aside, could not be said, will not fit, or must not go out as it is."""
        answers = self.answers
        unread = answers.books.unreadable or answers.silent_archives
        aside = answers.settlement.needs_a_look or answers.books.bad_rows or unread
        return bool(aside or not (answers.plan.fits and self.in_time and self.sendable) or self.asks)

    def moved(self, folder: Path) -> Package:
        """The same package after the folder around it got its name."""
        return dataclasses.replace(self, folder=folder)


def write(order: Order, out: Path, *, replace: bool = False) -> Package:
    """Write the whole parting into a folder that appears only when everything is in it.

    Raises:
        GoodtermsError: where the client folder cannot be read, or the target stands in the way.
    """
    answers = answer(order)
    order = answers.order
    case, journal = opened(answers)
    sources = _sources(answers)
    with writing(out, replace=replace, keep_out=(order.folder,)) as into:
        handover_folder = into / "handover"
        handover_folder.mkdir()
        packed = write_handover(
            order.folder, answers.plan, answers.books.history, answers.books.practice, handover_folder
        )
        statement = _write_answers(answers, sources, into)
        (into / "letters").mkdir()
        papers = tuple(on_paper(answers, one, statement) for one in letters(answers, case))
        for paper in papers:
            write_paper(paper, into / "letters")
        journal = sealed(answers, journal, into)
        (into / "journal.jsonl").write_bytes(journal_file(journal))
        page = parting_page(answers, Made(case, journal, papers, sources, packed))
        (into / "index.html").write_text(render(page), "utf-8")
    sendable = all(paper.written.lint.sendable for paper in papers)
    asks = bool(severance_question(answers, case))
    in_time = notice_ends_late(answers, case) is None
    return Package(out, answers, page.next_step.says, page.notices, sendable, asks, in_time)


def _write_answers(answers: Answers, sources: Sources, into: Path) -> bytes:
    """What each room said, as data and as papers; gives back the statement that goes with the letters."""
    settled = cast(Settlement, answers.settlement.document())
    _write_json(into / "health.json", answers.health.document())
    _write_json(into / "options.json", answers.ways.document())
    _write_json(into / "settlement.json", settled)
    (into / "afterwards.json").write_bytes(afterwards_json(answers.after))
    (into / "afterwards.ics").write_bytes(afterwards_calendar(answers.after))
    statement = statement_pdf(answers.practice, settled, sources.shown_to_client())
    (into / "settlement.pdf").write_bytes(statement)
    return statement


def _sources(answers: Answers) -> Sources:
    cited = [(one.source, one.quote) for one in answers.health.evidence]
    lines = [line for statement in answers.settlement.currencies for line in statement.lines]
    cited += [(place, "") for line in lines for place in line.because]
    measures = answers.measures
    cited += [(one.source, "") for one in (*measures.replies, *measures.payments, *measures.hours)]
    return copied(answers.order.folder, answers.books.history.messages, cited)


def _write_json(path: Path, document: Mapping[str, object]) -> None:
    path.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", "utf-8")
