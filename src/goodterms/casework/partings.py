"""A client's parting: the case as a row, its steps as transactions with a journal line each, and what keeps a file
from being closed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, cast

from django.db import transaction

from goodterms import notice, parting
from goodterms.casework import answers, journal
from goodterms.facts import History
from goodterms.notice import NoticeTerms
from goodterms.parting import Case, Given, Noted, Quote, Step, closing
from goodterms.parting.case import HURTS
from goodterms.parting.closing import OpenEnd
from goodterms.records import filing, models, shelves
from goodterms.records.columns import read_text
from goodterms.records.standing import Standing, columns_of, row_of
from goodterms.settlement import Terms

_STAGES = {
    "running": "active",
    "give notice": "ending",
    "settle": "ending",
    "hand over": "ending",
    "severed": "ending",
    "close": "closed",
    "keep in touch": "closed",
}


@dataclass(frozen=True, slots=True)
class Ladder:
    """Where a client's parting stands and what can be done next."""

    case: Case
    row: models.Case | None
    steps: tuple[Step, ...]


def look(client: models.Client, today: date) -> Ladder:
    """The client's case, or one that was not begun; with today's open ends and quotes."""
    row = current(client)
    case = _with_what_is_known(take_out_case(row, client, today), row, client, today)
    return Ladder(case, row, parting.next_steps(case, today))


def current(client: models.Client) -> models.Case | None:
    """The row of the case that runs, or the last one that was closed."""
    found = _CURRENT.ask(client.pk)
    if not found:
        return None
    row = row_of(models.Case, _CASE, found[0])
    row.client = client
    return row


_CASE = columns_of(models.Case)
_CURRENT = Standing(
    lambda client: models.Case.objects.filter(client=client).order_by("-id").values_list(*_CASE)[:1]
)


def take(client: models.Client, move: str, given: Given, *, today: date, actor: str, now: datetime) -> models.Case:
    """Take a step of the ladder.

    Raises:
        GoodtermsError: ``parting.*`` where it is not possible today or something must still be given.
    """
    with transaction.atomic():
        models.Client.objects.select_for_update().get(pk=client.pk)
        row = current(client)
        case = _with_what_is_known(take_out_case(row, client, today), row, client, today)
        after, entries = parting.take(case, (), move, today, given)
        row = row or models.Case(client=client, opened_on=today)
        _file_case(row, after, given)
        client.stage = _STAGES.get(after.rung, client.stage if after.rung != "running" else "active")
        client.save(update_fields=["stage"])
        entry = entries[-1]
        journal.write_down(
            client.practice,
            client,
            actor=actor,
            verb=move,
            says=entry.says,
            now=now,
            document=dict(entry.details),
        )
    return row


def wish(client: models.Client, wished_end: date, *, today: date, actor: str, now: datetime) -> None:
    """Write down the last day one would like; the exit clock counts back from it."""
    with transaction.atomic():
        row = current(client) or models.Case(client=client, opened_on=today)
        case = take_out_case(row if row.pk else None, client, today)
        after, entries = parting.note(
            case, (), today, f"A last day is wished: {wished_end.isoformat()}.", Noted(wished_end=wished_end)
        )
        _file_case(row, after, Given())
        journal.write_down(client.practice, client, actor=actor, verb="wish", says=entries[-1].says, now=now)


def take_out_case(
    row: models.Case | None, client: models.Client, today: date, history: History | None = None
) -> Case:
    """The case as `goodterms.parting` knows it; ``history`` where the client's was taken out already."""
    fact = history.client if history else filing.take_out_client(client)
    agreement = history.agreement if history else shelves.take_out_agreement(client)
    terms = NoticeTerms.of(agreement, fact, filing.take_out_practice(client.practice, with_lists=False))
    if row is None:
        return Case(fact.name, today, today, terms=terms, client_since=fact.since)
    kept = row.document
    return Case(
        fact.name,
        row.opened_on,
        date.fromisoformat(kept.get("since", row.opened_on.isoformat())),
        rung=cast(Any, row.rung),
        terms=terms,
        client_since=fact.since,
        wished_end=_day(kept.get("wished_end")),
        ended_by=kept.get("ended_by"),
        notice_on=_day(kept.get("notice_on")),
        ends_on=row.ends_on,
        severed=bool(kept.get("severed")),
        disputed=bool(kept.get("disputed")),
        opted_out=bool(kept.get("opted_out")),
        overruled=str(kept.get("overruled", "")),
    )


def open_ends(client: models.Client, ends_on: date | None, today: date) -> tuple[OpenEnd, ...]:
    """What is still open with a client: the safe close names every one. Access that was ticked off is done."""
    history = shelves.take_out_history(client, with_messages=False)
    passed = set(client.access.exclude(done_on=None).values_list("position", flat=True))
    left = tuple(fact for place, fact in enumerate(history.access) if place not in passed)
    history = replace(history, access=left)
    row = current(client)
    waiting = client.outgoing.filter(status__in=["waiting", "unknown"]).values_list("subject", flat=True)
    return closing.open_ends(
        closing.File(
            history=history,
            settlement=answers.settlement_of(client, Terms(ends_on or today, today), keep=False)[1],
            ends_on=ends_on or today,
            today=today,
            has_files=client.originals.filter(path__startswith="files/").exists(),
            handed_over=bool(row and row.document.get("handed_over")),
            letters_owed=tuple(f"“{read_text(subject)}” still waits in the outbox" for subject in waiting),
        )
    )


def note_handed_over(client: models.Client) -> None:
    """The bundle was written and proved whole."""
    row = current(client)
    if row is not None:
        row.document = {**row.document, "handed_over": True}
        row.save(update_fields=["document"])


def _with_what_is_known(case: Case, row: models.Case | None, client: models.Client, today: date) -> Case:

    evidence = answers.health_of(client, today)["evidence"]
    quotes = tuple(
        Quote(e["label"], e["quote"], e["source"], date.fromisoformat(e["on"]))
        for e in evidence
        if e["label"] in HURTS and e["quote"]
    )
    late = case.rung in ("hand over", "settle", "give notice")
    ends = tuple(end.says for end in open_ends(client, case.ends_on, today)) if late else ()
    opted_out = case.opted_out or models.PortalWord.objects.filter(link__client=client, kind="no_contact").exists()
    return replace(case, quotes=quotes, open_ends=ends, opted_out=opted_out)


def _file_case(row: models.Case, case: Case, given: Given) -> None:
    row.rung, row.ends_on = case.rung, case.ends_on
    row.ended_by = case.ended_by or "both"
    row.reason = given.reason or row.reason
    row.closed_on = case.since if case.rung in ("close", "keep in touch") else None
    row.document = {
        **row.document,
        "since": case.since.isoformat(),
        "wished_end": case.wished_end.isoformat() if case.wished_end else None,
        "ended_by": case.ended_by,
        "notice_on": case.notice_on.isoformat() if case.notice_on else None,
        "severed": case.severed,
        "disputed": case.disputed,
        "opted_out": case.opted_out,
        "overruled": case.overruled,
    }
    row.save()


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def last_day(client: models.Client, today: date) -> date:
    """The last day that is agreed or wished; else the one that notice given today would bring."""
    return last_day_of(current(client), client, today)


def last_day_of(
    row: models.Case | None, client: models.Client, today: date, history: History | None = None
) -> date:
    """The last day by the case's row, or by none; ``history`` where the client's was taken out already."""
    case = take_out_case(row, client, today, history)
    return case.ends_on or case.wished_end or notice.from_notice(case.terms, today).ends_on
