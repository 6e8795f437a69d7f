"""Plans what comes after the end: when and why to write again, on what terms to come back, what to keep."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from goodterms.afterwards import retention
from goodterms.afterwards.lessons import Lesson, lessons
from goodterms.afterwards.occasions import Occasion, occasions
from goodterms.afterwards.reasons import Reason, reason_for
from goodterms.afterwards.rhythm import last_contact, real_messages, rhythm_days
from goodterms.days import long_day
from goodterms.facts import History, Practice
from goodterms.workdays import WorkingDays

_FIRST_WORD = timedelta(days=30)
_FIRST_SAYS, _FIRST_LINE = "Ask how things are going without you.", "I would like to hear how things are going."
_THANKS = "Thank you for your message; it made me glad to hear from you."
_TAKE_UP = "Your last message stayed with me, and I would like to hear what became of it."
_EU = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()  # noqa: SIM905
)
_ANSWER = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Silence:
    """What forbids writing. Any of them is enough."""

    severed: bool = False
    disputed: bool = False
    opted_out: bool = False

    @property
    def why(self) -> str:
        """Why nothing is written, or an empty string."""
        if self.severed:
            return "Contact was broken off. Nothing is written, and no day is set."
        if self.opted_out:
            return "They asked not to hear from you. That stays until they write themselves."
        if self.disputed:
            return "There is a dispute. Nothing is written but what settles it."
        return ""


@dataclass(frozen=True, slots=True)
class ComeBack:
    """On what terms the work could begin again. "" is not set."""

    rate: str
    scope: str
    deposit: str
    must_change: str


@dataclass(frozen=True, slots=True)
class OwnWords:
    """What a person wrote down at the end: why, in their own words, and terms for a return. "" leaves the term
    that follows from the reason and the agreement."""

    note: str = ""
    rate: str = ""
    scope: str = ""
    deposit: str = ""
    must_change: str = ""


@dataclass(frozen=True, slots=True)
class TheyWrote:
    """A message of the client after the end: when, what about, and whether it was answered."""

    on: date
    subject: str
    quote: str
    source: str
    reconnect: bool
    answered: bool


@dataclass(frozen=True, slots=True)
class Afterwards:
    """What comes after the end.

    Attributes:
        may_write: whether anything is sent at all; ``why_not`` says why not.
        next_word_on: the next day to write, the earliest of the occasions and the client's own rhythm.
        rhythm_days: days between one word and the next, and ``rhythm_because`` where they come from.
    """

    client: str
    ended_on: date
    as_of: date
    reason: str
    reason_says: str
    note: str
    may_write: bool
    why_not: str
    consent: str
    last_contact_on: date | None
    rhythm_days: int
    rhythm_because: str
    next_word_on: date | None
    next_word_because: str
    occasions: tuple[Occasion, ...]
    they_wrote: tuple[TheyWrote, ...]
    terms: ComeBack
    lessons: tuple[Lesson, ...]
    retention: tuple[retention.Kept, ...]


def plan(
    history: History,
    ended_on: date,
    reason: str,
    today: date,
    practice: Practice | None = None,
    silence: Silence | None = None,
    reconnects: frozenset[str] = frozenset(),
    own: OwnWords | None = None,
) -> Afterwards:
    """What comes after the end of work.

    Args:
        reason: one of the codes of `reasons.REASONS`.
        silence: what forbids writing.
        reconnects: ids of messages that were read as a hint at working together again.
        own: why it ended and on what terms to come back, in the user's own words.

    Raises:
        GoodtermsError: ``afterwards.no_such_reason``.
    """
    why = reason_for(reason)
    known = history.until(today)
    silence, own = silence or Silence(), own or OwnWords()
    days = WorkingDays.of(practice, history.client)
    wrote = _they_wrote(known, ended_on, today, reconnects)
    found = () if silence.why else _all_occasions(known, ended_on, why, today, days, wrote)
    rhythm, because = rhythm_days(known, ended_on)
    return Afterwards(
        client=history.client.name,
        ended_on=ended_on,
        as_of=today,
        reason=why.code,
        reason_says=why.says,
        note=own.note,
        may_write=not silence.why,
        why_not=silence.why,
        consent=_consent(silence, history.client.country),
        last_contact_on=last_contact(known, today),
        rhythm_days=rhythm,
        rhythm_because=because,
        next_word_on=found[0].on if found else None,
        next_word_because=found[0].because if found else silence.why,
        occasions=found,
        they_wrote=wrote,
        terms=_terms(history, why, silence, own),
        lessons=lessons(known, min(ended_on, today), why),
        retention=retention.clock(known, practice, ended_on, today),
    )


def _consent(silence: Silence, country: str | None) -> str:
    if silence.why:
        return silence.why
    law = (
        "PECR 2003, reg. 22(3)"
        if country == "GB"
        else "Directive 2002/58/EC, art. 13(2)"
        if country in _EU
        else ""
    )
    if not law:
        return "Which law holds for writing to former clients is not known here. Offer an opt-out each time."
    return f"A former client may be written to about your own like services, with an opt-out each time ({law})."


def _terms(history: History, why: Reason, silence: Silence, own: OwnWords) -> ComeBack:
    """The terms that were written down; else those that follow from the reason. After a severance none follow."""
    rate = history.agreement.rate
    said = f"{rate} an hour or more" if rate is not None and not silence.severed else ""
    deposit = "one month in advance" if why.code in ("late payment", "scope") else ""
    scope = "in writing, with a price for changes" if why.code == "scope" else ""
    return ComeBack(
        own.rate or said, own.scope or scope, own.deposit or deposit, own.must_change or why.must_change
    )


def _they_wrote(
    history: History, ended_on: date, today: date, reconnects: frozenset[str]
) -> tuple[TheyWrote, ...]:
    """What the client wrote after the end, and whether we wrote since."""
    after = [m for m in real_messages(history, today) if m.sent_at and m.sent_at.date() > ended_on]
    return tuple(
        TheyWrote(
            m.sent_at.date(),
            m.subject,
            _first_line(m.text),
            str(m.source),
            m.id in reconnects,
            any(o.direction == "out" and o.sent_at is not None and o.sent_at > m.sent_at for o in after),
        )
        for m in after
        if m.direction == "in" and m.sent_at is not None
    )


def _first_line(text: str) -> str:
    """The first line that says something: a salutation ends in a comma or is short."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    line = next((line for line in lines if len(line) > 20 and not line.endswith(",")), " ".join(lines))
    return line if len(line) <= 160 else line[:159].rstrip() + "…"


