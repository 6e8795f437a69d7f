"""What cannot both be true of people: alone and with somebody, reachable and not, kept secret and shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

from goodterms.letters.reading.conflicts.place import (
    Place,
    both,
    clause_at,
    clauses,
    day_in,
    later,
    nouns,
    vocabulary,
    words_of,
)
from goodterms.letters.reading.pattern import Pattern
from goodterms.letters.reading.sentences import Span

if TYPE_CHECKING:
    from goodterms.letters.draft import Draft

_LIMITED = Pattern(
    r"\b(?:except|apart from|but|outside (?!this)|else|other than|save|besides|if"
    r"|until|beyond)\b"
)
_ALONE = Pattern(
    r"\b(?:my|your|the|as|a) (?:sole|only)(?: and exclusive)? (?:designer|translator|editor|developer|author"
    r"|illustrator|contractor|supplier|bookkeeper|photographer|consultant|writer|teacher|tutor|provider|person"
    r"|contact)\b"
    r"|\b(?:all (?:on|by) my own|by myself|single-handed(?:ly)?|(?:i|we) alone (?:have|had|did|wrote|worked)"
    r"|without any (?:help|colleagues|subcontractors)|by me alone|(?:no one|nobody) else (?:has )?(?:worked"
    r"|wrote|touched)|i"
    r" work(?:ed)? alone)\b"
)
_WITH = Pattern(
    r"\b(?:together with|along with|alongside|shared (?:it|the work) with|with the help of|by my (?:colleague"
    r"|partner|assistant)|with my (?:colleague|partner|assistant|team|brother|sister))\b|\b(?:my|our)"
    r" (?:colleague|assistant|partner|team)(?: \w+)? and i\b"
    r"|\b\w+ and i have (?:\w+ed|done|written|drawn|built)\b"
    r"|\bmy (?:colleague|assistant|partner|brother|sister|wife|husband)(?: \w+)? (?:has |had )?(?:wrote"
    r"|written|drew|drawn"
    r"|did|done|made|built|translated|painted|designed|edited|coded|recorded)\b"
)


def alone_and_with(draft: Draft) -> Iterator[Place]:
    """The work was done alone, and yet with somebody."""
    for alone, together in product(clauses(draft, _ALONE, _LIMITED), clauses(draft, _WITH)):
        vetoed = re.search(r"\b(?:will|could|would|if|until|since then|from now)\b", words_of(draft, together))
        if not vetoed:
            yield from both(
                draft, alone, together, "One sentence says that you worked alone, another that you did not."
            )


_NO_SUCCESSOR = Pattern(
    r"\bdon't know a soul\b|\bfound (?:no one|nobody)\b"
    r"|\b(?:haven't|have not) found any(?:one|body)\b|\b(?:can't|cannot) recommend any(?:one|body)\b"
    r"|\bwithout anybody\b"
    r"|\b(?:do not|don't) know any \w+ who\b|\b(?:nobody|no one) (?:in|at) [^.;]{3,25}to whom\b"
    r"|\bi know of nobody\b"
    r"|\b(?:not|\w*n't|cannot|unable to)(?: \w+){0,2} (?:name|know|recommend|suggest|offer|propose|think of)"
    r" (?:\w+ )?(?:a (?:successor|replacement|colleague)|anybody|anyone|somebody|someone|any names?|a single)\b"
    r"|\bno (?:successor|replacement) (?:has|have|is|was|can)\b"
    r"|\b(?:know|know of|have) (?:nobody|no one)(?: \w+){0,3} (?:recommend|suggest|take|could)\b|\bthere is"
    r" (?:no|nobody)\b[^.]{0,20}\b(?:successor|take over|recommend)\b|\bno successor\b|\bno one (?:who|that i)"
    r" (?:could|can)\b[^.]{0,20}\b(?:take|recommend)"
)
_SUCCESSOR = Pattern(
    r"\bmy colleague,? \w+(?: \w+)?,? (?:would|will|is|can|could) (?:\w+ )?(?:be )?(?:glad|happy|willing"
    r"|ready|pleased|able)?"
    r" ?(?:to )?take (?:it |this |you |the work )?(?:over|on)\b"
    r"|\b(?:takes?|taking) (?:over )?(?:all )?my (?:\w+ )?(?:people|clients|practice|customers)\b|\bhas said yes\b"
    r"|\b(?:i have|i've) found (?:someone|somebody)\b|\btakes over my\b|\bhas room for (?:you|him|her|it|them)\b"
    r"|\bis free in\b|\bsaid yes to\b|\b(?:she|he)(?:'d| would) be delighted\b|\bwhose names i could\b"
    r"|\b(?:my|our|your new|the) successor,? (?:[a-z]+\.? )?[a-z]+[,.]? |\b(?:i|we) (?:can |would |gladly |warmly"
    r" )*(?:recommend|suggest|introduce you to) (?!that|to|we|you|a call|a meeting)\w+|\b(?:can|will|is (?:happy"
    r"|glad|ready) to|has agreed to|would gladly|would) take (?:this on|over|it over|you on|on the)\b"
    r"|\bwould take (?:it|this|that) on\b|\bwould be (?:a good|the right|an ideal|a fine|just the) (?:person"
    r"|choice|one|pair)\b"
    r"|\b(?:has|have) (?:consented|agreed|promised) to (?:follow|succeed|replace|take over from) (?:me|us)\b"
)


_NO_NAME = Pattern(r"\b(?:not|\w*n't|cannot|nobody|no one|whoever|if|once|until|when|find|i will|we will|could)\b")


def no_successor_and_one(draft: Draft) -> Iterator[Place]:
    """Nobody can be named, and yet somebody is."""
    for none, some in product(clauses(draft, _NO_SUCCESSOR, _LIMITED), clauses(draft, _SUCCESSOR, _NO_NAME)):
        yield from both(draft, none, some, "One sentence names nobody who could follow, another names somebody.")


_UNREACHABLE = Pattern(
    r"\b(?:not|\w*n't|cannot|no longer|can no longer|unable to)\b(?: be)?[^.]{0,30}\b(?:reach(?:ed|able)?"
    r"|available|answer(?:ing)? (?:any |your |further )?(?:questions|calls|mails?|emails?)|reply|take (?:your "
    r"|any )?calls)\b"
    r"|\bunreachable\b"
)
_REACHABLE = Pattern(
    r"\b(?:reachable|available for (?:questions|calls|anything)|at your disposal|answer (?:any |all |your"
    r" )*(?:questions|calls|mails?|emails?)|(?:call|ring|phone|write to|write|mail|text|reach) me (?:\w+"
    r" ){0,3}(?:any ?time|whenever|at any (?:time|hour)|as usual|as always|day or night)|(?:can|may) (?:always "
    r"|still )?(?:ring|call|reach|write to|phone) (?:me|us)\b|here for (?:any )?questions)"
)
_NEGATED = Pattern(r"\b(?:not|\w*n't|cannot|no longer|nobody|could|would|if you ever|instead|colleague|but)\b")


def reachable_and_not(draft: Draft) -> Iterator[Place]:
    """The writer can be reached, and cannot, in the same time."""
    for no, yes in product(clauses(draft, _UNREACHABLE), clauses(draft, _REACHABLE, _NEGATED)):
        words, others = words_of(draft, no), words_of(draft, yes)
        same_time = nouns(words) & nouns(others) & _TIMES
        if same_time or _overlap(draft, no, yes):
            yield from both(draft, no, yes, "One sentence says that you can be reached, another that you cannot.")


_TIMES = vocabulary("leave holiday absence vacation summer winter weekend sabbatical break travel trip evening")


def _overlap(draft: Draft, no: Span, yes: Span) -> bool:
    """`from 1 July no longer` and `until 15 July`."""
    first, second = day_in(draft, no), day_in(draft, yes)
    if first is None or second is None:
        return False
    begins = re.search(r"\b(?:from|after|as of|since)\b", words_of(draft, no))
    runs = re.search(r"\b(?:until|till|up to|through|whole of|all of|in|on)\b", words_of(draft, yes))
    return bool(begins and runs and later(second, first))


_SECRET = Pattern(
    r"\bkept (?:your name|your \w+|this|it|the \w+) (?:from|secret|to (?:myself|ourselves)|between|private)\b"
    r"|\b(?:was|were|been) seen by [^.;]{2,30} only\b|\bonly (?:i|we|the two \w+) (?:have|has) (?:seen|read)\b"
    r"|\bshown? (?:it )?to (?:nobody|no one)\b|\b(?:not|\w*n't|never) (?:shown?|shared|passed on|mentioned"
    r"|given) [^.;]{0,40}\b(?:anyone|anybody|third part\w+|a soul)\b"
)
_SHARED = Pattern(
    r"\b(?:i|we) (?:have |'ve )?(?:told|showed|shown|sent|gave|mentioned|passed|explained"
    r"|shared)\b[^.;]{0,50}\b(?:whose|who you are|it to|to (?:three|two|a|some|my|our|several|other)|colleagues?"
    r"|friends?|name|outside|with (?:my|our|a|two|three))\b"
)


def secret_and_shared(draft: Draft) -> Iterator[Place]:
    """Something was kept from everybody, and yet it was shown."""
    for kept, shared in product(clauses(draft, _SECRET), clauses(draft, _SHARED, _NOT_SHARED)):
        yield from both(
            draft, kept, shared, "One sentence says that this was kept private, another that it was shared."
        )


_NOT_SHARED = Pattern(r"\b(?:not|\w*n't|never|nobody|if|would|please)\b")
_NOT_CONTACTED = Pattern(
    r"\b(?:i|we) (?:have not|haven't|had not|did not|didn't) (?:yet )?(?:contacted|approached|asked|spoken (?:to"
    r"|with)|written to|called|told) (?P<who>(?!anyone|anybody|you|the|your|him|her|them)\w+)"
)


def not_contacted_and_answered(draft: Draft) -> Iterator[Place]:
    """Somebody has not been asked, and yet has answered."""
    for match in draft.everywhere(_NOT_CONTACTED):
        first = clause_at(draft, match.start(), match.end())
        spoke = Pattern(
            rf"\b{re.escape(match['who'])} (?:\w+ )?(?:told|said|answered|wrote|agreed|confirmed|promised)"
            rf" ?(?:me|us|to|that|back)?\b"
        )
        for other in clauses(draft, spoke):
            yield from both(
                draft, first, other, "One sentence says that they have not been asked, another that they answered."
            )
