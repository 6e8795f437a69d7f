"""The client's private page: one long link, kept as a digest, that ends and can be taken back."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F

from goodterms import handover
from goodterms.casework import journal
from goodterms.days import long_day
from goodterms.errors import GoodtermsError
from goodterms.records import models
from goodterms.records.columns import read_text, write_text

PARTS = ("status", "timeline", "options", "settlement", "files")
"""What a link may show; the person chooses."""

WORDS = ("acknowledged", "word", "option", "hear_again", "no_contact")
"""What a client may say through it."""

MOST_WORDS = 40


def open_link(
    client: models.Client,
    *,
    shows: Collection[str],
    days: int,
    document: Mapping[str, Any],
    actor: str,
    now: datetime,
) -> tuple[models.PortalLink, str]:
    """A new private link and its token, which is told once and never again.

    ``document`` holds what is shown as it was approved (settlement, options), so that it does not move under
    the client's eyes.
    """
    token = secrets.token_urlsafe(32)
    with transaction.atomic():
        link = client.portal_links.create(
            token_digest=_digest(token),
            shows=[part for part in PARTS if part in shows],
            document=dict(document),
            expires_at=now + timedelta(days=days),
        )
        journal.write_down(
            client.practice,
            client,
            actor=actor,
            verb="portal-open",
            says=f"Opened a private page for {client.name} until {long_day(link.expires_at.date())}.",
            now=now,
        )
    return link, token


def timeline(
    client: models.Client, ends_on: date, pay_by: date | None, plan: handover.Plan | None
) -> list[dict[str, str]]:
    """The days that matter to the client, in order: what is done by when, when files come, when it ends, when it
    is to be paid, until when questions are answered. ``kind`` says what a day is, ``what`` names the thing."""
    days = [(ends_on, "last_day", "")]
    if pay_by is not None:
        days.append((pay_by, "pay_by", ""))
    for work in client.deliverables.exclude(due_on=None):
        if work.delivered_on is None and work.state not in ("delivered", "accepted", "will not be done"):
            days.append((work.due_on, "work", read_text(work.title)))
    if plan is not None:
        days += [(task.due_on, "files", "") for task in plan.tasks if task.key == "bundle"]
        days += [
            (one.due_on, "access", one.system) for one in plan.access if one.due_on and one.action == "transfer"
        ]
        if plan.support is not None:
            days.append((plan.support.until, "support", ""))
    return [{"on": on.isoformat(), "kind": kind, "what": what} for on, kind, what in sorted(days)]


def find(token: str, now: datetime) -> models.PortalLink | None:
    """The link of a token while it holds. Unknown, ended and taken back are the same answer: None."""
    return (
        models.PortalLink.objects.filter(token_digest=_digest(token), revoked_at=None, expires_at__gt=now)
        .select_related("client__practice")
        .first()
    )


def note_visit(link: models.PortalLink, now: datetime) -> None:
    """Remember that the page was opened, when and how often; nothing about the visitor."""
    if link.first_opened_at is None:
        link.first_opened_at = now
        link.save(update_fields=["first_opened_at"])
    models.PortalLink.objects.filter(pk=link.pk).update(opens=F("opens") + 1, last_opened_at=now)


def revoke(link: models.PortalLink, *, actor: str, now: datetime) -> None:
    """Take the link back, from now on."""
    with transaction.atomic():
        models.PortalLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=now)
        journal.write_down(
            link.client.practice,
            link.client,
            actor=actor,
            verb="portal-revoke",
            says=f"Took back a private page of {link.client.name}.",
            now=now,
        )


def leave_word(link: models.PortalLink, kind: str, text: str, *, now: datetime) -> models.PortalWord:
    """Keep what the client says.

    Raises:
        GoodtermsError: ``portal.unknown_word`` or ``portal.too_many``.
    """
    if kind not in WORDS:
        raise GoodtermsError("portal.unknown_word", "That could not be understood.")
    if link.words.count() >= MOST_WORDS:
        raise GoodtermsError("portal.too_many", "Enough was said here.", hint="Please write a mail instead.")
    with transaction.atomic():
        word = link.words.create(kind=kind, text=write_text(text.strip()[:4000]))
        journal.write_down(
            link.client.practice,
            link.client,
            actor=f"the client ({link.client.name})",
            verb=f"portal-{kind}",
            says=f"{link.client.name} on their private page: {kind.replace('_', ' ')}.",
            now=now,
        )
    return word


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
