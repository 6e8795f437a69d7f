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
from goodterms.letters.reading.results import Figures, conversions, sentence_before
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
    rf"(?:(?<![\w')] )\b|\band )(?:(?:that|which)(?:'s| is| makes| leaves| means)|(?:this|it) (?:makes|leaves)"
    rf"|makes?"
    rf"|making|leav(?:es|ing)|so|sum:?|total:?|together:?|altogether:?|these|those|in all:?|in total:?)"
    rf"(?: (?:you|us|me|only|just|still|with|to)){{0,2}} (?P<rest>{_NUMBER}) (?P<unit>[a-z]{{3,}}|h\b)"
    r"(?! (?:old|under|over|more|less|fewer|short|above|below|beyond|ahead)\b)"
)
"""`and the contract provides for 60, which leaves 16 hours`"""
_REMAIN = Pattern(
    rf"\b(?:the (?:other|remaining|missing)|have(?: only| still"
    rf"| now)?) (?P<rest2>{_NUMBER})(?P<unit2>(?: [a-z]{{3,}})?)"
    rf"(?:(?<=[a-z])| left\b)|"
    rf"(?:(?<!\d)[,;] (?:and |so |but )?|\band |\bso |^)(?:the (?:other|remaining) "
    rf"|there (?:are|is)(?: still| only| now)? |now )?(?P<rest>{_NUMBER})(?P<unit>(?: [a-z]{{3,}})?)"
    r" (?:(?:is|are) (?:still |now )?(?:left|missing|open|outstanding|to (?:come|follow|go|do|be [a-z]+))"
    r"|remains?|still (?:have|need|to)"
    r"|left\b(?! with\b))"
)
"""`As there were thirty in the bequest, eleven volumes remain`; `29 have been used and 9 are left`"""
_DONE = Pattern(
    r"[^.;]{0,60}?(?<!\bto be )\b(?:[a-z]{2,}ed|done|held|had|sent|taken|gone|written|read|given|made|drawn"
    r"|paid|built|sold|cut|shot|set|sung|spent"
    r"|behind|over)\b"
)
"""What follows the number of those that are done."""
_IN_ALL = Pattern(
    rf"[,:] (?P<rest>{_NUMBER}) (?P<unit>(?!in all|in total)(?:[a-z]{{3,}})?)(?: ?in all| ?in total"
    rf"| ?altogether| ?all told)\b"
)
"""`five are not, thirteen pages in all`"""
_MAKES = Pattern(rf"\b(?:come to|comes to|make|makes) (?P<rest>{_NUMBER}) (?P<unit>[a-z]{{3,}})")
"""`Sixteen sessions of 90 minutes make 24 hours`"""
_PART = Pattern(
    r"\b(?:cut|fall|drop|reduction|decrease|saving|growth|rise|increase|raise) (?:of |by )?(?:about |only )?$"
    r"|\b(?:falls?|rises?|grows?|shrinks?|drops?) by $|, (?:which|that) (?:is|makes|means) (?:an? |about |only )?$"
)
_CHANGED = Pattern(
    r"\b(?:cut|fall|drop|reduction|decrease|saving|growth|rise|increase|raise|grow|shrink)s?\b[^.;]{0,20}"
    r"(?:%|per ?cent)|(?:%|\bper ?cent|\bhalf|\bthird|\bquarter|\bfifth|\btenth) (?:less|more|lower|higher|cheaper"
    r"|dearer|off)\b"
)
_MORE_OR_LESS = Pattern(r" (?:less|more|lower|higher|cheaper|dearer|off)[:,.]", small=True)
_INSTEAD = Pattern(r" (?:instead of|rather than|down from|up from|in place of|not) ", small=True)
_A_POINT = Fraction(6, 1000)
"""A percentage may have been rounded."""
_PARTS_OF = {"hour": "minute", "week": "day", "year": "month"}
_PAIR, _FEWEST_THINGS = 2, 2
_BACK, _MOST = 5, 6
"""A number of things is drawn from so many sentences and numbers before it at most."""


def wrong_counts(draft: Draft, read: Figures) -> Iterator[Figure]:
    """The numbers and percentages that do not follow from those that they are drawn from."""
    yield from _rests(draft, read)
    yield from _sums(draft, read)
    yield from _remain(draft, read)
    yield from _changes(draft, read)


