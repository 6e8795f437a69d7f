"""What the signals look at: the history as known on the day, in order, prepared once."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from goodterms.days import long_day
from goodterms.facts import Address, History, Invoice, Message, Practice
from goodterms.health.answer import Gap, ToneReading
from goodterms.health.calendar import Calendar
from goodterms.health.harsh import is_harsh
from goodterms.health.pairing import pairs, unanswered
from goodterms.health.referring import referral_in

# A message dated this long before the client is said to have come has a wrong clock.
_BEFORE_SINCE = timedelta(days=400)
_OLDEST_YEAR = 1995
# A client's own past is that of the last three years; before that people and habits were others.
_PAST = timedelta(days=1096)
# Nothing at all for longer than this: something is missing, or nothing was done.
_LONG_GAP = timedelta(days=240)
_QUOTE_LENGTH = 160
_SENTENCE_END = re.compile(r"[.!?…](?=\s)")


_SURE_OF_PRAISE = 0.6
"""Polite assent ("looks good to me") lies close to praise; a doubtful one is no good sign, and is not left out."""
HARD = ("insult", "threat_legal", "threat_nonpayment", "threat_reputation", "threat_violence")
"""Labels of messages that hurt or threaten."""
SHARP = ("sarcasm", "pressure", "complaint")
"""Labels of messages that sting, press or complain."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A message from the client, with what its words do (None where it was not read), and whether plain words of
    displeasure stand in it."""

    message: Message
    sent_at: datetime
    reading: ToneReading | None
    harsh: bool

    @property
    def day(self) -> date:
        """The day by its own clock."""
        return self.sent_at.date()

    def flagged(self, *labels: str) -> str | None:
        """The first of these labels that the reading flags, or None."""
        if self.reading is None:
            return None
        return next((label for label in labels if label in self.reading.flags), None)

    @property
    def kind_words(self) -> bool:
        """It surely praises or recommends, and does nothing that hurts: it never counts against anybody."""
        return self.praises or bool(self.referral)

    @property
    def praises(self) -> bool:
        """It surely praises, and does nothing that hurts."""
        praised = self.reading is not None and tuple(self.reading.flags) == ("praise",)
        return praised and not self.harsh and self.chance("praise") >= _SURE_OF_PRAISE

    @property
    def referral(self) -> str:
        """The sentence that says that you were recommended; empty where there is none, where something in the
        message hurts, and where nobody has read its tone: “I told them all about you” can be a threat."""
        if self.harsh or self.reading is None or tuple(self.reading.flags) not in {(), ("praise",)}:
            return ""
        return referral_in(self.message.text)

    @property
    def is_hard(self) -> bool:
        """Hard in tone, by its reading or by plain words of displeasure."""
        return self.reading is not None and (self.harsh or self.flagged(*HARD, *SHARP) is not None)

    def chance(self, label: str) -> float:
        """How likely a careful reader would say so; a reading that gives no chances is taken at its word."""
        chances: Mapping[str, float] = getattr(self.reading, "probabilities", {})
        return chances.get(label, 1.0)

    @property
    def politeness(self) -> float | None:
        """From 0 to 1, as a careful reader would rate it; None where that was not read."""
        found: float | None = getattr(self.reading, "politeness", None)
        return found

    def quote(self, label: str = "", rather: re.Pattern[str] | None = None) -> str:
        """The longest passage with this label, or the first sentence, word for word, kept short.

        Args:
            rather: a passage in which this is found goes before longer ones.
        """
        spans = self.reading.spans if self.reading else ()
        passages = [span.quote for span in spans if span.label == label]
        passage = max(passages, key=lambda one: (bool(rather and rather.search(one)), len(one)), default="")
        return shortened(_without_greeting(passage) or first_sentence(self.message.text))


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question of ours and the client's answer to it, with the working days between."""

    asked_at: datetime
    answer: Heard
    days: float


