"""The exit clock: from a notice to the last day, and back from a wished last day to the day to write.

Notice counts in calendar days from the day it reaches the client. A mail reaches them on the day it is sent where
that is a working day of theirs, else on their next one. A letter reaches them on the second working day after it
is posted, as English courts assume of first-class post (Civil Procedure Rules 6.26); where another law holds,
count generously. The clock does not replace the contract's own words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

from goodterms.facts import Agreement, Client, Practice
from goodterms.workdays import Place, WorkingDays

Service = Literal["email", "letter", "both"]
_POST_DAYS = 2
_MOST_DAYS_OFF = 28
"""Nowhere do weekends and public holidays keep a notice on its way for so long: no calendar is asked beyond."""


@dataclass(frozen=True, slots=True)
class NoticeTerms:
    """What the agreement says about ending it, and the days on which both sides work.

    Attributes:
        notice_days: None where the agreement does not say.
        cure_days: how long the other side has to put a breach right before an end for cause.
    """

    notice_days: int | None = None
    service: Service | None = None
    cure_days: int = 0
    theirs: WorkingDays = field(default_factory=WorkingDays)
    ours: WorkingDays = field(default_factory=WorkingDays)

    @classmethod
    def of(
        cls, agreement: Agreement, client: Client, practice: Practice | None, cure_days: int = 0
    ) -> NoticeTerms:
        """The terms of an agreement between a client and a practice."""
        place = Place.of(client)
        theirs = WorkingDays((place,)) if place else WorkingDays()
        return cls(agreement.notice_days, agreement.notice_by, cure_days, theirs, WorkingDays.of(practice))


@dataclass(frozen=True, slots=True)
class Clock:
    """The days of an ending. ``unknown`` says what the agreement leaves open and what was assumed."""

    send_on: date
    received_on: date
    cure_until: date | None
    ends_on: date
    notice_days: int
    service: Service
    unknown: tuple[str, ...]


def from_notice(terms: NoticeTerms, send_on: date) -> Clock:
    """The earliest last day where notice is sent on a day (or on our next working day)."""
    sent = terms.ours.on_or_after(send_on)
    received = _received(terms, sent)
    cure_until = received + timedelta(days=terms.cure_days) if terms.cure_days else None
    ends_on = (cure_until or received) + timedelta(days=terms.notice_days or 0)
    return _clock(terms, sent, received, cure_until, ends_on)


def for_end(terms: NoticeTerms, wished_end: date) -> Clock:
    """The last day on which notice can be sent so that the work ends on the wished day."""
    sent = terms.ours.on_or_before(wished_end - timedelta(days=(terms.notice_days or 0) + terms.cure_days))
    while (clock := from_notice(terms, sent)).ends_on > wished_end:
        sent = terms.ours.on_or_before(sent - timedelta(days=1))
    return _clock(terms, sent, clock.received_on, clock.cure_until, wished_end)


def is_kept(terms: NoticeTerms, send_on: date, ends_on: date) -> bool:
    """Whether a notice that is sent on a day (or on our next working day) has run by the last day."""
    spare = (ends_on - send_on).days - (terms.notice_days or 0) - terms.cure_days
    if spare < 0 or spare > _MOST_DAYS_OFF:
        return spare > 0
    return from_notice(terms, send_on).ends_on <= ends_on


def _received(terms: NoticeTerms, sent: date) -> date:
    mailed = terms.theirs.on_or_after(sent)
    posted = terms.theirs.shifted(sent, _POST_DAYS)
    return {"email": mailed, "letter": posted, "both": max(mailed, posted)}[terms.service or "email"]


def _clock(terms: NoticeTerms, sent: date, received: date, cure: date | None, ends_on: date) -> Clock:
    unknown = []
    if terms.notice_days is None:
        unknown.append("The agreement on file names no notice period; none was counted. Look into the contract.")
    if terms.service is None:
        unknown.append("The agreement on file does not say how notice is given; a mail was assumed.")
    unknown += [f"No public holidays are known for {place}." for place in terms.theirs.unknown_places]
    return Clock(sent, received, cure, ends_on, terms.notice_days or 0, terms.service or "email", tuple(unknown))