def _rests(draft: Draft, read: Figures) -> Iterator[Figure]:
    for sentence, match in draft.hits(_OF_ALL):
        some_before = _counted_between(draft, read, sentence.start, match.start())
        if not some_before and not _counted_between(draft, read, match.end("one"), match.start("rest")):
            yield from _unless_it_is(draft, read, match, match)
    for sentence, match in draft.hits(_SOME_OF):
        other = _THE_OTHERS.search(draft.lower, match.end(), match.end() + _FAR)
        paragraph = next((s.paragraph for s in draft.body if other and s.start <= other.start() < s.end), None)
        if (
            other
            and paragraph == sentence.paragraph
            and _NOT_COUNTED.fullmatch(draft.lower, match.end(), other.start())
            and not _counted_between(draft, read, match.end(), other.start())
        ):
            kinds = {word.removesuffix("s") for word in match["kinds"].split()}
            named = _NAMED.match(draft.lower, other.end())
            of_these = named and kinds & {word.removesuffix("s") for word in named[0].split()}
            if of_these or _ARE.match(draft.lower, other.end()):
                yield from _unless_it_is(draft, read, match, other)


def _counted_between(draft: Draft, read: Figures, start: int, end: int) -> bool:
    """Whether something is counted between two places: `(seven were held,) two fell out, (and three are left)`."""
    near = (sentence for sentence in draft.body if sentence.start < end and start < sentence.end)
    return any(start <= one.start < end for sentence in near for one in read.of(sentence))


def _unless_it_is(draft: Draft, read: Figures, whole: re.Match[str], rest: re.Match[str]) -> Iterator[Figure]:
    every, one, other = count(whole["all"]), count(whole["one"]), count(rest["rest"])
    if every is not None and one is not None and other is not None and one < every != one + other:
        figure = Figure(rest.start("rest"), rest.end("rest"), other, "count")
        here = next(near for near in draft.body if near.start <= figure.start < near.end)
        if not _is_a_part(draft, read, here, figure, every - one, whole.start("one")):
            yield figure


def _is_a_part(draft: Draft, read: Figures, sentence: Sentence, figure: Figure, rest: Fraction, done: int) -> bool:
    """Whether the number is only some of the rest, of which the others are told too (`two more are to come, which
    leaves one`), or takes up another than that of those done (`Two of the fourteen, then the other two`)."""
    place = draft.body.index(sentence)
    near = [one for each in draft.body[max(0, place - _BACK) : place + _PAIR] for one in read.of(each)]
    if any(one.start > figure.start and figure.value + one.value == rest for one in near):
        return True
    named_before = any(
        one.start < figure.start and one.start != done and one.value == figure.value for one in near
    )
    return named_before and _OTHER.search(draft.lower, sentence.start, figure.start) is not None


def _sums(draft: Draft, read: Figures) -> Iterator[Figure]:
    """The sums and differences of things of one kind."""
    for cue in (_SUM, _CHANGE, _MAKES, _IN_ALL):
        for sentence, match in draft.hits(cue):
            figure = next((one for one in read.of(sentence) if one.start == match.start("rest")), None)
            if figure is None or figure.kind != "count":
                continue
            unit = match["unit"].removesuffix("s")
            others = _counted(draft, read, sentence, figure, 0 if cue is _MAKES else _BACK, unit)
            same = any(_follows(draft, one).startswith(unit) for one in others) or _heads(draft, others, unit)
            parts = any(_follows(draft, one).startswith(_PARTS_OF.get(unit, "-")) for one in others)
            if not same and parts:
                others += conversions(draft, sentence.start, sentence.end, figure)
            if not (same or parts) or len(others) < _PAIR or can_make(others, figure.value):
                continue
            if not _adds_up(_counted(draft, read, sentence, figure, _BACK, None), figure.value):
                yield figure


def _adds_up(counted: list[Figure], stated: Fraction) -> bool:
    """Whether some of the numbers that stand farther back make it, added or taken from the largest of them:
    `August: 11 hours. September: 9 so far, 3 to come, 12. That's 23 hours.`"""
    sums = {Fraction(0)}
    for one in counted:
        sums |= {so_far + one.value for so_far in sums}
    return stated in sums or max((one.value for one in counted), default=stated) - stated in sums


