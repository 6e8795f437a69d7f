"""A letter being checked: its text, read once, so that every rule looks at the same sentences, sums and days."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar, cast

from goodterms.letters.reading import days as _days
from goodterms.letters.reading import quoted, relative
from goodterms.letters.reading import sentences as _sentences
from goodterms.letters.reading import sums as _sums
from goodterms.letters.reading.days import Day
from goodterms.letters.reading.necessary import Presence, known
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Sentence, Span
from goodterms.letters.reading.sums import Sum

if TYPE_CHECKING:
    from goodterms.letters.brief import Brief
    from goodterms.letters.letter import Passage
    from goodterms.letters.records import Records

_Read = TypeVar("_Read")
_PLAIN = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\u00a0", " "), ("\u202f", " "))
_NO_NUMBER = re.compile(r"(?:\d[.,' ]?){100,}")
"""So many digits are a key or a line of ones: nobody counts with them, and neither can Python without limit."""
_GREETING = Pattern(
    r"(?:dear|hi|hello|hey|to(?!\b.*[.!?]$| (?:be )?pa(?:y|id)\b)|good (?:morning|day)|subject:|re:|liebe"
    r"|sehr geehrte|hallo|cher|chère"
    r"|bonjour|madame|estimad|hola|querid)\b.{0,60}$",
    re.I,
    small=True,
)
_CLOSING = Pattern(
    r"(?:yours|kind|best|warm|sincerely|regards|love|cheers|with kind|many greetings|faithfully|mit"
    r" freundlichen|viele"
    r"|herzliche|beste|bien à|cordialement|un saludo|atentamente|saludos)[\w ,]{0,40}$",
    re.I,
    small=True,
)


@dataclass(frozen=True)
class Draft:
    """A letter of a kind, and the records that it is held against (None: none at hand)."""

    text: str
    kind: str
    brief: Brief | None = None
    end_passages: tuple[Passage, ...] = ()
    read_for_meaning: bool = False

    def __post_init__(self) -> None:
        """Half a character, as broken mail has them, cannot be read: a mark of the same length stands in."""
        try:
            self.text.encode()
        except UnicodeEncodeError:
            object.__setattr__(self, "text", re.sub("[\ud800-\udfff]", "\ufffd", self.text))

    def with_ends(self, passages: tuple[Passage, ...], read_for_meaning: bool) -> Draft:
        """The same draft with the passages that name its end. What was read of it once is kept."""
        known = Draft(self.text, self.kind, self.brief, passages, read_for_meaning)
        known.__dict__.update({name: value for name, value in self.__dict__.items() if name not in known.__dict__})
        for what in ("records", "_read"):
            known.__dict__.pop(what, None)
        return known

    def once(self, read: Callable[[Draft], _Read]) -> _Read:
        """What a function reads in this letter, for several rules may ask for it."""
        if read not in self._read:
            self._read[read] = read(self)
        return cast(_Read, self._read[read])

    @cached_property
    def _read(self) -> dict[Callable[[Draft], object], object]:
        return {}

    @cached_property
    def records(self) -> Records | None:
        """The records behind the brief, with the last day that the letter itself names."""
        if self.brief is None:
            return None
        # imported here because the records know the settlement, and most letters are checked without them
        from goodterms.letters.records import Records

        return Records(self.brief, self._names_its_end())

    def _names_its_end(self) -> date | None:
        """The last day: the brief's, else the first whole day in the passages that name the end."""
        if self.brief is None or self.brief.ends_on:
            return self.brief.ends_on if self.brief else None
        today = self.brief.today
        for passage in self.end_passages:
            named = [
                on
                for day in self.days_in(Span(passage.start, passage.end))
                if (year := day.year or (today.year if today else None)) and (on := day.on(year))
            ]
            if named:
                return max(named)
            if today and (stretches := list(relative.find(self.lower, Span(passage.start, passage.end), today))):
                return max(stretch.last for stretch in stretches)
        return None

    @cached_property
    def plain(self) -> str:
        """The text with plain quotation marks and spaces, without numbers of a hundred digits; the same length, so
        that places hold."""
        plain = self.text
        for typeset, typed in _PLAIN:
            plain = plain.replace(typeset, typed)
        return _NO_NUMBER.sub(lambda digits: "#" * len(digits[0]), plain)

    @cached_property
    def lower(self) -> str:
        """`plain` in lower case, the same length."""
        lower = self.plain.lower()
        return lower if len(lower) == len(self.plain) else "".join(c.lower()[:1] or c for c in self.plain)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, greeting and signature included."""
        return _sentences.split(self.text)

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        """The writer's own sentences: no greeting, no closing formula, nothing quoted."""
        return tuple(
            s
            for s in self.sentences
            if not _GREETING.match(s.of(self.text))
            and not _CLOSING.match(s.of(self.text))
            and not self.is_quoted(s)
        )

    def hits(self, cue: Pattern) -> tuple[tuple[Sentence, re.Match[str]], ...]:
        """Where the writer's own sentences hold the cue. Most cues are known to be absent by their words.

        Several rules ask for the same cue (what ends the work): it is looked for once.
        """
        if cue not in self._found:
            self._found[cue] = tuple(self._look_for(cue))
        return self._found[cue]

    def _look_for(self, cue: Pattern) -> Iterator[tuple[Sentence, re.Match[str]]]:
        """In the sentences with the words that the cue cannot do without."""
        places = self._presence.may_hold(cue.pattern) & ~self._presence.whole
        while places:
            first = places & -places
            places ^= first
            sentence = self.body[first.bit_length() - 1]
            for match in cue.finditer(self.lower, sentence.start, sentence.end):
                yield sentence, match

    def everywhere(self, cue: Pattern) -> Iterator[re.Match[str]]:
        """Where the letter holds the cue, greeting and quotations included."""
        there = self._presence.may_hold(cue.pattern) & self._presence.whole
        return cue.finditer(self.lower) if there else iter(())

    def holds(self, cue: Pattern, span: Span) -> bool:
        """Whether a stretch holds the cue; in the writer's own sentences most are known not to by their words."""
        number = bisect_right(self._begins, span.start) - 1
        if number >= 0 and span.end <= self.body[number].end:
            there = self._presence.may_hold(cue.pattern) >> number & 1
            return bool(there and cue.search(self.lower, span.start, span.end))
        return cue.search(self.lower, span.start, span.end) is not None

    @cached_property
    def _begins(self) -> list[int]:
        return [sentence.start for sentence in self.body]

    @cached_property
    def _presence(self) -> Presence:
        return Presence(self.lower, self.body, known())

    @cached_property
    def _found(self) -> dict[Pattern, tuple[tuple[Sentence, re.Match[str]], ...]]:
        return {}

    @cached_property
    def sums(self) -> tuple[Sum, ...]:
        """All amounts of money."""
        return _sums.find(self.plain)

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """All days."""
        return _days.find(self.plain)

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """What is quoted from somebody else."""
        return quoted.find(self.text)

    @cached_property
    def _quoted_up_to(self) -> tuple[int, ...]:
        """How far the quotations up to each one reach."""
        return tuple(accumulate((quotation.end for quotation in self.quotations), max))

    def is_quoted(self, span: Span) -> bool:
        """Whether more than half of the span is somebody else's words."""
        after = bisect_left(self.quotations, span.end, key=attrgetter("start"))
        covered = 0
        for number in range(after - 1, -1, -1):
            if self._quoted_up_to[number] <= span.start:
                break
            quotation = self.quotations[number]
            covered += max(0, min(span.end, quotation.end) - max(span.start, quotation.start))
        return covered * 2 > span.end - span.start

    def is_quoted_at(self, place: int) -> bool:
        """Whether the character at that place is somebody else's."""
        return any(q.start <= place < q.end for q in self.quotations)

    def sums_in(self, span: Span) -> tuple[Sum, ...]:
        """The amounts that stand wholly in the span."""
        return _inside(self.sums, self._sum_starts, span)

    def days_in(self, span: Span) -> tuple[Day, ...]:
        """The days that stand wholly in the span."""
        return _inside(self.days, self._day_starts, span)

    @cached_property
    def _sum_starts(self) -> list[int]:
        return [amount.start for amount in self.sums]

    @cached_property
    def _day_starts(self) -> list[int]:
        return [day.start for day in self.days]

    def has_month(self, span: Span) -> bool:
        """Whether the span names a month, with or without a day."""
        return _days.months(span.of(self.plain))


_Found = TypeVar("_Found", Sum, Day)


def _inside(found: tuple[_Found, ...], starts: list[int], span: Span) -> tuple[_Found, ...]:
    """Those that stand wholly in the span; they are in order, so that of a long text not all are looked at."""
    first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
    return tuple(one for one in found[first:last] if one.end <= span.end) if first < last else ()
