"""What is counted or dated twice and differently: how many there are, how many are open, from when it holds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from goodterms.letters.reading.conflicts.place import Place, both, clause_at, day_in, stem, vocabulary
from goodterms.letters.reading.numbers import COUNT, count
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span

if TYPE_CHECKING:
    from fractions import Fraction

    from goodterms.letters.draft import Draft

_TOTAL = Pattern(
    rf"\b(?:agreed (?:on|up?on|to)|(?:agreement|contract|order|offer|quote|estimate|package|price|fee) (?:says"
    rf"|provides for|includes|covers|names|lists|is for|was for)|consists? of|comprises?|all(?: of)?(?: the"
    rf"| my| our"
    rf"| your)?|(?:project|book|series|course|set|report|site|manual|album|play|job"
    rf"|exhibition) has) (?P<n>{COUNT})"
    rf" (?:(?!of\b)[a-z-]+ )?(?P<noun>[a-z-]+s)\b"
    rf"|\bthere were (?P<n3>{COUNT}) (?P<noun3>[a-z-]+s)\b"
    rf"|\b(?P<n2>{COUNT}) (?:(?!of\b)[a-z-]+ )?(?P<noun2>[a-z-]+s) (?:in all|in total|altogether)\b"
)
"""`We agreed on three drafts`, `all four parts`, `the course has ten lessons`."""
_NOT_TOTAL = Pattern(
    r"\b(?:not|\w*n't|if|or|would|could|only|others?|more|first|last|another|each|per|every|then|until|instead"
    r"|originally|at first|had|planned|new|further|extra|additional|so far|at least|at most|up to|about|some|two"
    r" sets|now|from|since)\b"
)
_UNITS = vocabulary(
    "day week month year hour minute time percent euro pound dollar franc cent people person us side party way"
    " this thing always news as is was has"
)
_OPEN = Pattern(
    rf"\b(?P<n>{COUNT}) (?P<state>open|unpaid|outstanding|missing|unfinished|overdue) (?P<noun>[a-z-]+)\b"
    rf"|\b(?P<n2>{COUNT}) (?P<noun2>[a-z-]+) (?:is|are|remains?) (?:still )?(?P<state2>open|unpaid|outstanding"
    r"|missing|unfinished|overdue|left)\b"
)
"""`Three open invoices`, `only one invoice is open`."""
_NOT_OPEN = Pattern(
    r"\b(?:of (?:the|them|these|those|your|my)|more|others?|another|further|if|each|was|were|until|then|from"
    r"|at least"
    r"|about|not|\w*n't|would|could)\b"
)


def numbers_of_things(draft: Draft) -> Iterator[Place]:
    """Three drafts were agreed, and yet two; three invoices are open, and yet one."""
    for cue, veto in ((_TOTAL, _NOT_TOTAL), (_OPEN, _NOT_OPEN)):
        for (one, thing, first), (other, also, second) in combinations(list(_numbers(draft, cue, veto)), 2):
            if thing == also and first != second:
                says = "The letter names two different numbers of the same things."
                yield from both(draft, one, other, says, "Count again and keep one number.")


def _numbers(draft: Draft, cue: Pattern, veto: Pattern) -> Iterator[tuple[Span, tuple[str, str], Fraction]]:
    for sentence, match in draft.hits(cue):
        clause = sentence.clause_around(draft.text, match.start(), match.end())
        found = {name: value for name, value in match.groupdict().items() if value}
        number, noun = (
            count(found.get("n") or found.get("n2") or found["n3"]),
            stem(found.get("noun") or found.get("noun2") or found["noun3"]),
        )
        state = found.get("state") or found.get("state2") or ""
        if number and noun not in _UNITS and not draft.holds(veto, clause):
            yield clause, (noun, state), number


_EFFORT = Pattern(
    rf"\b(?:took|needed|spent|was done in|were done in|cost me)(?: me| us)? (?P<n>{COUNT}) (?P<unit>hours|days"
    rf"|weeks)\b"
    rf"|\b(?:i|we)(?:'ve| have)? worked (?P<n2>{COUNT}) (?P<unit2>hours|days|weeks) on\b"
)
_OF_WHAT = Pattern(r"\bthe (?P<what>work|job|project|task|translation|design|edit|migration|set)\b")
_PART_OF_IT = Pattern(
    r"\b(?:each|every|per|of (?:them|it|these|which)|more|extra|first|last|second|alone|other|until|so far"
    r"|in (?:january"
    r"|february|march|april|may|june|july|august|september|october|november|december)|not|\w*n't|planned|offer"
    r"|if)\b"
)


def lengths_of_work(draft: Draft) -> Iterator[Place]:
    """The job took ten hours, and yet fourteen."""
    found: list[tuple[Span, tuple[str, str], Fraction]] = []
    for sentence, match in draft.hits(_EFFORT):
        clause = sentence.clause_around(draft.text, match.start(), match.end())
        number, what = count(match["n"] or match["n2"]), _OF_WHAT.search(draft.lower, clause.start, clause.end)
        if number and what and not draft.holds(_PART_OF_IT, clause):
            found.append((clause, (what["what"], match["unit"] or match["unit2"]), number))
    for (one, thing, first), (other, also, second) in combinations(found, 2):
        if thing == also and first != second:
            yield from both(draft, one, other, f"The letter names two lengths of the {thing[0]}.")


_SINCE = Pattern(
    r"\b(?:i|we|i've|we've) (?:have )?(?:\w+ )?(?:worked|been|done|looked|served|written"
    r"|drawn)\b[^.;]{0,40}\bsince (?P<year>(?:19"
    r"|20)\d\d)\b|\b(?:i|we) (?:first worked|first came|began|started)\b[^.;]{0,40}\b(?:for|with"
    r"|to) you(?:r \w+)? in (?P<year2>(?:19"
    r"|20)\d\d)\b|\b(?:i|we) (?:began|started) in (?P<year3>(?:19|20)\d\d)\b"
)
_WITH_YOU = Pattern(r"\b(?:for|with|to) (?:you|your)\b|\btogether\b", small=True)


def first_years(draft: Draft) -> Iterator[Place]:
    """We have worked together since 2018, and yet it began in 2021."""
    found = []
    for sentence, match in draft.hits(_SINCE):
        clause = sentence.clause_around(draft.text, match.start(), match.end())
        if _WITH_YOU.search(draft.lower, clause.start, clause.end):
            found.append((clause, match["year"] or match["year2"] or match["year3"]))
    for (one, first), (other, second) in combinations(found, 2):
        if first != second:
            yield from both(draft, one, other, "The letter names two years in which your work together began.")


_CHANGE = Pattern(
    r"\b(?P<thing>increase|rise|new (?:\w+ )?(?:rate|price|fee|hours|terms|times|timetable|rule"
    r"|number))s?\b[^.;]{0,30}"
    r"\b(?:appl(?:y|ies)|takes? effect|holds?|(?:is|are) valid|counts?|starts?|begins?|comes? into (?:force"
    r"|effect))\b"
)
_NOT_CHANGE = Pattern(r"\b(?:if|would|could|or|until|before|not|\w*n't|next|second|further)\b")


def days_of_a_change(draft: Draft) -> Iterator[Place]:
    """The increase applies from January, and yet from March."""
    found = []
    for sentence, match in draft.hits(_CHANGE):
        clause = sentence.clause_around(draft.text, match.start(), match.end())
        day = day_in(draft, clause)
        if day and not draft.holds(_NOT_CHANGE, clause):
            found.append((clause, match["thing"], day))
    for (one, thing, first), (other, also, second) in combinations(found, 2):
        if thing == also and not first.same(second):
            yield from both(draft, one, other, f"The letter names two days for the {thing}.")


_WEEKDAY = r"(?P<day>monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
_MEETING = Pattern(
    r"\b(?:the|our) (?P<event>meeting|hand-?over|appointment|workshop|launch|shoot|rehearsal|interview"
    r"|viewing)\b[^.;]"
    rf"{{0,30}}\b(?:is|takes place|will be|stays|remains) (?:\w+ )?on (?:\w+ )?{_WEEKDAY}"
)
_WE_MEET = Pattern(
    rf"\bwe (?:will )?meet(?: for the (?P<event>hand-?over|workshop|launch|shoot|rehearsal|interview"
    rf"|viewing))?(?: \w+)?"
    rf" on (?:\w+ )?{_WEEKDAY}"
)
_NOT_ONCE = Pattern(
    r"\b(?:every|each|also|second|another|again|or|if|instead|moved?s?|postponed|not|\w*n't|from|until|next"
    r"|other|would"
    r"|could|first|both|as well|party|private|lunch|dinner|coffee)\b|\b(?:mon|tues|wednes|thurs|fri|satur"
    r"|sun)days\b"
)


def weekdays_of_a_meeting(draft: Draft) -> Iterator[Place]:
    """The meeting is on Tuesday, and yet on Wednesday."""
    found: list[tuple[Span, str, str]] = []
    for cue in (_MEETING, _WE_MEET):
        for _, match in draft.hits(cue):
            clause = clause_at(draft, match.start(), match.end())
            if not draft.holds(_NOT_ONCE, clause):
                found.append((clause, (match["event"] or "meeting").replace("-", ""), match["day"]))
    for (one, event, first), (other, also, second) in combinations(found, 2):
        if event == also and first != second:
            yield from both(draft, one, other, f"The letter names two days for the {event}.")
