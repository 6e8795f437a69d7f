"""The case behind a package: where it stands on the ladder, its journal, and the one next step."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from pathlib import Path

from goodterms import notice, parting
from goodterms.casework.package.answers import Answers
from goodterms.delivery.days import long_day
from goodterms.delivery.page.model import NextStep
from goodterms.delivery.sources import Sources
from goodterms.errors import GoodtermsError
from goodterms.health import Evidence
from goodterms.notice import Clock, NoticeTerms
from goodterms.parting import Case, Given, Quote
from goodterms.parting.case import HURTS
from goodterms.parting.journal import Entry, Event, append

_LETTER = "#letter1"
_LONG = timedelta(days=182)
_NO_NOTICE = "0 days of notice"


def opened(answers: Answers) -> tuple[Case, tuple[Entry, ...]]:
    """The case as it is when a parting is asked for, and the journal that says from what it was prepared.

    Raises:
        GoodtermsError: ``parting.not_possible`` or ``parting.asks`` where a severance was asked for and nothing
            in the correspondence bears it, or a yes is missing.
    """
    order, client = answers.order, answers.books.history.client
    case = Case(
        client=client.name,
        opened_on=order.today,
        since=order.today,
        rung="decide",
        terms=NoticeTerms.of(answers.books.history.agreement, client, answers.books.practice, order.cure_days),
        client_since=client.since,
        wished_end=order.ends_on,
        quotes=tuple(_quote(one) for one in answers.health.evidence if _hurts(one)),
    )
    journal = append((), _read_event(answers))
    journal = append(journal, _prepared_event(answers))
    if not order.severs:
        return case, journal
    given = Given(quotes_read=order.yes > 0, yes=order.yes > 0, yes_again=order.yes > 1)
    try:
        return parting.take(case, journal, "sever", order.today, given)
    except GoodtermsError as refusal:
        if refusal.code != "parting.asks":
            raise
        hint = "Read the quoted words in the mail they come from. Then say --yes; where we ask twice, --yes --yes."
        raise GoodtermsError(refusal.code, refusal.says, where=refusal.where, hint=hint) from refusal


def sealed(answers: Answers, journal: tuple[Entry, ...], into: Path) -> tuple[Entry, ...]:
    """The journal with a line that names every paper of the package by its digest."""
    papers = sorted(path for path in into.glob("*") if path.is_file()) + sorted(into.glob("letters/*"))
    details = {path.relative_to(into).as_posix(): _digest(path) for path in papers}
    says = f"{len(papers)} papers were written. Nothing was sent."
    return append(journal, Event(answers.order.today, "written", says, details=details))


def next_step(answers: Answers, case: Case, sources: Sources) -> NextStep:
    """The one thing to do now. Where words allow breaking off, that decision comes before any letter."""
    order = answers.order
    if severance_question(answers, case):
        return _decide_first(case, sources)
    if case.severed:
        says = "Read the short letter once more, send it in writing, and make no call. Keep the quoted messages."
        return NextStep(says, "Read the letter", _LETTER)
    to = first_contact(answers)
    if order.ends_on < order.today:
        says = (
            f"The last day, {long_day(order.ends_on)}, has passed. Have {to} confirm in writing that the work "
            "ended then, or choose a later last day and run this again."
        )
        return NextStep(says, f"Read the letter to {to}", _LETTER)
    button = f"Read the letter to {to}"
    if order.ended_by == "client":
        return NextStep(_confirms(to, answers, case.terms), button, _LETTER)
    read = f"Read the letter, talk to {to}, then send it"
    if case.quotes or not _long_known(answers):
        read = f"Read the letter to {to}, change what does not sound like you, and send it"
    periods = _periods(case.terms)
    if not periods:
        says = f"{read}. The agreement names no notice, so agree the last day with {to}."
        return NextStep(says, button, _LETTER)
    earliest = notice_ends_late(answers, case)
    if earliest is None:
        send_on = long_day(notice.for_end(case.terms, order.ends_on).send_on)
        ends = "" if periods == _NO_NOTICE else f": the {periods} then end by the last day"
        return NextStep(f"{read} by {send_on}{ends}.", button, _LETTER)
    says = (
        f"Agree the last day with {to} before you send the letter: {periods}, given on "
        f"{long_day(earliest.send_on)}, end on {long_day(earliest.ends_on)}, and your last day is "
        f"{long_day(order.ends_on)}."
    )
    return NextStep(says, button, _LETTER)


def notice_ends_late(answers: Answers, case: Case) -> Clock | None:
    """The clock of a notice that we give today, where it ends after the last day; None where the notice fits, none
    is agreed, the last day has passed, or the notice is not ours to give."""
    order = answers.order
    if case.severed or order.ended_by == "client" or order.ends_on < order.today or not _periods(case.terms):
        return None
    if notice.is_kept(case.terms, order.today, order.ends_on):
        return None
    return notice.from_notice(case.terms, order.today)


def _confirms(to: str, answers: Answers, terms: NoticeTerms) -> str:
    """The step where the client ends the work: its notice was given before, and only the client knows when."""
    ends_on = answers.order.ends_on
    says = f"Read the letter to {to} and send it: it confirms that they end the work on {long_day(ends_on)}."
    if terms.notice_days:
        reached = long_day(ends_on - timedelta(days=terms.notice_days))
        says += f" The {terms.notice_days} days of notice are kept where theirs reached you by {reached}."
    return says


def _periods(terms: NoticeTerms) -> str:
    """The days that must pass between the letter and the end, in words; empty where none are known."""
    cure = f"{terms.cure_days} days to put the breach right" if terms.cure_days else ""
    notice = f"{terms.notice_days} days of notice" if terms.notice_days is not None else ""
    return " and ".join(filter(None, (cure, notice)))


def _long_known(answers: Answers) -> bool:
    """Whether a talk comes before the letter: the work is older than six months."""
    since = answers.books.history.client.since
    return since is not None and answers.order.today - since > _LONG


def _decide_first(case: Case, sources: Sources) -> NextStep:
    worst = case.quotes[0]
    said = f" on {long_day(worst.on)}" if worst.on else ""
    safety = (
        "Your safety comes first: where you feel threatened, speak to somebody you trust, and to the police. "
        if worst.label == "threat_violence"
        else ""
    )
    says = (
        f"{safety}Read what they wrote{said} in its context, sleep on it, and decide: an end with notice, "
        "or contact broken off at once. Only you decide this."
    )
    return NextStep(says, "Read what they wrote", f"#{sources.anchors.get(worst.source, 'standing')}")


def severance_question(answers: Answers, case: Case) -> str:
    """The question that only a person answers, where words were said that allow breaking off; empty otherwise."""
    if case.severed or not case.quotes or answers.health.advice.step != "sever":
        return ""
    worst = case.quotes[0]
    said = f" of {long_day(worst.on)}" if worst.on else ""
    return (
        f"A question to you, which only you answer: do you want to break off contact? They wrote “{worst.words}” "
        f"({worst.source}{said}). Read it in its context first. If yes, run this again with --sever --yes: "
        "the letter is then short, asks for no call, and the evidence is kept. Nothing here decides it for you."
    )


def first_contact(answers: Answers) -> str:
    """The first name of the person who hears it first; the client's own name where no person is known."""
    told = answers.plan.stakeholders
    names = told[0].name.split() if told else []
    return names[0] if names else answers.plan.client


