"""Whether two clauses speak of the very same thing, so that what they say of it can be compared."""

from __future__ import annotations

import re

from goodterms.letters.reading.conflicts.place import nouns, stem
from goodterms.letters.reading.days import MONTHS
from goodterms.letters.reading.pattern import Pattern

_PART = 0.5
"""So much of what the shorter clause names must be named by the other."""
_MONTH = "|".join(sorted((m for m in MONTHS if m not in {"may", "mar"}), key=len, reverse=True))
_MARK = Pattern(
    rf"\b(?:{_MONTH}|first|second|third|fourth|fifth|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|\d+(?:st|nd"
    r"|rd|th)?|early|late)\b|(?<=in )may\b|(?<=of )may\b|\b(?<=[a-z] )[b-hj-z]\b"
)
"""What tells things of one name apart: a month, a weekday, a number, a letter."""
_BEFORE = Pattern(r"([a-z][a-z'-]{2,})(?= \S+$)")
_PLAIN = Pattern(
    r"(?:the|your|my|our|all|every|each|this|that|these|those|both|any|his|her|their|its|such|new|old|own|whole"
    r"|entire|for|with|from|and|about|into|have|has|had|been|was|were|are|will|shall|would|some|still|finish\w*"
    r"|send|sent|draw\w*|writ\w*|mak\w*|made|bring\w*|keep\w*|kept|take\w*|give\w*|gave|clean\w*|of|to|in|on|by|at"
    r"|great|good|big|small|last|next|other|only|two|three|four|five|six|ten|twelve|thirty|last|present|copied)"
)


def shared_topic(one: str, other: str, beside: frozenset[str] = frozenset()) -> frozenset[str]:
    """The things that both clauses name; empty where one is about another piece of them, or mostly about
    something else. ``beside`` are words that name no thing here."""
    first, second = nouns(one) - beside, nouns(other) - beside
    shared = first & second
    too_few = len(shared) < _PART * min(len(first), len(second))
    if too_few or apart(one, other) or other_piece(one, other):
        return frozenset()
    return frozenset(noun for noun in shared if not other_kind(noun, one, other))


def other_piece(one: str, other: str) -> bool:
    """`Turbine 6` and `turbine 9`, `the west wing` and `the east wing`."""
    first, second = _pieces(one), _pieces(other)
    if any(noun in second and not first[noun] & second[noun] for noun in first):
        return True
    sides, others = set(_SIDE.findall(one)), set(_SIDE.findall(other))
    return bool(sides and others and not sides & others)


_PIECE = Pattern(r"\b(?P<noun>[a-z]{4,}?)s? (?P<n>\d{1,3})\b(?![.,:]?\d)")
_SIDE = Pattern(r"\b(?:east|west|north|south|left|right|front|back|upper|lower|winter|spring|summer|autumn)\b")


def _pieces(words: str) -> dict[str, set[str]]:
    """The numbers of each numbered thing."""
    found: dict[str, set[str]] = {}
    for match in _PIECE.finditer(words):
        found.setdefault(match["noun"], set()).add(match["n"])
    return found


def apart(one: str, other: str) -> bool:
    """Whether both name a month, weekday, number or letter, and no common one."""
    first, second = set(_MARK.findall(one)), set(_MARK.findall(other))
    return bool(first and second and not first & second)


def other_kind(noun: str, one: str, other: str) -> bool:
    """`The spring chart` and `the winter chart`, `the statement on the nave` and `the one on the tower`."""
    first, second = _kind(noun, one), _kind(noun, other)
    if first and second and first != second:
        return True
    whole, also = _told_of(noun, one), _told_of(noun, other)
    return bool(whole and also and not whole & also)


def _kind(noun: str, words: str) -> str:
    for match in re.finditer(rf"\b{re.escape(noun[:-1])}\w*", words):
        if stem(match[0]) == noun:
            before = _BEFORE.search(words[max(0, match.start() - 25) : match.end()])
            return "" if before is None or _PLAIN.fullmatch(before[1]) else stem(before[1])
    return ""


def _told_of(noun: str, words: str) -> frozenset[str]:
    """What follows a noun and tells it from others of its name: `of the nave`, `for the bar`, `4 to 6`."""
    for match in re.finditer(rf"\b{re.escape(noun[:-1])}\w*", words):
        if stem(match[0]) == noun:
            after = _AFTER.match(words, match.end())
            return nouns(after[1]) or frozenset(re.findall(r"\d+", after[1])) if after else frozenset()
    return frozenset()


_AFTER = Pattern(
    r" ((?:of|on|for|from|about|in|at|to) (?!all\b|each\b|every\b|both\b|my\b|our\b)(?:the |your )?[a-z'-]{3,}(?:"
    r" [a-z'-]{3,})?"
    r"|\d+(?: to \d+)?)"
)


def only_tells(shared: frozenset[str], thing: frozenset[str], words: str) -> bool:
    """`The logo` and `the logo animation`: the shared noun only tells which animation."""
    rest = thing - shared
    return any(
        stem(match[1]) in rest
        for noun in (shared if rest else ())
        for match in re.finditer(rf"\b{re.escape(noun)}s? ([a-zà-ÿ-]+)", words)
    )


def fills_it(one: str, other: str) -> bool:
    """`The website`, `the texts of the website`: what comes into a thing may be missing when that is built."""
    content = _CONTENT.search(other)
    return content is not None and stem(content["noun"]) not in nouns(one)


_CONTENT = Pattern(
    r"\b(?P<noun>texts?|words|wording|copy|contents?|pictures?|photos?|photographs?|images?|videos?|translations?"
    r"|captions?|data|products?|entries)"
    r" (?:of|for|on|in) (?:the |your |our )?(?:\w+ )?(?:web-?(?:site|shop|page)|site|shop|store|app|portal"
    r"|platform|page|catalogue|database|template|layout|newsletter)\b"
)
