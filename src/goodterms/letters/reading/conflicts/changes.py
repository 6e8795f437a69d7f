"""A schedule that changes, and whose old day, hour or month is kept all the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from goodterms.letters.reading.conflicts.place import Place, both, clauses
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

_TIME = Pattern(
    r"\b(?P<weekday>mon|tues|wednes|thurs|fri|satur|sun)days?\b"
    r"|\b(?P<hour>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midnight|half past"
    r" \w+|\d{1,2}(?: ?(?:am|pm|o'clock)))\b(?! (?:weeks?|days?|months?|years?|hours?|minutes?|times|of|and))"
    r"|\bthe (?P<day>\d{1,2})(?:st|nd|rd|th)\b|\b(?P<dated>\d{1,2})(?= (?:january|february|march|april|may|june"
    r"|july|august|september|october|november|december))"
    r"|\b(?P<season>spring|summer|autumn|winter|night|morning|afternoon|evening)s?\b"
)
_CHANGE = Pattern(
    r"\b(?:instead of|in place of|rather than|and not|and no (?:more|longer)|no (?:more|longer)|not|moves? from"
    r"|moved? from|changes? from)(?: on| at| by| to| in| every| the)* (?P<old>[^.;,]{3,40})"
)
"""`On Wednesdays in place of Mondays`, `on 28 August and not on the 14th`, `moves from spring to autumn`."""
_AS_EVER = Pattern(
    r"\bas (?:before|ever|always|usual|now|promised|in (?:every|other|all) \w+|it (?:always|ever) has|until now)\b"
    r"|\b(?:same|exactly) as (?:now|before|ever)\b|\bstill\b|\bgo on counting\b|\bevery (?:mon|tues|wednes|thurs"
    r"|fri|satur|sun)day\b|\bcontinues?\b|\bstays?\b|\bremains?\b"
)
_NOT_AS_EVER = Pattern(
    r"\b(?:until|till|last|before that|up to|if|could|would|instead|in place|rather|not|no|\w*n't|otherwise|except"
    r"|price|fee|rate|emergenc\w+|other|phone|for the last time)\b"
)
_ONE_PIECE = Pattern(r"\b[a-z]{3,} \d+ still\b[^.;]{0,40} an? (?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
"""`Episode 61 still comes on a Monday`: once, before the change"""
_KINDS = {"schedule_change"}


def old_time_kept(draft: Draft) -> Iterator[Place]:
    """The work moves away from a day or an hour, and yet takes place on it as before."""
    if draft.kind not in _KINDS:
        return
    kept = [(c, _times(draft, c)) for c in clauses(draft, _AS_EVER, _NOT_AS_EVER)]
    for sentence, match in draft.hits(_CHANGE) if kept else ():
        clause = sentence.clause_around(draft.text, match.start(), match.end())
        old = match["old"].partition(" to ")[0]
        gone = _named(old)
        for other, times in kept:
            shared = gone & times
            once = bool(draft.days_in(other)) or _ONE_PIECE.search(draft.lower, other.start, other.end)
            one_day = once and all(time.startswith("weekday") for time in shared)
            if shared and not one_day:  # `on Friday 2 October I still come`: once, before the change
                yield from both(draft, clause, other, "The old time is given up here, and kept there.")


def _times(draft: Draft, clause: Span) -> set[str]:
    return _named(draft.lower[clause.start : clause.end])


def _named(words: str) -> set[str]:
    return {
        f"{kind} {value}" if kind in {"weekday", "season"} else value
        for match in _TIME.finditer(words)
        for kind, value in match.groupdict().items()
        if value
    }