@dataclass(frozen=True, slots=True)
class Waiting:
    """A question of ours that nobody has answered, and the working days so far."""

    asked_at: datetime
    message: Message
    days: float


@dataclass(frozen=True, slots=True)
class View:
    """Everything known on the day, in order of time; nothing later exists.

    ``plain`` is what was heard but for mere kind words: what is good is never measured.
    """

    today: date
    history: History
    practice: Practice | None
    calendar: Calendar
    heard: tuple[Heard, ...]
    plain: tuple[Heard, ...]
    said: tuple[tuple[datetime, Message], ...]
    exchanges: tuple[Exchange, ...]
    waiting: tuple[Waiting, ...]
    gaps: tuple[Gap, ...]

    def paid_by(self, invoice: Invoice) -> tuple[int, date | None]:
        """Minor units paid so far, and the day on which the total was reached (None where it is open)."""
        paid, reached = 0, None
        payments = sorted(
            (p for p in self.history.payments if p.invoice == invoice.number),
            key=lambda p: (p.paid_on, str(p.source)),
        )
        for payment in payments:
            if payment.amount.currency != invoice.total.currency:
                continue
            paid += payment.amount.minor
            reached = payment.paid_on if paid >= invoice.total.minor and reached is None else reached
            reached = None if paid < invoice.total.minor else reached
        return paid, reached


def prepare(
    history: History, today: date, practice: Practice | None, readings: Mapping[str, ToneReading] | None
) -> View:
    """Put the history as known on that day in order."""
    known = history.until(today)
    client = history.client
    calendar = Calendar(
        client.country or (practice.country if practice else None),
        client.subdivision,
        client.timezone or (practice.timezone if practice else None),
        practice.working_days if practice else ("mon", "tue", "wed", "thu", "fri"),
    )
    gaps: list[Gap] = []
    dated = _in_order(known, today, gaps)
    heard = tuple(
        Heard(message, sent_at, (readings or {}).get(message.id), readings is not None and is_harsh(message.text))
        for sent_at, message in dated
        if message.direction == "in"
    )
    said = tuple((sent_at, message) for sent_at, message in dated if message.direction == "out")
    _note_one_sided(heard, said, gaps)
    _note_missing(known, gaps)
    if heard and readings is None:
        gaps.append(Gap("the tone of the messages", "They have not been read for tone.", "Run without --no-tone."))
    plain = tuple(one for one in heard if not one.kind_words)
    exchanges = _exchanges(dated, heard, plain, calendar)
    waiting = _waiting(dated, today, calendar)
    return View(today, known, practice, calendar, heard, plain, said, exchanges, waiting, tuple(gaps))


def first_sentence(text: str) -> str:
    """The first line with words in it, up to the end of its first sentence."""
    for line in text.splitlines():
        if any(character.isalnum() for character in line):
            return re.split(r"(?<=[.!?])\s", line.strip(), maxsplit=1)[0]
    return ""


def _without_greeting(passage: str) -> str:
    """The passage from its first paragraph on that holds a sentence; the whole where none does."""
    first, found, rest = passage.partition("\n\n")
    return passage if not found or re.search(r"[.!?…]", first) else _without_greeting(rest)


