"""A model's help with the words of a letter: what would go out is shown first, the answer is fetched beside the
pages and waits as a proposal. Nothing is kept in the letter and nothing is sent by it."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from threading import Thread
from typing import Any, cast

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from goodterms.casework import journal, letters, reminders, seals
from goodterms.delivery.drafter import SHAPES, Drafter, Shape, refuse_open_road
from goodterms.errors import GoodtermsError
from goodterms.letters import Brief, Letter
from goodterms.letters.drafting import Request, refuse_what_is_invented, request, taken
from goodterms.records import models
from goodterms.records.columns import read_text, write_text

SECONDS = 120.0
"""How long an answer may take: a small machine's own model writes a letter in about a minute."""

LOST_AFTER = timedelta(seconds=SECONDS + 30)
"""A question that is older was left behind by a crash or a restart; nobody waits for its answer any more."""

MAILS = 8
"""The newest mails of the client, one of which may be sent along."""

_log = logging.getLogger("goodterms.drafting")


@dataclass(frozen=True, slots=True)
class Going:
    """What would go out, to whom, and what the answer is held against. ``model`` is its name, ``where`` the name
    of the machine that is asked, ``mail`` the client's mail that goes along."""

    letter: Letter
    brief: Brief
    request: Request
    drafter: Drafter
    mail: models.Message | None = None

    @property
    def digest(self) -> str:
        """What a person agreed to is what goes out: another address, model or word has another digest."""
        told = (self.drafter.shape, self.drafter.url, self.drafter.model, self.request.task, self.request.material)
        return hashlib.sha256("\0".join(told).encode("utf-8", "surrogatepass")).hexdigest()


def model_of(practice: models.Practice) -> models.LetterModel | None:
    """The model that the practice's owner has named, or None: then no letter offers its help."""
    return models.LetterModel.objects.filter(practice=practice).first()


def name_model(
    practice: models.Practice, *, shape: str, url: str, name: str, key: str, actor: str, now: datetime
) -> None:
    """Name the model, or none with an empty ``shape``: then its key is forgotten too. A key that was kept stays
    where ``key`` is empty, but never for another address than the one that it was given for.

    Raises:
        GoodtermsError: ``draft.address``, ``draft.not_set_up`` where address or name is missing.
    """
    known = model_of(practice)
    with transaction.atomic():
        if shape not in SHAPES:
            models.LetterModel.objects.filter(practice=practice).delete()
            says = "No model words letters any more."
        else:
            refuse_open_road(url)
            if not name or max(len(url), len(name)) > 200:
                raise GoodtermsError(
                    "draft.not_set_up", "The model has no name.", hint="Write it as the service writes it."
                )
            kept = known.key_sealed if known and known.url == url else ""
            models.LetterModel.objects.update_or_create(
                practice=practice,
                defaults={
                    "shape": shape,
                    "url": url,
                    "name": name,
                    "key_sealed": seals.seal(key) if key else kept,
                },
            )
            says = f"The model “{name}” may be asked to word letters."
        journal.write_down(practice, None, actor=actor, verb="model", says=says, now=now)


def mails_of(client: models.Client) -> list[models.Message]:
    """The newest mails that the client wrote."""
    return list(client.messages.filter(direction="in").order_by(F("sent_at").desc(nulls_last=True))[:MAILS])


def going_out(row: models.Letter, today: date, voice: letters.Voice, mail: int | None = None) -> Going:
    """What the model would be told of this letter: the brief's fields, the letter as it is kept, and the mail of
    the client that a person chose.

    Raises:
        GoodtermsError: ``draft.not_set_up`` where no model is named, ``draft.long_mail``.
    """
    known = model_of(row.client.practice)
    if known is None:
        raise GoodtermsError(
            "draft.not_set_up", "No model is named.", hint="The owner of the practice names one in the settings."
        )
    letter = Letter(row.kind, row.language, row.register, read_text(row.subject), read_text(row.text))
    invoice = reminders.invoice_in(row.client, letter.markdown, today) if row.kind in reminders.LETTERS else ""
    brief = letters.brief_for(row.client, row.kind, today, put=voice.put, invoice=invoice)
    shown = row.client.messages.filter(direction="in", pk=mail).first() if mail else None
    told = request(letter, brief, _fit(shown.text) if shown else "")
    key = seals.unseal(known.key_sealed) if known.key_sealed else ""
    return Going(
        letter, brief, told, Drafter(cast(Shape, known.shape), known.url, known.name, key, SECONDS), shown
    )


