"""How long each message waited for its answer: by the clock, and in the working time of either side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from goodterms.facts import Client, Message, Practice
from goodterms.health.calendar import HOURS_A_DAY, Calendar
from goodterms.health.pairing import Dated, first_answers, targets

_USUAL_DAYS = ("mon", "tue", "wed", "thu", "fri")


@dataclass(frozen=True, slots=True)
class ReplyTime:
    """How long a message had waited when its answer came, in hours.

    Attributes:
        to: the id of the message that was answered, the first since the other side last wrote.
        clock: hours by the clock.
        ours: hours of our working time (9 to 18 o'clock in our zone, without our weekends and public holidays),
            at most those of 90 days; None where practice.toml names no time zone.
        theirs: the same by the client's zone and holidays; None where client.toml names no time zone.
    """

    to: str
    clock: float
    ours: float | None
    theirs: float | None


def reply_times(
    messages: Iterable[Message], client: Client, practice: Practice | None = None
) -> dict[str, ReplyTime]:
    """The reply time of each message that answers one of the other side in its thread, by the answer's id.

    Messages are taken in order of time; those without a date or a known side take no part. A message that names
    the one it answers is counted from that, if it is the first to do so.
    """
    ours, theirs = _calendars(client, practice)
    waiting: dict[str, Dated] = {}
    found: dict[str, ReplyTime] = {}
    dated = [(m.sent_at, m) for m in messages if m.sent_at is not None and m.direction != "unknown"]
    dated.sort(key=lambda pair: (pair[0].timestamp(), pair[1].id))
    named = targets(dated)
    answers = first_answers(dated, named)
    sent = {message.id: sent_at for sent_at, message in dated}
    for sent_at, message in dated:
        thread = message.thread or message.id
        asked_at, asked = waiting.get(thread, (sent_at, message))
        to = named.get(message.id)
        if to is not None and (asked.direction != to.direction or asked.id in answers or asked_at > sent[to.id]):
            # What stands open in the thread is not what it answers.
            asked_at, asked = sent[to.id], to
        if asked.direction != message.direction:
            if to is None or answers[to.id] == message.id:
                clock = (sent_at - asked_at).total_seconds() / 3600
                found[message.id] = ReplyTime(
                    asked.id, round(clock, 2), _hours(ours, asked_at, sent_at), _hours(theirs, asked_at, sent_at)
                )
            asked_at, asked = sent_at, message
        waiting[thread] = asked_at, asked
    return found


def _calendars(client: Client, practice: Practice | None) -> tuple[Calendar | None, Calendar | None]:
    days = practice.working_days if practice else _USUAL_DAYS
    ours = theirs = None
    if practice and practice.timezone:
        ours = Calendar(practice.country, practice.subdivision, practice.timezone, days)
    if client.timezone:
        theirs = Calendar(client.country, client.subdivision, client.timezone, days)
    return ours, theirs


def _hours(calendar: Calendar | None, start: datetime, end: datetime) -> float | None:
    return round(calendar.working_days(start, end) * HOURS_A_DAY, 2) if calendar else None