def _all_occasions(
    history: History, ended_on: date, why: Reason, today: date, days: WorkingDays, wrote: tuple[TheyWrote, ...]
) -> tuple[Occasion, ...]:
    """Occasions and the rhythm's own day, on working days, in order; a real contact sets the rhythm back."""
    found = [*occasions(history, ended_on, why, today), *_rhythm(history, ended_on, today, wrote)]
    open_words = [w for w in wrote if not w.answered]
    if open_words:
        last = open_words[-1]
        hint = " They may want to work with you again." if last.reconnect else ""
        says = f"They wrote on {long_day(last.on)} and had no answer: “{last.quote}”{hint}"
        found.append(Occasion(max(today, last.on + _ANSWER), "they wrote", says, last.source, _THANKS))
    moved = [replace(o, on=days.on_or_after(o.on)) for o in found]
    return tuple(sorted(moved, key=lambda o: (o.on, o.kind)))


def _rhythm(history: History, ended_on: date, today: date, wrote: tuple[TheyWrote, ...]) -> list[Occasion]:
    contact = last_contact(history, today)
    if contact is None or contact <= ended_on + _FIRST_WORD / 2:
        on = ended_on + _FIRST_WORD
        if on >= today:
            return [Occasion(on, "first word", _FIRST_SAYS, "A month after the last day.", _FIRST_LINE)]
        contact = contact or ended_on
    rhythm, because = rhythm_days(history, ended_on)
    says, line = "Send a short word with something that is of use to them.", ""
    if wrote:
        line = _TAKE_UP
        last = next((w for w in reversed(wrote) if w.reconnect), wrote[-1])
        says = f"Take up what they wrote on {long_day(last.on)}: “{last.quote}”"
    due = contact + timedelta(days=rhythm)
    return [Occasion(max(due, today), "rhythm", says, f"Last contact {long_day(contact)}; {because}.", line)]