def _fit(text: str) -> str:
    """A mail's text as it can be shown and sent: what is no character of any writing becomes a question mark."""
    return read_text(text).encode("utf-8", "replace").decode()


def proposal_of(row: models.Letter) -> models.Proposal | None:
    """What was asked for this letter, or None."""
    return models.Proposal.objects.filter(letter=row).first()


def is_awaited(proposal: models.Proposal | None, now: datetime) -> bool:
    """Whether an answer may still come."""
    return proposal is not None and proposal.answered_at is None and now - proposal.asked_at < LOST_AFTER


def problem_of(proposal: models.Proposal | None, now: datetime) -> GoodtermsError | None:
    """Why no draft came, or None."""
    if proposal is None or is_awaited(proposal, now):
        return None
    if proposal.answered_at is None:
        return GoodtermsError("draft.lost", "No answer came.", hint="Nothing was kept. Try again.")
    if not proposal.problem:
        return None
    told = {name: read_text(words) for name, words in proposal.problem.items()}
    return GoodtermsError(told["code"], told["says"], hint=told["try"])


def ask(row: models.Letter, going: Going, *, actor: str, now: datetime) -> Thread:
    """Ask the model, beside the pages; what it answers is found with `proposal_of`. The journal says that it was
    asked, and the digest of what went out. Returns the thread that waits for the answer.

    Raises:
        GoodtermsError: ``draft.asked`` where an answer is being waited for already.
    """
    with transaction.atomic():
        models.Letter.objects.select_for_update().get(pk=row.pk)
        before = proposal_of(row)
        if is_awaited(before, now):
            raise GoodtermsError("draft.asked", "The model is being asked already.", hint="Wait for its answer.")
        if before is not None:
            before.delete()
        key = models.Proposal.objects.create(letter=row, asked_at=now).pk
        journal.write_down(
            row.client.practice,
            row.client,
            actor=actor,
            verb="ask_model",
            says=f"Asked the model “{going.drafter.model}” for the words of “{going.letter.subject}”.",
            now=now,
            document={
                "where": going.drafter.where,
                "digest": hashlib.sha256(going.request.material.encode("utf-8", "surrogatepass")).hexdigest(),
                "mail": going.mail.message_id if going.mail else None,
            },
        )
    thread = Thread(target=_fetch, args=(key, going), daemon=True, name=f"goodterms-draft-{key}")
    thread.start()
    return thread


def leave(row: models.Letter) -> None:
    """Let the proposal go: it was kept as the letter's words, or is not wanted."""
    models.Proposal.objects.filter(letter=row).delete()


def _fetch(key: int, going: Going) -> None:
    """The model's answer, kept as a proposal or as the reason why there is none."""
    try:
        found = _answer(going)
        models.Proposal.objects.filter(pk=key).update(answered_at=timezone.now(), **found)
    finally:
        connection.close()


def _answer(going: Going) -> dict[str, Any]:
    try:
        draft = taken(going.drafter.write(going.request.task, going.request.material), going.letter)
        refuse_what_is_invented(draft, going.letter, going.brief)
    except GoodtermsError as error:
        return {"problem": {name: write_text(words) for name, words in error.document()["error"].items()}}
    except Exception:
        # A person waits at the page: they are told, and the fault stands in the log.
        _log.exception("a model's answer could not be read")
        return {"problem": {"code": "draft.failed", "says": "The answer could not be read.", "try": ""}}
    return {"subject": write_text(draft.subject[:300]), "text": write_text(draft.markdown)}
