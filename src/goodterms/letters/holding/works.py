"""The pieces of work that a letter names, whole or by the noun that tells them apart, and what it says of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span

if TYPE_CHECKING:
    from goodterms.facts import Deliverable

_WORD = Pattern(r"[^\W\d_](?:[\w'-]*\w)?", small=True)
_TAIL = Pattern(r"\s*(?:,|\(|:|\b(?:for|of|with|zum|zur|für|von|der|des|de|du|del|para)\b|\bd'|\s\d).*$")
"""What only explains the noun: `Recipe cards, twelve`, `Trade sheet for the farm shops`."""
_SMALL = frozenset(
    [
        "the",
        "and",
        "for",
        "with",
        "der",
        "die",
        "das",
        "des",
        "dem",
        "den",
        "und",
        "für",
        "zum",
        "zur",
        "von",
        "les",
        "des",
        "une",
        "del",
        "los",
        "las",
    ]
)
_BETWEEN = frozenset(["of", "for", "the", "von", "vom", "zum", "zur", "des", "de", "du", "del", "la"])
_GENERIC = frozenset(
    ["work", "project", "job", "file", "part", "piece", "task", "phase", "arbeit", "projekt", "travail", "trabajo"]
)
_FEWEST = 3
"""A shorter word (`set`, `app` is longer by one) tells no work apart."""


@dataclass(frozen=True, slots=True)
class Named(Span):
    """A place where the letter names a piece of work. ``whole``: by its title, not by its noun alone."""

    work: Deliverable
    whole: bool


def is_open(work: Deliverable, today: date) -> bool:
    """Whether the work was promised and is not yet done."""
    if work.state == "will not be done":
        return False
    done = {day for day in (work.delivered_on, work.accepted_on) if day}
    return min(done) > today if done else work.state not in {"delivered", "accepted"}


class Titles:
    """The titles of a client's pieces of work, as a letter may shorten them."""

    def __init__(self, works: Sequence[Deliverable]) -> None:
        self._titles = [(work, *_parts(work.title)) for work in works]
        self._nouns = Counter(noun for _, _, noun in self._titles if noun)
        self._words = Counter(word for _, words, _ in self._titles for word in set(words))

    def named(self, lower: str, start: int, end: int) -> list[Named]:
        """The works that a stretch of a letter (lower case) names, in order."""
        words = [(m.start(), m.end(), _plain(m[0])) for m in _WORD.finditer(lower, start, end)]
        found: list[Named] = []
        for work, title, noun in self._titles:
            for first, last, matched in _runs(words, frozenset(title)):
                named = self._whole(title, noun, matched) if noun in matched or not noun else None
                if lower.startswith(work.title.lower(), first):
                    last, named = first + len(work.title), True
                if named is not None and _only_this_year(work, lower[first:end]):
                    found.append(Named(first, last, work, named))
        found.sort(key=lambda one: (one.start, not one.whole))
        return [one for n, one in enumerate(found) if not any(_covers(other, one) for other in found[:n])]

    def _whole(self, title: tuple[str, ...], noun: str, matched: frozenset[str]) -> bool | None:
        """Whether the words matched are the title; None where they may mean another work."""
        if len(matched) == len(set(title)) or (len(matched) > 1 and self._tells_apart(matched)):
            return True
        alone = noun not in _GENERIC and self._nouns[noun] == 1 and self._words[noun] == 1
        return False if noun in matched and alone else None

    def _tells_apart(self, matched: frozenset[str]) -> bool:
        return any(self._words[word] == 1 for word in matched)


def _parts(title: str) -> tuple[tuple[str, ...], str]:
    """The words of a title that say what it is, and its noun: the last of them."""
    lower = title.lower()
    main = _TAIL.sub("", lower) or lower
    words = tuple(
        word for m in _WORD.finditer(main) if len(word := _plain(m[0])) >= _FEWEST and word not in _SMALL
    )
    noun = words[-1] if words else ""
    return words, "" if noun in _GENERIC and len(words) < 2 else noun


def _plain(word: str) -> str:
    """A word without the ending of the plural or the possessive."""
    word = word.removesuffix("'s").rstrip("'")
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > _FEWEST else word


