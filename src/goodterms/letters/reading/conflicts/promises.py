"""Work that the writer promises and refuses: the plates are not drawn, and yet they will be sent."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

from goodterms.letters.reading.conflicts.place import MAY, Place, both, clauses, stem, vocabulary, words_of
from goodterms.letters.reading.conflicts.topic import shared_topic
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

_PROMISED = Pattern(
    r"\b(?:i|we)(?:'ll| will| shall|'m going to| am going to|'m still going to)(?: of course| gladly| still| also"
    r"| happily| be glad to| then| certainly| all| always)* (?!not\b|be\b|have\b|need\b|miss\b|never\b|only\b)"
    r"(?P<verb>[a-z]+)\b"
    r"|\bcount on (?:me|us) for\b|\bwill be (?P<done>\w+ed|drawn|written|made|done|sent|built) by (?:me|us|our)\b"
    r"|\byou(?:'ll| will| shall)(?: still)? (?:get|receive|have) [^.;]{3,60} from (?:me|us)\b"
)
"""`I shall draw the plates`, `count on me for plates 1 to 12`, `the hall will be audited by our Mr Peake`."""
_NOT_PROMISED = Pattern(
    rf"\b(?:if|would|could|{MAY}|unless|not|\w*n't|no|never|nobody|until|only|instead|question|another|one of|new"
    r"|help|tell|ask|remind|think|try|look for|wonder|miss|remember|recommend|smaller|half|part of|other)\b"
)
_REFUSED = Pattern(
    r"\b(?:i|we) (?:won't|will not|can't|cannot|can not|don't|do not|shan't|shall not|can no longer|no longer"
    r"|will no longer|am unable to|are unable to|am not able to|are not able to|am not going to|must decline to"
    r"|will never|shall never|never)(?: be)?(?: able to| any more| now| ever)? (?P<verb>[a-z]+)\b"
    r"|\b(?:i'm|we're) (?:not|unable to|not able to) (?P<verb2>[a-z]+)\b|\bunable to take on\b"
    r"|\b(?:someone|somebody|anybody|anyone) (?:else|other) (?:must|will have to|has to|will need to|should)\b"
    r"|\b(?:will have to|must|needs? to|has to|have to) be (?P<done>\w+) by (?:someone|somebody|another|others)\b"
    r"|\byou(?:'ll| will)? (?:have to|must|need to|can)\b[^.;]{2,40}\b(?:yourself|yourselves|without (?:me|us))\b"
    r"|\bno longer part of what (?:i|we)\b|\bnothing more gets \w+ by me\b|\bthere's no way (?:i|we)\b"
)
"""`I cannot draw the plates`, `somebody else must do the books`, `that you will have to write without us`."""
_NOT_REFUSED = Pattern(
    r"\b(?:if|would|could|until|before|unless|without|but|except|other than|more than|alone|always|both|rush"
    r"|yet|today|this week|now|doubt|wait|think|know|mind|want|need|promise|why|forget|hesitate|charge|bill)\b"
)
_SAME = {
    "do": "make",
    "make": "make",
    "bake": "make",
    "bring": "make",
    "send": "make",
    "deliver": "make",
    "write": "write",
    "draft": "write",
    "draw": "draw",
    "paint": "draw",
    "take": "take",
    "teach": "teach",
    "come": "come",
    "audit": "audit",
}
_NO_THING = vocabulary(
    "you your able gladly happily course myself yourself someone somebody else more longer anyone take unable able"
    " cannot glad happy count"
)


def promised_and_refused(draft: Draft) -> Iterator[Place]:
    """One sentence promises a piece of work, another says that the writer does not do it."""
    refused = clauses(draft, _REFUSED, _NOT_REFUSED)
    for no, yes in product(refused, clauses(draft, _PROMISED, _NOT_PROMISED) if refused else ()):
        first, second = _verb(draft, _REFUSED, no), _verb(draft, _PROMISED, yes)
        words = _NO_THING | {first, second}
        same = not first or first == second or _SAME.get(first, first) == _SAME.get(second, second)
        given = second in _HANDED_OVER and first in _MADE
        if (same or given) and shared_topic(words_of(draft, no), words_of(draft, yes), words):
            says = "One sentence promises this work, another says that you do not do it."
            yield from both(draft, no, yes, says)


_HANDED_OVER = frozenset({"", "send", "bring", "deliver", "do"})
_MADE = frozenset({"draw", "write", "make", "build", "paint", "translate", "do", "bake", "record", "sew", "edit"})


def _verb(draft: Draft, cue: Pattern, clause: Span) -> str:
    """The verb of a promise or refusal; empty where it is said without one."""
    match = cue.search(draft.lower, clause.start, clause.end)
    found = {name: verb for name, verb in match.groupdict().items() if verb} if match else {}
    verb = next(iter(found.values()), "")
    return stem(verb.removesuffix("ing")) if verb.endswith("ing") else verb.removesuffix("ed")