def _hurts(one: Evidence) -> bool:
    """Whether words bear a severance: insult or threat, quoted, and neither doubtful nor made good (`moved`)."""
    return one.label in HURTS and bool(one.quote) and one.moved


def _quote(one: Evidence) -> Quote:
    label = next(hurt for hurt in HURTS if hurt == one.label)
    return Quote(label, one.quote, one.source, one.on)


def _read_event(answers: Answers) -> Event:
    history, folder = answers.books.history, answers.order.folder
    counts = {
        "messages": history.messages,
        "invoices": history.invoices,
        "payments": history.payments,
        "rows of hours": history.hours,
    }
    read = ", ".join(f"{len(facts)} {name}" for name, facts in counts.items())
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    details = {path.name: _digest(path) for path in files}
    return Event(answers.order.today, "noted", f"The client folder was read: {read}.", details=details)


def _prepared_event(answers: Answers) -> Event:
    health, order = answers.health, answers.order
    balances = ", ".join(str(statement.balance) for statement in answers.settlement.currencies)
    says = (
        f"A parting on {long_day(order.ends_on)} was prepared. Things are {health.condition}; "
        f"the balance on that day is {balances}."
    )
    details = {"ends_on": order.ends_on.isoformat()}
    if order.cure_days:
        details["cure_days"] = str(order.cure_days)
    return Event(order.today, "noted", says, details=details)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