def _runs(words: list[tuple[int, int, str]], title: frozenset[str]) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Stretches of words that are all of the title, neighbours but for small words: `the catalogue for autumn`."""
    run: list[tuple[int, int, str]] = []
    for word in (*words, (0, 0, "")):
        if word[2] in title and word[2]:
            run.append(word)
        elif run and word[2] not in _BETWEEN:
            yield run[0][0], run[-1][1], frozenset(w for _, _, w in run)
            run = []


def _only_this_year(work: Deliverable, after: str) -> bool:
    """Not where the letter names another year or number beside the noun than the title has."""
    beside = re.match(r"[\w\s'-]{0,60}?\b(20\d\d)\b", after)
    years = re.findall(r"20\d\d", work.title)
    return not (beside and years and beside[1] not in years)


def _covers(one: Named, other: Named) -> bool:
    return one.start <= other.start and other.end <= one.end and (one.start, one.end) != (other.start, other.end)


_ADVERBS = (
    r"(?:now|already|all|both|fully|completely|entirely|also|finally|meanwhile|thus|therefore|since|long|just"
    r"|quite|too"
    r"|as well|jetzt|nun|bereits|schon|ebenfalls|auch|vollständig|inzwischen|déjà|maintenant|aussi|ya)"
)
_DONE = (
    r"(?:finished|done|delivered|completed?|handed over|sent|sent to you|with you|in your hands|live|online|ready"
    r"|published|launched|shipped|gone out|went out|out|up|accepted|approved|wrapped up|signed off"
    r"|fertig|geliefert|abgeschlossen|fertiggestellt|übergeben|erledigt|bei ihnen|abgegeben"
    r"|terminée?s?|livrée?s?|finie?s?|achevée?s?|remise?s?|terminad[oa]s?|entregad[oa]s?)"
)
_IS = (
    r"(?:is|are|was|were|has|have|had|has been|have been|had been|went|'s|ist|sind|wurden?|habe ich(?: ihnen)?"
    r"|est|sont|a été|ont été|está|están|ha sido|han sido)"
)
_AFTER_DONE = Pattern(
    rf"(?:,? (?:too|also|as well|now),?)?,? {_IS}(?: {_ADVERBS})* {_DONE}\b(?! (?:to (?:be|\d)|for|by|before|when"
    r"|once|in (?:part|parts|time)|except|but|up to|until|half|soon|next|on \d|as far)\b)(?!-)"
)
_LISTED = (
    r"(?:(?:,| and| und| et| y) (?:the |your |our |die |das |der |les? |la )?"
    r"(?:\w[\w'-]*(?: (?!is|are|was|were|has|have)\w[\w'-]*){0,4})){1,4}"
)
_AFTER_LIST_DONE = Pattern(rf"{_LISTED} (?:are|were|have been|sind|wurden|sont|ont été)(?: {_ADVERBS})* {_DONE}\b")
_BEFORE_DONE = Pattern(
    r"(?:\b(?:i|we|you)(?:'ve| have|'d)? (?:already |just |also |now |recently |since |even |then )*(?:have )?"
    r"(?:had|received|got|sent|delivered|finished|completed|handed over|handed in|submitted|uploaded|published"
    r"|launched"
    r"|shipped|sent off)"
    r"(?: (?:you|over|out|off))?(?: (?:the|your|our|all|of|final|finished|complete|whole|also|both))*"
    r"|\byou (?:already |now )have(?: (?:the|your|all|of))*"
    r"|\b(?:finished|done|delivered|complete|completed|with you|fertig|geliefert|erledigt|terminé|livré)"
    r"(?: (?:and|und|et) [\w ]{1,25})?:(?: [^.:;]{0,120}[,&]| [^.:;]{0,120} and)?(?: (?:the|your|our))?) $"
)
_ENDS_THERE = Pattern(
    r"\s*(?:$|[.,;:!)(]|(?:and|on|last|since|yesterday|to you|this|as|already|with|two|three|a|in|und|am|et|le)\b)"
)
_PART_OF = Pattern(
    r"\b(?:of|for|with|from|in|on|to|about|until|after|before|than|without|besides|beside|except|but|bar|save"
    r"|once|when"
    r"|if|as"
    r" soon as|until|unless|first|half|part|parts|most|some|one|two|three|pages?|chapters?|von|für|mit|nach"
    r"|bis|sobald"
    r"|wenn|pour|avec|après|quand)(?: (?:the|your|our|this|that|der|die|das|dem|den|la|le|les))?"
    r"(?: (?:first|last|new|next|other))? ?$|'s $"
)
_AFTER_OPEN = Pattern(
    rf",? (?:is|are|was|were)(?: {_ADVERBS}| still| yet)* (?:missing|in progress|outstanding|unfinished|to come|to"
    r" follow|not (?:yet )?(?:quite )?(?:finished|ready|done|delivered|complete|started|begun|there)"
    r"|being worked on)\b"
    r"|,? (?:isn't|aren't|hasn't been|haven't been|has not (?:yet )?been"
    r"|have not (?:yet )?been) (?:yet )?(?:finished"
    r"|ready|done|delivered|complete|started|begun|sent)\b"
    r"|,? still (?:needs?|has|have) to be (?:built|done|finished|made|written|drawn|designed|delivered|started)\b"
    r"|,? (?:ist|sind) noch (?:nicht fertig|offen|in arbeit)|,? fehl(?:t|en) noch|,? n'(?:est|a) pas encore"
)
_BEFORE_OPEN = Pattern(
    r"\b(?:(?:i|we) (?:still )?owe you|(?:i|we) (?:have not|haven't) (?:yet )?(?:finished|started|delivered"
    r"|sent you)"
    r"|still (?:open|missing|to come|outstanding|in progress)(?: is| are|:))(?: (?:the|your|our))? $"
)


def said_done(lower: str, clause: Span, named: Named) -> bool:
    """Whether the clause says that the whole of the work is done."""
    before, after = lower[clause.start : named.start], named.end
    if _PART_OF.search(before):
        return False
    if _AFTER_DONE.match(lower, after, clause.end) or _AFTER_LIST_DONE.match(lower, after, clause.end):
        return True
    return bool(_BEFORE_DONE.search(before) and _ENDS_THERE.match(lower, after, clause.end))


def said_open(lower: str, clause: Span, named: Named) -> bool:
    """Whether the clause says that the work is not done."""
    before = lower[clause.start : named.start]
    if _PART_OF.search(before):
        return False
    return bool(_AFTER_OPEN.match(lower, named.end, clause.end) or _BEFORE_OPEN.search(before))
