"""Which steps are possible today, and what a step does to a case. Both ask the same table and the same needs, so
what is offered is never refused for a reason that was known before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta

from goodterms import notice
from goodterms.days import long_day
from goodterms.errors import GoodtermsError, nearest
from goodterms.parting.case import Case, EndedBy, Quote
from goodterms.parting.journal import Entry, Event, append
from goodterms.parting.ladder import LADDER, Ask, Move, Need

_LONG = timedelta(days=182)
_FIRST_WORD = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Step:
    """A step that is possible: what it is, by when it should be done, what it asks of a person.

    Attributes:
        by: None where no day presses.
        why_by: what the day follows from.
        asks: what must be given; a step taken without it is refused.
    """

    move: str
    says: str
    by: date | None
    why_by: str
    asks: tuple[Ask, ...]
    letter: str
    reaches: str


@dataclass(frozen=True, slots=True)
class Given:
    """What a person gives with a step; see `ladder.Ask`. ``shorter_agreed``: the client agreed to a last day that
    lies before the end of the notice period."""

    reason: str = ""
    ends_on: date | None = None
    yes: bool = False
    yes_again: bool = False
    quotes_read: bool = False
    client_yes: bool = False
    shorter_agreed: bool = False
    who: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """What became known of a case; None leaves what is known as it is."""

    quotes: tuple[Quote, ...] | None = None
    open_ends: tuple[str, ...] | None = None
    disputed: bool | None = None
    opted_out: bool | None = None
    wished_end: date | None = None


def next_steps(case: Case, today: date) -> tuple[Step, ...]:
    """What can be done today, the usual next step first. Every interface shows this and nothing else."""
    return tuple(
        Step(
            move.name,
            move.says,
            *_by_when(move, case, today),
            _asks(move, case),
            _letter(move, case),
            move.reaches,
        )
        for move in LADDER
        if case.rung in move.leaves and not any(True for _ in _missing(move, case, today))
    )


def take(
    case: Case, journal: tuple[Entry, ...], move_name: str, on: date, given: Given
) -> tuple[Case, tuple[Entry, ...]]:
    """Take a step: the case after it, and the journal with one line more.

    Raises:
        GoodtermsError: ``parting.no_such_step``; ``parting.not_possible`` with what is missing;
            ``parting.asks`` with what a person must still give; ``parting.too_early`` for a last day before the
            end of the notice period.
    """
    move = _move(move_name)
    if case.rung not in move.leaves:
        raise GoodtermsError(
            "parting.not_possible",
            f"“{move.name}” is not possible from “{case.rung}”.",
            where=case.client,
            hint=f"Possible now: {', '.join(step.move for step in next_steps(case, on)) or 'nothing'}.",
        )
    if on < case.since:
        raise GoodtermsError(
            "parting.not_possible",
            f"{long_day(on)} lies before the last step, {long_day(case.since)}.",
            where=case.client,
            hint="A journal goes forward. Use the day on which you write it down.",
        )
    for says in _missing(move, case, on):
        raise GoodtermsError("parting.not_possible", says, where=case.client, hint="Look at the steps that are.")
    _check_given(move, case, on, given)
    after = _after(move, case, on, given)
    return after, append(journal, _event(move, case, after, on, given))


def note(
    case: Case, journal: tuple[Entry, ...], on: date, says: str, noted: Noted
) -> tuple[Case, tuple[Entry, ...]]:
    """Write down what became known. The rung stays: rungs are reached by steps only."""
    facts = {f.name: getattr(noted, f.name) for f in fields(noted) if getattr(noted, f.name) is not None}
    details = {name: "; ".join(map(str, f)) if isinstance(f, tuple) else str(f) for name, f in facts.items()}
    return replace(case, **facts), append(journal, Event(on, "noted", says, details=details))


def rungs_of(journal: tuple[Entry, ...]) -> tuple[str, ...]:
    """The rungs that a journal tells of, in order, from the first one on."""
    steps = [entry for entry in journal if entry.kind != "noted"]
    return (steps[0].details["from"], *(entry.details["to"] for entry in steps)) if steps else ()


def _letter(move: Move, case: Case) -> str:
    """The letter of a step. After a severance the files go with their bundle and without a word more."""
    return "" if case.severed and move.letter == "handover" else move.letter


def _move(name: str) -> Move:
    found = next((move for move in LADDER if move.name == name), None)
    if found is None:
        close = nearest(name, [move.name for move in LADDER])
        raise GoodtermsError(
            "parting.no_such_step",
            f"There is no step “{name}”.",
            hint=f"Did you mean “{close}”?" if close else "The ladder lists all steps.",
        )
    return found


def _missing(move: Move, case: Case, today: date) -> Iterator[str]:
    """What stands in the way of a step, one sentence each."""
    if today < case.since:
        yield f"The last step is dated {long_day(case.since)}."
    for need in move.needs:
        fulfilled, says = _NEEDS[need]
        if not fulfilled(case, today):
            yield says


def _long_known(case: Case, today: date) -> bool:
    return case.client_since is not None and today - case.client_since > _LONG


_NEEDS: dict[Need, tuple[Callable[[Case, date], bool], str]] = {
    "slept": (lambda case, today: today > case.since, "A night must pass first."),
    "known_short": (
        lambda case, today: bool(case.quotes) or not _long_known(case, today),
        "You have worked together for more than six months: talk first, or say why not.",
    ),
    "known_long": (
        lambda case, today: not case.quotes and _long_known(case, today),
        "The work is young, or words were said that end it: no reason for not talking is asked.",
    ),
    "nobody_hurt": (
        lambda case, _: not any(quote.label in ("insult", "threat_violence") for quote in case.quotes),
        "After an insult or a threat of violence no talk is offered.",
    ),
    "somebody_hurt": (
        lambda case, _: any(quote.words.strip() for quote in case.quotes),
        "Contact is broken off only on quoted words of insult or threat; none is on file.",
    ),
    "not_severed": (lambda case, _: not case.severed, "Contact was broken off; that stays."),
    "end_reached": (
        lambda case, today: case.ends_on is None or today >= case.ends_on,
        "The last day of the work has not come yet.",
    ),
    "nothing_open": (lambda case, _: not case.open_ends, "Something is still open."),
    "something_open": (lambda case, _: bool(case.open_ends), "Nothing is open, so nothing is overruled."),
    "may_write": (
        lambda case, _: not (case.severed or case.disputed or case.opted_out),
        "No word is sent after a severance, in a dispute, or to who does not want it.",
    ),
}


def _asks(move: Move, case: Case) -> tuple[Ask, ...]:
    return tuple(ask for ask in move.asks if ask != "yes_again" or case.needs_second_yes)


_ASKED: dict[Ask, str] = {
    "reason": "a reason, in words",
    "ends_on": "the last day",
    "yes": "your yes",
    "yes_again": "your yes a second time",
    "quotes_read": "that you have read the quoted words in their context",
    "client_yes": "that the client agrees",
}


def _check_given(move: Move, case: Case, on: date, given: Given) -> None:
    lacking = [ask for ask in _asks(move, case) if not _is_given(ask, given)]
    if lacking:
        raise GoodtermsError(
            "parting.asks",
            f"“{move.name}” asks for {' and '.join(_ASKED[ask] for ask in lacking)}.",
            where=case.client,
            hint="Nothing was changed.",
        )
    if given.ends_on is None:
        return
    earliest = notice.from_notice(case.terms, on)
    bound = move.name == "give notice" and not given.shorter_agreed
    if given.ends_on < (earliest.ends_on if bound else on):
        raise GoodtermsError(
            "parting.too_early",
            f"Notice given on {long_day(on)} ends the work on {long_day(earliest.ends_on)} at the earliest."
            if bound
            else f"The last day, {long_day(given.ends_on)}, lies before {long_day(on)}.",
            where=case.client,
            hint="Choose a later day, or have the client agree to a shorter notice."
            if bound
            else "Check the day.",
        )


def _is_given(ask: Ask, given: Given) -> bool:
    value = getattr(given, ask)
    return bool(value.strip()) if isinstance(value, str) else bool(value)


_ENDED_BY: dict[str, EndedBy] = {
    "give notice": "practice",
    "client gives notice": "client",
    "agree to end": "both",
}


def _after(move: Move, case: Case, on: date, given: Given) -> Case:
    after: Case = replace(case, rung=move.reaches, since=on)
    if move.name in _ENDED_BY:
        after = replace(after, ended_by=_ENDED_BY[move.name], notice_on=on, ends_on=given.ends_on)
    elif move.name == "sever":
        after = replace(after, severed=True, ended_by="practice", notice_on=on, ends_on=on)
    elif move.reaches == "running":
        after = replace(after, ended_by=None, notice_on=None, ends_on=None, overruled="")
    elif move.name == "close anyway":
        after = replace(after, overruled=given.reason)
    elif move.name == "stop writing":
        after = replace(after, opted_out=True)
    return after


def _event(move: Move, before: Case, after: Case, on: date, given: Given) -> Event:
    details: dict[str, str] = {"from": before.rung, "to": after.rung}
    if given.reason:
        details["reason"] = given.reason
    if after.ends_on is not None and after.ends_on != before.ends_on:
        details["ends_on"] = after.ends_on.isoformat()
    if move.name == "close anyway":
        details["open"] = " ".join(before.open_ends)
    if move.name == "sever":
        details["quotes"] = "; ".join(map(str, before.quotes))
    says = f"{move.gives}: {before.client}."
    return Event(on, move.name, says, given.who, details)


def _by_when(move: Move, case: Case, today: date) -> tuple[date | None, str]:
    """The day by which a step should be taken, and what it follows from."""
    if move.name in ("decide", "give notice", "decide at once", "decide without a talk") and case.wished_end:
        send = notice.for_end(case.terms, case.wished_end).send_on
        return send, f"so that notice reaches the client in time for {long_day(case.wished_end)}"
    if move.name == "cool off":
        return today, "it costs nothing"
    if move.name in ("settle", "hand over") and case.ends_on:
        return case.ends_on, "the last day of the work"
    if move.name == "close" and case.ends_on:
        return case.ends_on + _FIRST_WORD, "a month after the last day"
    if move.name == "keep in touch" and case.ends_on:
        return case.ends_on + _FIRST_WORD, "a month after the last day"
    return None, ""