def _remain(draft: Draft, read: Figures) -> Iterator[Figure]:
    """What remains of a number of things: all and those that are done stand before it, in its sentence or the one
    before, and nothing else is counted there."""
    for sentence, match in draft.hits(_REMAIN):
        start = max(match.start("rest"), match.start("rest2"))
        figure = next((one for one in read.of(sentence) if one.start == start and one.kind == "count"), None)
        known = [one for one in read.of(sentence) if one.end <= start]
        before = sentence_before(draft, sentence)
        if len(known) < _PAIR and before is not None:
            known = [*read.of(before), *known]
        if figure is None or len(known) != _PAIR:
            continue
        every, some = sorted(known, key=lambda one: -one.value)
        if every.kind != "count" or some.kind != "count" or some.value < _FEWEST_THINGS:
            continue
        unit = (match["unit"] or match["unit2"] or "").strip().removesuffix("s")
        left = every.value - some.value
        right = {left, every.value, *(one.value - every.value - some.value for one in _before(read, before))}
        kinds = _kinds(draft, every) | _kinds(draft, some)
        there_are = _THERE_ARE.search(draft.lower, sentence.start, start) is not None
        of_others = bool(unit) and unit not in kinds and (there_are or unit in _TIME_LEFT)
        if of_others or (there_are and not _ENDS.match(draft.lower, match.end())):
            continue
        if figure.value in right or not _are_done(draft, sentence, every, some, unit):
            continue
        of_things = _OF_THINGS.search(draft.lower, sentence.start, figure.start)
        if of_things and not of_things["kind"].startswith(tuple(kinds)):
            continue
        open_end = _UNCERTAIN.search(draft.lower, sentence.start, figure.start)
        open_end = open_end or _MORE_PARTS.search(draft.lower, figure.end, sentence.end)
        if not open_end and not _is_a_part(draft, read, sentence, figure, left, some.start):
            yield figure


def _before(read: Figures, sentence: Sentence | None) -> tuple[Figure, ...]:
    return read.of(sentence) if sentence else ()


def _are_done(draft: Draft, sentence: Sentence, every: Figure, some: Figure, unit: str) -> bool:
    """Whether some of all things are said to be done, as things of one kind."""
    of_all, of_some = _kinds(draft, every), _kinds(draft, some)
    alike = bool(of_all & of_some) or unit in of_all | of_some or bool(of_some & _THEY_ARE)
    some_of_all = _OF_THE.fullmatch(draft.lower[some.end : every.start])
    return (alike or some_of_all is not None) and bool(
        _DONE.match(draft.lower, some.end) or _DONE.match(draft.lower[sentence.start : some.start])
    )


def _kinds(draft: Draft, figure: Figure) -> set[str]:
    """What may be counted: the next two words."""
    named = _WORDS.match(_follows(draft, figure))
    return {word.removesuffix("s") for word in named[0].split()} if named else set()


_UNCERTAIN = Pattern(r"\b(?:perhaps|maybe|possibly|probably|if)\b")
_MORE_PARTS = Pattern(r"\b(?:leav(?:es|ing)|lapsed?|cancelled|postponed|dropped)\b")
_OTHER = Pattern(r"\bother $")
_WORDS = re.compile(r"(?!(?:and|but|are still)\b)[a-z]{3,}(?: [a-z]{3,})?\b")
_OF_THE = re.compile(r" (?:out )?of (?:the |your |our |my |these )?")
_OF_THINGS = Pattern(r"\bof (?:the|your|our|my|these|those) (?:[a-z-]+ )??(?P<kind>[a-z]{3,}),? $")
"""`Six of the nine lamps are fitted. Of the ceiling lights, four ...`: a rest of other things."""
_THERE_ARE = Pattern(r"\bthere (?:are|is)(?: still| only| now)? $")
_ENDS = Pattern(r"\s*(?:[.;!]|$)", small=True)
"""`There are five left.`, but not `five left on my desk`, which may be some of the rest."""
_TIME_LEFT = {"day", "week", "month", "year"}
"""So many of them may be left for what remains of other things."""
_THEY_ARE = {"have", "are", "were"}


def _counted(
    draft: Draft, read: Figures, sentence: Sentence, figure: Figure, back: int, unit: str | None
) -> list[Figure]:
    """The numbers of things that stand before, in the sentence and so many before it, where no money does: until
    there are enough of one kind, or all where no kind is named."""
    place = draft.body.index(sentence)
    found: list[Figure] = []
    for near in reversed(draft.body[max(0, place - back) : place + 1]):
        in_a_list = near.listed or draft.text[near.end : near.end + 1] == "\n"
        enough = (
            unit is not None and len(found) > 1 and any(_follows(draft, one).startswith(unit) for one in found)
        )
        if near.paragraph != sentence.paragraph or (enough and not in_a_list):
            break
        found = [one for one in read.of(near) if one.kind != "share" and one.end <= figure.start] + found
    return found if len(found) <= _MOST and not any(one.kind == "amount" for one in found) else []


def _heads(draft: Draft, others: list[Figure], unit: str) -> bool:
    """`My hours: Monday 4, Tuesday 3.5`: what is counted stands before the numbers."""
    before = draft.lower[max(0, others[0].start - _HEAD) : others[0].start] if others else ""
    return bool(unit and re.search(rf"\b{re.escape(unit)}s?\b[^.;]{{0,20}}: [^.;:]*$", before))


_HEAD = 60


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
