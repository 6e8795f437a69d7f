"""How things stand, for people: the condition, the next step, and what speaks for it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from datetime import date

from goodterms.days import long_day
from goodterms.facts import History, Unreadable
from goodterms.health import Evidence, Health, Row, SharedAddress, turns
from goodterms.health.condition import FULL_SCORE_BEFORE_EVIDENCE

_WIDTH = 80
_WEIGHT, _SOURCE = 5, 24
SHAPES = {"steady": "●", "drifting": "◐", "strained": "○", "untenable": "⊗", "unknown": "–"}


def lines(answer: Health) -> Iterator[str]:
    """The whole answer, line by line."""
    began = f" since {long_day(answer.since)}" if answer.since else ""
    yield f"{SHAPES[answer.condition]} {answer.client}: {answer.condition}{began}. Score {answer.score} of 100."
    yield from textwrap.wrap(answer.advice.says, _WIDTH, initial_indent="  ", subsequent_indent="  ")
    if answer.evidence:
        yield ""
        for one in answer.evidence:
            yield from _evidence(one)
        yield ""
        yield from textwrap.wrap(_sum(answer), _WIDTH, initial_indent="  ", subsequent_indent="  ")
    if answer.unknown:
        yield ""
        yield "Not known"
        for gap in answer.unknown:
            says = f"{gap.what}: {gap.why} {gap.hint}"
            yield from textwrap.wrap(says, _WIDTH, initial_indent="  ", subsequent_indent="  ")


def _evidence(one: Evidence) -> Iterator[str]:
    room = _WIDTH - 2 - _WEIGHT - _SOURCE - 2
    says = textwrap.wrap(one.says, room)
    source = one.source if len(one.source) <= _SOURCE else one.source[: _SOURCE - 1] + "…"
    for index, line in enumerate(says):
        weight = f"{one.weight:+d}" if index == 0 else ""
        yield f"  {weight:>{_WEIGHT - 1}} {line:<{room}}  {source if index == 0 else ''}".rstrip()
    if one.quote:
        indent = " " * (3 + _WEIGHT)
        quoted = f"“{' '.join(one.quote.split())}” {long_day(one.on)}"
        yield from textwrap.wrap(quoted, _WIDTH, initial_indent=indent, subsequent_indent=indent)


def _sum(answer: Health) -> str:
    weights = sum(one.weight for one in answer.evidence)
    total = FULL_SCORE_BEFORE_EVIDENCE + weights
    kept = "" if total == answer.score else f", kept between 0 and 100: {answer.score}"
    return f"The score: {FULL_SCORE_BEFORE_EVIDENCE} to start with, {weights:+d} from the evidence: {total}{kept}."


def later_lines(history: History, today: date) -> Iterator[str]:
    """Messages from the future: they change nothing, and a clock that is wrong would go unnoticed."""
    later = sum(m.sent_at is not None and m.sent_at.date() > today for m in history.messages)
    if later:
        count = "1 message is" if later == 1 else f"{later} messages are"
        yield ""
        yield from textwrap.wrap(
            f"{count} dated after {long_day(today)} and left out. Where that cannot be, a clock was wrong.", _WIDTH
        )


def unread_lines(parts: Sequence[Unreadable], whose: str = "") -> Iterator[str]:
    """One sentence on what could not be read, or nothing. In a view of many clients it says whose it is."""
    if not parts:
        return
    first = parts[0]
    more = "" if len(parts) == 1 else f" The same goes for {len(parts) - 1} more; `goodterms read` names them."
    of = f"{whose}: " if whose else ""
    yield ""
    yield from textwrap.wrap(
        f"{of}{first.where} could not be read and is left out here: {first.why}.{more}", _WIDTH
    )


def shared_lines(shared: Sequence[SharedAddress]) -> Iterator[str]:
    """One sentence for each address that two folders claim."""
    for one in shared:
        yield ""
        yield from textwrap.wrap(one.says, _WIDTH, break_on_hyphens=False)


def replay_lines(weeks: Sequence[Health]) -> Iterator[str]:
    """The weeks in which the condition changed, each with what decided it."""
    if not weeks:
        yield "There is nothing dated here to look back on."
        return
    yield f"{weeks[0].client}, week by week from {long_day(weeks[0].as_of)} to {long_day(weeks[-1].as_of)}."
    yield "The day is the one on which it would have been noticed; behind it, when it had begun."
    yield ""
    for week in turns(iter(weeks)):
        reason = next((one.says for one in week.evidence if one.moved), week.advice.says)
        head = f"  {week.as_of.isoformat()}  {SHAPES[week.condition]} {week.condition:<11}"
        indent = " " * len(head)
        began = f" It began about {long_day(week.since)}." if week.since else ""
        yield from textwrap.wrap(reason + began, _WIDTH, initial_indent=head, subsequent_indent=indent)


def portfolio_lines(rows: Sequence[Row], today: date) -> Iterator[str]:
    """One line a client, those that need a look first; resting clients below."""
    yield f"{len(rows)} client{'s' if len(rows) != 1 else ''} on {long_day(today)}."
    if not rows:
        yield "Add a folder with a client.toml for each client; then they stand here."
    for resting, title in ((False, ""), (True, "Resting or ended")):
        shown = [row for row in rows if row.resting == resting]
        if not shown:
            continue
        yield ""
        if title:
            yield title
        else:
            yield f"    {'':<21}{'':<12}{'score':>5} {'share':>6}  next step"
        for row in shown:
            yield from _row(row)


def _row(row: Row) -> Iterator[str]:
    stands = row.health
    share = "" if row.share_percent is None else f"{row.share_percent} %"
    name = stands.client if len(stands.client) <= 20 else stands.client[:19] + "…"
    began = f"since {stands.since.isoformat()}" if stands.since else ""
    yield (
        f"  {SHAPES[stands.condition]} {name:<21}{stands.condition:<12}{stands.score:>5} {share:>6}"
        f"  {stands.advice.step:<6} {began}".rstrip()
    )
    if row.follow_up:
        yield from textwrap.wrap(row.follow_up.says, _WIDTH, initial_indent="      ", subsequent_indent="      ")
    for one in row.moved_this_week[:2]:
        yield from textwrap.wrap(
            f"this week: {one.says}", _WIDTH, initial_indent="      ", subsequent_indent="      "
        )
