"""What does not exist, and yet does: no passwords are held, and yet they are sent."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from goodterms.letters.reading.conflicts.place import (
    Place,
    both,
    clause_at,
    clauses,
    nouns,
    stem,
    vocabulary,
    words_of,
)
from goodterms.letters.reading.pattern import Pattern

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

_NO = Pattern(
    r"(?<!, )\b(?:no|not (?:an?|any|one)|without (?:any|an?)|never (?:an?|any))(?P<of> (?!longer|more|other|doubt"
    r"|matter|hurry|need|idea|one|further questions|reason|reply|answer|problem|room|new|less|means|part|way"
    r"|time|hard|pressure|harm|word|later|interest|fault|small|such|free|stranger|secret|wonder)(?:[a-z-]+"
    r" )?)?(?P<noun>[a-z-]{4,})\b"
)
_NOT_NO = Pattern(
    r"\b(?:if|could|would|until|except|unless|but|yet|so far|once|still|beyond|apart from|only|since)\b"
)
_IS = (
    r"(?:which|that)? ?(?:we|i) (?:hold|have|keep|made|still hold)|will (?:be|come|follow|go|reach)|is (?:with"
    r"|attached|enclosed|in|due|billed|charged)|are (?:with|attached|enclosed|in|due)|is [€£$]|enclosed|attached"
    r"|as agreed|goes|costs?"
)

_NOUNS = vocabulary(
    "password login key file copy backup invoice contract agreement successor discount deposit reference meeting"
    " handover licence license document original record charge fee interest notice support report rebate refund"
    " penalty reminder training guarantee list archive template expense surcharge"
)


def nothing_and_something(draft: Draft) -> Iterator[Place]:
    """A thing of which there is none, and which is then spoken of as being there."""
    for match in draft.everywhere(_NO):
        noun = stem(match["noun"])
        if noun not in _NOUNS or draft.is_quoted_at(match.start()):
            continue
        clause = clause_at(draft, match.start(), match.end())
        if _NOT_NO.search(words_of(draft, clause)):
            continue
        there = Pattern(
            rf"\b(?:under|(?:clause|section|article|paragraph) \w+ of|according to|as) (?:the|our) {noun}\b"
            rf"|\b(?:the|our|my|your|this|a|an|\d+)(?: \w+){{0,2}}"
            rf" {noun[:-1]}\w{{1,3}}\b[^.;]{{0,25}}\b(?:{_IS})"
        )
        kind = nouns(match["of"] or "")
        for other in clauses(draft, there, _NOT_THERE):
            if kind <= nouns(words_of(draft, other)):
                yield from both(
                    draft,
                    clause,
                    other,
                    f"One sentence says that there is no {match['noun']}, another that there is.",
                )


_NOT_THERE = Pattern(r"\b(?:no|not|\w*n't|if|would|could|your own|new|old|never|cannot|nobody)\b")
