"""A last time that is none: the concert in Advent is the last, and yet another one is led in Lent."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

from goodterms.letters.reading.conflicts.ending import NOT_PROMISED, ends_of, is_what_is_left
from goodterms.letters.reading.conflicts.place import Place, both, clauses, later, nouns, words_of
from goodterms.letters.reading.days import Day, find_months
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

_MADE = (
    r"(?:written|drawn|made|done|taught|given|built|sung|played|baked|painted|printed|recorded|translated|sewn"
    r"|cleaned|edited|taken|held|led|shot|filmed|coded|sent)"
)
_LAST = Pattern(
    r"\b(?:is|was|are|were|be) (?:the |my |our |your )?(?:very )?(?:last|final)(?: (?:ones?|time))?"
    r"(?= (?:with|from|for me|for you|that|which|at which|by|i|we|of mine|you get|you(?:'ll| will) get)\b"
    r"|[.,;!:]|$)"
    r"|\bfor the (?:very )?last time\b"
    r"|\b(?:my|our|your) (?:very )?(?:last|final) (?:one|\w+)(?: \w+)? (?:with|from) (?:me|us)\b"
    rf"|\b{_MADE} (?:my|our) (?:very )?last\b"
    r"|\bis it for (?:me|us)\b|\b(?:on|at) [^.;]{2,20} (?:i|we) (?:hand in|put down|lay down)\b"
    r"|\b(?:i|we) (?:finish|stop|hang|put down|lay down|hand in|close)\b[^.;]{0,40}\b(?:on|at)\b"
    r"|\b(?:contract|agreement|mandate|term)\b[^.;]{0,20}\bran out\b"
)
"""`The Advent concert is the last with me`, `I have written my last place card`, `Sunday is it for me`."""
_NOT_LAST = Pattern(
    r"\b(?:pay\w*|paid|invoices?|instal?ments?|bills?|fees?|rate|licen\w+|files?|access|if|could|would|not|\w*n't|one"
    r" but|but one|question|point|proof|draft|version|reminder|chapter of your|word|in line|place|alphabet|last"
    r" (?:spring|summer|autumn|winter)|used|seen|saw|met|fall|number \d|episode|owed?|unless|your? (?:word|chance)"
    r"|your last (?:mail|letter|message|question))\b"
)
_BY_US = Pattern(
    r"\b(?:i|we)(?:'ll| will| shall|'m going to| am going to| are going to)? (?!had\b|have\b|was\b|were\b"
    r"|did\b|sit\b|send me\b|look\b|listen\b|keep\b|use\b|grow\b|read\b|add\b|mark\b)"
    r"\w+\b|\b(?:from|by|with) (?:me|us)\b|\bmine to \w+\b|\bfind (?:me|us)\b|\b(?:here|hours) as well\b"
    r"|\bcalculated here\b"
)
_TO_COME = Pattern(
    r"\b(?:i|we)(?:'ll| will| shall|'m going to| am going to| are going to| (?:carry|go) on| continue| begin"
    r"| start| come| meet| take care| look after| calculate| prepare| level)\b|\bwill\b|\bgo(?:es)? on\b|'ll\b"
    r"|\bmine to\b|\bare welcomed\b|\byou get\b|\bwe come\b|\bi\b[^.;]{1,20}\b(?:every|each)\b"
)
"""Said of what is still ahead, and not of what was."""
_LATER_THAN_NOW = Pattern(
    r"\b(?:next (?:week|month|year|term|season|spring|summer|autumn|winter|(?:mon|tues|wednes|thurs|fri|satur"
    r"|sun)day)|after next|the week after|in (?:a|two|three|four|six) (?:weeks?|months?)|(?:every|each) (?:week"
    r"|month|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|(?:mon|tues|wednes|thurs|fri|satur|sun)days|for the"
    r" rest of the year|as (?:always|ever|usual)(?! available)|as in (?:all|every))\b"
)
_FAR_OFF = Pattern(
    r"\b(?:next|after|then|second|other|coming|following|later|end of|notice|when|once|until|till|in \w+ weeks?"
    r"|weeks|months|sometimes|the \d+(?:st|nd|rd|th))\b"
)
"""The last time may itself be that far off."""
_FEASTS = {
    "epiphany": 1,
    "candlemas": 2,
    "lent": 3,
    "lenten": 3,
    "spring": 3,
    "easter": 4,
    "whitsun": 6,
    "midsummer": 6,
    "summer": 7,
    "michaelmas": 9,
    "autumn": 10,
    "halloween": 10,
    "advent": 12,
    "christmas": 12,
    "winter": 12,
}
_FEAST = Pattern(rf"\b(?P<feast>{'|'.join(_FEASTS)})\b")
_WAS_LAST = Pattern(rf"\bwas (?:the |my |our )?(?:very )?(?:last|final)\b|\b{_MADE} (?:my|our) (?:very )?last\b")
"""What has been the last time already; the same is not done again."""
_NOT_NEXT = Pattern(
    r"\b(?:unless|which means|ready to|sit|listen|clap|flower\w*|have an?|broker|post|job|visitor|guest"
    r"|reader|audience)\b"
)
_KINDS = {"ending", "severance", "handover"}


def last_and_next(draft: Draft) -> Iterator[Place]:
    """One time is the last, and yet the writer does the same at a later one."""
    if draft.kind not in _KINDS:
        return
    lasts = {(c.start, c.end): c for c in clauses(draft, _LAST, _NOT_LAST)}
    lasts |= {(c.start, c.end): c for c, _ in draft.once(ends_of)}
    nexts = clauses(draft, _BY_US, NOT_PROMISED) if lasts else []
    nexts = [c for c in nexts if not draft.holds(_NOT_NEXT, c) and not is_what_is_left(draft, c)]
    nexts = [c for c in nexts if draft.holds(_TO_COME, c) and not any(c.overlaps(last) for last in lasts.values())]
    for last, after in product(lasts.values(), nexts):
        if _comes_after(draft, after, last):
            yield from both(draft, last, after, "One sentence speaks of the last time, another of a later one.")


def _comes_after(draft: Draft, after: Span, last: Span) -> bool:
    """Whether the one is later than the other, by their days, or by words where the last time is near."""
    first, second = _when(draft, last), _when(draft, after)
    if first and second:
        return later(second[0], first[-1])
    shared = nouns(words_of(draft, last)) & nouns(words_of(draft, after))
    if draft.holds(_WAS_LAST, last) and shared:
        return True
    if first or draft.holds(_FAR_OFF, last) or not draft.holds(_LATER_THAN_NOW, after):
        return False
    return bool(shared) or after.start > last.end


def _when(draft: Draft, span: Span) -> list[Day]:
    """The days, months, seasons and feasts that a clause names, in their order in it."""
    days: list[Day] = [*draft.days_in(span)] or [*find_months(span.of(draft.plain))]
    if days:
        return days
    feast = _FEAST.search(draft.lower, span.start, span.end)
    return [Day(feast.start(), feast.end(), 0, _FEASTS[feast["feast"]])] if feast else []
