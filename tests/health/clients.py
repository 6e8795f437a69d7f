"""Short stories of clients for the tests of this room: who says what on which day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from goodterms.facts import (
    Address,
    Agreement,
    Client,
    Deliverable,
    History,
    Invoice,
    Message,
    Outcome,
    Payment,
    Pulse,
    RaisedConcern,
    Source,
    TimeEntry,
)
from goodterms.money import Money

FIRST = date(2025, 1, 6)
US = Address("Sam Reed", "sam@studio.example")
THEM = Address("Ada Berg", "ada@client.example")


@dataclass(frozen=True)
class Said:
    """A passage and its label."""

    label: str
    quote: str


@dataclass(frozen=True)
class Tone:
    """What a message does, as the test's author meant it."""

    flags: tuple[str, ...] = ()
    spans: tuple[Said, ...] = ()
    probabilities: Mapping[str, float] = field(default_factory=dict)
    politeness: float | None = None


@dataclass
class Book:
    """A client's facts, written down one by one."""

    history: History = field(default_factory=lambda: History(Client("Berg & Co", timezone="Europe/London")))
    readings: dict[str, Any] = field(default_factory=dict)

    def mail(
        self, day: date, text: str, *labels: str, ours: bool = False, thread: str = "", hour: int = 10
    ) -> Book:
        """A message of theirs (or ours), with the labels that a careful reader would give."""
        number = len(self.history.messages)
        sent_at = datetime.combine(day, time(hour), UTC)
        message = Message(
            id=f"m{number:04d}",
            message_id=None,
            sent_at=sent_at,
            sender=US if ours else THEM,
            to=(THEM if ours else US,),
            subject="Work",
            thread=thread or f"t{number}",
            text=text,
            direction="out" if ours else "in",
            source=Source("mail.mbox", number + 1),
        )
        self.history = replace(self.history, messages=(*self.history.messages, message))
        if not ours:
            self.readings[message.id] = Tone(labels, tuple(Said(label, text) for label in labels))
        return self

    def rated(self, politeness: Iterable[float]) -> Book:
        """How polite their messages are, in order of writing; the last figure holds for all that follow."""
        figures = list(politeness)
        for place, (key, tone) in enumerate(self.readings.items()):
            self.readings[key] = replace(tone, politeness=figures[min(place, len(figures) - 1)])
        return self

    def asked(self, day: date, wait_days: int, text: str = "Noted.", *labels: str) -> Book:
        """A question of ours, and their answer so many days later."""
        thread = f"q{day.isoformat()}"
        self.mail(day, "Which of the two do you prefer?", ours=True, thread=thread)
        return self.mail(day + timedelta(days=wait_days), text, *labels, thread=thread, hour=12)

    def invoice(self, due: date, paid: date | None, amount: str = "1000.00") -> Book:
        """An invoice due on a day, paid in full on another or not at all."""
        number = f"N{len(self.history.invoices) + 1:02d}"
        line = len(self.history.invoices) + 2
        total = Money.parse(amount, "GBP")
        made = Invoice(number, due - timedelta(days=30), due, total, source=Source("invoices.csv", line))
        self.history = replace(self.history, invoices=(*self.history.invoices, made))
        return self if paid is None else self.paid(number, paid, amount)

    def paid(self, number: str, day: date, amount: str) -> Book:
        """A payment on an invoice."""
        line = len(self.history.payments) + 2
        made = Payment(number, day, Money.parse(amount, "GBP"), source=Source("payments.csv", line))
        self.history = replace(self.history, payments=(*self.history.payments, made))
        return self

    def worked(self, monday: date, hours: str) -> Book:
        """Hours in a week."""
        entry = TimeEntry(monday, Decimal(hours), True, True, "", Source("hours.csv", len(self.history.hours) + 2))
        self.history = replace(self.history, hours=(*self.history.hours, entry))
        return self

    def agreed(self, weekly: str) -> Book:
        """The hours a week that were agreed."""
        self.history = replace(self.history, agreement=Agreement(weekly_hours=Decimal(weekly), currency="GBP"))
        return self

    def delivered(self, title: str, on: date, accepted: date | None) -> Book:
        """A delivery, and the day of the yes."""
        made = Deliverable(title, delivered_on=on, accepted_on=accepted)
        self.history = replace(self.history, deliverables=(*self.history.deliverables, made))
        return self

    def pulse(self, day: date, score: int) -> Book:
        """How the owner felt."""
        self.history = replace(self.history, pulses=(*self.history.pulses, Pulse(day, score)))
        return self

    def raised(self, on: date, look_again: date | None, outcome: Outcome | None = None) -> Book:
        """A concern that was raised, and how it turned out on the day of looking again."""
        row = Source("concerns.csv", len(self.history.concerns) + 2)
        seen_on = look_again if outcome else None
        made = RaisedConcern(on, "replies", "two days", look_again, outcome, seen_on, source=row)
        self.history = replace(self.history, concerns=(*self.history.concerns, made))
        return self


def good_year(weeks: int = 52, hours: int = 70) -> Book:
    """A steady client: answers within a day, invoices paid on the day, five hours a week, for so many weeks."""
    book = Book().agreed("5")
    for week in range(weeks):
        monday = FIRST + timedelta(weeks=week)
        book.asked(monday, week % 2)
        if week % 4 == 0 and week:
            book.invoice(monday, monday + timedelta(days=week % 3))
    for week in range(hours):
        book.worked(FIRST + timedelta(weeks=week, days=1), "5")
    return book


def monday_after(weeks: int) -> date:
    """The Monday so many weeks after the first."""
    return FIRST + timedelta(weeks=weeks)
