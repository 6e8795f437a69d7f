"""Work and things in two states at once: done and open, deleted and kept, some and all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from goodterms.letters.reading.conflicts.acts import is_making
from goodterms.letters.reading.conflicts.place import (
    Place,
    both,
    clause_at,
    clauses,
    day_in,
    nouns,
    stem,
    vocabulary,
    words_of,
)
from goodterms.letters.reading.conflicts.topic import fills_it, other_kind
from goodterms.letters.reading.days import MONTHS, find
from goodterms.letters.reading.numbers import COUNT, count
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

_DID = (
    r"(?:finished|done|delivered|complete[d]?|written|drawn|ready|built|recorded|live|online|approved|in place"
    r"|printed|published|handed over|handed in|closed|reconciled|translated|edited|installed|tested|set up"
    r"|submitted|filed|accepted|migrated|booked|fixed|posted|sent|proofread|illustrated|designed|laid out|moved"
    r"|painted|uploaded|mixed|mastered|retouched|transcribed|signed off|entered|ticked off|dealt with|wrapped up"
    r"|coded|planted|repaired|finalised|finalized|with you|up to date)"
)
_DONE = Pattern(rf"\b{_DID}\b|\b(?:has|have) been \w+(?:ed|en|wn|ne|ht|lt)\b")
_UNDONE = Pattern(
    rf"\b(?:not (?:yet )?(?:been )?(?:\w+ )?(?:started|got round to|touched|begun|there|begun yet"
    rf"|{_DID[3:-1]})\b|(?:hasn't|haven't|isn't|aren't|wasn't|weren't) (?:yet )?(?:been )?(?:started|begun|there"
    rf"|{_DID[3:-1]})\b"
    r"|still an? (?:\w+ )?(?:sketch|draft|outline|idea|blank|skeleton)\b|still (?:missing|open|lacks?|needs?"
    r"|outstanding|in (?:preparation|progress|draft|work)|being|unfinished"
    r"|has to|have to|to (?:be|come|do|follow)|wait(?:s|ing)?)|yet to (?:be|come)|(?:has|have) yet|(?:is|are)"
    r" (?:still )?(?:missing|unfinished|outstanding|half[- ]done|pending|to follow|to come)|remains? (?:to be"
    r"|undone|unfinished|open|outstanding)|will (?:be (?:done|finished|written|delivered|ready|drawn)|follow"
    r"|come)\b[^.]{0,30}\b(?:in|by|next|on|after)\b|(?:i|we) (?:have|'ve) not (?:yet )?(?:\w+ )?(?:got round|got"
    r" to|started|begun|finished|written|drawn|done|touched)|still in (?:its|the|their) (?:box|boxes|wrapping)"
    r"|(?:not one|none) of (?:the|them)|does(?:n't| not) (?:yet )?(?:work|exist)|do(?:n't| not) (?:yet )?work"
    r"|returned un\w+|still (?:must|have to|has to|waiting|wants?|unable)|(?:was|were|am|are) unable to"
    r"|before (?:we|i) can"
    r"|still needs?|needs? to be \w+|haven't|untouched|unwritten|undrawn|unedited|nobody"
    r" has)"
)
_UNIVERSAL = Pattern(
    r"\b(?:all|every(?:thing)?|whole|entire|completely|delivered complete|entirely|fully|in full|both|without"
    r" exception|each|nothing (?:is |remains )?(?:left|missing|unfinished|open|outstanding|to be done"
    r"|for me to do)|no (?:open"
    r"|outstanding|unfinished) \w+|to the last|100 ?(?:%|per cent)|nothing (?:left )?to (?:do(?! with)|be"
    r" done))\b"
)
_LIMITED = Pattern(
    r"\b(?:(?:up to|until|through)(?! (?:and including )?(?:the end of )?(?:\w+ )?(?:\d|january|february|march"
    r"|april|may|june|july|august|september|october|november|december))|except|but|apart from|other than|else|so"
    r" far|once|when|as soon as|will be|by then|by the end|before|to date|save for|bar|beyond|besides|of"
    r" (?:volume|part|book)|if|paid|now and|invoices?|would|could|almost|nearly|most|not all|not everything|that"
    r" (?:is|was) (?:done|planned)|agreed for|again|thank\w*|that's all|all there is|between us|to pay|owed?|side"
    r"|finished by (?!me|us)\w+|done by (?!me|us)\w+|left for|(?:for|of) (?:last|this|the past) (?:year|month"
    r"|quarter"
    r"|season))\b|^with\b|^(?:so )?that\b"
)
_NOT_WORK = Pattern(
    r"\b(?:any ?more|between us|billed|invoices?|pay|paid|payment|fee|owe[ds]?|told|informed|know|decided|sure"
    r"|interest|question|if|would|could|might|answer|reply|reason|contract|successor|agreement|sorry|door"
    r"|thank\w*|fault|want|wish|since|when (?:i|we) (?:took|came|began|started)|you(?:'ll| will)? (?:still"
    r" )?(?:need|have to)"
    r"|(?:was|were|is|are) not (?:on|part)|(?:come|go) back|will not|won't)\b"
)


def done_and_open(draft: Draft) -> Iterator[Place]:
    """A whole is done, and yet a part of it is not; or one piece is done and is not."""
    undone = [
        c
        for c in clauses(draft, _UNDONE, _NOT_WORK)
        if not draft.sums_in(c)
        and not (_UNIVERSAL.search(words_of(draft, c)) and _NOTHING.search(words_of(draft, c)))
        and len(words_of(draft, c).split()) > _FEWEST
    ]
    done = [c for c in _done_clauses(draft) if not any(c.overlaps(u) for u in undone)]
    said = {clause: _Said(words_of(draft, clause)) for clause in (*done, *undone)}
    for whole, part in product(done, undone):
        if _conflict(said[whole], said[part]):
            says = "One sentence says that this is done, another that it, or a part of it, is not."
            yield from both(draft, whole, part, says, "Say what is done and what is open, each once.")


_FEWEST = 2
"""A heading (`Ready`) says nothing by itself."""
_NOTHING = Pattern(r"\bnothing\b|\bno (?:open|outstanding|unfinished)\b")
_DONE_OR_NOTHING = Pattern(_DONE.pattern + r"|\bnothing (?:is |remains )?(?:left|missing|unfinished|outstanding"
    r"|open|to be done|for me to do)\b|\bno (?:open|outstanding|unfinished) (?:work|tasks?|tickets?|items?"
    r"|points?)\b|\bnothing (?:left"
    r" )?to"
    r" (?:do(?! with)|be done)\b")  # fmt: skip


_NOT_YET = Pattern(
    r"\b(?:will|shall|to be(?! done)|\w*'ll|going to|should|not|\w*n't|please|half|cannot|until|owe)\b"
)


def _done_clauses(draft: Draft) -> list[Span]:
    found = []
    for clause in clauses(draft, _DONE_OR_NOTHING):
        words = words_of(draft, clause)
        negated = _UNDONE.search(words) and not _NOTHING.search(words)
        future = _NOT_YET.search(words)
        if len(words.split()) < _FEWEST or (_BARE_NOTHING.match(words) and _about_money(draft, clause)):
            continue
        if not negated and not future and not _LIMITED.search(words) and not draft.sums_in(clause):
            found.append(clause)
    return found


_BARE_NOTHING = Pattern(r"(?:and |so |that )?nothing (?:is|remains) (?:left )?open\b(?! work| task| in the)")
_OF_MONEY = Pattern(
    r"\b(?:invoices?|bills?|billed|paid|pay|account|fees?|money|owed?|bank|settled)\b|[€£$]|\beur\b"
)
_NEAR_MONEY = 120
"""Code points before a bare `nothing is open` within which money shows what it speaks of."""


def _about_money(draft: Draft, clause: Span) -> bool:
    """`Your invoice was paid. Nothing is open.`"""
    around = draft.lower[max(0, clause.start - _NEAR_MONEY) : clause.end + _NEAR_MONEY]
    return bool(_OF_MONEY.search(around))


class _Said:
    """A clause that calls work done or open: what it speaks of is read once, however many it is held against."""

    def __init__(self, words: str) -> None:
        self.words = words

    @cached_property
    def nouns(self) -> frozenset[str]:
        """Everything that it names."""
        return nouns(self.words)

    @cached_property
    def subject(self) -> frozenset[str]:
        """What it names before its verb."""
        return nouns(_subject(self.words))

    @cached_property
    def parts(self) -> frozenset[str]:
        """What it names but as that which something else is for: the files in `a guide to the files`."""
        return nouns(_BESIDE.sub(" ", self.words))

    @cached_property
    def numbers(self) -> set[int | str]:
        """What tells the pieces apart."""
        return _numbers(self.words)

    @cached_property
    def days(self) -> list[tuple[int, int]]:
        """The days that it names, as month and day."""
        return [(day.month, day.day) for day in find(self.words)]

    @cached_property
    def all_of(self) -> Fraction | None:
        """How many all are: `all 40 cards`."""
        whole = _ALL_OF_THEM.search(self.words)
        return count(whole["n"]) if whole else None


def _conflict(done: _Said, undone: _Said) -> bool:
    """Whether what is done covers what is not: all of it, the same numbers, or the very same thing."""
    if _make_the_whole(done.words, undone.words) or _another_thing_done(done.words, undone.words):
        return False
    whole, part = done.subject, undone.parts
    if _ALL_COMPLETE.search(done.words) and not _apart(done, undone) and not done.numbers:
        return True
    if re.match(r"both\b", done.words) and re.match(r"one of the (?:two|both)\b|one of them\b", undone.words):
        return True
    if _counted_in(done, undone) and whole & part:
        return True
    if _UNIVERSAL.search(_FOR_ALL.sub(" ", done.words)):
        general = (_EVERYTHING.search(done.words) and not done.all_of) or _NOTHING_LEFT.search(done.words)
        apart = _apart(done, undone) or _beyond_them(done, undone)
        return bool(
            (general and not apart and not done.numbers and not _names_other(done.words, undone.words))
            or (whole & part and not apart)
        )
    if done.numbers and undone.numbers:
        return bool(done.numbers & undone.numbers and whole & part and whole & _head(undone.words))
    of_it = nouns(" ".join(_OF.findall(undone.words)))
    complete = re.search(r"\bcomplete\b", done.words) and whole & of_it
    if fills_it(done.words, undone.words):
        return False
    if whole and whole <= undone.nouns and _head(done.words) & of_it and not _apart(done, undone):
        return True
    subject = undone.subject
    the_same = whole == subject or (len(subject) > 1 and subject <= whole)
    return bool(complete or (whole and the_same and not done.numbers and not undone.numbers))


def _make_the_whole(done: str, undone: str) -> bool:
    """`Two of the five chapters` and `three chapters`: together they are the five."""
    some, rest = _SOME_OF_THEM.search(done), _COUNTED.search(undone)
    if not some or not rest:
        return False
    return (count(some["n"]) or 0) + (count(rest["n"]) or 0) == count(some["all"])


_BESIDE = Pattern(r"\b(?:to|about|against) (?:the |your |our |my )?[a-z'-]+(?: [a-z'-]+)?")
_FOR_ALL = Pattern(r"\b(?:by|for|from|to) (?:all|both|each|every)\b")
"""`Approved by all four factories`, `the files for all modules`: it is not the things that are all there."""
_PARTICIPLE = r"(?:\w+(?:ed|en|wn|ne|ht|lt|t)|\w*(?:read|laid|paid|made|hung|bound|sung|told|sold))"
_LEFT = Pattern(
    rf"\b(?:not|\w*n't)(?: yet)? been (?:\w+ly )?(?P<verb>{_PARTICIPLE})\b"
    rf"|\b(?:not|n't) yet (?!online\b)(?P<verb2>{_PARTICIPLE})\b"
    rf"|\bnot (?!online\b)(?P<verb3>{_PARTICIPLE}) yet\b"
    rf"|\bto be (?P<verb4>{_PARTICIPLE})\b"
    r"|\b(?:needs?|lacks?|wants?) (?!some|any|no)(?P<verb5>[a-z]{3,})ing\b"
)
_PROCESS = Pattern(r"\b(?P<verb>[a-z]{3,}?)(?:ing|ation|isation|ication|tion|sal|ment)s? of\b")
_IN_ANY_WAY = Pattern(r"\b(?:done|finished|complete[d]?|ready|closed)\b")


def _another_thing_done(done: str, undone: str) -> bool:
    """`The box was sent back` and `has not been planted`: two things that can be done to it."""
    process = _PROCESS.search(undone)
    if process and process["verb"][:4] not in done:
        return True
    left = _LEFT.search(undone)
    verb = next(filter(None, left.groups()), "") if left else ""
    if not verb or verb in _ANY_WAY or verb in done or _NOTHING.search(done):
        return False
    if is_making(verb):
        in_any_way = _IN_ANY_WAY.search(done)
        return not in_any_way and (not _UNIVERSAL.search(done) or _is_of_one_making(done))
    return not (_EVERYTHING.search(done) or _ALL_DONE.search(done))


def _is_of_one_making(done: str) -> bool:
    """`Every page has been designed` says nothing of its code."""
    return any(is_making(verb) for verb in _PARTICIPLES.findall(done))


_PARTICIPLES = Pattern(rf"\b{_PARTICIPLE}\b")
_ALL_DONE = Pattern(r"\b(?:all|both|each|every)\b.* done\b")
_EVERYTHING = Pattern(
    r"\b(?:everything|all of it)\b|\b(?:all|every|each|both|the whole|the entire) (?:of )?(?:the |our |my |this "
    r"|agreed"
    r" |open |single )*(?:work|tasks?|tickets?|deliverables?|items?|jobs?|projects?|orders?|parts?|pieces?"
    r"|assignments?)"
    r"(?= (?:is|are|was|were|has|have|had|from|of|on|in|i|we|you|that|which|for|as|done|finished|complete\w*)\b"
    r"|[,.;]|$)"
)
_NOTHING_LEFT = Pattern(r"\bnothing\b")
_COUNTED = Pattern(rf"\b(?P<n>{COUNT}) (?!of\b)[a-z-]+")
_ALL_OF_THEM = Pattern(rf"\ball (?:the |of the |your |our )?(?P<n>{COUNT})\b")


def _counted_in(done: _Said, undone: _Said) -> bool:
    """`All 90 cards` and `cards 85 to 90`: what is open is counted among what is done."""
    open_ones = _open_ones(done, undone)
    return bool(done.all_of and open_ones and open_ones[0] > 0 and open_ones[-1] <= done.all_of)


def _beyond_them(done: _Said, undone: _Said) -> bool:
    """`All 40 cards` and `cards 41 to 60`."""
    open_ones = _open_ones(done, undone)
    return bool(done.all_of and open_ones and open_ones[0] > done.all_of)


def _open_ones(done: _Said, undone: _Said) -> list[int]:
    """The numbers of what is open, in order, where all that is done are counted."""
    return sorted(number for number in undone.numbers if isinstance(number, int)) if done.all_of else []


_ALL_COMPLETE = Pattern(
    r"\b(?:the |our |this )?(?:project|job|order|site|assignment|work) is (?:now )?(?:complete|finished|done)\b"
)


def _names_other(done: str, undone: str) -> bool:
    """`All work for the shop is done` says nothing of what is open elsewhere."""
    limits = re.search(r"\b(?:for|on|in|of) the (\w+)", done)
    return bool(
        limits and limits[1] not in undone and limits[1] not in {"contract", "agreement", "project", "list"}
    )


_SUBJECT_END = Pattern(
    r"\b(?:is|are|was|were|has|have|had|been|will|still|remains?|needs?|lacks?|exists?|went|stands?|lies?|hasn't"
    r"|haven't|isn't|aren't)\b|, "
)


def _subject(words: str) -> str:
    """What stands before the verb; after it where nothing does (`I have finished the manual`)."""
    cut = _SUBJECT_END.search(words)
    before = words[: cut.start()] if cut else words
    return before if nouns(before) else words


def _head(words: str) -> frozenset[str]:
    """What a clause speaks of first, without what tells it from others: the study in `the study on savings`."""
    lacks = _LACKS.search(words)
    words = words[lacks.end() :] if lacks else words
    parts = re.split(r"\b(?:of|on|for|in|with|from|about|at|to)\b", _subject(words))
    return next(filter(None, map(nouns, parts)), frozenset())


_LACKS = Pattern(r"\b(?:lacks?|needs?|wants?) (?!to\b)")
_OF = Pattern(r"\bof (?:the |your )?\w+(?: \w+)?")
_EACH_PART = Pattern(r"\b(?:all|every|both|each|the) (?:the )?(?P<n>" + COUNT + r")\b")
_MONTH_NAME = "|".join(sorted(MONTHS, key=len, reverse=True))
_UP_TO = Pattern(
    rf"\b(?:up to|until|through)(?: and including)? (?:the end of )?(?:\w+ )?(?:(?:\d+(?:st|nd|rd|th)?"
    rf" )?(?P<month>{_MONTH_NAME})|(?P<n>\d+))\b"
)
_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "last": 99}


_VERSION = Pattern(r"\b\d{1,4}(?:[./]\d{1,4})+\b")
"""`4.2`: a release or section; `2026/118`: a file."""


_SAID_OF_A_PIECE = (
    r"(?:i|we|you|she|he|and|to|or|is|are|of|have|has|from|was|were|had|still|will|remains?|needs?|lacks?|went"
    r"|goes|waits?|stays?"
    r"|stands?|lies?|cannot|can|must|now|not|yet)\b"
)
"""`sheet 3 still waits`: the number names a piece and counts nothing."""
_DAY_NUMBER = Pattern(rf"\b(?!(?:19|20)\d\d\b)\d+(?:st|nd|rd|th)? (?={_MONTH_NAME}|(?!{_SAID_OF_A_PIECE})[a-z]+)")
_NAMED_MONTH = Pattern(rf"\b(?:{_MONTH_NAME})\b")
_NUMBERED = Pattern(rf"[a-z]+s? ({COUNT})\b(?: and ({COUNT})\b)?")
"""`cards 11 and 12`"""


def _numbers(words: str) -> set[int | str]:
    """What tells pieces of one kind apart: `11 and 12`, `1 to 6`, `up to March`, `the first`, `book B`."""
    found: set[int | str] = set()
    words = _EACH_PART.sub(" ", words)
    found |= set(_VERSION.findall(words))
    words = _VERSION.sub(" ", words)
    for match in re.finditer(r"\b(\d{1,4}) ?(?:to|-|–|through) ?(\d{1,4})\b", words):
        low, high = int(match[1]), int(match[2])
        found |= set(range(low, high + 1)) if low < high < low + 400 else set()
    for match in _UP_TO.finditer(words):
        if match["month"]:
            found |= {f"month {n}" for n in range(1, MONTHS[match["month"]] + 1)}
        elif int(match["n"]) < 400:
            found |= set(range(1, int(match["n"]) + 1))
    without_days = _DAY_NUMBER.sub("", words)
    found |= {int(n) for n in re.findall(r"(?<![\d.,])\d{1,4}(?![\d.,]*\d)", without_days)}
    found |= {f"month {MONTHS[m]}" for m in _NAMED_MONTH.findall(words) if m not in {"may", "mar"}}
    found |= {
        _ORDINAL[w]
        for w in re.findall(
            r"\b(?:first|second|third|fourth|fifth|sixth|(?<!to the )last(?! (?:week|month"
            r"|year|night|\w+day|spring|summer|autumn|winter)))\b",
            words,
        )
    }
    for pair in _NUMBERED.finditer(without_days):
        found |= {int(n) for w in pair.groups() if w and (n := count(w))}
    return (
        found | set(re.findall(r"(?<=[a-z] )[b-hj-z](?=\W|$)", words)) | set(re.findall(r"s (a)(?= and )", words))
    )


def _apart(done: _Said, undone: _Said) -> bool:
    """`All chapters from 1 to 6` and `chapter 7`."""
    if done.days and undone.days and max(done.days) < min(undone.days):
        return True
    return bool(done.numbers and undone.numbers and not done.numbers & undone.numbers)


_EVENT = Pattern(
    r"\b(?P<event>hand-?over (?:meeting|call|session|day|talk)|hand-?over|kick-?off|(?:joint|final|last|closing"
    r"|exit) (?:meeting|call|session|walkthrough|visit)|walk-?through|launch|workshop|training (?:day|session)"
    r"|source files|keys|passwords|originals|raw files|open files|negatives|archive|laptop|next (?:meeting|call"
    r"|lesson|session)|appointment|shoot|concert|first draft|final draft|final proof)\b"
)
_NOT_SAME_EVENT = Pattern(
    r"\b(?:second|another|again|also|until|from|first of|if|could|would|or|either|instead|moved|moves|postponed"
    r"|not|\w*n't|before|after|since|was|were|every|each)\b"
)


def event_days(draft: Draft) -> Iterator[Place]:
    """The handover, a meeting or the giving of one thing on two days."""
    found: dict[str, list[Span]] = {}
    for match in draft.everywhere(_EVENT):
        clause = clause_at(draft, match.start(), match.end())
        if _NOT_SAME_EVENT.search(words_of(draft, clause)) or day_in(draft, clause, months=False) is None:
            continue
        found.setdefault(match["event"].replace("-", ""), []).append(clause)
    for event, spans in found.items():
        for one, other in [(a, b) for n, a in enumerate(spans) for b in spans[n + 1 :]]:
            first, second = day_in(draft, one, months=False), day_in(draft, other, months=False)
            if first and second and not first.same(second) and not one.overlaps(other):
                yield from both(draft, one, other, f"The letter names two days for the {event}.")


_DELETED = Pattern(r"\b(?:deleted|erased|wiped|destroyed|shredded|removed|cancelled|switched off|closed|ended)\b")
_KEPT = Pattern(
    r"\b(?:remains?|kept|keep|stays?|still (?:have(?! to)|hold|there|runs?|on)|stored|retain\w*|runs? until"
    r"|continues?"
    r"|until it expires|carr(?:y|ies) on)\b"
)
_NOT_GONE = Pattern(
    r"\b(?:will|\w*'ll|shall|after|if|when|until|could|except|not|\w*n't|once|older|to be|would)\b"
)


def gone_and_kept(draft: Draft) -> Iterator[Place]:
    """The same thing has been deleted or cancelled, and is kept."""
    for gone, kept in product(clauses(draft, _DELETED, _NOT_GONE), clauses(draft, _KEPT)):
        shared = nouns(words_of(draft, gone)) & nouns(words_of(draft, kept)) & _KEEPABLE
        words, others = words_of(draft, gone), words_of(draft, kept)
        of_one = any(not other_kind(noun, words, others) for noun in shared)
        vetoed = re.search(r"\b(?:new|your own|other|yours|if|law|tax|not|\w*n't)\b", words_of(draft, kept))
        if of_one and not vetoed:
            yield from both(draft, gone, kept, "One sentence says that this is gone, another that it is kept.")


_KEEPABLE = vocabulary(
    "data file copy backup hosting account login subscription domain server record recording photo draft key"
)

_HALF_OR_SOME = Pattern(
    r"\b(?:half|most|two thirds|three quarters|some|\w+ of the)\b(?: of)?(?: the| your)? (?P<n>\w+)"
)
_NONE = Pattern(r"\b(?:none of the|not one of the|no|not a single) (?P<n>\w+)[^.]{0,30}")


_NOT_SOME = Pattern(r"\b(?:not|\w*n't|no|if|would|could|missing|open)\b")


def some_and_none(draft: Draft) -> Iterator[Place]:
    """Half of them are done, and yet none is."""
    for some in clauses(draft, _HALF_OR_SOME, _NOT_SOME):
        match = _HALF_OR_SOME.search(draft.lower, some.start, some.end)
        done = _done_words(draft, some)
        for none in clauses(draft, _NONE) if match and done else ():
            other = _NONE.search(draft.lower, none.start, none.end)
            undone = _done_words(draft, none)
            if other and match and stem(other["n"]) == stem(match["n"]) and (done & undone or undone & _ANY_WAY):
                yield from both(draft, some, none, "One sentence says that some are done, another that none is.")


_ALIKE = {
    "live": "online",
    "published": "online",
    "complete": "finished",
    "completed": "finished",
    "done": "finished",
}
_ANY_WAY = vocabulary("finished done started begun ready touched complete completed")


def _done_words(draft: Draft, clause: Span) -> set[str]:
    """What has been done, by the words: `translated`, `has been retouched` as `retouched`."""
    return {
        _ALIKE.get(match[0].split()[-1], match[0].split()[-1])
        for match in _DONE_OR_BEGUN.finditer(draft.lower, clause.start, clause.end)
    }


_DONE_OR_BEGUN = Pattern(_DONE.pattern + r"|\b(?:started|begun|touched)\b")
_SOME_OF_THEM = Pattern(rf"\b(?P<n>{COUNT}) of (?:(?:the|your|our|my) )?(?P<all>{COUNT}) (?P<noun>[a-z-]+)\b")
_ALL_THINGS = Pattern(
    rf"\ball (?:of )?(?:the |your |our |my )?(?:{COUNT} )?(?P<noun>[a-z-]+)\b"
    rf"|\bevery (?:single )?(?P<noun2>[a-z-]+)\b"
)
_NOT_ALL = Pattern(
    r"\b(?:not|\w*n't|will|'ll|shall|once|when|until(?! now)|by|except|but|if|would|could|after|apart)\b"
)


def some_and_all(draft: Draft) -> Iterator[Place]:
    """Two of the four are done, and yet all are."""
    for some in clauses(draft, _SOME_OF_THEM, _NOT_ALL):
        match = _SOME_OF_THEM.search(draft.lower, some.start, some.end)
        done = _done_words(draft, some)
        fewer = match and (count(match["n"]) or 0) < (count(match["all"]) or 0)
        for whole in clauses(draft, _ALL_THINGS, _NOT_ALL) if fewer and done else ():
            other = _ALL_THINGS.search(draft.lower, whole.start, whole.end)
            noun = other and (other["noun"] or other["noun2"])
            if noun and match and stem(noun) == stem(match["noun"]) and done & _done_words(draft, whole):
                yield from both(draft, some, whole, "One sentence says that some are done, another that all are.")


_LEFT_OPEN = Pattern(
    rf"{_UNDONE.pattern}|\b(?:is|are|lies?) still (?:on|in|with|at) (?:my|me|our|us)\b|\bstill (?:has|have) to\b"
)


def more_than_all(draft: Draft) -> Iterator[Place]:
    """Five of the seven are done, and yet four are still open."""
    for some in clauses(draft, _SOME_OF_THEM, _NOT_ALL):
        match = _SOME_OF_THEM.search(draft.lower, some.start, some.end)
        if match is None or not _DONE.search(words_of(draft, some)):
            continue
        done, whole = count(match["n"]) or 0, count(match["all"]) or 0
        for rest in clauses(draft, _LEFT_OPEN, _NOT_WORK):
            words = words_of(draft, rest)
            if done + _how_many(words, stem(match["noun"])) > whole and not _another_thing_done(
                words_of(draft, some), words
            ):
                says = "What is done and what is open are together more than there are."
                yield from both(draft, some, rest, says, "Count again.")


def _how_many(words: str, noun: str) -> int:
    """How many of the things are left: `four of the lights`, `clips 4, 5 and 6`; 0 where nothing says."""
    counted = _COUNTED_ONES.search(words)
    if counted and stem(counted["noun"] or noun) == noun:
        return int(count(counted["n"]) or 0)
    listed = _LISTED.search(words)
    return len(re.findall(r"\d+", listed["list"])) if listed and stem(listed["noun"]) == noun else 0


_COUNTED_ONES = Pattern(rf"\b(?P<n>{COUNT}) (?:of (?:them|these|those)|(?:of (?:the|your) )?(?P<noun>[a-z-]+))\b")
_LISTED = Pattern(r"\b(?P<noun>[a-z-]+) (?P<list>\d+(?:, \d+)*,? and \d+)\b")