def shortened(quote: str) -> str:
    """A quote cut after a sentence, or else at a word, so that it stays word for word and fits a line or two."""
    quote = quote.strip()
    if len(quote) <= _QUOTE_LENGTH:
        return quote
    head = quote[:_QUOTE_LENGTH]
    ends = [found.end() for found in _SENTENCE_END.finditer(head) if found.end() >= _QUOTE_LENGTH // 3]
    return head[: ends[-1]] if ends else head.rsplit(None, 1)[0]


def address_key(address: Address) -> str:
    """What tells two addresses apart."""
    return address.address.lower() or address.name.lower()


def _in_order(history: History, today: date, gaps: list[Gap]) -> list[tuple[datetime, Message]]:
    oldest = history.client.since - _BEFORE_SINCE if history.client.since else date(_OLDEST_YEAR, 1, 1)
    seen: set[str] = set()
    dated: list[tuple[datetime, Message]] = []
    undated = 0
    for message in history.messages:
        if message.id in seen:
            continue
        seen.add(message.id)
        if message.sent_at is None or message.sent_at.date() < oldest:
            undated += 1
        elif today - message.sent_at.date() <= _PAST:
            dated.append((message.sent_at, message))
    if undated:
        gaps.append(
            Gap(
                f"when {undated} of the messages {'was' if undated == 1 else 'were'} sent",
                "Their date is missing or cannot be right.",
                "Nothing to do; they take no part in what rests on time.",
            )
        )
    return sorted(dated, key=lambda pair: (pair[0].timestamp(), pair[1].id))


def _note_one_sided(heard: tuple[Heard, ...], said: tuple[tuple[datetime, Message], ...], gaps: list[Gap]) -> None:
    if heard and not said:
        gaps.append(
            Gap(
                "how fast they reply",
                "Only messages from the client are here, none of yours.",
                "Add your sent mail, and your addresses to practice.toml.",
            )
        )
    if said and not heard:
        gaps.append(
            Gap(
                "their tone and how fast they reply",
                "Only your own messages are here.",
                "Add the mail that you received, and the client's addresses to client.toml.",
            )
        )


def _note_missing(known: History, gaps: list[Gap]) -> None:
    """Whole kinds of facts that are not there, and a long time of which nothing is known."""
    if not known.messages:
        gaps.append(
            Gap("how they write and reply", "There is no correspondence.", "Add mail.mbox, or another archive.")
        )
    if not known.invoices:
        gaps.append(Gap("how they pay", "There are no invoices.", "Add invoices.csv and payments.csv."))
    elif not known.payments:
        gaps.append(Gap("how they pay", "There are invoices and no payments.", "Add payments.csv."))
    if not known.hours:
        gaps.append(Gap("how much work it is", "There are no hours.", "Add hours.csv."))
    days = sorted(set(days_of_facts(known)))
    for before, after in itertools.pairwise(days):
        if after - before >= _LONG_GAP:
            what = f"how it went between {long_day(before)} and {long_day(after)}"
            gaps.append(Gap(what, "No fact lies between these days.", "If there was work, add what is missing."))


def days_of_facts(known: History) -> Iterator[date]:
    """The days on which anything happened: a message, an invoice, a payment, an hour worked."""
    yield from (
        m.sent_at.date() for m in known.messages if m.sent_at is not None and m.sent_at.year >= _OLDEST_YEAR
    )
    yield from (i.issued_on for i in known.invoices if i.issued_on is not None)
    yield from (p.paid_on for p in known.payments)
    yield from (e.day for e in known.hours)


def _exchanges(
    dated: list[tuple[datetime, Message]], heard: Sequence[Heard], plain: Sequence[Heard], calendar: Calendar
) -> tuple[Exchange, ...]:
    """Our messages and the client's answers. A message that only praises takes no part."""
    answers = {one.message.id: one for one in plain}
    kind = {one.message.id for one in heard} - answers.keys()
    found = [
        Exchange(pair.asked_at, answers[pair.answer.id], calendar.working_days(pair.asked_at, pair.answered_at))
        for pair in pairs(dated, kind, calendar)
    ]
    return tuple(sorted(found, key=lambda e: (e.asked_at.timestamp(), e.answer.message.id)))


def _waiting(dated: list[tuple[datetime, Message]], today: date, calendar: Calendar) -> tuple[Waiting, ...]:
    """Our questions that nobody has answered, and how long they have waited."""
    now = datetime.combine(today, time(9), UTC)
    found = [Waiting(at, message, calendar.working_days(at, now)) for at, message in unanswered(dated, calendar)]
    return tuple(sorted(found, key=lambda one: (one.asked_at.timestamp(), one.message.id)))
