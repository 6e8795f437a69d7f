"""A harder tone: more messages that press, complain or sting than this client used to write."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from goodterms.health.answer import Evidence
from goodterms.health.change import Level, crowding, median, walk
from goodterms.health.harsh import harsh_sentence
from goodterms.health.signals.marked import counted, risen
from goodterms.health.signals.signal import Signal, weigh
from goodterms.health.view import HARD, SHARP, Heard, View, first_sentence, shortened

# Four hard messages that are at least half of what is written: a hard tone, severe alone.
_SEVERE_COUNT, _SEVERE_SHARE = 4, 0.5
# How polite a message is depends on what it is about, too: only a clear and lasting change counts.
_HEIGHT, _SLACK, _RELIEF = 7.0, 0.6, 3.0
_TOGETHER_DAYS = 30
# One of the last so many hard messages is quoted.
_LATELY = 4
# What was last seen so long ago has passed; what has lasted a year is the client's own way.
_QUIET_DAYS, _OWN_WAY_DAYS = 75, 365


def look(view: View) -> list[Evidence]:
    """Count the messages whose words are hard."""
    stinging = risen(view, _stings, least=0.04, height=4.8)
    hard = risen(view, _is_hard, least=0.06, height=5.0)
    # Where words sting, the plain complaints among them belong to the same tone; the sure goes before the leaning.
    found = hard if stinging is None or (stinging.leaning and hard) else counted(view, _is_hard, stinging)
    curter = _curter(view)
    if found is None:
        return [] if curter is None else [curter]
    if curter is not None and curter.since and abs((found.messages[0].day - curter.since).days) <= _TOGETHER_DAYS:
        # Two readings of the same messages, by two readers: together they are sure sooner.
        found = replace(found, leaning=False)
    latest = _plainest(found.messages[-_LATELY:])
    count = len(found.messages)
    severe = (
        not found.leaning
        and count >= _SEVERE_COUNT
        and _stinging(found.messages) >= 2
        and count / found.among >= _SEVERE_SHARE
    )
    return [
        Evidence(
            signal="tone",
            kind="tone",
            weight=weigh(20, count / 6) - (4 if severe else 0),
            says=f"{count} of the last {found.among} messages are hard in tone; it was {_share(found.usual)}.",
            source=str(latest.message.source),
            on=latest.day,
            quote=_words(latest),
            since=found.messages[0].day,
            moved=not found.leaning,
            leaning=found.leaning,
            severe=severe,
        )
    ]


def _curter(view: View) -> Evidence | None:
    """Are the messages less polite than this client's used to be?"""
    rated = _by_day(view)
    if not rated:
        return None
    crowded = crowding(len(rated), rated[0][0].day, rated[-1][0].day)
    past = Level(needed=15, least_spread=0.1, smallest=0.1, clip=2.5, slack=_SLACK, caution=4.0)
    shift = walk([-polite for _, polite in rated], past, _HEIGHT + crowded / (2 * _SLACK), _RELIEF)
    if shift is None:
        return None
    since = [heard for heard, _ in rated[shift.onset :]]
    if (view.today - since[-1].day).days > _QUIET_DAYS or (view.today - since[0].day).days > _OWN_WAY_DAYS:
        return None
    curtest = min(since, key=lambda heard: (heard.politeness or 0.0, heard.message.id))
    return Evidence(
        signal="tone",
        kind="tone",
        weight=weigh(8, (shift.now - shift.usual) / 0.4),
        says=f"Their messages are less polite: {-100 * shift.now:.0f} of 100; it was {-100 * shift.usual:.0f}.",
        source=str(curtest.message.source),
        on=curtest.day,
        quote=shortened(first_sentence(curtest.message.text)),
        since=since[0].day,
        moved=not shift.leaning,
        leaning=shift.leaning,
    )


def _by_day(view: View) -> list[tuple[Heard, float]]:
    """The least polite message of each sender's day, and how polite that day's were in the middle: one bad evening
    is one event."""
    days: dict[tuple[str, int], list[Heard]] = {}
    for heard in view.heard:
        if heard.politeness is not None and not heard.kind_words:
            days.setdefault((heard.message.sender.address, heard.day.toordinal()), []).append(heard)
    found = [
        (min(same, key=lambda heard: (heard.politeness or 0.0, heard.message.id)),
         median([heard.politeness or 0.0 for heard in same]))
        for same in days.values()
    ]  # fmt: skip
    return sorted(found, key=lambda pair: (pair[0].day, pair[0].message.sender.address))


def _plainest(messages: Sequence[Heard]) -> Heard:
    """The latest that says it in plain words or stings, else the latest complaint. A doubtful threat is no example
    of a tone."""
    latest = messages[::-1]
    plain = (heard for heard in latest if heard.harsh or heard.flagged("sarcasm", "pressure"))
    complaint = next((heard for heard in latest if heard.flagged("complaint")), latest[0])
    return next(plain, complaint)


def _words(heard: Heard) -> str:
    if heard.harsh:
        return shortened(harsh_sentence(heard.message.text))
    label = heard.flagged(*HARD, *SHARP)
    return heard.quote(label or "")


def _stinging(messages: tuple[Heard, ...]) -> int:
    """Messages that do more than complain."""
    return sum(_stings(heard) for heard in messages)


def _stings(heard: Heard) -> bool:
    return heard.is_hard and (heard.harsh or heard.flagged(*HARD, "sarcasm", "pressure") is not None)


def _is_hard(heard: Heard) -> bool:
    return heard.is_hard


def _share(usual: float) -> str:
    return "hardly any" if usual < 0.1 else f"about one in {round(1 / usual)}"


SIGNAL = Signal(
    name="tone",
    kind="tone",
    reason="Words change before decisions do; a person's tone is compared with that person's own.",
    speaks="A friendly year, then sarcasm or pressure in every second mail.",
    silent="One sharp mail, a plain complaint about the work, or a client who always writes curtly.",
    look=look,
)
