"""Who is told what, when, by whom: the sponsor first, then colleagues, then billing, then others."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from goodterms.days import long_day
from goodterms.facts import History, Person, Practice, Role
from goodterms.workdays import WorkingDays

_OFTEN = 3
_ORDER: dict[Role | None, int] = {"sponsor": 0, "day-to-day": 1, "billing": 2, "stakeholder": 3, None: 3}


@dataclass(frozen=True, slots=True)
class StakeholderNote:
    """What one person is told. ``note`` is a draft in Markdown; ``needs`` says whose yes comes first."""

    name: str
    address: str | None
    role: Role | None
    tell_on: date
    by: Literal["practice", "client"]
    by_name: str
    what: str
    needs: str
    note: str


@dataclass(frozen=True, slots=True)
class Telling:
    """What all notes have in common."""

    practice: str
    owner: str
    client: str
    sponsor: str
    day_to_day: str
    ends_on: date
    recurring: bool

    @property
    def signature(self) -> str:
        """Who writes, a line each; without a practice.toml nobody is named."""
        return "".join(f"\n{line}" for line in dict.fromkeys((self.owner, self.practice)) if line)


def notes_for(
    history: History, practice: Practice | None, ends_on: date, first_day: date, days: WorkingDays
) -> tuple[StakeholderNote, ...]:
    """A note for each person of the client, in the order in which they are told.

    Args:
        first_day: the working day on which the sponsor is told.
    """
    people = sorted(_with_sponsor(history.client.people), key=lambda person: _ORDER[person.role])
    telling = Telling(
        practice=practice.name if practice else "",
        owner=(practice.owner if practice else None) or "",
        client=history.client.name,
        sponsor=next((p.name for p in people if p.role == "sponsor"), history.client.name),
        day_to_day=next((p.name for p in people if p.role == "day-to-day"), history.client.name),
        ends_on=ends_on,
        recurring=history.agreement.retainer_fee is not None,
    )
    return tuple(_note(person, telling, days.shifted(first_day, _ORDER[person.role])) for person in people)


def _with_sponsor(people: tuple[Person, ...]) -> tuple[Person, ...]:
    """Where nobody is called the sponsor, the first person without a role is the one whom the work is done for."""
    if any(person.role == "sponsor" for person in people):
        return people
    first = next((person for person in people if person.role is None), None)
    return tuple(replace(person, role="sponsor") if person is first else person for person in people)


def unlisted(history: History, practice: Practice | None) -> tuple[tuple[str, int], ...]:
    """Addresses that wrote at least three times and belong to nobody who is listed, the most frequent first.

    Somebody whom nobody thought of is the one who hears of it last, from others.
    """
    known = {address for person in history.client.people for address in (*person.emails, *person.handles)}
    known |= {address.lower() for address in (practice.emails if practice else ())}
    counts = Counter(m.sender.address for m in history.messages if m.direction != "out" and m.sender.address)
    found = [(address, count) for address, count in counts.items() if count >= _OFTEN and address not in known]
    machines = ("no-reply", "noreply", "donotreply", "mailer-daemon", "postmaster", "notifications")
    return tuple(sorted((f for f in found if not f[0].startswith(machines)), key=lambda f: (-f[1], f[0])))


def _note(person: Person, telling: Telling, tell_on: date) -> StakeholderNote:
    what, needs, body = _words(person, telling)
    outside = person.role in ("stakeholder", None)
    first_name = next(iter(person.name.split()), telling.client)
    note = f"Dear {first_name},\n\n{body}\n\nBest wishes{telling.signature}\n"
    us = telling.owner or telling.practice or "you"
    return StakeholderNote(
        name=person.name,
        address=person.emails[0] if person.emails else None,
        role=person.role,
        tell_on=tell_on,
        by="practice",
        by_name=f"{us}, or {telling.sponsor}" if outside else us,
        what=what,
        needs=needs,
        note=note,
    )


def _words(person: Person, telling: Telling) -> tuple[str, str, str]:
    end = long_day(telling.ends_on)
    if person.role == "sponsor":
        return (
            "The decision, with the ending letter",
            "",
            f"Our work together ends on {end}. My letter of today says what is done, what is open and what"
            " is owed."
            "\n\nBefore I tell anyone else: may I write to the others who work with us? I would say only that the"
            f" work ends on {end}, and who their contact is from then on.",
        )
    if person.role == "day-to-day":
        return (
            "The last day, what is still finished, how the work passes over",
            f"{telling.sponsor} has been told",
            f"Our work with {telling.client} ends on {end}. Until then everything that we agreed goes on.\n\n"
            "I will send you the plan of the handover, with a day and a name for each step. Could you tell me who"
            " takes the work over, so that I can show them everything in good time?",
        )
    if person.role == "billing":
        recurring = " The recurring invoice stops with it." if telling.recurring else ""
        return (
            "The last invoice and where payments stand",
            f"{telling.sponsor} has been told",
            f"Our work with {telling.client} ends on {end}. Whatever is open on that day comes in one final"
            f" invoice, with a statement that lists each amount.{recurring}\n\nIf you need an order number or"
            " another address on it, please tell me now.",
        )
    leaves = f"{telling.practice} no longer works" if telling.practice else "I no longer work"
    return (
        "The last day and the new contact; no reasons",
        f"The yes of {telling.sponsor}",
        f"After {end}, {leaves} for {telling.client}. Please turn to {telling.day_to_day} with everything that"
        " concerns it from then on.\n\nIf something of yours is still"
        " with me, tell me, and I will see to it before that day. Thank you for the good work together.",
    )
