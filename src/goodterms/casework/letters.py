"""Letters in the making: written from the records, kept, checked against the records, approved into the outbox."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction

from goodterms import letters
from goodterms.casework import answers, journal, outbox, partings
from goodterms.errors import GoodtermsError
from goodterms.letters import Brief, Lint
from goodterms.records import filing, models, shelves
from goodterms.records.columns import read_text, write_text
from goodterms.settlement import Terms
from goodterms.settlement.ladder import LETTERS

LONGEST = 200_000
"""Code points of a letter that are kept, as `letters.lint` reads them."""

REGISTERS = letters.REGISTERS


@dataclass(frozen=True, slots=True)
class Voice:
    """How a letter speaks. ``put`` says a sentence of the answers in its language."""

    register: str = "warm"
    language: str = "en"
    put: Callable[[str], str] = str


def brief_for(
    client: models.Client,
    kind: str,
    today: date,
    change: letters.Change | None = None,
    put: Callable[[str], str] = str,
    invoice: str = "",
) -> Brief:
    """The facts behind a letter to this client on this day. ``put`` says a sentence of the answers in the
    letter's language; ``invoice`` is the one that a reminder is about."""
    ends_on = partings.last_day(client, today)
    row = partings.current(client)
    ended_by: Any = row.document.get("ended_by") if row else None
    settled = None
    plan = None
    if kind in letters.OF_TODAY:
        ends_on = today
        settled = answers.settlement_of(client, Terms(today, today), keep=False)[1]
    if kind in ("ending", "settlement", "handover", "severance"):
        settled = answers.settlement_of(client, Terms(ends_on, today, ended_by or "both"), keep=False)[1]
        plan = answers.handover_of(client, ends_on, today)
    concern = answers.concern_of(client, today) if kind == "concern" else None
    return Brief(
        history=shelves.take_out_history(client),
        practice=filing.take_out_practice(client.practice),
        today=today,
        ends_on=ends_on,
        settlement=settled,
        plan=plan,
        happened=tuple(put(point.fact) for point in concern.points) if concern else (),
        ask=put(concern.points[0].ask) if concern and concern.points else "",
        offers=offers(client, today) if kind == "options" else (),
        change=change,
        ended_by=ended_by or "",
        invoice=invoice,
    )


def draft(
    client: models.Client,
    kind: str,
    *,
    today: date,
    actor: str,
    now: datetime,
    voice: Voice | None = None,
    change: letters.Change | None = None,
    invoice: str = "",
) -> models.Letter:
    """A first draft from the records, kept as a letter that a person goes on writing. ``invoice`` is the one that
    a reminder is about; without it, the oldest one that is late.

    Raises:
        GoodtermsError: ``letter.unknown_kind`` and what `letters.compose` refuses.
    """
    voice = voice or Voice()
    brief = brief_for(client, kind, today, change, voice.put, invoice)
    composed = letters.compose(kind, brief, voice.register, voice.language)
    with transaction.atomic():
        row = client.letters.create(
            kind=kind,
            register=voice.register,
            language=voice.language,
            subject=write_text(composed.subject),
            text=write_text(composed.markdown),
            made_on=today,
            ends_on=partings.last_day(client, today),
        )
        journal.write_down(
            client.practice,
            client,
            actor=actor,
            verb="draft",
            says=f"Drafted “{composed.subject}”.",
            now=now,
        )
    return row


_OFFERED = {"reduce_scope": "scope", "move_timeline": "timeline", "phase_out": "phase_out", "refer": "referral"}


def offers(client: models.Client, today: date) -> tuple[letters.Offer, ...]:
    """The ways forward that are open now, as sentences; the writer strikes out what is not to be offered."""
    open_now = answers.options_of(client, today)["options"]
    return tuple(
        letters.Offer(_OFFERED[option["kind"]], option["says"])
        for option in open_now
        if option["kind"] in _OFFERED
    )


def keep(row: models.Letter, *, subject: str, text: str) -> None:
    """Keep what was written."""
    row.subject, row.text = write_text(subject.strip()[:300]), write_text(text[:LONGEST])
    row.save()


def check(row: models.Letter, text: str, today: date, brief: Brief | None = None) -> Lint:
    """What is wrong with these words, held against the records. A reminder is checked as what it is: a letter
    about money that is owed."""
    kind = "settlement" if row.kind in LETTERS else row.kind
    return letters.lint(text, kind, brief or brief_for(row.client, row.kind, today))


def approve(
    row: models.Letter,
    to: tuple[tuple[str, str], ...],
    *,
    by: User,
    today: date,
    now: datetime,
    as_it_is: bool = False,
) -> models.Outgoing:
    """Put the letter as it stands into the outbox.

    ``as_it_is``: the person knows that a point is missing without which it is hardly a letter of its kind.

    Raises:
        GoodtermsError: ``letter.not_sendable`` while a finding says must; ``letter.not_ready`` where it lacks
            words or an essential point and nobody said that it goes without; ``outbox.*`` as there.
    """
    text = read_text(row.text)
    found = check(row, text, today)
    must = [finding for finding in found.findings if finding.level == "must"]
    if must:
        raise GoodtermsError(
            "letter.not_sendable",
            f"“{must[0].quote}”: {must[0].says}",
            hint="Change it, then approve the letter.",
        )
    if not found.words:
        raise GoodtermsError("letter.not_ready", "The letter has no words yet.", hint="Write it, then approve it.")
    if not found.sendable and not as_it_is:
        lacks = ", ".join(point.replace("_", " ") for point in found.unsaid)
        raise GoodtermsError(
            "letter.not_ready",
            f"The letter does not say: {lacks}.",
            hint="Write it, or tick that it goes without.",
        )
    envelope = outbox.Envelope(row.kind, to, read_text(row.subject), text, row.language)
    return outbox.approve(row.client, envelope, by=by, now=now, letter=row)
