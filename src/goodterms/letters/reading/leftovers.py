"""What is left of a number of things: `34 of the 50 hours are used. The other 18 ...`; and changes in per cent.

Numbers of things are seldom added up in a letter, and much else is counted in it. So only what says plainly that
it is a rest, a difference or a sum of numbers just named is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING

from goodterms.letters.reading.making import Figure, can_make
from goodterms.letters.reading.numbers import COUNT, count
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.results import Figures, conversions
from goodterms.letters.reading.sentences import Sentence

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

_NUMBER = rf"(?<![\w.,/:€£$¥-]){COUNT}(?![\w/:%]|[.,]\d| ?%| per ?cent)"
_LEFT = r"(?:to come|to go|to do|to follow|left|missing|open|remain\w*|outstanding|failed|still|not yet|over)\b"
_OF_ALL = Pattern(
    rf"\bof (?:the |your |our |my |these "
    rf"|all )?(?P<all>{_NUMBER})(?: [a-z-]+){{1,3}},? (?P<one>{_NUMBER})(?! of\b)"
    rf"[^.;:\d]*?\b(?:and|so|but|which|with)\b[^.;:\d]*?(?P<rest>{_NUMBER})(?! of\b)[^.;:\d]*?\b{_LEFT}"
)
"""`Of the 40 pictures 28 are finished and 14 are still to come.`"""
_SOME_OF = Pattern(
    rf"(?P<one>{_NUMBER}) (?:out )?of (?:the |your |our |my |these "
    rf"|all )?(?P<all>{_NUMBER})(?P<kinds>(?: [a-z-]+){{1,3}})"
    r"(?=[^.;\d]{0,60}(?:[.;,]|\band\b|\bso\b))"
)
_THE_OTHERS = Pattern(
    rf"\b(?:the (?:remaining|other|rest of the|missing|unused)|leav(?:es|ing)(?: you| us| me)?)"
    rf" (?P<rest>{_NUMBER})(?! of\b)(?! (?:weeks?|days?|months?|years?)\b)"
)
"""`34 of the 50 hours` and, not far behind, `the remaining 18`"""
_NOT_COUNTED = Pattern(r"[^\d€£$]*", small=True)
_ARE = Pattern(r" (?:are|is|will|have|has|were|can|come|need|remain|follow)\b", small=True)
_NAMED = Pattern(r"(?: [a-z-]+){1,2}", small=True)
_FAR = 120
_CHANGE = Pattern(
    rf"(?P<rest>{_NUMBER}) (?P<unit>[a-z]{{3,}}) (?:less|fewer|more|too many|too few|too much|earlier"
    rf"|later)\b(?! than\b)"
)
_SUM = Pattern(
    rf"(?:(?<![\w')] )\b|\band )(?:(?:that|which)(?:'s| is| makes| leaves)|(?:this|it) (?:makes|leaves)|makes?"
    rf"|making|leav(?:es|ing)|so|sum:?|total:?|together|altogether|in all:?|in total:?)"
    rf"(?: (?:you|us|me|only|just|still|with|to)){{0,2}} (?P<rest>{_NUMBER}) (?P<unit>[a-z]{{3,}}|h\b)(?! old\b)"
)
"""`and the contract provides for 60, which leaves 16 hours`"""
_MAKES = Pattern(rf"\b(?:come to|comes to|make|makes) (?P<rest>{_NUMBER}) (?P<unit>[a-z]{{3,}})")
"""`Sixteen sessions of 90 minutes make 24 hours`"""
_PART = Pattern(
    r"\b(?:cut|fall|drop|reduction|decrease|saving|growth|rise|increase|raise) (?:of |by )?(?:about |only )?$"
    r"|\b(?:falls?|rises?|grows?|shrinks?|drops?) by $"
)
_CHANGED = Pattern(
    r"\b(?:cut|fall|drop|reduction|decrease|saving|growth|rise|increase|raise|fall|rise|grow|shrink"
    r"|drop)s?\b[^.;]{0,20}"
    r"(?:%|per ?cent)|(?:%|\bper ?cent|\bhalf|\bthird|\bquarter|\bfifth|\btenth) (?:less|more|lower|higher|cheaper"
    r"|dearer|off)\b"
)
_MORE_OR_LESS = Pattern(r" (?:less|more|lower|higher|cheaper|dearer|off)[:,.]", small=True)
_INSTEAD = Pattern(r" (?:instead of|rather than|down from|up from|in place of|not) ", small=True)
_A_POINT = Fraction(6, 1000)
"""A percentage may have been rounded."""
_PARTS_OF = {"hour": "minute", "week": "day", "year": "month"}
_BACK, _MOST = 5, 6
"""A number of things is drawn from so many sentences and numbers before it at most."""


def wrong_counts(draft: Draft, read: Figures) -> Iterator[Figure]:
    """The numbers and percentages that do not follow from those that they are drawn from."""
    yield from _rests(draft)
    yield from _sums(draft, read)
    yield from _changes(draft, read)


def _rests(draft: Draft) -> Iterator[Figure]:
    for _, match in draft.hits(_OF_ALL):
        yield from _unless_it_is(match, match)
    for sentence, match in draft.hits(_SOME_OF):
        other = _THE_OTHERS.search(draft.lower, match.end(), match.end() + _FAR)
        paragraph = next((s.paragraph for s in draft.body if other and s.start <= other.start() < s.end), None)
        if (
            other
            and paragraph == sentence.paragraph
            and _NOT_COUNTED.fullmatch(draft.lower, match.end(), other.start())
        ):
            kinds = {word.removesuffix("s") for word in match["kinds"].split()}
            named = _NAMED.match(draft.lower, other.end())
            of_these = named and kinds & {word.removesuffix("s") for word in named[0].split()}
            if of_these or _ARE.match(draft.lower, other.end()):
                yield from _unless_it_is(match, other)


def _unless_it_is(whole: re.Match[str], rest: re.Match[str]) -> Iterator[Figure]:
    every, one, other = count(whole["all"]), count(whole["one"]), count(rest["rest"])
    if every is not None and one is not None and other is not None and one < every != one + other:
        yield Figure(rest.start("rest"), rest.end("rest"), other, "count")


def _sums(draft: Draft, read: Figures) -> Iterator[Figure]:
    """The sums and differences of things of one kind."""
    for cue in (_SUM, _CHANGE, _MAKES):
        for sentence, match in draft.hits(cue):
            figure = next((one for one in read.of(sentence) if one.start == match.start("rest")), None)
            if figure is None or figure.kind != "count":
                continue
            others = _counted(draft, read, sentence, figure, 0 if cue is _MAKES else _BACK)
            unit = match["unit"].removesuffix("s")
            same = any(_follows(draft, one).startswith(unit) for one in others)
            parts = any(_follows(draft, one).startswith(_PARTS_OF.get(unit, "-")) for one in others)
            if not same and parts:
                others += conversions(draft, sentence.start, sentence.end, figure)
            if (same or parts) and len(others) > 1 and not can_make(others, figure.value):
                yield figure


def _counted(draft: Draft, read: Figures, sentence: Sentence, figure: Figure, back: int) -> list[Figure]:
    """The numbers of things that stand before, in the sentence and so many before it, where no money does."""
    place = draft.body.index(sentence)
    found: list[Figure] = []
    for near in reversed(draft.body[max(0, place - back) : place + 1]):
        in_a_list = near.listed or draft.text[near.end : near.end + 1] == "\n"
        if near.paragraph != sentence.paragraph or (len(found) > 1 and not in_a_list):
            break
        found = [one for one in read.of(near) if one.kind != "share" and one.end <= figure.start] + found
    return found if len(found) <= _MOST and not any(one.kind == "amount" for one in found) else []


def _follows(draft: Draft, figure: Figure) -> str:
    return draft.lower[figure.end : figure.end + 30].lstrip(" -")


def _changes(draft: Draft, read: Figures) -> Iterator[Figure]:
    """A percentage that two figures do not differ by: `From 40,000 to 60,000, that is a growth of 33 per cent`."""
    for sentence in dict.fromkeys(sentence for sentence, _ in draft.hits(_CHANGED)):
        place, figures = draft.body.index(sentence), read.of(sentence)
        share = next((one for one in figures if one.kind == "share"), None)
        if share is None:
            continue
        text = draft.lower
        if _PART.search(text, sentence.start, share.start):
            before = [one for one in figures if one.end <= share.start]
            if not before and place and draft.body[place - 1].paragraph == sentence.paragraph:
                before = list(read.of(draft.body[place - 1]))
            pair = before if len(before) == 2 and _from_to(text, *before) else []
        elif _MORE_OR_LESS.match(text, share.end):
            after = [one for one in figures if one.start >= share.end]
            pair = (
                after[::-1] if len(after) == 2 and _INSTEAD.fullmatch(text[after[0].end : after[1].start]) else []
            )
        else:
            continue
        if (
            pair
            and pair[0].value
            and abs(abs(pair[1].value - pair[0].value) / pair[0].value - share.value) > _A_POINT
        ):
            yield share


_FROM_TO = Pattern(r"(?: [a-z]+)? to (?:about )?", small=True)
_FROM = Pattern(r"\bfrom (?:about )?$")


def _from_to(text: str, one: Figure, other: Figure) -> bool:
    return bool(
        one.kind == other.kind
        and _FROM_TO.fullmatch(text[one.end : other.start])
        and _FROM.search(text, max(0, one.start - 12), one.start)
    )
