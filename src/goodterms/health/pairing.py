"""Which message answers which: by the message that a mail says it answers, and by its thread where it says none.

A thread alone misleads where years of mail stand in one: whatever comes next would pass for the answer to whatever
was asked last, and slow answers among quick remarks would be missed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from goodterms.facts import Message
from goodterms.health.calendar import Calendar

Dated = tuple[datetime, Message]
"""A message and the moment it was sent."""

# Two of our messages within this many working days are one question and its reminder.
_REMINDER_DAYS = 10.0
_ASKS = re.compile(
    r"\?|\b(?:please|let me know|let us know|send (?:me|us)|tell (?:me|us)|waiting for|look(?:ing)? forward to"
    r" your|need(?:s)? (?:your|the|an?)|remind\w*|bitte|merci de|s'il vous pla[iî]t|por favor)\b",
    re.IGNORECASE,
)
_REMINDS = re.compile(
    r"\b(?:remind\w*|any (?:news|update|word|thoughts)|follow(?:ing)? up|checking in|just checking|chas(?:e|ing)"
    r"|still (?:waiting|need|missing|open)|(?:have|had) you (?:had|been|managed|seen)"
    r"|did you (?:get|see|have|manage)|not heard|n['\u2019]t heard|once more|again|nudge|by any chance yet"
    r"|erinner\w*|nachfragen|noch (?:nichts|keine)|schon dazu)\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"\A(?:(?:hello|hi|dear|hey|good (?:morning|afternoon|evening))\b[^\n]{0,40}\n\s*)?"
    r"(?:ok(?:ay)?|thanks|thank you|many thanks|got it|noted|received|understood|great|perfect|will do|done"
    r"|danke|vielen dank|merci|gracias)\b",
    re.IGNORECASE,
)
_SHORT = 200
# A thread with so many messages holds more than one matter.
_LIKE_A_CHAT = 20


@dataclass(frozen=True, slots=True)
class Pair:
    """A question of ours, from the first time it was put, and the client's message that answers it."""

    asked_at: datetime
    answered_at: datetime
    answer: Message


def targets(dated: Iterable[Dated]) -> dict[str, Message]:
    """By the id of each message that names the one it answers: that one, where the other side sent it before."""
    named: dict[str, Message] = {}
    found: dict[str, Message] = {}
    for _, message in dated:
        to = named.get(_bare(message.in_reply_to)) if message.in_reply_to else None
        if to is not None and to.direction != message.direction:
            found[message.id] = to
        if message.message_id:
            named.setdefault(_bare(message.message_id), message)
    return found


def first_answers(dated: Iterable[Dated], named: Mapping[str, Message]) -> dict[str, str]:
    """By the id of each message that is named, the id of the first one that names it.

    Args:
        named: as `targets` gives it.
    """
    first: dict[str, str] = {}
    for _, message in dated:
        if message.id in named:
            first.setdefault(named[message.id].id, message.id)
    return first


def pairs(dated: Sequence[Dated], left_out: Collection[str], calendar: Calendar) -> list[Pair]:
    """Our messages and the client's answers to them, in order of the answers.

    A message that names one of ours answers it, if it is the first to do so, and with it what was open in the
    thread before. One that names none answers what stands open in its thread. A question that was put again within
    two weeks counts from the first time; where an answer names the later one, only if that reads as a reminder. In
    a chat, and in a long thread, only a question waits for an answer; a short thanks of ours never does.

    Args:
        left_out: ids of the client's messages that take no part.
    """
    named = {key: to for key, to in targets(dated).items() if key not in left_out}
    sizes = Counter(message.thread for _, message in dated if message.id not in left_out)
    answers = first_answers(dated, named)
    sent = {message.id: sent_at for sent_at, message in dated}
    open_in: dict[str, _Open] = {}
    asked_at: dict[str, datetime] = {}
    found: list[Pair] = []
    for sent_at, message in dated:
        thread = message.thread or message.id
        before = open_in.get(thread)
        if message.direction == "out":
            if not _expects(message, sizes[message.thread]):
                continue
            reminded = before if before and calendar.working_days(before.last, sent_at) <= _REMINDER_DAYS else None
            if message.id in answers:
                asked_at[message.id] = reminded.first if reminded and _reminds(message) else sent_at
            else:
                open_in[thread] = _Open(reminded.first if reminded else sent_at, sent_at)
        elif message.direction == "in" and message.id not in left_out:
            to = named.get(message.id)
            asked = asked_at.get(to.id) if to is not None and answers[to.id] == message.id else None
            if before and (to is None or before.first <= sent[to.id]):
                # What waited in the thread up to there is answered with it.
                del open_in[thread]
                asked = asked or before.first
            if asked is not None:
                found.append(Pair(asked, sent_at, message))
    return found


def unanswered(dated: Sequence[Dated], calendar: Calendar) -> list[Dated]:
    """Our questions (by mail, with a question mark) after which nothing came that could answer them: no message
    that names them or a later one of ours in their thread, and none there that names nothing."""
    named = targets(dated)
    sent = {message.id: sent_at for sent_at, message in dated}
    open_ones: dict[str, list[tuple[Dated, datetime]]] = {}
    for sent_at, message in dated:
        thread = message.thread or message.id
        if message.direction == "in":
            to = named.get(message.id)
            until = sent[to.id] if to is not None else sent_at
            for place in {thread, (to.thread or to.id) if to is not None else thread}:
                open_ones[place] = [one for one in open_ones.get(place, ()) if one[0][0] > until]
        elif message.direction == "out" and message.channel == "mail" and "?" in message.text:
            waiting = open_ones.setdefault(thread, [])
            if waiting and calendar.working_days(waiting[-1][1], sent_at) <= _REMINDER_DAYS:
                waiting[-1] = waiting[-1][0], sent_at
            else:
                waiting.append(((sent_at, message), sent_at))
    return [one for waiting in open_ones.values() for one, _ in waiting]


@dataclass(frozen=True, slots=True)
class _Open:
    """What waits in a thread: when it was first and last put."""

    first: datetime
    last: datetime


def _expects(message: Message, beside: int) -> bool:
    """May an answer be expected? In a chat only to a question; where so many messages stand in one thread that it
    is like a chat, to a question or request; to another mail, but for a short thanks."""
    if message.channel != "mail":
        return "?" in message.text
    if _asks(message):
        return True
    return beside < _LIKE_A_CHAT and (len(message.text) > _SHORT or not _CLOSES.match(message.text.strip()))


def _asks(message: Message) -> bool:
    return _ASKS.search(message.text) is not None


def _reminds(message: Message) -> bool:
    """Is it put again, by its words? Then it waits for as long as what stood open before."""
    return _REMINDS.search(message.text) is not None


def _bare(message_id: str) -> str:
    return message_id.strip().strip("<>")
