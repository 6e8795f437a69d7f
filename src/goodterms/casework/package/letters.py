"""The letters of a case: written from the facts, checked, and put on paper, into a mail and into the page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from goodterms.casework.package.answers import Answers
from goodterms.delivery.mail import Attachment, Draft, eml
from goodterms.delivery.page.model import FileLink, PageLetter
from goodterms.delivery.pdf import LetterSheet, letter_pdf
from goodterms.errors import GoodtermsError
from goodterms.facts import Condition, Person, Role
from goodterms.letters import Brief, Letter, Lint, compose, lint
from goodterms.parting import Case


@dataclass(frozen=True, slots=True)
class Written:
    """A letter, to whom it goes, what the check found, and whether the statement goes with it."""

    letter: Letter
    to: Person | None
    lint: Lint
    with_statement: bool


@dataclass(frozen=True, slots=True)
class Paper:
    """A letter ready to leave: its text, its PDF, its mail, and why there is no mail where it has none to show."""

    written: Written
    text: str
    pdf: bytes
    mail: bytes | None
    why_no_mail: str = ""


# Warm words after hard ones would not be believed.
_REGISTERS: dict[Condition, str] = {"strained": "neutral", "untenable": "neutral"}
_PARTING: tuple[tuple[str, Role, bool], ...] = (
    ("ending", "sponsor", True),
    ("settlement", "billing", True),
    ("handover", "sponsor", False),
)
_SEVERANCE: tuple[tuple[str, Role, bool], ...] = (("severance", "sponsor", True),)
"""Kind of letter, whose it is, whether the statement goes with it. After a severance one letter is enough."""


def letters(answers: Answers, case: Case) -> tuple[Written, ...]:
    """The letters of this case, the one that comes first at the head."""
    brief = Brief(
        history=answers.books.history.until(answers.order.today),
        practice=answers.books.practice,
        today=answers.order.today,
        ends_on=answers.order.ends_on,
        settlement=answers.settlement,
        plan=answers.plan,
        reason=answers.order.words,
        incident_on=case.quotes[0].on if case.quotes else None,
        ended_by=answers.order.ended_by,
        cure_days=answers.order.cure_days,
    )
    kinds = _SEVERANCE if case.severed else _PARTING
    return tuple(_written(answers, brief, kind, role, statement) for kind, role, statement in kinds)


def _written(answers: Answers, brief: Brief, kind: str, role: Role, statement: bool) -> Written:
    to = _person(answers, role)
    own = replace(brief, to=to.name) if to and role != "sponsor" else brief
    letter = _composed(answers, kind, own)
    return Written(letter, to, lint(_text(letter), kind, own), statement)


def _composed(answers: Answers, kind: str, brief: Brief) -> Letter:
    register = answers.order.register or _REGISTERS.get(answers.health.condition, "warm")
    try:
        return compose(kind, brief, register, answers.order.language)
    except GoodtermsError as refusal:
        if refusal.code != "letter.no_template":
            raise
        return compose(kind, brief, register)


def _text(letter: Letter) -> str:
    return f"Subject: {letter.subject}\n\n{letter.markdown}"


def _person(answers: Answers, role: Role) -> Person | None:
    """Who holds the role; the sponsor, or the first who is known, where nobody does."""
    people = answers.books.history.client.people
    wanted: tuple[Role, ...] = (role, "sponsor")
    by_role = {person.role: person for person in reversed(people)}
    found = next((by_role[one] for one in wanted if one in by_role), None)
    return found or next(iter(people), None)


def on_paper(answers: Answers, written: Written, statement: bytes) -> Paper:
    """A letter as Markdown, as PDF, and as a mail where both sides have an address that mail can use.

    Raises:
        GoodtermsError: ``pdf.failed``.
    """
    pdf = letter_pdf(answers.practice, _sheet(answers, written))
    try:
        draft = _draft(answers, written, statement)
        mail, why = (eml(draft), "") if draft else (None, "")
    except GoodtermsError as refusal:
        mail, why = (
            None,
            f"{refusal.says} {refusal.hint}",
        )
    return Paper(written, _text(written.letter), pdf, mail, why)


def write_paper(paper: Paper, into: Path) -> None:
    """A letter's files, named after its kind."""
    name = paper.written.letter.kind
    (into / f"{name}.md").write_text(paper.text, "utf-8")
    (into / f"{name}.pdf").write_bytes(paper.pdf)
    if paper.mail is not None:
        (into / f"{name}.eml").write_bytes(paper.mail)


def page_letters(answers: Answers, papers: tuple[Paper, ...]) -> tuple[PageLetter, ...]:
    """The letters as the page shows them."""
    return tuple(_page_letter(answers, paper) for paper in papers)


def _sheet(answers: Answers, one: Written) -> LetterSheet:
    client = answers.books.history.client.name
    recipient = (one.to.name, client) if one.to else (client,)
    return LetterSheet(
        recipient, answers.order.today, one.letter.subject, one.letter.markdown, one.letter.language
    )


def _draft(answers: Answers, one: Written, statement: bytes) -> Draft | None:
    practice = answers.books.practice
    if practice is None or not practice.emails or one.to is None or not one.to.emails:
        return None
    return Draft(
        sender=(practice.owner or practice.name, practice.emails[0]),
        to=((one.to.name, one.to.emails[0]),),
        subject=one.letter.subject,
        markdown=one.letter.markdown,
        on=answers.order.today,
        language=one.letter.language,
        attachments=(Attachment("settlement.pdf", statement),) if one.with_statement else (),
    )


def _page_letter(answers: Answers, paper: Paper) -> PageLetter:
    one = paper.written
    path = f"letters/{one.letter.kind}"
    links = [FileLink("Mail draft", f"{path}.eml")] if paper.mail is not None else []
    links += [FileLink("PDF", f"{path}.pdf"), FileLink("Markdown", f"{path}.md")]
    return PageLetter(
        kind=one.letter.kind,
        to=_addressed(answers, one),
        subject=one.letter.subject,
        markdown=one.letter.markdown,
        files=tuple(links),
        covered=tuple(one.lint.covers),
        missing=one.lint.missing,
        findings=tuple(f"“{found.quote}”: {found.says} {found.advice}" for found in one.lint.findings),
    )


def _addressed(answers: Answers, one: Written) -> str:
    client = answers.books.history.client.name
    if one.to is None:
        return client
    address = f" <{one.to.emails[0]}>" if one.to.emails else ""
    return f"{one.to.name}{address}, {client}"
