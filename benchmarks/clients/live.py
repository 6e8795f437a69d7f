"""Lives a story day by day and writes down what a client folder would hold."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from benchmarks.clients import phrases
from benchmarks.clients.story import Story
from goodterms.facts import (
    Address,
    Agreement,
    Client,
    History,
    Invoice,
    Message,
    Payment,
    Person,
    Practice,
    Source,
    TimeEntry,
)
from goodterms.money import Money

OWN = Address("Sam Reed", "sam@studio.example")
PRACTICE = Practice(
    name="Studio Reed", owner="Sam Reed", emails=(OWN.address,), country="GB", timezone="Europe/London"
)


@dataclass
class Life:
    """The facts of a story, and which labels each message of the client was written to bear."""

    story: Story
    history: History
    labels: dict[str, dict[str, str]] = field(default_factory=dict)


def live(story: Story) -> Life:
    """Live the story up to its last day."""
    return _Living(story).life()


class _Living:
    def __init__(self, story: Story) -> None:
        self.story = story
        self.rng = random.Random(f"life-{story.name}-{story.seed}")
        self.sender = Address(self.rng.choice(phrases.NAMES), "desk@client.example")
        self.messages: list[Message] = []
        self.labels: dict[str, dict[str, str]] = {}
        self.hours: list[TimeEntry] = []

    def life(self) -> Life:
        story = self.story
        day = story.first
        while day <= story.today:
            if not self._rests(day):
                self._mails_of(day)
                self._hours_of(day)
            if day == story.abuse_on:
                self._abuse(day)
            if day == story.apology_on:
                self._hear(day, time(10, 5), "Sorry", f"s{day}", [("", self.rng.choice(phrases.APOLOGY))])
            day += timedelta(days=1)
        invoices, payments = self._books()
        history = History(
            client=Client(
                name=self.rng.choice(phrases.COMPANIES),
                country="GB",
                timezone="Europe/London",
                since=story.first,
                people=(Person(self.sender.name, (self.sender.address,)),),
            ),
            agreement=Agreement(
                currency="GBP", payment_days=30, weekly_hours=Decimal(f"{story.usual.agreed_hours:.1f}")
            ),
            messages=tuple(sorted(self.messages, key=lambda m: (str(m.sent_at), m.id))),
            invoices=tuple(invoices),
            payments=tuple(payments),
            hours=tuple(self.hours),
        )
        return Life(story, history.until(story.today), self.labels)

    def _rests(self, day: date) -> bool:
        return day.weekday() >= 5 or any(start <= day <= end for start, end in self.story.pauses)

    def _busy(self, day: date) -> float:
        return 0.3 if day.month in self.story.quiet_months else 1.0

    def _mails_of(self, day: date) -> None:
        usual, rng = self.story.usual, self.rng
        if rng.random() >= usual.exchanges_a_week * self._busy(day) / 5:
            return
        thread = f"t{day.isoformat()}"
        subject = rng.choice(("Poster", "Next steps", "Page two", "Pictures", "Plan", "Leaflet"))
        if rng.random() < 0.3:
            at = self._hear(day, self._clock(day), subject, thread, self._words(day))
            answered = at + timedelta(hours=rng.uniform(1, 20))
            self._say(answered, subject, thread, rng.choice(phrases.OWN_REPLIES))
            return
        asked = datetime.combine(day, time(rng.randint(9, 16), rng.randint(0, 59)), UTC)
        text = f"{rng.choice(phrases.NEUTRAL)} {rng.choice(phrases.OPENING_QUESTIONS)}"
        self._say(asked, subject, thread, text)
        if rng.random() < 0.08:
            return
        wait = usual.reply_days * rng.lognormvariate(0, usual.reply_spread)
        wait *= 1 + 6 * self.story.moved("answers", day)
        on, clock = self._after(asked, wait)
        at = self._hear(on, clock, subject, thread, self._words(on))
        if rng.random() < 0.4:
            self._say(at + timedelta(hours=rng.uniform(0.5, 6)), subject, thread, rng.choice(phrases.OWN_REPLIES))

    def _after(self, asked: datetime, working_days: float) -> tuple[date, time]:
        """The moment so many working days (of nine hours) later."""
        hours = asked.hour + asked.minute / 60 - 9 + working_days * 9
        day = asked.date()
        while hours > 9:
            hours -= 9
            day += timedelta(days=1)
            while self._rests(day):
                day += timedelta(days=1)
        minutes = int((9 + hours) * 60)
        if self.rng.random() < self.story.usual.nights + 0.6 * self.story.moved("nights", day):
            minutes = self.rng.randint(20 * 60 + 30, 23 * 60 + 30)
        return day, time(min(23, minutes // 60), minutes % 60)

    def _clock(self, day: date) -> time:
        rng, story = self.rng, self.story
        if rng.random() < story.usual.nights + 0.6 * story.moved("nights", day):
            return time(rng.randint(21, 23), rng.randint(0, 59))
        return time(rng.randint(8, 17), rng.randint(0, 59))

    def _words(self, day: date) -> list[tuple[str, str]]:
        """One to three sentences, each with its label (empty: none)."""
        rng, story, usual = self.rng, self.story, self.story.usual
        words = [("", sentence) for sentence in rng.sample(phrases.NEUTRAL, rng.randint(1, 2))]
        if rng.random() < usual.scope + 0.4 * story.moved("scope", day):
            words.append(("scope_request", rng.choice(phrases.SCOPE)))
        if rng.random() < usual.complaint:
            words.append(("complaint", rng.choice(phrases.COMPLAINT)))
        if rng.random() < 0.45 * story.moved("tone", day) + 0.8 * story.moved("hard", day):
            label = rng.choice(("complaint", "sarcasm", "pressure", "sarcasm", "pressure"))
            words.append((label, rng.choice(phrases.LABELLED[label])))
        elif rng.random() < usual.praise and not story.moved("tone", day) and not story.moved("hard", day):
            words.append(("praise", rng.choice(phrases.PRAISE)))
        if rng.random() < usual.moved + 0.4 * story.moved("meetings", day):
            words.append(("", rng.choice(phrases.MEETING_MOVED)))
        if rng.random() < 0.2 * story.moved("money", day):
            words.append(("payment_delay", rng.choice(phrases.PAYMENT_DELAY)))
        rng.shuffle(words)
        return words

    def _abuse(self, day: date) -> None:
        words = [("", self.rng.choice(phrases.NEUTRAL))]
        words += [(label, self.rng.choice(phrases.LABELLED[label])) for label in self.story.abuse]
        self._hear(day, time(19, 12), "Draft", f"a{day}", words)
        self._say(
            datetime.combine(day + timedelta(days=1), time(10), UTC), "Draft", f"a{day}", "I have read your mail."
        )

    def _hear(self, day: date, clock: time, subject: str, thread: str, words: list[tuple[str, str]]) -> datetime:
        at = datetime.combine(day, clock, UTC)
        text = "\n\n".join(
            ["Hello Sam,", " ".join(sentence for _, sentence in words), self.sender.name.split()[0]]
        )
        message = self._message(at, self.sender, OWN, subject, thread, text, "in")
        self.labels[message.id] = {label: sentence for label, sentence in words if label}
        return at

    def _say(self, at: datetime, subject: str, thread: str, text: str) -> None:
        self._message(at, OWN, self.sender, subject, thread, text, "out")

    def _message(
        self, at: datetime, sender: Address, to: Address, subject: str, thread: str, text: str, direction: str
    ) -> Message:
        name = f"m{len(self.messages):05d}"
        message = Message(
            id=name,
            message_id=f"<{name}@example>",
            sent_at=at,
            sender=sender,
            to=(to,),
            subject=subject,
            thread=thread,
            text=text,
            direction="in" if direction == "in" else "out",
            source=Source("mail.mbox", len(self.messages) + 1),
        )
        self.messages.append(message)
        return message

    def _hours_of(self, day: date) -> None:
        usual, rng, story = self.story.usual, self.rng, self.story
        if day.weekday() not in (1, 3):
            return
        wanted = usual.hours_a_week / 2 * self._busy(day) * max(0.0, rng.gauss(1, usual.hours_spread * 1.4))
        wanted *= 1 + 0.6 * story.moved("hours", day)
        wanted *= 1 - min(0.85, 0.75 * story.moved("volume", day))
        quarters = round(wanted * 4)
        if quarters:
            entry = TimeEntry(day, Decimal(quarters) / 4, True, True, "", Source("hours.csv", len(self.hours) + 2))
            self.hours.append(entry)

    def _books(self) -> tuple[list[Invoice], list[Payment]]:
        story, usual, rng = self.story, self.story.usual, self.rng
        invoices: list[Invoice] = []
        payments: list[Payment] = []
        day = story.first + timedelta(days=28)
        while day <= story.today:
            number = f"INV-{len(invoices) + 1:03d}"
            total = Money(rng.randint(60_000, 300_000), "GBP")
            due = day + timedelta(days=30)
            invoices.append(Invoice(number, day, due, total, source=Source("invoices.csv", len(invoices) + 2)))
            late = usual.late_days + rng.gauss(0, usual.late_spread) + 22 * story.moved("money", due)
            late += rng.uniform(8, 14) if rng.random() < usual.slips else 0
            paid = due + timedelta(days=round(late))
            while paid.weekday() >= 5:
                paid += timedelta(days=1)
            if paid <= story.today and not story.moved("unpaid", due):
                payments.append(Payment(number, paid, total, source=Source("payments.csv", len(payments) + 2)))
            day += timedelta(days=rng.choice((28, 30, 31)))
        return invoices, payments
