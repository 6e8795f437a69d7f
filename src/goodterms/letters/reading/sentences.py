"""Cuts a letter into sentences and clauses, with their places in the text.

Letters are not prose from a book: headings, list items and table lines end without a full stop, and a mail
program may have wrapped a sentence over several lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from goodterms.letters.reading.pattern import Pattern

_ABBREVIATIONS = frozenset(
    """
    mr mrs ms mx dr prof st no nr vs approx incl excl etc inc ltd co dept fig tel ext cf al sq messrs hon rev jr sr
    e.g i.e z.b d.h bzw ca art abs ziff inkl zzgl evtl ggf usw mme mlle sra dra p.ej núm av n° vol
    """.split()  # noqa: SIM905
)
_TAXES = frozenset({"mwst", "ust"})
"""Abbreviations that as often end a sentence: a lower-case word behind them tells that it goes on."""
_END = Pattern(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)", small=True)
_BREAK = Pattern(
    r";\s+|\s[–—]\s+|:\s+(?=\S)|,\s+(?=(?:and|but|so|which|or|while|because|since|as|und|aber|denn|et|mais|y"
    r"|pero)\s)|\s+(?=and\s+(?:(?:I|we|you|he|she|they|it|please)\b|(?P<noun>my|our|your|the)\b))"
)
_VERB = (
    r"\b(?:is|are|was|were|has|have|had|will|shall|can|could|would|should|may|might|must|does|do|did"
    r"|stays?|remains?|ends?"
    r"|goes|go|comes?|follows?|stops?|starts?|begins?|runs?|takes?|gets?|needs?|lies?|stands?|belongs?"
    r"|reach(?:es)?|went"
    r"|came|got|\w+n't)\b|'(?:ll|re|ve|d|s (?:been|being|done|in|on|at|with|not|all|now|yours|the|a|to)|m)\b"
)
_CLAUSE_BEFORE = Pattern(rf"{_VERB}|\b(?:i|we|you|he|she|they|it|please)\b|\b\w{{3,}}ed\b")
"""What makes a clause of the words before an `and`: `The pond liner and the lawn feed` has nothing of it."""
_CLAUSE_AFTER = Pattern(
    rf"and (?:my|our|your|the) (?:(?!(?:that|which|who|i|we|you|they|and|or)\b)[\w'’-]+ ){{0,4}}?"
    rf"(?!(?:that|which|who|i|we|you|they|and|or)\b)[\w’-]+(?: (?:{_VERB})|'(?:ll|s (?:been|done|in|on|with|not)))"
)
"""`and the site is live` is a clause, `and the tree surgeon know` is none."""
_LIST = Pattern(r"\s*(?:[-*•–]|\(?\d{1,2}[.)]|\(?[a-zA-Z][.)])\s+", small=True)
_LEAD = Pattern(r"(?:and|but|so|or|und|aber|et|mais|y|pero)\s+", re.I, small=True)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the letter: code points from ``start`` up to ``end``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """A sentence (or heading, or list item) with the paragraph it stands in, counted from 0."""

    paragraph: int = 0
    listed: bool = False
    breaks: tuple[int, ...] = field(default=(), compare=False)
    """Where its clauses begin, but for the first."""

    def clause_around(self, text: str, start: int, end: int) -> Span:
        """The shortest run of clauses that holds ``start`` to ``end``, without a leading `and`."""
        first, last = self.start, self.end
        for cut in self.breaks:
            if cut <= start:
                first = cut
            elif cut >= end:
                last = cut
                break
        return _trimmed(text, first, last)

    def clauses(self, text: str) -> Iterator[Span]:
        """All clauses in order."""
        for first, last in pairwise((self.start, *self.breaks, self.end)):
            span = _trimmed(text, first, last)
            if span.start < span.end:
                yield span


def split(text: str) -> tuple[Sentence, ...]:
    """All sentences in order. Blank lines part paragraphs; lines that a mail program wrapped are joined."""
    found: list[Sentence] = []
    for number, block in enumerate(re.finditer(r"(?:[^\n]*\S[^\n]*(?:\n|$))+", text)):
        for start, end in _lines(text, block.start(), block.end()):
            listed = bool(_LIST.match(text, start, end))
            for span in _sentences(text, start, end):
                breaks = tuple(_breaks(text, span))
                found.append(Sentence(span.start, span.end, number, listed, breaks))
    return tuple(found)


def _breaks(text: str, span: Span) -> Iterator[int]:
    """Where a clause ends and another begins. What an `and` joins may be two nouns of one clause."""
    begin = span.start
    for match in _BREAK.finditer(text, span.start, span.end):
        if match["noun"]:
            before, after = text[begin : match.start()].lower(), text[match.end() : span.end].lower()
            if not (_CLAUSE_BEFORE.search(before) and _CLAUSE_AFTER.match(after)):
                continue
        begin = match.end()
        yield begin


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of a paragraph, those joined that are one wrapped sentence."""
    at = begin = start
    for line in text[start:end].splitlines(keepends=True):
        following = text[at + len(line) : end].split("\n", 1)[0]
        wrapped = len(line.rstrip()) > 55 and not _END.search(line.rstrip()[-3:]) and not _LIST.match(following)
        lower = following[:1].islower() and len(line.rstrip()) > 40
        at += len(line)
        if not ((wrapped and following[:1].isalnum() and not line.rstrip().endswith(":")) or lower) or at >= end:
            yield begin, at
            begin = at


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for match in _END.finditer(text, start, end):
        last = _last_word(text[begin : match.start()]).lower()
        if match[0].startswith(".") and (
            last in _ABBREVIATIONS or ((last.isdigit() or last in _TAXES) and _goes_on(text, match.end()))
        ):
            continue
        if len(last) == 1 and last.isalpha() and last not in "i" and match[0] == ".":
            continue
        span = _trimmed(text, begin, match.end())
        if span.start < span.end:
            yield span
        begin = match.end()
    span = _trimmed(text, begin, end)
    if span.start < span.end:
        yield span


def _last_word(text: str) -> str:
    """What stands at the very end, without the bracket that opens before it."""
    words = text.removesuffix("\n")
    return "" if words[-1:].isspace() else words.rsplit(None, 1)[-1].rpartition("(")[2] if words else ""


def _goes_on(text: str, at: int) -> bool:
    """After `12.` the sentence goes on where a month or a lower-case word follows (`12. Mai`, `3. quarter`)."""
    rest = text[at : at + 20].lstrip()
    return rest[:1].islower() or bool(
        re.match(r"(?:Jan|Feb|M[äa]r|Apr|Ma[iy]|Jun|Jul|Aug|Sep|O[kc]t|Nov|De[zc])", rest)
    )


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    if start < end and (not text[start].isalpha() or text[start + 1 : start + 2] in {".", ")"}):
        item = _LIST.match(text, start, end)
        if item and item.end() < end:
            start = item.end()
    if start < end and text[start].islower():
        lead = _LEAD.match(text, start, end)
        start = lead.end() if lead else start
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:–—"):
        end -= 1
    return Span(start, end)
