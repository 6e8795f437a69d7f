"""Mends what can be mended in a letter without judgement: words that can go, and nothing that says something.

A sum, a day, a name, a reproach or a promise is never touched: what is right there only its writer knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goodterms.letters import silences
from goodterms.letters.draft import Draft
from goodterms.letters.letter import Lint
from goodterms.letters.linting import lint
from goodterms.letters.reading.language import language_of
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.rewriting import with_its_space
from goodterms.letters.rules import RULES

_SORRY = Pattern(r"\b(?:sorry|apolog(?:y|ies|ise|ize))\b")
_ONLY_SORRY = Pattern(
    r"(?:and |but )?(?:once )?(?:again,? )?(?:i am|i'm|we are|we're|i do|we do|my|our|please accept my|so|very"
    r"|really|truly)?(?: really| truly| so| very| deeply| sincerely| most sincere| sincere| am| are){0,6}"
    r" ?(?:sorry|apologies|apologise|apologize)(?: (?:again|once more|for (?:this|that|it|everything|all this)"
    r"|about (?:this|that|it|everything)))?[.!]+"
)
"""A whole sentence that says sorry and names nothing it is for."""
_SORRY_TWICE = Pattern(r"\bsorry(?:, (?:so |very |really |truly |deeply )*sorry)+,?(?= (?:that|for|about|to)\b)")
_FRANK = Pattern(
    r"(?:to be (?:quite |perfectly |completely |totally |very |really )?(?:honest|frank)(?: with you)?"
    r"|if i(?:'m| am)(?: being)?(?: quite| perfectly| completely)? (?:honest|frank)|truth be told"
    r"|needless to say),\s+"
)
_SAME_WORD = Pattern(r"\b(the|a|an|of|and|with|our|my|your) \1\b(?=\s+\w)")


@dataclass(frozen=True, slots=True)
class Change:
    """One stretch of the letter as given, what stands there now, and why."""

    start: int
    end: int
    quote: str
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Mended:
    """The letter after all changes, and the changes in order of place."""

    text: str
    changes: tuple[Change, ...]


def mend(text: str, kind: str) -> Mended:
    """Write the safe rewrites into a letter.

    A change that would cost the letter a point, or give it a fault that it did not have, is left out. Letters in
    other languages than English stay as they are, and so does what is quoted from somebody else.

    Raises:
        GoodtermsError: as `lint` does, for what is no letter.
    """
    before = lint(text, kind, quick=True)
    blank = silences.blanked(text)
    if language_of(blank) != "en":
        return Mended(text, ())
    silenced = silences.read(text, (rule.name for rule in RULES))
    mended, kept = text, list[Change]()
    for change in sorted(_wanted(Draft(blank, kind), silenced), key=lambda c: c.start, reverse=True):
        if kept and change.end > kept[-1].start:
            continue
        tried = mended[: change.start] + change.by + mended[change.end :]
        if _no_worse(before, lint(tried, kind, quick=True)):
            mended = tried
            kept.append(change)
    return Mended(mended, tuple(reversed(kept)))


def _no_worse(before: Lint, after: Lint) -> bool:
    """Whether the letter still makes every point, and has no kind of fault more often than before."""
    faults = [finding.rule for finding in before.findings]
    return before.covers.keys() <= after.covers.keys() and all(
        sum(finding.rule == rule for finding in after.findings) <= faults.count(rule)
        for rule in {finding.rule for finding in after.findings}
    )


def _wanted(draft: Draft, silenced: dict[str, str]) -> Iterator[Change]:
    if "wording.over_apology" not in silenced:
        yield from _apologies(draft)
    for sentence in draft.body:
        for match in _FRANK.finditer(draft.lower, sentence.start, sentence.end):
            if match.start() == sentence.start and not draft.is_quoted_at(match.start()):
                yield _without_lead(draft, match.start(), match.end())
        for match in _SAME_WORD.finditer(draft.plain, sentence.start, sentence.end):
            if not draft.is_quoted_at(match.start()):
                yield _change(draft, match.start(), match.end(), match[1], "The word stands twice.")


def _apologies(draft: Draft) -> Iterator[Change]:
    """`Sorry, so sorry that` says it once; a bare apology goes where the letter has another one."""
    sorry = [s for s in draft.body if _SORRY.search(draft.lower, s.start, s.end)]
    bare = [s for s in sorry if _ONLY_SORRY.fullmatch(draft.lower, s.start, s.end)]
    keep_one = bare[:1] if len(bare) == len(sorry) else []
    for sentence in bare:
        if sentence not in keep_one:
            start, end = with_its_space(draft.text, sentence.start, sentence.end)
            yield _change(draft, start, end, "", "One apology is enough.")
    for sentence in sorry:
        for match in _SORRY_TWICE.finditer(draft.lower, sentence.start, sentence.end):
            if not draft.is_quoted_at(match.start()):
                yield _change(draft, match.start() + 5, match.end(), "", "One apology is enough.")


def _without_lead(draft: Draft, start: int, end: int) -> Change:
    """The opening words go, and the next word begins the sentence."""
    return _change(draft, start, end + 1, draft.text[end].upper(), "The reader takes honesty for granted.")


def _change(draft: Draft, start: int, end: int, by: str, why: str) -> Change:
    return Change(start, end, draft.text[start:end], by, why)
