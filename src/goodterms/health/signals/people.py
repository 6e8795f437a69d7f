"""New people on the client's side: a new sponsor, or more people copied on everything."""

from __future__ import annotations

from collections.abc import Sequence, Set
from datetime import timedelta

from goodterms.facts import Address
from goodterms.health.answer import Evidence
from goodterms.health.change import Level, crowding, walk
from goodterms.health.signals.signal import Signal, weigh
from goodterms.health.view import Heard, View, address_key

_LATELY = timedelta(days=60)
_KNOWN_AFTER = timedelta(days=120)
_HEIGHT, _SLACK, _RELIEF = 6.0, 0.75, 3.0


def look(view: View) -> list[Evidence]:
    """Name the people of the client who appear for the first time in the last two months; and say when many
    more are copied than used to be. One new person is no change for the worse; an audience is."""
    heard = [one for one in view.heard if not one.kind_words]
    if not heard or view.today - heard[0].day < _KNOWN_AFTER:
        return []
    ours = {email.lower() for email in (view.practice.emails if view.practice else ())}
    ours |= {address_key(message.sender) for _, message in view.said}
    sides = [(one, _side(one, ours)) for one in heard if one.message.channel == "mail"]
    return [*_new_faces(view, sides), *_audience(sides)]


def _side(heard: Heard, ours: Set[str]) -> list[Address]:
    """The client's people on one message, its sender among them."""
    domain = _domain(heard.message.sender)
    named = {address_key(a): a for a in (heard.message.sender, *heard.message.to, *heard.message.cc)}
    return [named[key] for key in sorted(named) if key not in ours and _domain(named[key]) == domain]


def _new_faces(view: View, sides: Sequence[tuple[Heard, list[Address]]]) -> list[Evidence]:
    seen: set[str] = set()
    found: list[Evidence] = []
    for heard, people in sides:
        for address in people:
            if address_key(address) in seen:
                continue
            seen.add(address_key(address))
            if view.today - heard.day <= _LATELY:
                found.append(
                    Evidence(
                        signal="people",
                        kind="people",
                        weight=-3,
                        says=f"{address.name or address.address} is new in the mails.",
                        source=str(heard.message.source),
                        on=heard.day,
                        since=heard.day,
                    )
                )
    return found[-2:]


def _audience(sides: Sequence[tuple[Heard, list[Address]]]) -> list[Evidence]:
    if not sides:
        return []
    crowded = crowding(len(sides), sides[0][0].day, sides[-1][0].day)
    past = Level(needed=12, least_spread=0.7, smallest=1.5, clip=3.0, slack=_SLACK)
    shift = walk([float(len(people)) for _, people in sides], past, _HEIGHT + crowded / (2 * _SLACK), _RELIEF)
    if shift is None or (sides[-1][0].day - sides[shift.onset][0].day).days > 365:
        return []
    latest = sides[-1][0]
    return [
        Evidence(
            signal="people",
            kind="people",
            weight=weigh(8, (shift.now - shift.usual) / 4),
            says=f"{shift.now:.0f} of their people are on each mail now; it was {shift.usual:.0f}.",
            source=str(latest.message.source),
            on=latest.day,
            since=sides[shift.onset][0].day,
            moved=not shift.leaning,
            leaning=shift.leaning,
        )
    ]


def _domain(address: Address) -> str:
    return address.address.rpartition("@")[2].lower()


SIGNAL = Signal(
    name="people",
    kind="people",
    reason="A new person brings new wishes; an audience on every mail is often the start of a dispute.",
    speaks="A commercial director who was never seen before; three more people copied on every mail.",
    silent="The people who have always been there.",
    look=look,
)
